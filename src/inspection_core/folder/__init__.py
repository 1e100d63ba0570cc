"""A case folder on disk: atomic saves, a sealed journal, editions, evidence, and their verification."""

from ._editions import edition_path
from ._evidence import file_reference
from ._files import write_atomic
from ._folder import DOCUMENTS, Folder, document_path, load, open_folder
from ._verify import Verification, verify

__all__ = [
    "DOCUMENTS",
    "Folder",
    "Verification",
    "document_path",
    "edition_path",
    "file_reference",
    "load",
    "open_folder",
    "verify",
    "write_atomic",
]
