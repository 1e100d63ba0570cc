"""What exporters see: reports for an audience, with nothing in them that is withheld, and what is made of them."""

import datetime as dt
import gc
import io
import re
import types
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import inspection_core as ic
from inspection_core import Audience, State
from inspection_core.profiles import NoticeRule
from inspection_core.testing import (
    PEOPLE,
    START,
    a_case,
    a_finding,
    a_measure,
    a_paper,
    a_profile,
    adopted,
    amended,
    bring,
    cases,
    days_of,
)
from inspection_core.views import recurrence

DAY = dt.timedelta(days=1)
PUBLIC, INTERNAL, RESTRICTED = Audience
WITHHELD = ic.PublicWording(
    decision=ic.Decision.WITHHOLD, reason="state_secret", statement="A statement", approved_by="b-group"
)
REWORDED = ic.PublicWording(decision=ic.Decision.REWORD, title="Told", text="Outside")
EXPORTERS = {name: offer for name, offer in ic.Plugins.installed().exporters.items() if offer.view is ic.Report}


# --- what must not be found -------------------------------------------------------------------------------------


class Secrets:
    """Words of a generated case that a report for an audience must not hold, told from the document alone."""

    def __init__(self, case: ic.Case, report: ic.Report) -> None:
        self.case, self.audience, self.as_of = case, report.audience, report.as_of
        self.plan = case.plan_on(report.as_of, report.known)
        self.document = self.plan.document
        self.standing = case.standing_on(report.as_of, report.known)
        self.findings = {finding.id: finding for finding in self.document.findings}
        self.hidden = {finding.id for finding in self.document.findings if self._is_hidden(finding)}

    def words(self) -> set[str]:
        words = {*self.hidden, *self._of_findings(), *self._of_measures(), *self._of_accounts(), *self._of_evidence()}
        words.update(each.title for each in self.document.sections if not self._may_see("section", each.audience))
        for each in self.document.outcomes:
            if not self._may_see("outcome", each.audience) or self.hidden.intersection(each.findings):
                words.update((each.id, each.title))
        return words | self._of_events() | self._of_the_inside()

    def _may_see(self, kind: str, audience: Audience | None) -> bool:
        ranks = list(Audience)
        needed = audience or self.plan.profile.audiences.get(kind, INTERNAL)
        return ranks.index(needed) <= ranks.index(self.audience)

    def _is_hidden(self, finding: ic.Finding) -> bool:
        withheld = finding.public is not None and finding.public.decision is ic.Decision.WITHHOLD
        if not self._may_see("finding", finding.audience) or (withheld and self.audience is PUBLIC):
            return True
        return finding.parent is not None and self._is_hidden(self.findings[finding.parent])

    def _of_findings(self) -> Iterator[str]:
        for finding in self.document.findings if self.audience is PUBLIC else ():
            yield from (f"Target {finding.id}", f"Standard {finding.id}", f"Statement {finding.id}")
            if finding.public is not None and finding.public.decision is ic.Decision.REWORD:
                yield from (finding.title, finding.text)

    def _leaves(self, measure: ic.Measure) -> set[str]:
        return {leaf for id in measure.findings for leaf in self.plan.leaves_of(id)}

    def _of_measures(self) -> Iterator[str]:
        for measure in self.document.measures:
            if not self._may_see("measure", measure.audience) or self._leaves(measure) <= self.hidden:
                yield measure.id

    def _of_accounts(self) -> Iterator[str]:
        for account in self.document.accounts:
            seen = self._may_see("account", account.audience) and account.as_of <= self.as_of
            if not seen or account.finding in self.hidden:
                yield account.paragraphs[0].text

    def _of_evidence(self) -> Iterator[str]:
        measures = {measure.id: self._leaves(measure) for measure in self.document.measures}
        for entry in self.case.journal:
            for each in entry.event.evidence if isinstance(entry.event, ic.EvidenceAdded) else ():
                of = {leaf for id in each.supports for leaf in measures.get(id, {id})}
                if not self._may_see("evidence", each.audience) or (of and of <= self.hidden):
                    yield from (each.id, each.title)

    def _of_events(self) -> set[str]:
        """The reasons and bases of what happened to hidden findings; none of them is for the public."""
        words: set[str] = set()
        for entry in self.case.journal:
            of = set(getattr(entry.event, "findings", ()))
            if self.audience is PUBLIC or (of and of <= self.hidden):
                words.update(re.findall(r"\w+ j-\d{4}", repr(entry.event)))
        return words

    def _of_the_inside(self) -> set[str]:
        if self.audience is not PUBLIC:
            return set()
        names = set() if self._may_see("owner", None) else {person.name for person in PEOPLE} | {"General Section"}
        return {"Earlier x-0001", "Earlier x-0002", *names}


def _texts(view: object) -> set[str]:
    """Every text that can be reached from an object, through whatever holds it; classes and modules are not of it."""
    texts: set[str] = set()
    seen: set[int] = set()
    waiting: list[object] = [view]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, type | types.ModuleType | types.FunctionType | types.CodeType):
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            texts.add(thing)
        waiting.extend(gc.get_referents(thing))
    return texts


def _found(words: set[str], texts: set[str]) -> list[str]:
    whole = "\n".join(texts)
    return sorted(word for word in words if word in whole)


def _plain(made: bytes) -> str:
    """The text of a document: of a zip that of all its members, with and without their marks."""
    if not zipfile.is_zipfile(io.BytesIO(made)):
        return made.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        marked = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return marked + re.sub(r"<[^>]+>", "", marked)


@settings(max_examples=300)
@given(st.data())
def test_nothing_withheld_can_be_reached_from_a_report(data: st.DataObject) -> None:
    case = data.draw(cases())
    audience = data.draw(st.sampled_from([PUBLIC, INTERNAL]))
    report = ic.report(case, as_of=data.draw(days_of(case)), audience=audience)
    assert [] == _found(Secrets(case, report).words(), _texts(report))


@pytest.mark.parametrize("exporter", EXPORTERS)
@settings(max_examples=30)
@given(data=st.data())
def test_nothing_withheld_is_in_a_document(exporter: str, data: st.DataObject) -> None:
    case = data.draw(cases())
    audience = data.draw(st.sampled_from([PUBLIC, INTERNAL]))
    report = ic.report(case, as_of=data.draw(days_of(case)), audience=audience)
    assert [] == _found(Secrets(case, report).words(), {_plain(ic.export(report, exporter))})


@given(st.data())
def test_nothing_withheld_can_be_reached_from_a_digest(data: st.DataObject) -> None:
    case = data.draw(cases())
    days = sorted([data.draw(days_of(case)), data.draw(days_of(case))])
    before, after = (ic.report(case, as_of=day, audience="public") for day in days)
    secrets = Secrets(case, before).words() & Secrets(case, after).words()
    assert [] == _found(secrets, _texts(ic.digest(before, after)))


def test_the_walk_finds_what_is_there() -> None:
    """The tests above would pass on anything if it found nothing."""
    texts = _texts(ic.report(a_case(a_finding(public=REWORDED), a_measure()), as_of=START))
    assert {"Title f1", "Verbatim f1", "Told", "Measure m1", "Deputy Head"} <= texts


# --- who sees what ----------------------------------------------------------------------------------------------


def _ids(views: object) -> list[str]:
    return [each.id for each in views]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("finding", "seen"),
    [
        (a_finding(), "public internal restricted"),
        (a_finding(public=WITHHELD), "internal restricted"),
        (a_finding(audience=INTERNAL), "internal restricted"),
        (a_finding(audience=RESTRICTED), "restricted"),
        (a_finding(audience=RESTRICTED, public=ic.PublicWording(decision=ic.Decision.PUBLISH)), "restricted"),
    ],
    ids=["plain", "withheld", "internal", "restricted", "restricted, though to be published"],
)
def test_a_finding_is_seen_by_those_it_is_for(finding: ic.Finding, seen: str) -> None:
    case = a_case(finding, a_measure())
    assert seen.split() == [a.value for a in Audience if ic.report(case, as_of=START, audience=a).items]


def test_what_is_withheld_is_counted_all_the_same() -> None:
    case = a_case(a_finding(public=WITHHELD), a_finding("f2"))
    report = ic.report(case, as_of=START, audience="public")
    findings = report.progress.findings
    assert (2, ("f2",), 1, 1) == (findings.count, findings.items, findings.withheld, report.withheld)


def test_what_stands_below_a_withheld_finding_is_withheld_too() -> None:
    case = a_case(a_finding(public=WITHHELD), a_finding("f2", parent="f1"), a_finding("f3"))
    assert ["f3"] == _ids(ic.report(case, as_of=START, audience="public").items)


def test_a_finding_whose_leaves_are_all_withheld_does_not_become_a_leaf() -> None:
    """It carries no state of its own, and must not be told as if it did."""
    case = a_case(a_finding(), a_finding("f2", parent="f1", public=WITHHELD))
    assert [] == _ids(ic.report(case, as_of=START, audience="public").items)


def test_a_reworded_finding_is_told_in_its_public_words_outside_alone() -> None:
    case = a_case(a_finding(public=REWORDED))
    inside, outside = (ic.report(case, as_of=START, audience=a).items[0] for a in (INTERNAL, PUBLIC))
    assert ("Title f1", "Verbatim f1") == (inside.title, inside.text)
    assert ("Told", "Outside") == (outside.title, outside.text)


def test_inside_both_wordings_stand_side_by_side() -> None:
    public = ic.report(a_case(a_finding(public=REWORDED)), as_of=START).items[0].public
    assert public is not None
    assert ("reword", "Told", "Outside") == (public.decision, public.title, public.text)


def test_a_rewording_without_a_text_is_told_by_its_title() -> None:
    reworded = ic.PublicWording(decision=ic.Decision.REWORD, title="Told")
    item = ic.report(a_case(a_finding(public=reworded)), as_of=START, audience="public").items[0]
    assert "Told" == item.text


def test_how_many_are_undecided_is_said() -> None:
    case = a_case(a_finding(public=REWORDED), a_finding("f2"), a_finding("f3", public=WITHHELD))
    assert ("f2",) == ic.report(case, as_of=START).undecided


def test_a_finding_below_a_withheld_one_is_decided_with_it() -> None:
    case = a_case(a_finding(public=WITHHELD), a_finding("f2", parent="f1"))
    assert () == ic.report(case, as_of=START).undecided


def _with_proof(finding: ic.Finding, proof: ic.Evidence, *measures: ic.Measure) -> ic.Case:
    case = a_case(finding, a_finding("f2"), *(measures or (a_measure(),)))
    return ic.record(case, ic.EvidenceAdded(evidence=(proof,), on=START))


@pytest.mark.parametrize("supports", ["f1", "m1"])
def test_evidence_of_a_restricted_finding_alone_stays_with_it(supports: str) -> None:
    case = _with_proof(a_finding(audience=RESTRICTED), a_paper("e1", supports))
    assert [] == _ids(ic.report(case, as_of=START).evidence)


@pytest.mark.parametrize("supports", ["f1", "m1"])
def test_public_evidence_of_a_withheld_finding_alone_stays_with_it(supports: str) -> None:
    case = _with_proof(a_finding(public=WITHHELD), a_paper("e1", supports, audience=PUBLIC))
    assert [] == _ids(ic.report(case, as_of=START, audience="public").evidence)


def test_evidence_that_a_restricted_findings_measure_named_stays_with_it() -> None:
    case = _with_proof(a_finding(audience=RESTRICTED), a_paper("e1"))
    case = ic.record(case, ic.MeasureDone(measures=("m1",), on=START, evidence=("e1",)))
    assert [] == _ids(ic.report(case, as_of=START).evidence)


def test_evidence_of_several_findings_is_seen_with_those_that_are() -> None:
    case = _with_proof(a_finding(audience=RESTRICTED), a_paper("e1", "f1", "f2"))
    assert [("f2",)] == [each.supports for each in ic.report(case, as_of=START).evidence]


def test_evidence_does_not_name_a_measure_that_may_not_be_seen() -> None:
    measures = (a_measure("m1", audience=RESTRICTED), a_measure("m2", "f1"))
    case = _with_proof(a_finding(), a_paper("e1", "m1", "m2"), *measures)
    assert [("m2",)] == [each.supports for each in ic.report(case, as_of=START).evidence]


def test_an_account_does_not_name_a_measure_that_may_not_be_seen() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Done", measures=("m1", "m2")),))
    case = a_case(a_finding(), a_measure("m1", audience=RESTRICTED), a_measure("m2"), told)
    assert ("m2",) == ic.report(case, as_of=START).items[0].account[0].measures


def test_who_owns_a_restricted_measure_is_not_told_with_its_finding() -> None:
    secret = a_measure("m2", audience=RESTRICTED, owners=(ic.Owner(role=ic.Role.HANDLER, who="p-clerk"),))
    item = ic.report(a_case(a_finding(), a_measure(), secret), as_of=START).items[0]
    assert () == item.names("handler")


def test_a_notice_about_restricted_findings_alone_is_not_told_inside() -> None:
    profile = a_profile(notices=(NoticeRule(key="reminder", title="Reminder", days_late=1),))
    case = a_case(a_finding(audience=RESTRICTED), a_finding("f2"), a_measure(), profile=profile)
    case = ic.record(case, ic.NoticeSent(findings=("f1",), on=START, notice="reminder", to="b-section"))
    assert ((), 1) == (
        ic.report(case, as_of=START).notices,
        len(ic.report(case, as_of=START, audience="restricted").notices),
    )


def test_an_outcome_that_rests_on_a_withheld_finding_is_not_published() -> None:
    money = ic.Outcome(id="o1", kind="money", title="Recovered", value=Decimal(3), unit="EUR", findings=("f1", "f2"))
    case = a_case(a_finding(public=WITHHELD), a_finding("f2"), money)
    seen = [_ids(ic.report(case, as_of=START, audience=a).outcomes) for a in (PUBLIC, INTERNAL)]
    assert [[], ["o1"]] == seen


def test_an_unknown_audience_is_a_mistake() -> None:
    with pytest.raises(ic.OptionsError, match="'everybody', none of public, internal, restricted"):
        ic.report(a_case(), as_of=START, audience="everybody")


def test_the_words_of_a_view_are_those_of_the_model() -> None:
    item = ic.report(bring(a_case(), "f1", ic.State.SUBMITTED), as_of=START + dt.timedelta(days=30)).items[0]
    told = [item.state, *(owner.role for owner in item.owners), *(measure.state for measure in item.measures)]
    assert [ic.State.SUBMITTED, ic.Role.LEAD_UNIT, ic.Role.RESPONSIBLE_OFFICER, ic.MeasureState.DONE] == told


# --- accounts ---------------------------------------------------------------------------------------------------


def _told(text: str, day: dt.date, audience: Audience | None = None, finding: str = "f1") -> ic.Account:
    return ic.Account(finding=finding, as_of=day, audience=audience, paragraphs=(ic.Paragraph(text=text),))


def _account(case: ic.Case, as_of: dt.date, audience: Audience) -> list[str]:
    return [paragraph.text for paragraph in ic.report(case, as_of=as_of, audience=audience).items[0].account]


def test_the_latest_account_up_to_the_day_is_told() -> None:
    case = a_case(
        a_finding(), _told("January", START), _told("March", START + 60 * DAY), _told("May", START + 120 * DAY)
    )
    assert ["March"] == _account(case, START + 90 * DAY, INTERNAL)


def test_of_one_day_the_more_internal_account_is_told_to_who_may_read_it() -> None:
    case = a_case(a_finding(), _told("Inside", START, INTERNAL), _told("Outside", START, PUBLIC))
    assert (["Inside"], ["Outside"]) == (_account(case, START, INTERNAL), _account(case, START, PUBLIC))


def test_an_account_for_nobody_named_is_for_whom_the_profile_says() -> None:
    """Of one day the more internal one is told, also where that is so by the profile's default."""
    inside = a_profile(audiences={**a_profile().audiences, "account": INTERNAL})
    case = a_case(a_finding(), _told("Outside", START, PUBLIC), _told("Inside", START), profile=inside)
    assert ["Inside"] == _account(case, START, INTERNAL)


def test_an_account_tells_the_public_no_measures_or_evidence() -> None:
    paragraph = ic.Paragraph(text="Done", measures=("m1",), evidence=("e1",))
    told = ic.Account(finding="f1", as_of=START, paragraphs=(paragraph,))
    seen = ic.report(a_case(a_finding(), a_measure(), told), as_of=START, audience="public").items[0].account[0]
    assert ((), ()) == (seen.measures, seen.evidence)


def test_a_parents_account_covers_its_leaves() -> None:
    """A bulletin that has told it above does not say below that nothing was told."""
    case = a_case(a_finding(), a_finding("f2", parent="f1"), _told("All of it", START))
    lines = ic.bulletin(ic.report(case, as_of=START, audience="public")).lines
    assert ("All of it" in lines, "No account has been given yet." in lines) == (True, False)


# --- parents ----------------------------------------------------------------------------------------------------


def _family() -> ic.Case:
    leaves = (a_finding("f2", parent="f1"), a_finding("f3", parent="f1"))
    return a_case(a_finding(), *leaves, a_measure("m1", "f1"), a_measure("m2", "f2"))


def _parent(case: ic.Case) -> ic.Item:
    return ic.report(case, as_of=START).aspects[-1].items[0]


def test_a_parents_measures_cover_its_leaves() -> None:
    items = ic.report(_family(), as_of=START).items
    assert [("f2", ["m2", "m1"]), ("f3", ["m1"])] == [(item.id, _ids(item.measures)) for item in items]


def test_only_leaves_are_items_with_a_state() -> None:
    assert ["f2", "f3"] == _ids(ic.report(_family(), as_of=START).items)


def test_a_parent_is_closed_when_all_its_leaves_are() -> None:
    case = bring(bring(_family(), "f2"), "f3")
    assert "closed" == _parent(case).state


def test_a_parent_of_which_a_leaf_moves_is_not_registered() -> None:
    case = bring(_family(), "f2", State.IN_PROGRESS)
    assert "in_progress" == _parent(case).state


def test_a_parent_of_which_a_leaf_is_unknown_is_not_closed() -> None:
    unknown = ic.Imported(findings=("f3",), on=START, state=State.UNKNOWN, printed="已见成效")
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_finding("f3", parent="f1"), a_measure("m2", "f2"))
    assert "closed" != _parent(bring(ic.record(case, unknown), "f2")).state


def test_a_parent_of_which_a_leaf_is_further_is_where_the_last_one_is() -> None:
    case = bring(bring(_family(), "f2"), "f3", State.SUBMITTED)
    assert "submitted" == _parent(case).state


def test_a_parent_is_late_when_a_leaf_is() -> None:
    assert ic.report(_family(), as_of=dt.date(2024, 7, 1)).aspects[-1].items[0].late


def test_a_family_is_three_deep_at_most() -> None:
    chain = [a_finding("f1"), *(a_finding(f"f{n}", parent=f"f{n - 1}") for n in (2, 3, 4))]
    with pytest.raises(ic.InvalidCaseError) as refused:
        a_case(*chain)
    assert ["IC105"] == [problem.code for problem in refused.value.problems]


# --- items ------------------------------------------------------------------------------------------------------


def test_an_open_finding_past_its_day_is_late_from_the_next_day_on() -> None:
    case = a_case(a_finding(), a_measure(deadline=START + 9 * DAY))
    late = [_ids(ic.report(case, as_of=START + n * DAY).late) for n in (9, 10)]
    assert [[], ["f1"]] == late


def test_a_closed_finding_is_not_late() -> None:
    case = bring(a_case(a_finding(), a_measure(deadline=START)), "f1")
    assert () == ic.report(case, as_of=START + 10 * DAY).late


def test_the_latest_stand_first() -> None:
    case = a_case(
        a_finding(),
        a_finding("f2"),
        a_measure("m1", "f1", deadline=START + 9 * DAY),
        a_measure("m2", "f2", deadline=START + 8 * DAY),
    )
    assert ["f2", "f1"] == _ids(ic.report(case, as_of=START + 20 * DAY).late)


def test_what_is_due_within_the_profiles_days_is_due_soon() -> None:
    case = a_case(a_finding(), a_measure(deadline=START + 30 * DAY))
    soon = [_ids(ic.report(case, as_of=START + n * DAY).due_soon) for n in (19, 20, 30, 31)]
    assert [[], ["f1"], ["f1"], []] == soon


def test_what_remains_is_told_until_the_finding_is_submitted() -> None:
    rest = ic.SubstantiallyDone(
        findings=("f1",), on=START, remaining="The last report", next_step="Write it", until=START + DAY
    )
    case = ic.record(bring(a_case(), "f1", State.IN_PROGRESS), rest)
    item = ic.report(case, as_of=START).items[0]
    after = ic.report(bring(case, "f1", State.SUBMITTED), as_of=START).items[0]
    assert ("The last report", "Write it", None) == (item.remaining, item.next_step, after.remaining)


def test_what_remains_is_still_told_after_more_progress() -> None:
    rest = ic.SubstantiallyDone(
        findings=("f1",), on=START, remaining="The last report", next_step="Write it", until=START + DAY
    )
    case = ic.record(bring(a_case(), "f1", State.IN_PROGRESS), rest)
    case = ic.record(case, ic.Progressed(findings=("f1",), on=START, text="Half of it is written"))
    assert "The last report" == ic.report(case, as_of=START).items[0].remaining


def test_evidence_stands_in_the_order_in_which_it_was_filed() -> None:
    papers = tuple(a_paper(f"e{n}", "f1") for n in range(9))
    case = ic.record(a_case(), ic.EvidenceAdded(evidence=papers, on=START))
    assert [f"e{n}" for n in range(9)] == _ids(ic.report(case, as_of=START).items[0].evidence)


def test_an_owner_is_told_while_the_role_is_theirs() -> None:
    first = ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section", end=START + DAY)
    second = ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section-2", start=START + 2 * DAY)
    case = a_case(a_finding(owners=(first, second)))
    told = [ic.report(case, as_of=START + n * DAY).items[0].owner for n in (1, 2)]
    assert ["General Section", "Finance Section"] == told


def test_after_a_hand_over_the_taker_is_told() -> None:
    passed = ic.HandedOver(
        measures=("m1",), on=START + 5 * DAY, role=ic.Role.LEAD_UNIT, giver="b-section", taker="b-section-2"
    )
    case = ic.record(a_case(), passed)
    told = [ic.report(case, as_of=START + n * DAY).items[0].owner for n in (4, 5)]
    assert ["General Section", "Finance Section"] == told


def test_aspects_hold_their_findings_in_order_and_what_is_withheld_as_a_number() -> None:
    aspects = (ic.Aspect(id="a1", number="1", title="First"), ic.Aspect(id="a2", number="2", title="Second"))
    case = a_case(
        *aspects,
        a_finding("f1", aspect="a2"),
        a_finding("f2", aspect="a1", public=WITHHELD),
        a_finding("f3", aspect="a1"),
    )
    told = ic.report(case, as_of=START, audience="public").aspects
    assert [("First", ["f3"], 1), ("Second", ["f1"], 0)] == [(a.title, _ids(a.items), a.withheld) for a in told]


def test_a_report_of_the_working_copy_says_that_it_is_not_pinned() -> None:
    case = adopted(a_case(), START)
    assert (True, False) == tuple(ic.report(case, as_of=START, draft=draft).pinned for draft in (False, True))


def test_a_working_copy_that_contradicts_itself_is_not_reported() -> None:
    with pytest.raises(ic.InvalidCaseError) as refused:
        ic.report(a_case(a_finding(parent="f9"), on=None), as_of=START)
    assert ["IC102"] == [problem.code for problem in refused.value.problems]


def test_a_sound_edition_is_reported_though_the_working_copy_contradicts_itself() -> None:
    case = a_case()
    broken = evolve(case, draft=a_case(a_finding(parent="f9"), on=None).draft)
    assert ["f1"] == _ids(ic.report(broken, as_of=START).items)


# --- digest -----------------------------------------------------------------------------------------------------


def _digest(case: ic.Case, first: int, last: int) -> ic.Digest:
    before, after = (ic.report(case, as_of=START + n * DAY) for n in (first, last))
    return ic.digest(before, after)


def test_a_digest_says_what_moved_and_by_which_steps() -> None:
    case = bring(bring(a_case(), "f1", State.IN_PROGRESS), "f1", State.SUBMITTED, on=START + 5 * DAY)
    moved = _digest(case, 1, 6).moved
    assert [("f1", "in_progress", "submitted", ["measure_done", "submitted"])] == [
        (m.item, m.before, m.after, [step.kind for step in m.steps]) for m in moved
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ic.report(a_case(), as_of=START + dt.timedelta(days=1)), ic.report(a_case(), as_of=START)),
        (ic.report(a_case(), as_of=START), ic.report(a_case(), as_of=START, audience="public")),
    ],
    ids=["the wrong way round", "for two audiences"],
)
def test_two_reports_that_are_no_pair_have_no_digest(before: ic.Report, after: ic.Report) -> None:
    with pytest.raises(ic.OptionsError, match="IC411"):
        ic.digest(before, after)


def test_a_digest_of_a_quiet_time_is_empty() -> None:
    digest = _digest(bring(a_case(), "f1", State.IN_PROGRESS), 1, 2)
    assert ((), (), ()) == (digest.moved, digest.slipped, digest.became_late)


def test_a_digest_tells_a_finding_that_was_reopened_and_closed_again() -> None:
    case = bring(a_case(), "f1")
    back = ic.Reopened(findings=("f1",), on=START + 5 * DAY, reason="Back", basis="Follow-up", measures=("m1",))
    case = bring(ic.record(case, back), "f1", on=START + 6 * DAY)
    assert ["f1"] == [moved.item for moved in _digest(case, 1, 7).closed]


def test_a_digest_tells_whose_last_day_slipped() -> None:
    until = START + 60 * DAY
    case = ic.record(
        a_case(a_finding(), a_measure(deadline=START + 30 * DAY)),
        ic.ExtensionAsked(measures=("m1",), on=START + 5 * DAY, until=until, reason="More time"),
        ic.ExtensionGranted(measures=("m1",), on=START + 5 * DAY, until=until, decided_by="b-group"),
    )
    assert [(START + 30 * DAY, until)] == [(s.before, s.after) for s in _digest(case, 1, 6).slipped]


def test_a_digest_tells_what_became_late_and_not_what_was() -> None:
    case = a_case(
        a_finding(),
        a_finding("f2"),
        a_measure("m1", "f1", deadline=START + 2 * DAY),
        a_measure("m2", "f2", deadline=START + 9 * DAY),
    )
    assert ["f2"] == _ids(_digest(case, 5, 20).became_late)


# --- ledger and bulletin ----------------------------------------------------------------------------------------


def _cells(case: ic.Case, key: str, as_of: dt.date = START) -> list[object]:
    report = ic.report(case, as_of=as_of)
    place = [column.key for column in report.profile.ledger].index(key)
    return [row.cells[place] for row in ic.ledger(report).rows]


def test_a_ledger_has_a_row_per_measure_and_one_for_a_finding_without() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1"), a_measure("m2", "f1"))
    rows = [(row.finding, row.measure, row.first) for row in ic.ledger(ic.report(case, as_of=START)).rows]
    assert [("f1", "m1", True), ("f1", "m2", False), ("f2", None, True)] == rows


def test_a_ledger_tells_each_measures_progress_in_its_own_row() -> None:
    paragraphs = (
        ic.Paragraph(label="First, ", text="one", measures=("m1",)),
        ic.Paragraph(label="Second, ", text="two", measures=("m2",)),
        ic.Paragraph(text="all"),
    )
    told = ic.Account(finding="f1", as_of=START, paragraphs=paragraphs)
    case = a_case(a_finding(), a_measure("m1"), a_measure("m2"), told)
    assert ["First, one\nall", "Second, two"] == _cells(case, "progress")


def test_a_ledger_tells_what_was_reported_since_the_account() -> None:
    told = ic.Account(finding="f1", as_of=START + 2 * DAY, paragraphs=(ic.Paragraph(text="All told"),))
    case = a_case(a_finding(), a_measure("m1"), a_measure("m2"), told)
    for n in (1, 3, 4):
        case = ic.record(case, ic.Progressed(findings=("f1",), on=START + n * DAY, text=f"Word {n}"))
    lines = "All told\n18 January 2024: Word 3\n19 January 2024: Word 4"
    assert [lines, ""] == _cells(case, "progress", START + 9 * DAY)
    assert ["16 January 2024: Word 1", ""] == _cells(case, "progress", START + DAY)


def test_a_ledger_says_who_closed_it_in_its_present_cycle() -> None:
    case = bring(a_case(), "f1")
    assert ["2024-01-15 verified Supervisor Basis j-0006\n2024-01-15 closed Leading Group Basis j-0007"] == _cells(
        case, "closing"
    )


def test_a_ledger_says_why_a_finding_was_returned_until_it_is_submitted_again() -> None:
    case = bring(a_case(), "f1", State.SUBMITTED)
    case = ic.record(case, ic.Returned(findings=("f1",), on=START, reason="The sheet is missing"))
    again = bring(case, "f1", State.SUBMITTED)
    assert (["The sheet is missing"], [""]) == (_cells(case, "remaining"), _cells(again, "remaining"))


def test_a_bulletin_numbers_its_parts_and_tells_findings_by_aspect() -> None:
    aspect = ic.Aspect(id="a1", number="1", title="Minutes")
    section = ic.Section(kind=ic.SectionKind.ORGANISATION, title="Organisation", lead="A group was set up.")
    case = a_case(aspect, a_finding(aspect="a1"), section, _told("They are kept now.", START))
    blocks = ic.bulletin(ic.report(case, as_of=START, audience="public")).blocks
    assert [
        (1, "1. Organisation"),
        (0, "A group was set up."),
        (1, "2. Action on the findings"),
        (0, "As of 15 January 2024, 0 of 1 findings are closed (0.00 %)."),
        (2, "Minutes"),
        (3, "1. Title f1"),
        (0, "They are kept now."),
    ] == [(block.level, block.line) for block in blocks[1:]]


def test_a_public_bulletin_says_how_many_may_not_be_published() -> None:
    case = a_case(a_finding(public=WITHHELD), a_finding("f2"))
    lines = ic.bulletin(ic.report(case, as_of=START, audience="public")).lines
    assert "1 of them may not be published; they are counted all the same." in lines


def test_a_contact_is_printed_for_the_public_alone() -> None:
    case = a_case(contact=ic.Contact(phone="0537-1"))
    printed = ["Telephone: 0537-1" in ic.bulletin(ic.report(case, as_of=START, audience=a)).contact for a in Audience]
    assert [True, False, False] == printed


# --- what was decided later -------------------------------------------------------------------------------------


def test_what_is_withheld_now_is_withheld_from_earlier_days_too() -> None:
    """A bulletin of last month, made today, must not tell what was withheld this morning."""
    case = a_case(a_finding(), a_measure())
    case = adopted(amended(case, a_finding(public=WITHHELD)), START + dt.timedelta(days=30))
    report = ic.report(case, as_of=START, audience="public")
    assert ((), 1) == (report.items, report.withheld)


def test_who_did_not_know_of_it_yet_still_sees_what_was_told() -> None:
    case = a_case(a_finding(), a_measure())
    later = adopted(amended(case, a_finding(public=WITHHELD)), START + dt.timedelta(days=30))
    known = len(case.journal)
    assert ic.report(case, as_of=START, audience="public") == ic.report(
        later, as_of=START, audience="public", known=known
    )


def test_a_reworded_finding_is_not_told_by_an_account_that_nobody_marked_for_the_public() -> None:
    reworded = ic.PublicWording(decision=ic.Decision.REWORD, title="Something smaller")
    inside = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="The whole truth"),))
    outside = evolve(inside, paragraphs=(ic.Paragraph(text="What may be said"),), audience=PUBLIC)
    told = [
        [paragraph.text for paragraph in ic.report(case, as_of=START, audience="public").items[0].account]
        for case in (a_case(a_finding(public=reworded), inside), a_case(a_finding(public=reworded), inside, outside))
    ]
    assert [[], ["What may be said"]] == told


def test_the_title_of_an_aspect_is_withheld_with_all_that_stands_under_it() -> None:
    aspect = ic.Aspect(id="a1", number="1", title="What nobody may know")
    case = a_case(aspect, a_finding(aspect="a1", public=WITHHELD))
    assert "What nobody may know" not in _texts(ic.report(case, as_of=START, audience="public"))


def test_evidence_of_a_withheld_finding_stays_with_it_whatever_else_named_it() -> None:
    """That another measure cites it does not make it tell of anything else."""
    opened = a_profile(audiences={"evidence": PUBLIC, "finding": PUBLIC, "measure": PUBLIC})
    case = a_case(a_finding("f1", public=WITHHELD), a_finding("f2"), a_measure("m2", "f2"), profile=opened)
    proof = ic.EvidenceAdded(evidence=(a_paper("e1", "f1"),), on=START)
    case = ic.record(case, proof, ic.MeasureDone(measures=("m2",), evidence=("e1",), on=START))
    assert () == ic.report(case, as_of=START, audience="public").evidence


@pytest.mark.parametrize(("title", "named"), [("the audit of 2021", "the audit of 2021"), (None, "owa-2021")])
def test_an_earlier_finding_is_told_with_the_title_of_its_case(title: str | None, named: str) -> None:
    earlier = ic.Reference(case="owa-2021", case_title=title, item="f06", title="Payments alone")
    case = a_case(a_finding("f1", recurrence_of=(earlier,)), a_measure("m1", "f1"))
    (item,) = ic.report(case, as_of=START).items
    assert named in recurrence(case.draft.profile, item.recurrence_of[0])
