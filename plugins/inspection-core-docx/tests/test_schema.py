"""Every part is what ECMA-376 says."""

from pathlib import Path

import pytest
from lxml import etree

import inspection_core as ic

from ._documents import export, parts, report_saying, require_valid, schema_of, template


def test_every_part_is_valid(report: ic.Report, material: Path) -> None:
    require_valid(export(report), material)


def test_every_part_is_valid_with_breaks_and_tabs(public: ic.Report, material: Path) -> None:
    require_valid(export(report_saying(public, "一\n二\t三")), material)


TABLE = """<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{%tr for aspect in report.aspects %}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{ aspect.title }}</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr/><w:p><w:r><w:t>{%tc for item in aspect.items %}</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr/><w:p><w:r><w:t>{{ item.number }}</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr/><w:p><w:r><w:t>{%tc endfor %}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


def test_a_table_whose_columns_are_multiplied_is_valid(public: ic.Report, material: Path, tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(template("末", body=TABLE))
    data = export(public, template=tmp_path / "table.docx")
    require_valid(data, material)
    widest = max(len(aspect.items) for aspect in public.aspects)
    assert widest + 1 == parts(data)["word/document.xml"].count(b"<w:gridCol ")


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_the_package_is_valid(public: ic.Report, material: Path, name: str) -> None:
    schemas = material / "ooxml-schema" / "opc-xsd"
    kind = "opc-contentTypes.xsd" if name.startswith("[") else "opc-relationships.xsd"
    schema = schema_of(schemas / kind)
    schema.validate(etree.fromstring(parts(export(public))[name]))
    assert [] == list(schema.error_log)
