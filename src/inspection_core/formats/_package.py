"""Packages of parts, such as docx, xlsx and zip: the digest of what is in them."""

from __future__ import annotations

import hashlib
import io


def content_digest(data: bytes) -> str:
    """SHA-256 of a document's content, in hexadecimal.

    Of a package it is taken over the names and bytes of its parts in their order, so that another build of the
    compressor gives the same; of anything else over the bytes.
    """
    if not data.startswith(b"PK\x03\x04"):
        return hashlib.sha256(data).hexdigest()
    import zipfile

    parts = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            for each in (info.filename.encode(), package.read(info)):
                parts.update(len(each).to_bytes(8, "big") + each)
    return parts.hexdigest()
