"""Taking evidence files in by the numbers in their names: `03-2 会议纪要.pdf` belongs to finding 3."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..diagnostics import Diagnostic, Location, reading
from ..errors import CaseFileError
from ..formats import read_bytes
from ..lifecycle import Plan, Standing
from ..model import Evidence, FileReference
from ._evidence import sha256_of
from ._files import write_atomic

_NAME = re.compile(r"(?P<index>(?P<number>\d+(?:\.\d+)*)(?:[-－—_]\d+)+)[\s　._、-]*(?P<title>.*)")


@frozen(kw_only=True)
class Intake:
    """What was found in a folder: evidence to be put on file, the copies that this needs, and what was passed over."""

    evidence: tuple[Evidence, ...] = ()
    copies: tuple[tuple[Path, Path], ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def take_in(folder: Path, source: Path, plan: Plan, standing: Standing) -> Intake:
    """The evidence that a folder of files holds; files from outside the case are to be copied under `evidence/`.

    The number in front of a name is the finding's, so it must be the number of one finding alone. Files that
    are on file already, unchanged, are passed over silently; nothing is written here.
    """
    evidence: list[Evidence] = []
    copies: list[tuple[Path, Path]] = []
    problems: list[Diagnostic] = []
    on_file = {each.evidence.file.path: each.evidence for each in standing.evidence.values() if each.evidence.file}
    taken = {*standing.evidence}
    for path in _files(source):
        made = _read_name(path, folder, plan)
        if isinstance(made, Diagnostic):
            problems.append(made)
            continue
        index, title, finding, target = made
        id, file = f"e{index}", _reference(path, target)
        filed = on_file.get(file.path)
        if filed is not None:
            if filed.file != file:
                problems.append(reading.EVIDENCE_CHANGED(Location(file=str(path)), id=filed.id, path=path.name))
        elif id in taken:
            problems.append(reading.INDEX_TAKEN(Location(file=str(path)), id=id))
        else:
            taken.add(id)
            if path.resolve() != (folder / target).resolve():
                copies.append((path, folder / target))
            evidence.append(Evidence(id=id, index=index, title=title, supports=(finding,), file=file))
    return Intake(evidence=tuple(evidence), copies=tuple(copies), problems=tuple(problems))


def copy_in(intake: Intake) -> None:
    """Make the copies of an intake; CaseFileError, before any is made, if another file is in the place of one."""
    for source, target in intake.copies:
        if target.exists() and read_bytes(target) != read_bytes(source):
            raise CaseFileError(reading.ALREADY_THERE(Location(file=str(target)), name=target.name))
    for source, target in intake.copies:
        write_atomic(target, read_bytes(source))


def _reference(path: Path, target: Path) -> FileReference:
    return FileReference(path=target.as_posix(), sha256=sha256_of(path), size=path.stat().st_size)


def _files(source: Path) -> Iterator[Path]:
    """The files below a folder, in the order of their paths, but for hidden ones and open Office files."""
    yield from sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))


def _read_name(path: Path, folder: Path, plan: Plan) -> tuple[str, str, str, Path] | Diagnostic:
    """Index, title, finding and place in the case folder of a file; a Diagnostic where its name doesn't tell."""
    match = _NAME.fullmatch(unicodedata.normalize("NFKC", path.stem))
    if match is None:
        return reading.NO_INDEX(Location(file=str(path)), name=path.name)
    number = match["number"].lstrip("0") or "0"
    findings = _numbered(plan, number)
    if len(findings) != 1:
        return reading.WHICH_FINDING(Location(file=str(path)), number=number, count=len(findings))
    index = re.sub(r"[^\d.]+", "-", match["index"])
    return index, match["title"] or path.stem, findings[0], _target(path, folder, match["number"])


def _numbered(plan: Plan, number: str) -> Sequence[str]:
    return [finding.id for finding in plan.leaves if (finding.number.lstrip("0") or "0") == number]


def _target(path: Path, folder: Path, number: str) -> Path:
    root = folder.resolve()
    if path.resolve().is_relative_to(root):
        return path.resolve().relative_to(root)
    return Path("evidence") / number.zfill(2) / path.name
