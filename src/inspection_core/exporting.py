"""Running exporters: one document, or the recipes of a case, each file whole or not there at all."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from pathlib import Path
from typing import Any

import attrs
from attrs import evolve, field, frozen

from .codec import decode, decode_file, did_you_mean
from .diagnostics import Diagnostic, Location, Text, offers as rules
from .diagnostics.document import FINDING, WITHHOLD_NOT_ADOPTED
from .errors import ExportError, InspectionError, InvalidCaseError, OptionsError, UnknownOfferError
from .folder import load, reader_of, require_case, write_atomic
from .formats import SourceMap, is_safe_path, read_source, safe_name
from .hooks import Exporter
from .lifecycle import Case, Readership, hasty
from .model import Audience
from .plugins import Plugins, Spec, plugin_edge, what_failed
from .proposals import Confirmation
from .views import Digest, Dossier, Item, Read, Report, Subject, digest, report

View = Report | Digest | Subject | Dossier | Confirmation
RECIPES_FORMAT = "inspection-build/1"
PART = "{part}"
"""What stands in a name for the part that a document is of."""


@frozen(kw_only=True)
class Output:
    """A document of a recipe: which exporter, for whom, under what file name, with which options.

    With `split_by` it is a document for each part, such as `lead-unit`: `to` is their folder, or a name with `{part}`.
    """

    exporter: str
    to: str
    audience: Audience = Audience.INTERNAL
    options: Mapping[str, str] = field(factory=dict)
    since: str | None = None
    items: tuple[str, ...] = ()
    split_by: str | None = None


@frozen(kw_only=True)
class Recipes:
    """`build.yaml`: named bundles of documents."""

    format: str = RECIPES_FORMAT
    recipes: Mapping[str, tuple[Output, ...]]


@frozen(kw_only=True)
class Job:
    """A document to be made, as plain data that another process can be given."""

    case: str
    output: Output
    target: str
    as_of: dt.date
    draft: bool = False
    plugins: Spec = field(factory=Spec)


def export(
    view: View,
    exporter: str,
    *,
    to: str | Path | None = None,
    options: Mapping[str, str] | object | None = None,
    plugins: Plugins | None = None,
) -> bytes:
    """Make the document of a view; its bytes, which are also written to `to` where that is given.

    UnknownOfferError, OptionsError, or ExportError with no file left behind.
    """
    offer = (plugins or Plugins.installed()).exporter(exporter)
    _require_view(offer, view)
    chosen = read_options(offer, options)
    out = _Stream()
    try:
        offer.render(view, chosen, out)
    except InspectionError:
        raise
    except Exception as error:
        target = str(to) if to is not None else offer.suffix
        raise ExportError(rules.EXPORT_FAILED(name=exporter, target=target, why=what_failed(error))) from error
    made = out.getvalue()
    if to is not None:
        write_atomic(Path(to), made)
    return made


def split(view: View, exporter: str, by: str, *, plugins: Plugins | None = None) -> Mapping[str, Mapping[str, str]]:
    """The parts that a document can be split into, each with the options that make it of that part alone.

    UnknownOfferError where the exporter knows no such way to split.
    """
    offer = (plugins or Plugins.installed()).exporter(exporter)
    _require_view(offer, view)
    _require_way(offer, by)
    with plugin_edge(exporter):
        return {part: {by.replace("-", "_"): part} for part in offer.splits[by](view)}


def _require_way(offer: Exporter, by: str) -> None:
    if by not in offer.splits:
        kind = Text(f"way to split {offer.name}, named", f"{offer.name} 的拆分方式")
        raise UnknownOfferError(rules.UNKNOWN_OFFER(kind=kind, name=by, hint=did_you_mean(by, offer.splits)))


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
        first, _ = made.setdefault(_place(named.to), (part, named))
        if first != part:
            raise OptionsError(rules.SAME_NAME(first=first, second=part, name=named.to))
    return tuple(each for _, each in made.values())


class _Stream(io.BytesIO):
    """Keeps what was written when an exporter closes it, as a text wrapper around it does."""

    def close(self) -> None:
        """Stay open."""


def read_options(offer: Exporter, options: Mapping[str, str] | object | None, *, base: str | Path | None = None) -> Any:
    """The options object of an exporter, made of text values; OptionsError for what doesn't fit.

    Relative paths among them are taken from `base`, where one is given.
    """
    if offer.options is None:
        if options:
            raise OptionsError(rules.NO_OPTIONS(name=offer.name))
        return None
    made: Any = options
    if isinstance(options, offer.options):
        pass
    elif options is None or isinstance(options, Mapping):
        made = _decoded(offer.options, options or {})
    else:
        found = type(options).__name__
        raise OptionsError(rules.BAD_OPTIONS(name=offer.name, expected=offer.options.__name__, found=found))
    paths = {name: Path(base, value) for name, value in _values(made) if base and isinstance(value, Path)}
    return evolve(made, **paths)


def _decoded(cls: type, options: Mapping[str, str]) -> Any:
    try:
        return decode(dict(options), cls)
    except InvalidCaseError as error:
        raise OptionsError(*error.problems) from None


def _values(options: Any) -> Iterator[tuple[str, object]]:
    return ((each.name, getattr(options, each.name)) for each in attrs.fields(type(options)))


def read_recipes(folder: str | Path, plugins: Plugins | None = None) -> Recipes:
    """The recipes of a case folder; CaseFileError or InvalidCaseError with the place of what is wrong.

    With `plugins`, each exporter must be offered, and get what its view is made from.
    """
    path = Path(folder) / "build.yaml"
    data, source = read_source(path)
    recipes = decode_file(data, Recipes, RECIPES_FORMAT, source.locate)
    _require_safe_names(recipes, source)
    if plugins is not None:
        _require_makeable(recipes, source, plugins)
    return recipes


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
    view = _view(job, case, plugins, reports if reports is not None else {})
    options = read_options(plugins.exporter(job.output.exporter), job.output.options or None, base=job.case)
    export(view, job.output.exporter, to=job.target, options=options, plugins=plugins)
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


def view_for(
    offer: Exporter,
    case: Case,
    made: Report,
    *,
    since: str | None = None,
    items: Sequence[str] = (),
    read: Read | None = None,
) -> View:
    """The view that an exporter takes: the report, its digest since a day (or `last`), some items, or its dossier.

    OptionsError where what was asked for doesn't fit the exporter.
    """
    if offer.view is Digest and since is not None and not items:
        return digest(earlier(case, made, since), made)
    if offer.view is Subject and items and since is None:
        chosen = dict.fromkeys(item.id for id in items for item in _items(made, id))
        return Subject(report=made, items=tuple(made.item(id) for id in chosen))
    if offer.view is Dossier and read is not None and since is None and not items:
        return Dossier(report=made, read=read)
    if offer.view is Report and since is None and not items:
        return made
    raise OptionsError(_wrong_view(offer, _HINTS))


def earlier(case: Case, made: Report, since: str) -> Report:
    """The report of a case as it was on a day before another, or at the last progress review (`last`).

    OptionsError for what is no day, or where no review was held.
    """
    draft = made.edition is None
    if since != "last":
        day = _day(since)
        if day > made.as_of:
            what = Text(f"{day} is after {made.as_of}", f"{day} 晚于 {made.as_of}")
            raise OptionsError(rules.BAD_ARGUMENT(what=what))
        return report(case, as_of=day, audience=made.audience, known=made.known, draft=draft)
    reviews = case.standing_on(made.as_of, made.known).reviews
    if not reviews:
        what = Text("no progress review is on record", "尚无调度记录")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    last = reviews[-1]
    return report(case, as_of=last.on, audience=made.audience, known=last.known, draft=draft, decided=made.known)


def _day(text: str) -> dt.date:
    try:
        return decode(text, dt.date)
    except InvalidCaseError as error:
        raise OptionsError(*error.problems) from None


_OF_A_FILE = Text(
    "It shows a file that is read in: inspection import FILE --confirm-sheet.",
    "它核对的是导入的文件：请用 inspection import FILE --confirm-sheet。",
)
_HINTS: Mapping[type, Text] = {
    Confirmation: _OF_A_FILE,
    Dossier: Text("Leave out --since and --item.", "请去掉 --since 和 --item。"),
    Report: Text("Leave out --since and --item.", "请去掉 --since 和 --item。"),
    Digest: Text("Say since when: --since DAY, and no --item.", "请用 --since 指定起始日，不用 --item。"),
    Subject: Text("Name the findings: --item ID, and no --since.", "请用 --item 指明问题，不用 --since。"),
}


def _items(made: Report, id: str) -> tuple[Item, ...]:
    """The item of an id, or those below a finding that groups others."""
    try:
        return made.leaves(id)
    except KeyError:
        known = tuple(item.id for item in made.items)
        raise OptionsError(rules.UNKNOWN_OFFER(kind=FINDING, name=id, hint=did_you_mean(id, known))) from None


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


def _require_view(offer: Exporter, view: object) -> None:
    if not isinstance(view, offer.view):
        raise OptionsError(_wrong_view(offer, _HINTS))


def _require_safe_names(recipes: Recipes, source: SourceMap) -> None:
    for name, outputs in recipes.recipes.items():
        for index, output in enumerate(outputs):
            if not is_safe_path(output.to):
                where = source.locate(("recipes", name, index, "to"))
                raise InvalidCaseError(rules.UNSAFE_OUTPUT(where, path=output.to))


def _require_makeable(recipes: Recipes, source: SourceMap, plugins: Plugins) -> None:
    """Every output has an exporter, says what that one's view is made from, and is split in a way that it knows."""
    for name, outputs in recipes.recipes.items():
        for index, output in enumerate(outputs):
            keys, unknown = ("recipes", name, index), "exporter"
            try:
                offer = plugins.exporter(output.exporter)
                unknown = "split_by"
                if output.split_by is not None:
                    _require_way(offer, output.split_by)
                wanted = (offer.view is Digest, offer.view is Subject)
                if offer.view is Confirmation or wanted != (output.since is not None, bool(output.items)):
                    raise OptionsError(_wrong_view(offer, _RECIPE_HINTS))
            except (UnknownOfferError, OptionsError) as error:
                place = source.locate((*keys, unknown)) if isinstance(error, UnknownOfferError) else None
                where = place or source.locate(keys)
                raise InvalidCaseError(*(evolve(problem, where=where) for problem in error.problems)) from None


def _wrong_view(offer: Exporter, hints: Mapping[type, Text]) -> Diagnostic:
    expected = offer.view.__name__
    return rules.WRONG_VIEW(name=offer.name, expected=expected, hint=hints.get(offer.view, ""))


_RECIPE_HINTS: Mapping[type, Text] = {
    Confirmation: _OF_A_FILE,
    Report: Text("Leave out since and items.", "请去掉 since 和 items。"),
    Dossier: Text("Leave out since and items.", "请去掉 since 和 items。"),
    Digest: Text("Say since when: since: 2024-01-31, and no items.", "请写 since 起始日，不写 items。"),
    Subject: Text("Name the findings: items: [f01], and no since.", "请写 items 指明问题，不写 since。"),
}


def require_distinct(outputs: Iterable[Output]) -> None:
    """OptionsError for two documents in one file, on whatever system."""
    _require_once((output.to, output.to) for output in outputs)


def _require_distinct(work: Iterable[Job]) -> None:
    _require_once((job.target, job.output.to) for job in work)


def _require_once(targets: Iterable[tuple[str, str]]) -> None:
    """No target twice; each comes with the name that a recipe gives it."""
    seen: set[str] = set()
    for target, name in targets:
        if _place(target) in seen:
            raise OptionsError(rules.SAME_TARGET(Location(file="build.yaml"), name=name))
        seen.add(_place(target))


def _place(target: str) -> str:
    """A path for two to be compared by, as systems do that don't tell a.txt from A.txt."""
    return posixpath.normpath(Path(target).as_posix()).casefold()
