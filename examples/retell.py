"""Tell the journals of the examples anew: each example's `history.py` is what its `journal.jsonl` came from.

    python examples/retell.py

writes journal, head and editions of every example beside its document. The same history gives the same bytes.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import inspection_core as ic

HERE = Path(__file__).parent


def retell(example: Path) -> None:
    """Remove what was recorded in an example, and record its history again."""
    for name in ("journal.jsonl", "journal.head"):
        (example / name).unlink(missing_ok=True)
    shutil.rmtree(example / "editions", ignore_errors=True)
    with ic.open(example) as folder:
        _history(example).tell(folder)


def _history(example: Path) -> ModuleType:
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
        retell(each)
        print(f"{each.name}: {len(ic.load(each).journal)} entries")
