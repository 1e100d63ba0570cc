"""The figures (统计) with charts, and the findings behind each figure."""

from __future__ import annotations

import inspection_core as ic

from .._charts import Chart, Shape
from .._columns import columns_of
from .._figures import (
    Figure,
    Grid,
    ageing,
    by_aspect,
    by_kind,
    by_unit,
    over_time,
    overview,
    revised,
)
from .._options import Paper, XlsxOptions
from .._page import page_of
from .._cells import Value, as_number
from .._copies import due_of
from .._table import Line, Table
from .._titles import summary_of, title_of
from .._writing import Part

LATE, OPEN, CLOSED, ALL = "#E07B7B", "#F4B183", "#70AD47", "#7F7F7F"
STATES = {
    "registered": "#BFBFBF",
    "planned": "#DDD0B4",
    "in_progress": "#F4B183",
    "substantially_done": "#FFD966",
    "submitted": "#9DC3E6",
    "verified": "#5B9BD5",
    "closed": "#70AD47",
    "unknown": "#7F7F7F",
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


def title(report: ic.Report) -> str:
    """The profile's title of the figures."""
    return title_of(report, "statistics")


def parts(report: ic.Report, options: XlsxOptions) -> tuple[Part, ...]:
    """A sheet for each kind of figures that there are any of, and the details of them all."""
    paper = options.paper or Paper.A4
    grids = [make(report) for make in (overview, by_aspect, by_unit, by_kind, over_time, ageing, revised)]
    told = [grid for grid in grids if grid.groups]
    tables = (_table(report, grid, paper) for grid in told)
    return (*tables, _details(report, [figure for grid in told for figure in grid.figures], paper))


def _table(report: ic.Report, grid: Grid, paper: Paper) -> Table:
    name = report.profile.word(f"sheet.{grid.key}")
    return Table(
        name=name,
        title=f"{title(report)} · {name}",
        note=summary_of(report),
        columns=(
            *columns_of(report, (grid.by, grid.width)),
            *(ic.Column(key=column.key, title=column.title, width=12) for column in grid.columns),
        ),
        rows=tuple(Line(cells=(group.title, *group.cells)) for group in grid.groups),
        page=page_of(report, title(report), paper),
        charts=_charts(report, grid),
    )
