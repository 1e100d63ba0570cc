"""Files of one inspection: the first makes the case, and what the others say of it is shown beside."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from ..diagnostics import Severity, worst
from ..folder import load
from ..formats import write_json
from ..importing import apart, draft_under, is_empty, new_case, propose
from ..lifecycle import Case
from ..proposals import CaseRequest, Draft, Proposals, Request
from ._common import PROBLEMS, Session
from ._drafted import Wanted, make_case
from ._outline import outline_data
from ._outputs import Imports, data_of
from ._proposed import show_proposals


def make_together(session: Session, files: Sequence[str], request: Request, wanted: Wanted) -> None:
    """A case of the first file, or a look at it, and what the others propose for it; none of that is taken in."""
    first, others = apart([Path(file) for file in files], session.plugins)
    draft = draft_under(first, request, session.plugins)
    if not others or is_empty(draft):
        make_case(session, draft, first[0], wanted)
        return
    case, found = _proposed(session, draft, others, request, wanted)
    if wanted.as_json:
        told = {"case": outline_data(draft), "others": data_of(Imports.of(found, session.language))}
        click.echo(write_json(told), nl=False)
    if wanted.to is not None or not wanted.as_json:
        make_case(session, draft, first[0], evolve(wanted, as_json=False))
    if not wanted.as_json:
        click.echo()
        show_proposals(session, case, found)
        _say_how(session, others, wanted)
    if found.conflicts or worst(found.problems) is Severity.ERROR:
        sys.exit(PROBLEMS)


def _proposed(
    session: Session, draft: Draft, others: Sequence[Path], request: Request, wanted: Wanted
) -> tuple[Case, Proposals]:
    """What files propose for the case of a draft, which is made out of sight for that alone."""
    with tempfile.TemporaryDirectory(prefix="inspection-") as folder:
        path = Path(folder) / "case"
        new_case(path, draft.document, openings=draft.openings, on=wanted.on, plugins=session.plugins)
        case = load(path, plugins=session.plugins)
    asked = CaseRequest(profile=case.draft.profile, case=case, as_of=wanted.on, mappings=request.mappings)
    return case, propose(others, asked, plugins=session.plugins)


def _say_how(session: Session, others: Sequence[Path], wanted: Wanted) -> None:
    """The command that takes in what was shown."""
    if wanted.to is not None:
        words = " ".join(f'"{word}"' if " " in word else word for word in map(str, others))
        place = f'"{wanted.to}"' if " " in wanted.to else wanted.to
        click.echo(
            session.say("Nothing of it was taken in. To do so:", "以上均未采纳。采纳：")
            + f"\n  inspection import {words} --case {place} --apply --actor ID"
        )
