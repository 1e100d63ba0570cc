"""Evidence that rows name: what is on file by its number, anything else with its title as paper of a section."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from ...diagnostics import Diagnostic, Location, Text, returned as rules
from ...lifecycle import FiledEvidence, owners_in
from ...model import Evidence, EvidenceAdded, PaperReference, Role
from ...proposals import CaseRequest
from .._origin import Origin
from ..cells import fold
from ._changes import RowChange, told

_BLANK = re.compile(r"[ \t\u3000]+")
_DASH = re.compile("[‐‑‒–—―−_]")
KEY = "new_evidence"

Names = Mapping[str, Sequence[tuple[RowChange, str]]]
"""The rows that name a piece, by its number as it is compared, with the title that each gives it."""


@frozen
class Filed:
    """What a row names as evidence: ids of what it rests on, and the pieces that are to be put on file first."""

    ids: tuple[str, ...] = ()
    fresh: tuple[Evidence, ...] = ()


@frozen
class Support:
    """An entry of the journal said again, so that its evidence supports more, and the rows that ask for it."""

    event: EvidenceAdded
    rows: tuple[RowChange, ...]


class Register:
    """Reads the evidence that rows name; `origins` are those of the files, `problems` gathers what is unclear."""

    def __init__(self, request: CaseRequest, origins: Mapping[str, Origin], problems: list[Diagnostic]) -> None:
        self.request, self.origins, self.problems = request, origins, problems
        self._standing = request.case.standing
        self._taken: set[str] = set()
        self._together: tuple[RowChange, ...] = ()
        self._names: Names = {}
        self._corrected: set[int] = set()

    def expect(self, rows: Sequence[RowChange]) -> None:
        """Look ahead to the rows that name evidence as such, so that a piece is filed for all of them at once.

        A row that copies disagree about stands for itself: it is not taken in before they agree.
        """
        self._together = tuple(row for row in rows if KEY in row.cells and not row.disputed)
        self._names = _by_number(self._together)
        self._corrected.clear()

    def filed(self, row: RowChange) -> Filed:
        """The evidence that a row names; pieces that nobody named before are to be put on file for all their rows.

        A row that copies disagree about has such pieces for itself, since it may not be taken in with the others.
        """
        ids: list[str] = []
        fresh: list[Evidence] = []
        for index, title in named(row):
            piece = self._pieces.get(_plain(index))
            if row.disputed and piece is not None and piece.id not in self._standing.evidence:
                piece = None
            if piece is None and title:
                piece = self._piece(row, index, title)
                fresh.append(piece)
                if not row.disputed:
                    self._pieces[_plain(index)] = piece
                    self._taken.add(piece.id)
            if piece is None:
                self._refuse(row, f"no evidence {index!r} is on file; write its title behind it",
                             f"{index!r} 尚未归档，请在编号后写名称")  # fmt: skip
            elif title and fold(title) != fold(piece.title):
                self._refuse(row, f"{index!r} is «{piece.title}»; give what is new another number",
                             f"{index!r} 已是“{piece.title}”，新材料请另编号")  # fmt: skip
            else:
                ids.append(piece.id)
        return Filed(tuple(ids), tuple(fresh))

    def sharers(self, row: RowChange, fresh: Sequence[Evidence]) -> tuple[RowChange, ...]:
        """The other rows for which new pieces of a row are put on file, too."""
        if row.disputed:
            return ()
        rows = {each.row: each for piece in fresh for each in _naming(self._names, piece)}
        return tuple(each for key, each in rows.items() if key != row.row)

    def supports(self, row: RowChange, ids: Sequence[str]) -> Iterator[Support]:
        """What makes pieces on file support what a row is about; each entry once, for all rows that ask for it."""
        filed = [self._standing.evidence[id] for id in ids if id in self._standing.evidence]
        lacking = [each for each in filed if _lacks(row, each.evidence)]
        for each in lacking:
            if not self._was_planned(row, each.seq):
                self._too_early(row, each)
        for seq in dict.fromkeys(each.seq for each in lacking if self._was_planned(row, each.seq)):
            if row.disputed:
                yield self._support(seq, (row,))
            elif seq not in self._corrected:
                self._corrected.add(seq)
                yield self._support(seq, tuple(self._asking(seq)))

    def is_known(self, row: RowChange, filed: Filed) -> bool:
        """Whether all that a row names is on file and supports what the row is about."""
        pieces = [self._standing.evidence.get(id) for id in filed.ids]
        return bool(pieces) and all(each is not None and not _lacks(row, each.evidence) for each in pieces)

    @cached_property
    def _pieces(self) -> dict[str, Evidence]:
        """What is on file, or will be with these copies, by its number."""
        return {_plain(filed.evidence.index): filed.evidence for filed in self._standing.evidence.values()}

    def _piece(self, row: RowChange, index: str, title: str) -> Evidence:
        """A piece that a section keeps: nobody has seen its file yet."""
        known = {*self._standing.evidence, *self._taken}
        stem = "e" + re.sub(r"[^\w.\-]", "-", index)[:30]
        id = next(name for name in (stem, *(f"{stem}.{n}" for n in range(2, len(known) + 3))) if name not in known)
        origin = self.origins.get(row.cells[KEY].where.file or "")
        keeper = (origin.part if origin else None) or self._lead_unit(row)
        paper = PaperReference(number=index, custodian=keeper)
        piece = Evidence(id=id, index=index, title=title, supports=(target(row),), paper=paper)
        return piece if row.disputed else _supporting(piece, _naming(self._names, piece))

    def _lead_unit(self, row: RowChange) -> str:
        """Who leads what a row is about, by name; those who returned the copy where nobody does."""
        plan = self.request.case.draft
        item = plan.measures.get(row.measure or "") or plan.findings[row.finding]
        leads = owners_in(item.owners, Role.LEAD_UNIT) or owners_in(plan.findings[row.finding].owners, Role.LEAD_UNIT)
        return plan.party_name(leads[0]) if leads else plan.party_name(plan.inspection.inspected)

    def _asking(self, seq: int) -> Iterator[RowChange]:
        """The rows that name a piece which an entry put on file, and which doesn't support them yet."""
        pieces = [filed.evidence for filed in self._standing.evidence.values() if filed.seq == seq]
        asking = {row.row for each in pieces for row in _naming(self._names, each) if _lacks(row, each)}
        yield from (row for row in self._together if row.row in asking and self._was_planned(row, seq))

    def _was_planned(self, row: RowChange, seq: int) -> bool:
        """Whether the plan had what a row is about when an entry took effect: evidence supports what there is."""
        plan = self.request.case.plan_on(self._entry(seq).on)
        return target(row) in plan.measures or target(row) in plan.findings

    def _too_early(self, row: RowChange, filed: FiledEvidence) -> None:
        index, on, item = filed.evidence.index, filed.on, target(row)
        en = f"{index!r} was put on file on {on}, before the plan had {item}; name it when close-out is asked for"
        self._refuse(row, en, f"{index!r} 于 {on} 归档，当时方案中尚无 {item}；请在申请销号时填写")

    def _entry(self, seq: int) -> EvidenceAdded:
        event = self.request.case.journal[seq - 1].event
        assert isinstance(event, EvidenceAdded)
        return event

    def _support(self, seq: int, rows: tuple[RowChange, ...]) -> Support:
        """An entry said again, as it would have been had it been known then what else its evidence supports."""
        entry, names = self._entry(seq), _by_number(rows)
        pieces = (self._with(piece, tuple(_naming(names, piece))) for piece in entry.evidence)
        return Support(evolve(entry, evidence=tuple(pieces), corrects=seq, accepted=()), rows)

    def _with(self, piece: Evidence, rows: Sequence[RowChange]) -> Evidence:
        """A piece that supports more. Without `supports` it proves what was submitted with it: it goes on to do so."""
        if not rows or piece.supports:
            return _supporting(piece, rows)
        cycles = ((id, cycle) for id, each in self._standing.findings.items() for cycle in each.cycles)
        proved = tuple(dict.fromkeys(id for id, cycle in cycles if piece.id in cycle.evidence))
        return _supporting(evolve(piece, supports=proved), rows)

    def _refuse(self, row: RowChange, en: str, zh: str) -> None:
        self.problems.append(told(rules.INCOMPLETE_ROW, row.cells[KEY], what=Text(en, zh)))


def target(row: RowChange) -> str:
    """What evidence in a row supports: its measure, or the finding where it has none."""
    return row.measure or row.finding


def named(row: RowChange) -> Iterator[tuple[str, str]]:
    """The numbers and titles in a row, a piece a line; a title may be empty."""
    for line in filter(None, (part.strip() for part in re.split(r"[\n；;]", row.cells[KEY].returned))):
        index, _, title = (part.strip() for part in _BLANK.sub(" ", line).partition(" "))
        yield index, title


def cells_of(rows: Sequence[RowChange]) -> tuple[Location, ...]:
    """The cells in which rows name evidence."""
    return tuple(where for row in rows for where in row.cells[KEY].places)


def _by_number(rows: Sequence[RowChange]) -> Names:
    names: dict[str, list[tuple[RowChange, str]]] = {}
    for row in rows:
        for index, title in named(row):
            names.setdefault(_plain(index), []).append((row, title))
    return names


def _naming(names: Names, piece: Evidence) -> Iterator[RowChange]:
    """The rows that name a piece, by its number alone or with its title."""
    words = fold(piece.title)
    return (row for row, title in names.get(_plain(piece.index), ()) if not title or fold(title) == words)


def _lacks(row: RowChange, piece: Evidence) -> bool:
    return target(row) not in piece.supports


def _supporting(piece: Evidence, rows: Iterable[RowChange]) -> Evidence:
    return evolve(piece, supports=tuple(dict.fromkeys((*piece.supports, *map(target, rows)))))


def _plain(index: str) -> str:
    """An index number as it is compared: its width and kind of dash may differ, 1-11 and 11-1 do."""
    return _DASH.sub("-", _BLANK.sub("", unicodedata.normalize("NFKC", index))).casefold()
