"""Reviewing texts: rules run apart, waivers silence what they say, and fixes change nothing but their words."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import inspection_core as ic

from . import _drafts
from ._drafts import COMMA, NUMBER, ODD
from .data.cases import replace, small_case

DAY = dt.date(2024, 2, 10)
PLUGINS = ic.Plugins(_drafts)
TEXT = "二〇二四年2024整改通报\n会议认为,整改到位。。\n电话13800000000\n"


def told(text: str, *waivers: ic.Waiver, plugins: ic.Plugins = PLUGINS, **options: object) -> list[str]:
    """The codes of what is told of a text."""
    source = ic.SourceText.of(text, "a.draft")
    found = ic.review(source, as_of=DAY, waivers=waivers, plugins=plugins, **options)  # type: ignore[arg-type]
    return [problem.code for problem in found]


def with_rules(*rules: ic.TextRule) -> ic.Plugins:
    """Plugins of which a second one offers these rules."""

    class Stranger:
        @ic.hookimpl
        def inspection_text_rules(self) -> Iterator[ic.TextRule]:
            yield from rules

    return ic.Plugins(_drafts, Stranger())


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_draft_is_read_by_the_reader_for_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.DRAFT").write_text("整改", encoding="utf-8")
    assert ("整改", "a.DRAFT") == (
        (read := ic.read_text(tmp_path / "a.DRAFT", plugins=PLUGINS)).text,
        read.file,
    )


def test_of_two_who_read_such_drafts_the_one_that_was_named_is_asked(tmp_path: Path) -> None:
    class Mine:
        @ic.hookimpl
        def inspection_readers(self) -> list[ic.Reader]:
            return [ic.Reader(name="zzz", suffixes=(".draft",), read=lambda _path: ic.SourceText.of("另一种读法"))]

    (tmp_path / "a.draft").write_text("整改", encoding="utf-8")
    assert "另一种读法" == ic.read_text(tmp_path / "a.draft", plugins=ic.Plugins(_drafts, Mine())).text


def test_a_suffix_that_nobody_reads_is_told_with_those_that_are_read_and_by_whom() -> None:
    with pytest.raises(ic.UnknownOfferError) as caught:
        ic.read_text("a.odd", plugins=PLUGINS)
    (problem,) = caught.value.problems
    assert ("IC450", "a.odd") == (problem.code, problem.where.file)
    assert "Read are: .draft (tests._drafts), .print (tests._drafts)." == str(problem.remedy)


def test_a_reader_that_fails_is_told_as_its_plugin(tmp_path: Path) -> None:
    (tmp_path / "a.draft").write_bytes(b"\xff")
    with pytest.raises(ic.PluginLoadError, match=r"IC401.*UnicodeDecodeError"):
        ic.read_text(tmp_path / "a.draft", plugins=PLUGINS)


# --- rules ----------------------------------------------------------------------------------------------------------


def test_problems_come_in_the_order_of_the_text_with_their_words_and_fixes() -> None:
    found = ic.review(ic.SourceText.of(TEXT, "a.draft"), as_of=DAY, plugins=PLUGINS)
    assert [
        ("XX001", 2, 5, ",", "，", 18, 19),
        ("XX002", 2, 10, "。。", "。", 23, 25),
        ("XX004", 3, 3, "13800000000", None, 28, 39),
    ] == [(p.code, p.where.line, p.where.column, p.quote, p.fix, p.where.start, p.where.end) for p in found]


def test_what_concerns_the_whole_comes_first_and_names_the_file() -> None:
    found = ic.review(ic.SourceText.of("甲,乙", "a.draft"), as_of=DAY, plugins=PLUGINS)
    assert [("XX003", "a.draft"), ("XX001", "a.draft")] == [(p.code, p.where.file) for p in found]


def test_the_doubts_of_the_reader_are_told_too() -> None:
    source = evolve(ic.SourceText.of("2024"), problems=(ODD(),))
    assert (ODD(ic.Location(file="text")),) == ic.review(source, as_of=DAY, plugins=PLUGINS)


def test_a_rule_that_tells_the_same_twice_is_heard_once() -> None:
    again = ic.TextRule(name="x-again", run=_drafts.commas)
    assert ["XX001"] == told("2024甲,乙", plugins=with_rules(again))


def test_rules_know_for_whom_the_text_is() -> None:
    assert ["XX004"] == told("2024电话13800000000")
    assert [] == told("2024电话13800000000", audience=ic.Audience.INTERNAL)


def test_a_rule_sees_the_profile_that_is_asked_for_that_of_the_case_or_a_neutral_one(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
        seen.append(look.profile.name)
        yield from ()

    plugins = with_rules(ic.TextRule(name="x-look", run=watch))
    case = ic.load(small_case(tmp_path))
    told("2024 a draft", plugins=plugins)
    told("2024年", plugins=plugins)
    told("2024 a draft", plugins=plugins, case=case)
    told("2024年", plugins=plugins, profile=PLUGINS.profile("neutral-en"))
    assert ["neutral-en", "neutral-zh", "neutral-zh", "neutral-en"] == seen


def _failing(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    yield COMMA(look.where(0))
    raise RuntimeError("out of ideas")


def test_a_rule_that_fails_says_so_and_keeps_no_other_from_running() -> None:
    plugins = with_rules(ic.TextRule(name="x-a", run=_failing))
    found = ic.review(ic.SourceText.of("甲,乙2024。。"), as_of=DAY, plugins=plugins)
    assert ["IC451", "XX001", "XX001", "XX002"] == [problem.code for problem in found]
    assert "text rule 'x-a' of Stranger failed: RuntimeError: out of ideas" == found[0].message.en


@pytest.mark.parametrize(("start", "end"), [(9, 10), (-1, 1), (2, 1)])
def test_a_rule_that_tells_of_a_place_outside_the_text_has_failed(start: int, end: int) -> None:
    def outside(_look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
        yield COMMA(ic.Location(start=start, end=end))

    assert ["IC451"] == told("2024", plugins=with_rules(ic.TextRule(name="x-a", run=outside)))


def test_a_rule_that_gives_something_else_has_failed() -> None:
    given_words = ic.TextRule(name="x-a", run=lambda _look: ["a word"])  # type: ignore[list-item]
    assert ["IC451"] == told("2024", plugins=with_rules(given_words))


# --- waivers --------------------------------------------------------------------------------------------------------


def waiver(code: str, quote: str | None = None, file: str | None = None) -> ic.Waiver:
    return ic.Waiver(code=code, quote=quote, file=file, reason="as agreed")


def test_a_code_can_be_switched_off() -> None:
    assert ["XX002", "XX004"] == told(TEXT, waiver("XX001"))


@pytest.mark.parametrize("quote", ["会议认为", ",", "到位。。"])
def test_a_quote_silences_where_the_words_or_their_line_hold_it(quote: str) -> None:
    assert ["XX002", "XX004"] == told(TEXT, waiver("XX001", quote))


def test_a_quote_silences_nowhere_else() -> None:
    assert ["XX002", "XX004", "XX001"] == told(f"{TEXT}其他,句子", waiver("XX001", "会议认为"))


def test_a_waiver_for_another_file_silences_nothing_and_is_not_missed() -> None:
    assert ["XX001", "XX002", "XX004"] == told(TEXT, waiver("XX001", file="b.draft"))
    assert ["XX002", "XX004"] == told(TEXT, waiver("XX001", file="a.draft"))


def test_a_waiver_that_silences_nothing_any_more_is_told() -> None:
    assert ["XX002", "XX004", "IC452"] == told(TEXT.replace(",", "，"), waiver("XX001", "会议认为"))


def test_a_code_that_is_off_for_good_is_not_missed_but_one_that_nobody_tells_is() -> None:
    assert [] == told("2024", waiver("XX001"))
    assert ["IC453"] == told("2024", waiver("XX0O1"))


def test_where_a_rule_does_not_name_its_codes_any_code_may_be_one() -> None:
    silent = ic.TextRule(name="x-a", run=lambda _look: ())
    assert [] == told("2024", waiver("XX0O1"), plugins=with_rules(silent))


def test_a_file_of_waivers_is_read_beside_the_drafts(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text(
        "format: inspection-review/1\nwaivers:\n  - {code: XX001, quote: 会议, file: a.txt, reason: 原文如此}\n",
        encoding="utf-8",
    )
    expected = (ic.Waiver(code="XX001", quote="会议", file="a.txt", reason="原文如此"),)
    assert expected == ic.read_waivers(tmp_path)


def test_without_a_file_nothing_is_waived(tmp_path: Path) -> None:
    assert () == ic.read_waivers(tmp_path)


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("{code: XX001}", "IC011", (3, 5)),
        ("{code: XX001, reason: r, qoute: x}", "IC010", (3, 30)),
        ("[XX001]", "IC012", (3, 5)),
    ],
)
def test_what_is_wrong_with_a_file_of_waivers_is_told_with_its_place(
    tmp_path: Path, line: str, code: str, place: tuple[int, int]
) -> None:
    (tmp_path / "review.yaml").write_text(f"format: inspection-review/1\nwaivers:\n  - {line}\n", encoding="utf-8")
    with pytest.raises(ic.InvalidCaseError) as caught:
        ic.read_waivers(tmp_path)
    (problem,) = caught.value.problems
    assert (code, "review.yaml", place) == (
        problem.code,
        problem.where.file,
        (problem.where.line, problem.where.column),
    )


# --- fixes ----------------------------------------------------------------------------------------------------------


def fixed(path: Path) -> ic.Fixed:
    source = ic.read_text(path, plugins=PLUGINS)
    return ic.fix_text(path, source, ic.review(source, as_of=DAY, plugins=PLUGINS), plugins=PLUGINS)


def draft(folder: Path, text: str, name: str = "a.draft") -> Path:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder / name


def test_fixes_are_made_in_the_text_and_nothing_is_written(tmp_path: Path) -> None:
    path = draft(tmp_path, TEXT)
    made = fixed(path)
    assert TEXT.replace(",", "，").replace("。。", "。") == made.after == made.data.decode()
    assert (["XX001", "XX002"], (), TEXT) == (
        [problem.code for problem in made.done],
        made.left,
        path.read_text(encoding="utf-8"),
    )


def test_fixes_are_shown_as_the_lines_that_change(tmp_path: Path) -> None:
    assert ["@@ -2 +2 @@", "-会议认为,整改到位。。", "+会议认为，整改到位。"] == list(
        fixed(draft(tmp_path, TEXT)).diff()
    )[2:]


def test_what_is_written_is_the_whole_file(tmp_path: Path) -> None:
    path = draft(tmp_path, TEXT)
    made = fixed(path)
    made.write()
    assert made.data == path.read_bytes()
    assert ["a.draft"] == [each.name for each in tmp_path.iterdir()]


def test_of_fixes_that_overlap_the_first_is_made_and_the_other_told(tmp_path: Path) -> None:
    made = fixed(draft(tmp_path, "2024甲,,乙"))
    assert ("2024甲，,乙", ["IC455"]) == (made.after, [problem.code for problem in made.left])
    assert "the fix of XX002 was left out, since it overlaps another" == made.left[0].message.en


def test_two_rules_that_want_the_same_make_it_once(tmp_path: Path) -> None:
    path = draft(tmp_path, "2024甲,乙")
    source = ic.read_text(path, plugins=PLUGINS)
    one = evolve(COMMA(source.where(5, 6)), fix="，")
    made = ic.fix_text(path, source, [one, evolve(one, code="YY001")], plugins=PLUGINS)
    assert ("2024甲，乙", 2, ()) == (made.after, len(made.done), made.left)


def test_a_fix_that_the_reader_refuses_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    made = fixed(draft(tmp_path, "2024甲,乙[。。]丙,丁"))
    assert ("2024甲，乙[。。]丙，丁", ["XX001", "XX001"], ["XX004"]) == (
        made.data.decode(),
        [problem.code for problem in made.done],
        [problem.code for problem in made.left],
    )


def test_a_file_that_is_only_read_is_not_fixed(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError, match=r"IC454: .* can be read, but not changed"):
        fixed(draft(tmp_path, TEXT, "a.print"))


def test_a_file_that_is_only_read_and_needs_no_fix_is_no_error(tmp_path: Path) -> None:
    assert () == fixed(draft(tmp_path, "2024", "a.print")).done


def test_a_file_that_was_changed_since_is_not_fixed(tmp_path: Path) -> None:
    path = draft(tmp_path, TEXT)
    source = ic.read_text(path, plugins=PLUGINS)
    draft(tmp_path, "新" + TEXT)
    with pytest.raises(ic.CaseFileError, match="IC457"):
        ic.fix_text(path, source, (), plugins=PLUGINS)


def test_a_rewriting_that_does_not_say_what_it_should_is_refused(tmp_path: Path) -> None:
    class Careless:
        @ic.hookimpl
        def inspection_readers(self) -> Iterator[ic.Reader]:
            yield ic.Reader(
                name="careless", suffixes=(".odd",), read=_drafts.read, rewrite=lambda _path, _all: "别的".encode()
            )

    path, plugins = draft(tmp_path, TEXT, "a.odd"), ic.Plugins(_drafts, Careless())
    source = ic.read_text(path, plugins=plugins)
    problems = ic.review(source, as_of=DAY, plugins=plugins)
    with pytest.raises(ic.CaseFileError, match="IC458"):
        ic.fix_text(path, source, problems, plugins=plugins)


WORDS = st.text("甲乙,，。", max_size=20)


@given(WORDS)
def test_fixing_ends_and_then_nothing_that_could_be_fixed_is_found(text: str) -> None:
    """A fix that overlaps another waits for it, and one may lead to another; each takes a slip out of the text."""
    with tempfile.TemporaryDirectory() as folder:
        path, rounds = draft(Path(folder), f"2024{text}"), 0
        while (made := fixed(path)).done:
            made.write()
            rounds += 1
        assert ((), True) == (made.left, rounds <= 2 * len(text))
        source = ic.read_text(path, plugins=PLUGINS)
        assert [] == [p for p in ic.review(source, as_of=DAY, plugins=PLUGINS) if p.fix is not None]


@given(WORDS)
def test_what_is_fixed_without_overlaps_is_not_found_again(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = draft(Path(folder), "2024" + re.sub("[，。,](?=[，。,])", "", text))
        fixed(path).write()
        assert ((), ()) == ((again := fixed(path)).done, again.left)


@given(WORDS)
def test_a_fix_changes_no_character_but_its_own(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = fixed(draft(Path(folder), text))
    kept, at = "", 0
    for problem in made.done:
        kept += text[at : problem.where.start] + str(problem.fix)
        at = problem.where.end or 0
    assert kept + text[at:] == made.after


# --- cases ----------------------------------------------------------------------------------------------------------


ACCOUNT = "记录已经补齐。"
TWICE = '记录,已经补齐。", measures: [m01-1]}\n      - {text: "记录,已经补齐。'


def case_saying(folder: Path, old: str, new: str) -> Path:
    """The small case with some words exchanged; its account stands in quotes, so that it may hold any comma."""
    path = small_case(folder)
    replace(path / "case.yaml", f"text: {ACCOUNT}", f'text: "{ACCOUNT}"')
    replace(path / "case.yaml", old, new)
    return path


def of_case(path: Path, **options: object) -> tuple[ic.Diagnostic, ...]:
    return ic.review_case(ic.load(path), as_of=DAY, plugins=PLUGINS, **options)  # type: ignore[arg-type]


def test_a_problem_is_placed_in_the_case_where_its_words_stand(tmp_path: Path) -> None:
    (problem,) = of_case(case_saying(tmp_path, ACCOUNT, "记录,已经补齐。"))
    assert ("XX001", "accounts 1 › paragraphs 1 › text", 2, 3) == (
        problem.code,
        problem.where.path,
        problem.where.start,
        problem.where.end,
    )
    case = ic.load(tmp_path / "small")
    assert case.where(("accounts", 0, "paragraphs", 0, "text")) == evolve(problem.where, start=None, end=None)


def test_words_that_stand_twice_in_the_case_are_placed_in_the_document(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, TWICE)
    assert [("bulletin.txt", 1), ("bulletin.txt", 1)] == [
        (problem.where.file, (problem.where.end or 0) - (problem.where.start or 0)) for problem in of_case(path)
    ]


def test_an_account_that_a_newer_one_replaced_does_not_count(tmp_path: Path) -> None:
    old = '  - {finding: f01, as_of: 2024-01-30, audience: public, paragraphs: [{text: "记录,已经补齐。"}]}\n'
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。")
    replace(path / "case.yaml", "accounts:\n", f"accounts:\n{old}")
    assert ["accounts 2 › paragraphs 1 › text"] == [problem.where.path for problem in of_case(path)]


def test_what_the_inspection_wrote_is_told_and_never_put_right(tmp_path: Path) -> None:
    path = case_saying(tmp_path, "抽查三次会议，两次没有记录。", "抽查三次会议,两次没有记录。")
    (path / "build.yaml").write_text(
        "format: inspection-build/1\nrecipes:\n  all:\n    - {exporter: quoting, to: quote.draft, audience: public}\n",
        encoding="utf-8",
    )

    def render(report: ic.Report, _options: None, out: IO[bytes]) -> None:
        out.write("\n".join(item.text or "" for item in report.items).encode())

    class Quoting:
        @ic.hookimpl
        def inspection_exporters(self) -> Iterator[ic.Exporter]:
            yield ic.Exporter(name="quoting", suffix=".draft", render=render)

    plugins = ic.Plugins(_drafts, Quoting())
    found = ic.review_case(ic.load(path), as_of=DAY, folder=path, plugins=plugins)
    assert [("XX001", "findings f01 › text", None)] == [
        (problem.code, problem.where.path, problem.fix) for problem in found if problem.code == "XX001"
    ]


RECIPES = """format: inspection-build/1
recipes:
  publication:
    - {exporter: copied, to: copy.draft, audience: public}
    - {exporter: copied, to: inside.draft, audience: internal}
    - {exporter: csv-ledger, to: ledger.csv, audience: public}
"""


class Copied:
    """Offers the bulletin again, for a reader that there is."""

    @ic.hookimpl
    def inspection_exporters(self) -> Iterator[ic.Exporter]:
        yield evolve(ic.Plugins().exporter("text-bulletin"), name="copied", suffix=".draft")


def test_a_problem_of_several_documents_is_told_once(tmp_path: Path) -> None:
    path = case_saying(tmp_path, "name: 某局", 'name: "某,局,,某"')
    (path / "build.yaml").write_text(RECIPES, encoding="utf-8")
    case, plugins = ic.load(path), ic.Plugins(_drafts, Copied())
    alone = ic.review_case(case, as_of=DAY, plugins=plugins)
    assert alone
    assert alone == ic.review_case(case, as_of=DAY, folder=path, plugins=plugins)


def test_only_documents_for_the_audience_are_looked_at(tmp_path: Path) -> None:
    path = case_saying(tmp_path, "某局", "某13800000000局")
    (path / "build.yaml").write_text(RECIPES, encoding="utf-8")
    plugins = ic.Plugins(_drafts, Copied())
    inside = ic.review_case(ic.load(path), as_of=DAY, audience=ic.Audience.INTERNAL, folder=path, plugins=plugins)
    assert set() == {problem.code for problem in inside} & {NUMBER.code}


class Tabled:
    """Offers a document whose second line is a table of the first finding, and a reader that knows it for one."""

    @ic.hookimpl
    def inspection_exporters(self) -> Iterator[ic.Exporter]:
        def render(report: ic.Report, _options: None, out: IO[bytes]) -> None:
            out.write(f"甲,乙\n丙,丁\t{report.items[0].account[0].text}\n".encode())

        yield ic.Exporter(name="copied", suffix=".table", render=render)

    @ic.hookimpl
    def inspection_readers(self) -> Iterator[ic.Reader]:
        def read(path: Path) -> ic.SourceText:
            source = ic.SourceText.of(path.read_text(encoding="utf-8"), path.name)
            row = source.paragraphs[1]
            sheet = ic.Sheet(file=path.name, name="table 1", rows=((source.text[row.start : row.end],),))
            return evolve(source, tables=(ic.TextTable(sheet=sheet, start=row.start, end=row.end),))

        yield ic.Reader(name="tables", suffixes=(".table",), read=read)


def test_of_a_table_only_what_is_told_of_words_of_the_case_is_kept(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。")
    (path / "build.yaml").write_text(
        "format: inspection-build/1\nrecipes:\n  all:\n    - {exporter: copied, to: a.table, audience: public}\n",
        encoding="utf-8",
    )
    found = ic.review_case(ic.load(path), as_of=DAY, folder=path, plugins=ic.Plugins(_drafts, Tabled()))
    assert [("case.yaml", "XX001", 2), ("a.table", "XX001", 1)] == [
        (problem.where.file, problem.code, problem.where.start) for problem in found if problem.code == "XX001"
    ]


def test_a_document_that_cannot_be_made_is_told_and_the_others_are_looked_at(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。")
    (path / "build.yaml").write_text(RECIPES, encoding="utf-8")
    assert ["XX001", "IC404"] == [problem.code for problem in of_case(path, folder=path)]


def test_waivers_hold_for_a_case_and_name_its_file(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。")
    assert () == of_case(path, waivers=[waiver("XX001", "已经补齐", "case.yaml")])
    assert ["XX001", "IC452"] == [
        problem.code for problem in of_case(path, waivers=[waiver("XX001", "别的", "bulletin.txt")])
    ]


def fixed_case(path: Path) -> ic.Fixed:
    return ic.fix_case(path, ic.load(path), of_case(path))


def test_a_fix_of_a_case_changes_its_line_alone(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。。")
    made = fixed_case(path)
    assert [
        '-      - {text: "记录,已经补齐。。", measures: [m01-1]}',
        '+      - {text: "记录，已经补齐。", measures: [m01-1]}',
    ] == [line for line in made.diff() if re.match("[-+] ", line)]
    made.write()
    assert () == of_case(path)


@pytest.mark.parametrize(
    "written",
    [
        "|\n          第一行,记录已经补齐。\n          第二行。。完\n        measures: []",
        '"第一行,记录已经补齐。"\n        measures: []',
    ],
    ids=["block", "quoted"],
)
def test_a_fix_keeps_the_way_in_which_a_value_is_written(tmp_path: Path, written: str) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", f"{{text: {ACCOUNT}, measures: [m01-1]}}", f"text: {written}")
    before = (path / "case.yaml").read_text(encoding="utf-8")
    made = fixed_case(path)
    assert before.replace(",记录", "，记录").replace("。。", "。") == made.after


def test_a_fix_of_words_that_stand_in_no_place_of_the_case_is_left(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, TWICE)
    made = fixed_case(path)
    assert ((), ["IC456", "IC456"], made.before) == (
        made.done,
        [problem.code for problem in made.left],
        made.after,
    )


def test_a_case_that_was_changed_since_is_not_fixed(tmp_path: Path) -> None:
    path = case_saying(tmp_path, ACCOUNT, "记录,已经补齐。")
    case, problems = ic.load(path), of_case(path)
    replace(path / "case.yaml", "记录,已经补齐。", "记录,全部补齐。")
    with pytest.raises(ic.CaseFileError, match="IC457"):
        ic.fix_case(path, case, problems)
