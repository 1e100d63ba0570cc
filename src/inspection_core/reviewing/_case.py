"""Reviewing a case: the texts that would go out, each problem told where its words stand in the case."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from ..codec import KeyPath
from ..diagnostics import Diagnostic, Location, reviewing as rules
from ..documents import SourceText
from ..errors import CaseFileError, InspectionError
from ..exporting import Job, Reports, export, jobs, run_job
from ..folder import require_case
from ..formats import Change, edited_text, read_bytes, read_source
from ..hooks import Reader
from ..lifecycle import Case
from ..model import Audience
from ..plugins import Plugins
from ..views import report
from ._fixing import Fixed, chosen_fixes, replaced, replacement_of
from ._places import Places
from ._reading import read_text
from ._running import Remark, look_at
from ._waivers import Waiver, known_codes, silenced

BULLETIN, BULLETIN_FILE = "text-bulletin", "bulletin.txt"


@frozen(kw_only=True)
class CaseReview:
    """What was found in the texts of a case, and the names of those that were looked at."""

    remarks: tuple[Remark, ...]
    files: tuple[str, ...]


def review_case(
    case: Case,
    *,
    as_of: dt.date,
    audience: Audience = Audience.PUBLIC,
    folder: str | Path | None = None,
    waivers: Sequence[Waiver] = (),
    plugins: Plugins | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with the texts that the working copy would be told in: its bulletin, and the documents of recipes.

    Those need the `folder` of the case, and are looked at where a reader reads them. A problem is placed in the case
    where its words stand there exactly once, with the offsets in that value, else in the document; it is told once.
    """
    asked = plugins or Plugins.installed()
    found = look_at_case(case, as_of=as_of, audience=audience, folder=folder, plugins=asked)
    kept, hints = silenced(found.remarks, waivers, known_codes(asked), found.files)
    return (*(remark.problem for remark in kept), *hints)


def look_at_case(
    case: Case, *, as_of: dt.date, audience: Audience, folder: str | Path | None = None, plugins: Plugins
) -> CaseReview:
    """What `review_case` finds before anything is silenced, each with its line."""
    bulletin = export(report(case, as_of=as_of, audience=audience, draft=True), BULLETIN, plugins=plugins)
    sources = [SourceText.of(bulletin.decode(), BULLETIN_FILE)]
    failures: list[Diagnostic] = []
    if folder is not None:
        sources += _rendered(case, Path(folder), as_of, audience, plugins, failures)
    places = Places(case, as_of)
    found: dict[object, Remark] = {_key(problem): Remark(problem=problem) for problem in failures}
    for source in sources:
        remarks = look_at(source, as_of=as_of, audience=audience, case=case, plugins=plugins)
        for key, remark in _placed(remarks, source, places):
            found.setdefault(key, remark)
    files = (*(source.file for source in sources), places.file)
    return CaseReview(remarks=tuple(sorted(found.values(), key=lambda each: _order(each.problem, files))), files=files)


def _rendered(
    case: Case, folder: Path, as_of: dt.date, audience: Audience, plugins: Plugins, failures: list[Diagnostic]
) -> Iterator[SourceText]:
    """The documents of the recipes that somebody can read; why one can't be made goes to the failures."""
    reports: Reports = {}
    with tempfile.TemporaryDirectory(prefix="inspection-") as made:
        try:
            work = jobs(folder, as_of=as_of, to=made, draft=True, plugins=plugins) if _has_recipes(folder) else ()
        except InspectionError as error:
            failures.extend(error.problems)
            return
        for job in filter(lambda each: _is_read(each, audience, plugins), work):
            try:
                path = run_job(job, case=case, plugins=plugins, reports=reports)
                source = read_text(path, plugins=plugins)
            except InspectionError as error:
                failures.extend(error.problems)
            else:
                yield evolve(source, file=job.output.to, problems=())


def _has_recipes(folder: Path) -> bool:
    return (folder / "build.yaml").is_file()


def _is_read(job: Job, audience: Audience, plugins: Plugins) -> bool:
    readable = plugins.taker("readers", Reader, Path(job.target)) is not None
    return readable and job.output.audience is audience and job.output.exporter != BULLETIN


def _placed(remarks: Iterable[Remark], source: SourceText, places: Places) -> Iterator[tuple[object, Remark]]:
    """The remarks of a document placed in the case, each with what makes it the same one as that of another document.

    Lines that the document says twice, and the case not once, are two. Tables are no prose: of what is told of them
    only that of words of the case is kept.
    """
    times: Counter[object] = Counter()
    for remark in remarks:
        placed = places.placed(remark)
        where = placed.problem.where
        if where.path is not None or where.start is None:
            yield _key(placed.problem), placed
        elif not any(table.start <= where.start <= table.end for table in source.tables):
            indent = len(remark.line) - len(remark.line.lstrip())
            said = (remark.problem.code, remark.problem.quote, remark.line.strip(), remark.at - indent)
            times[said] += 1
            yield (*said, times[said]), placed


def _key(problem: Diagnostic) -> object:
    """What tells a problem from the others of the case, or of its documents as a whole."""
    where = problem.where
    return problem.code, where.path, where.line, where.start, problem.message.en


def _order(problem: Diagnostic, files: Sequence[str]) -> tuple[int, int, int, str, str]:
    """The case first, then its documents in the order of their making."""
    where = problem.where
    rank = len(files) if where.file not in files else files.index(where.file)
    start = -1 if where.start is None else where.start
    return (-1 if where.path is not None else rank), where.line or 0, start, problem.code, problem.message.en


def fix_case(folder: str | Path, case: Case, problems: Iterable[Diagnostic]) -> Fixed:
    """The document of a case with the fixes of its problems: only the lines that they mean change; nothing is written.

    What stands in no place of the case is left. CaseFileError for a document that was changed since it was loaded.
    """
    path, values = require_case(Path(folder)), Places(case).values()
    if read_source(path)[0] != case.raw:
        raise CaseFileError(rules.CHANGED_SINCE(Location(file=str(path)), name=path.name))
    groups, left = _by_value(problems, values)
    changes: list[Change] = []
    done: list[Diagnostic] = []
    for keys, (text, several) in groups.items():
        chosen, overlapping = chosen_fixes(several)
        changes.append(Change(keys=keys, value=replaced(text, map(replacement_of, chosen))))
        done += chosen
        left += overlapping
    before = read_bytes(path).decode()
    after = edited_text(before, path.name, changes)
    return Fixed(path=path, before=before, after=after, data=after.encode(), done=tuple(done), left=tuple(left))


def _by_value(
    problems: Iterable[Diagnostic], values: Mapping[Location, tuple[KeyPath, str]]
) -> tuple[dict[KeyPath, tuple[str, list[Diagnostic]]], list[Diagnostic]]:
    """The problems with a fix by the value that they stand in, and hints about those that stand in none."""
    groups: dict[KeyPath, tuple[str, list[Diagnostic]]] = {}
    left = []
    for problem in problems:
        found = values.get(evolve(problem.where, start=None, end=None))
        if problem.fix is not None and found is None:
            left.append(rules.FIX_NOT_PLACED(problem.where, quote=problem.quote, code=problem.code))
        elif problem.fix is not None and found is not None:
            groups.setdefault(found[0], (found[1], []))[1].append(problem)
    return groups, left
