"""What the ledger in Excel costs: written and read back beside bare xlsxwriter and bare calamine on the same cells.

Each size runs in a fresh process, so that memory is its own; in it, runs of ours and of theirs take turns, and medians
of CPU times are compared. The bare writer writes each cell with `write` and one format that wraps and has borders; the
bare reader asks for all rows. `to proposals` is what comes on top of reading: the case as it was exported and the case
as it is now, compared cell by cell, with every tenth row filled in.
"""

from __future__ import annotations

import datetime as dt
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import python_calamine
import xlsxwriter
from attrs import evolve
from inspection_core_xlsx import read_book

import inspection_core as ic
from inspection_core.testing import a_case, a_finding, a_measure

RUNS = {1_000: 25, 10_000: 5}
"""How often each size is run: what takes some milliseconds needs more runs than two seconds do."""
LARGE, LIMIT = 100_000, 1.5
DAY = dt.date(2024, 3, 1)
Rows = Sequence[Sequence[ic.Cell]]
Action = Callable[[], object]
Pair = tuple[float, float]
"""Our time and that of the bare library, in seconds."""


def case_of(rows: int) -> ic.Case:
    """A case with so many rows: a finding with one measure in each, and an account of what was done.

    The texts are as long as those of a published case: 100 characters of finding and measure, 400 of account.
    """
    numbers = range(rows)
    findings = [
        a_finding(f"f{n}", text=f"What was found, number {n}. " * 4, target=f"No more of number {n}. " * 2)
        for n in numbers
    ]
    measures = [a_measure(f"m{n}", f"f{n}", text=f"What is to be done, number {n}. " * 3) for n in numbers]
    accounts = [
        ic.Account(
            finding=f"f{n}", as_of=DAY, paragraphs=(ic.Paragraph(text=f"What was done about number {n}. " * 12),)
        )
        for n in numbers
    ]
    return a_case(*findings, *measures, *accounts)


def bare_write(rows: Rows) -> bytes:
    """The cells, written one by one."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    plain = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    day = book.add_format({"text_wrap": True, "border": 1, "valign": "top", "num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, day if isinstance(cell, dt.date) else plain)
    book.close()
    return out.getvalue()


def bare_read(path: Path) -> object:
    """All rows of the first sheet."""
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def write(report: ic.Report, copy: str) -> bytes:
    """Our ledger."""
    return ic.export(report, "xlsx-ledger", options={"copy": copy})


def compare(name: str, ours: Action, theirs: Action, *, runs: int, limit: float | None = LIMIT) -> Pair:
    """Median CPU times of both, measured in turns."""
    mine, other = [], []
    for _ in range(runs):
        other.append(_seconds(theirs))
        mine.append(_seconds(ours))
    return tell(name, (statistics.median(mine), statistics.median(other)), limit=limit)


def tell(name: str, times: Pair, *, limit: float | None) -> Pair:
    """A line of the table; gives both times."""
    mine, other = times
    said = "" if limit is None else f" (limit {limit}: {'kept' if mine <= limit * other else 'MISSED'})"
    print(f"  {name:<34}{mine * 1000:9.0f} ms  bare {other * 1000:7.0f} ms  {mine / other:5.2f} x{said}")
    return times


def _seconds(action: Action) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def measure(rows: int) -> bool:
    """Write and read back so many rows."""
    case, runs = case_of(rows), RUNS[rows]
    report = ic.report(case, as_of=DAY)
    print(f"{rows} rows, {runs} runs")
    filled, printed = ic.filling(report), ic.ledger(report)
    out = compare(
        "write a copy to fill in",
        lambda: write(report, "fill"),
        lambda: bare_write([row.cells for row in filled.rows]),
        runs=runs,
    )
    printed_copy = compare(
        "write a copy to print",
        lambda: write(report, "print"),
        lambda: bare_write([row.cells for row in printed.rows]),
        runs=runs,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        path.write_bytes(write(report, "fill"))
        back = compare("read it back", lambda: read_book(path), lambda: bare_read(path), runs=runs)
        request = ic.CaseRequest(profile=case.draft.profile, case=case, as_of=DAY)
        book = _filled_in(read_book(path))
        compare(
            "to proposals (bare: one report)",
            lambda: ic.propose_tables([book], request),
            lambda: made_again(case),
            runs=runs,
            limit=None,
        )
    tell("out and back", (out[0] + back[0], out[1] + back[1]), limit=None)
    return all(mine <= LIMIT * other for mine, other in (out, printed_copy, back))


def made_again(case: ic.Case) -> ic.Report:
    """The report, which proposals need twice."""
    return ic.report(case, as_of=DAY)


def _filled_in(book: ic.Book) -> ic.Book:
    """The book with every tenth row filled in."""
    sheet = book.sheets[0]
    column = list(sheet.rows[0]).index("new_progress")
    rows = [list(row) for row in sheet.rows]
    for at in range(10, len(rows), 10):
        if len(rows[at]) > 2 and rows[at][0]:
            rows[at] += [None] * (column + 1 - len(rows[at]))
            rows[at][column] = f"Done so far in row {at}."
    return evolve(book, sheets=(evolve(sheet, rows=rows), *book.sheets[1:]))


def measure_memory(rows: int) -> None:
    """What writing and reading so many rows takes above the data: the report repeats 1,000 findings."""
    report = ic.report(case_of(1_000), as_of=DAY)
    report = evolve(report, items=report.items * (rows // 1_000))
    print(f"{rows} rows")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        before = _megabytes()
        path.write_bytes(write(report, "fill"))
        print(f"  {'write: memory above the report':<34}{_megabytes() - before:9.0f} MiB")
        size = path.stat().st_size / 2**20
    print(f"  {'the file':<34}{size:9.1f} MiB")


def measure_reading(rows: int) -> None:
    """What reading so many rows takes, beside bare calamine in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        report = ic.report(case_of(1_000), as_of=DAY)
        path.write_bytes(write(evolve(report, items=report.items * (rows // 1_000)), "fill"))
        for who in ("ours", "bare"):
            print(f"  {f'read: memory, {who}':<34}", end="", flush=True)
            subprocess.run([sys.executable, __file__, "read", who, str(path)], check=True)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)


def main(arguments: list[str]) -> int:
    """Each size in a process of its own; the exit status says whether a limit was missed."""
    if not arguments:
        print("The ledger in Excel (CPU, medians of interleaved runs)")
        runs = [subprocess.run([sys.executable, __file__, "size", str(size)], check=False) for size in RUNS]
        parts = ("memory", "reading")
        runs += [subprocess.run([sys.executable, __file__, part, str(LARGE)], check=False) for part in parts]
        return int(any(run.returncode for run in runs))
    match arguments:
        case ["size", rows]:
            return int(not measure(int(rows)))
        case ["memory", rows]:
            measure_memory(int(rows))
        case ["reading", rows]:
            measure_reading(int(rows))
        case ["read", who, path]:
            before = _megabytes()
            read_book(Path(path)) if who == "ours" else bare_read(Path(path))
            print(f"{_megabytes() - before:9.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
