"""What happened in the case owa-2024, told in the events of the library: `tell(folder)` writes the journal.

The days are in order. The action plan is adopted three times; what the second and third edition added to `case.yaml`
stands there between lines that say so, and is left out when an earlier edition is adopted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import inspection_core as ic

LIAISON = "p-liaison"  # keeps the ledger, records everything
CHIEF = "p-chief"  # first step of the approvals; grants more time
COMMITTEE = "b-committee"  # second step; adopts the plan, closes
INTERNAL_AUDIT = "b-internal-audit"  # verifies, looks back, and leads no action

EXPECTED = {"approval": dt.date(2025, 11, 28), "follow-up": dt.date(2026, 2, 27)}
"""Recipes whose documents, as of a day, are kept in `expected/` beside the publications; see `retell.py`."""


def tell(folder: ic.Folder) -> None:
    """Record the whole history, from the action plan of February 2025 to the follow-up of February 2026."""
    action_plan(folder)
    payments_and_interests(folder)
    first_results(folder)
    rules_and_registers(folder)
    half_year(folder)
    response(folder)
    after_the_holidays(folder)
    risk_and_escalation(folder)
    before_publication(folder)
    publication(folder)
    follow_up(folder)


# --- the story --------------------------------------------------------------------------------------------------


def action_plan(folder: ic.Folder) -> None:
    """The plan is adopted 20 working days after the report; two repairs can't wait and are made at once."""
    with only_up_to(folder, edition=1):
        note = "Recommendation 10, which management rejected, is upheld"
        folder.adopt(on=day(2, 17), recorded_by=LIAISON, decided_by=COMMITTEE, basis="minutes 2025/1", note=note)
    start(
        folder, day(2, 18), "f01-1", "f01-2", "f01-3", "f02", "f03-1", "f04-1", "f04-2", "f05-1", "f06", "f08", "f09-1"
    )

    file(folder, "05-1 Settings of the bank portal", day(2, 24), "f05-1", "m05-1a")
    done(folder, day(2, 24), "m05-1a", evidence="e05-1")
    submit(folder, day(2, 25), "f05-1", "e05-1")
    paper(
        folder,
        "03-1 Declarations of interest, four procedures",
        day(2, 26),
        "L-2025-11",
        "b-legal",
        "m03-1a",
        secret=True,
    )
    done(folder, day(2, 26), "m03-1a", evidence="e03-1")
    submit(folder, day(2, 27), "f03-1", "e03-1")


def payments_and_interests(folder: ic.Folder) -> None:
    """March: the rest of the work begins, and the first two recommendations are closed."""
    start(folder, day(3, 3), "f03-2", "f04-3", "f05-2", "f07-1", "f07-2", "f09-2", "f10")
    verify(folder, day(3, 5), "f03-1", "f05-1")
    progress(folder, day(3, 12), "f07-1", "North district: 16 of 40 km surveyed.", 14)
    approve(folder, day(3, 14), "f03-1", "f05-1", basis="decision CE 2025/06")
    close(folder, day(3, 20), "f03-1", "f05-1", basis="minutes 2025/2")

    file(folder, "06-1 Decisions on the write-offs", day(3, 25), "f06", "m06-a")
    done(folder, day(3, 25), "m06-a", evidence="e06-1")
    paper(
        folder,
        "08-1 Reprimands and notes of shift meetings",
        day(3, 28),
        "P-2025-37",
        "b-personnel",
        "m08-b",
        secret=True,
    )
    done(folder, day(3, 28), "m08-b", evidence="e08-1")
    review(folder, day(3, 31), issue=1)


def first_results(folder: ic.Folder) -> None:
    """April: the manual and the blocks are in force; the meters need more time, for the first time."""
    file(folder, "01-4 Changes to the procurement manual", day(4, 14), "f01-3", "f02", "m01-3a")
    done(folder, day(4, 14), "m01-3a", evidence="e01-4")
    progress(folder, day(4, 16), "f04-3", "18 of 64 meters replaced; the rest is to be delivered in June.", 28)
    file(folder, "01-1 Test of the order block", day(4, 28), "f01-1", "m01-1a")
    done(folder, day(4, 28), "m01-1a", evidence="e01-1")
    file(folder, "01-2 Awards without competition, first quarter 2025", day(4, 29), "f01-1", "m01-1b")
    done(folder, day(4, 29), "m01-1b", evidence="e01-2")
    file(folder, "04-1 Reconciliation of large customers, March and April 2025", day(4, 29), "f04-2", "m04-2a")
    done(folder, day(4, 29), "m04-2a", evidence="e04-1")
    submit(folder, day(4, 30), "f04-2", "e04-1")

    ask(folder, day(4, 30), "m04-3a", until=day(8, 29), reason="The manufacturer delivers the large sizes in July")
    grant(folder, day(5, 5), "m04-3a", until=day(8, 29), decided_by=CHIEF, basis="decision CE 2025/11")


def rules_and_registers(folder: ic.Folder) -> None:
    """May: the actions of Information Systems pass to a new officer; registers and money come in."""
    folder.record(
        ic.HandedOver(
            measures=("m05-2a", "m09-1a", "m09-2a"), role=ic.Role.RESPONSIBLE_OFFICER,
            giver="p-systems", taker="p-information", on=day(5, 5), recorded_by=LIAISON, decided_by=CHIEF,
            basis="decision CE 2025/12", note="The post of Head of Information Systems was abolished on 2 May",
        )
    )  # fmt: skip
    submit(folder, day(5, 6), "f01-1", "e01-1", "e01-2")
    verify(folder, day(5, 14), "f04-2")

    paper(
        folder, "02-1 Credit note of the contractor, 61,275.50 crowns", day(5, 21), "F-2025-204", "b-finance", "m02-a"
    )
    done(folder, day(5, 21), "m02-a", evidence="e02-1")
    submit(folder, day(5, 22), "f02", "e02-1", "e01-4")
    file(folder, "08-2 Sampling record, May 2025", day(5, 26), "f08", "m08-a")
    done(folder, day(5, 26), "m08-a", evidence="e08-2")
    submit(folder, day(5, 27), "f08", "e08-1", "e08-2")
    file(folder, "01-3 Reconciliation of the contract register", day(5, 28), "f01-2", "m01-2a")
    done(folder, day(5, 28), "m01-2a", evidence="e01-3")
    submit(folder, day(5, 30), "f01-2", "e01-3")


def half_year(folder: ic.Folder) -> None:
    """June: one item is sent back, one extension is refused, and most of what was due by now is submitted."""
    verify(folder, day(6, 4), "f01-1")
    approve(folder, day(6, 9), "f01-1", "f04-2", basis="decision CE 2025/15")
    reason = "On five days in May the night shift at Northbeck still used the paper log"
    folder.record(
        ic.Returned(findings=("f08",), reason=reason, on=day(6, 10), recorded_by=LIAISON, decided_by=INTERNAL_AUDIT)
    )
    verify(folder, day(6, 11), "f01-2", "f02")
    close(folder, day(6, 12), "f01-1", "f04-2", basis="minutes 2025/3")

    file(folder, "06-2 Test of the approval of write-offs", day(6, 16), "f06", "m06-b")
    done(folder, day(6, 16), "m06-b", evidence="e06-2")
    ask(folder, day(6, 16), "m10-a", until=day(9, 30), reason="The Executive Board would rather wait for the software")
    submit(folder, day(6, 17), "f06", "e06-1", "e06-2")
    folder.record(
        ic.ExtensionRefused(
            measures=("m10-a",), reason="The ten highest risks can be discussed without software", on=day(6, 23),
            recorded_by=LIAISON, decided_by=CHIEF, basis="decision CE 2025/17",
        ),
        ic.MeasureDropped(
            measures=("m10-b",), reason="A table is enough for the 40 risks of the register", on=day(6, 23),
            recorded_by=LIAISON, decided_by=CHIEF, basis="decision CE 2025/17",
        ),
    )  # fmt: skip
    file(folder, "04-2 Supplementary bills", day(6, 24), "f04-1", "m04-1a")
    done(folder, day(6, 24), "m04-1a", evidence="e04-2")
    file(folder, "01-5 Training and test in procurement", day(6, 25), "f01-3", "m01-3b")
    done(folder, day(6, 25), "m01-3b", evidence="e01-5")
    submit(folder, day(6, 26), "f04-1", "e04-2")
    submit(folder, day(6, 26), "f01-3", "e01-4", "e01-5")
    file(folder, "09-1 Leavers and their accounts", day(6, 30), "f09-1", "m09-1a")
    done(folder, day(6, 30), "m09-1a", evidence="e09-1")
    review(folder, day(6, 30), issue=2)


def response(folder: ic.Folder) -> None:
    """July: a reminder is answered, six items are closed, and the response after six months becomes edition 2."""
    file(folder, "08-3 Sampling record, June 2025", day(7, 2), "f08", "m08-a")
    submit(folder, day(7, 3), "f08", "e08-1", "e08-2", "e08-3")
    file(folder, "07-1 Survey of the North and Centre districts", day(7, 4), "f07-1", "m07-1a")
    progress(folder, day(7, 4), "f07-1", "North district complete, Centre district 19 of 36 km.", 50)

    sent = remind(
        folder, day(7, 8), "f10", notice="reminder", to="b-office", until=day(7, 18),
        text="The highest risks were to be discussed by 30 June; please report.",
    )  # fmt: skip
    verify(folder, day(7, 9), "f01-3", "f04-1", "f06", "f08")
    file(folder, "05-2 Procedure for the review of rights", day(7, 10), "f05-2", "f09-1", "m05-2a")
    done(folder, day(7, 10), "m05-2a", evidence="e05-2")
    submit(folder, day(7, 11), "f09-1", "e05-2", "e09-1")
    approve(folder, day(7, 14), "f01-2", "f01-3", "f02", "f04-1", "f06", "f08", basis="decision CE 2025/20")
    answer(folder, day(7, 15), sent, "The Executive Board discussed the risks on 14 July; the minutes follow.")
    minutes = "minutes 2025/4"
    close(folder, day(7, 17), "f01-2", "f01-3", "f02", "f04-1", "f06", "f08", basis=minutes)

    with only_up_to(folder, edition=2):
        folder.adopt(
            on=day(7, 18), recorded_by=LIAISON, decided_by=COMMITTEE, basis=minutes,
            note="Response to the Audit Office; action m05-2b added, so that the reviews are held, not only laid down",
        )  # fmt: skip
    paper(folder, "10-1 Executive Board, minutes of 14 July, item 3", day(7, 21), "EB-2025-07", "b-office", "m10-a")
    done(folder, day(7, 21), "m10-a", evidence="e10-1")
    submit(folder, day(7, 22), "f10", "e10-1")
    verify(folder, day(7, 30), "f10")


def after_the_holidays(folder: ic.Folder) -> None:
    """August and September: the meters slip again; a recommendation is overtaken by a rule of the Province."""
    verify(folder, day(8, 6), "f09-1")
    ask(
        folder,
        day(8, 22),
        "m04-3a",
        until=day(10, 31),
        reason="Two of five sizes were put off again by the manufacturer",
    )
    grant(folder, day(8, 27), "m04-3a", until=day(10, 31), decided_by=CHIEF, basis="decision CE 2025/24")
    approve(folder, day(9, 1), "f09-1", "f10", basis="decision CE 2025/25")
    minutes = "minutes 2025/5"
    close(folder, day(9, 11), "f09-1", "f10", basis=minutes)
    reason = (
        "The Province requires one investment plan for the whole network by 30 June 2026 (circular 14/2025); "
        "the Audit Office agreed by letter of 8 September to follow the matter up there"
    )
    folder.record(
        ic.Closed(
            findings=("f07-2",), resolution=ic.Resolution.SUPERSEDED, reason=reason, on=day(9, 11),
            recorded_by=LIAISON, decided_by=COMMITTEE, basis=minutes,
        )
    )  # fmt: skip
    progress(folder, day(9, 19), "f07-1", "Centre district complete, South district 12 of 42 km.", 75)
    progress(folder, day(9, 22), "f03-2", "Counsel has sent a draft of the opinion.", 60)
    review(folder, day(9, 30), issue=3)


def risk_and_escalation(folder: ic.Folder) -> None:
    """October and November: a risk is accepted; the repeat finding is late and goes up to the committee."""
    sent = remind(
        folder, day(10, 7), "f05-2", notice="reminder", to="b-systems", until=day(10, 17),
        text="Neither of the two reviews has been reported; please say when they are held.",
    )  # fmt: skip
    reason = (
        "The shared system of the Province takes over in September 2026 and asks for a second factor; until then the "
        "old one can be reached from Personnel only, and changing it would cost about 48,000 crowns"
    )
    folder.record(
        ic.Closed(
            findings=("f09-2",), resolution=ic.Resolution.RISK_ACCEPTED, reason=reason, until=dt.date(2026, 9, 30),
            on=day(10, 9), recorded_by=LIAISON, decided_by=COMMITTEE, basis="minutes 2025/6",
        )
    )  # fmt: skip
    answer(folder, day(10, 16), sent, "The review of the second quarter was held on 14 October; the third follows.")
    paper(
        folder, "05-3 Review of rights, second quarter 2025", day(10, 17), "IS-2025-58", "b-systems", "f05-2", "m05-2b"
    )
    progress(folder, day(10, 17), "f05-2", "One of two reviews held.", 50)

    paper(folder, "04-3 Records of installation, 49 meters", day(11, 3), "N-2025-112", "b-operations", "m04-3a")
    progress(folder, day(11, 3), "f04-3", "49 of 64 meters replaced.", 77)
    new_day = dt.date(2026, 2, 27)
    ask(
        folder, day(11, 4), "m04-3a", until=new_day, reason="The manufacturer delivers the two largest sizes in January"
    )
    sent = remind(
        folder, day(11, 5), "f05-2", notice="escalation", to=COMMITTEE, until=day(11, 14),
        text="A repeat finding is five weeks overdue: the review of the third quarter has not been held.",
    )  # fmt: skip
    minutes = "minutes 2025/7"
    grant(folder, day(11, 6), "m04-3a", until=new_day, decided_by=COMMITTEE, basis=minutes)
    said = "The Chief Information Officer was heard; the review is to be held by 12 December, without a new date."
    answer(folder, day(11, 13), sent, said)


def before_publication(folder: ic.Folder) -> None:
    """November: the last results before publication; edition 3 holds the accounts that are printed."""
    folder.record(
        ic.SubstantiallyDone(
            findings=("f07-1",), remaining="9 of 118 km, beneath the railway",
            next_step="Survey in January and February, when the railway lets the surveyors in",
            until=dt.date(2026, 2, 27), on=day(11, 17), recorded_by=LIAISON,
        )
    )  # fmt: skip
    file(folder, "07-2 Survey of the South district", day(11, 17), "f07-1", "m07-1a")
    name = "03-2 Opinion of counsel and decision of the Executive Board"
    paper(folder, name, day(11, 18), "L-2025-64", "b-legal", "m03-2a", secret=True)
    done(folder, day(11, 18), "m03-2a", evidence="e03-2")
    submit(folder, day(11, 19), "f03-2", "e03-2")
    folder.adopt(
        on=day(11, 21), recorded_by=LIAISON, decided_by=COMMITTEE, basis="minutes 2025/8",
        note="Accounts, outcomes and next steps for publication",
    )  # fmt: skip
    verify(folder, day(11, 26), "f03-2")
    review(folder, day(11, 27), issue=4)


def publication(folder: ic.Folder) -> None:
    """The bulletin goes out on 1 December, after both steps; somebody asks about it, and gets a reply."""
    outputs = ic.read_recipes(folder.path).recipes["publication"]
    title = "Audit recommendations: action taken by the Authority"
    on = day(11, 28)
    ic.draft_publication(folder, "p1", outputs, title=title, as_of=on, on=on, recorded_by=LIAISON)
    folder.record(ic.PublicationSubmitted(publication="p1", on=on, recorded_by=LIAISON))
    for step, decided_by, basis in (
        ("executive", CHIEF, "decision CE 2025/31"),
        ("committee", COMMITTEE, "written procedure, 28 November 2025"),
    ):
        folder.record(
            ic.PublicationApproved(
                publication="p1", step=step, on=on, recorded_by=LIAISON, decided_by=decided_by, basis=basis
            )
        )
    folder.record(
        ic.PublicationPublished(
            publication="p1", address="https://ostrey-water.example/audit/2025-12-01", until=dt.date(2026, 1, 30),
            on=day(12, 1), recorded_by=LIAISON, decided_by=CHIEF,
        )
    )  # fmt: skip

    folder.record(
        ic.CommentReceived(
            comment="c1", publication="p1", channel="e-mail", findings=("f04-3",), on=day(12, 9), recorded_by=LIAISON,
            text="How long will consumption be estimated where the new meter has not been delivered yet?",
        )
    )  # fmt: skip
    approve(folder, day(12, 10), "f03-2", basis="decision CE 2025/33")
    close(folder, day(12, 11), "f03-2", basis="minutes 2025/9")
    paper(
        folder, "05-4 Review of rights, third quarter 2025", day(12, 12), "IS-2025-71", "b-systems", "f05-2", "m05-2b"
    )
    done(folder, day(12, 12), "m05-2b", evidence="e05-4")
    submit(folder, day(12, 15), "f05-2", "e05-3", "e05-4")
    reply = "Until the meter is replaced in January or February 2026; the first reading then corrects the estimates."
    folder.record(
        ic.CommentAnswered(comment="c1", text=reply, on=day(12, 17), recorded_by=LIAISON, decided_by="p-operations")
    )


def follow_up(folder: ic.Folder) -> None:
    """January and February 2026: Internal Audit looks at what was closed; one recommendation has relapsed."""
    folder.record(
        ic.FollowUpPlanned(
            findings=("f01-1", "f04-2", "f05-1"), follow_up="fu1", until=dt.date(2026, 3, 31), on=dt.date(2026, 1, 12),
            text="Payments, orders and billing: tests on site", recorded_by=LIAISON, decided_by=COMMITTEE,
        )
    )  # fmt: skip
    look_back(
        folder, dt.date(2026, 2, 9), "f05-1", ic.Verdict.HOLDS, basis="Internal Audit note 2026/02",
        text="60 payments tested, each entered and released by two persons; no account holds both rights.",
    )  # fmt: skip
    look_back(
        folder, dt.date(2026, 2, 23), "f04-2", ic.Verdict.RELAPSED, basis="Internal Audit note 2026/03",
        text="No reconciliation since November 2025: the member of staff who made it left, and nobody took over.",
        measures=("m04-2a",), until=dt.date(2026, 4, 30),
    )  # fmt: skip


# --- editions ---------------------------------------------------------------------------------------------------


@contextmanager
def only_up_to(folder: ic.Folder, *, edition: int) -> Iterator[None]:
    """Nobody knew in February what would be told in July: the working copy goes without what came later."""
    path = folder.path / "case.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(without_later(whole, edition), encoding="utf-8", newline="\n")
    folder.reload()
    yield
    path.write_text(whole, encoding="utf-8", newline="\n")
    folder.reload()


def without_later(text: str, edition: int) -> str:
    """The document without the lines that editions after this one added."""
    added = re.compile(
        r"^ *# begin of what edition (\d) added\n.*?^ *# end of what edition \1 added\n", re.MULTILINE | re.DOTALL
    )
    return added.sub(lambda found: found[0] if int(found[1]) <= edition else "", text)


# --- the words of the diary -------------------------------------------------------------------------------------


def day(month: int, of_month: int) -> dt.date:
    """A day of 2025."""
    return dt.date(2025, month, of_month)


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """Put a text file of `evidence/` on file: `01-1 Title` is its index number and its title."""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=LIAISON,
    )  # fmt: skip


def paper(
    folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str, secret: bool = False
) -> None:
    """Put a reference to paper on file: its number, and the department that keeps it."""
    index, title = name.split(" ", 1)
    evidence = ic.Evidence(
        id=f"e{index}", index=index, title=title, supports=supports,
        paper=ic.PaperReference(number=number, custodian=custodian),
        audience=ic.Audience.RESTRICTED if secret else None,
    )  # fmt: skip
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=LIAISON))


def start(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """Work on recommendations begins."""
    folder.record(ic.Started(findings=findings, on=on, recorded_by=LIAISON))


def progress(folder: ic.Folder, on: dt.date, finding: str, text: str, percent: int) -> None:
    """The action owner reports how far the work is."""
    folder.record(ic.Progressed(findings=(finding,), text=text, percent=percent, on=on, recorded_by=LIAISON))


def done(folder: ic.Folder, on: dt.date, measure: str, *, evidence: str) -> None:
    """The action owner reports an action as completed."""
    folder.record(ic.MeasureDone(measures=(measure,), evidence=(evidence,), on=on, recorded_by=LIAISON))


def submit(folder: ic.Folder, on: dt.date, finding: str, *evidence: str) -> None:
    """The action owner asks for a recommendation to be verified."""
    folder.record(ic.Submitted(findings=(finding,), evidence=evidence, on=on, recorded_by=LIAISON))


def verify(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """Internal Audit has tested, and found the recommendations implemented."""
    folder.record(ic.Verified(findings=findings, on=on, recorded_by=LIAISON, decided_by=INTERNAL_AUDIT))


def approve(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The Chief Executive approves the closing: the first step of two."""
    folder.record(
        ic.Approved(findings=findings, step="executive", on=on, recorded_by=LIAISON, decided_by=CHIEF, basis=basis)
    )


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The Audit Committee approves and closes: the second step, in one batch."""
    facts = {"findings": findings, "on": on, "recorded_by": LIAISON, "decided_by": COMMITTEE, "basis": basis}
    folder.record(ic.Approved(step="committee", **facts), ic.Closed(**facts))


def ask(folder: ic.Folder, on: dt.date, measure: str, *, until: dt.date, reason: str) -> None:
    """The action owner asks for more time."""
    folder.record(ic.ExtensionAsked(measures=(measure,), until=until, reason=reason, on=on, recorded_by=LIAISON))


def grant(folder: ic.Folder, on: dt.date, measure: str, *, until: dt.date, decided_by: str, basis: str) -> None:
    """More time is given."""
    folder.record(
        ic.ExtensionGranted(
            measures=(measure,), until=until, on=on, recorded_by=LIAISON, decided_by=decided_by, basis=basis
        )
    )


def remind(folder: ic.Folder, on: dt.date, finding: str, *, notice: str, to: str, until: dt.date, text: str) -> int:
    """A notice goes out; the number of its entry is what the answer names."""
    event = ic.NoticeSent(
        findings=(finding,), notice=notice, to=to, until=until, text=text, on=on,
        recorded_by=LIAISON, decided_by=INTERNAL_AUDIT,
    )  # fmt: skip
    return len(folder.record(event).journal)


def answer(folder: ic.Folder, on: dt.date, sent: int, text: str) -> None:
    """A notice is answered."""
    folder.record(ic.NoticeAnswered(sent=sent, text=text, on=on, recorded_by=LIAISON))


def review(folder: ic.Folder, on: dt.date, *, issue: int) -> None:
    """The ledger is gone through; its issue is numbered."""
    folder.record(
        ic.ProgressReviewHeld(issue=issue, on=on, recorded_by=LIAISON, basis=f"Follow-up ledger, issue {issue}")
    )


def look_back(
    folder: ic.Folder, on: dt.date, finding: str, verdict: ic.Verdict, *, text: str, basis: str,
    measures: tuple[str, ...] = (), until: dt.date | None = None,
) -> None:  # fmt: skip
    """Internal Audit says of a closed recommendation whether it holds; one that has relapsed is reopened."""
    folder.record(
        *ic.look_back(
            folder.case, "fu1", (finding,), verdict, on=on, text=text, measures=measures, until=until,
            recorded_by=LIAISON, decided_by=INTERNAL_AUDIT, basis=basis,
        )
    )  # fmt: skip
