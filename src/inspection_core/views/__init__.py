"""What exporters see: Report, Digest, and the bulletin and ledger made from a report; redaction is done here."""

from ._build import report
from ._bulletin import Block, Bulletin, bulletin
from ._digest import Digest, Moved, Slipped, digest
from ._ledger import Ledger, Row, ledger
from ._report import (
    AspectView,
    ContactView,
    Dossier,
    DueView,
    EvidenceView,
    InspectionView,
    Item,
    MeasureView,
    OutcomeView,
    OwnerView,
    ParagraphView,
    PublicView,
    Read,
    Report,
    SectionView,
    StepView,
    Subject,
    TopicView,
)

__all__ = [
    "AspectView",
    "Block",
    "Bulletin",
    "ContactView",
    "Digest",
    "Dossier",
    "DueView",
    "EvidenceView",
    "InspectionView",
    "Item",
    "Ledger",
    "MeasureView",
    "Moved",
    "OutcomeView",
    "OwnerView",
    "ParagraphView",
    "PublicView",
    "Read",
    "Report",
    "Row",
    "SectionView",
    "Slipped",
    "StepView",
    "Subject",
    "TopicView",
    "bulletin",
    "digest",
    "ledger",
    "report",
]
