"""`inspection export` makes one document, `inspection build` those that the recipes of cases name."""

from __future__ import annotations

import datetime as dt
import sys
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import click

from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..exporting import (
    Job,
    Output,
    View,
    build as run_build,
    export as run_export,
    jobs as make_jobs,
    parted,
    require_withheld,
    view_for,
)
from ..folder import reader_of
from ..hooks import Exporter
from ..lifecycle import Case, Readership
from ..model import Audience
from ..views import report
from ._common import Session, as_of_option, note, session, split_ids, warn_of_draft


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] EXPORTER")
@as_of_option
@click.option(
    "--audience",
    type=click.Choice([a.value for a in Audience]),
    default="internal",
    show_default=True,
    help="For whom.",
)
@click.option("--known", type=int, help="Only as far as the first so many entries of the journal tell.")
@click.option("--since", metavar="DAY|last", help="For digests: the day, or the last progress review, to start from.")
@click.option("--item", "items", multiple=True, metavar="ID", help="For documents about findings: which (f01-f03,f09).")
@click.option("--to", metavar="FILE", help="The file to write; with --split-by the folder. [default: standard output]")
@click.option("--split-by", metavar="WAY", help="One document for each part, such as lead-unit, in the folder --to.")
@click.option("-o", "--option", "options", multiple=True, metavar="KEY=VALUE", help="An option of the exporter.")
@click.option("--template", metavar="FILE", help="Short for -o template=FILE.")
@click.option("--draft", is_flag=True, help="Use the working copy instead of the edition in force.")
@session
def export(
    session: Session,
    words: tuple[str, ...],
    as_of: dt.date,
    audience: str,
    known: int | None,
    since: str | None,
    items: tuple[str, ...],
    to: str | None,
    split_by: str | None,
    options: tuple[str, ...],
    template: str | None,
    draft: bool,
) -> None:
    """Make one document of a case: see `inspection plugins` for the exporters."""
    if not 1 <= len(words) <= 2:
        what = Text(
            "Name the exporter, with the case before it: inspection export [CASE] EXPORTER",
            "请写明导出器，前面可写案卷：inspection export [CASE] EXPORTER",
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    offer = session.plugins.exporter(words[-1])
    case = words[0] if len(words) == 2 else "."
    loaded = session.load(case)
    made = report(loaded, as_of=as_of, audience=audience, known=known, draft=draft)
    require_withheld(loaded, made)
    ids = split_ids(items, [item.id for item in made.items])
    view = view_for(offer, loaded, made, since=since, items=ids, read=reader_of(case))
    chosen = _options(options, template)
    if split_by is not None:
        _write_parts(session, view, offer, split_by, to, chosen)
        return
    if to is None and offer.suffix not in _TEXTS and sys.stdout.isatty():
        what = Text(f"a {offer.suffix} file is not for a terminal", f"{offer.suffix} 文件不能显示在终端")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    data = run_export(view, offer.name, to=to, options=chosen or None, plugins=session.plugins)
    if to is None and sys.stdout.isatty():
        click.echo(data.decode("utf-8-sig"), nl=False)
    elif to is None:
        sys.stdout.buffer.write(data)
    else:
        click.echo(to)
    warn_of_draft(session, loaded, draft=draft)
    if made.audience is Audience.PUBLIC:
        _warn_undecided(session, made.undecided)


def _write_parts(
    session: Session, view: View, offer: Exporter, by: str, to: str | None, options: dict[str, str]
) -> None:
    """A document for each part, named after it, all in one folder."""
    if to is None:
        what = Text("--split-by needs --to, a folder", "使用 --split-by 须用 --to 指明文件夹")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    whole = Output(exporter=offer.name, to=to, options=options, split_by=by)
    for part in parted(view, whole, plugins=session.plugins):
        run_export(view, offer.name, to=part.to, options=part.options, plugins=session.plugins)
        click.echo(Path(part.to))


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]…")
@as_of_option
@click.option("--to", metavar="DIR", help="The folder to write to. [default: CASE/build]")
@click.option("--recipe", help="Only the documents of this recipe. [default: all]")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes work at once."
)
@click.option("--draft", is_flag=True, help="Use the working copy instead of the edition in force.")
@session
def build(
    session: Session, cases: tuple[str, ...], as_of: dt.date, to: str | None, recipe: str | None, jobs: int, draft: bool
) -> None:
    """Make the documents that build.yaml names. Several cases write to a folder each below --to."""
    folders = cases or (".",)
    work: tuple[Job, ...] = ()
    for case in folders:
        target = _target(case, to, several=len(folders) > 1)
        work += make_jobs(case, as_of=as_of, to=target, recipe=recipe, draft=draft, plugins=session.plugins)
    pool = nullcontext() if jobs == 1 else ProcessPoolExecutor(jobs)
    with pool as executor:
        loaded: dict[str, Case] = {}
        made = _show_progress(session, work, executor if isinstance(executor, Executor) else None, loaded)
    for path in sorted(made):
        click.echo(path)
    public = {job.case for job in work if job.output.audience is Audience.PUBLIC}
    for case in folders:
        known = loaded.get(case) or session.load(case)
        warn_of_draft(session, known, draft=draft)
        if case in public:
            _warn_undecided(session, _told(known, as_of, draft=draft).undecided)


_TEXTS = (".txt", ".md", ".csv", ".json", ".svg", ".html")


def _show_progress(
    session: Session, work: tuple[Job, ...], executor: Executor | None, loaded: dict[str, Case]
) -> list[str]:
    """Run the jobs; a bar on a terminal, nothing in a pipe. Cases that are loaded here are kept in `loaded`."""
    plugins = None if executor else session.plugins
    done = run_build(work, executor=executor, plugins=plugins, on_case=loaded.__setitem__)
    with click.progressbar(done, length=len(work), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        return list(bar)


def _told(case: Case, as_of: dt.date, *, draft: bool) -> Readership:
    """What the public is told of a case on a day."""
    plan, latest = (case.draft, case.draft) if draft else (case.plan_on(as_of), case.plan_on())
    return Readership(plan=plan, latest=latest, audience=Audience.PUBLIC)


def _warn_undecided(session: Session, ids: tuple[str, ...]) -> None:
    if ids:
        count = len(ids)
        note(
            session,
            f"{count} findings have no decision on publication yet; they are shown as they are: {', '.join(ids)}",
            f"有 {count} 个问题尚未定公开意见，现按原文公开：{'、'.join(ids)}",
        )


def _target(case: str, to: str | None, *, several: bool) -> Path:
    if to is None:
        return Path(case) / "build"
    return Path(to) / Path(case).resolve().name if several else Path(to)


def _options(pairs: tuple[str, ...], template: str | None) -> dict[str, str]:
    chosen = {"template": template} if template else {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            what = Text(f"-o {pair!r} is not of the form key=value", f"-o {pair!r} 应写成 key=value")
            raise OptionsError(rules.BAD_ARGUMENT(what=what))
        chosen[key] = value
    return chosen
