"""What a Word document costs beside plain docxtpl, other libraries and what can't be saved; CPU time, medians.

All make the same text from the same values, in turns within one run: figures differ from machine to machine, ratios
hardly. `floor` is a bare Jinja render of the same objects, deflated by zlib. Libraries of npm are installed into a
temporary folder, and skipped where node or its registry isn't there.
"""

from __future__ import annotations

import filecmp
import functools
import gc
import io
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from _harness import Case, compare, python
from inspection_core_docx import BulletinOptions
from inspection_core_docx._filling import fill
from inspection_core_docx._options import Compression
from inspection_core_docx._package import write_packed
from inspection_core_docx._rendering import context
from inspection_core_docx._template import load_template
from word import cases, peers

import inspection_core as ic

Maker = Callable[[], float]
"""Makes a document and tells how many CPU milliseconds it took."""
OURS, FAST, ISAL, FLOOR, PLAIN = "ours, zlib 6", "ours, zlib 1", "ours, isal", "floor", "plain docxtpl"
HERE = Path(__file__)
NAMES = ("bulletin", "ledger")
"""The bulletin, and the bulletin with a table of every measure after it."""
BY_HAND = 1_000
"""With so many findings python-docx still ends; with 10,000 it takes a minute."""
OPTIONS = BulletinOptions()


class Targets:
    """Prints what should hold, and counts what doesn't."""

    missed = 0

    def hold(self, what: str, figure: float, least: float | None = None, most: float | None = None) -> None:
        met = (least is None or figure >= least) and (most is None or figure <= most)
        self.missed += not met
        target = f">= {least:g}" if least is not None else f"<= {most:g}"
        print(f"    {what:<46} {figure:7.2f}   (target {target}: {'met' if met else 'MISSED'})")


def timed(make: Callable[[], object]) -> Maker:
    """A maker of this process."""

    def measured() -> float:
        start = time.process_time()
        make()
        return 1000 * (time.process_time() - start)

    return measured


def ours(file: Path | None, values: Mapping[str, object], compression: Compression) -> bytes:
    """A document from values that are ready, as all others get them."""
    out = io.BytesIO()
    write_packed(list(fill(load_template(file, "bulletin"), values, compression)), out)
    return out.getvalue()


def floor(file: Path | None) -> Callable[[Mapping[str, object]], bytes]:
    """Jinja and zlib, without any check and without a package."""
    from jinja2 import Environment

    [document] = [part for part in load_template(file, "bulletin").parts if part.source.name == cases.DOCUMENT]
    program = Environment(autoescape=True).from_string(document.source.text)
    return lambda values: zlib.compress(program.render(values).encode(), 6)


def makers(name: str, report: ic.Report, folder: Path, node: peers.Node | None) -> Iterator[tuple[str, Maker]]:
    """Each that makes a document, once it made the right text."""
    file = None if name == "bulletin" else folder / f"{name}.docx"
    template = cases.template(name)
    (folder / f"{name}.docx").write_bytes(template)
    values, outline, plain = context("bulletin", report, OPTIONS), ic.bulletin(report), cases.values(report)
    rows = plain["rows"] if name == "ledger" else []
    said = cases.text_of(ours(file, values, Compression.SMALL))
    for compression in (Compression.SMALL, Compression.FAST, Compression.ISAL):
        yield (
            {"6": OURS, "1": FAST, "isal": ISAL}[compression.value],
            timed(functools.partial(ours, file, values, compression)),
        )
    options, plugins = BulletinOptions(template=file), ic.Plugins.installed()
    yield (
        "ours, whole: from the report",
        timed(lambda: ic.export(report, "docx-bulletin", options=options, plugins=plugins)),
    )
    yield FLOOR, timed(functools.partial(floor(file), values))
    others = {PLAIN: functools.partial(peers.by_docxtpl, template, values)}
    if len(report.items) <= BY_HAND:
        others["python-docx by hand"] = functools.partial(peers.by_hand, cases.template_of(), outline, rows)
    for peer, make in others.items():
        assert said == cases.text_of(make()), peer
        yield peer, timed(make)
    if node:
        yield from _of_node(node, name, plain, said, folder)


def _of_node(
    node: peers.Node, name: str, values: Mapping[str, object], said: list[str], folder: Path
) -> Iterator[tuple[str, Maker]]:
    data, out = folder / f"{len(said)}.json", folder / "out.docx"
    data.write_text(json.dumps(values), encoding="utf-8")
    for peer in peers.PEERS:
        template = folder / f"{peer}-{name}.docx"
        template.write_bytes(peers.template_for(peer, name))
        try:
            node.make(peer, template, data, out)
        except RuntimeError as error:
            print(f"    {peer} is skipped: {error}")
            continue
        assert said == cases.text_of(out.read_bytes()), peer
        yield peer, functools.partial(node.make, peer, template, data)


def measure(title: str, all_of_them: Mapping[str, Maker], *, runs: int, warm: int, row: int = 1) -> dict[str, float]:
    """The median milliseconds of each, in turns of some documents in a row."""
    times: dict[str, list[float]] = {name: [] for name in all_of_them}
    for turn in range(warm + runs):
        for name, make in all_of_them.items():
            gc.collect()
            took = statistics.mean(make() for _ in range(row))
            if turn >= warm:
                times[name].append(took)
    medians = {name: statistics.median(each) for name, each in times.items()}
    print(f"  {title} (median of {runs} interleaved runs{f' of {row} documents' if row > 1 else ''})")
    for name, took in medians.items():
        print(f"    {name:<30} {took:10.2f} ms   {took / medians[OURS]:7.2f} x ours")
    return medians


def _measured(
    findings: int, name: str, folder: Path, node: peers.Node | None, *, runs: int, warm: int, row: int = 1
) -> dict[str, float]:
    report = cases.report(findings)
    measures = sum(len(item.measures) for item in report.items)
    title = f"{findings:,} findings" + (f", and a table of their {measures:,} measures" if name == "ledger" else "")
    all_of_them = dict(makers(name, report, folder, node))
    return measure(title, all_of_them, runs=runs, warm=warm, row=row)


def _ratio(took: Mapping[str, float]) -> float:
    return took[PLAIN] / took[OURS]


def _growth(name: str, folder: Path) -> float:
    """The time of one large document over that of ten small ones, measured in turns."""
    file = folder / f"{name}.docx"
    small, large = (context("bulletin", cases.report(findings), OPTIONS) for findings in (1_000, 10_000))
    ratios = []
    for _ in range(5):
        gc.collect()
        ten = sum(timed(functools.partial(ours, file, small, Compression.SMALL))() for _ in range(10))
        ratios.append(timed(functools.partial(ours, file, large, Compression.SMALL))() / ten)
    return statistics.median(ratios)


def documents(targets: Targets) -> None:
    """Every library at the size of the example and at 1,000 findings; plain docxtpl alone at 10,000."""
    print("Word documents: CPU time for one")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "npm").mkdir()
        with peers.node(folder / "npm") as node:
            for name in NAMES:
                took = _measured(24, name, folder, node, runs=15, warm=2, row=8)
                nearest = min(
                    took[peer] for peer in took if peer not in (OURS, FAST, ISAL, FLOOR) and "ours" not in peer
                )
                targets.hold("plain docxtpl / ours, zlib 6", took[PLAIN] / took[OURS], least=12)
                targets.hold("plain docxtpl / ours, isal", took[PLAIN] / took[ISAL], least=20)
                targets.hold("the nearest peer / ours, zlib 6", nearest / took[OURS], least=5)
                targets.hold("ours, zlib 6 / floor", took[OURS] / took[FLOOR], most=1.3)
            small = {name: _measured(1_000, name, folder, node, runs=5, warm=1) for name in NAMES}
            targets.hold("with the table: plain docxtpl / ours, zlib 6", _ratio(small["ledger"]), least=6)
        large = {name: _measured(10_000, name, folder, None, runs=3, warm=1) for name in NAMES}
        targets.hold("with the table: plain docxtpl / ours, zlib 6", _ratio(large["ledger"]), least=15)
        for name in NAMES:
            targets.hold(f"{name}: 10,000 findings / ten times 1,000", _growth(name, folder), most=1.3)
    mebibytes = float(subprocess.run([sys.executable, HERE, "--memory"], check=True, capture_output=True).stdout)
    targets.hold("peak memory above the data, MiB", mebibytes, most=80)


def memory() -> float:
    """MiB that exporting 10,000 findings takes beyond the report; in a process of its own."""
    ic.export(cases.report(), "docx-bulletin")  # what is loaded once is not counted
    report, own = cases.report(10_000), cases.template("ledger")
    gc.collect()
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5", encoding="ascii")  # the peak starts from what is in use now
    before = _peak()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "own.docx")
        template.write_bytes(own)
        ic.export(report, "docx-bulletin", options={"template": str(template)}, to=Path(folder) / "large.docx")
    return _peak() - before


def _peak() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


LOOP = """
import datetime as dt, sys
from pathlib import Path
import inspection_core as ic
plugins = ic.Plugins.installed()
for folder in sorted(Path({cases!r}).iterdir()):
    report = ic.report(ic.load(folder, plugins=plugins), as_of=dt.date(2024, 3, 1))
    ic.export(report, "docx-bulletin", to=Path({to!r}) / (folder.name + ".docx"), plugins=plugins)
"""


def builds(targets: Targets) -> None:
    """`inspection build` over 200 cases, beside a loop that loads, reports and exports; the same bytes by others."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(200):
            case = folder / "cases" / f"c{number:03}"
            shutil.copytree(cases.EXAMPLE, case, ignore=shutil.ignore_patterns("build*", "expected", "evidence"))
            recipe = "format: inspection-build/1\nrecipes: {all: [{exporter: docx-bulletin, to: bulletin.docx}]}\n"
            (case / "build.yaml").write_text(recipe, encoding="utf-8")
        named = [str(case) for case in sorted((folder / "cases").iterdir())]
        (folder / "loop").mkdir()
        command = [str(Path(sys.executable).with_name("inspection")), "build", *named, "--as-of", "2024-03-01", "--to"]
        loop = python(LOOP.format(cases=str(folder / "cases"), to=str(folder / "loop")))
        both = (
            Case("load, report, export 200 cases", loop),
            Case("inspection build", [*command, str(folder / "one")], "load, report, export 200 cases", 1.5),
        )
        targets.missed += compare("200 cases", both, runs=3)
        subprocess.run([*command, str(folder / "two"), "--jobs", "2"], check=True, capture_output=True)
        _tell_same("--jobs 2", folder, folder / "two", targets)
        _by_dask(folder, named[:20], targets)


def _tell_same(who: str, folder: Path, made: Path, targets: Targets) -> None:
    files = [path.relative_to(made) for path in sorted(made.rglob("*.docx"))]
    same = bool(files) and not any(filecmp.cmpfiles(folder / "one", made, map(str, files), shallow=False)[1:])
    targets.missed += not same
    print(f"  {who}: {len(files)} documents {'with the same bytes' if same else 'that DIFFER'}")


def _by_dask(folder: Path, named: list[str], targets: Targets) -> None:
    uv = Path(sys.executable).with_name("uv")
    script = [str(HERE.parent / "word" / "by_dask.py"), str(folder / "dask"), *named]
    try:
        subprocess.run([uv, "run", "--quiet", "--with", "distributed", "python", *script], check=True, timeout=240)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"  Dask is skipped: {error}")
        return
    _tell_same("Dask, get_executor(pure=False)", folder, folder / "dask", targets)


def main() -> int:
    """Print all figures; 1 where a target is missed."""
    targets = Targets()
    documents(targets)
    builds(targets)
    return int(targets.missed > 0)


if __name__ == "__main__":
    if sys.argv[1:] == ["--memory"]:
        print(memory())
    else:
        sys.exit(main())
