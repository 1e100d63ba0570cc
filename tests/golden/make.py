"""How the golden case of format version 1 came to be: run once, before the first release, and never again.

    python tests/golden/make.py

makes `inspection-case-1/` and `inspection-case-1.json` beside this file, and refuses where they are there already.
The next version of the format gets a script and a folder of its own.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve
from click.testing import CliRunner

import inspection_core as ic
from inspection_core.cli import inspection
from inspection_core.formats import write_json

HERE = Path(__file__).parent
NAME = "inspection-case-1"
CLERK, GROUP, OFFICE = "p-clerk", "b-group", "b-office"

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "status before the plan": ("status", "--as-of", "2024-01-15"),
    "status of the plan": ("status", "--as-of", "2024-01-22"),
    "status at the first review": ("status", "--as-of", "2024-02-16"),
    "status at the first review, as it was known": ("status", "--as-of", "2024-02-16", "--known", "16"),
    "status in spring": ("status", "--as-of", "2024-03-14"),
    "status at the end": ("status", "--as-of", "2024-04-30"),
    "status at the end, for the public": ("status", "--as-of", "2024-04-30", "--audience", "public"),
    "status at the end, unrestricted": ("status", "--as-of", "2024-04-30", "--audience", "restricted"),
    "status later": ("status", "--as-of", "2024-12-31"),
    "digest of the first weeks": ("digest", "--from", "2024-01-22", "--to", "2024-02-16"),
    "digest of spring": ("digest", "--from", "2024-02-16", "--to", "2024-03-31"),
    "digest of the whole year": ("digest", "--from", "2024-01-22", "--to", "2024-12-31"),
    "digest since the last review": ("digest", "--from", "last", "--to", "2024-04-30"),
    "publications at the end": ("publication list", "--as-of", "2024-04-30"),
    "comments at the end": ("comments list", "--as-of", "2024-04-30"),
    "comments as they were due": ("comments list", "--as-of", "2024-05-31"),
    "the next follow-up": ("follow-up due", "--as-of", "2025-06-01"),
    "referrals at the end": ("referrals list", "--as-of", "2024-04-30"),
    "evidence at the end": ("evidence list", "--as-of", "2024-04-30"),
    "verify": ("verify",),
}
"""What the golden case is asked; the answers are kept in `inspection-case-1.json`."""


def answers(case: Path) -> dict[str, Any]:
    """What the command answers to the questions, each as data."""
    found = {}
    for name, (command, *words) in QUESTIONS.items():
        made = CliRunner().invoke(inspection, [*command.split(), str(case), *words, "--json", "--lang", "en"])
        assert made.exit_code == 0, (name, made.output)
        found[name] = json.loads(made.stdout)
    return found


def make() -> None:
    """Write the case, tell its history, and keep what is answered of it."""
    case, kept = HERE / NAME, HERE / f"{NAME}.json"
    if case.exists() or kept.exists():
        raise SystemExit(f"{NAME} is there already, and is never made again")
    for name, text in FILES.items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_text(text, encoding="utf-8", newline="\n")
    with ic.open(case) as folder:
        tell(folder)
    (case / "case.lock").unlink(missing_ok=True)
    kept.write_text(write_json(answers(case)), encoding="utf-8", newline="\n")


# --- what is written ----------------------------------------------------------------------------------------------

DOCUMENT = """\
# A small case that is kept for ever; all of it is invented.
format: inspection-case/1

inspection:
  id: golden-1
  title: Inspection of the Harbour Office
  inspecting: b-audit
  inspected: b-harbour
  kind: special
  round: {term: Third, year: 2023, number: 2, group: Group 5}
  period: {start: 2023-11, end: 2023-12-15}
  feedback_date: 2024-01-08
  profile: golden
  contact:
    phone: 0537-1234567
    email: office@harbour.example
    address: 1 Quay Street
    period: {start: 2024-05-06, end: 2024-05-17}
  earlier:
    - {case: golden-0, item: f9, title: Receipts were missing, promised: A rule on receipts}

bodies:
  - {id: b-audit, name: Audit Office, kind: inspecting}
  - {id: b-harbour, name: Harbour Office, short_name: Harbour, kind: inspected}
  - {id: b-finance, name: Finance Section, parent: b-harbour}
  - {id: b-works, name: Works Section, parent: b-harbour}
  - {id: b-group, name: Leading Group, kind: leading group, parent: b-harbour}
  - {id: b-office, name: Rectification Office, kind: coordinating office, parent: b-group}
  - {id: b-supervision, name: Supervision, kind: supervisor}

people:
  - {id: p-director, name: Director, memberships: [{body: b-harbour, post: Director, start: 2020-01-01}]}
  - {id: p-deputy, name: Deputy Director, memberships: [{body: b-harbour, end: 2024-12-31}, {body: b-group}]}
  - {id: p-clerk, name: Clerk, memberships: [{body: b-office}]}
  - {id: p-bursar, name: Bursar, memberships: [{body: b-finance}]}

aspects:
  - {id: a1, number: I, title: Money}
  - {id: a2, number: II, title: Works}

findings:
  - id: f1
    number: "1"
    aspect: a1
    title: Receipts are missing
    text: Of ten receipts four are missing.
    sha256: dc8cd733ce3d769a3ecac1ad2be3ad599206328be1bec2cd25746cdbb045435f
    kind: problem
    category: accounts
    source: Sample of June
    basis: Accounting Rules, article 12
    severity: high
    target: Every payment has its receipt.
    standard: A sample of thirty without a gap.
    amount: 1,234.50
    public: {decision: publish}
    recurrence_of:
      - {case: golden-0, item: f9, title: Receipts were missing}
  - id: f2
    number: "2"
    aspect: a1
    title: The books of May came in July
    text: The books of May were closed on 9 July.
    severity: medium
    public: {decision: reword, title: Books are closed late, text: Some books were closed late.}
  - id: f3
    number: "1"
    aspect: a2
    title: The quay is not kept up
    text: Two matters about the quay.
  - id: f3-1
    number: (1)
    parent: f3
    title: The railing is broken
    text: The railing has been broken since spring.
    public: {decision: publish}
    owners:
      - {role: supervisor, who: b-supervision}
  - id: f3-2
    number: (2)
    parent: f3
    title: A lamp is out
    text: One lamp of twelve is out.
    deadline: immediate
    public: {decision: publish}
  - id: f4
    number: "2"
    aspect: a2
    title: The archive was wet
    text: Water stood in the archive.
    found_on: 2023-11-20
    public: {decision: publish}
  - id: f5
    number: "3"
    aspect: a2
    title: The name of a complainant was known
    text: A clerk knew who had complained.
    public:
      decision: withhold
      reason: other_sensitive
      statement: It would name a person.
      approved_by: p-director
  - id: f6
    number: "4"
    aspect: a2
    kind: recommendation
    counts: no
    title: Look at the cranes every year
    text: The cranes should be looked at every year.
    audience: internal
    response: {stance: partly, text: Every second year., reason: The cranes are new., by: p-director, date: 2024-01-18}

measures:
  - id: m1-1
    findings: [f1]
    text: Ask for the receipts that are missing.
    owners:
      - {role: lead_unit, who: b-finance}
      - {role: responsible_officer, who: p-deputy}
      - {role: first_responsible, who: p-director, start: 2024-01-01}
    deadline: 2024-02-29
  - id: m1-2
    findings: [f1]
    text: Write a rule on receipts.
    nature: mechanism
    owners:
      - {role: lead_unit, who: b-finance}
      - {role: responsible_officer, who: p-deputy}
      - {role: supporting_unit, who: b-works, end: 2024-06-30}
    deadline: {period: 15 working days, sustained: true, words: "15 working days, and from then on"}
    actions:
      - {text: Draft it., actions: [{text: Ask the sections.}]}
  - id: m12
    findings: [f1, f2]
    text: Train the bookkeepers.
    nature: education
    owners:
      - {role: lead_unit, who: b-finance}
      - {role: responsible_officer, who: p-deputy}
    deadline: {period: 2 months, anchor: 2024-01-15}
    audience: public
  - id: m2-1
    findings: [f2]
    text: Close the books by the tenth.
    owners:
      - {role: lead_unit, who: b-finance}
      - {role: responsible_officer, who: p-deputy}
    deadline: {date: 2024-03-31, kind: phased}
    milestones:
      - {title: A first month in time, deadline: 2024-02-10}
  - id: m3-1
    findings: [f3-1]
    text: Mend the railing.
    owners:
      - {role: lead_unit, who: b-works}
      - {role: responsible_officer, who: p-deputy}
      - {role: handler, who: p-clerk}
    deadline: 2024-02-29
  - id: m5-1
    findings: [f5]
    text: Move the complaints to another office.
    nature: accountability
    owners:
      - {role: lead_unit, who: b-office}
      - {role: responsible_officer, who: p-director}
    deadline: 2024-04-30
    audience: restricted
  - id: m6-1
    findings: [f6]
    text: Look at the cranes.
    nature: other
    owners:
      - {role: lead_unit, who: b-works}
      - {role: responsible_officer, who: p-deputy}
    deadline: {kind: continuing, sustained: yes}

accounts:
  - finding: f1
    as_of: 2024-02-10
    paragraphs:
      - {label: "First, ", text: four receipts were found., measures: [m1-1], evidence: [e1-1]}
      - {label: "Second, ", text: a rule was made., measures: [m1-2]}
  - finding: f1
    as_of: 2024-02-10
    audience: internal
    paragraphs:
      - {text: Four receipts were found after a second request., measures: [m1-1]}
  - {finding: f3, as_of: 2024-03-01, paragraphs: [{text: The quay is closed at night.}]}

sections:
  - kind: organisation
    title: How the work was organised
    lead: The leading group met monthly.
    topics:
      - {label: (1), title: Meetings, text: Three were held.}
  - {kind: next_steps, title: What comes next, lead: The rest by summer., audience: internal}

outcomes:
  - {id: o1, kind: money, title: Money recovered, value: "1,234.50", unit: EUR, findings: [f1], evidence: [e1-1]}
  - {id: o2, kind: rules, title: Rules made, value: 1, unit: rules, audience: public}

stated_totals:
  - {counts: findings, value: 8, source: Feedback, unit: findings}
"""

PROFILE = """\
format: inspection-profile/1
extends: neutral-en
name: golden
title: The harbour's own rules
source: Harbour Rules 2023
words:
  state.submitted: waiting for close-out
phrases:
  findings_summary: "By {as_of} {closed} of {countable} were closed ({rate} %)."
guards: {verifier_independent: warn}
approvals:
  - {key: office, title: Rectification Office}
  - {key: group, title: Leading Group}
publication_approvals:
  - {key: office, title: Rectification Office}
  - {key: group, title: Leading Group}
audiences: {evidence: public}
comments: {reply: 10 working days}
deadlines: {calendar: weekdays, due_soon_days: 14}
limits:
  - {key: plan, title: Plan, period: 15 working days, source: Harbour Rules}
  - {key: report, title: Report, period: 3 months}
lights:
  - {light: green, when: [{fact: state, among: [closed]}]}
  - {light: red, when: [{fact: days_left, at_most: -1}]}
  - {light: yellow, when: [{fact: days_left, at_least: 0, at_most: 14}]}
"""

RESTRICTED = """\
format: inspection-restricted/1
referrals:
  - {id: r1, received: 2024-01-10, subject: A contract, about: The Works Section, findings: [f3-1], due: 2024-04-10}
  - {id: r2, received: 2024-01-12, subject: A receipt, handler: p-bursar, answered: 2024-03-01, result: Nothing in it}
commenters:
  - {comment: c1, name: A walker, phone: 0537-7654321}
"""

FILES = {
    "case.yaml": DOCUMENT,
    "profile.yaml": PROFILE,
    "build.yaml": "format: inspection-build/1\nrecipes:\n  all:\n    - {exporter: json-report, to: report.json}\n",
    "restricted.yaml": RESTRICTED,
    "evidence/1/1-1 Receipts.txt": "Four receipts.\n",
    "evidence/1/1-2 收据管理办法.txt": "第一条 付款须有收据。\n",
    "evidence/2/2-1 Books.txt": "Books of March.\n",
    "evidence/3/3-1 Lamp.txt": "A new lamp.\n",
}


# --- what happened ------------------------------------------------------------------------------------------------


def on(month: int, day: int) -> dt.date:
    return dt.date(2024, month, day)


def tell(folder: ic.Folder) -> None:
    """Record every kind of event at least once."""
    begin(folder)
    close_the_first(folder)
    give_more_time(folder)
    warn_and_correct(folder)
    reopen_and_amend(folder)
    end(folder)
    publish(folder)
    look_again(folder)


def begin(folder: ic.Folder) -> None:
    folder.adopt(on=on(1, 22), recorded_by=CLERK, decided_by=GROUP, basis="Minutes 1/2024", note="The plan.")
    folder.record(ic.Started(findings=("f1", "f2", "f3-1", "f6"), on=on(1, 23), recorded_by=CLERK))
    implemented = ic.Resolution.IMPLEMENTED
    folder.record(
        ic.Imported(
            findings=("f4",), state=ic.State.CLOSED, resolution=implemented, printed="Completed", on=on(1, 24),
            recorded_by=CLERK,
        )
    )  # fmt: skip
    paper = ic.PaperReference(number="P 17", custodian="Finance Section", place="Shelf 3")
    folder.record(
        ic.EvidenceAdded(
            evidence=(
                file(folder, "1-1", "Receipts", "f1", "m1-1"),
                file(folder, "1-2", "收据管理办法", "m1-2", date=ic.PartialDate(2024, 2), issuer="Harbour Office"),
                file(folder, "2-1", "Books", "f2", "m2-1", audience=ic.Audience.INTERNAL),
                ic.Evidence(
                    id="e12", index="12", title="List of those trained", supports=("m12",), paper=paper,
                    document_number="H 2024/3", retention="10 years", audience=ic.Audience.RESTRICTED,
                ),
            ),
            on=on(2, 1), recorded_by=CLERK,
        )
    )  # fmt: skip


def close_the_first(folder: ic.Folder) -> None:
    """Submitted, returned, submitted again, verified from within (the profile only warns), approved and closed."""
    folder.record(ic.MeasureDone(measures=("m1-1", "m12"), evidence=("e1-1",), on=on(2, 2), recorded_by=CLERK))
    folder.record(
        ic.MeasureDropped(
            measures=("m1-2",), reason="There is a rule.", on=on(2, 2), recorded_by=CLERK, decided_by=GROUP
        )
    )
    folder.record(ic.Submitted(findings=("f1",), evidence=("e1-1",), on=on(2, 5), recorded_by=CLERK))
    folder.record(
        ic.Returned(findings=("f1",), reason="The rule is of 1998.", on=on(2, 6), recorded_by=CLERK, decided_by=OFFICE)
    )
    folder.record(
        ic.MeasureResumed(measures=("m1-2",), reason="A new rule is needed.", on=on(2, 7), recorded_by=CLERK),
        ic.MeasureDone(measures=("m1-2",), evidence=("e1-2",), on=on(2, 9), recorded_by=CLERK),
        ic.Submitted(findings=("f1",), evidence=("e1-1", "e1-2"), on=on(2, 10), recorded_by=CLERK),
    )
    folder.record(ic.Verified(findings=("f1",), on=on(2, 12), recorded_by=CLERK, decided_by="p-bursar"))
    basis = {"recorded_by": CLERK, "basis": "Minutes 4/2024", "recorded_at": "2024-02-15T09:30:00+08:00"}
    folder.record(
        ic.Approved(findings=("f1",), step="office", on=on(2, 13), decided_by=OFFICE, **basis),
        ic.Approved(findings=("f1",), step="group", on=on(2, 15), decided_by=GROUP, **basis),
        ic.Closed(findings=("f1",), on=on(2, 15), decided_by=GROUP, **basis),
    )
    folder.record(ic.ProgressReviewHeld(issue=1, on=on(2, 16), recorded_by=CLERK, basis="Minutes 5/2024"))


def give_more_time(folder: ic.Folder) -> None:
    folder.record(
        ic.ExtensionAsked(
            measures=("m2-1",), until=on(6, 30), reason="The bookkeeper is ill.", on=on(2, 19), recorded_by=CLERK
        )
    )
    folder.record(
        ic.ExtensionGranted(measures=("m2-1",), until=on(6, 30), on=on(2, 20), recorded_by=CLERK, decided_by=GROUP),
    )
    folder.record(
        ic.ExtensionAsked(findings=("f3-1",), until=on(5, 31), reason="No steel.", on=on(2, 20), recorded_by=CLERK)
    )
    folder.record(
        ic.ExtensionRefused(findings=("f3-1",), reason="It is dangerous.", on=on(2, 21), recorded_by=CLERK,
                            decided_by=GROUP)
    )  # fmt: skip
    folder.record(
        ic.HandedOver(
            measures=("m3-1",), role=ic.Role.LEAD_UNIT, giver="b-works", taker="b-finance", on=on(2, 22),
            recorded_by=CLERK, decided_by=GROUP,
        )
    )  # fmt: skip


def warn_and_correct(folder: ic.Folder) -> None:
    case = folder.record(ic.Progressed(findings=("f2",), text="January in time.", percent=60, on=on(2, 23)))
    wrong = len(case.journal)
    folder.record(
        ic.SubstantiallyDone(
            findings=("f2",), remaining="The books of December.", next_step="Close them.", until=on(6, 15),
            on=on(2, 26), recorded_by=CLERK,
        )
    )  # fmt: skip
    folder.record(ic.Progressed(findings=("f2",), text="January in time.", percent=70, on=on(2, 23), corrects=wrong))
    case = folder.record(
        ic.NoticeSent(
            findings=("f3-1",), notice="reminder", to="b-finance", until=on(3, 20), on=on(3, 12), text="Mend it.",
            recorded_by=CLERK, decided_by=OFFICE,
        )
    )  # fmt: skip
    folder.record(
        ic.NoticeAnswered(sent=len(case.journal), text="The steel has come.", on=on(3, 15), recorded_by=CLERK)
    )
    case = folder.record(ic.Progressed(findings=("f6",), text="All cranes.", percent=100, on=on(3, 15)))
    folder.record(
        ic.Voided(targets=(len(case.journal),), reason="It was crane 1 alone.", on=on(3, 16), recorded_by=CLERK)
    )


def reopen_and_amend(folder: ic.Folder) -> None:
    """A follow-up finds a gap; the second edition plans it, takes a finding in, and replaces an extension."""
    folder.record(
        ic.Reopened(
            findings=("f1",), measures=("m1-1",), reason="A receipt is missing again.", until=on(5, 31), on=on(3, 18),
            recorded_by=CLERK, decided_by=GROUP, basis="Follow-up 1/2024",
        )
    )  # fmt: skip
    granted = next(e.seq for e in folder.case.journal if isinstance(e.event, ic.ExtensionGranted))
    document = folder.path / "case.yaml"
    text = document.read_text(encoding="utf-8")
    for old, new in (
        ("deadline: {date: 2024-03-31, kind: phased}",
         f"deadline: {{date: 2024-07-31, kind: phased, supersedes: {granted}}}"),
        ("\nmeasures:\n", """
  - id: f7
    number: "3"
    aspect: a1
    kind: self-found
    title: Petty cash is not counted
    text: Nobody counts the petty cash.
    found_on: 2024-03-01

measures:
  - id: m7-1
    findings: [f7]
    text: Count it weekly.
    nature: recovery
    owners:
      - {role: lead_unit, who: b-finance}
      - {role: responsible_officer, who: p-deputy}
    deadline: 30 days
"""),
        ("\nsections:\n", """  - finding: f1
    as_of: 2024-03-19
    paragraphs:
      - {text: One more receipt is being looked for., measures: [m1-1]}

sections:
"""),
    ):  # fmt: skip
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    document.write_text(text, encoding="utf-8", newline="\n")
    folder.reload()
    folder.adopt(on=on(3, 19), recorded_by=CLERK, decided_by=GROUP, basis="Minutes 7/2024")
    folder.record(ic.Imported(findings=("f7",), state=ic.State.UNKNOWN, printed="being looked into", on=on(3, 20)))


def end(folder: ic.Folder) -> None:
    """Evidence goes, a lamp burns, two findings are closed otherwise; what began before a review is told after it."""
    folder.record(
        ic.EvidenceWithdrawn(evidence=("e2-1",), reason="These are the books of 2022.", on=on(3, 21), recorded_by=CLERK)
    )
    folder.record(
        ic.EvidenceAdded(evidence=(file(folder, "3-1", "Lamp", "f3-2"),), on=on(3, 22), recorded_by=CLERK),
        ic.Submitted(findings=("f3-2",), evidence=("e3-1",), on=on(3, 22), recorded_by=CLERK),
    )
    folder.record(
        ic.Closed(
            findings=("f5",), resolution=ic.Resolution.RISK_ACCEPTED, reason="There is one office only.",
            until=on(10, 31), on=on(3, 25), recorded_by=CLERK, decided_by=GROUP,
        ),
        ic.Closed(
            findings=("f3-2",), resolution=ic.Resolution.SUPERSEDED, reason="All lamps are replaced.", on=on(3, 26),
            recorded_by=CLERK, decided_by=GROUP,
        ),
    )  # fmt: skip
    folder.record(ic.ProgressReviewHeld(issue=2, on=on(3, 29), recorded_by=CLERK))
    folder.record(ic.Progressed(findings=("f7",), text="Counted once.", percent=10, on=on(3, 28), recorded_by=CLERK))


def publish(folder: ic.Folder) -> None:
    """February is told outside: returned once, drafted again, approved, published, commented on; a second is given up.

    Its documents were made elsewhere: what they are named and hash to is kept, and never made again.
    """
    made = ic.MadeDocument(
        exporter="markdown-report", to="february.md", options={"toc": "yes", "style": "house.css"}, since="2024-01-22",
        items=("f1", "f2"), made_by="inspection-core 0.1.0", inputs={"style": digest(b"p {}"), "logo": digest(b"")},
        digest=digest(b"February"),
    )  # fmt: skip
    draft = ic.PublicationDrafted(
        publication="p1", title="February", as_of=on(2, 29), documents=(made,), on=on(4, 1), recorded_by=CLERK
    )
    by = {"publication": "p1", "recorded_by": CLERK}
    folder.record(draft, ic.PublicationSubmitted(on=on(4, 2), **by))
    folder.record(ic.PublicationReturned(reason="The title is dull.", on=on(4, 3), decided_by=OFFICE, **by))
    folder.record(
        evolve(draft, title="What was done by the end of February", on=on(4, 4)),
        ic.PublicationSubmitted(on=on(4, 5), **by),
        ic.PublicationApproved(step="office", on=on(4, 8), decided_by=OFFICE, **by),
        ic.PublicationApproved(step="group", on=on(4, 9), decided_by=GROUP, basis="Minutes 9/2024", **by),
    )
    folder.record(
        ic.PublicationPublished(
            address="https://harbour.example/february", sha256=digest(b"February"), until=on(4, 30), on=on(4, 10),
            decided_by=GROUP, **by,
        )
    )  # fmt: skip
    folder.record(
        ic.CommentReceived(
            comment="c1", publication="p1", channel="e-mail", text="The railing still moves.", findings=("f3-1",),
            on=on(4, 12), recorded_by=CLERK,
        ),
        ic.CommentReceived(
            comment="c2", publication="p1", channel="telephone", text="Well done.", until=on(5, 10), on=on(4, 15),
            recorded_by=CLERK,
        ),
        ic.CommentAnswered(comment="c1", text="It is mended in May.", on=on(4, 18), recorded_by=CLERK),
    )  # fmt: skip
    folder.record(
        ic.PublicationDrafted(
            publication="p2", title="March", as_of=on(3, 31), audience=ic.Audience.INTERNAL, on=on(4, 19)
        ),
        ic.PublicationWithdrawn(publication="p2", reason="Nobody asked for it.", on=on(4, 20), decided_by=OFFICE),
    )


def look_again(folder: ic.Folder) -> None:
    """Three that were closed are looked at again: one holds, one has relapsed, one waits; the referrals are counted."""
    looked = {"on": on(4, 24), "recorded_by": CLERK, "decided_by": "b-supervision"}
    folder.record(
        ic.FollowUpPlanned(
            follow_up="u1", findings=("f4", "f3-2", "f5"), until=on(5, 31), text="By visits.", on=on(4, 22),
            recorded_by=CLERK,
        )
    )  # fmt: skip
    folder.record(*ic.look_back(folder.case, "u1", ("f4",), ic.Verdict.HOLDS, text="It is dry.", **looked))
    folder.record(
        *ic.look_back(folder.case, "u1", ("f3-2",), ic.Verdict.RELAPSED, text="It is out.", until=on(6, 30), **looked)
    )
    folder.record(ic.ReferralsCounted(received=2, answered=1, on=on(4, 25), recorded_by=CLERK))


def file(folder: ic.Folder, index: str, title: str, *supports: str, **more: Any) -> ic.Evidence:
    """A file of the case as evidence."""
    path = Path("evidence", index[0], f"{index} {title}.txt")
    raw = (folder.path / path).read_bytes()
    reference = ic.FileReference(path=path.as_posix(), sha256=digest(raw), size=len(raw))
    return ic.Evidence(id=f"e{index}", index=index, title=title, supports=supports, file=reference, **more)


def digest(raw: bytes) -> str:
    return ic.text_digest(raw.decode())


if __name__ == "__main__":
    make()
