"""The journal on disk: a line per event, each sealed with the hash of the line before it.

A line is canonical JSON: `seq`, `v`, `kind`, `batch` (its place in one all-or-nothing call and that call's size),
`prev`, `digest` (of the payload), `payload`, and `hash` (of all but the payload). `journal.head` repeats the last
acknowledged position and hash, so that a missing end is seen.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..codec import decode_event, encode, paused_collector
from ..diagnostics import Diagnostic, Location, Text, reading
from ..errors import CaseFileError, InvalidCaseError
from ..formats import compact_json, read_bytes, to_utf8
from ..model import Entry, Event
from ._files import cannot_write, write_atomic

JOURNAL, HEAD = "journal.jsonl", "journal.head"
VERSION = 1
ORIGIN = "0" * 64


@frozen(kw_only=True)
class JournalFile:
    """A journal as read: its entries, the hash of the last, how many bytes are sound, and the torn rest."""

    entries: tuple[Entry, ...] = ()
    last_hash: str = ORIGIN
    size: int = 0
    torn: bytes = b""


@frozen(kw_only=True)
class _Line:
    seq: int
    kind: str
    batch: tuple[int, int]
    payload: object
    hash: str
    end: int


def read_journal(folder: Path) -> JournalFile:
    """The journal of a folder; CaseFileError at the first sign that it was changed or cut."""
    head = _read_head(folder)  # before the journal: whoever records meanwhile only makes the journal longer
    path = folder / JOURNAL
    raw = read_bytes(path) if path.exists() else b""
    with paused_collector():
        lines = list(_lines(raw))
        whole = _complete(lines)
        entries = tuple(Entry(line.seq, _event(line)) for line in lines[:whole])
    last_hash = lines[whole - 1].hash if whole else ORIGIN
    size = lines[whole - 1].end if whole else 0
    _require_head(head, [line.hash for line in lines[:whole]])
    return JournalFile(entries=entries, last_hash=last_hash, size=size, torn=raw[size:])


def append(folder: Path, journal: JournalFile, events: Sequence[Event]) -> JournalFile:
    """Append events as one batch, durable when this returns; CaseFileError leaves the journal as it was."""
    _require_readable(events)
    made, last_hash = _batch(journal, events)
    path = folder / JOURNAL
    try:
        if not (folder / HEAD).exists():  # so that a first line without its head is seen to be unacknowledged
            write_head(folder, 0, ORIGIN)
        _write_at(path, journal.size, made)
        write_head(folder, len(journal.entries) + len(events), last_hash)
    except (OSError, CaseFileError) as error:
        with contextlib.suppress(OSError):  # what can't be cut off was never acknowledged, and is torn or spare
            _cut(path, journal.size)
        raise cannot_write(path, error) if isinstance(error, OSError) else error from None
    start = len(journal.entries) + 1
    entries = (*journal.entries, *(Entry(start + index, event) for index, event in enumerate(events)))
    return JournalFile(entries=entries, last_hash=last_hash, size=journal.size + len(made))


def was_cut(folder: Path, journal: JournalFile) -> bool:
    """Whether the journal on disk ends where it did before an append that failed."""
    try:
        return (folder / JOURNAL).stat().st_size <= journal.size
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _require_readable(events: Sequence[Event]) -> None:
    """What is written must be read again as what it was: InvalidCaseError for fields of another type."""
    for event in events:
        payload = encode(event)
        if decode_event(event.kind, payload) != event:
            what = Text(f"it would be read as something else: {payload}", f"读回后会不同：{payload}")
            raise InvalidCaseError(reading.BAD_VALUE(Location(file=event.kind), what=what))


def set_torn_aside(folder: Path, journal: JournalFile) -> None:
    """Move what a cut-off write left behind to a file of its own."""
    if journal.torn:
        write_atomic(_free(folder, torn_name(journal)), journal.torn)
        try:
            _cut(folder / JOURNAL, journal.size)
        except OSError as error:
            raise cannot_write(folder / JOURNAL, error) from None


def _free(folder: Path, name: str) -> Path:
    """A path of that name, or of the first numbered one, where no file is yet."""
    names = itertools.chain([name], (f"{name}-{n}" for n in itertools.count(2)))
    return next(folder / each for each in names if not (folder / each).exists())


def torn_name(journal: JournalFile) -> str:
    """The file that the torn rest of a journal is moved to."""
    return f"journal.torn-{len(journal.entries) + 1}"


def write_head(folder: Path, seq: int, last_hash: str) -> None:
    """Say which entry is the last acknowledged one."""
    write_atomic(folder / HEAD, _head(seq, last_hash))


def damage(folder: Path) -> Iterator[Diagnostic]:
    """Everything that is wrong with the journal of a folder."""
    try:
        journal = read_journal(folder)
    except (CaseFileError, InvalidCaseError) as error:
        yield from error.problems
        return
    if journal.torn:
        yield torn_problem(journal)


def torn_problem(journal: JournalFile) -> Diagnostic:
    """What is said of a torn rest."""
    where = Location(file=JOURNAL, line=len(journal.entries) + 1)
    return reading.TORN_TAIL(where, size=len(journal.torn), aside=torn_name(journal))


def _batch(journal: JournalFile, events: Sequence[Event]) -> tuple[bytes, str]:
    prev, seq, lines = journal.last_hash, len(journal.entries), []
    for index, event in enumerate(events, start=1):
        payload = encode(event)
        sealed = {
            "seq": seq + index,
            "v": VERSION,
            "kind": event.kind,
            "batch": [index, len(events)],
            "prev": prev,
            "digest": hashlib.sha256(to_utf8(compact_json(payload))).hexdigest(),
        }
        prev = _sha256(compact_json(sealed))
        lines.append(compact_json({**sealed, "payload": payload, "hash": prev}) + "\n")
    return to_utf8("".join(lines)), prev


def _lines(raw: bytes) -> Iterator[_Line]:
    """The lines of a journal, each checked against the one before; a last line without its end is left out."""
    start, prev, seq = 0, ORIGIN, 0
    while (end := raw.find(b"\n", start)) >= 0:
        seq += 1
        line = _checked(raw[start:end], seq, prev, end + 1)
        yield line
        start, prev = end + 1, line.hash


def _checked(raw: bytes, seq: int, prev: str, end: int) -> _Line:
    def damaged(en: str, zh: str) -> CaseFileError:
        return CaseFileError(reading.JOURNAL_DAMAGED(Location(file=JOURNAL, line=seq), seq=seq, what=Text(en, zh)))

    try:
        text = raw.decode()
        data = json.loads(text)
        payload, sealed = data["payload"], {key: data[key] for key in ("seq", "v", "kind", "batch", "prev", "digest")}
        (index, size), version = data["batch"], data["v"]
        found = {"digest": _sha256(compact_json(payload)), "hash": _sha256(compact_json(sealed))}
        known = data.keys() == {*sealed, "payload", "hash"}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged("it is no line of a journal", "不是日志行") from None
    if version != VERSION:
        where, format = Location(file=JOURNAL, line=seq), f"journal line v{VERSION}"
        raise CaseFileError(reading.NEWER_FORMAT(where, found=f"v{version}", known=format))
    if data["seq"] != seq or data["prev"] != prev:
        raise damaged("it doesn't follow on the entry before it", "与前一条不衔接")
    if not known or any(data[key] != value for key, value in found.items()):
        raise damaged("its content doesn't match its hash", "内容与哈希不符")
    if compact_json(data) != text:
        raise damaged("its bytes are not as they were written", "字节与写入时不同")
    return _Line(seq=seq, kind=data["kind"], batch=(index, size), payload=payload, hash=data["hash"], end=end)


def _complete(lines: Sequence[_Line]) -> int:
    """How many lines belong to complete batches."""
    if not lines:
        return 0
    index, size = lines[-1].batch
    return len(lines) if index == size else len(lines) - index


def _event(line: _Line) -> Event:
    where = Location(file=JOURNAL, line=line.seq)
    return decode_event(line.kind, line.payload, lambda _keys: where)


def _read_head(folder: Path) -> tuple[int, str] | None:
    """Position and hash that the head names; None where there is no head."""
    path = folder / HEAD
    if not path.exists():
        return None
    raw = read_bytes(path)
    damaged = CaseFileError(reading.HEAD_DAMAGED(Location(file=HEAD)))
    try:
        data = json.loads(raw)
        seq, last = data["seq"], data["hash"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged from None
    if type(seq) is not int or seq < 0 or raw != _head(seq, last):
        raise damaged
    return seq, last


def _head(seq: int, last_hash: str) -> bytes:
    return (compact_json({"hash": last_hash, "seq": seq}) + "\n").encode()


def _require_head(head: tuple[int, str] | None, hashes: Sequence[str]) -> None:
    """The head names an entry that is there; entries after it were written but not yet acknowledged."""
    if head is None:
        if hashes:
            raise CaseFileError(reading.HEAD_DAMAGED(Location(file=HEAD)))
        return
    seq, last = head
    if seq > len(hashes):
        raise CaseFileError(reading.JOURNAL_TRUNCATED(Location(file=JOURNAL), found=len(hashes), expected=seq))
    if last != (hashes[seq - 1] if seq else ORIGIN):
        raise CaseFileError(reading.HEAD_DAMAGED(Location(file=HEAD)))


def _write_at(path: Path, size: int, data: bytes) -> None:
    with path.open("ab") as out:
        if out.tell() != size:
            out.truncate(size)
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _cut(path: Path, size: int) -> None:
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(size)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
