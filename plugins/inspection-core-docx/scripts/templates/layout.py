"""How our templates look: paper, fonts, styles, and the parts of a Word file around the text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from attrs import frozen

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
    """What differs between the Chinese and the English templates; `page` is upright, `wide` lies on its side."""

    language: str
    normal: Style
    styles: tuple[Style, ...]
    page: str
    wide: str
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


_CELL = '<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
CELL, HEAD = f'{_CELL}<w:jc w:val="left"/>', f'{_CELL}<w:jc w:val="center"/>'
"""Cells leave the grid of lines, so that a table takes the room that its words take."""


KEEP = "<w:keepNext/>"
"""Keeps a paragraph on the page of what follows it."""


RED_HEAD = (
    '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="1200" w:after="400" w:line="240" w:lineRule="auto"/>'
    '<w:jc w:val="center"/>'
)
RED_LINE = (
    '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr>'
    '<w:snapToGrid w:val="0"/><w:spacing w:before="200" w:after="400" w:line="240" w:lineRule="auto"/>'
    '<w:jc w:val="center"/>'
)
"""The mark of the issuer, and below it the number of the document over a red line as wide as the text."""


def red(half_points: int) -> str:
    """A run in red, of a size."""
    return f'<w:color w:val="FF0000"/><w:spacing w:val="0"/>{size(half_points)}'


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
        Style(id="RedHead", name="Red Head", paragraph=RED_HEAD, run=f"{font('方正小标宋简体')}{red(52)}"),
        Style(id="RedLine", name="Red Line", paragraph=RED_LINE, run='<w:spacing w:val="0"/>'),
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
        Style(id="Cell", name="Cell", paragraph=CELL, run=f'{font("仿宋_GB2312")}<w:spacing w:val="0"/>{size(21)}'),
        Style(id="CellHead", name="Cell Head", paragraph=HEAD, run=f'{font("黑体")}<w:spacing w:val="0"/>{size(21)}'),
        Style(
            id="Footer",
            name="footer",
            paragraph='<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/>',
            run=f'{font("宋体", "宋体")}<w:spacing w:val="0"/>{size(28)}',
        ),
    )
    return Layout(
        language="zh-CN",
        normal=normal,
        styles=styles,
        page='<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417"'
        ' w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/>',
        wide='<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567"'
        ' w:gutter="0"/><w:cols w:space="425"/>',
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
        heading(3, '<w:spacing w:before="200" w:after="80"/>', f"{bold}{size(23)}"),
        heading(4, '<w:spacing w:before="160" w:after="80"/>', f"<w:i/><w:iCs/>{size(23)}"),
        Style(id="BodyText", name="Body Text"),
        Style(id="RedHead", name="Red Head", paragraph=RED_HEAD, run=f"{bold}{red(44)}"),
        Style(id="RedLine", name="Red Line", paragraph=RED_LINE),
        Style(id="Contact", name="Contact", paragraph='<w:keepNext/><w:spacing w:after="40"/>'),
        Style(
            id="Signature",
            name="Signature",
            next="Date",
            paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="480" w:after="40"/>'
            '<w:ind w:left="2835"/><w:jc w:val="right"/>',
        ),
        Style(id="Date", name="Date", paragraph='<w:keepLines/><w:jc w:val="right"/>'),
        Style(id="Cell", name="Cell", paragraph=CELL, run=size(19)),
        Style(id="CellHead", name="Cell Head", paragraph=HEAD, run=f"{bold}{size(19)}"),
        Style(
            id="Footer",
            name="footer",
            paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            run=size(20),
        ),
    )
    return Layout(
        language="en-GB",
        normal=normal,
        styles=styles,
        page='<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709"'
        ' w:gutter="0"/><w:cols w:space="708"/>',
        wide='<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567"'
        ' w:gutter="0"/><w:cols w:space="425"/>',
        odd='<w:jc w:val="right"/>',
        even='<w:jc w:val="left"/>',
    )


def paragraph(text: str, style: str = "BodyText", properties: str = "", run: str = "") -> str:
    """A paragraph of one run, so that no tag is torn."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    words = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f"<w:p>{head}<w:r>{words}<w:t>{escape(text)}</w:t></w:r></w:p>"


def section(layout: Layout, *, wide: bool = False, last: bool = True) -> str:
    """The paper of what stands before it, with its page numbers; one that isn't the last stands in a paragraph."""
    footers = '<w:footerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId4"/>'
    made = f"<w:sectPr>{footers}{layout.wide if wide else layout.page}</w:sectPr>"
    return made if last else f"<w:p><w:pPr>{made}</w:pPr></w:p>"


@frozen(kw_only=True)
class Column:
    """A column of a table: its head, what stands in it for each row, and its width in twips."""

    head: str
    text: str
    width: int


def table(loop: str, columns: tuple[Column, ...]) -> str:
    """A table with a row for each turn of a loop; its head is repeated on every page, no row is broken over two.

    The head stays with the first row: LibreOffice lost every row of a table whose head alone fitted on a page.
    """
    head = "".join(_cell(column.width, column.head, "CellHead", KEEP) for column in columns)
    body = "".join(_cell(column.width, column.text, "Cell") for column in columns)
    rows = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    rows += _tag_row(f"{{%tr for {loop} %}}", columns)
    rows += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{body}</w:tr>" + _tag_row("{%tr endfor %}", columns)
    return grid(tuple(column.width for column in columns), rows)


def form(rows: tuple[tuple[str, str], ...], *, widths: tuple[int, int]) -> str:
    """A sheet of labels with what belongs beside each."""
    kept = "<w:trPr><w:cantSplit/></w:trPr>"
    made = "".join(
        f"<w:tr>{kept}{_cell(widths[0], label, 'CellHead')}{_cell(widths[1], text, 'Cell')}</w:tr>"
        for label, text in rows
    )
    return grid(widths, made)


def grid(widths: tuple[int, ...], rows: str, margin: int = 85) -> str:
    """A table of rows as XML, over a grid of columns; `margin` is the room left and right of a text in its cell."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    margins = f"<w:tblCellMar>{sides}</w:tblCellMar>"
    about = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _tag_row(tag: str, columns: tuple[Column, ...]) -> str:
    """A row that only holds a tag, and goes with it."""
    rest = "".join(_cell(column.width, "", "Cell") for column in columns[1:])
    return f"<w:tr>{_cell(columns[0].width, tag, 'Cell')}{rest}</w:tr>"


def _cell(width: int, text: str, style: str, properties: str = "") -> str:
    """A cell; a text in several lines is several paragraphs."""
    words = "".join(paragraph(line, style, properties) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'


def footer(properties: str) -> str:
    """The page number between dashes."""
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    head = f'<w:pPr><w:pStyle w:val="Footer"/>{properties}</w:pPr>'
    return f"<w:ftr {W}><w:p>{head}{dash.format('— ')}{page}{dash.format(' —')}</w:p></w:ftr>"


def style(made: Style) -> str:
    """A style as XML."""
    default = ' w:default="1"' if made.based_on is None else ""
    custom = ' w:customStyle="1"' if made.id in ("Contact", "Cell", "CellHead", "RedHead", "RedLine") else ""
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


def parts(layout: Layout, body: str) -> dict[str, str]:
    """All parts of a template with a body, whose last element is its section."""
    kinds = ("styles", "settings", "fontTable")
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            (f"{RELATIONS}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(layout),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
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
