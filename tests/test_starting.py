"""A case of a document in one go: with whatever exporters there are, all of it or nothing."""

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from attrs import evolve

import inspection_core as ic
from inspection_core.cli import main
from inspection_core.cli._common import Session
from inspection_core.cli._start_from_document import Around, start_from
from inspection_core.hooks import Exporter, hookimpl
from inspection_core.plugins import Plugins

from .data.cases import day
from .test_cli import CHINESE, Said, run

NOTE = """
import inspection_core as ic

def read(files, request):
    names = (files[0].read_text(encoding="utf-8") + "?\\n?").split("\\n")
    bodies = (ic.Body(id="b-inspecting", name=names[0]), ic.Body(id="b-inspected", name=names[1]))
    inspection = ic.Inspection(id="x", title="甲", inspecting="b-inspecting", inspected="b-inspected")
    finding = ic.Finding(id="f01", number="1", title="会议记录不全", text="会议记录不全。")
    return ic.Draft(document=ic.Document(inspection=inspection, bodies=bodies, findings=(finding,)))

@ic.hookimpl
def inspection_importers():
    yield ic.Importer(name="note", suffixes=(".note",), read=read)

@ic.hookimpl
def inspection_readers():
    yield ic.Reader(name="note", suffixes=(".note",), read=lambda path: ic.SourceText.of(path.read_text()))
"""
LEDGER = "序号,反馈问题,整改措施\n1,会议记录不全,补齐记录。\n"


def begin(folder: Path, plugins: Plugins) -> None:
    """Make the case of a document and a ledger in `folder/new`."""
    inspection = ic.Inspection(id="x", title="甲", inspecting="b-1", inspected="b-2")
    document = ic.Document(
        inspection=evolve(inspection, profile="neutral-zh"),
        bodies=(ic.Body(id="b-1", name="组"), ic.Body(id="b-2", name="局")),
        findings=(ic.Finding(id="f01", number="1", title="会议记录不全", text="会议记录不全。"),),
    )
    reading = ic.AsRead(
        part="inspection", name="title", title="标题", value="甲", quote="甲", where=ic.Location(file="甲.note", line=1)
    )
    (folder / "台账.csv").write_text(LEDGER, encoding="utf-8")
    around = Around(
        file=folder / "甲.note",
        others=[folder / "台账.csv"],
        request=ic.Request(profile=plugins.profile("neutral-zh")),
        on=day(2, 20),
    )
    session = Session(language="zh", plugins=plugins)
    start_from(session, ic.Draft(document=document, readings=(reading,)), str(folder / "new"), around)


def test_without_excel_the_ledger_and_the_sheet_are_csv(tmp_path: Path) -> None:
    begin(tmp_path, Plugins())
    assert ["台账.csv", "核对表.csv"] == sorted(path.name for path in (tmp_path / "new" / "build").iterdir())
    assert "补齐记录。" in (tmp_path / "new" / "build" / "台账.csv").read_text(encoding="utf-8-sig")


class Broken:
    """Makes no ledger in Excel."""

    @hookimpl
    def inspection_exporters(self) -> Iterator[Exporter]:
        yield Exporter(name="xlsx-ledger", suffix=".xlsx", render=self._fail)

    def _fail(self, _view: Any, _options: Any, _out: IO[bytes]) -> None:
        raise OSError("no space")


def test_a_document_that_can_not_be_made_leaves_no_case(tmp_path: Path) -> None:
    with pytest.raises(ic.ExportError):
        begin(tmp_path, Plugins(Broken()))
    assert ["台账.csv"] == [path.name for path in tmp_path.iterdir()]


# --- what nobody said ---------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def start(folder: Path, *words: str, note: str = "") -> Said:
    (folder / "note.py").write_text(NOTE, encoding="utf-8")
    (folder / "甲.note").write_text(note, encoding="utf-8")
    return run("start", "甲.note", *words, "--plugin", folder / "note.py", cwd=folder, lang=CHINESE)


def names(folder: Path) -> list[str]:
    return [body.name for body in ic.load(folder / "甲").document.bodies]


def test_what_the_document_says_is_taken(tmp_path: Path) -> None:
    made = start(tmp_path, note="第一组\n水务局\n")
    assert (0, ["第一组", "水务局"], "") == (made.status, names(tmp_path), made.err)


def test_what_an_option_says_comes_first(tmp_path: Path) -> None:
    start(tmp_path, "--inspected", "县水务局", note="第一组\n水务局\n")
    assert ["第一组", "县水务局"] == names(tmp_path)


def test_what_nobody_says_stays_open_and_is_told_with_its_option(tmp_path: Path) -> None:
    made = start(tmp_path, note="第一组\n?\n")
    assert (0, ["第一组", "?"]) == (made.status, names(tmp_path))
    assert "IC097：文件没有写明被检查单位，案卷暂写“?”" == made.err.splitlines()[0]
    assert "--inspected" in made.err.splitlines()[1]


def test_at_a_terminal_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "note.py").write_text(NOTE, encoding="utf-8")
    (tmp_path / "甲.note").write_text("第一组\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", Terminal("水务局\n"))
    monkeypatch.setattr(sys, "argv", ["inspection", "start", "甲.note", "--lang", "zh", "--plugin", "note.py"])
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.chdir(tmp_path), contextlib.redirect_stdout(out), pytest.raises(SystemExit):
        main()
    assert ["第一组", "水务局"] == names(tmp_path)
