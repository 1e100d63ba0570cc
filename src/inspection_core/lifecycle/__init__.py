"""How a case moves: the state table, guards, the fold of the journal, deadlines in force, and recording."""

from ._case import Case
from ._close_out import close_out
from ._due import Due, finding_due, measure_due
from ._fold import advance, effective, fold, voided
from ._guards import (
    GUARDS,
    EvidenceState,
    Guard,
    involved_unit,
    is_proved,
    lead_units,
    open_measures,
    plan_gaps,
    relied_on,
    unproved,
)
from ._integrity import faults_of
from ._owners import holders_of, owners_of
from ._plan import EDITION_FORMAT, Fault, Plan, compute_due, limit_id, owners_in
from ._record import adopt, draft_changes, examine, next_edition, record
from ._standing import (
    Adoption,
    Cycle,
    Extension,
    FiledEvidence,
    FindingStanding,
    MeasureStanding,
    Standing,
    Step,
)
from ._table import TABLE, Move, derived_state, events_from, move_of

__all__ = [
    "EDITION_FORMAT",
    "GUARDS",
    "TABLE",
    "Adoption",
    "Case",
    "Cycle",
    "Due",
    "EvidenceState",
    "Extension",
    "Fault",
    "FiledEvidence",
    "FindingStanding",
    "Guard",
    "MeasureStanding",
    "Move",
    "Plan",
    "Standing",
    "Step",
    "adopt",
    "advance",
    "close_out",
    "compute_due",
    "derived_state",
    "draft_changes",
    "effective",
    "events_from",
    "examine",
    "faults_of",
    "finding_due",
    "fold",
    "holders_of",
    "involved_unit",
    "is_proved",
    "lead_units",
    "limit_id",
    "measure_due",
    "move_of",
    "next_edition",
    "open_measures",
    "owners_in",
    "owners_of",
    "plan_gaps",
    "record",
    "relied_on",
    "unproved",
    "voided",
]
