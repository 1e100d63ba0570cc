"""What an event names must be there: whoever and whatever it is about, on its day. No profile can relax this."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping

from ..codec import did_you_mean
from ..diagnostics import Diagnostic, Text, document as document_rules, offers, recording as rules
from ..formats import is_safe_path
from ..model import (
    Adopted,
    CommentReceived,
    Entry,
    Event,
    EvidenceAdded,
    EvidenceWithdrawn,
    ExtensionAsked,
    ExtensionGranted,
    FindingEvent,
    FollowUpPlanned,
    HandedOver,
    Imported,
    ItemEvent,
    MeasureEvent,
    NoticeSent,
    PublicationDrafted,
    Reopened,
    State,
    Voided,
    targets_of,
)
from ._case import Case
from ._fold import effective, voided
from ._integrity import ID
from ._plan import Plan
from ._recording import Recording
from ._table import PAST, STATES

EVIDENCE = Text("evidence", "佐证")
PUBLICATION = Text("publication", "公开文书")


def references(recording: Recording) -> Iterator[Diagnostic]:
    """Whatever the event names must be there on its day; a state is only moved on leaves."""
    event, plan, standing = recording.event, recording.plan, recording.standing
    yield from strangers_in(event, plan)
    yield from _known(getattr(event, "findings", ()), plan.findings, document_rules.FINDING, event)
    yield from _known(getattr(event, "measures", ()), plan.measures, document_rules.MEASURE, event)
    if isinstance(event, EvidenceAdded):
        yield from _evidence(recording, event)
    else:
        yield from _known(getattr(event, "evidence", ()), standing.evidence, EVIDENCE, event)
    if isinstance(event, FindingEvent | ItemEvent):
        for id in event.findings:
            if id in plan.children:
                yield rules.NOT_A_LEAF(id=id, leaves=plan.leaves_of(id))
    if isinstance(event, HandedOver | NoticeSent):
        named = (event.giver, event.taker) if isinstance(event, HandedOver) else (event.to,)
        yield from _known(named, plan.parties, document_rules.PARTY, event)
    if isinstance(event, Adopted):
        yield rules.USE_ADOPT()
    if isinstance(event, Imported) and (event.state is State.CLOSED) != (event.resolution is not None):
        yield rules.BAD_OPENING()
    if isinstance(event, ExtensionAsked | ExtensionGranted):
        yield from _open_ended(recording, event)
    if not _names_something(event):
        yield rules.NOTHING_NAMED()
    if isinstance(event, Voided):
        yield from _void_targets(recording.case, event)
    if event.corrects is not None:
        yield from _correction(recording.case, event)
    if isinstance(event, Reopened):
        yield from _resumed(recording, event)
    if isinstance(event, CommentReceived):
        yield from _known((event.publication,), standing.publications, PUBLICATION, event)
    yield from _new_ids(event)
    if isinstance(event, PublicationDrafted):
        yield from (offers.UNSAFE_OUTPUT(path=made.to) for made in event.documents if not is_safe_path(made.to))


def _new_ids(event: Event) -> Iterator[Diagnostic]:
    """What an event gives a name for the first time, it gives an id that is one."""
    named = {PublicationDrafted: "publication", CommentReceived: "comment", FollowUpPlanned: "follow_up"}
    name = named.get(type(event))
    if name is not None and not ID.fullmatch(getattr(event, name)):
        yield document_rules.BAD_ID(id=getattr(event, name))


def _names_something(event: Event) -> bool:
    """Whether an event of a kind that is about items names any."""
    if isinstance(event, Voided):
        return bool(event.targets)
    if isinstance(event, EvidenceAdded | EvidenceWithdrawn):
        return bool(event.evidence)
    return bool(targets_of(event)) or not isinstance(event, FindingEvent | MeasureEvent | ItemEvent)


def _evidence(recording: Recording, event: EvidenceAdded) -> Iterator[Diagnostic]:
    """Evidence has an id that is one, a path that stays below the folder, and supports items that are there."""
    supported: Mapping[str, object] = ChainMap({}, recording.plan.findings, recording.plan.measures)  # type: ignore[arg-type]
    taken: set[str] = set()
    for evidence in event.evidence:
        yield from _known(evidence.supports, supported, document_rules.FINDING, event)
        if not ID.fullmatch(evidence.id):
            yield document_rules.BAD_ID(id=evidence.id)
        if evidence.id in taken:
            yield document_rules.DUPLICATE_ID(id=evidence.id)
        if event.corrects is None and evidence.id in recording.standing.evidence:
            yield rules.ON_FILE(id=evidence.id)
        if evidence.file is not None and not is_safe_path(evidence.file.path):
            yield rules.BAD_EVIDENCE(id=evidence.id, why=evidence.file.path)
        taken.add(evidence.id)


def _open_ended(recording: Recording, event: ExtensionAsked | ExtensionGranted) -> Iterator[Diagnostic]:
    """Only what is open has a time limit to extend."""
    plan, standing = recording.plan, recording.standing
    for id in event.findings:
        if standing.finding(id).state is State.CLOSED:
            word = PAST[event.kind]
            hint = Text("Reopen it first.", "请先重新整改。")
            yield rules.NOT_ALLOWED(item=id, state=STATES["closed"], event=word, hint=hint)
    for id in event.measures:
        if id in plan.measures and not recording.case.is_needed(plan, standing, plan.measures[id]):
            yield rules.ALL_CLOSED(measure=id)


def strangers_in(event: Event, plan: Plan) -> Iterator[Diagnostic]:
    """Who recorded or decided must be a party of the plan."""
    named = tuple(who for who in (event.recorded_by, event.decided_by) if who)
    yield from _known(named, plan.parties, document_rules.PARTY, event)


def _known(ids: tuple[str, ...], known: Mapping[str, object], what: Text, event: Event) -> Iterator[Diagnostic]:
    for id in ids:
        if id not in known:
            yield rules.UNKNOWN_ITEM(what=what, id=id, day=event.on, hint=did_you_mean(id, known))


def _void_targets(case: Case, event: Voided) -> Iterator[Diagnostic]:
    void = voided(case.journal)
    for seq in event.targets:
        if not 1 <= seq <= len(case.journal):
            yield rules.VOID_TARGET(seq=seq, why=Text("there is no such entry", "没有这一条"))
        elif seq in void:
            yield rules.VOID_TARGET(seq=seq, why=Text("it is void already", "已经作废"))
        elif isinstance(case.journal[seq - 1].event, Adopted) and _orphans(case, event):
            why = Text("items of this edition have events", "该版中的事项已有记录")
            yield rules.VOID_TARGET(seq=seq, why=why)


def _orphans(case: Case, event: Voided) -> set[str]:
    """Items with events that no edition in force knows once some adoptions are void."""
    entries = effective((*case.journal, Entry(len(case.journal) + 1, event)))
    adopted = [entry.event.edition for entry in entries if isinstance(entry.event, Adopted)]
    plan = case.editions[adopted[-1]] if adopted else case.draft
    used = {id for entry in entries for id in targets_of(entry.event)}
    return used.difference(plan.findings, plan.measures)


def _correction(case: Case, event: Event) -> Iterator[Diagnostic]:
    """A correction says the same kind of thing as its target, which counts until then."""
    seq = event.corrects or 0
    target = next((entry for entry in effective(case.journal) if entry.seq == seq), None)
    if target is None:
        why = Text("no such entry counts", "该条不存在或已不计")
    elif isinstance(event, PublicationDrafted):
        why = Text("a draft is drafted again", "拟稿有误应重新拟稿")
    elif type(target.event) is not type(event) or isinstance(event, Adopted | Voided):
        why = Text(f"it is {target.event.kind}", f"它是 {target.event.kind}")
    else:
        return
    yield rules.BAD_CORRECTION(seq=seq, why=why)


def _resumed(recording: Recording, event: Reopened) -> Iterator[Diagnostic]:
    theirs = {m.id: m for id in event.findings for m in recording.plan.measures_of(id)}
    yield from _known(event.measures, theirs, document_rules.MEASURE, event)
