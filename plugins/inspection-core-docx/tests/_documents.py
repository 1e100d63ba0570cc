"""Word files to hand: documents of the example case, and templates made for a test."""

import contextlib
import datetime as dt
import importlib.metadata
import io
import os
import re
import sys
import unittest.mock
import zipfile
from functools import cache
from pathlib import Path

import attrs
import inspection_core_docx
from lxml import etree

import inspection_core as ic

DAY = dt.date(2024, 3, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PLUGINS = ic.Plugins(inspection_core_docx)
TEMPLATES = Path(inspection_core_docx.__file__).parent / "templates"


def export(report: ic.Report, **options: object) -> bytes:
    return ic.export(report, "docx-bulletin", options={k: str(v) for k, v in options.items()}, plugins=PLUGINS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def schema_of(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))


def _plain(data: bytes) -> etree._Element:
    """The part without the extensions that it says may be ignored."""
    root = etree.fromstring(data)
    named = root.attrib.pop(f"{MARKUP}Ignorable", "").split()
    for space in (root.nsmap[prefix] for prefix in named):
        for element in list(root.iter(f"{{{space}}}*")):
            element.getparent().remove(element)
        for element in root.iter():
            for name in [name for name in element.attrib if name.startswith(f"{{{space}}}")]:
                del element.attrib[name]
    return root


def require_valid(data: bytes, material: Path) -> None:
    """Every part is what ECMA-376 says."""
    word = schema_of(material / "ooxml-schema" / "wml.xsd")
    for name, part in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            word.validate(_plain(part))
            assert [] == list(word.error_log), name


def paragraphs(data: bytes) -> list[str]:
    """The text of each paragraph of the body, a break as a line break and a tab as a tab."""
    body = etree.fromstring(parts(data)["word/document.xml"])
    marks = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join(marks[e.tag] or e.text or "" for e in paragraph.iter(*marks) if e.getparent().tag == f"{W}r")
        for paragraph in body.iter(f"{W}p")
    ]


def package(members: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items() if isinstance(members, dict) else members:
            made.writestr(name, data)
    return out.getvalue()


def said(text: str) -> str:
    """A paragraph of WordprocessingML."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def template(*texts: str, body: str = "", footer: str = "", changed: dict[str, bytes] | None = None) -> bytes:
    """Our template with a paragraph for each text (or a body as XML), and parts of one's own beside or for its."""
    made = parts((TEMPLATES / "bulletin.docx").read_bytes())
    body += "".join(map(said, texts))
    document = re.sub(
        r"<w:body>.*<w:sectPr>", lambda _: f"<w:body>{body}<w:sectPr>", made["word/document.xml"].decode()
    )
    made["word/document.xml"] = document.encode()
    made["word/footer1.xml"] = made["word/footer1.xml"].replace("— ".encode(), f"{footer}— ".encode())
    return package(made | (changed or {}))


def report_saying(report: ic.Report, text: str) -> ic.Report:
    """The report with a text of one's own as the first paragraph of the account of its first finding."""
    aspect = report.aspects[0]
    item = attrs.evolve(aspect.items[0], account=(ic.ParagraphView(text=text),))
    aspect = attrs.evolve(aspect, items=(item, *aspect.items[1:]))
    return attrs.evolve(report, aspects=(aspect, *report.aspects[1:]), items=(item, *report.items[1:]))


def run(*words: object) -> tuple[int, str, str]:
    """Call `inspection docx` in English: its exit status, and what it said on both streams."""
    [command] = importlib.metadata.entry_points(group="console_scripts", name="inspection")
    out, err = io.StringIO(), io.StringIO()
    with (
        unittest.mock.patch.dict(os.environ, {"LC_ALL": "en_US.UTF-8"}),
        unittest.mock.patch.object(sys, "argv", ["inspection", "docx", *map(str, words)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            command.load()()
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
    raise AssertionError(words)
