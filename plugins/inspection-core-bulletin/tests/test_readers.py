"""Files of all kinds: which is which, plain text in its encodings, places and digests."""

import hashlib
import pickle
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from inspection_core_bulletin.readers import read_data, read_source

import inspection_core as ic

from ._reader_files import docx, package, paragraph, pdf

NOTICE = "关于巡察整改进展情况的通报\n一、基本情况，(一) 甲　乙,—－\n"


def codes(source: ic.SourceText) -> list[str]:
    return [problem.code for problem in source.problems]


def refused(data: bytes, name: str) -> ic.Diagnostic:
    with pytest.raises(ic.CaseFileError) as caught:
        read_data(data, name)
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", ["IB220"]), ("gb18030", ["IB220"]), ("gbk", ["IB220"])],
)
def test_text_in_each_encoding(encoding: str, expected: list[str]) -> None:
    source = read_data(NOTICE.encode(encoding), "a.txt")
    assert (NOTICE, expected) == (source.text, codes(source))


def test_big_endian_utf_16_with_its_mark() -> None:
    assert NOTICE == read_data(b"\xfe\xff" + NOTICE.encode("utf-16-be"), "a.txt").text


def test_ends_of_lines_are_one_character() -> None:
    assert "甲\n乙\n丙" == read_data("甲\r\n乙\r丙".encode(), "a.txt").text


def test_a_file_cut_off_within_a_character_keeps_the_rest() -> None:
    source = read_data(NOTICE.rstrip("\n").encode() * 3 + "乙".encode()[:-1], "a.txt")
    assert (NOTICE.rstrip("\n") * 3 + "\ufffd", ["IB221"]) == (source.text, codes(source))


def test_text_in_another_encoding_is_doubted() -> None:
    assert ["IB220", "IB222"] == codes(read_data(("關於巡察整改進展情況的通報" * 20).encode("big5"), "a.txt"))


def test_digest_and_kind_and_place(tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    path.write_bytes(NOTICE.encode())
    source = read_source(path)
    assert (hashlib.sha256(NOTICE.encode()).hexdigest(), "txt", True) == (source.digest, source.kind, source.is_certain)
    assert ic.Location(file="通报.txt", line=2, column=3, start=16, end=20) == source.where(16, 20)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), min_size=1))
def test_each_character_stands_at_its_line_and_column(text: str) -> None:
    source = read_data(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    assert text == source.text
    lines = text.split("\n")
    for at in range(len(text)):
        where = source.where(at)
        assert where.line is not None
        assert where.column is not None
        assert text[at] == (lines[where.line - 1] + "\n")[where.column - 1]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r\x85", exclude_categories=["Cc", "Cs"]))))
def test_the_paragraphs_of_a_word_file_are_its_text(texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in texts]
    allowed = [text.replace("\ufffe", "").replace("\uffff", "") for text in escaped]
    source = read_data(docx([paragraph(text) for text in allowed]), "a.docx")
    assert source.text == "\n".join(source.text[place.start : place.end] for place in source.paragraphs)
    assert [text.replace("\ufffe", "").replace("\uffff", "") for text in texts] == source.text.split("\n")[: len(texts)]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (docx(paragraph("甲")), "a.doc", "docx"),
        (docx(paragraph("甲")), "a.txt", "docx"),
        (b"<!-- x -->\n<!DOCTYPE html><p>a</p>", "a.txt", "html"),
        (b"plain, with no tag", "a.html", "txt"),
        (pdf(["a"]), "a.docx", "pdf"),
    ],
)
def test_the_bytes_decide_and_the_name_is_doubted(data: bytes, name: str, kind: str) -> None:
    pytest.importorskip("pypdfium2")
    source = read_data(data, name)
    assert (kind, "IB223") == (source.kind, codes(source)[0])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (package({"OFD.xml": "x"}), "OFD"),
        (package({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "Excel"),
        (package({"[Content_Types].xml": "x", "ppt/a.xml": "x"}), "演示文稿"),
        (package({"a.txt": "x"}), "压缩包"),
        (b"\x89PNG\r\n\x1a\n", "图像"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "不是 Word"),
    ],
)
def test_what_holds_no_text_is_named(data: bytes, word: str) -> None:
    problem = refused(data, "a.docx")
    assert ("IB208", True) == (problem.code, word in problem.say("zh"))


def test_a_password_is_said() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "IB207" == refused(locked, "a.docx").code


@pytest.mark.parametrize("data", [b"abc\0def", bytes(range(1, 256)) * 40, b"\x01\x02\x03\x04 text"])
def test_binary_files_are_no_text(data: bytes) -> None:
    assert "IB203" == refused(data, "a.txt").code


def test_an_empty_file_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert "IB202" == refused(b"", "a.txt").code
    with pytest.raises(ic.CaseFileError) as caught:
        read_source(tmp_path / "none.docx")
    assert ["IB201"] == [problem.code for problem in caught.value.problems]
    assert "没有这个文件或文件夹" in caught.value.problems[0].message.zh


def test_a_source_can_be_sent_to_another_process() -> None:
    source = read_data(NOTICE.encode(), "a.txt")
    source.where(3)
    assert source == pickle.loads(pickle.dumps(source))


def test_every_problem_is_said_in_two_languages() -> None:
    from inspection_core_bulletin.readers import reading_rules

    made = [each for each in vars(reading_rules).values() if isinstance(each, ic.Rule)]
    assert len(made) == len({each.code for each in made})
    assert all("IB201" <= each.code <= "IB239" and each.message.en and each.message.zh for each in made)
