"""Who keeps paper is told by name where the case knows the body or person, and as it is written otherwise."""

import pytest

import inspection_core as ic
from inspection_core.testing import BODIES, a_case, a_finding, a_paper, a_profile

from .test_returned import DAY


def kept_by(custodian: str, *, owner: str = "internal", audience: str = "internal") -> ic.EvidenceView:
    """A piece of evidence on paper as a report of an audience shows it; owners are for those of `owner`."""
    rules = a_profile()
    profile = a_profile(audiences={**rules.audiences, "owner": ic.Audience(owner), "evidence": ic.Audience.PUBLIC})
    bodies = (*BODIES, ic.Body(id="b-records", name="Records Office of the Town", short_name="Records"))
    piece = a_paper("e1", "f1", paper=ic.PaperReference(number="7", custodian=custodian))
    event = ic.EvidenceAdded(on=DAY, evidence=(piece,), recorded_by="p-clerk")
    case = ic.record(a_case(a_finding(), bodies=bodies, profile=profile), event)
    return ic.report(case, as_of=DAY, audience=audience).evidence[0]


@pytest.mark.parametrize(
    ("custodian", "name"),
    [
        ("b-section", "General Section"),
        ("b-records", "Records"),
        ("p-clerk", "Clerk"),
        ("The archive, room 3", "The archive, room 3"),
        ("b-nobody", "b-nobody"),
    ],
)
def test_a_custodian_has_the_name_of_the_body_or_person_of_that_id(custodian: str, name: str) -> None:
    view = kept_by(custodian)
    assert (custodian, name) == (view.custodian, view.custodian_name)


@pytest.mark.parametrize(("custodian", "name"), [("p-clerk", None), ("b-section", "General Section")])
def test_a_person_is_not_named_where_owners_are_not_shown(custodian: str, name: str | None) -> None:
    assert name == kept_by(custodian, owner="restricted").custodian_name


def test_the_public_is_not_told_who_keeps_paper() -> None:
    view = kept_by("b-section", audience="public")
    assert (None, None) == (view.custodian, view.custodian_name)
