"""What a command line has wrong is told in the language that was asked for; what is said in other words is taken."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspection_core.cli import inspection

from .test_cli import FAO

CHINESE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}


def told(*words: str, **env: str) -> tuple[int, str, list[str]]:
    """The exit status, the output, and what is said on the error stream below the usage."""
    made = CliRunner(env=env or CHINESE).invoke(inspection, words, prog_name="inspection", catch_exceptions=False)
    return made.exit_code, made.stdout, [line for line in made.stderr.splitlines()[1:] if line]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("deadline", "1月8日", "15天"), "'START' 的值有误：'1月8日' 不是日期，应如 2024-03-31"),
        (("record", "started"), "缺少 '--findings'。"),
        (("close",), "缺少 'ITEMS...'。"),
        (("status", "--as-off", "today"), "没有选项 --as-off。是否为 '--as-of'？"),
        (("status", "a", "b", "c"), "多写了：b c"),
        (
            ("status", "--audience", "all"),
            "'--audience' 的值有误：没有 'all'，可用：'public', 'internal', 'restricted'。",
        ),
        (("import", "a.txt", "--jobs", "0"), "'--jobs' 的值有误：0 不在范围 x>=1 之内。"),
        (("import", "a.txt", "--jobs", "两"), "'--jobs' 的值有误：'两' 不是整数。"),
        (("record", "startd"), "没有命令 startd。是否为 'started'？"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_misuse_is_told_in_chinese(words: tuple[str, ...], said: str) -> None:
    path = " ".join(words[:2] if words[:2] == ("record", "started") else words[:1])
    assert (2, "", [f"查看用法：inspection {path} --help", f"错误：{said}"]) == told(*words)


def test_an_option_without_its_value_is_told_in_chinese() -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["deadline", "--calendar"], catch_exceptions=False)
    assert (2, "错误：选项 '--calendar' 后面须写明内容。\n") == (made.exit_code, made.stderr)


def test_a_misuse_of_the_command_itself_is_told_in_chinese() -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["--foo"], catch_exceptions=False)
    assert (2, "错误：没有选项 --foo。") == (made.exit_code, made.stderr.splitlines()[-1])


def test_a_group_without_a_command_shows_its_help() -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["record"], catch_exceptions=False)
    assert (2, False, True) == (made.exit_code, "错误" in made.output, "记录发生的事项" in made.output)


def test_in_english_the_library_says_it() -> None:
    status, _, lines = told("close", LANG="en_GB.UTF-8", LC_ALL="en_GB.UTF-8")
    assert (2, "Error: Missing argument 'ITEMS...'.") == (status, lines[-1])
    assert re.search("[一-鿿]", "".join(lines)) is None


@pytest.mark.parametrize("words", [("--dry-run",), ("--case", str(FAO))], ids=["new", "onto a case"])
def test_a_name_without_suffix_that_is_not_there_is_told_so(words: tuple[str, ...], tmp_path: Path) -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["import", str(tmp_path / "往年材料"), *words])
    assert (1, True) == (made.exit_code, "IC001：没有文件 往年材料" in made.stderr), made.stderr


@pytest.mark.parametrize(
    ("period", "due"),
    [("三个月", "2024-04-08"), ("半年内", "2024-07-08"), ("两周", "2024-01-22"), ("二十天", "2024-01-28")],
)
def test_a_period_may_be_said_as_ledgers_say_it(period: str, due: str) -> None:
    words = ["deadline", "2024-01-08", period, "--no-roll", "--calendar", "weekdays"]
    made = CliRunner(env=CHINESE).invoke(inspection, words, catch_exceptions=False)
    assert (0, due) == (made.exit_code, made.stdout.splitlines()[0]), made.output


@pytest.mark.parametrize("period", ["2024年底前", "立行立改", "尽快"])
def test_a_time_limit_that_is_no_period_is_told_with_some_that_are(period: str) -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["deadline", "2024-01-08", period], catch_exceptions=False)
    assert (2, f"IC411：'{period}' 不是期限，应如 15个工作日、30天、3个月\n") == (made.exit_code, made.stderr)


@pytest.mark.parametrize("day", ["2024-01-08", "2024.1.8", "2024/1/8", "2024-1-8", "2024年1月8日"])
def test_a_day_may_be_written_as_people_write_it(day: str) -> None:
    words = ["deadline", day, "10天", "--no-roll", "--calendar", "weekdays"]
    made = CliRunner(env=CHINESE).invoke(inspection, words, catch_exceptions=False)
    assert (0, "2024-01-18") == (made.exit_code, made.stdout.splitlines()[0]), made.output


@pytest.mark.parametrize("day", ["2024", "2024-01", "2024年1月", "2024-02-30", "8.1.2024", "1/8"])
def test_what_is_no_day_is_told(day: str) -> None:
    made = CliRunner(env=CHINESE).invoke(inspection, ["deadline", day, "10天"], catch_exceptions=False)
    assert (2, True) == (made.exit_code, f"'{day}' 不是日期，应如 2024-03-31" in made.stderr), made.stderr


def test_a_file_without_its_format_is_told_which_it_must_have(tmp_path: Path) -> None:
    (tmp_path / "列.yaml").write_text("tables: []\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("序号,反馈问题\n1,甲\n", encoding="utf-8")
    words = ["import", str(tmp_path / "a.csv"), "--mapping", str(tmp_path / "列.yaml")]
    made = CliRunner(env=CHINESE).invoke(inspection, words, catch_exceptions=False)
    told = "IC016：格式应为 inspection-mapping/1，但没有写明"
    assert (1, True) == (made.exit_code, made.stderr.splitlines()[0].endswith(told)), made.stderr
