"""`inspection start`: a new case from a few answers, from a table, or from documents and a ledger in one go."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve, frozen

from ..diagnostics import Diagnostic, Location, Text, offers as rules, reading, returned
from ..errors import CaseFileError, OptionsError
from ..importing import draft_under, first_and_others, is_document, new_case, read_mappings, require_new
from ..model import Body, Document, Inspection
from ..plugins import Plugins
from ..proposals import Draft
from ._common import PROBLEMS, Day, Session, print_problems, session
from ._new_cases import head_of, new_request, say_next
from ._outline import show_doubts
from ._start_from_document import Around, start_from


@click.command()
@click.argument("words", nargs=-1, metavar="[DIR] [FILE]…")
@click.option("--from", "sources", multiple=True, metavar="FILE", help="A file to read, as an argument is.")
@click.option("--title", help="What the case is called.")
@click.option("--inspecting", help="Who inspected.")
@click.option("--inspected", help="Who was inspected.")
@click.option("--feedback-date", type=Day(), help="The day on which the findings were given.")
@click.option("--kind", help="The kind of inspection. [default: what the document says, else regular]")
@click.option("--profile", help="The rules and words to use. [default: neutral-zh or neutral-en]")
@click.option(
    "--findings", "tables", multiple=True, metavar="FILE", help="Take the findings from a file, such as a CSV."
)
@click.option("--mapping", metavar="FILE", help="How the columns of tables are to be read.")
@click.option("--on", type=Day(), default="today", help="The day of the states in those files. [default: today]")
@session
def start(
    session: Session,
    words: tuple[str, ...],
    sources: tuple[str, ...],
    title: str | None,
    inspecting: str | None,
    inspected: str | None,
    feedback_date: dt.date | None,
    kind: str | None,
    profile: str | None,
    tables: tuple[str, ...],
    mapping: str | None,
    on: dt.date,
) -> None:
    """Make a new case folder, DIR, or one that is called after the first FILE.

    A feedback notice says what the case is about and what was found; a ledger beside it brings owners, time limits,
    measures and states. What speaks against the notice is told and left out. With a document, the first ledger and a
    sheet of what is to be confirmed are made as well.
    """
    if len(tables) > 1:
        what = Text("give one file of findings; put the others into it", "请只给一个问题清单文件，可先合并")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    folder, files = _folder_and_files(words, (*sources, *tables), session.plugins)
    first, others = first_and_others(files, session.plugins) if files else ([], [])
    place = folder or first[0].stem
    require_new(place)
    request = new_request(session, read_mappings(mapping) if mapping else (), profile)
    draft = draft_under(first, request, session.plugins) if first else None
    if draft is not None and draft.is_empty:
        show_doubts(session, draft)
        sys.exit(PROBLEMS)
    given = _Given(title=title, inspecting=inspecting, inspected=inspected, feedback_date=feedback_date, kind=kind)
    asked = _Asking(session, given, draft if first and is_document(first[0], session.plugins) else None)
    document = asked.document(draft, place, request.profile.name)
    if draft is not None and asked.read is not None:
        known = evolve(draft, document=document, problems=(*asked.missing, *draft.problems))
        start_from(session, known, place, Around(file=first[0], others=others, request=request, on=on))
        return
    openings = draft.openings if draft else ()
    new_case(place, document, openings=openings, on=on, head=head_of(session), plugins=session.plugins)
    print_problems(draft.problems if draft else (), session.language, to_stderr=True)
    say_next(session, place, document)


def _folder_and_files(words: Sequence[str], more: Sequence[str], plugins: Plugins) -> tuple[str | None, list[Path]]:
    """The one word that names no file, and the files; OptionsError for two folders or none at all."""
    folders = [word for word in words if not Path(word).is_file()]
    for word in folders:
        if Path(word).suffix.lower() in plugins.suffixes("importers") and not Path(word).is_dir():
            raise CaseFileError(reading.FILE_MISSING(Location(file=word), name=Path(word).name))
    if len(folders) > 1:
        what = Text(f"a case has one folder, not {len(folders)}", f"一个案卷只有一个文件夹，写了 {len(folders)} 个")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    files = [Path(word) for word in (*(word for word in words if word not in folders), *more)]
    if not folders and not files:
        what = Text("name a folder, or a file to begin with", "请写明文件夹，或给出文件")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    return (folders[0] if folders else None), list(dict.fromkeys(files))


@frozen(kw_only=True)
class _Given:
    """What the options say of a case."""

    title: str | None
    inspecting: str | None
    inspected: str | None
    feedback_date: dt.date | None
    kind: str | None


_UNKNOWN = "?"
_TITLE = Text("Title of the case", "案卷名称")


class _Asking:
    """What a case is about: what an option says, else a document, else whoever sits at the terminal."""

    def __init__(self, session: Session, given: _Given, read: Draft | None) -> None:
        self.session, self.given, self.read = session, given, read
        self.missing: list[Diagnostic] = []
        self.unanswered: list[str] = []

    def document(self, draft: Draft | None, folder: str, profile: str) -> Document:
        """The document that is known so far, under a name of its own."""
        read = self.read.document if self.read is not None else None
        names = {body.id: body.name for body in read.bodies} if read is not None else {}
        about = read.inspection if read is not None else None
        title = self._answer("--title", self.given.title, about.title if about else None, _TITLE)
        answers = (
            ("inspecting", "--inspecting", self.given.inspecting, Text("Who inspected", "检查单位")),
            ("inspected", "--inspected", self.given.inspected, Text("Who was inspected", "被检查单位")),
        )
        bodies = tuple(
            Body(id=f"b-{side}", name=self._answer(option, given, names.get(f"b-{side}"), what), kind=side)
            for side, option, given, what in answers
        )
        self._require_answers()
        inspection = evolve(
            about or Inspection(id="x", title=title, inspecting="b-inspecting", inspected="b-inspected"),
            id=Path(folder).resolve().name.replace(" ", "-")[:40],
            title=title,
            kind=self.given.kind or (about.kind if about else "regular"),
            feedback_date=self.given.feedback_date or (about.feedback_date if about else None),
            profile=profile,
        )
        if draft is None:
            return Document(inspection=inspection, bodies=bodies)
        return evolve(draft.document, inspection=inspection, bodies=_with_bodies(draft.document, bodies))

    def _answer(self, option: str, given: str | None, read: str | None, what: Text) -> str:
        """An answer, asked for where there is none; one that nobody can be asked for is kept in mind."""
        if given or (read and read != _UNKNOWN):
            return given or read or ""
        if sys.stdin.isatty():
            return str(click.prompt(what.say(self.session.language), default=_UNKNOWN if self.read else None))
        if self.read is None:
            self.unanswered.append(option)
        else:
            self.missing.append(returned.NOT_SAID(what=what, option=option))
        return _UNKNOWN

    def _require_answers(self) -> None:
        """OptionsError that names all options that are missing."""
        if self.unanswered:
            options, verb = self.unanswered, "is" if len(self.unanswered) == 1 else "are"
            what = Text(f"{', '.join(options)} {verb} missing", f"缺少 {'、'.join(options)}")
            raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _with_bodies(document: Document, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    named = {body.id for body in bodies}
    return (*bodies, *(body for body in document.bodies if body.id not in named))
