"""Write the templates of the package: `python plugins/inspection-core-docx/scripts/make_templates.py`.

They are ordinary Word files with docxtpl's tags, made here so that every measure has its reason beside it and
so that they stay small. A test holds the files to this script. `templates/` has a module for each document, whose
`body(layout)` gives its text with its tags: what an office copies and changes in Word.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path

from inspection_core_docx._options import Compression
from inspection_core_docx._package import pack, write_packed

HERE = Path(__file__).parent
TEMPLATES = HERE.parent / "src" / "inspection_core_docx" / "templates"
sys.path.insert(0, str(HERE))


def make() -> dict[str, bytes]:
    """The files by name; stored without compression, so that every machine makes the same bytes."""
    from templates import layout

    made = {}
    for path in sorted((HERE / "templates").glob("*.py")):
        if path.stem not in ("__init__", "layout"):
            document = import_module(f"templates.{path.stem}")
            for paper, suffix in ((layout.chinese(), ""), (layout.english(), ".en")):
                name = f"{path.stem.replace('_', '-')}{suffix}.docx"
                made[name] = _package(layout.parts(paper, document.body(paper)), layout.DECLARATION)
    return made


def _package(parts: dict[str, str], declaration: str) -> bytes:
    out = io.BytesIO()
    members = {name: (declaration + text).encode() for name, text in parts.items()}
    write_packed((pack(name, (data,), Compression.STORED) for name, data in members.items()), out)
    return out.getvalue()


if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    for name, data in make().items():
        (TEMPLATES / name).write_bytes(data)
