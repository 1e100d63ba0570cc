"""What files from outside give: a draft of a new case, or proposals for one that there is.

Nothing here changes a case: a person looks at the proposals, and `importing` applies those that were accepted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from .diagnostics import Diagnostic, Location, Severity, worst
from .lifecycle import Case
from .model import Document, Event, Resolution, State
from .profiles import Profile

MAPPING_FORMAT = "inspection-mapping/1"


@frozen(kw_only=True)
class TableMapping:
    """How the columns of a table are read (列对照): the key of each column's letter, and the row its data begin in.

    `unread` are the headings of columns that no key was found for, by letter.
    """

    file: str = ""
    sheet: str = ""
    first_row: int = 2
    columns: Mapping[str, str] = field(factory=dict)
    unread: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Mappings:
    """A mapping file: how the columns of tables are read, where their headings don't say it."""

    format: str = MAPPING_FORMAT
    tables: tuple[TableMapping, ...]


@frozen(kw_only=True)
class Request:
    """How files are to be read: with whose words, and how the columns of their tables are to be taken.

    A mapping without a file or sheet is meant for each.
    """

    profile: Profile
    mappings: tuple[TableMapping, ...] = ()


@frozen(kw_only=True)
class CaseRequest(Request):
    """A request for proposals: for which case, and on which day they would take effect."""

    case: Case
    as_of: dt.date

    @classmethod
    def of(cls, case: Case, as_of: dt.date, mappings: tuple[TableMapping, ...] = ()) -> CaseRequest:
        """A request with the words of the case's own profile."""
        return cls(profile=case.draft.profile, mappings=mappings, case=case, as_of=as_of)


@frozen(kw_only=True)
class Opening:
    """The state that a file prints for a finding (期初状态), to be recorded as `imported` with the printed word."""

    finding: str
    state: State
    printed: str
    resolution: Resolution | None = None


@frozen(kw_only=True)
class AsRead:
    """A value as it was read from a document (所读内容), with the words that it rests on, for a person to confirm.

    `part`, `item` and `name` say where it stands in the case, as those of an Edit do; `title` is the heading of that
    field for people, `value` the value as people write it. `problems` are the doubts about it.
    """

    part: str
    item: str | None = None
    name: str
    title: str
    value: str
    quote: str
    where: Location
    problems: tuple[Diagnostic, ...] = ()


@frozen(kw_only=True)
class Draft:
    """What an importer read: a document, the states that were printed, its doubts, and how columns were taken.

    `readings` are the values that a person should confirm, doubtful ones first. `preview` is the file as it was
    understood, as plain data for programs, where the document holds less of it.
    """

    document: Document
    problems: tuple[Diagnostic, ...] = ()
    openings: tuple[Opening, ...] = ()
    mappings: tuple[TableMapping, ...] = ()
    readings: tuple[AsRead, ...] = ()
    preview: Mapping[str, object] | None = field(default=None, eq=False)

    @property
    def is_empty(self) -> bool:
        """Whether a file is none that a case can be made of: nothing was found, and that is an error."""
        return not self.document.findings and worst(self.problems) is Severity.ERROR


@frozen(kw_only=True)
class Confirmation:
    """What a person has to confirm of a document that was read (核对表): the view of a confirmation sheet."""

    title: str
    file: str
    profile: Profile
    readings: tuple[AsRead, ...]


@frozen(kw_only=True)
class Edit:
    """A change of the document: of a field of an item, or a new item.

    `part` is one of its lists (`findings`, `measures`, `accounts`, `bodies`, `people`). `value` is plain data, as a
    case file holds it. With `item` and `name` it replaces that field of the item of that id; None takes the field
    out. Without them it is a new item, put behind the others. With `name` alone, `part` is no list (`inspection`), and
    a field within a field is written with a dot (`contact.phone`).
    """

    part: str
    item: str | None = None
    name: str | None = None
    value: object = None


@frozen(kw_only=True)
class Proposal:
    """What a cell proposes (建议), from what was exported to what was returned.

    `row` names what is applied as a whole or not at all; `cells` are all the cells that the proposal rests on, that at
    `where` first. `what` is the key of the column, `title` its heading.
    """

    row: str
    where: Location
    what: str
    title: str = ""
    finding: str | None = None
    measure: str | None = None
    before: str = ""
    after: str = ""
    cells: tuple[Location, ...] = ()
    events: tuple[Event, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def kind(self) -> str:
        """`event` for what happened, `edit` for a change of the document."""
        return "event" if self.events else "edit"


@frozen(kw_only=True)
class Answer:
    """What another copy says in the place of a conflict."""

    where: Location
    returned: str


@frozen(kw_only=True)
class Conflict:
    """A cell that can't be taken over without a person's word (冲突).

    It was changed here since it was exported, or several copies (`others`) fill it with different words.
    """

    row: str
    where: Location
    what: str
    title: str = ""
    finding: str | None = None
    measure: str | None = None
    exported: str = ""
    now: str = ""
    returned: str = ""
    others: tuple[Answer, ...] = ()


@frozen(kw_only=True)
class Proposals:
    """All that some files propose, with what stands against it.

    `problems` are errors and doubts, each with its sheet and cell; `missing` names those who returned no copy; `held`
    the rows that can't be applied as they are, or only if a person names their finding.
    """

    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    missing: tuple[str, ...] = ()
    mappings: tuple[TableMapping, ...] = ()
    held: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[str, tuple[Proposal, ...]]]:
        """The proposals of each row, which are applied together."""
        found: dict[str, list[Proposal]] = {}
        for each in self.proposals:
            found.setdefault(each.row, []).append(each)
        return ((row, tuple(several)) for row, several in found.items())

    def joined(self, *others: Proposals) -> Proposals:
        """These and others."""
        found = (self, *others)
        return Proposals(
            proposals=tuple(each for one in found for each in one.proposals),
            conflicts=tuple(each for one in found for each in one.conflicts),
            problems=tuple(each for one in found for each in one.problems),
            missing=tuple(each for one in found for each in one.missing),
            mappings=tuple(each for one in found for each in one.mappings),
            held=tuple(each for one in found for each in one.held),
        )
