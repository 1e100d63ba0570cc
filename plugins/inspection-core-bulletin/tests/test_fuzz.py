"""Ten million bytes of damaged bulletins: each is read or refused in time, and nothing else is ever raised.

By hand, with as many million as one has time for: `python -m tests.test_fuzz 100` in the folder of this plugin.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from attrs import define
from inspection_core_bulletin import parse
from inspection_core_bulletin.readers import read_data

import inspection_core as ic

from ._generator import document
from ._mutation import mutated, mutated_data, mutated_inside
from ._reader_files import PAGE, docx, paragraph, pdf, rich

MILLION = 1_000_000
PARTS = 5
HALF = 0.5
"""Half of the bound, in seconds for each 100 kB."""


@define
class Spent:
    """What was read so far: bytes, and the most CPU seconds that 100 kB took."""

    size: int = 0
    count: int = 0
    refused: int = 0
    slowest: float = 0.0

    def take(self, read: Callable[[], object], size: int) -> None:
        """Read something of a size: no other error than ours, no more than a second for each 100 kB.

        What took long is read again: a slow input stays slow, and to clean up after other tests is not its doing.
        """
        refused, rate = _timed(read, size)
        if rate > HALF:
            rate = min(rate, _timed(read, size)[1], _timed(read, size)[1])
        self.size, self.count, self.refused = self.size + size, self.count + 1, self.refused + refused
        self.slowest = max(self.slowest, rate)


def _timed(read: Callable[[], object], size: int) -> tuple[bool, float]:
    """Whether it is refused, and the CPU seconds for each 100 kB."""
    started = time.process_time()
    try:
        read()
    except ic.InspectionError:
        refused = True
    else:
        refused = False
    return refused, (time.process_time() - started) * 100_000 / max(size, 20_000)


def layouts(folder: Path | None = None) -> list[str]:
    """Documents of other bodies, generated ones, and those of a folder, where it is there."""
    ours = sorted((Path(__file__).parent / "documents").glob("*.txt"))
    theirs = sorted(folder.rglob("*.txt")) if folder is not None else []
    return [path.read_text("utf-8") for path in (*ours, *theirs)] + [document(number)[0] for number in range(80)]


def fuzz_texts(texts: Sequence[str], size: int, chance: random.Random) -> Spent:
    """Parse so many bytes: some documents in one text of up to 200 kB or so, then damaged."""
    spent = Spent()
    while spent.size < size:
        text = mutated("\n".join(chance.choices(texts, k=chance.choice((1, 4, 12, 40)))), chance)
        spent.take(partial(_parse, text), len(text.encode("utf-8", "replace")))
    return spent


def _parse(text: str) -> None:
    outline = parse(text)
    assert all(0 <= each.start <= each.end <= len(text) for each in (*outline.spans, *outline.remainder))


def fuzz_files(texts: Sequence[str], size: int, chance: random.Random) -> dict[str, Spent]:
    """Read so many bytes as files of each kind, and parse what is read."""
    spent = {kind: Spent() for kind in ("txt", "html", "docx", "pdf")}
    while any(each.size < size for each in spent.values()):
        for kind in spent:
            data, inner = _file(kind, "\n".join(chance.choices(texts, k=chance.choice((1, 8, 20)))), chance)
            spent[kind].take(partial(_read, data, f"a.{kind}"), max(len(data), inner))
    return spent


def _read(data: bytes, name: str) -> None:
    _parse(read_data(data, name).text)


def _file(kind: str, text: str, chance: random.Random) -> tuple[bytes, int]:
    """A damaged file, and the bytes that are in it once it is unpacked."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    if kind == "docx":
        data = docx([paragraph(line) for line in lines]) if chance.random() < 0.7 else rich()
        change = mutated_inside if chance.random() < 0.7 else mutated_data
        return change(data, chance), len(text.encode())
    if kind == "pdf":
        pages = [[f"{n}. Finding {n} of {len(lines)}" for n in range(40)] for _ in range(chance.randint(1, 60))]
        return mutated_data(pdf(*pages), chance), 40 * 20 * len(pages)
    if kind == "html":
        page = PAGE + "".join(f"<p>{line}</p>\n" for line in lines)
        return mutated_data(page.encode(chance.choice(("utf-8", "gb18030"))), chance), 0
    return mutated_data(text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))), chance), 0


@pytest.fixture(scope="module")
def texts(request: pytest.FixtureRequest) -> list[str]:
    try:
        return layouts(request.getfixturevalue("material"))
    except pytest.skip.Exception:
        return layouts()


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_texts_are_read_in_time(part: int, texts: list[str]) -> None:
    spent = fuzz_texts(texts, 10 * MILLION // PARTS, random.Random(part))
    assert spent.size >= 10 * MILLION // PARTS
    assert spent.refused == 0
    assert spent.slowest < 1


@pytest.mark.parametrize("part", range(2))
def test_damaged_files_are_read_or_refused_in_time(part: int, texts: list[str]) -> None:
    pytest.importorskip("pypdfium2")
    for kind, spent in fuzz_files(texts, MILLION // 2, random.Random(part)).items():
        assert spent.size >= MILLION // 2, kind
        assert 0 < spent.refused < spent.count or kind == "txt", kind
        assert spent.slowest < 1, kind


def main() -> None:
    """Fuzz so many million bytes of text, and half as many as files, and print what it took."""
    size = int(sys.argv[1]) * MILLION
    texts, chance = layouts(Path(sys.argv[2]) if len(sys.argv) > 2 else None), random.Random(size)
    for kind, spent in {"text": fuzz_texts(texts, size, chance), **fuzz_files(texts, size // 8, chance)}.items():
        sys.stdout.write(
            f"{kind:<5} {spent.size / MILLION:7.1f} MB  {spent.count:6} inputs  {spent.refused:5} refused  "
            f"{spent.slowest:.2f} s per 100 kB at most\n"
        )


if __name__ == "__main__":
    main()
