"""Every kind of event can be voided and corrected: what it did is undone, or done as it should have been."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import inspection_core as ic
from inspection_core.lifecycle import effective
from inspection_core.model import EVENT_CLASSES

CASE = ic.load(Path(__file__).parent / "golden" / "inspection-case-1")  # its journal has every kind of event
KINDS = [cls.kind for cls in EVENT_CLASSES]
NOT_CORRECTED = {"adopted": "IC334", "voided": "IC308", "publication_drafted": "IC308"}
"""An edition is adopted anew, a draft is drafted anew, a void is voided: a second way to say it would only puzzle."""


def first_of(kind: str) -> ic.Case:
    """The case as it was right after the first event of a kind."""
    seq = next(entry.seq for entry in CASE.journal if entry.event.kind == kind)
    return evolve(CASE, journal=CASE.journal[:seq])


def states(case: ic.Case) -> dict[str, object]:
    standing = case.standing
    found: dict[str, object] = {id: each.state for id, each in standing.findings.items()}
    found |= {id: each.state for id, each in standing.measures.items()} | {"filed": set(standing.evidence)}
    found |= {id: (each.state, each.approvals) for id, each in standing.publications.items()}
    found |= {id: each.reply is not None for id, each in standing.comments.items()}
    return found | {id: each.waiting for id, each in standing.follow_ups.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mistake_is_voided(kind: str) -> None:
    case = first_of(kind)
    last = case.journal[-1]
    void = ic.Voided(targets=(last.seq,), on=last.event.on, reason="Mistake")
    assert ic.fold(case.journal[:-1]) == ic.record(case, void).standing


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NOT_CORRECTED])
def test_a_mistake_is_corrected(kind: str) -> None:
    case = first_of(kind)
    last = case.journal[-1]
    made = ic.record(case, evolve(last.event, note="Put right", corrects=last.seq, accepted=()))
    counting = [entry.event.note for entry in effective(made.journal) if entry.event.kind == kind]
    assert (["Put right"], states(case)) == (counting, states(made))


@pytest.mark.parametrize(("kind", "code"), NOT_CORRECTED.items())
def test_what_is_not_corrected_says_so(kind: str, code: str) -> None:
    case = first_of(kind)
    last = case.journal[-1]
    with pytest.raises(ic.TransitionError, match=code):
        ic.record(case, evolve(last.event, corrects=last.seq))
