"""Texts to plain data and back: strict YAML for people, JSON for machines, both knowing where each value stands."""

from ._editing import Change, applied, edited, edited_json, edited_text
from ._json import compact_json, read_json, write_json
from ._package import content_digest
from ._reading import decode_text, is_safe_path, read_bytes, read_source, read_text, safe_name, to_utf8
from ._schema import both, schema_of
from ._source import SourceMap
from ._yaml import read_yaml, write_yaml

__all__ = [
    "Change",
    "SourceMap",
    "applied",
    "both",
    "compact_json",
    "content_digest",
    "decode_text",
    "edited",
    "edited_json",
    "edited_text",
    "is_safe_path",
    "read_bytes",
    "read_json",
    "read_source",
    "read_text",
    "read_yaml",
    "safe_name",
    "schema_of",
    "to_utf8",
    "write_json",
    "write_yaml",
]
