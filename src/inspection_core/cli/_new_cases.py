"""New cases of what is read: how, and what is made of it: a look at it, one case, or a case of each of many files."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import click
from attrs import frozen

from ..diagnostics import Diagnostic, Location, Severity, reading, returned as rules
from ..errors import CaseFileError, InspectionError
from ..folder import document_path
from ..formats import write_json
from ..importing import Documents, find_documents, new_case, new_cases, read_drafts
from ..model import Document
from ..proposals import Draft, Request, TableMapping
from ._common import PROBLEMS, Session, print_problems, table, typed
from ._confirmation import write_sheet
from ._outline import outline_data, show_doubts, show_outline
from ._proposals import show_mappings


@frozen(kw_only=True)
class Wanted:
    """What is to be made of files: cases below a folder, or only a look; with how many processes, as data or not.

    `sheet` is the file of what is to be confirmed, for one document.
    """

    to: str | None
    sheet: str | None = None
    on: dt.date
    jobs: int = 1
    as_json: bool = False


def new_request(session: Session, mappings: tuple[TableMapping, ...], profile: str | None) -> Request:
    """How files are read for new cases: under the profile that those would have."""
    name = profile or ("neutral-zh" if session.language == "zh" else "neutral-en")
    return Request(profile=session.plugins.profile(name), mappings=mappings)


def head_of(session: Session) -> str:
    """The comment at the head of a new document."""
    return session.say(
        "# The document of the case: what was agreed and what is said. What happens goes into the journal.\n",
        "# 案卷文档：写明商定了什么、对外怎么说；发生了什么记入日志。\n",
    )


def say_next(session: Session, folder: str, document: Document) -> None:
    """Say what there is now, and what to do next."""
    place, findings = typed(folder), len(document.findings)
    add = (
        session.say("add measures", "填写整改措施") if not document.measures else session.say("look at it", "核对内容")
    )
    click.echo(
        session.say(
            f"{folder}: a case with {findings} findings. Next: {add} in case.yaml, then\n"
            f"  inspection check {place}\n  inspection adopt {place}",
            f"{folder}：新案卷，{findings} 个问题。下一步：在 case.yaml 里{add}，然后\n"
            f"  inspection check {place}\n  inspection adopt {place}",
        )
    )


def make_case(session: Session, draft: Draft, file: Path, wanted: Wanted) -> None:
    """A new case of what was read, or where it goes nowhere only a look at it; doubts first."""
    document, to = draft.document, wanted.to
    if wanted.as_json:
        click.echo(write_json(outline_data(draft)), nl=False)
    else:
        show_mappings(session, draft.mappings)
        show_doubts(session, draft)
    if draft.is_empty:
        sys.exit(PROBLEMS)
    if wanted.sheet is not None and draft.readings:
        profile = session.plugins.profile(document.inspection.profile)
        write_sheet(Path(wanted.sheet), draft, file.name, profile, session.plugins)
    if to is not None:
        new_case(to, document, openings=draft.openings, on=wanted.on, head=head_of(session), plugins=session.plugins)
        say_next(session, to, document)
    elif not wanted.as_json:
        show_outline(session, draft, file)


def make_cases(session: Session, files: Sequence[str], request: Request, wanted: Wanted) -> None:
    """A case of each document of some files and folders, or a look at each; one that can't be read stops no other."""
    found = find_documents(files, plugins=session.plugins)
    if not found.names:
        raise _nothing(session, files)
    results = _results(session, found.names, request, wanted)
    if wanted.as_json:
        click.echo(write_json([each.data for each in results]), nl=False)
    else:
        print_problems(_problems(found, results), session.language, to_stderr=True)
        _show(session, results, wanted)
    if any(each.errors for each in results):
        sys.exit(PROBLEMS)


def _nothing(session: Session, files: Sequence[str]) -> CaseFileError:
    known = session.plugins.suffixes("importers")
    return CaseFileError(rules.NOTHING_FOUND(Location(file=files[0]), folder=files[0], known=known))


@frozen(kw_only=True)
class _Result:
    """What came of a file, without what was read of it unless that is wanted as data.

    `is_there` says that its case was there before, and was left as it is.
    """

    file: Path
    name: str
    findings: int = 0
    doubts: int = 0
    errors: tuple[Diagnostic, ...] = ()
    is_there: bool = False
    data: Mapping[str, object]

    @classmethod
    def of(cls, file: Path, name: str, came: Draft | InspectionError, wanted: Wanted) -> _Result:
        """A draft, or an error, as it is told."""
        as_json = wanted.as_json
        named = {"file": file.as_posix()} if as_json else {}
        if isinstance(came, InspectionError):
            told = {"diagnostics": [each.flat() for each in came.problems]} if as_json else {}
            if wanted.to is not None and _is_of_case(Path(wanted.to) / name, came):
                return cls(file=file, name=name, is_there=True, data={**named, **told})
            return cls(file=file, name=name, errors=came.problems, data={**named, **told})
        serious = [each for each in came.problems if each.severity is not Severity.HINT]
        return cls(
            file=file,
            name=name,
            findings=len(came.document.findings),
            doubts=len(serious),
            errors=tuple(each for each in serious if came.is_empty and each.severity is Severity.ERROR),
            data={**named, **(outline_data(came) if as_json else {})},
        )


def _is_of_case(folder: Path, error: InspectionError) -> bool:
    """Whether nothing is wrong but that there is a case already; another file in its place is an error."""
    codes = {problem.code for problem in error.problems}
    return codes == {reading.ALREADY_THERE.code} and document_path(folder) is not None


def _results(session: Session, names: Mapping[Path, str], request: Request, wanted: Wanted) -> list[_Result]:
    """What came of each file, with a bar on a terminal, and nothing in a pipe."""
    pool = nullcontext() if wanted.jobs == 1 else ProcessPoolExecutor(wanted.jobs)
    with pool as executor:
        came = _outcomes(session, names, request, wanted, executor if isinstance(executor, Executor) else None)
        made = (_Result.of(file, names[file], one, wanted) for file, one in came)
        with click.progressbar(made, length=len(names), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            return list(bar)


def _outcomes(
    session: Session, names: Mapping[Path, str], request: Request, wanted: Wanted, executor: Executor | None
) -> Iterator[tuple[Path, Draft | InspectionError]]:
    if wanted.to is None:
        return read_drafts(list(names), request, executor=executor, plugins=session.plugins)
    head = head_of(session)
    return new_cases(names, wanted.to, request, on=wanted.on, head=head, executor=executor, plugins=session.plugins)


def _problems(found: Documents, results: Sequence[_Result]) -> Iterator[Diagnostic]:
    """What could not be read, each with its file, and what was passed over."""
    for each in results:
        yield from (problem.in_file(str(each.file)) for problem in each.errors)
    if found.passed_over:
        suffixes = tuple(sorted({path.suffix.lower() or path.name for path in found.passed_over}))
        yield rules.PASSED_OVER(count=len(found.passed_over), suffixes=suffixes)


def _show(session: Session, results: Sequence[_Result], wanted: Wanted) -> None:
    """A line for each file that was read, and how many there are in all."""
    rows = [_row(session, each, wanted) for each in results if not each.errors]
    if rows:
        click.echo(table(rows, indent=""))
    _say_counts(session, results, wanted)


def _row(session: Session, each: _Result, wanted: Wanted) -> tuple[str, str, str]:
    place = str(Path(wanted.to) / each.name) if wanted.to is not None else str(each.file)
    if each.is_there:
        return place, session.say("there already", "已有案卷"), ""
    doubts = session.say(f"doubts {each.doubts}", f"存疑 {each.doubts}") if each.doubts else ""
    return place, session.say(f"findings {each.findings}", f"问题 {each.findings}"), doubts


def _say_counts(session: Session, results: Sequence[_Result], wanted: Wanted) -> None:
    good = [each for each in results if not each.errors and not each.is_there]
    bad, there = sum(bool(each.errors) for each in results), sum(each.is_there for each in results)
    kept = session.say(f"; there already: {there}", f"，已有案卷、未改动的 {there} 份") if there else ""
    findings, doubts = sum(each.findings for each in good), sum(bool(each.doubts) for each in good)
    what = session.say("read" if wanted.to is None else "cases made", "已读" if wanted.to is None else "已生成案卷")
    click.echo(
        session.say(
            f"{what}: {len(good)}, findings: {findings}; with doubts: {doubts}{kept}; not read: {bad}.",
            f"{what} {len(good)} 份，问题 {findings} 个；有存疑的 {doubts} 份{kept}，未能读取 {bad} 份。",
        )
    )
    if doubts:
        click.echo(
            session.say(
                "  inspection import FILE --dry-run shows the doubts of one of them.",
                "  用 inspection import 文件 --dry-run 逐份查看存疑之处。",
            )
        )
