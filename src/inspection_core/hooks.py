"""What plugins can offer: the hook specifications, and the class of each offer, which is its contract.

A hook takes no argument and yields offers. Whoever yields one promises what its docstring says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, ClassVar

import pluggy
from attrs import field, frozen

from .calendars import Calendar
from .diagnostics import Diagnostic, Location
from .documents import Replacement, SourceText
from .lifecycle import Case, Plan, Standing
from .model import Audience
from .profiles import Profile, RawProfile
from .proposals import CaseRequest, Draft, Proposals, Request
from .views import Report

PROJECT = "inspection_core"
ENTRY_POINTS = "inspection_core.plugins"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Render = Callable[[Any, Any, IO[bytes]], None]
"""`render(view, options, out)`: write the document of a view to a stream."""


@frozen(kw_only=True)
class Exporter:
    """A kind of document that can be made from a view.

    `view` is the class that `render` takes: `Report`, `Digest`, `Subject`, `Dossier` or `Confirmation`. `options` is an
    attrs class, or None where there are none; `render` gets an instance of it, or None. The same view, options and
    build of the library give the same bytes: no clock, no network, no files. `splits` are ways to make one document for
    each part of a view: each gives the names of the parts, of which one is then the option of that name (`lead-unit` as
    `lead_unit`).
    """

    kind: ClassVar[str] = "exporter"

    name: str
    suffix: str
    render: Render
    view: type = Report
    options: type | None = None
    summary: str = ""
    splits: Mapping[str, Callable[[Any], Sequence[str]]] = field(factory=dict)


@frozen(kw_only=True)
class Importer:
    """A way to make a draft case of files: `read(files, request)` gives a Draft, or raises CaseFileError."""

    kind: ClassVar[str] = "importer"

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Sequence[Path], Request], Draft]
    summary: str = ""


@frozen(kw_only=True)
class Proposer:
    """A way to bring files into a case that there is: `propose(files, request)` gives Proposals, and changes nothing.

    What is wrong with a file stands in the proposals' problems; CaseFileError is for one that can't be read at all.
    """

    kind: ClassVar[str] = "proposer"

    name: str
    suffixes: tuple[str, ...]
    propose: Callable[[Sequence[Path], CaseRequest], Proposals]
    summary: str = ""


@frozen(kw_only=True)
class Reader:
    """A way to read documents as text: `read(path)` gives a SourceText, or raises CaseFileError.

    `rewrite(path, replacements)` gives the bytes of the same file with some stretches of that text replaced and all
    else, its formatting too, as it was; they are in order and do not overlap. CaseFileError where a stretch can't be
    replaced. It is None where files are only read.
    """

    kind: ClassVar[str] = "reader"

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], SourceText]
    rewrite: Callable[[Path, Sequence[Replacement]], bytes] | None = None
    summary: str = ""


@frozen(kw_only=True)
class Examination:
    """What a check looks at: the case, its plan and standing on a day. Checks see the working copy."""

    case: Case
    as_of: dt.date
    plan: Plan
    standing: Standing

    def where(self, *keys: str | int) -> Location:
        """The place in the working copy of the value at some keys: `where("findings", 3, "text")`."""
        return self.case.where(keys)

    def item(self, id: str, field: str | None = None) -> Location:
        """The place of a finding or measure, or of one of its fields."""
        return self.case.where_is(id, field)


@frozen(kw_only=True)
class Check:
    """A look at a case: `run(examination)` yields what it finds."""

    kind: ClassVar[str] = "check"

    name: str
    run: Callable[[Examination], Iterable[Diagnostic]]
    summary: str = ""


@frozen(kw_only=True)
class TextExamination:
    """What a text rule looks at: a text, the day on which it is looked at, and for whom it is meant.

    `case` is the case that the text was made from, where it was made from one.
    """

    source: SourceText
    as_of: dt.date
    audience: Audience
    profile: Profile
    case: Case | None = None

    @property
    def text(self) -> str:
        return self.source.text

    def where(self, start: int, end: int | None = None) -> Location:
        """The place of a stretch of the text, as a person finds it."""
        return self.source.where(start, end)


@frozen(kw_only=True)
class TextRule:
    """A look at a text before it goes out: `run(examination)` yields what it finds.

    The place of a problem holds the offsets (`start`, `end`) of the words that it quotes; its `fix`, where it has one,
    is what may stand there instead without anybody being asked. `codes` are those of its problems, so that a waiver of
    a code that nobody tells is found.
    """

    kind: ClassVar[str] = "text rule"

    name: str
    run: Callable[[TextExamination], Iterable[Diagnostic]]
    codes: tuple[str, ...] = ()
    summary: str = ""


@frozen(kw_only=True)
class ProfileOffer:
    """A profile under a name: `raw()` gives its data as read from its file, which may extend another."""

    kind: ClassVar[str] = "profile"

    name: str
    raw: Callable[[], RawProfile]
    summary: str = ""


@frozen(kw_only=True)
class CalendarOffer:
    """A calendar of working days under a name: `make()` gives it."""

    kind: ClassVar[str] = "calendar"

    name: str
    make: Callable[[], Calendar]
    summary: str = ""


@frozen(kw_only=True)
class Command:
    """A subcommand of `inspection`: `target` names its click command or group as `module:attribute`.

    The target is imported when the command is called, and for nothing else; `--help` of the whole shows `summary`.
    What it raises as an InspectionError is printed as problems are everywhere, with exit status 1, or 2 for misuse.
    `chinese` says in Chinese what its summary and its help say in English, each text by the English one on one line.
    The `meta` of its click context holds the language that was asked for, `zh` or `en`, as `inspection_core.language`.
    """

    kind: ClassVar[str] = "command"

    name: str
    target: str
    summary: str = ""
    chinese: Mapping[str, str] = field(factory=dict)


Offer = Exporter | Importer | Proposer | Reader | Check | TextRule | ProfileOffer | CalendarOffer | Command


@hookspec
def inspection_exporters() -> Iterable[Exporter]:
    """Kinds of documents that can be made from a view."""
    raise NotImplementedError


@hookspec
def inspection_importers() -> Iterable[Importer]:
    """Ways to make a draft case of files."""
    raise NotImplementedError


@hookspec
def inspection_proposers() -> Iterable[Proposer]:
    """Ways to bring files into a case that there is."""
    raise NotImplementedError


@hookspec
def inspection_readers() -> Iterable[Reader]:
    """Ways to read documents as text."""
    raise NotImplementedError


@hookspec
def inspection_checks() -> Iterable[Check]:
    """Looks at a case."""
    raise NotImplementedError


@hookspec
def inspection_text_rules() -> Iterable[TextRule]:
    """Looks at a text before it goes out."""
    raise NotImplementedError


@hookspec
def inspection_profiles() -> Iterable[ProfileOffer]:
    """Rules and words of bodies."""
    raise NotImplementedError


@hookspec
def inspection_calendars() -> Iterable[CalendarOffer]:
    """Calendars of working days."""
    raise NotImplementedError


@hookspec
def inspection_commands() -> Iterable[Command]:
    """Subcommands of `inspection`."""
    raise NotImplementedError


@frozen
class Hook:
    """A hook's name, the class of what it yields, and the group that `Plugins` keeps its offers in."""

    name: str
    offers: type
    group: str


HOOKS: tuple[Hook, ...] = (
    Hook("inspection_exporters", Exporter, "exporters"),
    Hook("inspection_importers", Importer, "importers"),
    Hook("inspection_proposers", Proposer, "proposers"),
    Hook("inspection_readers", Reader, "readers"),
    Hook("inspection_checks", Check, "checks"),
    Hook("inspection_text_rules", TextRule, "text_rules"),
    Hook("inspection_profiles", ProfileOffer, "profiles"),
    Hook("inspection_calendars", CalendarOffer, "calendars"),
    Hook("inspection_commands", Command, "commands"),
)


@frozen(kw_only=True)
class Offered:
    """An offer with its author: the distribution or file that it came from, and that one's version."""

    offer: Any
    author: str
    version: str = ""
