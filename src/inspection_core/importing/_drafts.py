"""Drafts of new cases, and what they become: folders, or cases in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..codec import encode
from ..diagnostics import Location
from ..folder import open_folder, write_atomic
from ..formats import write_yaml
from ..lifecycle import Case, Plan, compute_due, record
from ..model import Document, Event, Imported, Resolution, State
from ..plugins import Plugins
from ..proposals import Draft, Opening, Request
from ._choosing import importer_for
from ._staging import staged


def read_draft(files: Sequence[str | Path], request: Request, *, plugins: Plugins | None = None) -> Draft:
    """The draft of a new case that an importer makes of files, chosen by the suffix of the first.

    UnknownOfferError where nobody reads such files; CaseFileError for one that can't be read.
    """
    paths = [Path(file) for file in files]
    offers = plugins or Plugins.installed()
    importer = importer_for(paths[0], offers)
    with offers.edge("importers", importer.name, Location(file=str(paths[0]))):
        found: object = importer.read(paths, request)
    return offers.require("importers", importer.name, found, Draft)


def new_case(
    folder: str | Path,
    document: Document,
    *,
    openings: Sequence[Opening] = (),
    on: dt.date | None = None,
    head: str = "",
    plugins: Plugins | None = None,
) -> None:
    """Make the folder of a new case: its document under a comment, recipes, and the states that a file printed.

    Those are recorded as imported on a day (`on`), with the printed word. CaseFileError where a case is there already;
    whatever fails, no half of a case is left.
    """
    with staged(folder) as stage:
        write_atomic(stage / "case.yaml", (head + write_yaml(encode(document))).encode())
        write_atomic(stage / "build.yaml", _RECIPES.encode())
        # Git on Windows would change line ends, and with them every hash
        write_atomic(stage / ".gitattributes", b"* -text\n")
        if openings and on is not None:
            with open_folder(stage, plugins=plugins) as opened:
                opened.record(*_imported(openings, on))


def case_of(draft: Draft, *, on: dt.date, plugins: Plugins) -> Case:
    """The case that a draft becomes on a day, in memory."""
    document, calendars = draft.document, plugins.calendars
    profile = plugins.profile(document.inspection.profile)
    due, faults = compute_due(document, profile, calendars, None)
    plan = Plan(document=document, profile=profile, due=due)
    case = Case(draft=plan, faults=faults, calendars=calendars)
    return record(case, *_imported(draft.openings, on)) if draft.openings else case


_RECIPES = """format: inspection-build/1
recipes:
  review:
    - {exporter: csv-ledger, to: ledger.csv}
    - {exporter: markdown-report, to: report.md}
  publication:
    - {exporter: text-bulletin, to: bulletin.txt, audience: public}
"""


def _imported(openings: Sequence[Opening], on: dt.date) -> Iterator[Event]:
    """An event for each printed word, with all its findings."""
    groups: dict[tuple[State, Resolution | None, str], list[str]] = {}
    for each in openings:
        groups.setdefault((each.state, each.resolution, each.printed), []).append(each.finding)
    for (state, resolution, printed), findings in groups.items():
        yield Imported(on=on, findings=tuple(findings), state=state, resolution=resolution, printed=printed)
