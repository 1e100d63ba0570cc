"""Workbooks that were written, looked into: their sheets as another library reads them, and their parts."""

import io
import zipfile
from pathlib import Path
from typing import Any

import attrs
import inspection_core_xlsx
import openpyxl

import inspection_core as ic

PLUGINS = ic.Plugins(inspection_core_xlsx)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = ("ledger", "plan", "owners", "evidence-index", "publication-review", "statistics")
FORMS = ("ledger", "plan", "publication-review")


def export(view: ic.Report | ic.Digest, name: str, **options: object) -> bytes:
    """A workbook, its options given as text."""
    return ic.export(view, f"xlsx-{name}", options={k: str(v) for k, v in options.items()}, plugins=PLUGINS)


def opened(data: bytes | Path) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def values(sheet: Any) -> list[list[object]]:
    """What the cells of a sheet hold, row by row."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def with_profile(report: ic.Report, **changes: Any) -> ic.Report:
    """The report under a profile that differs."""
    return attrs.evolve(report, profile=attrs.evolve(report.profile, **changes))


def saying(report: ic.Report, *texts: str) -> ic.Report:
    """The report with the titles of its first findings replaced."""
    items = [attrs.evolve(item, title=text) for item, text in zip(report.items, texts, strict=False)]
    return attrs.evolve(report, items=(*items, *report.items[len(items) :]))
