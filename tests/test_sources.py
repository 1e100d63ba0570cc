"""Where items were read: one readable line in the case file, found again in the text, held to the list of sources."""

import datetime as dt
import hashlib
import typing
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import inspection_core as ic
from inspection_core.codec import decode
from inspection_core.lifecycle._integrity import faults_of
from inspection_core.testing import START, a_case, a_finding, a_measure

from .data.strategies import of

READ = ic.SourceFile(id="s1", file="notice.docx", sha256="0" * 64)
TEXT = (
    "一、问题\n（一）台账更新\n不及时，多年未核对，与实物不符，部门之间口径不一，有的科室至今没有建账，责任也不清楚。"
)


@settings(max_examples=200, deadline=None)
@given(of(ic.SourceRef))
def test_a_reference_comes_back_from_its_line(made: ic.SourceRef) -> None:
    assert made == ic.SourceRef.parse(str(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s1 120-340 关于台账", ic.SourceRef("s1", 120, 340, "关于台账")),
        ("s1 120-340", ic.SourceRef("s1", 120, 340)),
        (" 通报.1 0-0 a b ", ic.SourceRef("通报.1", 0, 0, "a b")),
    ],
)
def test_a_reference_is_read_as_it_is_written(text: str, expected: ic.SourceRef) -> None:
    assert expected == decode(text, ic.SourceRef)


@pytest.mark.parametrize(
    "text",
    [
        *("", "s1", "s1 120", "s1 120–340", "s1 340-120 x", "s1 -1-2"),
        *("s1 1-2  x", "s 1 1-2 x", "s1 1-2 x\ny", "s1 1-2 " + "x" * 41),
    ],
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ic.InvalidCaseError) as caught:
        decode(text, ic.SourceRef)
    assert ["IC012"] == [problem.code for problem in caught.value.problems]


def test_a_quote_is_how_the_passage_begins_on_one_line() -> None:
    made = ic.SourceRef.of("s1", TEXT, 5, len(TEXT))
    assert "s1 5-56 （一）台账更新 不及时，多年未核对，与实物不符，部门之间口径不一，有的科室至今没" == str(made)


def test_a_quote_tells_whether_the_passage_is_still_there() -> None:
    made = ic.SourceRef.of("s1", TEXT, 5, 20)
    assert (True, False) == (made.stands_in(TEXT), made.stands_in("前" + TEXT))


def test_a_source_that_nothing_is_known_of_is_told_with_its_place() -> None:
    read = ic.SourceRef("s9", 0, 4, "问题")
    case = a_case(evolve(a_finding("f1"), read_from=read), a_measure("m1", "f1"), sources=(READ,), on=None)
    [problem] = case.contradictions
    assert ("IC102", "Known here: s1.") == (problem.code, problem.remedy and problem.remedy.en)


def test_whatever_says_where_it_was_read_is_held_to_the_sources() -> None:
    """Each class that has the field, in the order of the checks."""
    read = ic.SourceRef("s9", 0, 4)
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Done."),), read_from=read)
    case = a_case(
        ic.Aspect(id="a1", number="1", title="Books", read_from=read),
        evolve(a_finding("f1", aspect="a1"), read_from=read),
        evolve(a_measure("m1", "f1"), read_from=read),
        told,
        ic.Section(kind=ic.SectionKind.OTHER, title="Other", read_from=read),
        stated_totals=(ic.StatedTotal(counts="findings", value=Decimal(1), source="Notice", read_from=read),),
        on=None,
    )
    lists = typing.get_type_hints(ic.Document).items()
    says = [
        name for name, hint in lists for cls in typing.get_args(hint) if "read_from" in getattr(cls, "__slots__", ())
    ]
    assert says == [str(fault.keys[0]) for fault in faults_of(case.document)]


def test_sources_have_ids_of_their_own() -> None:
    case = a_case(a_finding("f1"), sources=(READ, evolve(READ, id="f1")), on=None)
    assert ["IC101"] == [problem.code for problem in case.contradictions]


def test_a_place_is_one_line_of_the_file(tmp_path: Path) -> None:
    read = ic.SourceRef.of("s1", TEXT, 5, 20)
    case = a_case(evolve(a_finding("f1"), read_from=read), sources=(READ,), on=None)
    ic.new_case(tmp_path / "case", case.document)
    lines = (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8").splitlines()
    [line] = [line.strip() for line in lines if "read_from" in line]
    assert "read_from: s1 5-20 （一）台账更新 不及时，多年未" == line
    assert case.document == ic.load(tmp_path / "case").document


@pytest.mark.parametrize(("written", "codes"), [("一、问题", []), ("二、问题", ["IC045"]), (None, [])])
def test_a_source_in_the_folder_that_was_changed_is_told(written: str | None, codes: list[str], tmp_path: Path) -> None:
    read = evolve(READ, sha256=hashlib.sha256("一、问题".encode()).hexdigest())
    ic.new_case(tmp_path / "case", a_case(a_finding("f1"), sources=(read,), on=None).document)
    if written is not None:
        (tmp_path / "case" / READ.file).write_bytes(written.encode())
    verified = ic.verify(tmp_path / "case")
    assert (codes, True) == ([problem.code for problem in verified.problems], verified.ok)


def test_a_document_that_is_broken_is_not_for_verify_to_tell(tmp_path: Path) -> None:
    ic.new_case(tmp_path / "case", a_case(a_finding("f1"), sources=(READ,), on=None).document)
    (tmp_path / "case" / "case.yaml").write_text("format: inspection-case/1\nsources: 3\n", encoding="utf-8")
    assert () == ic.verify(tmp_path / "case").problems


def test_a_table_in_a_document_is_drafted_with_what_the_document_says() -> None:
    """Parties go by their names, days without a year follow the feedback, each item says which rows it was."""
    about = evolve(a_case(on=None).document, findings=(), measures=())
    rows = [
        ("No.", "Finding", "Measure", "Lead unit", "Due"),
        ("1", "Late books", "Close them", "General Section", "6月30日"),
    ]
    book = ic.Book(file="notice.docx", sheets=(ic.Sheet(file="notice.docx", name="table 1", rows=rows),))
    request = ic.Request(profile=a_case(on=None).draft.profile)

    def passage(sheet: ic.Sheet, first: int, last: int) -> ic.SourceRef:
        return ic.SourceRef("s1", first, last, sheet.name)

    made = ic.draft_of([book], request, about=about, passage=passage).document
    [finding], [measure] = made.findings, made.measures
    assert ["s1 1-1 table 1"] * 2 == [str(finding.read_from), str(measure.read_from)]
    assert (["b-section"], dt.date(2024, 6, 30)) == (
        [owner.who for owner in measure.owners],
        measure.deadline and measure.deadline.date,
    )
    assert (about.people, about.bodies, about.inspection) == (made.people, made.bodies, made.inspection)
