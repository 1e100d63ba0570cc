"""What reading a bulletin costs: the parser and each reader beside a floor, how that grows, and over processes.

The document is the public bulletin of an example; the longer ones are that many times its findings. Floors are one
pass of the heading expression over the text, and what the libraries below a reader take for the same file. CPU time,
medians of runs in turns; over processes, time by the clock. The exit status tells of missed targets.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

import lxml.etree
import lxml.html
import pypdfium2
from inspection_core_bulletin import parse
from inspection_core_bulletin.readers import read_data

import inspection_core as ic

EXAMPLE = Path(__file__).parents[1] / "examples" / "foreign-affairs-office"
DAY = dt.date(2024, 3, 1)
_CHINESE = "[一二三四五六七八九十]+"
HEADING = re.compile(rf"^\s*(?:{_CHINESE}、|[（(]{_CHINESE}[)）]|\d+[.．、]|[（(]\d+[)）]|[①-⑳])", re.MULTILINE)
RUNS, TIMES = 15, (1, 90, 900)
FILES = 1000
GROWTH = 1.5
"""How much more a byte of 10 MB may take than one of 1 MB."""

Action = Callable[[], object]


def longer(text: str, times: int) -> str:
    """The text with the lines of its findings so many times."""
    lines = text.splitlines()
    first = next(at for at, line in enumerate(lines) if re.match(r"\s*（一）关于", line))
    last = max(at for at, line in enumerate(lines) if re.match(r"\s*\d+\.", line)) + 1
    return "\n".join([*lines[:first], *lines[first:last] * times, *lines[last:]])


def medians(runs: int, **actions: Action) -> dict[str, float]:
    """The median CPU milliseconds of each action, run in turns."""
    spent: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            start = time.process_time()
            action()
            spent[name].append(time.process_time() - start)
    return {name: statistics.median(each) * 1000 for name, each in spent.items()}


def parsing(text: str) -> bool:
    """Print what parsing costs by length; whether that of a byte grows no more than it may."""
    a_byte = []
    for times in TIMES:
        body = longer(text, times)
        size = len(body.encode()) / 1e6
        took = medians(max(3, RUNS // times), ours=partial(parse, body), floor=partial(HEADING.findall, body))
        a_byte.append(took["ours"] / size)
        print(
            f"  parse {size:6.2f} MB {took['ours']:10.2f} ms {1000 / a_byte[-1]:6.1f} MB/s"
            f" {took['ours'] / took['floor']:6.0f} x the expression"
        )
    growth = a_byte[-1] / a_byte[-2]
    print(f"  a byte of the longest takes {growth:.2f} x that of the one before (limit {GROWTH})")
    return growth <= GROWTH


def reading(files: Mapping[str, bytes]) -> None:
    """Print what reading a file of each kind costs beside its floor, and beside parsing what was read."""
    for kind, data in files.items():
        name = f"a.{kind}"
        text = read_data(data, name).text
        took = medians(
            RUNS, ours=partial(read_data, data, name), floor=partial(FLOORS[kind], data), parse=partial(parse, text)
        )
        print(
            f"  read {kind:<5} {len(data) / 1000:7.1f} kB {took['ours']:7.2f} ms {took['ours'] / took['floor']:6.1f} x"
            f" {NAMES[kind]:<14} {took['ours'] / took['parse']:5.2f} x parse"
        )


def _lxml_of_package(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return lxml.etree.fromstring(packed.read("word/document.xml"))


def _pdfium(data: bytes) -> object:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


FLOORS: Mapping[str, Callable[[bytes], object]] = {
    "txt": lambda data: data.decode("utf-8"),
    "docx": _lxml_of_package,
    "html": lxml.html.fromstring,
    "pdf": _pdfium,
}
NAMES = {"txt": "decode", "docx": "zipfile, lxml", "html": "lxml.html", "pdf": "pypdfium2"}


def made_of(report: ic.Report, folder: Path) -> dict[str, bytes]:
    """The bulletin as a file of each kind; as PDF where LibreOffice can make one."""
    made = {kind: ic.export(report, f"{name}-bulletin") for name, kind in (("text", "txt"), ("docx", "docx"))}
    lines = made["txt"].decode("utf-8-sig").splitlines()
    made["html"] = ("<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + "</body></html>").encode()
    soffice = shutil.which("soffice")
    if soffice is None:
        return made
    (folder / "bulletin.docx").write_bytes(made["docx"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "bulletin.docx"]
    subprocess.run(convert, cwd=folder, check=True, capture_output=True, timeout=180)
    return {**made, "pdf": (folder / "bulletin.pdf").read_bytes()}


def many(text: str, folder: Path) -> None:
    """Print what a thousand files take here, and by one process and by two."""
    files = [folder / f"{number}.txt" for number in range(FILES)]
    for number, file in enumerate(files):
        file.write_text(text.replace("通报", f"通报（第{number}期）", 1), encoding="utf-8")
    request = ic.Request(profile=ic.Plugins.installed().profile("neutral-zh"))

    def seconds(executor: Executor | None) -> float:
        start = time.perf_counter()
        for _, outcome in ic.read_drafts(files, request, executor=executor):
            assert isinstance(outcome, ic.Draft)
        return time.perf_counter() - start

    took = {"here": seconds(None)}
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as executor:
            took[f"{workers} process{'es' * (workers > 1)}"] = seconds(executor)
    for name, each in took.items():
        print(f"  {FILES:,} files, {name:<12} {each:6.1f} s  {took['here'] / each:5.2f} x")


def main() -> int:
    """Print the table; whether a target was missed."""
    report = ic.report(ic.load(EXAMPLE), as_of=DAY, audience="public")
    text = ic.export(report, "text-bulletin").decode("utf-8-sig")
    print(f"Reading a bulletin (CPU, medians of {RUNS} runs; the document has {len(text.encode()) / 1000:.0f} kB)")
    linear = parsing(text)
    with tempfile.TemporaryDirectory() as folder:
        reading(made_of(report, Path(folder)))
        many(text, Path(folder))
    return not linear


if __name__ == "__main__":
    sys.exit(main())
