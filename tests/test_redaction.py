"""Nothing that is withheld or restricted leaves: by no object of a view, and by no byte that an exporter writes."""

import datetime as dt
import functools
import gc
import html
import io
import json
import re
import types
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings, strategies as st

import inspection_core as ic
from inspection_core import Audience, Decision
from inspection_core.exporting import earlier, view_for
from inspection_core.lifecycle import GUARDS
from inspection_core.profiles import AUDIENCE_KINDS, ApprovalStep, DeadlineRules
from inspection_core.testing import (
    BODIES,
    PEOPLE,
    START,
    a_case,
    a_finding,
    a_measure,
    a_paper,
    a_profile,
    adopted,
    bring,
    days_of,
    documents,
    grown,
)

from .data.cases import MINUTES, day, replace, small_case
from .test_cli import run

DAY = dt.timedelta(days=1)
PUBLIC, INTERNAL, RESTRICTED = Audience
PLUGINS = ic.Plugins.installed()
EXPORTERS = {name: offer for name, offer in PLUGINS.exporters.items() if offer.view is not ic.Confirmation}
"""All that show a case; a confirmation sheet shows a document that somebody else wrote."""
Words = set[str]

# --- cases with everything that leaves the house ----------------------------------------------------------------

OPEN: Mapping[str, Audience] = dict.fromkeys(AUDIENCE_KINDS, PUBLIC)
CLOSED: Mapping[str, Audience] = dict.fromkeys(AUDIENCE_KINDS, INTERNAL)
ALLOWED = dict.fromkeys((guard.name for guards in GUARDS.values() for guard in guards), "allow")
CALLED = tuple(evolve(body, name=f"Called {body.id}") for body in BODIES)
PERSONS = tuple(evolve(person, name=f"Called {person.id}") for person in PEOPLE)


@functools.cache
def profile(kind: str) -> ic.Profile:
    """A body that tells the public as usual, everything, or nothing that nobody decided on."""
    usual = a_profile(
        guards=ALLOWED,
        deadlines=DeadlineRules(calendar="weekdays"),
        publication_approvals=(ApprovalStep(key="office", title="Office"),),
    )
    return {"usual": usual, "open": evolve(usual, audiences=OPEN), "closed": evolve(usual, audiences=CLOSED)}[kind]


def answered(finding: ic.Finding) -> ic.Finding:
    """A finding with the fields that the kit leaves empty, each with the finding's id in it."""
    id = finding.id
    answer = ic.Response(stance=ic.Stance.PARTLY, text=f"Answer {id}", reason=f"Because {id}", by="p-clerk", date=START)
    more = {"category": f"Category {id}", "source": f"Source {id}", "basis": f"Grounds {id}"}
    public = finding.public
    if public is not None and public.statement is None:
        public = evolve(public, reason="state_secret", statement=f"Statement {id}", approved_by="p-supervisor")
    return evolve(finding, response=answer, found_on=START - 9 * DAY, public=public, **more)


def case_of(document: ic.Document, kind: str) -> ic.Case:
    parts = ("aspects", "measures", "accounts", "sections", "outcomes", "stated_totals")
    return a_case(
        profile=profile(kind),
        earlier=document.inspection.earlier,
        bodies=CALLED,
        people=PERSONS,
        findings=tuple(map(answered, document.findings)),
        **{name: getattr(document, name) for name in parts},
    )


@attrs.frozen
class Step:
    """Something about to happen outside: in which case, on what day, with a number to choose by."""

    case: ic.Case
    on: dt.date
    which: int

    @property
    def said(self) -> str:
        """A mark that stands nowhere else."""
        return f"j-{len(self.case.journal) + 1:04d}"

    @property
    def leaf(self) -> str:
        leaves = self.case.plan_on(self.on).leaves
        return leaves[self.which % len(leaves)].id


def publish(step: Step) -> ic.Case:
    """A publication from its draft to a comment and the reply; every other one is withdrawn."""
    on, said, id = step.on, step.said, f"p-{len(step.case.journal):04d}"
    made = ic.MadeDocument(exporter="x", to=f"{said}.txt", made_by=f"Made {said}", digest="0" * 64)
    about: Any = {"publication": id, "on": on, "basis": f"Basis {said}", "note": f"Note {said}"}
    draft = ic.PublicationDrafted(
        **about, title=f"Headline {said}", as_of=on, documents=(made,), audience=(PUBLIC, INTERNAL)[step.which % 2]
    )
    steps: list[ic.Event] = [
        draft,
        ic.PublicationSubmitted(**about),
        ic.PublicationApproved(**about, step="office", decided_by="p-supervisor"),
        ic.PublicationPublished(**about, address=f"Address {said}", decided_by="p-supervisor"),
        ic.CommentReceived(
            comment=f"c{id}", publication=id, channel=f"Channel {said}", text=f"Comment {said}", on=on,
            findings=(step.leaf,),
        ),
        ic.CommentAnswered(comment=f"c{id}", text=f"Reply {said}", on=on),
        ic.PublicationWithdrawn(**about, reason=f"Reason {said}", decided_by="p-supervisor"),
    ]  # fmt: skip
    return ic.record(step.case, *steps[: 4 + step.which % 4])


def look_again(step: Step) -> ic.Case:
    """A follow-up of a closed finding, and in two cases of three its verdict."""
    case, said, id = bring(step.case, step.leaf, on=step.on), step.said, f"u-{len(step.case.journal):04d}"
    planned = ic.FollowUpPlanned(findings=(step.leaf,), follow_up=id, on=step.on, text=f"Look {said}")
    verdict = tuple(ic.Verdict)[step.which % 2]
    found = ic.look_back(case, id, (step.leaf,), verdict, on=step.on, text=f"Found {said}", decided_by="p-supervisor")
    return ic.record(case, planned, *(found if step.which % 3 else ()))


def decide(step: Step) -> ic.Case:
    """Another decision about publishing a finding, adopted; the texts are those of the kit."""
    chosen = step.case.document.findings[step.which % len(step.case.document.findings)]
    decisions = (withheld(chosen.id), reworded(chosen.id), ic.PublicWording(decision=Decision.PUBLISH), None)
    return adopted(step.case, step.on, evolve(chosen, public=decisions[step.which // 3 % 4]))


def recast(step: Step) -> ic.Case:
    """An account marked for others, told in other words, or joined by one for the public; adopted."""
    accounts = step.case.document.accounts or (ic.Account(finding=step.leaf, as_of=START, paragraphs=()),)
    chosen = accounts[step.which % len(accounts)]
    words, others = ((ic.Paragraph(text=f"Account k-{n + len(step.case.journal)}"),) for n in (1000, 2000))
    marked = (None, *Audience)[step.which % 4]
    changed = (
        (evolve(chosen, audience=marked),),
        (evolve(chosen, paragraphs=words),),
        (evolve(chosen, paragraphs=words), evolve(chosen, audience=PUBLIC, paragraphs=others)),
    )[step.which // 4]
    return adopted(step.case, step.on, accounts=(*(each for each in accounts if each != chosen), *changed))


def count(step: Step) -> ic.Case:
    return ic.record(step.case, ic.ReferralsCounted(on=step.on, received=3, answered=1, note=f"Note {step.said}"))


def withheld(id: str) -> ic.PublicWording:
    return ic.PublicWording(
        decision=Decision.WITHHOLD, reason="other_sensitive", statement=f"Statement {id}", approved_by="b-group"
    )


def reworded(id: str) -> ic.PublicWording:
    return ic.PublicWording(decision=Decision.REWORD, title=f"Told {id}", text=f"Outside {id}")


STEPS: tuple[Callable[[Step], ic.Case], ...] = (publish, look_again, decide, recast, count)


def gone_out(case: ic.Case, genes: Sequence[tuple[int, int, int]]) -> ic.Case:
    """The case after some steps outside, without those that are refused."""
    for kind, which, days in genes:
        on = max(entry.event.on for entry in case.journal) + days * DAY
        try:
            case = STEPS[kind](Step(case, on, which))
        except ic.InvalidCaseError:
            continue
    return case


@st.composite
def told_cases(draw: st.DrawFn) -> ic.Case:
    """Cases of any shape that were published, commented on, followed up, and decided on anew."""
    case = case_of(draw(documents(findings=5)), draw(st.sampled_from(["usual", "open", "closed"])))
    case = draw(grown(case, steps=6))
    genes = st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 11), st.sampled_from([0, 1, 40, 400]))
    case = gone_out(case, draw(st.lists(genes, max_size=6)))
    return draw(grown(case, steps=3))


# --- what must not be found -------------------------------------------------------------------------------------


@attrs.frozen
class Secrets:
    """Words that an audience must not read in a report of a case, told by the document and the journal alone."""

    case: ic.Case
    audience: Audience
    as_of: dt.date

    @property
    def plan(self) -> ic.Plan:
        return self.case.plan_on(self.as_of)

    @property
    def is_public(self) -> bool:
        return self.audience is PUBLIC

    def words(self) -> Words:
        told = (self._findings, self._measures, self._accounts, self._evidence, self._prose, self._events, self._names)
        return {word for each in told for word in each()}

    def may_see(self, kind: str, own: Audience | None) -> bool:
        ranks = list(Audience)
        needed = own or self.plan.profile.audiences.get(kind, INTERNAL)
        return ranks.index(needed) <= ranks.index(self.audience)

    def now(self, finding: ic.Finding) -> ic.Finding:
        """A finding as the last edition decides on it."""
        return self.case.plan_on().findings.get(finding.id, finding)

    def is_withheld(self, finding: ic.Finding) -> bool:
        public, audience = self.now(finding).public, self.now(finding).audience
        if self.is_public and public is not None and (public.decision is Decision.WITHHOLD or audience is None):
            return public.decision is Decision.WITHHOLD
        return not self.may_see("finding", audience)

    def is_reworded(self, finding: ic.Finding) -> bool:
        public = self.now(finding).public
        return self.is_public and public is not None and public.decision is Decision.REWORD

    @functools.cached_property
    def hidden(self) -> Words:
        findings = self.plan.findings
        alone = {id for id in findings if any(self.is_withheld(findings[above]) for above in self.plan.lineage(id))}
        return {id for id in findings if alone.issuperset(self.plan.leaves_of(id))}

    @functools.cached_property
    def hidden_measures(self) -> Words:
        return {
            measure.id
            for measure in self.plan.document.measures
            if self.hidden.issuperset(leaf for id in measure.findings for leaf in self.plan.leaves_of(id))
            or not self.may_see("measure", self.case.plan_on().measures.get(measure.id, measure).audience)
        }

    def _findings(self) -> Iterator[str]:
        for finding in self.plan.document.findings:
            id, inner = finding.id, ("Target", "Standard", "Statement", "Category", "Source", "Grounds")
            if id in self.hidden:
                yield id
            if self.is_public:
                yield from (f"{name} {id}" for name in inner)
            if self.is_reworded(finding):
                yield from (f"Title {id}", f"Verbatim {id}")
            elif self.may_see("response", None):
                continue
            yield from (f"Answer {id}", f"Because {id}")

    def _measures(self) -> Iterator[str]:
        yield from self.hidden_measures

    def _accounts(self) -> Iterator[str]:
        """What the last edition says of the same words counts, else what was said when they were adopted."""
        for account in self.plan.document.accounts:
            again = (
                e for e in self.case.plan_on().document.accounts if evolve(e, audience=account.audience) == account
            )
            marks = [each.audience for each in again] or [account.audience]
            if self.is_reworded(self.plan.findings[account.finding]):
                marks = [mark for mark in marks if mark is not None]
            if account.finding in self.hidden or not any(self.may_see("account", mark) for mark in marks):
                yield from (paragraph.text.split()[-1] for paragraph in account.paragraphs)

    def _evidence(self) -> Iterator[str]:
        secret = self.hidden | self.hidden_measures
        for entry in self.case.journal:
            for each in entry.event.evidence if isinstance(entry.event, ic.EvidenceAdded) else ():
                if self.is_public:
                    yield from (f"Paper {each.id}", f"Custodian {each.id}")
                if not self.may_see("evidence", each.audience) or (each.supports and secret >= {*each.supports}):
                    yield each.id

    def _prose(self) -> Iterator[str]:
        for aspect in self.plan.document.aspects:
            below = {leaf.id for leaf in self.plan.leaves if self.plan.aspect_of(leaf.id) == aspect}
            if below and below <= self.hidden:
                yield aspect.title
        for section in self.plan.document.sections:
            if not self.may_see("section", section.audience):
                yield section.title.split()[-1]
        for outcome in self.plan.document.outcomes:
            if not self.may_see("outcome", outcome.audience) or self.hidden.intersection(outcome.findings):
                yield outcome.id

    def _events(self) -> Iterator[str]:
        """Reasons, notes, bases, headlines, comments: none of them for the public, nor of what is hidden inside."""
        for entry in self.case.journal:
            event, of = entry.event, set(getattr(entry.event, "findings", ()))
            if self.is_public:
                yield from re.findall(r"\b[cpu]+-\d{4}", repr(event))
            if self.is_public or (of and of <= self.hidden):
                yield from re.findall(r"\w+ j-\d{4}", repr(event))

    def _names(self) -> Iterator[str]:
        """Who recorded, decided and answered is never for the public; who owns only where owners are."""
        closed = () if self.may_see("owner", None) else ("p-officer", "b-section", "b-section-2")
        if self.is_public:
            yield from ("p-clerk", "p-supervisor", "b-supervision", "x-0001", "x-0002", *closed)


# --- looking everywhere -----------------------------------------------------------------------------------------


def texts_of(view: object) -> str:
    """All texts that can be reached from an object: held, kept in a cache or a closure, or computed by a property."""
    texts: dict[str, None] = {}
    seen: dict[int, object] = {}  # keeps what properties made, so that no id is used twice
    waiting: list[object] = [view]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, type | types.ModuleType | types.CodeType):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, str | bytes):
            texts[thing if isinstance(thing, str) else thing.decode("utf-8", "replace")] = None
        elif isinstance(thing, types.FunctionType):
            waiting += [thing.__closure__, thing.__defaults__, thing.__kwdefaults__]
        else:
            waiting += gc.get_referents(thing)
            waiting += [getattr(thing, name) for name in properties_of(type(thing))]
    return "\n".join(texts)


@functools.cache
def properties_of(cls: type) -> tuple[str, ...]:
    if not attrs.has(cls):
        return ()
    computed = property | functools.cached_property
    return tuple(name for name in dir(cls) if isinstance(getattr(cls, name, None), computed))


def plain(made: bytes, name: str = "") -> str:
    """All that can be read in a document, a package's member by member with their names, with and without marks."""
    if zipfile.is_zipfile(io.BytesIO(made)):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            members = [plain(package.read(info), info.filename) for info in package.infolist()]
            return "\n".join([name, package.comment.decode(), *members])
    text = made.decode("utf-8-sig", "replace")
    read = [name, text, html.unescape(re.sub(r"<[^>]+>", "", text)), text.replace("\\", "")]
    try:
        read.append(json.dumps(json.loads(text), ensure_ascii=False))
    except ValueError:
        pass
    return "\n".join(read)


def found(words: Words, text: str) -> list[str]:
    return sorted(word for word in words if re.search(rf"{re.escape(word)}(?![\w-])", text) and word in text)


def read_nothing(_evidence: ic.EvidenceView) -> bytes:
    return b""


def view_of(case: ic.Case, offer: ic.Exporter, report: ic.Report, since: dt.date) -> Any:
    """The view that an exporter takes, of all that a report tells."""
    asked: dict[type, dict[str, Any]] = {
        ic.Report: {},
        ic.Digest: {"since": str(min(since, report.as_of))},
        ic.Subject: {"items": [item.id for item in report.items]},
        ic.Dossier: {"read": read_nothing},
    }
    if offer.view is ic.Subject and not report.items:
        return ic.Subject(report=report, items=())
    return view_for(offer, case, report, **asked[offer.view])


# --- nothing can be reached, and nothing is written -------------------------------------------------------------

AUDIENCES = st.sampled_from([PUBLIC, PUBLIC, INTERNAL])
MANY = settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(st.data())
def test_nothing_withheld_can_be_reached_from_a_report(data: st.DataObject) -> None:
    case, audience = data.draw(told_cases()), data.draw(AUDIENCES)
    day = data.draw(days_of(case))
    report = ic.report(case, as_of=day, audience=audience)
    assert [] == found(Secrets(case, audience, day).words(), texts_of(report))


@settings(MANY, max_examples=200)
@given(st.data())
def test_nothing_withheld_is_written_by_any_exporter(data: st.DataObject) -> None:
    case, audience = data.draw(told_cases()), data.draw(AUDIENCES)
    day, since = data.draw(days_of(case)), data.draw(days_of(case))
    report, words = ic.report(case, as_of=day, audience=audience), Secrets(case, audience, day).words()
    told = {}
    for name, offer in EXPORTERS.items():
        secret = words & Secrets(case, audience, min(day, since)).words() if offer.view is ic.Digest else words
        made = ic.export(view_of(case, offer, report, since), name, plugins=PLUGINS)
        told[name] = found(secret, plain(made))
    assert {name: [] for name in EXPORTERS} == told


@settings(MANY, max_examples=200)
@given(st.data())
def test_nothing_withheld_can_be_reached_from_a_digest(data: st.DataObject) -> None:
    case, audience = data.draw(told_cases()), data.draw(AUDIENCES)
    first, last = sorted([data.draw(days_of(case)), data.draw(days_of(case))])
    report = ic.report(case, as_of=last, audience=audience)
    secrets = [Secrets(case, audience, day).words() for day in (first, last)]
    assert [] == found(secrets[0] & secrets[1], texts_of(ic.digest(earlier(case, report, str(first)), report)))


@settings(MANY, max_examples=300)
@given(st.data())
def test_what_is_said_anew_brings_back_nothing_of_what_was_internal(data: st.DataObject) -> None:
    """Of earlier days, too: there the old words stand, and the last edition decides who reads them."""
    case = case_of(data.draw(documents(findings=3)), data.draw(st.sampled_from(["usual", "open", "closed"])))
    for steps in data.draw(st.lists(st.tuples(st.sampled_from([recast, decide]), st.integers(0, 11)), max_size=3)):
        on = case.journal[-1].event.on + 30 * DAY
        try:
            case = steps[0](Step(case, on, steps[1]))
        except ic.InvalidCaseError:
            continue
    day = START + data.draw(st.integers(0, 4)) * 30 * DAY
    assert [] == found(Secrets(case, PUBLIC, day).words(), texts_of(ic.report(case, as_of=day, audience=PUBLIC)))


@settings(MANY, max_examples=200)
@given(st.data())
def test_what_is_withheld_is_counted_all_the_same(data: st.DataObject) -> None:
    """The public rate is the true one, and the numbers beside it say how many aren't named."""
    case = data.draw(told_cases())
    day = data.draw(days_of(case))
    whole, told = (ic.report(case, as_of=day, audience=audience).progress for audience in (RESTRICTED, PUBLIC))
    assert (whole.countable.count, whole.closed.count, whole.rate) == (
        told.countable.count,
        told.closed.count,
        told.rate,
    )


@settings(MANY, max_examples=200)
@given(st.data())
def test_the_public_list_is_numbered_without_gaps(data: st.DataObject) -> None:
    case = data.draw(told_cases())
    report = ic.report(case, as_of=data.draw(days_of(case)), audience="public")
    aspects = [tuple(item.number for item in aspect.items) for aspect in report.aspects]
    plain_lists = [tuple(map(str, range(1, len(numbers) + 1))) for numbers in aspects]
    assert plain_lists == aspects or _is_one_list(aspects)


def _is_one_list(aspects: list[tuple[str, ...]]) -> bool:
    """Whether aspects continue each other's numbers, as in a case in which no number stood twice."""
    numbers = sorted(int(number) for aspect in aspects for number in aspect)
    return numbers == list(range(1, len(numbers) + 1))


# --- the tests above would pass on anything if they found nothing ------------------------------------------------


def full_case(kind: str = "usual") -> ic.Case:
    """A case in which every exporter has something to tell, with two findings to find and two to miss."""
    proof = a_paper("e-0001", "f-0001", "f-0003", audience=PUBLIC)
    findings = (
        a_finding("f-0001", public=ic.PublicWording(decision=Decision.PUBLISH)),
        a_finding("f-0002", public=withheld("f-0002")),
        a_finding("f-0003", public=reworded("f-0003")),
        a_finding("f-0004", audience=RESTRICTED),
    )
    measures = tuple(a_measure(f"m-{n:04d}", f"f-{n:04d}") for n in range(1, 5))
    accounts = tuple(
        ic.Account(finding=f"f-{n:04d}", as_of=START, paragraphs=(ic.Paragraph(text=f"Account k-{n:04d}"),))
        for n in range(1, 5)
    )
    case = a_case(*map(answered, findings), *measures, *accounts, profile=profile(kind), bodies=CALLED, people=PERSONS)
    case = ic.record(case, ic.EvidenceAdded(evidence=(proof,), on=START, note="Note j-0002"))
    case = look_again(Step(publish(Step(case, START + DAY, 2)), START + DAY, 2))
    return count(Step(case, START + DAY, 0))


SHOWS = {
    "csv-comments": "Comment j-",
    "csv-ledger": "Measure m-0001",
    "csv-publication-review": "Statement f-0002",
    "docx-brief": "Returned",
    "docx-bulletin": "Account k-0002",
    "docx-closure": "Verbatim f-0002",
    "docx-comments": "Comment j-",
    "docx-digest": "Title f-0003",
    "docx-evidence-index": "Custodian e-0001",
    "docx-extension": "Title f-0002",
    "docx-follow-up": "Found j-",
    "docx-ledger": "Measure m-0001",
    "docx-notice": "Title f-0002",
    "docx-plan": "Measure m-0001",
    "docx-principal-report": "Title f-0002",
    "docx-publication-review": "Statement f-0002",
    "docx-report": "Account k-0002",
    "evidence-pack": "Custodian e-0001",
    "json-report": "Answer f-0003",
    "markdown-digest": "Title f-0003",
    "markdown-findings": "Verbatim f-0002|Basis",
    "markdown-follow-up": "Found j-",
    "markdown-follow-up-sheet": "Verbatim f-0002",
    "markdown-report": "Answer f-0002",
    "text-bulletin": "Account k-0003",
    "xlsx-digest": "Title f-0003",
    "xlsx-evidence-index": "Custodian e-0001",
    "xlsx-ledger": "Measure m-0001",
    "xlsx-owners": "Measure m-0001",
    "xlsx-plan": "Measure m-0001",
    "xlsx-publication-review": "Statement f-0002",
    "xlsx-statistics": "Title f-0003",
}
"""A word of the inside that each exporter tells inside."""


def test_every_exporter_has_a_word_that_can_be_looked_for() -> None:
    """Whoever adds an exporter says here what of the inside it tells, so that the search is known to work on it."""
    assert set(SHOWS) == set(EXPORTERS)


@pytest.mark.parametrize("name", SHOWS)
def test_a_word_of_the_inside_is_found_in_what_an_exporter_writes_for_the_inside(name: str) -> None:
    """Of what is for the outside as well, the word must be missing there."""
    case, offer = full_case(), EXPORTERS[name]
    told = {}
    for audience in (INTERNAL, PUBLIC):
        report = ic.report(case, as_of=START + 9 * DAY, audience=audience)
        made = ic.export(view_of(case, offer, report, START), name, plugins=PLUGINS)
        told[audience] = re.search(SHOWS[name], plain(made)) is not None
    assert {INTERNAL: True, PUBLIC: False} == told


def test_the_walk_finds_what_is_held_what_is_computed_and_what_a_closure_keeps() -> None:
    case = full_case()
    inside = ic.report(case, as_of=START + 9 * DAY)
    words = {"Title f-0001", "Statement f-0002", "Headline j-0003", "Called p-officer", "Answer f-0003"}
    assert sorted(words) == found(words, texts_of(inside))
    pack = ic.Dossier(report=ic.report(a_case(), as_of=START), read=lambda _: inside.items[0].title.encode())
    assert ["Title f-0001"] == found({"Title f-0001"}, texts_of(pack))
    digest = ic.digest(ic.report(case, as_of=START), inside)
    assert [] != properties_of(type(digest))


@pytest.mark.parametrize("kind", ["usual", "open", "closed"])
def test_an_oracle_that_forbids_nothing_would_be_none(kind: str) -> None:
    secrets = Secrets(full_case(kind), PUBLIC, START + 9 * DAY).words()
    always = {"f-0002", "f-0004", "Title f-0003", "Answer f-0003", "Headline j-0003", "Statement f-0002", "k-0002"}
    assert set() == always - secrets


def test_a_package_is_read_to_its_last_member() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    for stream, name, data in ((inner, "Secret.xml", b"<t>Sec</t><t>ret two</t>"), (outer, "in.docx", None)):
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr(name, inner.getvalue() if data is None else data)
    assert ["Secret two", "Secret.xml"] == found({"Secret two", "Secret.xml", "Secret three"}, plain(outer.getvalue()))


# --- one fact after the other -----------------------------------------------------------------------------------


def public_texts(case: ic.Case, on: dt.date = START) -> str:
    return texts_of(ic.report(case, as_of=on, audience="public"))


@pytest.mark.parametrize(("kind", "told"), [("usual", False), ("open", True), ("closed", False)])
def test_a_response_is_told_where_the_profile_opens_it(kind: str, told: bool) -> None:
    public = ic.PublicWording(decision=Decision.PUBLISH)
    case = a_case(answered(a_finding("f-0001", public=public)), a_measure("m-0001", "f-0001"), profile=profile(kind))
    assert told is ("Answer f-0001" in public_texts(case))


def test_a_response_to_a_reworded_finding_quotes_what_is_not_told() -> None:
    case = a_case(answered(a_finding(public=reworded("f1"))), a_measure(), profile=profile("open"))
    item = ic.report(case, as_of=START, audience="public").items[0]
    assert ("Told f1", None) == (item.title, item.response)


def test_who_answered_and_when_is_not_told_with_the_response() -> None:
    case = a_case(answered(a_finding()), a_measure(), profile=profile("open"))
    response = ic.report(case, as_of=START, audience="public").items[0].response
    assert response is not None
    assert ("partly", "Answer f1", "", None) == (response.stance, response.text, response.by, response.date)


@pytest.mark.parametrize("kind", ["usual", "open", "closed"])
def test_a_public_report_holds_no_register_but_what_is_opened(kind: str) -> None:
    report = ic.report(full_case(kind), as_of=START + 9 * DAY, audience="public")
    names = ("limits", "notices", "reviews", "publications", "comments", "follow_ups", "follow_up_due", "ageing")
    held = {name: getattr(report, name) for name in (*names, "revised", "earlier") if getattr(report, name)}
    assert ({}, kind == "open") == (held, report.referrals is not None)


def test_a_follow_up_of_restricted_findings_alone_is_not_told_inside() -> None:
    case = bring(a_case(a_finding(audience=RESTRICTED), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1")
    case = ic.record(case, ic.FollowUpPlanned(findings=("f1",), follow_up="u1", on=START, text="About f1"))
    told = [ic.report(case, as_of=START, audience=audience).follow_ups for audience in (INTERNAL, RESTRICTED)]
    assert ((), 1) == (told[0], len(told[1]))


def test_of_a_follow_up_of_several_findings_only_those_are_named_that_may_be() -> None:
    case = bring(a_case(a_finding(audience=RESTRICTED), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1")
    case = bring(case, "f2")
    case = ic.record(case, ic.FollowUpPlanned(findings=("f1", "f2"), follow_up="u1", on=START))
    results = ic.report(case, as_of=START).follow_ups[0].results
    assert ["f2"] == [result.item for result in results]


def test_a_comment_on_restricted_findings_alone_is_not_told_inside() -> None:
    case = a_case(
        a_finding(audience=RESTRICTED), a_finding("f2"), a_measure("m1", "f1", "f2"), profile=profile("usual")
    )
    case = ic.record(publish(Step(case, START, 0)), _comment("f1"))
    told = [ic.report(case, as_of=START, audience=audience).comments for audience in (INTERNAL, RESTRICTED)]
    assert ((), 1) == (told[0], len(told[1]))


def test_a_comment_does_not_name_a_restricted_finding() -> None:
    case = a_case(
        a_finding(audience=RESTRICTED), a_finding("f2"), a_measure("m1", "f1", "f2"), profile=profile("usual")
    )
    case = ic.record(publish(Step(case, START, 0)), _comment("f1", "f2"))
    assert [("f2",)] == [each.findings for each in ic.report(case, as_of=START).comments]


def _comment(*findings: str) -> ic.CommentReceived:
    id = "p-0001"
    return ic.CommentReceived(
        comment="c1", publication=id, channel="letter", text="A comment", on=START, findings=findings
    )


def test_the_redaction_log_does_not_name_a_restricted_finding() -> None:
    case = a_case(a_finding(audience=RESTRICTED), a_finding("f2", public=withheld("f2")), profile=profile("usual"))
    told = ic.report(publish(Step(case, START, 0)), as_of=START).publications[0]
    assert (["f2"], 2) == ([each.item for each in told.redactions], told.withheld)


def test_an_internal_account_is_not_told_because_another_of_its_day_is_public() -> None:
    def account(text: str, audience: Audience) -> ic.Account:
        return ic.Account(finding="f1", as_of=START, audience=audience, paragraphs=(ic.Paragraph(text=text),))

    case = a_case(a_finding(), a_measure(), account("Inner", INTERNAL))
    case = adopted(case, START + DAY, accounts=(account("Inner, mended", INTERNAL), account("Outer", PUBLIC)))
    assert [] == found({"Inner", "Inner, mended"}, public_texts(case))


def test_an_internal_section_is_not_told_because_one_of_its_title_is_public() -> None:
    def section(lead: str, audience: Audience) -> ic.Section:
        return ic.Section(kind=ic.SectionKind.NEXT_STEPS, title="Next steps", lead=lead, audience=audience)

    case = a_case(a_finding(), a_measure(), section("Outer", PUBLIC), section("Inner", INTERNAL))
    assert ["Outer"] == found({"Outer", "Inner"}, public_texts(case))


def test_the_redaction_log_does_not_name_a_restricted_finding_that_was_removed() -> None:
    case = a_case(a_finding(audience=RESTRICTED), a_finding("f2"), profile=profile("usual"))
    case = adopted(publish(Step(case, START, 0)), START + DAY, findings=(a_finding("f2"),))
    assert [] == [each.item for each in ic.report(case, as_of=START + DAY).publications[0].redactions]


def test_a_digest_since_the_last_review_holds_nothing_that_was_withheld_since() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"))
    case = ic.record(case, ic.ProgressReviewHeld(issue=1, on=START))
    case = adopted(case, START + DAY, a_finding(public=withheld("f1")))
    report = ic.report(case, as_of=START + DAY, audience="public")
    assert [] == found({"Title f1", "Verbatim f1"}, texts_of(ic.digest(earlier(case, report, "last"), report)))


def test_what_is_withheld_now_is_withheld_from_a_digest_since_a_day() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"))
    case = adopted(case, START + DAY, a_finding(public=withheld("f1")))
    report = ic.report(case, as_of=START + DAY, audience="public")
    assert [] == found({"Title f1", "Verbatim f1"}, texts_of(ic.digest(earlier(case, report, str(START)), report)))


# --- a folder with evidence files and restricted.yaml -----------------------------------------------------------

KEPT_APART = {
    "id": "w-7781", "subject": "线索甲乙丙", "about": "被反映人丁", "source": "来信人戊", "handler": "承办人己",
    "result": "了结情况庚", "note": "备注辛", "name": "意见人壬", "phone": "13900001111", "email": "ren@example.org",
    "address": "某路癸号",
}  # fmt: skip
RESTRICTED_YAML = """format: inspection-restricted/1
referrals:
  - {{id: {id}, received: 2024-01-10, due: 2024-02-10, answered: 2024-02-01, subject: {subject}, about: {about},
     source: {source}, handler: {handler}, result: {result}, note: {note}, findings: [f01]}}
commenters:
  - {{comment: c01, name: {name}, phone: "{phone}", email: {email}, address: {address}}}
"""
SECRET_FILE = Path("evidence/02/02-1 密件.txt")


def folder_with_everything(tmp_path: Path, *, restricted: bool = True) -> Path:
    """A case with files as evidence, one of a withheld finding, that was published, commented on and counted."""
    path = small_case(tmp_path)
    (path / SECRET_FILE).parent.mkdir(parents=True)
    (path / SECRET_FILE).write_text("密件内容\n", encoding="utf-8")
    public = "public: {decision: withhold, reason: other_sensitive, statement: 不公开说明, approved_by: b-office}"
    text = (path / "case.yaml").read_text(encoding="utf-8")
    at = text.index("  - id: f02")
    text = text[:at] + text[at:].replace("public: {decision: publish}", public, 1)
    (path / "case.yaml").write_text(text, encoding="utf-8", newline="\n")
    profile = "format: inspection-profile/1\nextends: neutral-zh\nname: open\naudiences: {%s}\n"
    opened = ", ".join(f"{kind}: public" for kind in AUDIENCE_KINDS)
    (path / "profile.yaml").write_text(profile % opened, encoding="utf-8")
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: open")
    if restricted:
        (path / "restricted.yaml").write_text(RESTRICTED_YAML.format_map(KEPT_APART), encoding="utf-8")
    with ic.open(path) as folder:
        folder.adopt(on=day(1, 20), recorded_by="p-clerk")
        folder.add_evidence(MINUTES, on=day(2, 1), id="e01", index="01-1", title="会议纪要", supports=("f01",))
        folder.add_evidence(SECRET_FILE, on=day(2, 1), id="e02", index="02-1", title="密件标题", supports=("f02",))
        folder.record(
            ic.PublicationDrafted(publication="p1", title="通报", as_of=day(2, 1), on=day(2, 2)),
            ic.PublicationSubmitted(publication="p1", on=day(2, 2)),
            ic.PublicationPublished(publication="p1", address="公告栏", on=day(2, 3), decided_by="p-head"),
            ic.CommentReceived(comment="c01", publication="p1", channel="来信", text="意见内容", on=day(2, 4)),
            ic.ReferralsCounted(received=1, answered=1, on=day(2, 5)),
        )
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_everything(tmp_path_factory.mktemp("everything"))


def every_document(path: Path, audience: Audience) -> dict[str, bytes]:
    """What every exporter writes of a folder for an audience, from views with the reader of its files."""
    case = ic.load(path)
    report = ic.report(case, as_of=day(2, 9), audience=audience)
    made = {}
    for name, offer in EXPORTERS.items():
        view = view_of(case, offer, report, day(1, 20))
        if isinstance(view, ic.Dossier):
            view = evolve(view, read=ic.reader_of(path))
        made[name] = ic.export(view, name, plugins=PLUGINS)
    return made


OF_F02 = {
    "f02",
    "报销凭证缺附件",
    "抽查十张凭证",
    "m02-1",
    "补齐附件",
    "修订报销办法",
    "不公开说明",
    "密件",
    "e02",
    "02-1",
}


def test_a_profile_that_opens_everything_opens_no_withheld_finding(folder: Path) -> None:
    """Neither its evidence, nor the name of the file that it is."""
    documents = {name: plain(made) for name, made in every_document(folder, PUBLIC).items()}
    assert {name: set() for name in EXPORTERS} == {
        name: {word for word in OF_F02 if word in text} for name, text in documents.items()
    }


def test_the_pack_holds_what_is_told_and_its_file_alone(folder: Path) -> None:
    names = {}
    for audience in (PUBLIC, INTERNAL):
        pack = every_document(folder, audience)["evidence-pack"]
        with zipfile.ZipFile(io.BytesIO(pack)) as package:
            names[audience] = {name for name in package.namelist() if name.startswith("evidence/")}
    told = MINUTES.as_posix()
    assert {PUBLIC: {told}, INTERNAL: {told, SECRET_FILE.as_posix()}} == names


@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_what_is_kept_apart_is_in_no_document_of_any_audience(audience: Audience, folder: Path) -> None:
    documents = {name: plain(made) for name, made in every_document(folder, audience).items()}
    assert {name: set() for name in EXPORTERS} == {
        name: {word for word in KEPT_APART.values() if word in text} for name, text in documents.items()
    }


def test_what_is_kept_apart_is_in_no_other_file_of_the_case(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "restricted.yaml"]
    texts = {file.name: plain(file.read_bytes()) for file in files}
    assert {} == {name: word for name, text in texts.items() for word in KEPT_APART.values() if word in text}


def test_what_is_kept_apart_is_told_by_no_command_that_is_not_asked_for_it(folder: Path) -> None:
    commands = (
        ("status",), ("status", "--json"), ("status", "--audience", "restricted"), ("check",), ("verify",),
        ("comments", "list"), ("comments", "list", "--json"), ("publication", "show", "p1"),
        ("publication", "list"), ("publication", "list", "--json"), ("follow-up", "due"), ("evidence", "list"),
        ("digest", "--from", "2024-01-20"),
    )  # fmt: skip
    said = {" ".join(words): run(*words, cwd=folder) for words in commands}
    assert {0} == {each.status for each in said.values()}
    assert {} == {name: word for name, each in said.items() for word in KEPT_APART.values() if word in each.out}


def test_a_list_of_referrals_tells_their_ids_and_days_alone(folder: Path) -> None:
    said = run("referrals", "list", folder, "--as-of", "2024-02-09").out
    assert [KEPT_APART["id"]] == [word for word in KEPT_APART.values() if word in said]


@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_with_and_without_what_is_kept_apart_every_document_is_the_same(
    audience: Audience, folder: Path, tmp_path: Path
) -> None:
    without = folder_with_everything(tmp_path, restricted=False)
    assert every_document(folder, audience) == every_document(without, audience)


def test_with_and_without_what_is_kept_apart_the_journal_is_the_same(folder: Path, tmp_path: Path) -> None:
    without = folder_with_everything(tmp_path, restricted=False)
    kept = ("journal.jsonl", "journal.head", "editions/0001.json")
    assert [(folder / name).read_bytes() for name in kept] == [(without / name).read_bytes() for name in kept]
