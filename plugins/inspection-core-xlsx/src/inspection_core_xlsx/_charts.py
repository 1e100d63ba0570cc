"""Charts: what is drawn of a table, by the program that opens the workbook, from the table's own cells."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ._styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawing
    from xlsxwriter.worksheet import Worksheet

ROW = 20
"""Pixels of a row below the table."""
WIDE = 860
_PER_BAR, _AROUND = 30, 150
_HIGH = 380
_FEW = 10


class Shape(enum.Enum):
    """How numbers are drawn."""

    BARS = "bars"
    STACKED = "stacked"
    COLUMNS = "columns"
    LINES = "lines"


_KINDS: Mapping[Shape, dict[str, str]] = {
    Shape.BARS: {"type": "bar"},
    Shape.STACKED: {"type": "bar", "subtype": "stacked"},
    Shape.COLUMNS: {"type": "column"},
    Shape.LINES: {"type": "line"},
}


@frozen(kw_only=True)
class Chart:
    """A drawing of some columns of a table against one of them; `colours` are those of the columns.

    `across` and `up` say what the axes of the groups and of the numbers show; `most` is the greatest number, and
    `rates` says that they are per cent.
    """

    shape: Shape
    title: str
    groups: int
    columns: tuple[int, ...]
    colours: tuple[str, ...]
    across: str
    up: str
    most: int = 0
    rates: bool = False

    def height(self, rows: int) -> int:
        """Pixels that it takes for a table of so many rows."""
        return _AROUND + _PER_BAR * rows if self.shape in (Shape.BARS, Shape.STACKED) else _HIGH


def insert_chart(sheet: Worksheet, styles: Styles, chart: Chart, at: int, rows: tuple[int, int]) -> int:
    """Draw a chart of some rows of its sheet from the row `at` on, and give the last row that it covers."""
    drawing = styles.book.add_chart(_KINDS[chart.shape])
    for column, colour in zip(chart.columns, chart.colours, strict=True):
        drawing.add_series(_series(sheet, chart, column, colour, rows))
    font = styles.fonts(size=9)
    _set_axes(drawing, chart, font)
    drawing.set_title({"name": chart.title, "name_font": styles.fonts(size=12, bold=True), "overlay": False})
    drawing.set_legend({"none": True} if len(chart.columns) == 1 else {"position": "bottom", "font": font})
    height = chart.height(rows[1] - rows[0] + 1)
    drawing.set_size({"width": WIDE, "height": height})
    sheet.insert_chart(at, 0, drawing, {"object_position": 2})
    return at - (-height // ROW)


def _series(sheet: Worksheet, chart: Chart, column: int, colour: str, rows: tuple[int, int]) -> dict[str, object]:
    name, (first, last) = sheet.get_name(), rows
    series: dict[str, object] = {
        "name": [name, first - 1, column],
        "categories": [name, first, chart.groups, last, chart.groups],
        "values": [name, first, column, last, column],
    }
    if chart.shape is Shape.LINES:
        marker = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
        return {**series, "line": {"color": colour, "width": 2.25}, "marker": marker}
    # Nothing is written beside a bar that isn't there.
    labels = {"value": True, "num_format": "0.0;;" if chart.rates else "0;;", "font": {"size": 8}}
    gap = 60 if chart.shape in (Shape.BARS, Shape.STACKED) else 90
    return {
        **series,
        "fill": {"color": colour},
        "border": {"color": "#595959", "width": 0.5},
        "data_labels": labels,
        "gap": gap,
    }


def _set_axes(drawing: Drawing, chart: Chart, font: dict[str, object]) -> None:
    """The axis of the groups, and that of the numbers, which begins at nothing and has no halves of findings."""
    lying = chart.shape in (Shape.BARS, Shape.STACKED)
    groups: dict[str, object] = {"name": chart.across, "num_font": font, "name_font": font}
    if chart.shape is Shape.LINES:
        groups |= {"text_axis": True, "num_format": "yyyy-mm-dd"}
    numbers: dict[str, object] = {
        "name": chart.up,
        "num_font": font,
        "name_font": font,
        "min": 0,
        "num_format": "0",
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    if chart.rates:
        numbers |= {"major_unit": 20, "max": 100}
    elif chart.most <= _FEW:
        numbers |= {"major_unit": 1, "max": max(chart.most, 1)}
    if lying:
        # The first group stands at the top, and the numbers stay at the bottom all the same.
        groups |= {"reverse": True}
        numbers |= {"label_position": "high"}
    drawing.set_x_axis(numbers if lying else groups)
    drawing.set_y_axis(groups if lying else numbers)
