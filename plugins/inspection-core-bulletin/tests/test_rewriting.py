"""Changing words of a file that was read: the words change, and nothing else of the file does."""

import codecs
import datetime as dt
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from inspection_core_bulletin.readers import read_data, read_source, rewrite_source
from lxml import etree

import inspection_core as ic

from ._reader_files import STRICT, W, abstract, docx, level, numbered, paragraph, pdf, repacked, run, unpacked

BULLETIN = "examples/foreign-affairs-office"
MAIN = "word/document.xml"


def change(path: Path, *changes: tuple[str, str]) -> bytes:
    """The bytes of a file with words replaced, each where it first stands."""
    text = read_source(path).text
    places = ((text.index(old), old, new) for old, new in changes)
    return rewrite_source(
        path, [ic.Replacement(start=at, end=at + len(old), text=new) for at, old, new in sorted(places)]
    )


def put(path: Path, at: int, words: str) -> bytes:
    return rewrite_source(path, [ic.Replacement(start=at, end=at, text=words)])


def written(folder: Path, *body: str, **parts: str) -> Path:
    path = folder / "a.docx"
    path.write_bytes(docx(body, **parts))
    return path


def texts_of(data: bytes, part: str = MAIN) -> list[str | None]:
    """What each text of a part holds."""
    return [each.text for each in etree.fromstring(unpacked(data, part)).iter(f"{{{W}}}t")]


def refused(path: Path, *changes: tuple[str, str]) -> list[tuple[str, int | None, int | None, str | None]]:
    with pytest.raises(ic.CaseFileError) as caught:
        change(path, *changes)
    return [(each.code, each.where.paragraph, each.where.start, each.quote) for each in caught.value.problems]


# --- plain text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "gb18030")],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "gb18030"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("last", ["", "end"], ids=["open", "closed"])
def test_a_text_keeps_its_encoding_its_line_ends_and_its_last_one(
    tmp_path: Path, mark: bytes, codec: str, end: str, last: str
) -> None:
    path, close = tmp_path / "a.txt", end if last else ""
    path.write_bytes(mark + f"标题{end}{end}甲,乙整改到位{end}丙,丁已经完成{close}".encode(codec))
    made = change(path, ("甲,乙", "甲，乙"), ("丙,丁", "丙、丁\n戊"))
    assert mark + f"标题{end}{end}甲，乙整改到位{end}丙、丁{end}戊已经完成{close}".encode(codec) == made


def test_a_text_of_mixed_line_ends_changes_in_its_words_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一\r\n二\n三\r\n四,五\n六,七\r\n".encode())
    assert "一\r\n二\n三\r\n四，五\n六，七\r\n".encode() == change(path, ("四,", "四，"), ("六,", "六，"))


def test_a_line_end_can_be_taken_out_and_put_in(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("整改情\r\n况\r\n".encode())
    assert "整改情况\r\n".encode() == change(path, ("情\n况", "情况"))
    assert "整改情\r\n况。\r\n".encode() == put(path, 5, "。")


def test_a_text_with_damaged_characters_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("整改情况，总体较好，".encode() * 20 + b"\xe6\x95" + "甲,乙".encode())
    assert ["IB241"] == [code for code, _, _, _ in refused(path, ("甲,", "甲，"))]


@given(
    lines=st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8), min_size=1, max_size=6),
    data=st.data(),
)
@settings(max_examples=60)
def test_whatever_is_replaced_the_text_says_it_afterwards(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_bytes("\r\n".join(["整改情况", *lines]).encode())
    text = read_source(path).text
    wanted = data.draw(replacements(text, st.text("甲，\n", max_size=3), first=2))
    assert said(text, wanted) == read_data(rewrite_source(path, wanted), "a.txt").text


def said(text: str, wanted: Sequence[ic.Replacement]) -> str:
    for each in reversed(wanted):
        text = text[: each.start] + each.text + text[each.end :]
    return text


@st.composite
def replacements(draw: st.DrawFn, text: str, words: st.SearchStrategy[str], first: int = 0) -> list[ic.Replacement]:
    """Stretches of a text in order, none overlapping another."""
    marks = sorted(draw(st.sets(st.integers(first, len(text)), min_size=2, max_size=6)))
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    return [ic.Replacement(start=start, end=end, text=draw(words)) for start, end in pairs]


# --- Word: the text of runs -------------------------------------------------------------------------------------------


def test_words_over_several_runs_go_into_the_run_of_the_first_and_the_others_lose_only_their_part(
    tmp_path: Path,
) -> None:
    body = f"<w:p>{run('会议认为截')}{run('止目', '<w:b/>')}{run('前已完成', '<w:i/>')}</w:p>"
    made = change(written(tmp_path, body), ("截止目前", "到现在"))
    assert ["会议认为到现在", None, "已完成"] == texts_of(made)


def test_only_what_differs_moves_so_that_each_word_keeps_its_look(tmp_path: Path) -> None:
    body = f"<w:p>{run('会议认为截')}{run('止', '<w:b/>')}{run('目前已完成', '<w:i/>')}</w:p>"
    made = change(written(tmp_path, body), ("截止目前", "截至目前"))
    assert ["会议认为截", "至", "目前已完成"] == texts_of(made)


def test_every_byte_but_those_of_the_words_stays(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲,乙"), paragraph(run("丙", "<w:b/>")), styles="")
    before, after = path.read_bytes(), change(path, ("甲,", "甲，"))
    assert unpacked(before, MAIN).replace("甲,乙".encode(), "甲，乙".encode()) == unpacked(after, MAIN)


def test_what_is_put_in_looks_like_what_stands_before_it(tmp_path: Path) -> None:
    path = written(tmp_path, f"<w:p>{run('已完成', '<w:b/>')}{run('共三项')}</w:p>", paragraph("下一段"))
    assert ["已完成，", "共三项", "下一段"] == texts_of(put(path, 3, "，"))
    assert ["已完成", "共三项。", "下一段"] == texts_of(put(path, 6, "。"))
    assert ["已完成", "共三项", "第下一段"] == texts_of(put(path, 7, "第"))


def test_words_that_xml_would_take_for_marks_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲&lt;乙&amp;丙,丁"))
    assert ["甲<乙&丙<&>丁"] == texts_of(change(path, (",", "<&>")))


def test_blanks_at_the_edge_are_said_to_be_meant(tmp_path: Path) -> None:
    path = written(tmp_path, "<w:p><w:r><w:t>\n 甲,</w:t></w:r><w:r><w:t xml:space='default'>乙</w:t></w:r></w:p>")
    made = change(path, (",", " "), ("乙", "乙 "))
    assert "甲 乙 " == read_data(made, "a.docx").text


def test_a_file_of_strict_open_xml_stays_one(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲,乙"))
    strict = unpacked(path.read_bytes(), MAIN).replace(W.encode(), STRICT.encode())
    path.write_bytes(repacked(path.read_bytes(), {MAIN: strict}))
    assert strict.replace(b",", "，".encode()) == unpacked(change(path, (",", "，")), MAIN)


def test_footnotes_and_tables_are_changed_where_they_stand(tmp_path: Path) -> None:
    cells = f"<w:tc><w:tcPr/>{paragraph('甲,乙')}</w:tc><w:tc><w:tcPr/>{paragraph('丙')}</w:tc>"
    body = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    note = f'<w:footnote w:id="2">{paragraph("丁,戊")}</w:footnote>'
    made = change(written(tmp_path, body, footnotes=note), ("甲,", "甲，"), ("丁,", "丁，"))
    assert (["甲，乙", "丙"], ["丁，戊"]) == (texts_of(made), texts_of(made, "word/footnotes.xml"))


def test_a_link_and_a_tracked_insertion_stay_what_they_are(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="x">{run("见附,件")}</w:hyperlink>'
    added = f'<w:ins w:id="1" w:author="甲">{run("新,增")}</w:ins>'
    gone = '<w:del w:id="2" w:author="甲"><w:r><w:delText>旧,的</w:delText></w:r></w:del>'
    path = written(tmp_path, f"<w:p>{link}{added}{gone}</w:p>")
    before, made = unpacked(path.read_bytes(), MAIN).decode(), change(path, ("附,件", "附件"), ("新,增", "新增"))
    assert before.replace("附,件", "附件").replace("新,增", "新增") == unpacked(made, MAIN).decode()


# --- Word: what is refused --------------------------------------------------------------------------------------------


NUMBERS = abstract(0, level(0, "chineseCountingThousand", "%1、")) + numbered(1, 0)


def test_a_number_that_word_makes_is_refused_and_the_words_after_it_are_not(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("概述"), paragraph("基本,情况", list="1"), numbering=NUMBERS)
    assert "概述\n一、基本,情况" == read_source(path).text
    assert [("IB243", 2, 3, "一、")] == refused(path, ("一、", "二、"))
    assert "概述\n一、基本情况" == read_data(change(path, ("一、基本,", "一、基本")), "a.docx").text


def test_a_stretch_over_the_end_of_a_paragraph_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲乙"), paragraph("丙丁"))
    assert [("IB244", 1, 1, "乙\n丙")] == refused(path, ("乙\n丙", "戊"))
    assert [("IB244", 2, 3, "丙")] == refused(path, ("丙", "丙\n己"))


def test_tabs_and_breaks_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>")
    assert [("IB243", 1, 0, "甲\t乙"), ("IB243", 1, 3, "\n")] == refused(path, ("甲\t乙", "甲 乙"), ("\n", ""))


FIELD = "".join(
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>',
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("见,下")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData>"
    f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('见,下')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    f"</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
    f"{paragraph('见,下')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
BOUND = (
    "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='y'/></w:sdtPr>"
    f"<w:sdtContent>{run('见,下')}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize("inside", [FIELD, f'<w:fldSimple w:instr="REF x">{run("见,下")}</w:fldSimple>', BOX, BOUND])
def test_what_word_keeps_in_a_second_place_is_refused(tmp_path: Path, inside: str) -> None:
    path = written(tmp_path, f"<w:p>{run('甲,')}{inside}{run('乙')}</w:p>")
    assert ["IB245"] == [code for code, _, _, _ in refused(path, ("见,下", "见下"))]
    assert texts_of(path.read_bytes())[1:] == texts_of(change(path, ("甲,", "甲")))[1:]


def test_a_signed_document_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲,"))
    path.write_bytes(repacked(path.read_bytes(), {"_xmlsignatures/sig1.xml": b"<x/>"}))
    assert [("IB242", None, None, None)] == refused(path, (",", "，"))


def test_web_pages_and_pdfs_are_only_read(tmp_path: Path) -> None:
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text("<html><body><p>整改,情况</p></body></html>", encoding="utf-8")
    printed.write_bytes(pdf(["one, two"]))
    assert ["IB240", "IB240"] == [
        refused(page, (",", "，"))[0][0],
        refused(printed, (",", ";"))[0][0],
    ]


def test_all_that_is_refused_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("甲"), paragraph("乙"), paragraph("丙"))
    assert [0, 2] == [start for _, _, start, _ in refused(path, ("甲\n", ""), ("乙\n", ""))]


# --- Word: the package ------------------------------------------------------------------------------------------------


@pytest.fixture
def bulletin(root: Path, tmp_path: Path) -> Path:
    """A bulletin as our own exporter makes it."""
    case = ic.load(root / BULLETIN)
    report = ic.report(case, as_of=dt.date(2024, 9, 30), audience="public")
    ic.export(report, "docx-bulletin", to=tmp_path / "bulletin.docx")
    return tmp_path / "bulletin.docx"


def members(data: bytes) -> dict[str, tuple[object, ...]]:
    """The parts in their order, each with its bytes, time and marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            each.filename: (package.read(each), each.date_time, each.compress_type, each.external_attr)
            for each in package.infolist()
        }


def commas(path: Path) -> list[ic.Replacement]:
    """Every full-width comma made a mark of enumeration."""
    return [
        ic.Replacement(start=found.start(), end=found.end(), text="、")
        for found in re.finditer("，", read_source(path).text)
    ]


def test_the_other_parts_of_a_bulletin_stay_to_the_byte(bulletin: Path) -> None:
    before, after = members(bulletin.read_bytes()), members(rewrite_source(bulletin, commas(bulletin)))
    assert list(before) == list(after)
    assert [MAIN] == [name for name in before if before[name] != after[name]]
    assert before[MAIN][1:] == after[MAIN][1:]


def test_a_bulletin_changes_in_its_words_alone(bulletin: Path) -> None:
    source, made = read_source(bulletin), rewrite_source(bulletin, commas(bulletin))
    before, after = unpacked(bulletin.read_bytes(), MAIN).decode(), unpacked(made, MAIN).decode()
    assert source.text.replace("，", "、") == read_data(made, "a.docx").text
    assert re.sub("[，、]", "、", before) == re.sub("[，、]", "、", after)


def test_a_changed_bulletin_is_what_ecma_376_says(bulletin: Path, material: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(material / "ooxml-schema" / "wml.xsd")))
    schema.validate(_plain(unpacked(rewrite_source(bulletin, commas(bulletin)), MAIN)))
    assert [] == list(schema.error_log)


def test_a_file_of_split_runs_is_what_ecma_376_says_when_it_is_changed(tmp_path: Path, material: Path) -> None:
    path = written(tmp_path, f"<w:p>{run('甲,')}{run(', ', '<w:b/>')}{run('乙')}</w:p>")
    schema = etree.XMLSchema(etree.parse(str(material / "ooxml-schema" / "wml.xsd")))
    schema.validate(_plain(unpacked(change(path, (",, ", "，")), MAIN)))
    assert [] == list(schema.error_log)


def _plain(data: bytes) -> etree._Element:
    """The part without the extensions that it says may be ignored."""
    markup = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
    root = etree.fromstring(data)
    for space in [root.nsmap[prefix] for prefix in root.attrib.pop(f"{markup}Ignorable", "").split()]:
        for element in list(root.iter(f"{{{space}}}*")):
            element.getparent().remove(element)
        for element in root.iter():
            for name in [name for name in element.attrib if name.startswith(f"{{{space}}}")]:
                del element.attrib[name]
    return root


def test_libreoffice_opens_a_changed_bulletin(bulletin: Path, program: Callable[[str], str], tmp_path: Path) -> None:
    bulletin.write_bytes(rewrite_source(bulletin, commas(bulletin)))
    profile = (tmp_path / "profile").as_uri()
    command = [
        program("soffice"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(bulletin)], check=True, capture_output=True, timeout=120)
    said = (tmp_path / "bulletin.txt").read_text(encoding="utf-8-sig")
    assert (0, 20) == (said.count("，"), min(20, said.count("、")))


@given(pieces=st.lists(st.text("甲乙，, &<", min_size=1, max_size=5), min_size=1, max_size=5), data=st.data())
@settings(max_examples=60)
def test_however_runs_are_split_the_document_says_it_afterwards_and_keeps_its_runs(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], data: st.DataObject
) -> None:
    looks = ["<w:b/>", "<w:i/>", ""]
    runs = (run(_escaped(piece), looks[n % 3]) for n, piece in enumerate(pieces))
    path = written(tmp_path_factory.mktemp("word"), f"<w:p>{''.join(runs)}</w:p>")
    text = read_source(path).text
    wanted = data.draw(replacements(text, st.text("丙；& ", max_size=3)))
    made = rewrite_source(path, wanted)
    assert said(text, wanted) == read_data(made, "a.docx").text
    assert list(_skeleton(path.read_bytes())) == list(_skeleton(made))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _skeleton(data: bytes) -> Iterator[tuple[object, dict[object, object]]]:
    """The document but for the words of its texts."""
    for element in etree.fromstring(unpacked(data, MAIN)).iter():
        yield element.tag, dict(element.attrib)


# --- through the library ----------------------------------------------------------------------------------------------

SLIP = ic.Rule("XB001", ic.Severity.WARNING, ic.Text("a slip", "笔误"))


def found_in(source: ic.SourceText, *changes: tuple[str, str]) -> list[ic.Diagnostic]:
    """Problems of words, each with its fix."""
    places = ((source.text.index(old), len(old), old, new) for old, new in changes)
    return [evolve(SLIP(source.where(at, at + size), quote=old), fix=new) for at, size, old, new in places]


def test_a_fix_that_word_does_not_allow_is_told_with_its_place_and_the_others_are_made(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("概述,一"), paragraph("基本,情况", list="1"), numbering=NUMBERS)
    plugins = ic.Plugins.installed(only=["inspection-core-bulletin"])
    source = ic.read_text(path, plugins=plugins)
    problems = found_in(source, (",一", "，一"), ("一、", "二、"), ("基本,", "基本"))
    made = ic.fix_text(path, source, problems, plugins=plugins)
    assert [(2, "IB243", "一、")] == [(each.where.paragraph, each.code, each.quote) for each in made.left]
    assert "概述，一\n一、基本情况" == made.after == read_data(made.data, "a.docx").text


def test_a_web_page_is_not_fixed(tmp_path: Path) -> None:
    path, plugins = tmp_path / "a.html", ic.Plugins.installed(only=["inspection-core-bulletin"])
    path.write_text("<html><body><p>整改,情况</p></body></html>", encoding="utf-8")
    source = ic.read_text(path, plugins=plugins)
    with pytest.raises(ic.CaseFileError, match="IB240: a web page is only read"):
        ic.fix_text(path, source, found_in(source, (",", "，")), plugins=plugins)
