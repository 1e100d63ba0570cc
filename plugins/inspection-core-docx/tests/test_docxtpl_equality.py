"""What docxtpl makes of a template, ours makes too: the same XML for whatever of its language is allowed."""

import io
import re
from types import SimpleNamespace as Thing

import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from inspection_core_docx import BulletinOptions, Compression
from inspection_core_docx._filling import fill
from inspection_core_docx._package import write_packed
from inspection_core_docx._rendering import context
from inspection_core_docx._template import Template, compile_template
from lxml import etree

import inspection_core as ic

from ._documents import TEMPLATES, W, export, parts, said, template

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W[1:-1]}" xmlns:r="{KINDS}"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
PICTURE = """<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
><wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="p"/><a:graphic
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
><pic:nvPicPr><pic:cNvPr id="7" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture"
/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""

CONTEXT = {
    "title": "A & B <C> “引”'\"",
    "count": 2,
    "empty": "",
    "nothing": (),
    "colour": "FF0000",
    "lines": "一\n二\n三",
    "items": (Thing(name="甲", rows=(Thing(n=1), Thing(n=2))), Thing(name="乙 & <丙>", rows=(Thing(n=3),))),
}


def cell(*texts: str, properties: str = "") -> str:
    about = f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>'
    return f"<w:tc>{about}{''.join(map(said, texts))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def runs(*texts: str) -> str:
    made = (f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{''.join(made)}</w:p>"


def document(body: str, **more: str) -> bytes:
    """A template with a picture to show, and with a header and footnotes that hold a text."""
    made = parts(template("x"))
    rels, types = made["word/_rels/document.xml.rels"].decode(), made["[Content_Types].xml"].decode()
    changed = {"word/media/image1.png": PIXEL}
    added = f'<Relationship Id="rIdPicture" Type="{KINDS}/image" Target="media/image1.png"/>'
    kinds = '<Default Extension="png" ContentType="image/png"/>'
    for name, content in more.items():
        single = name.rstrip("s") if name == "headers" else name
        root = {"header": "hdr", "footnotes": "footnotes"}[single]
        inner = said(content) if single == "header" else f'<w:footnote w:id="1">{said(content)}</w:footnote>'
        changed[f"word/{single}.xml"] = f"<w:{root} {SPACES}>{inner}</w:{root}>".encode()
        added += f'<Relationship Id="rId{single}" Type="{KINDS}/{single}" Target="{single}.xml"/>'
        kinds += f'<Override PartName="/word/{single}.xml" ContentType="{TYPES}.{single}+xml"/>'
    changed["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", f"{added}</Relationships>").encode()
    changed["[Content_Types].xml"] = types.replace("<Override", f"{kinds}<Override", 1).encode()
    return template(body=body, footer="{{ title }} ", changed=changed)


def ours(data: bytes, values: dict[str, object]) -> bytes:
    out = io.BytesIO()
    properties = Thing(title="t", creator="c", day="2024-03-01", language="zh-CN")
    write_packed(list(fill(compile_template(data), values | {"properties": properties}, Compression.STORED)), out)
    return out.getvalue()


def theirs(data: bytes, values: dict[str, object]) -> bytes:
    made = DocxTemplate(io.BytesIO(data))
    made.render(dict(values), autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def canonical(data: bytes) -> dict[str, bytes]:
    """The parts with text as canonical XML; pictures are numbered as each likes."""
    texts = {name: part for name, part in parts(data).items() if re.match(r"word/[dhf]\w+\d?\.xml", name)}
    made = {name: etree.tostring(etree.fromstring(part), method="c14n") for name, part in texts.items()}
    return {name: re.sub(rb'(<wp:docPr id=)"\d+"', rb"\1", part) for name, part in made.items()}


LOOP = "{%p for item in items %}"
BODIES = {
    "values": said("{{ title }}，{{ count }}{{ empty }}。{{ items[1].name }}"),
    "expressions": said("{{ count + 1 }} {{ -count }} {{ 'a' if count == 2 else 'b' }} {{ items|length - 1 }}"),
    "filters": said("{{ title|upper|trim }}{{ title|replace('&amp;', 'und') }}{{ absent|default('—') }}"),
    "joined": said("{{ ['a&amp;', title]|join('、') }}{{ (items|first).name }}{{ (items|last).name|lower }}"),
    "escaped twice by hand": said("{{ title|e }}"),
    "a literal": said("{{ '&lt;b&gt;' }}"),
    "paragraphs in a loop": "".join(map(said, (LOOP, "{{ loop.index }}. {{ item.name }}", "{%p endfor %}"))),
    "an empty loop": "".join(map(said, ("{%p for x in nothing %}", "x", "{%p else %}", "无", "{%p endfor %}"))),
    "loops in loops": "".join(
        map(said, (LOOP, "{%p for r in item.rows %}", "{{ item.name }}{{ r.n }}", "{%p endfor %}", "{%p endfor %}"))
    ),
    "conditions on paragraphs": "".join(
        map(
            said,
            ("{%p if count == 1 %}", "一", "{%p elif count == 2 %}", "二", "{%p else %}", "多", "{%p endif %}"),
        )
    ),
    "a condition in a run": said("前{% if count &gt; 1 and title %}{{ title }}{% else %}无{% endif %}后"),
    "a loop in a run": said("{% for item in items %}{{ item.name }}{% if not loop.last %}、{% endif %}{% endfor %}"),
    "a loop over runs": runs("{% for item in items %}", "{{ item.name }}", "{% endfor %}"),
    "runs with r": runs("a", "{%r for item in items %}", "{{ item.name }}", "{%r endfor %}", "z"),
    "runs with r on a condition": runs("a", "{%r if count == 1 %}", "一", "{%r endif %}", "z"),
    "tags torn by Word": runs("{", "{ ti", "tle }", "} {%", " if count %", "}x{% endif %}"),
    "rows": table(row("头", "行"), row("{%tr for i in items %}"), row("{{ i.name }}", "x"), row("{%tr endfor %}")),
    "rows of one tag row": table(row("{% for r in items %}{{ r.name }}{% endfor %}", "x")),
    "rows on a condition": table(row("{%tr if count == 1 %}"), row("a", "b"), row("{%tr endif %}"), row("c", "d")),
    "rows in rows": table(
        row("{%tr for i in items %}"),
        row("{%tr for r in i.rows %}"),
        row("{{ i.name }}", "{{ r.n }}"),
        row("{%tr endfor %}"),
        row("{%tr endfor %}"),
    ),
    "cells": table(row("x", "{%tc for i in items %}", "{{ i.name }}", "{%tc endfor %}")),
    "cells on a condition": table(row("x", "{%tc if count == 1 %}", "y", "{%tc endif %}")),
    "cells merged downwards": table(
        row("{%tr for r in items %}"), row(cell("{% vm %}共 {{ count }} 项"), "{{ r.name }}"), row("{%tr endfor %}")
    ),
    "cells merged sideways": table(row("{%tc for r in items %}", "{% hm %}{{ title }}", "{%tc endfor %}")),
    "cells merged sideways by two": table(
        row("{%tc for r in items %}", cell("{% hm %}x", properties='<w:gridSpan w:val="2"/>'), "{%tc endfor %}")
    ),
    "a cell's colour": table(row("{% cellbg colour %}{{ title }}", "y")),
    "a cell's colour by a condition": table(
        row("{%tr for i in items %}"),
        row("{% cellbg 'FF0000' if loop.first else '00FF00' %}{{ i.name }}", "y"),
        row("{%tr endfor %}"),
    ),
    "a cell's span": table(row("a", "b"), row("{% colspan count %}{{ title }}")),
    "comments": said("a{# nothing #}b") + said("{#p nothing #}") + table(row("x"), row("{#tr nothing #}"), columns=1),
    "comments among values": said("{{ title }}{# nothing #}") + said("{#p {{ nobody }} #}"),
    "white space taken out": said("前 ") + said("{%- if count == 2 %}有{% endif -%}") + said(" 后"),
    "white space around tags": said("  {{ title }}  {% if count -%}  x  {%- endif %}  "),
    "line breaks in a value": said("{{ lines }}后") + runs("a", "{{ lines }}"),
    "a picture": f"<w:p>{PICTURE}</w:p>" + said("{{ title }}"),
    "a picture in a loop": said(LOOP) + f"<w:p>{PICTURE}</w:p>" + said("{%p endfor %}"),
    "a bookmark, a link to it, a field": '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>{{ title }}</w:t></w:r>'
    '<w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="a"><w:r><w:t>{{ title }}</w:t></w:r></w:hyperlink>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_what_docxtpl_makes_of_it(name: str) -> None:
    data = document(BODIES[name] + said("末"))
    assert canonical(theirs(data, CONTEXT)) == canonical(ours(data, CONTEXT))


@pytest.mark.parametrize(
    "text", ["{{ title }}{% for i in items %}{{ i.name }}{% endfor %}", "{% if count %}x{% endif %}", "x"]
)
def test_headers_footers_and_footnotes_are_what_docxtpl_makes_of_them(text: str) -> None:
    reference = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    data = document(f"{said('{{ title }}')}{reference}", header=text, footnotes=text)
    made = canonical(ours(data, CONTEXT))
    assert {"word/header.xml", "word/footnotes.xml", "word/footer1.xml"} < set(made)
    assert canonical(theirs(data, CONTEXT)) == made


def test_a_bulletin_is_what_docxtpl_makes_of_it(report: ic.Report) -> None:
    data = (TEMPLATES / ("bulletin.docx" if report.language == "zh" else "bulletin.en.docx")).read_bytes()
    assert canonical(theirs(data, dict(context("bulletin", report, BulletinOptions())))) == canonical(export(report))


def test_a_tab_is_seen_as_docxtpl_shows_it() -> None:
    """In the run of its text, where docxtpl ends the run for it."""
    data, values = document(said("{{ lines }}")), CONTEXT | {"lines": "一\t二\n三"}
    order = [
        [
            element.tag
            for element in etree.fromstring(parts(made)["word/document.xml"]).iter(f"{W}t", f"{W}tab", f"{W}br")
        ]
        for made in (theirs(data, values), ours(data, values))
    ]
    assert order[0] == order[1]


def test_pictures_in_a_loop_get_numbers_of_their_own() -> None:
    made = parts(ours(document(BODIES["a picture in a loop"] + said("末")), CONTEXT))["word/document.xml"].decode()
    numbers = re.findall(r'docPr id="(\d+)"', made)
    assert 2 == len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{r rich }}", "DX011"),
        ("{{p rich }}", "DX011"),
        ("{{ rich }}", "DX013"),
        ("{{ picture }}", "DX013"),
        ("{{ listing }}", "DX013"),
        ("{{p subdocument }}", "DX011"),
        ("{{ rich.add('x') }}", "DX011"),
        ("{{ rich|safe }}", "DX011"),
        ("{{ 1000000 * loop.length }}", "DX011"),
        ("{{ 2 * 'x' }}", "DX011"),
    ],
)
def test_what_docxtpl_would_render_and_we_do_not_allow_is_refused(text: str, code: str) -> None:
    inner = DocxTemplate(io.BytesIO(template("x")))
    values = {
        "rich": RichText("<b>"),
        "picture": InlineImage(inner, io.BytesIO(PIXEL)),
        "listing": Listing("a\n<b>"),
    }
    with pytest.raises((ic.OptionsError, ic.ExportError)) as caught:
        ours(document(said("一") + said(text)), values)
    assert [(code, 2)] == [(problem.code, problem.where.paragraph) for problem in caught.value.problems]


SOUND = {
    "values": True,
    "a condition in a run": True,
    "loops in loops": True,
    "rows in rows": True,
    "cells merged downwards": True,
    "white space around tags": True,
    "a cell's colour": False,  # a break in what is printed would stand in an attribute
    "a loop over runs": False,  # a turn begins in one run and ends in another
}


@pytest.mark.parametrize("name", SOUND)
def test_only_what_must_be_is_parsed_for_each_document(name: str) -> None:
    made: Template = compile_template(document(BODIES[name]))
    assert SOUND[name] is {part.source.name: part.sound for part in made.parts}["word/document.xml"]
