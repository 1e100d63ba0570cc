"""What the operating system says of a file is told in the language of the reader, and its own words where none fit."""

import errno
from pathlib import Path

import pytest

import inspection_core as ic
from inspection_core.folder import write_atomic
from inspection_core.formats import read_source

from .test_cli import CHINESE, ENGLISH, run


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        (errno.EACCES, "没有访问权限"),
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.EISDIR, "这是文件夹，不是文件"),
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.ENAMETOOLONG, "文件名或路径过长"),
        (errno.EROFS, "磁盘为只读"),
    ],
)
def test_a_reason_of_the_system_is_said_in_chinese(number: int, zh: str) -> None:
    assert zh == ic.os_reason(OSError(number, "in its own words")).zh


def test_a_file_that_windows_says_is_in_use_is_no_lack_of_permission() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    vars(error)["winerror"] = 32
    assert ic.Text("another program has it open", "文件正被其他程序使用") == ic.os_reason(error)


@pytest.mark.parametrize(
    ("error", "words"), [(OSError(9999, "odd"), "odd"), (OSError("no number"), "no number"), (OSError(), "OSError")]
)
def test_a_reason_that_nobody_put_into_words_keeps_its_own(error: OSError, words: str) -> None:
    assert ic.Text(words, words) == ic.os_reason(error)


def test_why_a_file_can_not_be_read_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError) as caught:
        read_source(tmp_path)
    (problem,) = caught.value.problems
    expected = (f"{tmp_path.name} can't be read: it is a folder", f"{tmp_path.name} 无法读取：这是文件夹，不是文件")
    assert ("IC030", *expected) == (problem.code, problem.message.en, problem.message.zh)


def test_why_a_file_can_not_be_written_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(ic.CaseFileError) as caught:
        write_atomic(tmp_path / "a.txt" / "b.txt", b"")
    (problem,) = caught.value.problems
    assert ("IC029", "b.txt 无法写入：已有同名的文件或文件夹") == (problem.code, problem.message.zh)


@pytest.mark.parametrize(("lang", "why"), [(ENGLISH, ": it is a folder"), (CHINESE, "：这是文件夹，不是文件")])
def test_the_command_tells_it_in_the_language_that_was_asked_for(lang: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,反馈问题\n1,甲\n", encoding="utf-8")
    made = run("import", "a.csv", "--mapping", tmp_path, cwd=tmp_path, lang=lang)
    assert (1, True) == (made.status, why in made.err), made.err
