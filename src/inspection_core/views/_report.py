"""What exporters see of a case: frozen, for one audience, as of one day. Views only ever gain fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from ..model import Audience, PartialDate, Reference, SectionKind
from ..profiles import Profile
from ..progress import Progress
from ._item import EvidenceView, Item, MeasureView
from ._register import (
    AgeView,
    CommentView,
    FollowUpDueView,
    FollowUpView,
    LimitView,
    NoticeView,
    PublicationView,
    ReferralsView,
    ReviewView,
    RevisedView,
)


@frozen(kw_only=True)
class AspectView:
    """An aspect with its findings; `id` is None for findings outside any aspect. `withheld` ones are not named."""

    id: str | None
    number: str
    title: str
    items: tuple[Item, ...] = ()
    withheld: int = 0


@frozen(kw_only=True)
class TopicView:
    """A part of a section."""

    text: str
    title: str | None = None
    label: str | None = None


@frozen(kw_only=True)
class SectionView:
    """Prose of the case."""

    kind: SectionKind
    title: str
    lead: str | None = None
    topics: tuple[TopicView, ...] = ()


@frozen(kw_only=True)
class ContactView:
    """Where comments go."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


@frozen(kw_only=True)
class InspectionView:
    """The inspection, with names instead of ids."""

    id: str
    title: str
    kind: str
    kind_word: str
    inspecting: str
    inspecting_short: str
    inspected: str
    inspected_short: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    feedback_date: dt.date | None = None
    contact: ContactView | None = None


@frozen(kw_only=True)
class OutcomeView:
    """A result in numbers."""

    id: str
    kind: str
    title: str
    value: Decimal
    unit: str


@frozen(kw_only=True)
class TotalView:
    """A total that a document states, beside what the case counts; `counted` is None for what it can't count."""

    counts: str
    value: Decimal
    source: str
    unit: str | None = None
    counted: int | None = None


@frozen(kw_only=True)
class Report:
    """A case as of a day, for an audience.

    `items` are the findings that carry a state, in printed order; `aspects` hold them as they are
    grouped. `known` is the position in the journal up to which the report knows; `edition` the number of
    the edition in force, None for a working copy. What is withheld is not here, only counted; `undecided` names the
    items about whose publication nobody decided.
    """

    case: str
    audience: Audience
    as_of: dt.date
    known: int
    edition: int | None
    inspection: InspectionView
    profile: Profile
    progress: Progress
    aspects: tuple[AspectView, ...] = ()
    items: tuple[Item, ...] = ()
    late: tuple[Item, ...] = ()
    late_measures: tuple[MeasureView, ...] = ()
    due_soon: tuple[Item, ...] = ()
    sections: tuple[SectionView, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()
    stated_totals: tuple[TotalView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    earlier: tuple[Reference, ...] = ()
    limits: tuple[LimitView, ...] = ()
    notices: tuple[NoticeView, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    publications: tuple[PublicationView, ...] = ()
    comments: tuple[CommentView, ...] = ()
    follow_ups: tuple[FollowUpView, ...] = ()
    follow_up_due: tuple[FollowUpDueView, ...] = ()
    referrals: ReferralsView | None = None
    ageing: tuple[AgeView, ...] = ()
    revised: tuple[RevisedView, ...] = ()
    withheld: int = 0
    undecided: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.profile.language

    @property
    def pinned(self) -> bool:
        """Whether the report rests on an adopted edition, and so can be made again."""
        return self.edition is not None

    def item(self, id: str) -> Item:
        """The item of an id; KeyError where the report has none."""
        for item in self.items:
            if item.id == id:
                return item
        raise KeyError(id)

    def leaves(self, id: str) -> tuple[Item, ...]:
        """The items that carry a state at or below a finding; KeyError where the report has none of that id."""
        found = self._all[id]
        return tuple(found.leaves())

    def above(self, id: str) -> tuple[Item, ...]:
        """The findings above an item, from the top."""
        parent = self._all[id].parent
        return (*self.above(parent), self._all[parent]) if parent is not None and parent in self._all else ()

    @cached_property
    def _all(self) -> Mapping[str, Item]:
        """Every finding of the report, those that group others too, by id."""
        waiting = [root for aspect in self.aspects for root in aspect.items]
        found = {item.id: item for item in self.items}
        for item in waiting:
            found[item.id] = item
            waiting.extend(item.children)
        return found

    def document_title(self, key: str, **facts: object) -> str:
        """What the profile calls a document, such as `plan_title`, with the bodies, the kind and the day filled in.

        `facts` are those that only this document's title knows.
        """
        about = self.inspection
        return self.profile.phrase(
            key,
            title=about.title,
            inspecting=about.inspecting,
            inspecting_short=about.inspecting_short,
            inspected=about.inspected,
            inspected_short=about.inspected_short,
            kind=about.kind_word,
            as_of=self.date(self.as_of),
            **facts,
        )

    def date(self, day: dt.date | PartialDate | None) -> str:
        """A day as documents print it; the profile's word for «not set» where there is none."""
        if day is None:
            return self.profile.word("not_set")
        month, date = day.month, day.day
        phrase = "date" if date else "date_month" if month else "date_year"
        name = self.profile.word(f"month.{month}")
        return self.profile.phrase(phrase, year=day.year, month=month, day=date, month_name=name)


Read = Callable[[EvidenceView], bytes]
"""Gives the bytes of a piece of evidence that is a file, checked against its hash."""


@frozen(kw_only=True)
class Dossier:
    """A report with the bytes of its evidence, which only `read` gives: for packs that carry the files."""

    report: Report
    read: Read = field(eq=False, repr=False)


@frozen(kw_only=True)
class Subject:
    """Some findings of a report, for a document about them alone: a sheet, a notice."""

    report: Report
    items: tuple[Item, ...]
