"""Documents that a case was read from, where they lie in its folder: are they still the same?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..codec import decode_document
from ..diagnostics import Diagnostic, reading
from ..errors import InspectionError
from ..formats import is_safe_path, read_source
from ._evidence import sha256_of
from ._folder import require_case


def changed_sources(folder: Path) -> Iterator[Diagnostic]:
    """The sources of the working copy that were changed since; one that can't be read is for `check` to tell."""
    try:
        raw, places = read_source(require_case(folder))
        document = decode_document(raw, places.locate)
    except InspectionError:
        return
    for index, source in enumerate(document.sources):
        path = folder / source.file
        if is_safe_path(source.file) and path.is_file() and sha256_of(path) != source.sha256:
            yield reading.SOURCE_CHANGED(places.locate(("sources", index)), id=source.id, file=source.file)
