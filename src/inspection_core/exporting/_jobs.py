"""Making the documents of recipes, here or by an executor."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from pathlib import Path

from attrs import evolve, field, frozen

from ..codec import did_you_mean
from ..diagnostics import Location, offers as rules
from ..diagnostics.document import WITHHOLD_NOT_ADOPTED
from ..errors import InvalidCaseError, OptionsError
from ..folder import load, reader_of, require_case
from ..formats import safe_name
from ..lifecycle import Case, Readership, hasty
from ..model import Audience
from ..plugins import Plugins, Spec
from ..views import Report, report
from ._export import export, read_options, split
from ._recipes import PART, Output, place_of, read_recipes, require_once
from ._views import View, view_for


@frozen(kw_only=True)
class Job:
    """A document to be made, as plain data that another process can be given."""

    case: str
    output: Output
    target: str
    as_of: dt.date
    draft: bool = False
    plugins: Spec = field(factory=Spec)


def jobs(
    folder: str | Path,
    *,
    as_of: dt.date,
    to: str | Path,
    recipe: str | None = None,
    draft: bool = False,
    plugins: Plugins | None = None,
) -> tuple[Job, ...]:
    """The documents that the recipes of a case name, or those of one recipe; the case is read where one is split."""
    require_case(Path(folder))
    offers = plugins or Plugins.installed()
    recipes = read_recipes(folder, offers).recipes
    if recipe is not None and recipe not in recipes:
        raise OptionsError(rules.BAD_RECIPE(name=recipe, hint=did_you_mean(recipe, recipes)))
    chosen = recipes if recipe is None else {recipe: recipes[recipe]}
    named = [
        Job(
            case=str(folder),
            output=output,
            target=str(Path(to) / output.to),
            as_of=as_of,
            draft=draft,
            plugins=offers.spec or Spec(),
        )
        for outputs in chosen.values()
        for output in outputs
    ]
    made = tuple(_split(named, Path(to), offers))
    _require_distinct(made)
    return made


def parted(view: View, output: Output, *, plugins: Plugins) -> tuple[Output, ...]:
    """An output that is split as one for each part of a view, under names that every system takes; any other as it is.

    UnknownOfferError where the exporter knows no such way to split; OptionsError where two parts would share a file.
    """
    if output.split_by is None:
        return (output,)
    suffix = plugins.exporter(output.exporter).suffix
    to = output.to if PART in output.to else f"{output.to}/{PART}{suffix}"
    made: dict[str, tuple[str, Output]] = {}
    for part, own in split(view, output.exporter, output.split_by, plugins=plugins).items():
        named = evolve(output, to=to.replace(PART, safe_name(part)), options={**output.options, **own}, split_by=None)
        first, _ = made.setdefault(place_of(named.to), (part, named))
        if first != part:
            raise OptionsError(rules.SAME_NAME(first=first, second=part, name=named.to))
    return tuple(each for _, each in made.values())


def _split(work: Sequence[Job], to: Path, plugins: Plugins) -> Iterator[Job]:
    """Some jobs of one case, each document that is split as a job for each of its parts."""
    case: Case | None = None
    reports: Reports = {}
    for job in work:
        if job.output.split_by is None:
            yield job
            continue
        case = case or load(job.case, plugins=plugins)
        for part in parted(_view(job, case, plugins, reports), job.output, plugins=plugins):
            yield evolve(job, output=part, target=str(to / part.to))


Reports = dict[tuple[dt.date, Audience, bool], Report]
"""Reports of one case that were made already, by day, audience, and whether of the working copy."""


def run_job(
    job: Job, *, case: Case | None = None, plugins: Plugins | None = None, reports: Reports | None = None
) -> str:
    """Make one document and give its path; what another process runs, with the case loaded there.

    `reports` keeps what was made for one document of the case for the next.
    """
    plugins = plugins or Plugins.from_spec(job.plugins)
    case = case or load(job.case, plugins=plugins)
    try:
        view = _view(job, case, plugins, reports if reports is not None else {})
        options = read_options(plugins.exporter(job.output.exporter), job.output.options or None, base=job.case)
        export(view, job.output.exporter, to=job.target, options=options, plugins=plugins)
    except OptionsError as error:  # of many documents: of which
        where = Location(file="build.yaml", path=job.output.to)
        told = (each if each.where.file else evolve(each, where=where) for each in error.problems)
        raise OptionsError(*told) from None
    return job.target


def _view(job: Job, case: Case, plugins: Plugins, reports: Reports) -> View:
    """The view that a job's document is made from; its report is kept in `reports`."""
    output, key = job.output, (job.as_of, job.output.audience, job.draft)
    if key not in reports:
        reports[key] = report(case, as_of=job.as_of, audience=output.audience, draft=job.draft)
        require_withheld(case, reports[key])
    offer, read = plugins.exporter(output.exporter), reader_of(job.case)
    return view_for(offer, case, reports[key], since=output.since, items=output.items, read=read)


def require_withheld(case: Case, made: Report) -> None:
    """InvalidCaseError if a public report tells what the working copy withholds already, only not adopted yet."""
    if made.audience is not Audience.PUBLIC or made.edition is None:
        return
    plan, latest = case.plan_on(made.as_of, made.known), case.plan_on(known=made.known)
    withheld = hasty(case, Readership(plan=plan, latest=latest, audience=made.audience))
    if withheld:
        raise InvalidCaseError(*(WITHHOLD_NOT_ADOPTED(case.where_is(id), id=id) for id in withheld))


def build(
    work: tuple[Job, ...],
    *,
    executor: Executor | None = None,
    plugins: Plugins | None = None,
    on_case: Callable[[str, Case], None] | None = None,
) -> Iterator[str]:
    """Make the documents of some jobs, here or by an executor; yields each path when it is done.

    Here, a case is loaded once for all its documents that follow on each other, and `on_case` gets its folder and it.
    """
    _require_distinct(work)
    if executor is not None:
        for future in as_completed([executor.submit(run_job, job) for job in work]):
            yield future.result()
        return
    for (folder, spec), batch in itertools.groupby(work, key=lambda job: (job.case, job.plugins)):
        asked = plugins or Plugins.from_spec(spec)
        case = load(folder, plugins=asked)
        reports: Reports = {}
        if on_case is not None:
            on_case(folder, case)
        for job in batch:
            yield run_job(job, case=case, plugins=asked, reports=reports)


def _require_distinct(work: Iterable[Job]) -> None:
    require_once((job.target, job.output.to) for job in work)
