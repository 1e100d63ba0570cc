"""`inspection start`: a new case from a few answers, or from a table of findings."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from ..codec import did_you_mean, encode
from ..diagnostics import Diagnostic, Location, Text, offers as rules, reading
from ..errors import CaseFileError, OptionsError, UnknownOfferError
from ..folder import DOCUMENTS, write_atomic
from ..formats import write_yaml
from ..hooks import Draft
from ..model import Body, Document, Inspection
from ..plugins import Plugins, plugin_edge
from ._common import Day, Session, print_problems, session


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--title", help="What the case is called.")
@click.option("--inspecting", help="Who inspected.")
@click.option("--inspected", help="Who was inspected.")
@click.option("--feedback-date", type=Day(), help="The day on which the findings were given.")
@click.option("--kind", default="regular", show_default=True, help="The kind of inspection.")
@click.option("--profile", help="The rules and words to use. [default: neutral-zh or neutral-en]")
@click.option(
    "--findings", "files", multiple=True, metavar="FILE", help="Take the findings from a file, such as a CSV."
)
@session
def start(
    session: Session,
    folder: str,
    title: str | None,
    inspecting: str | None,
    inspected: str | None,
    feedback_date: dt.date | None,
    kind: str,
    profile: str | None,
    files: tuple[str, ...],
) -> None:
    """Make a new case folder."""
    target = Path(folder)
    if any((target / name).exists() for name in DOCUMENTS):
        raise CaseFileError(reading.ALREADY_THERE(Location(file=folder), name=f"{target.name}/case.yaml"))
    name = profile or ("neutral-zh" if session.language == "zh" else "neutral-en")
    session.plugins.profile(name)  # refuses an unknown one before anything is written
    if len(files) > 1:
        what = Text("give one file of findings; put the others into it", "请只给一个问题清单文件，可先合并")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    draft = read_files(session.plugins, [Path(file) for file in files]) if files else None
    inspection = Inspection(
        id=target.resolve().name.replace(" ", "-")[:40],
        title=_ask(session, title, "--title", "Title of the case", "案卷名称"),
        inspecting="b-inspecting",
        inspected="b-inspected",
        kind=kind,
        feedback_date=feedback_date,
        profile=name,
    )
    bodies = (
        Body(
            id="b-inspecting",
            name=_ask(session, inspecting, "--inspecting", "Who inspected", "检查单位"),
            kind="inspecting",
        ),
        Body(
            id="b-inspected",
            name=_ask(session, inspected, "--inspected", "Who was inspected", "被检查单位"),
            kind="inspected",
        ),
    )
    document = Document(inspection=inspection, bodies=bodies)
    if draft is not None:
        document = evolve(draft.document, inspection=inspection, bodies=_with_bodies(draft.document, bodies))
    _write(session, target, document)
    print_problems(draft.problems if draft else (), session.language, to_stderr=True)
    _say_next(session, target, len(document.findings))


def read_files(plugins: Plugins, files: Sequence[Path]) -> Draft:
    """The draft that an importer makes of files, chosen by their suffix; OptionsError where none fits."""
    suffix = files[0].suffix.lower()
    for importer in plugins.importers.values():
        if suffix in importer.suffixes:
            with plugin_edge(importer.name, Location(file=str(files[0]))):
                return importer.read(files)
    raise UnknownOfferError(_no_importer(plugins, files[0]))


def _no_importer(plugins: Plugins, file: Path) -> Diagnostic:
    suffixes = tuple(suffix for importer in plugins.importers.values() for suffix in importer.suffixes)
    hint = did_you_mean(file.suffix, suffixes)
    kind = Text("importer for", "可读取此类文件的导入器")
    return rules.UNKNOWN_OFFER(Location(file=str(file)), kind=kind, name=file.suffix, hint=hint)


def _ask(session: Session, given: str | None, option: str, en: str, zh: str) -> str:
    """An answer from the option, or asked for on a terminal; OptionsError where neither is possible."""
    if given:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(session.say(en, zh)))
    raise OptionsError(rules.BAD_ARGUMENT(what=Text(f"{option} is missing", f"缺少 {option}")))


def _with_bodies(document: Document, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    named = {body.id for body in bodies}
    return (*bodies, *(body for body in document.bodies if body.id not in named))


def _write(session: Session, target: Path, document: Document) -> None:
    head = session.say(
        "# The document of the case: what was agreed and what is said. What happens goes into the journal.\n",
        "# 案卷文档：写明商定了什么、对外怎么说；发生了什么记入日志。\n",
    )
    write_atomic(target / "case.yaml", (head + write_yaml(encode(document))).encode())
    if not (target / "build.yaml").exists():
        write_atomic(target / "build.yaml", _RECIPES.encode())
    if not (target / ".gitattributes").exists():  # Git on Windows would change line ends, and with them every hash
        write_atomic(target / ".gitattributes", b"* -text\n")


_RECIPES = """format: inspection-build/1
recipes:
  review:
    - {exporter: csv-ledger, to: ledger.csv}
    - {exporter: markdown-report, to: report.md}
  publication:
    - {exporter: text-bulletin, to: bulletin.txt, audience: public}
"""


def _say_next(session: Session, target: Path, findings: int) -> None:
    place = f'"{target}"' if " " in str(target) else str(target)
    click.echo(
        session.say(
            f"{target}: a case with {findings} findings. Next: add measures in case.yaml, then\n"
            f"  inspection check {place}\n  inspection adopt {place}",
            f"{target}：新案卷，{findings} 个问题。下一步：在 case.yaml 里填写整改措施，然后\n"
            f"  inspection check {place}\n  inspection adopt {place}",
        )
    )
