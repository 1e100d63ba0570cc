"""Every fact has one home and an audience, and what the public may not see can't be reached from a public view."""

import datetime as dt
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs
import pytest
from attrs import evolve

import inspection_core as ic
from inspection_core.model import EVENT_CLASSES, FACTS, Home
from inspection_core.testing import a_case, a_finding, a_measure, a_paper, a_profile, amended

VALUES = {ic.PartialDate, ic.SourceRef, ic.Span}  # too small to hold facts of their own
DAY = dt.date(2024, 2, 1)
CANARY = "must not be told"


def _within(*roots: type) -> set[type]:
    """The attrs classes that classes hold, and they themselves."""
    found: list[type] = [*roots]
    for cls in found:
        hints = typing.get_type_hints(cls)
        for field in attrs.fields(cls):
            found += [part for part in _parts(hints[field.name]) if attrs.has(part) and part not in found]
    return set(found) - VALUES


def _parts(hint: typing.Any) -> Iterator[typing.Any]:
    yield hint
    for part in typing.get_args(hint):
        yield from _parts(part)


FROM_DOCUMENT = _within(ic.Document)
FROM_EVENTS = _within(*EVENT_CLASSES)
KEPT_APART = _within(ic.Restricted)
HOMES = {Home.DOCUMENT: FROM_DOCUMENT, Home.JOURNAL: FROM_EVENTS, Home.RESTRICTED: KEPT_APART}


def test_every_class_that_holds_facts_has_a_home() -> None:
    assert {cls.__name__ for cls in FROM_DOCUMENT | FROM_EVENTS | KEPT_APART} == {cls.__name__ for cls in FACTS}


@pytest.mark.parametrize("cls", FACTS, ids=lambda cls: cls.__name__)
def test_a_home_is_where_the_class_is_written(cls: type) -> None:
    assert cls in HOMES[FACTS[cls].home]


def test_what_is_kept_apart_can_be_reached_from_nowhere_else() -> None:
    assert set() == KEPT_APART & (FROM_DOCUMENT | FROM_EVENTS | _within(ic.Case, ic.Report, ic.Digest, ic.Subject))


@pytest.mark.parametrize("cls", FACTS, ids=lambda cls: cls.__name__)
def test_the_table_of_facts_names_fields_and_events_that_there_are(cls: type) -> None:
    fields, facts = {field.name for field in attrs.fields(cls)}, FACTS[cls]
    kinds = {event.kind for event in EVENT_CLASSES}
    assert set() == {*facts.public, *facts.changed_by} - fields
    assert set() == {kind for by in facts.changed_by.values() for kind in by} - kinds


# --- what a public view holds -------------------------------------------------------------------------------------


def _case(audience: ic.Audience) -> ic.Case:
    """One finding to publish, one withheld; every text that the public may not see is the canary."""
    words = ic.PublicWording(
        decision=ic.Decision.WITHHOLD, reason="state_secret", statement=CANARY, approved_by="b-group", text=CANARY
    )
    shown = a_finding("f1", target=CANARY, standard=CANARY, category=CANARY, source=CANARY, basis=CANARY)
    shown = evolve(shown, read_from=ic.SourceRef("s1", 0, 99, CANARY))
    hidden = a_finding("f2", title=CANARY, text=CANARY, public=words)
    owned = a_measure("m1", "f1", text=CANARY if audience is ic.Audience.INTERNAL else "Measure")
    theirs = a_measure("m2", "f2", text=CANARY)
    told = (
        ic.Account(finding="f1", as_of=DAY, paragraphs=(ic.Paragraph(text=CANARY),), audience=ic.Audience.INTERNAL),
        ic.Account(finding="f2", as_of=DAY, paragraphs=(ic.Paragraph(text=CANARY),)),
    )
    about = ic.Section(kind=ic.SectionKind.OTHER, title=CANARY, lead=CANARY, audience=ic.Audience.RESTRICTED)
    result = ic.Outcome(id="o1", kind="rules", title=CANARY, value=Decimal(1), unit="1", findings=("f2",))
    profile = a_profile()
    opened = {"measure": audience, "evidence": audience, "deadline": audience, "owner": audience}
    profile = evolve(profile, audiences={**profile.audiences, **opened})
    read = (ic.SourceFile(id="s1", file=CANARY, sha256="0" * 64),)
    case = a_case(shown, hidden, owned, theirs, *told, about, result, profile=profile, sources=read)
    proof = a_paper("e1", "f2", title=CANARY, issuer=CANARY)
    return ic.record(case, ic.EvidenceAdded(evidence=(proof,), on=DAY, note=CANARY))


def _texts(value: object) -> Iterator[str]:
    """Every text that can be reached from a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.items() for text in _texts(each))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in _texts(each))
    elif attrs.has(type(value)):
        yield from (text for field in attrs.fields(type(value)) for text in _texts(getattr(value, field.name)))


@pytest.mark.parametrize("audience", [ic.Audience.INTERNAL, ic.Audience.PUBLIC], ids=lambda a: f"measures-{a.value}")
def test_nothing_withheld_can_be_reached_from_a_public_view(audience: ic.Audience) -> None:
    case = _case(audience)
    report = ic.report(case, as_of=DAY, audience="public")
    assert [] == [text for text in _texts(report) if CANARY in text]
    assert (1, 1) == (len(report.items), report.withheld)
    assert {CANARY} & set(_texts(ic.report(case, as_of=DAY)))


def test_what_is_made_of_a_public_view_holds_nothing_withheld() -> None:
    public = ic.report(_case(ic.Audience.PUBLIC), as_of=DAY, audience="public")
    plugins = ic.Plugins()
    for name, offer in plugins.exporters.items():
        if offer.view is ic.Report:
            assert CANARY not in ic.export(public, name, plugins=plugins).decode(), name


def test_a_draft_is_held_to_the_same() -> None:
    case = amended(_case(ic.Audience.INTERNAL), a_finding("f1", target=CANARY))
    assert [] == [text for text in _texts(ic.report(case, as_of=DAY, audience="public", draft=True)) if CANARY in text]
