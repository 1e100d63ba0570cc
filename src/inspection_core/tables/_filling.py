"""Filling: a table to be filled in by others, with a key for each row and a use for each column."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, field, frozen

from ..codec import did_you_mean
from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..profiles import Column, Profile
from ..views import Cell, DueView, Item, Report, Row, ledger
from ._origin import Origin, origin_of

ROW = "row"
"""Key of the column that holds the keys of the rows."""
ASKS = ("not_started", "under_way", "close_out", "extension")
"""What a section may say of where its work stands."""
DECISIONS = ("publish", "reword", "withhold")
_ROLES = ("responsible_officer", "lead_unit", "supporting_unit", "handler")


class Use(enum.Enum):
    """What may be done with a column: nothing, changes of the plan proposed, or what happened filled in."""

    LOCKED = "locked"
    EDIT = "edit"
    FILL = "fill"


class Kind(enum.Enum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@frozen(kw_only=True)
class FillColumn:
    """A column with its use, what it holds, and what may be chosen in it, where not everything may."""

    column: Column
    use: Use = Use.LOCKED
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.column.key


@frozen(kw_only=True)
class FillRow:
    """A row with its key (`f04/m04-2`) and a cell for each column; `first` says that it is its finding's first one."""

    key: str
    finding: str
    measure: str | None = None
    first: bool = True
    cells: tuple[Cell, ...] = ()
    due: DueView = field(factory=DueView)


@frozen(kw_only=True)
class Filling:
    """A table to be filled in: what it was made from, its columns (the rows' keys first) and its rows."""

    origin: Origin
    columns: tuple[FillColumn, ...]
    rows: tuple[FillRow, ...]


def filling(report: Report, table: str = "ledger", *, part: str | None = None) -> Filling:
    """A table of a report to be filled in: `ledger`, `plan` or `publication-review`; of one lead unit with `part`.

    OptionsError for a report of a working copy, which nobody could make again, for a table that can't be filled in,
    and for a part that there isn't.
    """
    if not report.pinned:
        what = Text(
            "a copy to be filled in needs an adopted edition: inspection adopt",
            "填报表须以已印发的版本为准：请先 inspection adopt",
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    _require_part(report, part)
    return make_filling(report, table, part=part)


def make_filling(report: Report, table: str, *, part: str | None = None) -> Filling:
    """The table of any report, of a working copy too."""
    make = _TABLES.get(table)
    if make is None:
        known = ", ".join(_TABLES)
        what = Text(f"{table!r} can't be filled in ({known} can)", f"{table!r} 不能用于填报（可用：{known}）")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    made = make(report, table)
    items = {item.id: item for item in report.items}
    wanted = (row for row in made.rows if part is None or part in units_of(report, items[row.finding], row.measure))
    return evolve(made, origin=origin_of(report, table, part), rows=tuple(wanted))


def parts(report: Report) -> tuple[str, ...]:
    """The lead units of a report's findings and measures by name; «not set» where some have none."""
    places = ((item, measure.id) for item in report.items for measure in item.measures)
    bare = ((item, None) for item in report.items if not item.measures)
    return tuple(dict.fromkeys(unit for item, measure in (*places, *bare) for unit in units_of(report, item, measure)))


def units_of(report: Report, item: Item, measure: str | None) -> tuple[str, ...]:
    """Names of the lead units of a measure, else of its finding; «not set» where there is none."""
    owners = next((each.owners for each in item.measures if each.id == measure), ())
    mine = tuple(owner.name for owner in owners if owner.role == "lead_unit")
    return mine or item.names("lead_unit") or (report.profile.word("not_set"),)


def _require_part(report: Report, part: str | None) -> None:
    known = parts(report)
    if part is not None and part not in known:
        raise OptionsError(rules.UNKNOWN_OFFER(kind=_UNIT, name=part, hint=did_you_mean(part, known)))


_UNIT = Text("lead unit", "牵头单位")


def _of_measures(report: Report, table: str) -> Filling:
    """The columns of a ledger with those to fill in behind them; a row per measure, the finding's cells repeated."""
    profile = report.profile
    columns = (*profile.columns(table), *profile.columns("filling"))
    book = ledger(report, columns)
    due = [n for n, column in enumerate(columns) if column.key == "due" and not column.path]
    return Filling(
        origin=origin_of(report, table),
        columns=(_row_column(profile), *(_column(profile, column) for column in columns)),
        rows=tuple(_row(row, due) for row in book.rows),
    )


def _row(row: Row, due: Sequence[int]) -> FillRow:
    key = f"{row.finding}/{row.measure}" if row.measure else row.finding
    cells = list(row.cells)
    for n in due:
        cells[n] = row.due.day or row.due.text
    return FillRow(key=key, finding=row.finding, measure=row.measure, first=row.first, cells=(key, *cells), due=row.due)


def _review(report: Report, table: str) -> Filling:
    """A row per finding with what is decided about publishing it."""
    columns = report.profile.columns(table)
    return Filling(
        origin=origin_of(report, table),
        columns=(_row_column(report.profile), *(_review_column(report.profile, column) for column in columns)),
        rows=tuple(
            FillRow(
                key=item.id,
                finding=item.id,
                cells=(item.id, *(_REVIEW[column.key](item) if column.key in _REVIEW else None for column in columns)),
            )
            for item in report.items
        ),
    )


_TABLES: Mapping[str, Callable[[Report, str], Filling]] = {
    "ledger": _of_measures,
    "plan": _of_measures,
    "publication-review": _review,
}
_REVIEW: Mapping[str, Callable[[Item], Cell]] = {
    "number": lambda item: item.full_number,
    "title": lambda item: item.title,
    "text": lambda item: item.text,
    "decision": lambda item: item.public.decision_word if item.public else "",
    "public_title": lambda item: (item.public.title if item.public else "") or "",
    "public_text": lambda item: (item.public.text if item.public else "") or "",
    "withheld_for": lambda item: (item.public.reason if item.public else "") or "",
    "statement": lambda item: (item.public.statement if item.public else "") or "",
    "approved_by": lambda item: item.public.approved_by if item.public else "",
}
_USES: Mapping[str, Use] = {
    **dict.fromkeys(("measure", *_ROLES, "due"), Use.EDIT),
    **dict.fromkeys(("new_progress", "percent", "asks", "until", "reason", "new_evidence"), Use.FILL),
}
_KINDS: Mapping[str, Kind] = {"due": Kind.DATE, "until": Kind.DATE, "percent": Kind.NUMBER}


def _row_column(profile: Profile) -> FillColumn:
    return FillColumn(column=Column(key=ROW, title=profile.word(f"column.{ROW}"), width=12))


def _column(profile: Profile, column: Column) -> FillColumn:
    """A column of a ledger; what a path fills is computed, so nobody can change it in a table."""
    if column.path:
        return FillColumn(column=column)
    return FillColumn(
        column=column,
        use=_USES.get(column.key, Use.LOCKED),
        kind=_KINDS.get(column.key, Kind.TEXT),
        choices=tuple(profile.word(f"ask.{ask}") for ask in ASKS) if column.key == "asks" else (),
    )


def _review_column(profile: Profile, column: Column) -> FillColumn:
    choices: Mapping[str, tuple[str, ...]] = {
        "decision": tuple(profile.word(f"decision.{decision}") for decision in DECISIONS),
        "withheld_for": tuple(profile.publication_reasons.values()),
    }
    locked = column.key not in _REVIEW or column.key in ("number", "title", "text")
    return FillColumn(column=column, use=Use.LOCKED if locked else Use.EDIT, choices=choices.get(column.key, ()))
