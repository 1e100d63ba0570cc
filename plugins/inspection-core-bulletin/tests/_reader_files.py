"""Word files, PDFs and packages made by hand for the tests of the readers."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
            "header1": "header", "footer1": "footer"}  # fmt: skip


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(
    text: str = "", *, list: str = "", level: int | None = None, style: str = "", properties: str = ""
) -> str:
    """A paragraph; `text` may be XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    number = f'<w:numId w:val="{list}"/>' if list else ""
    numbered = f"<w:numPr>{at}{number}</w:numPr>" if at or number else ""
    inner = text if text.startswith("<") else run(text) if text else ""
    return f"<w:p><w:pPr>{named}{numbered}{properties}</w:pPr>{inner}</w:p>"


def level(at: int, way: str, text: str, *, start: int = 1, more: str = "", suffix: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str, more: str = "") -> str:
    inside = f'<w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
    return f'<w:abstractNum w:abstractNumId="{name}">{inside}</w:abstractNum>'


def numbered(name: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def table(*rows: str, grid: int = 3) -> str:
    columns = '<w:gridCol w:w="2000"/>' * grid
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(*texts: str, span: int = 1, merge: str = "") -> str:
    marks = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + merge
    inner = "".join(text if text.startswith(("<w:p>", "<w:tbl>")) else paragraph(text) for text in texts)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{marks}</w:tcPr>{inner}</w:tc>'


BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def docx(body: str | Iterable[str], **parts: str) -> bytes:
    """A Word file; `parts` are the insides of numbering, styles, footnotes, endnotes, header1 and footer1."""
    inside = body if isinstance(body, str) else "".join(body)
    made = {"word/document.xml": f"<w:document {_SPACES}><w:body>{inside}<w:sectPr/></w:body></w:document>"}
    roots = {"header1": "hdr", "footer1": "ftr"}
    for name, part in parts.items():
        root = roots.get(name, name)
        made[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{part}</w:{root}>"
    return package({**_frame(parts), **{name: _declared(part) for name, part in made.items()}})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def repacked(data: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """A package with parts exchanged, or left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return package({name: part for name, part in {**parts, **change}.items() if part is not None})


def unpacked(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name)


def _declared(part: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}'


def _frame(parts: Iterable[str]) -> dict[str, str]:
    kinds = {"document": "document.main", **{name: _RELATED[name] for name in parts}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{_RELATED[name]}" Target="{name}.xml"/>' for name in parts
    )
    return {
        "[Content_Types].xml": _declared(
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": _declared(
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": _declared(
            f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
        ),
    }


def pdf(*pages: Iterable[str], extra: str = "") -> bytes:
    """A PDF in a font that every reader has; each page is some lines of ASCII."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
        stream = zlib.compress(f"BT /F1 12 Tf 72 760 Td {shown}ET {extra}".encode()).decode("latin-1")
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream")
        content = len(objects)
        resources = f"<< /Font << /F1 {font} >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources {resources} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return pdf_of(objects)


def pdf_of(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    index = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{index}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n"
    )
    return out + end.encode() + b"%%EOF\n"


def rich() -> bytes:
    """A Word file with something of everything."""
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    kinds = ("begin", "separate", "end")
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/><w:t>域</w:t></w:r>' for kind in kinds)
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    return docx(
        [
            paragraph("甲", list="1", level=0),
            paragraph("乙", style="a"),
            table(row(cell("a", span=2), cell("b", merge=BEGIN)), row(cell("c"), cell("d"), cell("", merge=GO_ON))),
            f'<w:p><w:ins w:id="1">{run("x")}</w:ins><w:del w:id="2">{run("y")}</w:del>{field}'
            '<w:r><w:sym w:char="F0FE"/><w:br/><w:tab/></w:r></w:p>',
            f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ],
        numbering=abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + numbered(1, 0),
        styles=f'<w:style w:styleId="a"><w:basedOn w:val="a"/>{numbers}</w:style>',
        footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
        header1=paragraph("眉"),
    )


PAGE = (
    "<html><head><meta charset=utf-8></head><body><nav>首页</nav><h1>通报</h1>"
    "<table><tr><td rowspan=2 colspan=3>甲<td>乙<tr><td>丙<ol type=i start=3><li>丁<li value=9>戊</ol></table>"
    "<pre>一、甲\n乙</pre><ul><li><p>己<br>庚</ul><p style='display:none'>辛</p></body></html>"
)
