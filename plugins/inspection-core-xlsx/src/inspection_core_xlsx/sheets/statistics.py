"""The figures (统计) with charts, and the findings behind each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import inspection_core as ic

from .._cells import as_number
from .._charts import Chart, Shape
from .._columns import columns_of
from .._figures import Grid, ageing, by_aspect, by_kind, by_unit, over_time, overview, revised, states
from .._options import Paper, XlsxOptions
from .._page import page_of
from .._table import Line, Table
from .._titles import summary_of, title_of
from .._writing import Part

GRIDS: tuple[Callable[[ic.Report], Grid], ...] = (
    overview, states, by_aspect, by_unit, by_kind, over_time, ageing, revised,
)  # fmt: skip
"""What there are figures of, in the order of the sheets."""
CHARTS: Mapping[str, tuple[tuple[Shape, str, tuple[str, ...]], ...]] = {
    "states": ((Shape.BARS, "chart.states", ("count",)),),
    "by_unit": ((Shape.BARS, "chart.by_unit", ("late",)), (Shape.BARS, "chart.rate_by_unit", ("rate",))),
    "by_kind": ((Shape.COLUMNS, "chart.rate", ("rate",)),),
    "over_time": ((Shape.LINES, "chart.over_time", ("closed", "total")),),
    "ageing": ((Shape.COLUMNS, "chart.ageing", ("open", "late")),),
}
"""What is drawn of a grid: the shape, the word of its title, and its columns. By aspect, every state is one."""
COLOURS: Mapping[str, str] = {
    "registered": "#BFBFBF",
    "planned": "#DDD0B4",
    "in_progress": "#F4B183",
    "substantially_done": "#FFD966",
    "submitted": "#9DC3E6",
    "verified": "#5B9BD5",
    "closed": "#70AD47",
    "unknown": "#7F7F7F",
    "late": "#E07B7B",
    "open": "#F4B183",
    "rate": "#70AD47",
    "count": "#9DC3E6",
    "total": "#7F7F7F",
}
DETAILS = (
    ("figure", 20),
    ("group", 40),
    ("name", 20),
    ("number", 10),
    ("title", 50),
    ("state", 16),
    ("due", 18),
    ("late", 10),
)

_ON_A_PAGE = 40
"""Rows of a table that still leave its charts room on the same page."""


def title(report: ic.Report) -> str:
    """The profile's title of the figures."""
    return title_of(report, "statistics")


def parts(report: ic.Report, options: XlsxOptions) -> tuple[Part, ...]:
    """A sheet for each kind of figures that there are any of, and one with the findings behind them all."""
    paper = options.paper or Paper.A4
    grids = [grid for grid in (make(report) for make in GRIDS) if grid.rows]
    return (*(_table(report, grid, paper) for grid in grids), _details(report, grids, paper))


def _table(report: ic.Report, grid: Grid, paper: Paper) -> Table:
    name, charts = report.profile.word(f"sheet.{grid.key}"), tuple(_charts(report, grid))
    numbers = (ic.Column(key=key, title=heading, width=12) for key, heading in grid.columns)
    return Table(
        name=name,
        title=f"{title(report)} · {name}",
        note=summary_of(report),
        columns=(*columns_of(report, (grid.by, grid.width)), *numbers),
        rows=tuple(Line(cells=cells) for cells in grid.values),
        page=page_of(report, title(report), paper, whole=bool(charts) and len(grid.rows) <= _ON_A_PAGE),
        charts=charts,
    )


def _charts(report: ic.Report, grid: Grid) -> Iterator[Chart]:
    all_states = tuple(key for key, _ in grid.columns if key != "total")
    drawn = ((Shape.STACKED, "chart.by_aspect", all_states),) if grid.key == "by_aspect" else CHARTS.get(grid.key, ())
    places = {key: n for n, (key, _) in enumerate(grid.columns, start=1)}
    for shape, word, keys in drawn:
        columns = tuple(places[key] for key in keys)
        rates = keys == ("rate",)
        yield Chart(
            shape=shape,
            title=report.profile.word(word),
            groups=0,
            columns=columns,
            colours=tuple(COLOURS.get(key, "#D9D9D9") for key in keys),
            across=report.profile.word(f"column.{grid.by}"),
            up=report.profile.word("column.rate" if rates else "column.count"),
            most=_most(grid, columns, together=shape is Shape.STACKED),
            rates=rates,
        )


def _most(grid: Grid, columns: Sequence[int], *, together: bool) -> int:
    """The longest bar of a chart."""
    rows = [[number for n in columns if isinstance(number := cells[n], int)] for cells in grid.values]
    return max((sum(row) if together else max(row, default=0) for row in rows), default=0)


def _details(report: ic.Report, grids: Sequence[Grid], paper: Paper) -> Table:
    name = report.profile.word("sheet.details")
    return Table(
        name=name,
        title=f"{title(report)} · {name}",
        note=summary_of(report),
        columns=columns_of(report, *DETAILS),
        rows=tuple(line for grid in grids for line in _behind(report, grid)),
        page=page_of(report, title(report), paper),
        filters=True,
    )


def _behind(report: ic.Report, grid: Grid) -> Iterator[Line]:
    """A row for each finding behind each figure, and one for those that may only be counted."""
    items, word = {item.id: item for item in report.items}, report.profile.word
    for figure in grid.figures:
        place = (word(f"sheet.{grid.key}"), figure.group, figure.name)
        for item in (items[id] for id in figure.tally.items):
            late = word("late") if item.late else ""
            told = (as_number(item.full_number), item.title, item.state_word, item.due or item.limit.text, late)
            yield Line(cells=(*place, *told))
        if figure.tally.withheld:
            yield Line(cells=(*place, None, f"{word('column.withheld')}: {figure.tally.withheld}", None, None, None))
