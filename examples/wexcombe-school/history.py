"""What happened in the case wexcombe-2025, told in the events of the library: `tell(folder)` writes the journal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import inspection_core as ic

CLERK = "p-clerk"  # keeps the tracker, records everything
ADVISER = "b-adviser"  # looks at the evidence, and leads no step
GOVERNORS = "b-governors"  # adopt the plan; decide that an area is met

EXPECTED = {"report": dt.date(2026, 1, 9)}
"""Recipes whose documents, as of a day, are kept in `expected/`; see `retell.py`."""


def tell(folder: ic.Folder) -> None:
    """From the statement of action of April 2025 to the reminder of January 2026."""
    folder.adopt(on=day(2025, 4, 3), recorded_by=CLERK, decided_by=GOVERNORS, basis="minutes of 3 April 2025, item 4")
    folder.record(ic.Started(findings=("f01", "f02", "f03", "f04", "f05"), on=day(2025, 4, 7), recorded_by=CLERK))

    paper(folder, "03-1 Call log, March to April", day(2025, 4, 30), "PC-12", "Pastoral team", "f03", "m03-1")
    done(folder, day(2025, 4, 30), "m03-1")
    submit(folder, day(2025, 5, 2), "f03")
    close(folder, day(2025, 5, 22), "f03", basis="minutes of 22 May 2025, item 6")

    paper(folder, "04-1 Extract of the register of concerns", day(2025, 6, 5), "PC-19", "Pastoral team", "f04", "m04-1")
    done(folder, day(2025, 6, 5), "m04-1")
    submit(folder, day(2025, 6, 6), "f04")
    folder.record(
        ic.Returned(
            findings=("f04",), reason="Two concerns of the spring term are still on paper", on=day(2025, 6, 19),
            recorded_by=CLERK, decided_by=ADVISER,
        )
    )  # fmt: skip
    submit(folder, day(2025, 6, 27), "f04")
    close(folder, day(2025, 7, 10), "f04", basis="minutes of 10 July 2025, item 5")

    file(folder, "01-1 List of books by sound", day(2025, 7, 11), "f01", "m01-1")
    done(folder, day(2025, 7, 11), "m01-1")
    progress(folder, day(2025, 7, 14), "f02", "Way of marking agreed; training begins in September.", 30)
    paper(folder, "01-2 Checks at half term", day(2025, 10, 23), "TL-31", "Teaching and learning team", "f01", "m01-2")
    done(folder, day(2025, 10, 23), "m01-2")
    submit(folder, day(2025, 10, 24), "f01")
    close(folder, day(2025, 11, 13), "f01", basis="minutes of 13 November 2025, item 4")

    more_time(folder)
    reminder(folder)


def more_time(folder: ic.Folder) -> None:
    """The second look at books is put off before its day, because two teachers have still to be trained."""
    until, facts = day(2026, 3, 27), {"measures": ("m02-1",), "recorded_by": CLERK}
    basis = "minutes of 4 December 2025, item 3"
    progress(folder, day(2025, 11, 24), "f02", "19 of 21 teachers trained, one look at books held.", 70)
    folder.record(
        ic.ExtensionAsked(until=until, reason="Two new teachers begin in January", on=day(2025, 11, 25), **facts),
        ic.ExtensionGranted(until=until, on=day(2025, 12, 4), decided_by=GOVERNORS, basis=basis, **facts),
    )


def reminder(folder: ic.Folder) -> None:
    """The report of November was not given: the governors remind, and the headteacher answers."""
    progress(folder, day(2025, 12, 4), "f05", "Reports given in June and September.", 45)
    sent = ic.NoticeSent(
        findings=("f05",), notice="reminder", to="p-head", until=day(2025, 12, 19), on=day(2025, 12, 5),
        text="The report of November is missing; please say when it is given.", recorded_by=CLERK, decided_by=GOVERNORS,
    )  # fmt: skip
    number = len(folder.record(sent).journal)
    said = "At the meeting of 22 January, with figures for the whole term."
    folder.record(ic.NoticeAnswered(sent=number, text=said, on=day(2025, 12, 12), recorded_by=CLERK))


# --- the words of the diary -------------------------------------------------------------------------------------


def day(year: int, month: int, of_month: int) -> dt.date:
    """A day."""
    return dt.date(year, month, of_month)


def progress(folder: ic.Folder, on: dt.date, finding: str, text: str, percent: int) -> None:
    """A team reports how far the work is."""
    folder.record(ic.Progressed(findings=(finding,), text=text, percent=percent, on=on, recorded_by=CLERK))


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """Put a text file of `evidence/` on file: `01-1 Title` is its index number and its title."""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=CLERK,
    )  # fmt: skip


def paper(folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str) -> None:
    """Put a reference to paper on file: its number, and the team that keeps it."""
    index, title = name.split(" ", 1)
    reference = ic.PaperReference(number=number, custodian=custodian)
    evidence = ic.Evidence(id=f"e{index}", index=index, title=title, supports=supports, paper=reference)
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=CLERK))


def done(folder: ic.Folder, on: dt.date, *measures: str) -> None:
    """Steps are carried out."""
    folder.record(ic.MeasureDone(measures=measures, on=on, recorded_by=CLERK))


def submit(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """The team asks for an area to be checked."""
    folder.record(ic.Submitted(findings=findings, on=on, recorded_by=CLERK))


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The adviser has checked, and the governors decide that the area is met."""
    folder.record(
        *ic.close_out(
            folder.case, findings, on=on, recorded_by=CLERK, verified_by=ADVISER, decided_by=GOVERNORS, basis=basis
        )
    )
