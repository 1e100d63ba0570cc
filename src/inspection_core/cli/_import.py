"""`inspection import`: files that came back, or that an office already has, into a case or a new one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import frozen

from ..codec import encode
from ..diagnostics import Severity, Text, offers as rules, worst
from ..errors import OptionsError
from ..folder import document_path, open_folder, write_atomic
from ..formats import write_yaml
from ..importing import apply_proposals, draft_under, propose, read_mappings
from ..lifecycle import Case
from ..profiles import Profile
from ..proposals import CaseRequest, Mappings, Proposals, Request, TableMapping
from ..tables import readable_columns
from ._common import PROBLEMS, Day, Session, now, print_json, say_recorded, session
from ._confirmation import require_sheet
from ._new_cases import Wanted, make_case, make_cases, new_request
from ._one_inspection import make_together
from ._outputs import Imports
from ._proposals import say_applied, show_proposals


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER…")
@click.option("--case", "case", metavar="CASE", help="The case that they belong to.")
@click.option("--to", metavar="DIR", help="Make a new case in this folder; of several files a case each, below it.")
@click.option("--dry-run", is_flag=True, help="Show what they propose, and change nothing. [default, without --apply]")
@click.option("--apply", "is_apply", is_flag=True, help="Take in what nothing speaks against.")
@click.option("--actor", metavar="ID", help="Who takes it in: the id of a person.")
@click.option("--decided-by", metavar="ID", help="Who decided it: the id of a person or body.")
@click.option("--on", type=Day(), default="today", help="The day that it takes effect. [default: today]")
@click.option("--only", multiple=True, metavar="KIND|ID", help="Only events, edits, or these findings and measures.")
@click.option("--mapping", metavar="FILE", help="How the columns of their tables are to be read.")
@click.option("--save-mapping", metavar="FILE", help="Write down how they were read, to be changed and used again.")
@click.option("--profile", help="For a new case: the rules and words to use. [default: neutral-zh or neutral-en]")
@click.option("--together", is_flag=True, help="For a new case: the files are of one inspection.")
@click.option(
    "--confirm-sheet", metavar="FILE", help="Write what was read of a document, to be confirmed or corrected."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes read at once."
)
@click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
@session
def import_(
    session: Session,
    files: tuple[str, ...],
    case: str | None,
    to: str | None,
    dry_run: bool,
    is_apply: bool,
    actor: str | None,
    decided_by: str | None,
    on: dt.date,
    only: tuple[str, ...],
    mapping: str | None,
    save_mapping: str | None,
    profile: str | None,
    together: bool,
    confirm_sheet: str | None,
    jobs: int,
    as_json: bool,
) -> None:
    """Bring files into a case: ledgers that came back filled in, tables and documents that an office already has.

    Shows what they propose: events to record, edits of the document for its next edition. With --apply, what nothing
    speaks against is taken in, each row as a whole. With --to, a file becomes a new case; of several, or of a folder,
    each becomes one of its own below DIR. With --together the first makes the case, and the others propose for it.
    """
    _require_sense(case=case, to=to, dry_run=dry_run, is_apply=is_apply, actor=actor)
    mappings = read_mappings(mapping) if mapping else ()
    if to is not None or (case is None and document_path(Path()) is None and not is_apply):
        wanted = Wanted(to=None if dry_run else to, on=on, jobs=jobs, as_json=as_json, sheet=confirm_sheet)
        request = new_request(session, mappings, profile)
        _make(session, files, request, wanted, together=together, save_mapping=save_mapping)
        return
    _require_for_case(together=together, sheet=confirm_sheet)
    look = _Look(files=files, on=on, mappings=mappings, only=only, save_mapping=save_mapping, as_json=as_json)
    if is_apply:
        found = _take_in(session, case or ".", look, actor, decided_by)
    else:  # whoever only looks waits for nobody, and may have a case that can't be written
        found = _shown(session, session.load(case or "."), look)
    if found.conflicts or worst(found.problems) is Severity.ERROR:
        sys.exit(PROBLEMS)


def _require_sense(*, case: str | None, to: str | None, dry_run: bool, is_apply: bool, actor: str | None) -> None:
    """OptionsError for options that contradict each other."""
    if case is not None and to is not None:
        what = Text("give --case or --to, not both", "--case 和 --to 只能写一个")
    elif is_apply and dry_run:
        what = Text("give --dry-run or --apply, not both", "--dry-run 和 --apply 只能写一个")
    elif is_apply and actor is None:
        what = Text("--apply needs --actor, who takes it in", "--apply 须用 --actor 写明经办人")
    elif is_apply and to is not None:
        what = Text("--apply is for a case that there is; leave it out", "--apply 只用于已有案卷，请去掉")
    else:
        return
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _require_for_case(*, together: bool, sheet: str | None) -> None:
    """OptionsError for options that only a new case has."""
    if together or sheet is not None:
        what = Text(
            "--together and --confirm-sheet are for a new case; leave them out",
            "--together、--confirm-sheet 只用于新案卷，请去掉",
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _require_one(session: Session, sheet: str | None, *, several: bool) -> None:
    """OptionsError for a sheet of several files, and for one of a kind that nobody writes."""
    if sheet is None:
        return
    if several:
        what = Text(
            "--confirm-sheet is for one file; import each by itself", "--confirm-sheet 只用于单份文件，请分别导入"
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    require_sheet(sheet, session.plugins)


def _make(
    session: Session,
    files: Sequence[str],
    request: Request,
    wanted: Wanted,
    *,
    together: bool,
    save_mapping: str | None,
) -> None:
    """New cases of files, or a look at them: of one inspection, a case each, or of one file alone."""
    several = len(files) > 1 or Path(files[0]).is_dir()
    _require_one(session, wanted.sheet, several=several)
    if together:
        make_together(session, files, request, wanted)
    elif several:
        make_cases(session, files, request, wanted)
    else:
        draft = draft_under(files, request, session.plugins)
        _save(session, save_mapping, draft.mappings, request.profile)
        make_case(session, draft, Path(files[0]), wanted)


@frozen(kw_only=True)
class _Look:
    """What files are to be read for a case, how, and how what they propose is shown."""

    files: Sequence[str]
    on: dt.date
    mappings: tuple[TableMapping, ...]
    only: tuple[str, ...]
    save_mapping: str | None
    as_json: bool


def _shown(session: Session, case: Case, look: _Look) -> Proposals:
    """What files propose, shown."""
    request = CaseRequest.of(case, look.on, look.mappings)
    found = propose(look.files, request, only=look.only, plugins=session.plugins)
    _save(session, look.save_mapping, found.mappings, request.profile)
    if look.as_json:
        print_json(Imports.of(found, session.language))
    else:
        show_proposals(session, case, found)
    return found


def _take_in(session: Session, case: str, look: _Look, actor: str | None, decided_by: str | None) -> Proposals:
    """What files propose, shown, and taken in as far as nothing speaks against it."""
    with open_folder(case, plugins=session.plugins) as folder:
        found = _shown(session, folder.case, look)
        before = len(folder.case.journal)
        taken = apply_proposals(folder, found, recorded_by=actor, decided_by=decided_by, recorded_at=now())
        say_applied(session, taken, as_json=look.as_json)
        if not look.as_json:
            say_recorded(session, folder, before)
    return found


def _save(session: Session, path: str | None, mappings: tuple[TableMapping, ...], profile: Profile) -> None:
    """Write a mapping file, headed by the keys that it may give."""
    if path is None:
        return
    keys = {column.key: column.title for column in readable_columns(profile)}
    head = session.say(
        "# What each column holds, by its letter. A heading under `unread` is not known: give its letter a key under\n"
        "# `columns`, of those that are read:\n",
        "# 各列的含义，按列字母。unread 中的表头未识别：请把列字母移到 columns 下，并写明下列键之一：\n",
    )
    known = "".join(f"#   {key}: {title}\n" for key, title in keys.items())
    write_atomic(Path(path), (head + known + write_yaml(encode(Mappings(tables=mappings)))).encode())
