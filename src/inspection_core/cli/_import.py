"""`inspection import`: files that came back, or that an office already has, into a case or a new one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from attrs import evolve

from ..codec import encode
from ..diagnostics import Severity, Text, offers as rules, worst
from ..errors import OptionsError
from ..folder import document_path, open_folder, write_atomic
from ..formats import write_json, write_yaml
from ..importing import Applied, apply_proposals, new_case, propose, read_draft, read_mappings
from ..lifecycle import Case
from ..model import Document
from ..proposals import CaseRequest, Conflict, Draft, Mappings, Proposal, Proposals, Request, TableMapping
from ._common import PROBLEMS, Day, Session, note, now, print_json, print_problems, say_recorded, session, shorten
from ._outputs import Imports
from ._start import head_of, say_next


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--case", "case", metavar="CASE", help="The case that they belong to.")
@click.option("--to", metavar="DIR", help="Make a new case of them, in this folder.")
@click.option("--dry-run", is_flag=True, help="Show what they propose, and change nothing. [default, without --apply]")
@click.option("--apply", "is_apply", is_flag=True, help="Take in what nothing speaks against.")
@click.option("--actor", metavar="ID", help="Who takes it in: the id of a person.")
@click.option("--decided-by", metavar="ID", help="Who decided it: the id of a person or body.")
@click.option("--on", type=Day(), default="today", help="The day that it takes effect. [default: today]")
@click.option("--only", multiple=True, metavar="KIND|ID", help="Only events, edits, or these findings and measures.")
@click.option("--mapping", metavar="FILE", help="How the columns of their tables are to be read.")
@click.option("--save-mapping", metavar="FILE", help="Write down how they were read, to be changed and used again.")
@click.option("--profile", help="For a new case: the rules and words to use. [default: neutral-zh or neutral-en]")
@click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
@session
def import_(
    session: Session,
    files: tuple[str, ...],
    case: str | None,
    to: str | None,
    dry_run: bool,
    is_apply: bool,
    actor: str | None,
    decided_by: str | None,
    on: dt.date,
    only: tuple[str, ...],
    mapping: str | None,
    save_mapping: str | None,
    profile: str | None,
    as_json: bool,
) -> None:
    """Bring files into a case: ledgers that came back filled in, or tables that an office already has.

    Shows what they propose: events to record, edits of the document for its next edition. With --apply, what nothing
    speaks against is taken in, each row as a whole. With --to, a table becomes a new case.
    """
    _require_sense(case=case, to=to, dry_run=dry_run, is_apply=is_apply, actor=actor)
    mappings = read_mappings(mapping) if mapping else ()
    if to is not None or (case is None and document_path(Path()) is None and not is_apply):
        draft = _draft(session, files, mappings, profile)
        _save(save_mapping, draft.mappings)
        _make(session, draft, None if dry_run else to, on, as_json=as_json)
        return
    if is_apply:
        with open_folder(case or ".", plugins=session.plugins) as folder:
            found = _look(session, files, _request(folder.case, on, mappings), only, save_mapping, as_json=as_json)
            before = len(folder.case.journal)
            taken = apply_proposals(folder, found, recorded_by=actor, decided_by=decided_by, recorded_at=now())
            _say_applied(session, taken, as_json=as_json)
            if not as_json:
                say_recorded(session, folder, before)
    else:  # whoever only looks waits for nobody, and may have a case that can't be written
        request = _request(session.load(case or "."), on, mappings)
        found = _look(session, files, request, only, save_mapping, as_json=as_json)
    if found.conflicts or worst(found.problems) is Severity.ERROR:
        sys.exit(PROBLEMS)


def _require_sense(*, case: str | None, to: str | None, dry_run: bool, is_apply: bool, actor: str | None) -> None:
    """OptionsError for options that contradict each other."""
    if case is not None and to is not None:
        what = Text("give --case or --to, not both", "--case 和 --to 只能写一个")
    elif is_apply and dry_run:
        what = Text("give --dry-run or --apply, not both", "--dry-run 和 --apply 只能写一个")
    elif is_apply and actor is None:
        what = Text("--apply needs --actor, who takes it in", "--apply 须用 --actor 写明经办人")
    elif is_apply and to is not None:
        what = Text("--apply is for a case that there is; leave it out", "--apply 只用于已有案卷，请去掉")
    else:
        return
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _request(case: Case, on: dt.date, mappings: tuple[TableMapping, ...]) -> CaseRequest:
    return CaseRequest(profile=case.draft.profile, case=case, as_of=on, mappings=mappings)


def _look(
    session: Session,
    files: Sequence[str],
    request: CaseRequest,
    only: tuple[str, ...],
    save_mapping: str | None,
    *,
    as_json: bool,
) -> Proposals:
    """What files propose, shown."""
    found = propose(files, request, only=only, plugins=session.plugins)
    _save(save_mapping, found.mappings)
    if as_json:
        print_json(Imports.of(found, session.language))
    else:
        _show(session, request.case, found)
    return found


def _draft(session: Session, files: Sequence[str], mappings: tuple[TableMapping, ...], profile: str | None) -> Draft:
    """What files say of a new case, under the profile that it would have."""
    name = profile or ("neutral-zh" if session.language == "zh" else "neutral-en")
    request = Request(profile=session.plugins.profile(name), mappings=mappings)
    draft = read_draft(files, request, plugins=session.plugins)
    inspection = evolve(draft.document.inspection, profile=name)
    return evolve(draft, document=evolve(draft.document, inspection=inspection))


def _make(session: Session, draft: Draft, to: str | None, on: dt.date, *, as_json: bool) -> None:
    """A new case of what was read, or where it goes nowhere only a look at it; doubts first."""
    document = draft.document
    if as_json:
        click.echo(write_json(draft.preview if draft.preview is not None else encode(document)), nl=False)
    else:
        _show_mappings(session, draft.mappings)
        print_problems(draft.problems, session.language, to_stderr=True)
    if not document.findings and worst(draft.problems) is Severity.ERROR:
        sys.exit(PROBLEMS)
    if to is not None:
        new_case(to, document, openings=draft.openings, on=on, head=head_of(session), plugins=session.plugins)
        say_next(session, to, document)
    elif not as_json:
        _show_outline(document, {each.finding: each.printed for each in draft.openings})


def _show_outline(document: Document, states: Mapping[str, str]) -> None:
    """What was read, to be checked in a minute: each finding under its aspect, with how much is told of it."""
    click.secho(document.inspection.title, bold=True)
    told = {account.finding: len(account.paragraphs) for account in document.accounts}
    aspects = {aspect.id: aspect for aspect in document.aspects}
    above: str | None = None
    for finding in document.findings:
        if finding.aspect not in (None, above):
            above = finding.aspect
            click.echo(f"{aspects[above or ''].number}  {shorten(aspects[above or ''].title, 90)}")
        indent = "    " if finding.parent else "  "
        more = " ".join(filter(None, [f"¶{told[finding.id]}" if finding.id in told else "", states.get(finding.id)]))
        click.echo(f"{indent}{finding.number}  {shorten(finding.title, 80)}  {more}".rstrip())


def _save(path: str | None, mappings: tuple[TableMapping, ...]) -> None:
    if path is not None:
        write_atomic(Path(path), write_yaml(encode(Mappings(tables=mappings))).encode())


def _show(session: Session, case: Case, found: Proposals) -> None:
    """The proposals by row, the conflicts side by side, and what is wrong."""
    _show_mappings(session, found.mappings)
    place = _place if len({each.where.file for each in found.proposals}) < 2 else _place_in_file
    for row, several in found.rows():
        held = session.say("  (held back)", "（暂不采纳）") if row in found.held else ""
        click.secho(_heading(case, several[0]) + held, bold=True)
        lines = (
            f"  {place(each)}  {session.say(*_KINDS[each.kind])}  {each.title}: {_arrow(each)}" for each in several
        )
        for line in dict.fromkeys(lines):  # one cell may lead to several events
            click.echo(line)
    if found.conflicts:
        click.secho(session.say("Conflicts", "冲突"), bold=True)
    for conflict in found.conflicts:
        _show_conflict(session, case, conflict)
    print_problems(found.problems, session.language, to_stderr=True)
    _say_summary(session, found)


_KINDS = {"event": ("record", "记录"), "edit": ("edit  ", "修改")}


def _heading(case: Case, first: Proposal | Conflict) -> str:
    finding = case.draft.findings.get(first.finding or "")
    title = f"  {shorten(finding.title, 60)}" if finding else ""
    return (first.measure or first.finding or first.row) + title


def _place(proposal: Proposal) -> str:
    where = proposal.where
    return str(where) if where.line is not None else " ".join(filter(None, [where.sheet, where.cell]))


def _place_in_file(proposal: Proposal) -> str:
    return str(proposal.where)


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


def _arrow(proposal: Proposal) -> str:
    """From what to what, on one line."""
    before, after = (shorten(_line(text), 48) for text in (proposal.before, proposal.after))
    return f"{before} → {after or '∅'}" if before else after


def _show_conflict(session: Session, case: Case, conflict: Conflict) -> None:
    click.echo(f"  {_heading(case, conflict)}")
    click.echo(f"  {conflict.where}  {conflict.title}")
    for en, zh, text in (
        ("exported", "导出时", conflict.exported),
        ("now", "案卷现为", conflict.now),
        ("returned", "交回", conflict.returned),
        *((f"returned in {each.where}", f"交回（{each.where}）", each.returned) for each in conflict.others),
    ):
        click.echo(f"    {session.say(en, zh)}: {_line(text) or '∅'}")


def _show_mappings(session: Session, mappings: tuple[TableMapping, ...]) -> None:
    for each in mappings:
        columns = "  ".join(f"{letter}={key}" for letter, key in each.columns.items())
        head = session.say("columns read", "各列读作")
        click.echo(f"{each.file} {each.sheet} {head}: {columns}".replace("  ", " "))


def _say_summary(session: Session, found: Proposals) -> None:
    taken = [each for each in found.proposals if each.row not in found.held]
    events = sum(1 for each in taken if each.kind == "event")
    edits, conflicts, held = len(taken) - events, len(found.conflicts), len(found.held)
    click.echo(
        session.say(
            f"To record: {events}; edits of the document: {edits}; conflicts: {conflicts}; rows held back: {held}.",
            f"可记录 {events} 项，可修改 {edits} 处，冲突 {conflicts} 处，暂不采纳 {held} 行。",
        )
    )


def _say_applied(session: Session, taken: Applied, *, as_json: bool) -> None:
    edits = len(taken.edits)
    text = (
        f"Entries recorded: {taken.recorded}; edits made in the document: {edits}"
        + (", which the next edition takes up: inspection adopt" if edits else "."),
        f"已记录 {taken.recorded} 条，已修改文档 {edits} 处" + ("，待印发下一版：inspection adopt" if edits else "。"),
    )
    if as_json:
        note(session, *text)
    else:
        click.echo(session.say(*text))
