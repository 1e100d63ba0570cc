"""Tell the journals of the examples anew: each example's `history.py` is what its `journal.jsonl` came from.

    python examples/retell.py [EXAMPLE…]

writes journal, head and editions of every example beside its document, and into `expected/` what should come out of
it: the texts of its publications, and the documents of the recipes that `EXPECTED` in `history.py` names. The same
history gives the same bytes.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import inspection_core as ic

HERE = Path(__file__).parent
RECORDED = ("journal.jsonl", "journal.head")


def retell(example: Path) -> None:
    """Remove what was recorded in an example, and record its history again."""
    for name in RECORDED:
        (example / name).unlink(missing_ok=True)
    for name in ("editions", "expected"):
        shutil.rmtree(example / name, ignore_errors=True)
    with ic.open(example) as folder:
        history_of(example).tell(folder)
    for name, data in expected(example).items():
        (example / "expected").mkdir(exist_ok=True)
        (example / "expected" / name).write_bytes(data)


def expected(example: Path) -> Mapping[str, bytes]:
    """What an example gives that people can read and compare: packages such as docx are left out."""
    made: dict[str, bytes] = {}
    for id in ic.load(example).standing.publications:
        made |= ic.rebuild_publication(example, id)
    with tempfile.TemporaryDirectory() as to:
        for recipe, day in getattr(history_of(example), "EXPECTED", {}).items():
            for path in ic.build(ic.jobs(example, as_of=day, to=to, recipe=recipe)):
                made[Path(path).name] = Path(path).read_bytes()
    return {name: data for name, data in made.items() if not data.startswith(b"PK")}


def history_of(example: Path) -> ModuleType:
    """The module that tells what happened in an example."""
    spec = importlib.util.spec_from_file_location(f"history_of_{example.name}", example / "history.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples() -> list[Path]:
    """The folders that tell their history."""
    return sorted(path.parent for path in HERE.glob("*/history.py"))


if __name__ == "__main__":
    for each in examples():
        if each.name in (sys.argv[1:] or [each.name]):
            retell(each)
            print(f"{each.name}: {len(ic.load(each).journal)} entries")
