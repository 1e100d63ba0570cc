"""Who reads which files, and how the columns of their tables are said to be read."""

from __future__ import annotations

from pathlib import Path

from ..codec import decode_file
from ..diagnostics import Location, Rule, reading, returned as rules
from ..errors import CaseFileError, InspectionError, UnknownOfferError
from ..formats import read_source
from ..hooks import Importer, Proposer
from ..plugins import Plugins
from ..proposals import MAPPING_FORMAT, Mappings, TableMapping


def importer_for(path: Path, plugins: Plugins) -> Importer:
    """Who makes a draft of a file; UnknownOfferError where nobody does, CaseFileError where it isn't there."""
    found = plugins.taker("importers", Importer, path)
    if found is None:
        raise _nobody(path, rules.NO_IMPORTER, plugins.suffixes("importers"))
    return found


def proposer_for(path: Path, plugins: Plugins) -> Proposer:
    """Who brings a file into a case; UnknownOfferError where nobody does, CaseFileError where it isn't there."""
    found = plugins.taker("proposers", Proposer, path)
    if found is None:
        raise _nobody(path, rules.NO_PROPOSER, plugins.suffixes("proposers"))
    return found


def _nobody(path: Path, rule: Rule, known: tuple[str, ...]) -> InspectionError:
    """What to say of a file that nobody takes; where a name has no suffix it is likelier that it is wrong."""
    where = Location(file=str(path))
    if path.is_dir():
        return CaseFileError(reading.IS_FOLDER(where, name=path.name or str(path), known=known))
    if not path.suffix and not path.exists():
        return CaseFileError(reading.FILE_MISSING(where, name=path.name))
    return UnknownOfferError(rule(where, suffix=path.suffix.lower() or "?", known=known))


def read_mappings(path: str | Path) -> tuple[TableMapping, ...]:
    """The mappings of a mapping file; CaseFileError or InvalidCaseError with the place of what is wrong."""
    data, source = read_source(Path(path))
    return decode_file(data, Mappings, MAPPING_FORMAT, source.locate).tables
