"""Word documents for inspection-core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import inspection_core as ic

from ._options import BulletinOptions, Compression

__all__ = ["BulletinOptions", "Compression", "inspection_exporters"]


@ic.hookimpl
def inspection_exporters() -> Iterator[ic.Exporter]:
    """The bulletin as a Word document."""
    yield ic.Exporter(
        name="docx-bulletin",
        suffix=".docx",
        view=ic.Report,
        options=BulletinOptions,
        render=_render_bulletin,
        summary="the bulletin as a Word document, in the official layout or an office's own template",
    )


def _render_bulletin(report: ic.Report, options: BulletinOptions, out: IO[bytes]) -> None:
    from ._bulletin import render

    render(report, options, out)
