"""Files of one inspection: the first makes the case, and what the others say of it is shown beside."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from ..diagnostics import Severity, worst
from ..formats import write_json
from ..importing import case_of, draft_under, first_and_others, propose
from ..proposals import CaseRequest, Request
from ._common import PROBLEMS, Session, typed
from ._new_cases import Wanted, make_case
from ._outline import outline_data
from ._outputs import Imports, data_of
from ._proposals import show_proposals


def make_together(session: Session, files: Sequence[str], request: Request, wanted: Wanted) -> None:
    """A case of the first file, or a look at it, and what the others propose for it; none of that is taken in."""
    first, others = first_and_others([Path(file) for file in files], session.plugins)
    draft = draft_under(first, request, session.plugins)
    if not others or draft.is_empty:
        make_case(session, draft, first[0], wanted)
        return
    case = case_of(draft, on=wanted.on, plugins=session.plugins)
    found = propose(others, CaseRequest.of(case, wanted.on, request.mappings), plugins=session.plugins)
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


def _say_how(session: Session, others: Sequence[Path], wanted: Wanted) -> None:
    """The command that takes in what was shown."""
    if wanted.to is not None:
        words = " ".join(map(typed, others))
        click.echo(
            session.say("Nothing of it was taken in. To do so:", "以上均未采纳。采纳：")
            + f"\n  inspection import {words} --case {typed(wanted.to)} --apply --actor ID"
        )
