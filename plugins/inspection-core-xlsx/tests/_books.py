"""Workbooks for the tests of reading: written by libraries, or part by part."""

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from inspection_core_xlsx._reading import read_book

import inspection_core as ic

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def written(fill: Callable[[Any], None]) -> bytes:
    """What xlsxwriter makes of a workbook that `fill` fills."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book)
    return out.getvalue()


def table(*rows: tuple[object, ...]) -> bytes:
    """A workbook of one sheet, 台账."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("台账")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    return written(fill)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def changed(more: Mapping[str, bytes], data: bytes | None = None) -> bytes:
    """A workbook with other parts."""
    return package(parts(data or table(("序号", "问题"))) | more)


def replaced(part: str, old: bytes, new: bytes, data: bytes | None = None) -> bytes:
    """A workbook with other bytes in a part."""
    data = data or table(("序号", "问题"))
    assert old in parts(data)[part]
    return changed({part: parts(data)[part].replace(old, new)}, data)


def sheet(rows: str, strings: str | None = None, after: str = "") -> bytes:
    """A workbook with these rows, as XML; `strings` are its shared ones."""
    more = {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()}
    if strings is not None:
        more[STRINGS] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    return changed(more)


def spreadsheet(rows: str) -> bytes:
    """An .ods with these rows, as XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = f'<table:table table:name="台账">{rows}</table:table>'
    content = (
        f"<office:document-content {spaces} {calc}><office:body><office:spreadsheet>"
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return package({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()})


def read(folder: Path, data: bytes, name: str = "台账.xlsx") -> ic.Book:
    (folder / name).write_bytes(data)
    return read_book(folder / name)


def rows(folder: Path, data: bytes, name: str = "台账.xlsx") -> list[tuple[ic.Value, ...]]:
    """The rows of the first sheet."""
    return [tuple(row) for row in read(folder, data, name).sheets[0].rows]


def said(folder: Path, data: bytes, name: str = "台账.xlsx", language: str = "zh") -> list[str]:
    """All that there is to say of a workbook that can be read."""
    return [problem.say(language) for problem in read(folder, data, name).problems]


def refused(folder: Path, data: bytes, name: str = "台账.xlsx", language: str = "zh") -> str:
    """What is said of a workbook that can't be read."""
    with pytest.raises(ic.CaseFileError) as caught:
        read(folder, data, name)
    assert [name] == sorted(path.name for path in folder.iterdir())
    return caught.value.say(language)


def converted(soffice: str, folder: Path, data: bytes, suffix: str) -> bytes:
    """What LibreOffice saves a workbook as."""
    (folder / "from.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()  # one of its own, or a LibreOffice that runs already would answer
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir", "."]
    subprocess.run([*command, "from.xlsx"], cwd=folder, check=True, capture_output=True, timeout=240)
    return (folder / f"from.{suffix}").read_bytes()
