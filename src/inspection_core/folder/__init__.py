"""A case folder on disk: atomic saves, a sealed journal, editions, evidence, and their verification."""

from ._editions import edition_path
from ._evidence import file_reference, reader_of
from ._files import cannot_write, write_atomic
from ._folder import DOCUMENTS, Folder, document_path, load, open_folder, require_case
from ._intake import Intake, copy_in, take_in
from ._restricted import read_restricted
from ._verify import Verification, verify

__all__ = [
    "DOCUMENTS",
    "Folder",
    "Intake",
    "Verification",
    "cannot_write",
    "copy_in",
    "document_path",
    "edition_path",
    "file_reference",
    "load",
    "open_folder",
    "read_restricted",
    "reader_of",
    "require_case",
    "take_in",
    "verify",
    "write_atomic",
]
