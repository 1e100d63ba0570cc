"""`inspection review` as users meet it: what is shown, what programs get, what is changed, and what is refused."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspection_core.cli._schema import schema_named
from inspection_core.plugins import Plugins

from . import _drafts
from .data.cases import contents, replace, small_case
from .test_cli import CHINESE, ENGLISH, Said, run

PLUGIN = Path(_drafts.__file__)
TEXT = "2024年整改通报\n会议认为,整改到位。。\n电话13800000000\n"


@pytest.fixture(autouse=True)
def without_the_rules_of_china(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would tell of more in these texts, where they are installed."""
    monkeypatch.setattr(Plugins, "installed", partial(Plugins.installed, block=("inspection-core-cn",)))


def look(folder: Path, *words: object, lang: str = ENGLISH) -> Said:
    """Call `inspection review` with the plugin that reads drafts."""
    return run("review", *words, "--as-of", "2024-02-10", "--plugin", PLUGIN, cwd=folder, lang=lang)


def draft(folder: Path, text: str = TEXT, name: str = "a.draft") -> Path:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder / name


def a_case(folder: Path) -> Path:
    """The small case, with a slip in its account."""
    path = small_case(folder)
    replace(path / "case.yaml", "text: 记录已经补齐。", 'text: "记录,已经补齐。。"')
    return path


SHOWN = """\
a.draft
  2:5 warning XX001: a half-width comma between Chinese characters
      会议认为,整改到位。。
              ^
      fix: ，
      Write ，.
  2:10 error XX002: 。。 is doubled
      会议认为,整改到位。。
                       ^^^^
      fix: 。
  3:3 error XX004: a telephone number
      电话13800000000
          ^^^^^^^^^^^
2 errors, 1 warnings, 0 hints; to be fixed with --fix: 2
"""
SHOWN_ZH = """\
a.draft
  2:5 警告 XX001：中文之间用了半角逗号
      会议认为,整改到位。。
              ^
      改为：，
      请用全角逗号。
  2:10 错误 XX002：。。 重复
      会议认为,整改到位。。
                       ^^^^
      改为：。
  3:3 错误 XX004：含有手机号码
      电话13800000000
          ^^^^^^^^^^^
错误 2，警告 1，提示 0；可用 --fix 自动修改 2 处
"""


@pytest.mark.parametrize(("lang", "shown"), [(ENGLISH, SHOWN), (CHINESE, SHOWN_ZH)], ids=["en", "zh"])
def test_each_problem_is_shown_in_its_line_with_the_words_marked(tmp_path: Path, lang: str, shown: str) -> None:
    draft(tmp_path)
    assert Said(status=1, out=shown) == look(tmp_path, "a.draft", lang=lang)


def test_a_long_line_is_cut_around_the_words(tmp_path: Path) -> None:
    draft(tmp_path, f"2024{'前' * 100},{'后' * 100}\n")
    line, marks = look(tmp_path, "a.draft").out.splitlines()[2:4]
    assert (f"      …{'前' * 17},{'后' * 17}…", " " * (6 + 35) + "^") == (line, marks)


def test_a_text_without_problems_is_no_failure(tmp_path: Path) -> None:
    draft(tmp_path, "2024年，一切正常。\n")
    assert Said(status=0, out="0 errors, 0 warnings, 0 hints\n") == look(tmp_path, "a.draft")


def test_only_an_error_makes_it_fail(tmp_path: Path) -> None:
    draft(tmp_path, "2024年,一切正常\n")
    assert 0 == look(tmp_path, "a.draft").status


def test_each_of_several_files_has_its_own_heading(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    draft(tmp_path, "2024甲,乙")
    draft(tmp_path / "b", "2024丙,丁")
    assert ["a.draft", "b/a.draft"] == [
        line for line in look(tmp_path, "a.draft", "b/a.draft").out.splitlines() if line.endswith(".draft")
    ]


def test_what_is_for_colleagues_is_looked_at_so(tmp_path: Path) -> None:
    draft(tmp_path)
    assert "XX004" not in look(tmp_path, "a.draft", "--audience", "internal").out


def test_codes_can_be_switched_off_and_one_that_nobody_tells_is_said(tmp_path: Path) -> None:
    draft(tmp_path)
    said = look(tmp_path, "a.draft", "--off", "XX001", "--off", "XX002", "--off", "XX004", "--off", "XX01")
    assert 0 == said.status
    assert (
        "IC453: no text rule tells problems of code 'XX01'\n    Did you mean 'XX001'?\n0 errors, 0 warnings, 1 hints\n"
        == said.out
    )


def test_waivers_beside_the_drafts_hold_and_those_for_others_are_not_missed(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text(
        "format: inspection-review/1\nwaivers:\n"
        "  - {code: XX001, quote: 会议认为, reason: 原文如此}\n"
        "  - {code: XX002, file: b.draft, quote: 别的, reason: 原文如此}\n",
        encoding="utf-8",
    )
    draft(tmp_path)
    assert ["XX002", "XX004"] == [each["code"] for each in look(tmp_path, "a.draft", "--json").data]


def test_a_file_of_waivers_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text("format: inspection-review/1\nwaivers: [{code: XX001}]\n", encoding="utf-8")
    draft(tmp_path)
    said = look(tmp_path, "a.draft")
    assert (1, "", "review.yaml:2:11: IC011 waivers 1: 'reason' is missing\n") == (said.status, said.out, said.err)


# --- for programs ---------------------------------------------------------------------------------------------------


def test_programs_get_quote_fix_and_offsets(tmp_path: Path) -> None:
    draft(tmp_path)
    said = look(tmp_path, "a.draft", "--json")
    first = said.data[0]
    assert (1, ",", "，", 14, 15) == (
        said.status,
        first["quote"],
        first["fix"],
        first["where"]["start"],
        first["where"]["end"],
    )


def test_what_programs_get_is_what_the_schema_says(tmp_path: Path) -> None:
    draft(tmp_path)
    validator = Draft202012Validator(schema_named("review"))
    a_case(tmp_path)
    assert [] == list(validator.iter_errors(look(tmp_path, "a.draft", "--json").data))
    assert [] == list(validator.iter_errors(look(tmp_path, "small", "--json").data))


def test_the_file_of_waivers_has_a_schema() -> None:
    schema = schema_named("waivers")
    assert [] == list(
        Draft202012Validator(schema).iter_errors(
            {"format": "inspection-review/1", "waivers": [{"code": "XX001", "reason": "原文如此"}]}
        )
    )


# --- fixing ---------------------------------------------------------------------------------------------------------

DIFF = """\
--- a.draft
+++ a.draft
@@ -2 +2 @@
-会议认为,整改到位。。
+会议认为，整改到位。
To be fixed: 2; nothing was changed (--write does it).
"""


def test_fixes_are_shown_first_and_change_nothing(tmp_path: Path) -> None:
    draft(tmp_path)
    before = contents(tmp_path)
    assert Said(status=1, out=DIFF) == look(tmp_path, "a.draft", "--fix")
    assert before == contents(tmp_path)


def test_fixes_are_written_and_what_remains_is_told(tmp_path: Path) -> None:
    path = draft(tmp_path)
    said = look(tmp_path, "a.draft", "--fix", "--write", "--json")
    assert (1, ["XX004"], "Fixed: 2.\n") == (said.status, [each["code"] for each in said.data], said.err)
    assert "2024年整改通报\n会议认为，整改到位。\n电话13800000000\n" == path.read_text(encoding="utf-8")


def test_a_file_that_is_only_read_fails_alone(tmp_path: Path) -> None:
    one, two = draft(tmp_path, "2024甲,乙", "a.print"), draft(tmp_path, "2024甲,乙", "b.draft")
    said = look(tmp_path, "a.print", "b.draft", "--fix", "--write")
    assert (1, True) == (said.status, said.err.startswith("a.print: IC454"))
    assert ("2024甲,乙", "2024甲，乙") == (one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8"))


def test_what_is_waived_is_not_fixed(tmp_path: Path) -> None:
    path = draft(tmp_path)
    look(tmp_path, "a.draft", "--fix", "--write", "--off", "XX001")
    assert "会议认为,整改到位。\n" in path.read_text(encoding="utf-8")


# --- cases ----------------------------------------------------------------------------------------------------------


def test_a_case_is_looked_at_where_its_words_stand(tmp_path: Path) -> None:
    path = a_case(tmp_path)
    said = look(path)
    assert [
        "case.yaml",
        "  62:10 accounts 1 › paragraphs 1 › text warning XX001: a half-width comma between Chinese characters",
    ] == said.out.splitlines()[:2]
    assert said == look(tmp_path, "small") == look(tmp_path, "small/case.yaml")


def test_the_fixes_of_a_case_go_into_its_document(tmp_path: Path) -> None:
    path = a_case(tmp_path)
    before = contents(path)
    said = look(path, ".", "--fix", "--write", lang=CHINESE)
    assert (0, "错误 0，警告 0，提示 0\n", "已自动修改 2 处。\n") == (said.status, said.out, said.err)
    document = before["case.yaml"].decode().replace("记录,已经补齐。。", "记录，已经补齐。")
    assert {**before, "case.yaml": document.encode()} == contents(path)


def test_looking_at_a_case_leaves_no_trace(tmp_path: Path) -> None:
    path = a_case(tmp_path)
    before = sorted(each.name for each in path.iterdir())
    look(path, ".", "--fix")
    assert before == sorted(each.name for each in path.iterdir())


def test_a_folder_without_a_case_is_told(tmp_path: Path) -> None:
    said = look(tmp_path, ".")
    assert (1, True) == (said.status, "IC002" in said.err)


# --- misuse ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["small", "a.draft"], "give drafts or one case, not both"),
        (["small", "--profile", "neutral-zh"], "a case has a profile of its own; leave out --profile"),
        (["a.draft", "--write"], "--write needs --fix"),
        (["a.draft", "--fix", "--json"], "--fix shows a diff; with --json give --write, too"),
    ],
)
def test_what_contradicts_itself_is_misuse(tmp_path: Path, words: list[str], what: str) -> None:
    a_case(tmp_path)
    draft(tmp_path)
    assert Said(status=2, out="", err=f"IC411: {what}\n") == look(tmp_path, *words)


def test_a_file_that_nobody_reads_is_misuse_and_says_what_is_read(tmp_path: Path) -> None:
    said = look(tmp_path, draft(tmp_path, name="a.odd").name)
    assert (2, True) == (said.status, said.err.startswith("a.odd: IC450: nothing installed reads .odd files as text"))
    assert [".draft", ".print"] == [word for word in (".draft", ".print") if word in said.err]


def test_a_reader_that_fails_is_told_beside_what_is_found_in_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.draft").write_bytes(b"\xff")
    draft(tmp_path)
    said = look(tmp_path, "b.draft", "a.draft", "--json")
    assert (1, ["IC401", "XX001", "XX002", "XX004"]) == (said.status, [each["code"] for each in said.data])


def test_a_file_that_is_not_there_is_told_beside_what_is_found_in_the_others(tmp_path: Path) -> None:
    draft(tmp_path)
    said = look(tmp_path, "missing.txt", "a.draft", "--json")
    assert (1, ["IB201", "XX001", "XX002", "XX004"]) == (said.status, [each["code"] for each in said.data])
