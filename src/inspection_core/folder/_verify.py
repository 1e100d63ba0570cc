"""Is a folder as it was recorded? Journal, editions and evidence, all problems at once."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from ..diagnostics import Diagnostic, Severity
from ..errors import InspectionError
from ..lifecycle import fold
from ._editions import damaged_editions, orphan_editions
from ._evidence import damaged_evidence
from ._folder import require_case
from ._journal import damage, read_journal
from ._sources import changed_sources


@frozen(kw_only=True)
class Verification:
    """What was verified: how many events and pieces of evidence, and what is wrong."""

    events: int = 0
    evidence: int = 0
    problems: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def verify(path: str | Path) -> Verification:
    """Check every hash of a case folder; CaseFileError only if it is no case at all."""
    folder = Path(path)
    require_case(folder)
    problems = list(damage(folder))
    try:
        journal = read_journal(folder)
        standing = fold(journal.entries)
    except InspectionError as error:
        return Verification(problems=tuple(dict.fromkeys((*problems, *error.problems))))
    problems += damaged_editions(folder, journal.entries)
    problems += orphan_editions(folder, journal.entries)
    problems += damaged_evidence(folder, standing)
    problems += changed_sources(folder)
    return Verification(events=len(journal.entries), evidence=len(standing.evidence), problems=tuple(problems))
