"""The sheet of what was read from a document, for a person to confirm, in the form that its name asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..exporting import export
from ..plugins import Plugins
from ..profiles import Profile
from ..proposals import Confirmation, Draft


def sheet_exporters(plugins: Plugins) -> Mapping[str, str]:
    """Who writes such a sheet, by the suffix of its file, Excel first."""
    names = sorted(name for name, offer in plugins.exporters.items() if offer.view is Confirmation)
    return {plugins.exporters[name].suffix: name for name in reversed(names)}


def require_sheet(path: str, plugins: Plugins) -> None:
    """OptionsError for a file of a kind that nobody writes."""
    suffix, known = Path(path).suffix.lower(), tuple(sheet_exporters(plugins))
    if suffix not in known:
        named = ", ".join(known)
        what = Text(
            f"--confirm-sheet {Path(path).name}: {suffix or '?'} is not written; known are {named} (.xlsx needs "
            "inspection-core[xlsx])",
            f"--confirm-sheet {Path(path).name}：不能写 {suffix or '?'} 文件，可用 {named}（.xlsx 须安装 "
            "inspection-core[xlsx]）",
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))


def write_sheet(path: Path, draft: Draft, file: str, profile: Profile, plugins: Plugins) -> None:
    """Write the sheet of a draft that was read from a file; what could not be written leaves no file."""
    title = draft.document.inspection.title
    view = Confirmation(title=title, file=file, profile=profile, readings=draft.readings)
    export(view, sheet_exporters(plugins)[path.suffix.lower()], to=path, plugins=plugins)
