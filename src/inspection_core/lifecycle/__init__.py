"""How a case moves: the state table, guards, the fold of the journal, deadlines in force, and recording."""

from ._case import Case
from ._close_out import close_out
from ._counts import count_of
from ._due import Due, finding_due, is_late, measure_due
from ._fold import advance, effective, fold, voided
from ._follow_ups import FollowUpCandidate, follow_up_due, look_back
from ._guards import GUARDS, is_proved, open_measures, plan_gaps, relied_on, unproved
from ._integrity import faults_of
from ._outside import hasty, outdated, pinned
from ._owners import holders_of, owners_of
from ._plan import EDITION_FORMAT, Fault, Plan, compute_due, limit_id, owners_in
from ._publications import PUBLICATION_TABLE, PublicationMove
from ._readership import Readership
from ._record import adopt, draft_changes, examine, next_edition, record
from ._recording import EvidenceState, Guard, involved_unit, lead_units
from ._registers import Comment, FollowUp, Publication, PublicationStep
from ._standing import (
    Adoption,
    Cycle,
    Extension,
    FiledEvidence,
    FindingStanding,
    Ground,
    MeasureStanding,
    Standing,
    Step,
)
from ._table import TABLE, Move, derived_state, events_from, move_of

__all__ = [
    "EDITION_FORMAT",
    "GUARDS",
    "PUBLICATION_TABLE",
    "TABLE",
    "Adoption",
    "Case",
    "Comment",
    "Cycle",
    "Due",
    "EvidenceState",
    "Extension",
    "Fault",
    "FiledEvidence",
    "FindingStanding",
    "FollowUp",
    "FollowUpCandidate",
    "Ground",
    "Guard",
    "MeasureStanding",
    "Move",
    "Plan",
    "Publication",
    "PublicationMove",
    "PublicationStep",
    "Readership",
    "Standing",
    "Step",
    "adopt",
    "advance",
    "close_out",
    "compute_due",
    "count_of",
    "derived_state",
    "draft_changes",
    "effective",
    "events_from",
    "examine",
    "faults_of",
    "finding_due",
    "fold",
    "follow_up_due",
    "hasty",
    "holders_of",
    "involved_unit",
    "is_late",
    "is_proved",
    "lead_units",
    "limit_id",
    "look_back",
    "measure_due",
    "move_of",
    "next_edition",
    "open_measures",
    "outdated",
    "owners_in",
    "owners_of",
    "pinned",
    "plan_gaps",
    "record",
    "relied_on",
    "unproved",
    "voided",
]
