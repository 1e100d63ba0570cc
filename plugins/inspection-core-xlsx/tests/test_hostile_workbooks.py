"""Workbooks that mean harm, are damaged, or are none: each is one clear error, within a moment."""

import contextlib
import datetime as dt
import io
import random
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from inspection_core_xlsx._compound import wrap
from inspection_core_xlsx._reading import read_book
from inspection_core_xlsx._sheet_xml import _named_near

import inspection_core as ic

from ._books import (
    OFFICE,
    PACKAGE,
    SHEET,
    STRINGS,
    changed,
    converted,
    package,
    parts,
    refused,
    replaced,
    rows,
    sheet,
    spreadsheet,
    table,
    written,
)

BOOK = table(("序号", "问题", "整改措施"), (1, "学习不够深入", "每周学习一次"))
TYPES = "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
AT_MOST = 5
"""Seconds of the processor: the slowest takes half of one here, and what isn't bounded would take minutes."""
MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SAVE = "请在 Excel、WPS 或 LibreOffice 中打开并重新保存。"
SAVE_AS = "请在 Excel、WPS 或 LibreOffice 中打开，另存为 .xlsx。"
BREAK = "请断开链接（Excel：数据 → 编辑链接；查询和连接请删除）后重新保存。"
SHORTEN = "请把需要的行复制到新工作簿。"
NO_MACROS = "请另存为不含宏的 .xlsx。"
CUT = "请整行、整列删除表格以外的部分后重新保存。"


def typed(kind: bytes) -> bytes:
    return replaced(TYPES, PLAIN, kind, BOOK)


def related(kind: str, target: str, part: str = "xl/externalLinks/_rels/externalLink1.xml.rels") -> bytes:
    """A workbook with a relation to something outside."""
    relation = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    text = f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'
    return changed({part: text.encode()}, BOOK)


def zipped(**entries: bytes) -> bytes:
    return package({name.replace("__", "/"): data for name, data in entries.items()})


def twice() -> bytes:
    out = io.BytesIO(BOOK)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("XL/worksheets/sheet1.xml", b"<x/>")
    return out.getvalue()


def nameless() -> bytes:
    out = io.BytesIO(BOOK)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(zipfile.ZipInfo(""), b"<x/>")
    return out.getvalue()


def twice_named() -> bytes:
    """A workbook with a second sheet, the theme."""
    return replaced("xl/workbook.xml", b"</sheets>", b'<sheet name="x" sheetId="2" r:id="rId2"/></sheets>', BOOK)


def with_entry(offset: int, value: bytes, name: bytes = SHEET.encode()) -> bytes:
    """The entry of a part in the directory of the zip, overwritten at an offset."""
    at = BOOK.rindex(name) - 46 + offset
    return BOOK[:at] + value + BOOK[at + len(value) :]


def declared_too_small() -> bytes:
    """A sheet of which the directory names the first 100 bytes only, with their checksum."""
    data = parts(BOOK)[SHEET]
    return with_entry(16, struct.pack("<I", zipfile.crc32(data[:100])) + BOOK_SIZE + struct.pack("<I", 100))


_AT = BOOK.rindex(SHEET.encode()) - 46
BOOK_SIZE = BOOK[_AT + 20 : _AT + 24]

CELL = '<c r="{}"><v>1</v></c>'


def far(*cells: str) -> bytes:
    return sheet('<row r="1"><c r="A1"><v>1</v></c>' + "".join(CELL.format(cell) for cell in cells) + "</row>")


def ods(more: str = "", **entries: bytes) -> bytes:
    made = parts(spreadsheet(more)) | {name.replace("__", "/"): data for name, data in entries.items()}
    return package(made)


def ods_cell(about: str, row: str = "") -> bytes:
    cell = f"<table:table-cell {about}><text:p>整改</text:p></table:table-cell>"
    return spreadsheet(f"<table:table-row {row}>{cell}</table:table-row>")


LONG = "<si><t>" + "x" * 100_000 + "</t></si>"
MANY = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 12_001))
HIDDEN_LONG = "<si><t><![CDATA[" + "<si>" * 25_000 + "]]></t></si>"

NO_XML = " 台账: XL008：工作簿已损坏：部件不是 XML。" + SAVE
"""What its reader makes something of, and not what is seen in it at first."""

PACKAGES: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty file": (lambda: b"", "XL002：不是 Excel 工作簿，而是空文件。" + SAVE_AS),
    "text": (lambda: "序号,问题\n".encode("gbk"), "XL002：不是 Excel 工作簿，而是文本文件。" + SAVE_AS),
    "a web page": (lambda: b"\xef\xbb\xbf <html><table>", "XL002：不是 Excel 工作簿，而是网页。" + SAVE_AS),
    "a sheet of Excel 2003 in XML": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "XL002：不是 Excel 工作簿，而是XML 文件。" + SAVE_AS,
    ),
    "a PDF": (lambda: b"%PDF-1.7", "XL002：不是 Excel 工作簿，而是PDF 文件。" + SAVE_AS),
    "bytes": (lambda: bytes(range(256)), "XL002：不是 Excel 工作簿，而是其他类型的文件。" + SAVE_AS),
    "a Word document": (
        lambda: typed(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        "XL002：不是 Excel 工作簿，而是Word 文档。" + SAVE_AS,
    ),
    "a binary workbook": (
        lambda: typed(b"application/vnd.ms-excel.sheet.binary.main"),
        "XL002：不是 Excel 工作簿，而是二进制工作簿（.xlsb）。" + SAVE_AS,
    ),
    "any zip": (lambda: zipped(a=b"x"), "XL002：不是 Excel 工作簿，而是其他类型的压缩包。" + SAVE_AS),
    "a zip that broke off": (lambda: BOOK[:-100], "XL008：工作簿已损坏：文件不完整，可能下载中断。" + SAVE),
    "two zips": (lambda: BOOK + BOOK, "XL008：工作簿已损坏：有两个目录。" + SAVE),
    "a part twice": (twice, f"XL008：工作簿已损坏：部件 {SHEET!r} 出现两次。" + SAVE),
    "a part outside": (lambda: changed({"../x.xml": b"<x/>"}), "XL008：工作簿已损坏：部件名为 '../x.xml'。" + SAVE),
    "a part at the root": (lambda: changed({"/x.xml": b"<x/>"}), "XL008：工作簿已损坏：部件名为 '/x.xml'。" + SAVE),
    "a part on a drive": (lambda: changed({"C:/x.xml": b"<x/>"}), "XL008：工作簿已损坏：部件名为 'C:/x.xml'。" + SAVE),
    "a part that is longer than it says": (
        declared_too_small,
        f" {SHEET}: XL008：工作簿已损坏：部件内容与目录不符。" + SAVE,
    ),
    "a part of another checksum": (
        lambda: with_entry(16, b"\0\0\0\0"),
        f" {SHEET}: XL008：工作簿已损坏：部件内容与目录不符。" + SAVE,
    ),
    "a part packed in an unknown way": (
        lambda: with_entry(10, b"\x63"),
        f" {SHEET}: XL008：工作簿已损坏：部件内容与目录不符。" + SAVE,
    ),
    "a part in another's place": (
        lambda: with_entry(42, b"\xff\xff\xff\x7f"),
        f" {SHEET}: XL008：工作簿已损坏：部件内容与目录不符。" + SAVE,
    ),
    "a part with a password": (lambda: with_entry(8, b"\1"), "XL003：工作簿设有打开密码。请去掉密码后重新保存。"),
    "a part of 4 GB": (lambda: with_entry(24, b"\xfe\xff\xff\xff"), "XL006：工作簿过大：解压后达 4096 MB。" + SHORTEN),
    "a bomb": (
        lambda: changed({SHEET: b"<worksheet>" + b" " * 9_000_000}),
        f"XL006：工作簿过大：{SHEET} 解压后达原来的数百倍。" + SHORTEN,
    ),
    "too many parts": (
        lambda: package({f"x/{at}": b"" for at in range(10_001)}),
        "XL006：工作簿过大：有 10001 个部件。" + SHORTEN,
    ),
    "no workbook": (
        lambda: package({name: data for name, data in parts(BOOK).items() if name != "xl/workbook.xml"}),
        "XL008：工作簿已损坏：缺少 xl/workbook.xml。" + SAVE,
    ),
    "a document type": (
        lambda: changed({SHEET: b'<?xml version="1.0"?><!-- <a> -->\n<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}),
        f" {SHEET}: XL009：工作簿含有文档类型声明（DOCTYPE）。Excel 不会生成这样的文件，请在 Excel 中重新保存。",
    ),
    "a document type in a list": (
        lambda: changed({RELATIONS: b"<!DOCTYPE x><x/>"}),
        f" {RELATIONS}: XL009：工作簿含有文档类型声明（DOCTYPE）。Excel 不会生成这样的文件，请在 Excel 中重新保存。",
    ),
    "two bytes a letter": (
        lambda: changed({SHEET: '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")}),
        f" {SHEET}: XL008：工作簿已损坏：部件不是 XML。" + SAVE,
    ),
    "another encoding": (
        lambda: changed({SHEET: '<?xml version="1.0" encoding="GBK"?><worksheet/>'.encode("gbk")}),
        f" {SHEET}: XL008：工作簿已损坏：部件编码为 GBK，不是 UTF-8。" + SAVE,
    ),
    "a list that is no XML": (
        lambda: changed({RELATIONS: b"<a><b></a>"}),
        f" {RELATIONS}: XL008：工作簿已损坏：部件不是 XML。" + SAVE,
    ),
    "macros": (
        lambda: changed({"xl/vbaProject.bin": b"x"}),
        "XL004：工作簿含有宏：xl/vbaProject.bin。" + NO_MACROS,
    ),
    "a kind with macros": (lambda: typed(MACRO), f"XL004：工作簿含有宏：{MACRO.decode()}。" + NO_MACROS),
    "macros of Excel 4": (
        lambda: changed({"xl/macrosheets/sheet1.xml": b"<x/>"}),
        "XL004：工作簿含有宏：xl/macrosheets/sheet1.xml。" + NO_MACROS,
    ),
    "a link to another workbook": (
        lambda: related("externalLinkPath", "file:///C:/汇总.xlsx"),
        "XL005：工作簿引用外部数据：file:///C:/汇总.xlsx。" + BREAK,
    ),
    "a link to a program": (
        lambda: changed({"xl/externalLinks/externalLink1.xml": b"<ddeLink/>"}),
        "XL005：工作簿引用外部数据：xl/externalLinks/externalLink1.xml。" + BREAK,
    ),
    "a connection": (
        lambda: changed({"xl/connections.xml": b"<connections/>"}),
        "XL005：工作簿引用外部数据：xl/connections.xml。" + BREAK,
    ),
    "a query": (
        lambda: changed({"xl/queryTables/queryTable1.xml": b"<queryTable/>"}),
        "XL005：工作簿引用外部数据：xl/queryTables/queryTable1.xml。" + BREAK,
    ),
    "a cell far off": (
        lambda: far("XFD1048576"),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "two cells far off": (
        lambda: far("XFD1", "A1048576"),
        " 台账: XL007：工作表一直延伸到 XFD1、A1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a cell far off behind one that is only a bit off": (
        lambda: far("AB5", "A100000", "XFD1"),
        " 台账: XL007：工作表一直延伸到 XFD1、A100000，共 100000 行 × 16384 列，无法读取。" + CUT,
    ),
    "a cell beyond all rows": (
        lambda: far("A1048577"),
        " 台账: XL007：工作表一直延伸到 A1048577，共 1048577 行 × 1 列，无法读取。" + CUT,
    ),
    "a cell beyond all columns": (
        lambda: far("XFE1"),
        " 台账: XL007：工作表一直延伸到 XFE1，共 1 行 × 16385 列，无法读取。" + CUT,
    ),
    "a cell far off in other letters": (
        lambda: sheet("<row r='1'><c t='n' r='xfd1048576'><v>1</v></c></row>"),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a row far off without names": (
        lambda: sheet('<row r="1048575"/><row><c r="ZZ1"/><c><v>1</v></c></row><row><c><v>1</v></c></row>'),
        " 台账: XL007：工作表一直延伸到 AAA1048576、A1048577，共 1048577 行 × 703 列，无法读取。" + CUT,
    ),
    "a name that wraps around": (
        lambda: far("A4294967297"),
        " 台账: XL008：工作簿已损坏：单元格或行名为 'A4294967297'。" + SAVE,
    ),
    "a name of many letters": (
        lambda: far("AAAAAAAA1"),
        " 台账: XL008：工作簿已损坏：单元格或行名为 'AAAAAAAA1'。" + SAVE,
    ),
    "a row that wraps around": (
        lambda: sheet('<row r="4294967297"><c><v>1</v></c></row>'),
        " 台账: XL008：工作簿已损坏：单元格或行名为 '4294967297'。" + SAVE,
    ),
    "a cell that is called twice": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A2" r="XFD1048576"><v>1</v></c></row>'),
        NO_XML,
    ),
    "a row that is called twice": (
        lambda: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576" r="1"><c><v>1</v></c></row>'),
        NO_XML,
    ),
    "a name that is none": (
        lambda: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c s r="A1"><v>1</v></c></row>'),
        NO_XML,
    ),
    "a tag in an attribute": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c><c x="<" r="XFD1048576"><v>1</v></c></row>'),
        NO_XML,
    ),
    "a row in a value": (
        lambda: sheet(
            '<row r="1048576"><c r="A1"><v>1<row r="1"></row></v></c><c r="XFC1"><v>1</v></c><c><v>1</v></c></row>'
        ),
        NO_XML,
    ),
    "a value that does not end": (
        lambda: sheet('<row r="1048576"><c r="XFC1"><v>1</x></c></row><row r="1"><c><v>1</v></c></row>'),
        NO_XML,
    ),
    "a row that ends and begins": (
        lambda: sheet('<row r="1"><c r="XFC1"><v>1</v></c></row/><row><c><v>1</v></c></row>'),
        NO_XML,
    ),
    "a row in a remark": (
        lambda: sheet('<row r="1048576"><!-- <row r="1"> --><c r="XFC1"><v>1</v></c><c><v>1</v></c></row>'),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a prefix of other letters": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c><é:c r="XFD1048576"><v>1</v></é:c></row>'),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a prefix of other letters without a name": (
        lambda: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><é:c><v>1</v></é:c></row>'),
        " 台账: XL007：工作表一直延伸到 XFD1、A1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a full cell that looks empty": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576" x="/>"><v>1</v></c></row>'),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a full cell that begins empty": (
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v></v><v>1</v></c></row>'),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a long text behind a short one": (
        lambda: sheet(MANY.replace("<v>", "<v>1</v><v>"), LONG + "<si><t>x</t></si>"),
        "XL006：工作簿过大：单元格文字达 1144 MB。" + SHORTEN,
    ),
    "another workbook": (
        lambda: replaced(
            "_rels/.rels", b"xl/workbook.xml", b"y/workbook.xml", changed({"y/workbook.xml": b"<x/>"}, BOOK)
        ),
        "XL008：工作簿已损坏：工作簿部件位于 'y/workbook.xml'。" + SAVE,
    ),
    "more texts than there are elsewhere": (
        lambda: changed({"y/SharedStrings.xml": b'<sst uniqueCount="99999999999"/>'}),
        "XL008：工作簿已损坏：声明的文字条数多于实际。" + SAVE,
    ),
    "a link in capital letters": (
        lambda: related("oleObject", "file:///C:/汇总.xlsx", "xl/worksheets/_rels/sheet1.xml.RELS"),
        "XL005：工作簿引用外部数据：file:///C:/汇总.xlsx。" + BREAK,
    ),
    "a row of many digits": (
        lambda: sheet('<row r="1234567890"><c r="A1"><v>1</v></c></row>'),
        " 台账: XL008：工作簿已损坏：单元格或行名为 '1234567890'。" + SAVE,
    ),
    "a long text in many cells": (lambda: sheet(MANY, LONG), "XL006：工作簿过大：单元格文字达 1144 MB。" + SHORTEN),
    "a long text in disguise": (
        lambda: sheet(MANY, HIDDEN_LONG),
        "XL006：工作簿过大：单元格文字达 1145 MB。" + SHORTEN,
    ),
    "a text that isn't there": (
        lambda: sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "<si><t>x</t></si>"),
        " 台账: XL008：工作簿已损坏：Cell string index not found in shared strings table。" + SAVE,
    ),
    "an error of a later Excel": (
        lambda: sheet('<row r="2"><c r="B2" t="e"><v>#SPILL!</v></c></row>'),
        " 台账 B2: XL014：单元格为错误值 #SPILL!，工作表因此无法读取。请改填正确内容。",
    ),
    "more texts than there are": (
        lambda: changed({STRINGS: b'<sst uniqueCount="99999999999"><si><t>x</t></si></sst>'}),
        "XL008：工作簿已损坏：声明的文字条数多于实际。" + SAVE,
    ),
    "more texts than there are, and then a count that is right": (
        lambda: changed(
            {STRINGS: b'<sst uniqueCount="99999999999"><sst uniqueCount="1"><si><t>x</t></si></sst></sst>'}
        ),
        "XL008：工作簿已损坏：声明的文字条数多于实际。" + SAVE,
    ),
    "two kinds at once": (
        lambda: changed({"content.xml": b"<x/>"}),
        "XL008：工作簿已损坏：同时是两种文档。" + SAVE,
    ),
    "a sheet twice": (
        lambda: replaced(RELATIONS, b'Target="theme/theme1.xml"', b'Target="/xl/worksheets/sheet1.xml"', twice_named()),
        "XL008：工作簿已损坏：两个工作表指向同一部件。" + SAVE,
    ),
    "areas over each other": (
        lambda: sheet(
            '<row r="2"><c r="B2"><v>1</v></c></row>',
            after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 9 + "</mergeCells>",
        ),
        " 台账: XL008：工作簿已损坏：合并区域相互重叠。" + SAVE,
    ),
}


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_hostile_workbook_is_refused_in_a_moment(kind: str, tmp_path: Path) -> None:
    make, message = PACKAGES[kind]
    data = make()
    start = time.process_time()
    actual = refused(tmp_path, data)
    assert f"台账.xlsx{message if message.startswith(' ') else ': ' + message}" == actual
    assert time.process_time() - start < AT_MOST


NEAR = ["A1", "Z99999"]
NEARER = ["AA1", "AZ99999", "A100000", "AZ199999"]
"""What looks far, and is looked at once more."""
FAR = ["BA1", "ZZ1", "AAA1", "A200000", "Z999999", "AZ1000000", "a1", "xfd1", "1", ""]


@pytest.mark.parametrize("cell", FAR)
@pytest.mark.parametrize("near", [NEAR, NEAR + NEARER])
def test_a_far_cell_is_seen_among_near_ones(cell: str, near: list[str]) -> None:
    """Wherever it stands, also between the pieces that are looked at."""

    def named_near(cells: list[str]) -> bool:
        return _named_near(f"<sheetData>{''.join(map(CELL.format, cells))}</sheetData>".encode())

    assert named_near(near * 9000)
    assert not any(named_near([*near[:1] * at, cell, *near[1:] * 9000]) for at in (0, 1, *range(2974, 2984), 9000))


TEXT_CELL = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'


def overlapping(sheets: int, records: int) -> bytes:
    """An .xls whose sheets all go on to the same end."""
    first = 4 + 13 * sheets + 4
    named = (struct.pack("<HHIHBBc", 0x85, 9, first + 4 * at, 0, 1, 0, b"a") for at in range(sheets))
    return wrap(
        bytes([9, 8, 0, 0]) + b"".join(named) + bytes([10, 0, 0, 0]) + b"\x99\x09\0\0" * records + bytes([10, 0, 0, 0])
    )


ENDLESS: dict[str, Callable[[], bytes]] = {
    "a text full of a word": lambda: sheet('<row r="1">' + TEXT_CELL.format(' hidden="' * 700_000) + "</row>"),
    "a tag that calls itself an error": lambda: sheet(
        '<row r="1"><c r="A1"' + ' t="e"' * 100_000 + "<v>#REF!</v></c></row>"
    ),
    "a tag that calls itself a text": lambda: sheet(
        '<row r="1"><c r="A1"' + ' t="s"' * 100_000 + "<v>0</v></c></row>", LONG
    ),
    "a tag with a long word": lambda: sheet(f'<row r="1"><c {"a" * 200_000} r="A1"><v>1</v></c></row>'),
    "hidden rows without an end": lambda: spreadsheet(
        '<table:table-row><table:table-cell office:value-type="string"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="999999999" table:visibility="collapse"/>'
    ),
    "old sheets that overlap": lambda: overlapping(1000, 100_000),
    "repeated cells that hold no text": lambda: spreadsheet(
        '<table:table-row table:number-rows-repeated="2"/><table:table-cell office:value-type="float"/>' * 30_000
    ),
    "repeated cells that are never closed": lambda: spreadsheet(
        '<table:table-row table:number-rows-repeated="2"/><table:table-cell office:value-type="float">' * 30_000
    ),
}
"""What can be searched in a moment, and takes minutes where something begins anew at each letter, row or sheet."""


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_workbook_is_searched_in_a_moment(kind: str, tmp_path: Path) -> None:
    require_calm(tmp_path, ENDLESS[kind]())


def test_old_sheets_that_overlap_are_refused(tmp_path: Path) -> None:
    assert "台账.xls: XL008：工作簿已损坏：工作表相互重叠。" + SAVE == refused(
        tmp_path, overlapping(20, 1000), "台账.xls"
    )


def test_many_sheets_of_far_cells_are_refused(tmp_path: Path) -> None:
    """Each of them alone could be read."""

    def fill(book: Any) -> None:
        for _ in range(3):
            book.add_worksheet().write(999_999, 9, 1)

    message = "台账.xlsx: XL006：工作簿过大：各工作表合计 30000000 个单元格（含空白）。"
    assert message + SHORTEN == refused(tmp_path, written(fill))


SHEETS: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (
        lambda: ods(Basic__Standard__Module1=b"<x/>"),
        "XL004：工作簿含有宏：Basic/Standard/Module1。" + NO_MACROS,
    ),
    "a password": (
        lambda: ods(**{"META-INF__manifest.xml": b"<m:manifest><m:encryption-data/></m:manifest>"}),
        "XL003：工作簿设有打开密码。请去掉密码后重新保存。",
    ),
    "a linked sheet": (
        lambda: ods('<table:table-source xlink:href="file:///C:/汇总.ods"/>'),
        "XL005：工作簿引用外部数据：file:///C:/汇总.ods。" + BREAK,
    ),
    "a linked formula": (
        lambda: ods_cell("table:formula=\"of:=['file:///C:/汇总.ods'#$表.A1]\" office:value-type='string'"),
        "XL005：工作簿引用外部数据：file:///C:/汇总.ods。" + BREAK,
    ),
    "a link to a program": (
        lambda: ods("<table:dde-link/>"),
        "XL005：工作簿引用外部数据：table:dde-link。" + BREAK,
    ),
    "a cell far off": (
        lambda: spreadsheet(
            '<table:table-row table:number-rows-repeated="1048575"/><table:table-row>'
            '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="string"/>'
            "</table:table-row>"
        ),
        " 台账: XL007：工作表一直延伸到 XFD1048576，共 1048576 行 × 16384 列，无法读取。" + CUT,
    ),
    "a cell repeated": (
        lambda: ods_cell('office:value-type="string" table:number-columns-repeated="4000000000"'),
        " 台账: XL007：工作表一直延伸到 LXQEASV1，共 1 行 × 4000000000 列，无法读取。" + CUT,
    ),
    "a row repeated": (
        lambda: ods_cell('office:value-type="string"', 'table:number-rows-repeated="1048577"'),
        " 台账: XL007：工作表一直延伸到 A1048577，共 1048577 行 × 1 列，无法读取。" + CUT,
    ),
    "a long text repeated": (
        lambda: spreadsheet(
            '<table:table-row table:number-rows-repeated="12000"><table:table-cell office:value-type="string"><text:p>'
            + "x" * 100_000
            + "</text:p></table:table-cell></table:table-row>"
        ),
        "XL006：工作簿过大：单元格文字达 1145 MB。" + SHORTEN,
    ),
    "a document type": (
        lambda: ods(**{"content.xml": b"<!DOCTYPE x><x/>"}),
        " content.xml: XL009：工作簿含有文档类型声明（DOCTYPE）。Excel 不会生成这样的文件，请在 Excel 中重新保存。",
    ),
    "no content": (
        lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "XL008：工作簿已损坏：缺少 content.xml。" + SAVE,
    ),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_hostile_spreadsheet_is_refused_in_a_moment(kind: str, tmp_path: Path) -> None:
    make, message = SHEETS[kind]
    data = make()
    start = time.process_time()
    actual = refused(tmp_path, data, "台账.ods")
    assert f"台账.ods{message if message.startswith(' ') else ': ' + message}" == actual
    assert time.process_time() - start < AT_MOST


@pytest.fixture(scope="module")
def old(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An .xls."""
    return converted(program("soffice"), tmp_path_factory.mktemp("xls"), BOOK, "xls")


def renamed(data: bytes, before: str, after: str) -> bytes:
    """A compound file with another name in its directory."""
    at = data.index(before.encode("utf-16-le") + b"\0\0")
    entry = after.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(after) + 2)
    return data[:at] + entry + data[at + 66 :]


def record(data: bytes, kind: int, offset: int, value: bytes) -> bytes:
    """An .xls with other bytes in the first record of a kind, counted from where it begins."""
    at = data.index(b"\x09\x08\x10\0\0\x06\x05\0")
    while True:
        found, size = struct.unpack_from("<HH", data, at)
        if found == kind:
            return data[: at + offset] + value + data[at + offset + len(value) :]
        at += 4 + size


OLD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "macros": (
        lambda data: renamed(data, "\x05SummaryInformation", "_VBA_PROJECT_CUR"),
        "XL004：工作簿含有宏：_VBA_PROJECT_CUR。" + NO_MACROS,
    ),
    "a new workbook with a password": (
        lambda data: renamed(data, "\x05SummaryInformation", "EncryptedPackage"),
        "XL003：工作簿设有打开密码。请去掉密码后重新保存。",
    ),
    "a password": (
        lambda data: record(data, 0xE1, 0, b"\x2f\0"),
        "XL003：工作簿设有打开密码。请去掉密码后重新保存。",
    ),
    "a Word document": (
        lambda data: renamed(data, "Workbook", "WordDocument"),
        "XL002：不是 Excel 工作簿，而是旧版 Word 文档（.doc）。" + SAVE_AS,
    ),
    "another file": (
        lambda data: renamed(data, "Workbook", "Other"),
        "XL002：不是 Excel 工作簿，而是其他类型的文件。" + SAVE_AS,
    ),
    "a sheet of macros": (
        lambda data: record(data, 0x85, 9, b"\1"),
        "XL004：工作簿含有宏：台账。" + NO_MACROS,
    ),
    "a cell far off": (
        lambda data: record(data, 0xFD, 4, b"\xff\xff\xff\x3f"),
        " 台账: XL007：工作表一直延伸到 XFD65536，共 65536 行 × 16384 列，无法读取。" + CUT,
    ),
    "cut off": (lambda data: data[:3000], "XL008：工作簿已损坏：内容不完整。" + SAVE),
    "more texts than there are": (
        lambda data: record(data, 0xFC, 8, b"\xff\xff\xff\x7f"),
        "XL008：工作簿已损坏：声明的文字条数多于实际。" + SAVE,
    ),
    "sectors in a circle": (
        lambda data: data[:512] + struct.pack("<128I", *[0] * 128) + data[1024:],
        "XL008：工作簿已损坏：内容不完整。" + SAVE,
    ),
}


@pytest.mark.parametrize("kind", OLD)
def test_a_hostile_old_workbook_is_refused(old: bytes, kind: str, tmp_path: Path) -> None:
    make, message = OLD[kind]
    actual = refused(tmp_path, make(old), "台账.xls")
    assert f"台账.xls{message if message.startswith(' ') else ': ' + message}" == actual


def test_an_old_workbook_may_not_read_another(old: bytes, tmp_path: Path) -> None:
    """A record that names another workbook, in the place of one that names a user."""
    data = record(old, 0x5C, 0, struct.pack("<HHHH", 0x01AE, 112, 1, 6) + b"\0\x01a.xls")
    assert "台账.xls: XL005：工作簿引用外部数据：a.xls。" + BREAK == refused(tmp_path, data, "台账.xls")


def test_sizes_that_an_old_workbook_declares_are_not_believed(old: bytes, tmp_path: Path) -> None:
    """Room for so many cells would end the whole program."""
    data = record(old, 0x0200, 4, struct.pack("<IIHH", 9, 0xFFFFFFFF, 7, 3))
    assert ("序号", "问题", "整改措施") == rows(tmp_path, data, "台账.xls")[0]


def test_a_large_old_workbook_is_read_whole(program: Callable[[str], str], tmp_path: Path) -> None:
    """So large that its table of sectors stands in sectors of its own."""
    expected = [
        tuple(f"整改措施第{row}行第{column}列，每周学习一次，逐项落实责任" for column in range(20))
        for row in range(4500)
    ]
    data = converted(program("soffice"), tmp_path, table(*expected), "xls")
    assert len(data) > 109 * 128 * 512
    assert expected == rows(tmp_path, data, "台账.xls")


def test_a_long_text_in_many_cells_of_an_old_workbook_is_refused(tmp_path: Path) -> None:
    def records(*each: tuple[int, bytes]) -> bytes:
        begin, end = (0x0809, bytes.fromhex("0006050000000000")), (0x000A, b"")
        return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in (begin, *each, end))

    text = struct.pack("<IIHB", 12_000, 1, 32_000, 0) + b"x" * 8_000
    more = [(0x003C, b"\0" + b"x" * 8_000)] * 3
    name = struct.pack("<HBB", 0, 1, 0) + b"x"
    length = len(records((0x00FC, text), *more, (0x0085, bytes(4) + name)))
    book = records((0x00FC, text), *more, (0x0085, struct.pack("<I", length) + name))
    sheet = records(*((0x00FD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(12_000)))
    actual = refused(tmp_path, wrap(book + sheet), "台账.xls")
    assert "台账.xls: XL006：工作簿过大：单元格文字达 1098 MB。" + SHORTEN == actual


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError) as caught:
        read_book(tmp_path / "台账.xlsx")
    place = tmp_path / "台账.xlsx"
    assert (
        f"{place}: XL001：台账.xlsx 无法读取：没有这个文件或文件夹。请检查路径，以及文件是否被其他程序打开。"
        == caught.value.say("zh")
    )
    assert (
        f"{place}: XL001: 台账.xlsx can't be read: there is no such file or folder. "
        "Check the path, and whether another program has it open." == caught.value.say("en")
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError) as caught:
        read_book(tmp_path)
    assert "XL001" == caught.value.problems[0].code


ENGLISH = {
    "a web page": "XL002: this is no workbook (.xlsx, .xls, .ods), whatever its name says: it is a web page. "
    "Open it in Excel, WPS or LibreOffice and save it as .xlsx.",
    "a part with a password": "XL003: the workbook can't be opened without a password. "
    "Take the password off and save it again.",
    "macros": "XL004: the workbook carries macros: xl/vbaProject.bin. Save it as .xlsx, which has none.",
    "a connection": "XL005: the workbook reads from outside itself: xl/connections.xml. "
    "Break the links (in Excel: Data, Edit Links; delete queries and connections) and save it again.",
    "a part of 4 GB": "XL006: the workbook is too large: it unpacks to 4096 MB. "
    "Copy the rows that matter into a new workbook.",
    "two zips": "XL008: the workbook is damaged: it has two directories. "
    "Open it in Excel, WPS or LibreOffice and save it anew.",
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_a_refusal_is_said_in_english_too(kind: str, tmp_path: Path) -> None:
    assert f"台账.xlsx: {ENGLISH[kind]}" == refused(tmp_path, PACKAGES[kind][0](), language="en")


def everything(book: Any) -> None:
    page = book.add_worksheet("台账")
    page.merge_range("A1:D1", "整改台账")
    for row in range(1, 40):
        page.write_row(row, 0, [row, f"问题{row}", 0.5 * row, row % 2 == 0])
        page.write_formula(row, 5, "=A1", None, row)
    page.set_row(7, None, None, {"hidden": True})
    page.write_datetime(3, 6, dt.date(2024, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.add_worksheet("参数").hide()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, left out or put in."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(made))
        how = chance.randrange(4)
        if how == 0:
            made[at] = chance.randrange(256)
        elif how == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif how == 2:
            del made[at : at + chance.randrange(1, 30)]
        else:
            made[at:at] = made[chance.randrange(len(made)) :][: chance.randrange(1, 30)]
    return bytes(made)


def require_calm(folder: Path, data: bytes) -> None:
    """It is read or refused, in a moment."""
    (folder / "x").write_bytes(data)
    start = time.process_time()
    with contextlib.suppress(ic.CaseFileError):
        read_book(folder / "x")
    assert time.process_time() - start < AT_MOST


@pytest.fixture(scope="module", params=["xlsx", "openpyxl", "ods", "xls"])
def seed(
    request: pytest.FixtureRequest, program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    """A workbook as different programs write it."""
    data = written(everything)
    folder = tmp_path_factory.mktemp("seed")
    if request.param == "xlsx":
        return data
    if request.param == "openpyxl":
        openpyxl.load_workbook(io.BytesIO(data)).save(folder / "x.xlsx")
        return (folder / "x.xlsx").read_bytes()
    return converted(program("soffice"), folder, data, request.param)


def test_a_damaged_file_is_read_or_refused(seed: bytes, tmp_path: Path) -> None:
    chance = random.Random(6)
    for _ in range(150):
        require_calm(tmp_path, mutated(seed, chance))


def test_a_damaged_part_is_read_or_refused(seed: bytes, tmp_path: Path) -> None:
    chance = random.Random(7)
    if not seed.startswith(b"PK"):
        for _ in range(300):
            require_calm(tmp_path, seed[:512] + mutated(seed[512:], chance))
        return
    whole = parts(seed)
    names = [name for name in whole if name.endswith((".xml", ".rels")) and whole[name]]
    for _ in range(300):
        name = chance.choice([*names, *(each for each in names if "sheet" in each or "content" in each)])
        require_calm(tmp_path, package(whole | {name: mutated(whole[name], chance)}, zipfile.ZIP_STORED))


def test_a_part_without_a_name_disturbs_nothing(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(nameless())
    (tmp_path / "same.xlsx").write_bytes(BOOK)
    odd, plain = read_book(tmp_path / "book.xlsx"), read_book(tmp_path / "same.xlsx")
    assert [sheet.rows for sheet in plain.sheets] == [sheet.rows for sheet in odd.sheets]
