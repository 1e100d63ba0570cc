"""Taking files in: drafts of new cases, or proposals for one that there is, and applying those that hold."""

from ._applying import Applied, apply_proposals
from ._batches import draft_under, new_cases, read_drafts
from ._choosing import read_mappings
from ._drafts import case_of, new_case, read_draft
from ._finding import Documents, find_documents, first_and_others, is_document
from ._proposing import propose
from ._staging import require_new, staged

__all__ = [
    "Applied",
    "Documents",
    "apply_proposals",
    "case_of",
    "draft_under",
    "find_documents",
    "first_and_others",
    "is_document",
    "new_case",
    "new_cases",
    "propose",
    "read_draft",
    "read_drafts",
    "read_mappings",
    "require_new",
    "staged",
]
