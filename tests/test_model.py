"""The nouns: what they accept, what they refuse, and what they can be asked."""

import datetime as dt
import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

import inspection_core as ic
from inspection_core import Audience, Deadline, DeadlineKind, Decision, PartialDate, Period, Span, Unit

DAY = dt.date(2024, 3, 31)
FILE = ic.FileReference(path="evidence/01/01-1 minutes.pdf", sha256="0" * 64, size=1)
PAPER = ic.PaperReference(number="2024-7", custodian="General Section")


# --- days known in part -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", PartialDate(2023)),
        ("2023年", PartialDate(2023)),
        ("2023-11", PartialDate(2023, 11)),
        ("2023年11月", PartialDate(2023, 11)),
        ("2023-11-05", PartialDate(2023, 11, 5)),
        ("2023年11月5日", PartialDate(2023, 11, 5)),
        ("2023/11/5", PartialDate(2023, 11, 5)),
        ("2023.11.5", PartialDate(2023, 11, 5)),
        (" 2023-11 ", PartialDate(2023, 11)),
    ],
)
def test_a_day_is_read_as_far_as_it_is_given(text: str, expected: PartialDate) -> None:
    assert expected == PartialDate.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23-11",
        "2023-13",
        "2023-11-31",
        "2023-00",
        "2023-11-00",
        "2023-11-05T10:00",
        "November 2023",
        "2023-",
        "2023月",
        "2023-11年",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2023, None, 5)


@given(st.dates(), st.integers(1, 3))
def test_a_day_known_in_part_is_written_as_it_is_read(day: dt.date, parts: int) -> None:
    partial = PartialDate(*(day.year, day.month, day.day)[:parts])
    assert partial == PartialDate.parse(str(partial))


@given(st.dates(), st.integers(1, 3))
def test_a_day_known_in_part_spans_the_days_that_it_can_mean(day: dt.date, parts: int) -> None:
    partial = PartialDate(*(day.year, day.month, day.day)[:parts])
    assert partial.first <= day <= partial.last
    inside = [parts >= 1 and day.year, parts >= 2 and day.month, parts >= 3 and day.day]
    for end in (partial.first, partial.last):
        assert inside == [parts >= 1 and end.year, parts >= 2 and end.month, parts >= 3 and end.day]


def test_the_last_day_of_a_february_depends_on_the_year() -> None:
    assert [29, 28] == [PartialDate(year, 2).last.day for year in (2024, 2023)]


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(start=PartialDate(2023, 11), end=PartialDate(2023, 10))


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023-11", "2023"), ("2023", "2023-11"), ("2023-11-05", "2023-11"), ("2023-11-05", "2023-11-05")],
)
def test_a_period_may_end_in_what_it_starts_in(start: str, end: str) -> None:
    period = Period(start=PartialDate.parse(start), end=PartialDate.parse(end))
    assert (start, end) == (str(period.start), str(period.end))


# --- lengths of time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 working days", Span(15, Unit.WORKING_DAYS)),
        ("1 working day", Span(1, Unit.WORKING_DAYS)),
        ("15个工作日", Span(15, Unit.WORKING_DAYS)),
        ("15工作日", Span(15, Unit.WORKING_DAYS)),
        ("30 days", Span(30, Unit.DAYS)),
        ("30天", Span(30, Unit.DAYS)),
        ("30日", Span(30, Unit.DAYS)),
        ("3 months", Span(3, Unit.MONTHS)),
        ("3个月", Span(3, Unit.MONTHS)),
        ("6月", Span(6, Unit.MONTHS)),
    ],
)
def test_a_period_of_time_is_read(text: str, expected: Span) -> None:
    assert expected == Span.parse(text)


@pytest.mark.parametrize("text", ["", "soon", "days", "-3 days", "3 weeks", "3", "1.5 months", "三个月", "3 days ago"])
def test_what_is_no_period_of_time_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Span.parse(text)


@given(st.integers(0, 9999), st.sampled_from(list(Unit)))
def test_a_period_of_time_is_written_as_it_is_read(count: int, unit: Unit) -> None:
    assert Span(count, unit) == Span.parse(str(Span(count, unit)))


# --- invariants -------------------------------------------------------------------------------------------------

SOUND: dict[str, Callable[[], object]] = {
    "a date": lambda: Deadline(date=DAY),
    "a period": lambda: Deadline(period=Span(3, Unit.MONTHS)),
    "immediate without a day": lambda: Deadline(kind=DeadlineKind.IMMEDIATE),
    "continuing without a day": lambda: Deadline(kind=DeadlineKind.CONTINUING),
    "continuing with a day": lambda: Deadline(kind=DeadlineKind.CONTINUING, date=DAY),
    "a file": lambda: ic.Evidence(id="e1", index="1", title="Minutes", file=FILE),
    "paper": lambda: ic.Evidence(id="e1", index="1", title="Minutes", paper=PAPER),
    "published": lambda: ic.PublicWording(decision=Decision.PUBLISH),
    "agreed without a word": lambda: ic.Response(stance=ic.Stance.AGREED),
    "rejected for a reason": lambda: ic.Response(stance=ic.Stance.REJECTED, reason="It was put right in May"),
}
UNSOUND: dict[str, Callable[[], object]] = {
    "a date and a period": lambda: Deadline(date=DAY, period=Span(3, Unit.MONTHS)),
    "dated without a day": Deadline,
    "phased without a day": lambda: Deadline(kind=DeadlineKind.PHASED),
    "evidence nowhere": lambda: ic.Evidence(id="e1", index="1", title="Minutes"),
    "evidence in two places": lambda: ic.Evidence(id="e1", index="1", title="Minutes", file=FILE, paper=PAPER),
    "reworded without words": lambda: ic.PublicWording(decision=Decision.REWORD, text="Outside"),
    "withheld without a reason": lambda: ic.PublicWording(
        decision=Decision.WITHHOLD, statement="A statement", approved_by="b-group"
    ),
    "withheld without approval": lambda: ic.PublicWording(
        decision=Decision.WITHHOLD, reason="state_secret", statement="A statement"
    ),
    "withheld without a statement": lambda: ic.PublicWording(
        decision=Decision.WITHHOLD, reason="state_secret", approved_by="b-group"
    ),
    "rejected without a reason": lambda: ic.Response(stance=ic.Stance.REJECTED),
    "agreed in part without a reason": lambda: ic.Response(stance=ic.Stance.PARTLY, text="Half of it"),
}


@pytest.mark.parametrize("case", SOUND)
def test_what_is_sound_can_be_made(case: str) -> None:
    SOUND[case]()


@pytest.mark.parametrize("case", UNSOUND)
def test_what_contradicts_itself_can_not_be_made(case: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        UNSOUND[case]()


# --- questions --------------------------------------------------------------------------------------------------


def test_each_audience_reads_what_the_one_before_it_reads_and_more() -> None:
    reads = {reader.value: [fact.value for fact in Audience if reader.may_read(fact)] for reader in Audience}
    assert {
        "public": ["public"],
        "internal": ["public", "internal"],
        "restricted": ["public", "internal", "restricted"],
    } == reads


@pytest.mark.parametrize(("day", "belongs"), [("01-31", False), ("02-01", True), ("03-31", True), ("04-01", False)])
def test_a_person_belongs_to_a_body_from_the_first_day_to_the_last(day: str, belongs: bool) -> None:
    post = ic.Membership(body="b1", start=dt.date(2024, 2, 1), end=dt.date(2024, 3, 31))
    person = ic.Person(id="p1", name="Li", memberships=(post,))
    assert belongs is (person.bodies_on(dt.date.fromisoformat(f"2024-{day}")) == ("b1",))


def test_a_post_without_days_is_held_for_ever() -> None:
    person = ic.Person(id="p1", name="Li", memberships=(ic.Membership(body="b1"),))
    assert ("b1",) == person.bodies_on(dt.date.max)


def test_a_finding_is_sealed_by_the_hash_of_its_utf_8() -> None:
    text = "会议记录不完整。"
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == ic.text_digest(text)
