"""From a case to a Report: what is told of the whole, over items that are redacted already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import frozen

from ..codec import paused_collector
from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..lifecycle import Case, count_of
from ..model import (
    Aspect,
    Audience,
    DeadlineKind,
    Finding,
    Role,
    State,
)
from ..progress import Counted, progress
from ._item import (
    Item,
    MeasureView,
)
from ._registers import Registers
from ._report import (
    AspectView,
    ContactView,
    InspectionView,
    OutcomeView,
    Report,
    SectionView,
    TopicView,
    TotalView,
)


def report(
    case: Case,
    *,
    as_of: dt.date,
    audience: Audience | str = Audience.INTERNAL,
    known: int | None = None,
    draft: bool = False,
    decided: int | None = None,
) -> Report:
    """The case as of a day, for an audience, as far as the first `known` entries of the journal tell.

    It rests on the edition in force that day, or with `draft` on the working copy; but who may read what follows
    from the latest edition that it knows, so that what is withheld now is withheld from earlier days as well; with
    `decided`, from the latest of the first so many entries, for a report of before that is read today.
    InvalidCaseError if that working copy contradicts itself; OptionsError for a day, audience or position that is none.
    """
    position = len(case.journal) if known is None else known
    _require_sane(case, as_of, position)
    plan = case.draft if draft else case.plan_on(as_of, position)
    if plan.number is None:
        case.require_sound()
    builder = _Builder(
        case=case,
        plan=plan,
        latest=plan if plan.number is None else case.plan_on(known=position if decided is None else decided),
        standing=case.standing_on(as_of, position),
        as_of=as_of,
        known=position,
        audience=_audience(audience),
    )
    with paused_collector():
        return builder.report()


def _audience(asked: Audience | str) -> Audience:
    """The audience that is asked for; OptionsError with the three where it is none."""
    if asked not in tuple(Audience):
        known = ", ".join(Audience)
        what = Text(f"audience is {asked!r}, none of {known}", f"audience 应为 {known} 之一，却是 {asked!r}")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    return Audience(asked)


def _require_sane(case: Case, as_of: dt.date, known: int) -> None:
    if not 0 <= known <= len(case.journal):
        count = len(case.journal)
        what = Text(f"known is {known}, but the journal has {count} entries", f"known 为 {known}，而日志有 {count} 条")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    if type(as_of) is not dt.date:
        what = Text(f"as_of is {as_of!r}, not a datetime.date", f"as_of 应为 datetime.date，却是 {as_of!r}")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))


@frozen(kw_only=True)
class _Builder(Registers):
    """The whole of a report: its tallies, groups, lists and prose."""

    def report(self) -> Report:
        document, items = self.plan.document, self.items
        leaves = tuple(leaf for root in self.roots for leaf in root.leaves())
        measures = {m.id: m for item in leaves for m in item.measures}
        soon = self.plan.profile.deadlines.due_soon_days
        return Report(
            case=document.inspection.id,
            audience=self.audience,
            as_of=self.as_of,
            known=self.known,
            edition=self.plan.number,
            inspection=self.inspection(),
            profile=self.plan.profile,
            progress=progress([self.counted(finding) for finding in self.plan.leaves], self.titles()),
            aspects=self.aspects(),
            items=leaves,
            late=_by_due(item for item in leaves if item.late),
            late_measures=_measures_by_due(m for m in measures.values() if m.late),
            due_soon=_by_due(item for item in leaves if _is_soon(item, soon)),
            sections=self.sections(),
            outcomes=self.outcomes(),
            stated_totals=self.stated_totals(),
            evidence=tuple(self.evidence.values()),
            earlier=self.seen(document.inspection, "earlier") or (),
            limits=self.limits() if self.is_internal else (),
            notices=self.notices() if self.is_internal else (),
            reviews=self.reviews() if self.is_internal else (),
            publications=self.publications() if self.is_internal else (),
            comments=self.comments() if self.is_internal else (),
            follow_ups=self.follow_ups() if self.is_internal else (),
            follow_up_due=self.follow_up_due() if self.is_internal else (),
            referrals=self.referrals(),
            ageing=self.ageing() if self.is_internal else (),
            revised=self.revised() if self.is_internal else (),
            withheld=sum(1 for finding in self.plan.leaves if finding.id not in items),
            undecided=self.undecided,
        )

    def counted(self, finding: Finding) -> Counted:
        aspect = self.plan.aspect_of(finding.id)
        limit = self.limit(finding.id)
        standing = self.standing.finding(finding.id)
        return Counted(
            id=finding.id,
            state=standing.state,
            resolution=standing.resolution,
            counts=finding.counts,
            late=self.is_late(finding.id, limit),
            visible=finding.id in self.items,
            groups={
                "aspect": (aspect.id if aspect else "",),
                "owner": self.leads[finding.id],
                "kind": (limit.kind or "",),
            },
        )

    def titles(self) -> Mapping[str, Mapping[str, str]]:
        profile = self.plan.profile
        aspects = {aspect.id: self.aspect_title(aspect) for aspect in self.plan.document.aspects}
        if any(self.plan.aspect_of(finding.id) is None for finding in self.plan.leaves):
            aspects[""] = profile.word("not_set")
        units = sorted({unit for leads in self.leads.values() for unit in leads})
        owners = {unit: self.plan.party_name(unit) for unit in units}
        return {"aspect": aspects, "owner": owners, "kind": self.kind_titles()}

    @cached_property
    def leads(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the lead units of each leaf, withheld ones included, if the reader may know owners."""
        if not self.may_see("owner", None):
            return {finding.id: () for finding in self.plan.leaves}
        return {
            finding.id: tuple(dict.fromkeys(o.id for o in self.owners_of(finding) if o.role == Role.LEAD_UNIT.value))
            for finding in self.plan.leaves
        }

    def kind_titles(self) -> Mapping[str, str]:
        if not self.may_see("deadline", None):
            return {}
        profile = self.plan.profile
        present = {self.limit(finding.id).kind for finding in self.plan.leaves}
        kinds: dict[str, str] = {
            kind.value: profile.word(f"deadline.{kind.value}") for kind in DeadlineKind if kind.value in present
        }
        return {**kinds, "": profile.word("not_set")} if None in present else kinds

    def aspects(self) -> tuple[AspectView, ...]:
        views = [
            AspectView(
                id=aspect.id,
                number=aspect.number,
                title=self.aspect_title(aspect),
                items=tuple(root for root in self.roots if root.aspect == aspect.id),
                withheld=self.withheld_in(aspect.id),
            )
            for aspect in self.plan.document.aspects
        ]
        rest = tuple(root for root in self.roots if root.aspect is None)
        if rest or self.withheld_in(None):
            views.append(AspectView(id=None, number="", title="", items=rest, withheld=self.withheld_in(None)))
        return tuple(views)

    def aspect_title(self, aspect: Aspect) -> str:
        """The title of an aspect; empty where all that stands under it is withheld."""
        told = any(root.aspect == aspect.id for root in self.roots)
        return aspect.title if told or not self.withheld_in(aspect.id) else ""

    def withheld_in(self, aspect: str | None) -> int:
        of = ((leaf.id, self.plan.aspect_of(leaf.id)) for leaf in self.plan.leaves if leaf.id in self.hidden)
        return sum(1 for _, found in of if (found.id if found else None) == aspect)

    def inspection(self) -> InspectionView:
        inspection = self.plan.inspection
        period, contact = inspection.period, inspection.contact
        comments = contact.period if contact else None
        return InspectionView(
            id=inspection.id,
            title=inspection.title,
            kind=inspection.kind,
            kind_word=self.plan.profile.word(f"inspection.{inspection.kind}"),
            inspecting=self.full_name(inspection.inspecting),
            inspecting_short=self.plan.party_name(inspection.inspecting),
            inspected=self.full_name(inspection.inspected),
            inspected_short=self.plan.party_name(inspection.inspected),
            start=period.start if period else None,
            end=period.end if period else None,
            feedback_date=inspection.feedback_date,
            contact=ContactView(
                phone=contact.phone,
                email=contact.email,
                address=contact.address,
                start=comments.start if comments else None,
                end=comments.end if comments else None,
            )
            if contact
            else None,
        )

    def full_name(self, id: str) -> str:
        party = self.plan.parties.get(id)
        return party.name if party else id

    def sections(self) -> tuple[SectionView, ...]:
        return tuple(
            SectionView(
                kind=section.kind,
                title=section.title,
                lead=section.lead,
                topics=tuple(TopicView(text=t.text, title=t.title, label=t.label) for t in section.topics),
            )
            for section in self.plan.document.sections
            if self.may_see_section(section)
        )

    def stated_totals(self) -> tuple[TotalView, ...]:
        return tuple(
            TotalView(
                counts=total.counts,
                value=total.value,
                source=total.source,
                unit=total.unit,
                counted=count_of(self.plan, self.standing, total.counts) if self.is_internal else None,
            )
            for total in self.plan.document.stated_totals
        )

    def outcomes(self) -> tuple[OutcomeView, ...]:
        return tuple(
            OutcomeView(id=each.id, kind=each.kind, title=each.title, value=each.value, unit=each.unit)
            for each in self.plan.document.outcomes
            if self.may_see_outcome(each)
        )


def _by_due(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.due or dt.date.max, item.id)))


def _measures_by_due(measures: Iterable[MeasureView]) -> tuple[MeasureView, ...]:
    return tuple(sorted(measures, key=lambda measure: (measure.due.day or dt.date.max, measure.id)))


def _is_soon(item: Item, days: int) -> bool:
    left = item.limit.days_left
    return item.state != State.CLOSED.value and left is not None and 0 <= left <= days
