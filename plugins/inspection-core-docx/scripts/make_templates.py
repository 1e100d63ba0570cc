"""Write the templates of the package: `python plugins/inspection-core-docx/scripts/make_templates.py`.

They are ordinary Word files with docxtpl's tags, made here so that every measure has its reason beside it and
so that they stay small. A test holds the files to this script.
"""

from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape

from attrs import frozen
from inspection_core_docx._options import Compression
from inspection_core_docx._package import pack, write_packed

TEMPLATES = Path(__file__).parents[1] / "src" / "inspection_core_docx" / "templates"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FONTS = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "auto"),
    "黑体": ("SimHei", "modern"),
    "楷体_GB2312": ("楷体", "modern"),
    "仿宋_GB2312": ("仿宋", "modern"),
    "宋体": ("SimSun", "auto"),
    "Times New Roman": ("Liberation Serif", "roman"),
}
"""Each font with the one to take where it is missing; none is embedded."""


@frozen(kw_only=True)
class Style:
    """A paragraph style: what it is called, and its properties as XML in the order of the schema."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str | None = "Normal"
    next: str | None = None


@frozen(kw_only=True)
class Layout:
    """What differs between the Chinese and the English template."""

    file: str
    language: str
    normal: Style
    styles: tuple[Style, ...]
    page: str
    odd: str
    even: str
    run: str = ""


def font(east_asia: str, latin: str = "Times New Roman") -> str:
    """Always with the East Asian face: else every Chinese character takes what the reader's system likes."""
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asia}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def size(half_points: int) -> str:
    """A size, for Latin and for complex scripts."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def heading(level: int, paragraph: str, run: str) -> Style:
    """A heading that Word's navigation and table of contents know."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    return Style(
        id=f"Heading{level}", name=f"heading {level}", paragraph=keep + paragraph + outline, run=run, next="BodyText"
    )


def chinese() -> Layout:
    """GB/T 9704-2012: A4, 22 lines of 28 characters, without the red head, which a published bulletin has not.

    Margins 37, 26, 35, 28 mm. A line is 579 twips: 225 mm / 22, rounded down. Characters are set closer by a
    quarter of a point, as 28 x 16 pt is 5.8 pt more than 156 mm. Punctuation may hang over the end of a line.
    Widows are left alone, as they would break the count of lines. The title leaves the grid, or LibreOffice would
    give each of its lines two of the grid's. The dashes of the page number stand 7 mm below the text.
    """
    two = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
    line = '<w:spacing w:line="579" w:lineRule="exact"/>'
    normal = Style(
        id="Normal",
        name="Normal",
        based_on=None,
        paragraph=f'<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>{line}<w:jc w:val="both"/>',
        run=f'{font("仿宋_GB2312")}<w:spacing w:val="-5"/>{size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
    )
    styles = (
        Style(
            id="Title",
            name="Title",
            next="BodyText",
            paragraph='<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>'
            '<w:spacing w:before="579" w:after="579" w:line="579" w:lineRule="exact"/><w:jc w:val="center"/>',
            run=f'{font("方正小标宋简体")}<w:spacing w:val="0"/>{size(44)}',
        ),
        heading(1, two, font("黑体")),
        heading(2, two, font("楷体_GB2312")),
        heading(3, two, font("仿宋_GB2312")),
        heading(4, two, font("仿宋_GB2312")),
        Style(id="BodyText", name="Body Text", paragraph=two),
        Style(id="Contact", name="Contact", paragraph=f"<w:keepNext/>{two}"),
        Style(
            id="Signature",
            name="Signature",
            next="Date",
            paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="579"/>'
            '<w:ind w:left="2520" w:rightChars="200" w:right="630"/><w:jc w:val="right"/>',
        ),
        Style(
            id="Date",
            name="Date",
            paragraph='<w:keepLines/><w:ind w:rightChars="400" w:right="1260"/><w:jc w:val="right"/>',
        ),
        Style(
            id="Footer",
            name="footer",
            paragraph='<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/>',
            run=f'{font("宋体", "宋体")}<w:spacing w:val="0"/>{size(28)}',
        ),
    )
    return Layout(
        file="bulletin.docx",
        language="zh-CN",
        normal=normal,
        styles=styles,
        page='<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417"'
        ' w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/>',
        # the number stands one character in from the outer edge
        odd='<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>',
        even='<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
        # makes Word take “quotation marks” from the Chinese font, as wide as a character
        run='<w:rFonts w:hint="eastAsia"/>',
    )


def english() -> Layout:
    """A plain report on A4: no standard asks for anything, so that it reads well is enough."""
    normal = Style(
        id="Normal",
        name="Normal",
        based_on=None,
        paragraph='<w:overflowPunct w:val="1"/><w:spacing w:after="120" w:line="276" w:lineRule="auto"/>',
        run=f'{font("宋体")}{size(23)}<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>',
    )
    bold = "<w:b/><w:bCs/>"
    styles = (
        Style(
            id="Title",
            name="Title",
            next="BodyText",
            paragraph="<w:keepNext/><w:keepLines/>"
            '<w:spacing w:before="120" w:after="360" w:line="264" w:lineRule="auto"/>'
            '<w:ind w:left="567" w:right="567"/><w:jc w:val="center"/>',
            run=f"{bold}{size(36)}",
        ),
        heading(1, '<w:spacing w:before="360" w:after="120"/>', f"{bold}{size(28)}"),
        heading(2, '<w:spacing w:before="280" w:after="120"/>', f"{bold}{size(24)}"),
        heading(3, '<w:spacing w:before="200" w:after="80"/>', f"<w:i/><w:iCs/>{size(23)}"),
        heading(4, '<w:spacing w:before="160" w:after="80"/>', f"<w:i/><w:iCs/>{size(23)}"),
        Style(id="BodyText", name="Body Text"),
        Style(id="Contact", name="Contact", paragraph='<w:keepNext/><w:spacing w:after="40"/>'),
        Style(
            id="Signature",
            name="Signature",
            next="Date",
            paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="480" w:after="40"/>'
            '<w:ind w:left="2835"/><w:jc w:val="right"/>',
        ),
        Style(id="Date", name="Date", paragraph='<w:keepLines/><w:jc w:val="right"/>'),
        Style(
            id="Footer",
            name="footer",
            paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            run=size(20),
        ),
    )
    return Layout(
        file="bulletin.en.docx",
        language="en-GB",
        normal=normal,
        styles=styles,
        page='<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709"'
        ' w:gutter="0"/><w:cols w:space="708"/>',
        odd='<w:jc w:val="right"/>',
        even='<w:jc w:val="left"/>',
    )


def paragraph(text: str, style: str = "BodyText", properties: str = "", run: str = "") -> str:
    """A paragraph of one run, so that no tag is torn."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    words = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f"<w:p>{head}<w:r>{words}<w:t>{escape(text)}</w:t></w:r></w:p>"


def document(layout: Layout) -> str:
    """The text with its tags: what an office copies and changes in Word."""
    keep = "<w:keepNext/>"  # the signature is never alone on a page
    rows = [
        ("{{ title }}", "Title", ""),
        ("{%p for block in bulletin.blocks %}", "BodyText", ""),
        ("{%p if block.level == 1 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading1", ""),
        ("{%p elif block.level == 2 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading2", ""),
        ("{%p elif block.level == 3 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading3", ""),
        ("{%p elif block.level == 4 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading4", ""),
        ("{%p elif loop.last %}", "BodyText", ""),
        ("{{ block.line }}", "BodyText", keep),
        ("{%p else %}", "BodyText", ""),
        ("{{ block.line }}", "BodyText", ""),
        ("{%p endif %}", "BodyText", ""),
        ("{%p endfor %}", "BodyText", ""),
        ("{%p for line in bulletin.contact %}", "Contact", ""),
        ("{{ line }}", "Contact", ""),
        ("{%p endfor %}", "Contact", ""),
        ("{{ bulletin.signature }}", "Signature", ""),
        ("{{ bulletin.date }}", "Date", ""),
    ]
    text = "".join(paragraph(*row, run=layout.run) for row in rows)
    footers = '<w:footerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId4"/>'
    return f"<w:document {W} {R}><w:body>{text}<w:sectPr>{footers}{layout.page}</w:sectPr></w:body></w:document>"


def footer(properties: str) -> str:
    """The page number between dashes."""
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    head = f'<w:pPr><w:pStyle w:val="Footer"/>{properties}</w:pPr>'
    return f"<w:ftr {W}><w:p>{head}{dash.format('— ')}{page}{dash.format(' —')}</w:p></w:ftr>"


def style(made: Style) -> str:
    """A style as XML."""
    default = ' w:default="1"' if made.based_on is None else ""
    custom = ' w:customStyle="1"' if made.id == "Contact" else ""
    lines = [f'<w:style w:type="paragraph"{default}{custom} w:styleId="{made.id}"><w:name w:val="{made.name}"/>']
    lines += [f'<w:basedOn w:val="{made.based_on}"/>'] if made.based_on else []
    lines += [f'<w:next w:val="{made.next}"/>'] if made.next else []
    lines += ["<w:qFormat/>"]
    lines += [f"<w:pPr>{made.paragraph}</w:pPr>"] if made.paragraph else []
    lines += [f"<w:rPr>{made.run}</w:rPr>"] if made.run else []
    return "".join([*lines, "</w:style>"])


def styles(layout: Layout) -> str:
    """The styles, with the normal one as what everything starts from."""
    run = f"<w:rPrDefault><w:rPr>{layout.normal.run}</w:rPr></w:rPrDefault>"
    defaults = f"<w:docDefaults>{run}<w:pPrDefault/></w:docDefaults>"
    made = "".join(map(style, (layout.normal, *layout.styles)))
    return f"<w:styles {W}>{defaults}{made}</w:styles>"


def settings() -> str:
    """`compatibilityMode` 15 keeps Word from opening the file as one of an older Word."""
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat><w:compatSetting {mode}/></w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    """The fonts with what stands in for each."""
    made = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="{"00" if name.isascii() else "86"}"/><w:family w:val="{family}"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    return f"<w:fonts {W}>{''.join(made)}</w:fonts>"


def relations(*rows: tuple[str, str]) -> str:
    """Relationships, numbered as given."""
    made = (f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(rows, start=1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


def content_types() -> str:
    """What each part is."""
    types = {
        "word/document.xml": f"{TYPE}.document.main+xml",
        "word/styles.xml": f"{TYPE}.styles+xml",
        "word/settings.xml": f"{TYPE}.settings+xml",
        "word/fontTable.xml": f"{TYPE}.fontTable+xml",
        "word/footer1.xml": f"{TYPE}.footer+xml",
        "word/footer2.xml": f"{TYPE}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    made = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    suffixes = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    suffixes += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{suffixes}{made}</Types>'


def core(layout: Layout) -> str:
    """Nothing of its own: every document gets its properties from its case."""
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<cp:coreProperties {spaces}><dc:language>{layout.language}</dc:language></cp:coreProperties>"


def parts(layout: Layout) -> dict[str, str]:
    """All parts of a template."""
    kinds = ("styles", "settings", "fontTable")
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            (f"{RELATIONS}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(layout),
        "word/document.xml": document(layout),
        "word/_rels/document.xml.rels": relations(
            *((f"{RELATIONS}/{kind}", f"{kind}.xml") for kind in kinds),
            (f"{RELATIONS}/footer", "footer1.xml"),
            (f"{RELATIONS}/footer", "footer2.xml"),
        ),
        "word/styles.xml": styles(layout),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer(layout.odd),
        "word/footer2.xml": footer(layout.even),
    }


def make() -> dict[str, bytes]:
    """The files by name; stored without compression, so that every machine makes the same bytes."""
    made = {}
    for layout in (chinese(), english()):
        out = io.BytesIO()
        members = {name: (DECLARATION + text).encode() for name, text in parts(layout).items()}
        write_packed((pack(name, (data,), Compression.STORED) for name, data in members.items()), out)
        made[layout.file] = out.getvalue()
    return made


if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    for name, data in make().items():
        (TEMPLATES / name).write_bytes(data)
