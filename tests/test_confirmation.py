"""What was read from a document goes out as a sheet, and what a person corrected in it comes back as proposals."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

import inspection_core as ic
from inspection_core.testing import a_case, a_finding

HERE = ic.Location(file="notice.txt", line=3, column=1, start=20, end=60)
DOUBT = ic.Rule("XX001", ic.Severity.WARNING, ic.Text("the year is inferred", "年份系推断"))(HERE)
DAY = dt.date(2024, 3, 1)


def _case() -> ic.Case:
    findings = (a_finding("f01", title="Keys are lost"), a_finding("f02", title="Bills are late"))
    contact = ic.Contact(phone="0531-1234567")
    return a_case(*findings, title="Report on the keys", feedback_date=DAY, contact=contact)


def _readings() -> tuple[ic.AsRead, ...]:
    def read(name: str, value: str, *, part: str = "inspection", item: str | None = None, **more: object) -> ic.AsRead:
        return ic.AsRead(part=part, item=item, name=name, title=name, value=value, quote="words", where=HERE, **more)  # type: ignore[arg-type]

    return (
        read("feedback_date", "2024-03-01", problems=(DOUBT,)),
        read("title", "Report on the keys"),
        read("contact.phone", "0531-1234567"),
        read("contact.email", ""),
        read("title", "Keys are lost", part="findings", item="f01"),
        read("title", "Bills are late", part="findings", item="f02"),
    )


def _asked(language: str = "en") -> ic.Confirmation:
    profile = ic.Plugins.installed().profile(f"neutral-{language}")
    return ic.Confirmation(title="Report", file="notice.txt", profile=profile, readings=_readings())


def _sheet(tmp_path: Path, corrections: Mapping[str, str], *, order: int = 1) -> Path:
    """The sheet as CSV, with some values corrected by the keys of their rows."""
    made = ic.export(_asked(), "csv-confirmation").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(made))
    at = head.index("Correct to")
    for row in rows:
        row[at] = corrections.get(row[0], row[at])
    path, out = tmp_path / "confirmed.csv", io.StringIO()
    csv.writer(out).writerows([head, *rows[::order]])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def _proposals(path: Path) -> ic.Proposals:
    case = _case()
    profile = ic.Plugins.installed().profile("neutral-en")
    return ic.propose([path], ic.CaseRequest(profile=profile, case=case, as_of=DAY))


def _said(found: ic.Proposals) -> list[tuple[str, str, str]]:
    return [(each.row, each.before, each.after) for each in found.proposals]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sheet_shows_what_was_read_with_its_words_and_doubts(language: str) -> None:
    made = ic.export(_asked(language), "csv-confirmation").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(made)))
    doubt = {"en": "the year is inferred", "zh": "年份系推断"}[language]
    key = "inspection/feedback_date"
    assert [key, "notice.txt:3:1", "feedback_date", "words", "2024-03-01", "", doubt] == rows[1]


def test_a_sheet_without_corrections_proposes_nothing(tmp_path: Path) -> None:
    found = _proposals(_sheet(tmp_path, {}))
    assert ([], (), ()) == (_said(found), found.conflicts, found.problems)


def test_each_correction_is_an_edit_wherever_its_row_was_sorted_to(tmp_path: Path) -> None:
    corrections = {
        "inspection/feedback_date": "2023年12月26日",
        "inspection/contact.email": "office@example.org",
        "findings/f02/title": "Bills are paid late",
    }
    found = _proposals(_sheet(tmp_path, corrections, order=-1))
    expected = {
        ("inspection/feedback_date", "2024-03-01", "2023年12月26日"),
        ("inspection/contact.email", "", "office@example.org"),
        ("findings/f02/title", "Bills are late", "Bills are paid late"),
    }
    assert (expected, ()) == (set(_said(found)), found.problems)


def test_corrections_are_made_in_the_case_file(tmp_path: Path) -> None:
    corrections = {"inspection/contact.phone": "none", "inspection/contact.email": "a@b.cn", "findings/f01/title": "X"}
    ic.new_case(tmp_path / "case", _case().document)
    found = _proposals(_sheet(tmp_path, corrections))
    with ic.open(tmp_path / "case") as folder:
        ic.apply_proposals(folder, found)
    document = ic.load(tmp_path / "case").document
    assert (ic.Contact(email="a@b.cn"), "X") == (document.inspection.contact, document.findings[0].title)


def test_a_day_that_is_none_is_refused_at_its_line(tmp_path: Path) -> None:
    found = _proposals(_sheet(tmp_path, {"inspection/feedback_date": "in spring"}))
    assert (("inspection/feedback_date",), [2]) == (found.held, [each.where.line for each in found.problems])


def test_what_was_changed_meanwhile_is_a_conflict(tmp_path: Path) -> None:
    path = _sheet(tmp_path, {"findings/f01/title": "Keys go missing"})
    path.write_text(path.read_text(encoding="utf-8").replace("Keys are lost", "Keys were lost"), encoding="utf-8")
    (conflict,) = _proposals(path).conflicts
    expected = ("Keys were lost", "Keys are lost", "Keys go missing")
    assert expected == (conflict.exported, conflict.now, conflict.returned)


def test_a_row_of_what_the_case_does_not_have_is_told(tmp_path: Path) -> None:
    path = _sheet(tmp_path, {"findings/f02/title": "X"})
    path.write_text(path.read_text(encoding="utf-8").replace("findings/f02", "findings/f09"), encoding="utf-8")
    found = _proposals(path)
    assert ([], ["IC090"]) == (_said(found), [each.code for each in found.problems])


@pytest.mark.parametrize("corrections", [{}, {"inspection/title": "Report on keys"}])
def test_of_a_sheet_no_other_case_is_made(corrections: Mapping[str, str], tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError) as caught:
        ic.read_draft([_sheet(tmp_path, corrections)], ic.Request(profile=ic.Plugins().profile("neutral-en")))
    (problem,) = caught.value.problems
    expected = ("IC048", "confirmed.csv", "Bring it into that case: --case CASE")
    assert expected == (problem.code, problem.where.file, str(problem.remedy))
