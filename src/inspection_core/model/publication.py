"""What leaves the house, under whose approval, and what people outside say to it."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen

from .audience import Audience
from .events import Event


class PublicationState(enum.StrEnum):
    """Where a publication stands (公开状态); only events move it."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class MadeDocument:
    """A document of a publication as it was made (成文): by what, with what, and the digest of its content.

    `made_by` is the distribution that offers the exporter, with its version; `inputs` holds the SHA-256 of each
    file that an option names, such as a template. `digest` doesn't depend on how a package such as docx is compressed.
    """

    exporter: str
    to: str
    options: Mapping[str, str] = field(factory=dict)
    since: str | None = None
    items: tuple[str, ...] = ()
    made_by: str
    inputs: Mapping[str, str] = field(factory=dict)
    digest: str


@frozen(kw_only=True)
class PublicationEvent(Event):
    """An event that moves a publication."""

    publication: str


@frozen(kw_only=True)
class PublicationDrafted(PublicationEvent):
    """A publication was drafted, or drafted again after it was returned (拟稿).

    It shows the case as of a day, as far as the first `known` entries tell: together with the documents' making
    that is all it takes to make it again. `known` is filled in where it is 0.
    """

    kind: ClassVar[str] = "publication_drafted"

    title: str
    as_of: dt.date
    audience: Audience = Audience.PUBLIC
    known: int = 0
    documents: tuple[MadeDocument, ...] = ()


@frozen(kw_only=True)
class PublicationSubmitted(PublicationEvent):
    """A draft was submitted for approval (送审).

    `chain` holds the steps of the profile's chain that it has to pass, and is filled in; without any it is approved
    at once.
    """

    kind: ClassVar[str] = "publication_submitted"

    chain: tuple[str, ...] = ()


@frozen(kw_only=True)
class PublicationReturned(PublicationEvent):
    """A publication was sent back before it went out, for a reason (退回修改)."""

    kind: ClassVar[str] = "publication_returned"

    reason: str


@frozen(kw_only=True)
class PublicationApproved(PublicationEvent):
    """A step of the profile's chain for publications was given (审签)."""

    kind: ClassVar[str] = "publication_approved"

    step: str


@frozen(kw_only=True)
class PublicationPublished(PublicationEvent):
    """A publication went out (公开): at which address, or with which SHA-256, if what went out is a file.

    `until` is the last day on which comments are taken.
    """

    kind: ClassVar[str] = "publication_published"

    address: str | None = None
    sha256: str | None = None
    until: dt.date | None = None


@frozen(kw_only=True)
class PublicationWithdrawn(PublicationEvent):
    """A publication was taken back, or given up before it went out, for a reason (撤回)."""

    kind: ClassVar[str] = "publication_withdrawn"

    reason: str


@frozen(kw_only=True)
class CommentReceived(Event):
    """Somebody outside commented on a publication (群众意见): what was said, by which way it came in.

    Who it was stands in `restricted.yaml` alone. `until` is the day by which the reply is due; where it isn't given,
    it is filled in by the profile's rule.
    """

    kind: ClassVar[str] = "comment_received"

    comment: str
    publication: str
    channel: str
    text: str
    findings: tuple[str, ...] = ()
    until: dt.date | None = None


@frozen(kw_only=True)
class CommentAnswered(Event):
    """A comment got its reply (答复反馈)."""

    kind: ClassVar[str] = "comment_answered"

    comment: str
    text: str
