"""Case: the working copy, the editions and the journal, in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from ..calendars import Calendar
from ..codec import KeyPath, path_words
from ..diagnostics import Diagnostic, Location
from ..errors import InvalidCaseError
from ..formats import SourceMap
from ..model import Document, Entry, Measure, State
from ._fold import adopted, fold
from ._integrity import faults_of
from ._plan import Fault, Plan
from ._standing import Standing


@frozen(kw_only=True)
class Case:
    """A case as it was loaded: a value that never changes; recording gives a new one.

    `draft` is the working copy; `editions` what was adopted, by number; `journal` what happened.
    `faults` are deadlines of the working copy that could not be computed. `source` tells where each value
    of the working copy stands.
    """

    draft: Plan
    editions: Mapping[int, Plan] = field(factory=dict)
    journal: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    calendars: Mapping[str, Calendar] = field(factory=dict, repr=False, eq=False)
    source: SourceMap | None = field(default=None, eq=False)
    raw: object = field(default=None, repr=False, eq=False)
    notes: tuple[Diagnostic, ...] = field(default=(), eq=False)
    _folded: tuple[tuple[Entry, ...], Standing] | None = field(default=None, repr=False, eq=False, alias="folded")

    @property
    def id(self) -> str:
        return self.draft.inspection.id

    @property
    def document(self) -> Document:
        """The working copy of the document."""
        return self.draft.document

    @cached_property
    def standing(self) -> Standing:
        """Where everything stands after the whole journal."""
        if self._folded is not None and self._folded[0] is self.journal:
            return self._folded[1]
        return fold(self.journal)

    def standing_on(self, as_of: dt.date | None = None, known: int | None = None) -> Standing:
        """Where everything stands on a day, as far as the first `known` entries tell."""
        last = self.standing.last_day
        if (as_of is None or last is None or last <= as_of) and (known is None or known >= len(self.journal)):
            return self.standing
        return fold(self.journal, as_of=as_of, known=known)

    def plan_on(self, as_of: dt.date | None = None, known: int | None = None) -> Plan:
        """The edition in force on a day; before the first the first, and the working copy where there is none."""
        whole = known is None or known >= len(self.journal)
        adoptions = self.standing.adoptions if whole else adopted(self.journal[:known])
        if not adoptions:
            return self.draft
        in_force = [adoption for adoption in adoptions if as_of is None or adoption.on <= as_of]
        return self.editions[(in_force[-1] if in_force else adoptions[0]).edition]

    @property
    def latest(self) -> Plan | None:
        """The edition in force after the whole journal; None where none was adopted, or all adoptions are void."""
        adoptions = self.standing.adoptions
        return self.editions[adoptions[-1].edition] if adoptions else None

    def measures_in_cycle(self, plan: Plan, standing: Standing, finding: str) -> tuple[Measure, ...]:
        """The measures of a finding's present cycle: after a reopening those it resumed or got since."""
        measures = plan.measures_of(finding)
        cycle = standing.finding(finding).cycle
        if cycle.opened is None:
            return measures
        return tuple(m for m in measures if m.id in cycle.resumed or self._is_newer(standing, m, cycle.opened_order))

    def _is_newer(self, standing: Standing, measure: Measure, order: int) -> bool:
        """Whether a measure was first adopted after something: by the editions that this standing knows."""
        first = (each.order for each in standing.adoptions if measure.id in self.editions[each.edition].measures)
        return next(first, order + 1) > order

    def is_needed(self, plan: Plan, standing: Standing, measure: Measure) -> bool:
        """Whether a measure belongs to the present cycle of a finding that is open."""
        leaves = (leaf for id in measure.findings for leaf in plan.leaves_of(id))
        return any(
            standing.finding(leaf).state is not State.CLOSED and measure in self.measures_in_cycle(plan, standing, leaf)
            for leaf in leaves
        )

    def where(self, keys: KeyPath) -> Location:
        """The place in the working copy of the value at a path of keys."""
        place = self.source.locate(keys) if self.source is not None else Location()
        return evolve(place, path=path_words(keys, self.raw) or None)

    def problem(self, fault: Fault) -> Diagnostic:
        """A fault with its place."""
        return fault.rule.at(self.where(fault.keys), fault.facts)

    @cached_property
    def contradictions(self) -> tuple[Diagnostic, ...]:
        """What in the working copy contradicts itself or can't be computed."""
        faults = (*faults_of(self.document, len(self.journal)), *self.faults)
        return tuple(self.problem(fault) for fault in faults)

    def require_sound(self) -> None:
        """InvalidCaseError if the working copy contradicts itself."""
        if self.contradictions:
            raise InvalidCaseError(*self.contradictions)

    def where_is(self, id: str, field: str | None = None) -> Location:
        """The place in the working copy of a finding or measure, or of one of its fields."""
        keys = self._positions.get(id, ())
        return self.where(keys if field is None or not keys else (*keys, field))

    @cached_property
    def _positions(self) -> Mapping[str, KeyPath]:
        places: dict[str, KeyPath] = {}
        for name in ("findings", "measures"):
            places.update({item.id: (name, n) for n, item in enumerate(getattr(self.document, name))})
        return places
