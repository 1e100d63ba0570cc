"""What files propose for a case, shown: by row, the conflicts side by side, and what is wrong."""

from __future__ import annotations

import click

from ..importing import Applied
from ..lifecycle import Case
from ..proposals import Conflict, Proposal, Proposals, TableMapping
from ._common import Session, note, print_problems, shorten


def show_proposals(session: Session, case: Case, found: Proposals) -> None:
    """The proposals by row, the conflicts side by side, and what is wrong."""
    show_mappings(session, found.mappings)
    place = _place if len({each.where.file for each in found.proposals}) < 2 else _place_in_file
    for row, several in found.rows():
        held = session.say("  (held back)", "（暂不采纳）") if row in found.held else ""
        click.secho(_heading(case, several[0]) + held, bold=True)
        lines = (
            f"  {place(each)}  {session.say(*_KINDS[each.kind])}  {each.title}: {_arrow(each)}" for each in several
        )
        for line in dict.fromkeys(lines):  # one cell may lead to several events
            click.echo(line)
    show_conflicts(session, case, found)
    print_problems(found.problems, session.language, to_stderr=True)
    _say_summary(session, found)


def show_conflicts(session: Session, case: Case, found: Proposals) -> None:
    """What can't be taken over without a person's word, each side beside the other."""
    if found.conflicts:
        click.secho(session.say("Conflicts", "冲突"), bold=True)
    for conflict in found.conflicts:
        _show_conflict(session, case, conflict)


_KINDS = {"event": ("record", "记录"), "edit": ("edit  ", "修改")}


def _heading(case: Case, first: Proposal | Conflict) -> str:
    finding = case.draft.findings.get(first.finding or "")
    title = f"  {shorten(finding.title, 60)}" if finding else ""
    return (first.measure or first.finding or first.row) + title


def _place(proposal: Proposal) -> str:
    where = proposal.where
    return " ".join(filter(None, [where.sheet, where.cell])) or str(where)


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


def show_mappings(session: Session, mappings: tuple[TableMapping, ...]) -> None:
    """How the columns of tables were read; of a table none of whose headings is known, what they are."""
    for each in mappings:
        head = session.say("columns read", "各列读作")
        columns = [f"{letter}={key}" for letter, key in each.columns.items()]
        if not columns:
            head = session.say("columns not known", "未识别的列")
            columns = [f"{letter}=«{title}»" for letter, title in each.unread.items()]
        click.echo(" ".join(filter(None, (each.file, each.sheet, f"{head}:", *columns))))


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


def say_applied(session: Session, taken: Applied, *, as_json: bool) -> None:
    """How much was taken in."""
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
