"""What a file is, told by its bytes; its name only settles what they leave open."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import PurePath

from attrs import frozen

import inspection_core as ic

from . import reading_rules as rules
from ._source import Kind

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:html|body|div|table|p|br|span)\b", re.IGNORECASE)
_MIME = re.compile(
    rb"(?:From|MIME-Version|Content-Type|Date|Subject):.{0,2000}multipart/related", re.IGNORECASE | re.DOTALL
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_WORD_XML = (b'progid="Word.Document"', b"w:wordDocument", b"pkg:package")


@frozen(kw_only=True)
class Found:
    """What a file is: who reads it, what to call it, which suffixes it may have, and how LibreOffice is to take it."""

    kind: Kind
    what: ic.Text
    suffixes: tuple[str, ...]
    infilter: str | None = None
    suffix: str = ""
    is_mime: bool = False


TEXT = Found(kind="txt", what=ic.Text("plain text", "纯文本"), suffixes=(".txt", ".md", ".text", ""))
DOCX = Found(
    kind="docx", what=ic.Text("a Word document (.docx)", "Word 文档（.docx）"), suffixes=(".docx", ".docm", ".dotx")
)
HTML = Found(kind="html", what=ic.Text("a web page", "网页"), suffixes=(".html", ".htm", ".xhtml", ".shtml"))
MIME = Found(
    kind="html",
    what=ic.Text("a saved web page (.mht)", "单文件网页（.mht）"),
    suffixes=(".mht", ".mhtml"),
    is_mime=True,
)
PDF = Found(kind="pdf", what=ic.Text("a PDF", "PDF 文件"), suffixes=(".pdf",))
DOC = Found(
    kind="doc",
    what=ic.Text("an old Word document (.doc)", "旧版 Word 文档（.doc）"),
    suffixes=(".doc", ".wps", ".dot", ".wpt"),
    infilter="MS Word 97",
    suffix=".doc",
)
RTF = Found(
    kind="doc",
    what=ic.Text("rich text (.rtf)", "RTF 文档"),
    suffixes=(".rtf",),
    infilter="Rich Text Format",
    suffix=".rtf",
)
ODT = Found(
    kind="doc",
    what=ic.Text("an OpenDocument text (.odt)", "OpenDocument 文档（.odt）"),
    suffixes=(".odt", ".ott"),
    infilter="writer8",
    suffix=".odt",
)
WORD_XML = Found(kind="doc", what=ic.Text("a Word document as XML", "Word XML 文档"), suffixes=(".xml",), suffix=".xml")
_ALL = (TEXT, DOCX, HTML, MIME, PDF, DOC, RTF, ODT, WORD_XML)
_KNOWN = frozenset(suffix for each in _ALL for suffix in each.suffixes)


def find_kind(data: bytes, file: str) -> Found:
    """What a file is; CaseFileError for what can't hold a bulletin."""
    if not data:
        raise ic.CaseFileError(rules.EMPTY(ic.Location(file=file)))
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _packed(data, file)
    if head.startswith(_OLE):
        return _compound(data, file)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_PICTURES):
        raise _other(file, "a picture", "图像")
    return _written(head, data, file)


def suffix_problem(found: Found, file: str) -> tuple[ic.Diagnostic, ...]:
    """A hint where the name says something else."""
    suffix = PurePath(file).suffix.lower()
    if suffix in found.suffixes or suffix not in _KNOWN:
        return ()
    return (rules.OTHER_SUFFIX(ic.Location(file=file), suffix=suffix, what=found.what),)


def _written(head: bytes, data: bytes, file: str) -> Found:
    """What is written in characters."""
    start = _ascii(head)
    if start.startswith(b"{\\rtf"):
        return RTF
    if any(word in start for word in _WORD_XML) and start.lstrip().startswith(b"<"):
        return WORD_XML
    if _MIME.match(start):
        return MIME
    named = PurePath(file).suffix.lower() in HTML.suffixes
    if _HTML.match(start) or (named and _TAG.search(_ascii(data[: 16 * _HEAD]))):
        return HTML
    return TEXT


def _ascii(head: bytes) -> bytes:
    """The beginning without a mark of its encoding, and without the other halves of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _packed(data: bytes, file: str) -> Found:
    """What a zip is, by the names of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        why = ic.Text("its end is missing, as after a download that broke off", "文件不完整，可能下载中断")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=file), why=why)) from error
    if "OFD.xml" in names:
        raise _other(file, "an OFD document", "OFD 版式文件")
    if any(name.startswith("xl/") for name in names):
        raise _other(file, "a workbook", "Excel 工作簿")
    if any(name.startswith("ppt/") for name in names):
        raise _other(file, "a presentation", "演示文稿")
    if "[Content_Types].xml" in names:
        return DOCX
    if "content.xml" in names and b"opendocument.text" in data[:200]:
        return ODT
    raise _other(file, "a packed file of another kind", "其他类型的压缩包")


def _compound(data: bytes, file: str) -> Found:
    """What a compound file of old Office is, by the names in its directory, which are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ic.CaseFileError(rules.ENCRYPTED(ic.Location(file=file)))
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    raise _other(file, "an old Office file other than a Word document", "旧版 Office 文件，但不是 Word 文档")


def _other(file: str, en: str, zh: str) -> ic.CaseFileError:
    return ic.CaseFileError(rules.OTHER_KIND(ic.Location(file=file), what=ic.Text(en, zh)))
