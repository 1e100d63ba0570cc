"""The libraries that we are compared with: plain docxtpl, python-docx by hand, and those of npm, as they are found."""

from __future__ import annotations

import io
import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

import inspection_core as ic

from . import cases

PACKAGES = ("docxtemplater", "pizzip", "easy-template-x", "carbone")
PEERS = ("docxtemplater", "easy-template-x", "carbone")
STYLES = {1: "Heading1", 2: "Heading2", 3: "Heading3", 4: "Heading4", 0: "BodyText"}


def by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    """As its documentation says, with every text escaped."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.render(dict(context), autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def by_hand(template: bytes, outline: ic.Bulletin, rows: list[dict[str, str]]) -> bytes:
    """python-docx: paragraph by paragraph, cell by cell, into a document with our styles."""
    from docx import Document

    made = Document(io.BytesIO(template))
    styles = {style.style_id: style for style in made.styles}
    made.add_paragraph(outline.title, styles["Title"])
    for block in outline.blocks:
        made.add_paragraph(block.line, styles[STYLES[block.level]])
    for line in outline.contact:
        made.add_paragraph(line, styles["Contact"])
    made.add_paragraph(outline.signature, styles["Signature"])
    made.add_paragraph(outline.date, styles["Date"])
    if rows:
        table = made.add_table(len(rows), len(cases.COLUMNS))
        for row, target in zip(rows, table.rows, strict=True):
            for name, cell in zip(cases.COLUMNS, target.cells, strict=True):
                cell.text = row[name]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def template_for(peer: str, name: str) -> bytes:
    """Our template in the language of a peer."""
    columns = cases.COLUMNS if name == "ledger" else ()
    end = (("{signature}", "Signature"), ("{date}", "Date"))
    if peer == "carbone":
        body = [_carbone(n) for n in STYLES]
        rows = (tuple(f"{{d.rows[i].{c}}}" for c in columns), ("{d.rows[i+1].number}",)) if columns else ()
        end = tuple((text.replace("{", "{d."), style) for text, style in end)
        return cases.template_of(
            ("{d.title}", "Title"), *itertools.chain(*body), ("{d.blocks[i+1].line}", "BodyText"), *end, rows=rows
        )
    body = [((f"{{#h{n}}}", "BodyText"), ("{line}", style), (f"{{/h{n}}}", "BodyText")) for n, style in STYLES.items()]
    cells = [f"{{{column}}}" for column in columns]
    rows = ((f"{{#rows}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/rows}}"),) if columns else ()
    loop = (("{#blocks}", "BodyText"), *itertools.chain(*body), ("{/blocks}", "BodyText"))
    return cases.template_of(("{title}", "Title"), *loop, *end, rows=rows)


def _carbone(level: int) -> tuple[tuple[str, str], ...]:
    """A paragraph of one kind, shown where the block is of that kind."""
    shown = f"{{d.blocks[i].level:ifEQ({level}):showBegin}}"
    hidden = "{d.blocks[i].level:showEnd}"
    return ((f"{shown}{{d.blocks[i].line}}{hidden}", STYLES[level]),)


@frozen
class Node:
    """A process of node that has the libraries and makes a document whenever it is asked."""

    process: subprocess.Popen[str]

    def make(self, peer: str, template: Path, data: Path, out: Path | None = None) -> float:
        """CPU milliseconds for a document; RuntimeError where it can't be made."""
        asked = {"peer": peer, "template": str(template), "data": str(data), "out": str(out) if out else None}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "node has ended"}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return float(answer["ms"])


@contextmanager
def node(folder: Path) -> Iterator[Node | None]:
    """The libraries installed into a folder and started; None, with a line that says why, where that can't be."""
    try:
        commands = [shutil.which(name) or name for name in ("npm", "node")]
        install = [commands[0], "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
        (folder / "package.json").write_text("{}", encoding="utf-8")
        subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=180)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"  {', '.join(PEERS)} are skipped: {error}")
        yield None
        return
    script = [commands[1], str(Path(__file__).with_suffix(".mjs"))]
    with subprocess.Popen(script, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Node(process)
        assert process.stdin is not None
        process.stdin.close()
