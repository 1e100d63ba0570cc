"""`inspection review`: what is wrong with a text before it goes out, and the fixes that need nobody's word."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click
from attrs import evolve, frozen

from ..diagnostics import Diagnostic, Severity, Text, offers as rules, worst
from ..documents import SourceText
from ..errors import CaseFileError, OptionsError, PluginError
from ..folder import open_folder
from ..model import Audience
from ..plugins import Plugins
from ..reviewing import (
    Fixed,
    Remark,
    Waiver,
    fix_case,
    fix_text,
    known_codes,
    look_at,
    look_at_case,
    read_text,
    read_waivers,
    silenced,
)
from ._common import PROBLEMS, Session, as_of_option, json_option, print_json, print_problems, session
from ._outputs import Problem
from ._remarks import print_remarks, print_summary

Fix = Callable[[Sequence[Diagnostic]], Fixed]


@frozen(kw_only=True)
class Wanted:
    """How texts are to be looked at."""

    as_of: dt.date
    audience: Audience
    profile: str | None
    off: tuple[Waiver, ...]


@frozen(kw_only=True)
class Look:
    """What was found in some texts under the same waivers, and how each of them is fixed."""

    remarks: tuple[Remark, ...]
    hints: tuple[Diagnostic, ...] = ()
    fixes: tuple[tuple[Fix, tuple[Remark, ...]], ...] = ()


@click.command()
@click.argument("paths", nargs=-1, metavar="FILE…/CASE")
@click.option("--audience", type=click.Choice(["public", "internal"]), default="public", help="Who will read it.")
@as_of_option
@click.option("--profile", help="For files: the rules and words to use. [default: neutral, in the text's language]")
@click.option("--off", multiple=True, metavar="CODE", help="Don't tell problems of this code. May be repeated.")
@click.option("--fix", "is_fix", is_flag=True, help="Show what would be changed by a program, and change nothing.")
@click.option("--write", is_flag=True, help="With --fix: make these changes.")
@json_option
@session
def review(
    session: Session,
    paths: tuple[str, ...],
    audience: str,
    as_of: dt.date,
    profile: str | None,
    off: tuple[str, ...],
    is_fix: bool,
    write: bool,
    as_json: bool,
) -> None:
    """Look through drafts, or through the texts that a case would go out in; exit status 1 if an error is found.

    What is waived in review.yaml, beside the draft or in the case, is not told. With --fix, shows as a diff what may be
    changed without anybody being asked; with --write that is done, and what then remains is told.
    """
    case = _case_of(paths)
    _require_sense(case=case, profile=profile, is_fix=is_fix, write=write, as_json=as_json)
    waived = tuple(Waiver(code=code, reason="--off") for code in off)
    wanted = Wanted(as_of=as_of, audience=Audience(audience), profile=profile, off=waived)

    def look() -> Look:
        if case is not None:
            return _look_at_case(session, case, wanted)
        return _look_at_files(paths, wanted, session.plugins)

    found, failed = look(), False
    if is_fix:
        failed = _fix(session, case, found, write=write)
        found = look() if write else found
    if not is_fix or write:
        _show(session, found, as_json=as_json)
    if failed or worst(each.problem for each in found.remarks) is Severity.ERROR:
        sys.exit(PROBLEMS)


def _case_of(paths: Sequence[str]) -> Path | None:
    """The case that is meant, None for drafts; OptionsError for both."""
    cases = [path for path in (paths or (".",)) if Path(path).is_dir() or Path(path).name in ("case.yaml", "case.json")]
    if cases and len(paths) > 1:
        what = Text("give drafts or one case, not both", "只能给出若干文稿，或一个案卷")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    if not cases:
        return None
    path = Path(cases[0])
    return path if path.is_dir() else path.parent


def _require_sense(*, case: Path | None, profile: str | None, is_fix: bool, write: bool, as_json: bool) -> None:
    """OptionsError for options that contradict each other."""
    if case is not None and profile is not None:
        what = Text("a case has a profile of its own; leave out --profile", "案卷已有方案，请去掉 --profile")
    elif write and not is_fix:
        what = Text("--write needs --fix", "--write 须与 --fix 同用")
    elif is_fix and as_json and not write:
        what = Text("--fix shows a diff; with --json give --write, too", "--fix 显示差异；用 --json 时须同时写 --write")
    else:
        return
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _look_at_case(session: Session, folder: Path, wanted: Wanted) -> Look:
    case = session.load(str(folder))
    found = look_at_case(case, as_of=wanted.as_of, audience=wanted.audience, folder=folder, plugins=session.plugins)
    waivers = (*wanted.off, *read_waivers(folder))
    kept, hints = silenced(found.remarks, waivers, known_codes(session.plugins), found.files)
    return Look(remarks=kept, hints=hints, fixes=((lambda problems: fix_case(folder, case, problems), kept),))


def _look_at_files(paths: Sequence[str], wanted: Wanted, plugins: Plugins) -> Look:
    """The drafts of a folder have their waivers together, so that one for another of them is not called unused."""
    profile = plugins.profile(wanted.profile) if wanted.profile is not None else None
    folders: dict[Path, list[str]] = {}
    for path in dict.fromkeys(paths):
        folders.setdefault(Path(path).parent, []).append(path)
    looks = []
    for folder, names in folders.items():
        found: list[Remark] = []
        sources: dict[str, SourceText] = {}
        for name in names:
            try:
                sources[name] = _named(read_text(name, plugins=plugins), name)
            except (CaseFileError, PluginError) as error:
                found += [Remark(problem=problem) for problem in error.problems]
            else:
                found += look_at(
                    sources[name], as_of=wanted.as_of, audience=wanted.audience, profile=profile, plugins=plugins
                )
        kept, hints = silenced(found, (*wanted.off, *read_waivers(folder)), known_codes(plugins), names)
        fixes = tuple((_fixer(name, source, plugins), _of(name, kept)) for name, source in sources.items())
        looks.append(Look(remarks=kept, hints=hints, fixes=fixes))
    return Look(
        remarks=tuple(remark for each in looks for remark in each.remarks),
        hints=tuple(dict.fromkeys(hint for each in looks for hint in each.hints)),
        fixes=tuple(fix for each in looks for fix in each.fixes),
    )


def _named(source: SourceText, name: str) -> SourceText:
    """The text under the path that was given, so that two drafts of one name are told apart."""
    problems = tuple(
        evolve(each, where=evolve(each.where, file=name)) if each.where.file == source.file else each
        for each in source.problems
    )
    return evolve(source, file=name, problems=problems)


def _fixer(name: str, source: SourceText, plugins: Plugins) -> Fix:
    return lambda problems: fix_text(name, source, problems, plugins=plugins)


def _of(name: str, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(each for each in remarks if each.problem.where.file == name)


def _fix(session: Session, case: Path | None, found: Look, *, write: bool) -> bool:
    """Show the fixes of each text, or with `write` make them; whether one of them failed."""
    made: list[Fixed] = []
    failed = False
    for fix, remarks in found.fixes:
        try:
            with _held(session, case if write else None):
                made.append(fix([remark.problem for remark in remarks]))
                if write:
                    made[-1].write()
        except (CaseFileError, PluginError) as error:
            print_problems(error.problems, session.language, to_stderr=True)
            failed = True
    for fixed in made:
        if not write:
            _print_diff(fixed)
        print_problems(fixed.left, session.language, to_stderr=True)
    _say_fixed(session, sum(len(each.done) for each in made), write=write)
    return failed


def _held(session: Session, case: Path | None) -> AbstractContextManager[object]:
    """The lock of a case that is written to."""
    return nullcontext() if case is None else open_folder(case, plugins=session.plugins)


def _print_diff(fixed: Fixed) -> None:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in fixed.diff():
        click.secho(line, fg=colours.get(line[:1]))


def _say_fixed(session: Session, count: int, *, write: bool) -> None:
    if write:
        text = session.say(f"Fixed: {count}.", f"已自动修改 {count} 处。")
    else:
        text = session.say(
            f"To be fixed: {count}; nothing was changed (--write does it).",
            f"可自动修改 {count} 处，尚未改动（加 --write 才写入）。",
        )
    click.echo(text, err=write)


def _show(session: Session, found: Look, *, as_json: bool) -> None:
    problems = (*(each.problem for each in found.remarks), *found.hints)
    if as_json:
        print_json([Problem.of(problem, session.language) for problem in problems])
        return
    print_remarks(session, found.remarks)
    print_problems(found.hints, session.language)
    print_summary(session, problems)
