"""What a bulletin says, and that it always says it in the same bytes."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from inspection_core_docx import BulletinOptions, Compression
from inspection_core_docx._titles import balanced
from lxml import etree

import inspection_core as ic

from ._documents import PLUGINS, export, paragraphs, parts, report_saying


def test_the_document_says_what_the_bulletin_says(report: ic.Report) -> None:
    said = [text.replace("\n", "") for text in paragraphs(export(report))]
    assert list(ic.bulletin(report).lines) == said


def test_headings_are_headings_to_word(public: ic.Report) -> None:
    document = parts(export(public))["word/document.xml"].decode()
    levels = [block.level for block in ic.bulletin(public).blocks]
    assert [levels.count(n) for n in (1, 2, 3)] == [document.count(f'w:val="Heading{n}"') for n in (1, 2, 3)]


def test_nothing_withheld_is_in_a_public_document(public: ic.Report, internal: ic.Report) -> None:
    withheld = internal.item("f13")
    words = [withheld.title, withheld.text, *(paragraph.text for paragraph in withheld.account)]
    said = b"\0".join(parts(export(public)).values()).decode()
    assert 1 == public.withheld
    assert [] == [text for text in words if text in said]
    assert withheld.title in b"\0".join(parts(export(internal)).values()).decode()


def test_the_same_report_gives_the_same_bytes(report: ic.Report) -> None:
    assert export(report) == export(report)


def test_another_process_gives_the_same_bytes(root: Path, public: ic.Report) -> None:
    code = """
import datetime as dt, hashlib, sys, inspection_core as ic
report = ic.report(ic.load(sys.argv[1]), as_of=dt.date(2024, 3, 1), audience="public")
print(hashlib.sha256(ic.export(report, "docx-bulletin")).hexdigest())
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(root / "examples" / "foreign-affairs-office")],
        env=os.environ | {"PYTHONHASHSEED": "20240301", "TZ": "Asia/Shanghai"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert hashlib.sha256(export(public)).hexdigest() == done.stdout.strip()


def test_members_stand_in_order_and_tell_no_time_and_no_system(public: ic.Report) -> None:
    with zipfile.ZipFile(io.BytesIO(export(public))) as package:
        members = package.infolist()
    assert "[Content_Types].xml" == members[0].filename
    assert {((1980, 1, 1, 0, 0, 0), 0)} == {(member.date_time, member.create_system) for member in members}


def test_the_file_says_of_itself_what_the_case_says(public: ic.Report) -> None:
    core = etree.fromstring(parts(export(public))["docProps/core.xml"])
    said = {etree.QName(element).localname: element.text for element in core}
    assert {
        "title": ic.bulletin(public).title,
        "creator": public.inspection.inspected,
        "created": "2024-03-01T00:00:00Z",
        "modified": "2024-03-01T00:00:00Z",
        "language": "zh-CN",
    } == said


@pytest.mark.parametrize("compression", Compression)
def test_compression_changes_nothing_but_the_size(public: ic.Report, compression: Compression) -> None:
    assert parts(export(public)) == parts(export(public, compression=compression.value))


def test_options_can_be_an_object(public: ic.Report) -> None:
    options = BulletinOptions(compression=Compression.STORED)
    data = ic.export(public, "docx-bulletin", options=options, plugins=PLUGINS)
    assert export(public, compression="stored") == data


def test_an_unknown_compression_is_refused(public: ic.Report) -> None:
    with pytest.raises(ic.OptionsError, match="'9' is none of 6, 1, isal, stored"):
        export(public, compression="9")


def test_a_bulletin_is_small(public: ic.Report) -> None:
    assert 20_000 > len(export(public))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("某市人民政府外事办公室关于巡察整改进展情况的通报", ["某市人民政府外事办公室", "关于巡察整改进展情况的通报"]),
        ("某局党组关于整改情况的通报", ["某局党组关于整改情况的通报"]),
        (
            "青溪县粮食和物资储备局关于常规巡察集中整改进展情况的报告",
            ["青溪县粮食和物资储备局", "关于常规巡察集中整改进展情况的报告"],
        ),
        (
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八",
            ["一二三四五六七八九十一二三四五六七八九十一二三四五六七八"],
        ),
        (
            "中共某某市某某局党组关于中共某某市委第五巡察组巡察反馈意见整改进展情况的通报",
            ["中共某某市某某局党组", "关于中共某某市委第五巡察组", "巡察反馈意见整改进展情况的通报"],
        ),
    ],
)
def test_a_title_is_broken_where_words_end(title: str, lines: list[str]) -> None:
    assert lines == balanced(title).split("\n")


@pytest.mark.parametrize(
    ("title", "kind", "lines"),
    [
        (
            "岚川市望湖区人民政府生态环境保护督察反馈问题整改台账",
            "生态环境保护督察",
            ["岚川市望湖区人民政府", "生态环境保护督察反馈问题整改台账"],
        ),
        ("青溪县粮食局内部巡察集中整改进展情况报告", "内部巡察", ["青溪县粮食局内部巡察集中整改进展情况报告"]),
        (
            "青溪县粮食和物资局内部巡察集中整改进展情况报告",
            "内部巡察",
            ["青溪县粮食和物资局内部巡察", "集中整改进展情况报告"],
        ),
        (
            "岚川市望湖区卫生健康和体育委员会审计查出问题整改台账",
            "",
            ["岚川市望湖区卫生健康和体育委员会审计", "查出问题整改台账"],
        ),
    ],
)
def test_the_kind_of_inspection_is_not_torn(title: str, kind: str, lines: list[str]) -> None:
    assert lines == balanced(title, kind).split("\n")


def test_a_title_with_very_many_joints_is_broken_as_well() -> None:
    """There are more ways to break it than can be tried one by one."""
    assert ["整改情况" * 5] * 12 == balanced("整改情况" * 60).split("\n")


def test_an_empty_text_is_an_empty_paragraph_and_not_none(public: ic.Report) -> None:
    assert "" in paragraphs(export(report_saying(public, "")))


def test_offering_the_exporter_loads_nothing_heavy() -> None:
    code = "import sys, inspection_core_docx as d; list(d.inspection_exporters()); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert set() == {"docx", "docxtpl", "jinja2", "lxml", "zipfile"} & set(done.stdout.split())


# --- the red head -----------------------------------------------------------------------------------------------


def test_a_bulletin_has_no_red_head_of_itself(public: ic.Report) -> None:
    assert ic.bulletin(public).title == "".join(paragraphs(export(public))[0].split("\n"))


def test_the_red_head_stands_above_the_title_with_its_number_over_the_line(public: ic.Report) -> None:
    made = paragraphs(export(public, red_head="市外办党组文件", number="外办党〔2024〕5号"))
    assert ["市外办党组文件", "外办党〔2024〕5号"] == made[:2]
    assert ic.bulletin(public).title == "".join(made[2].split("\n"))
