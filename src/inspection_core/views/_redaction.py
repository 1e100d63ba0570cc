"""What is kept from the reader of a view: the audience's rules, over a case as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from ..lifecycle import Case, Readership, Standing
from ..model import FACTS, Evidence


@frozen(kw_only=True)
class Redaction(Readership):
    """A case as of a day under the eyes of an audience: the edition in force on that day, and the last one known."""

    case: Case
    standing: Standing
    as_of: dt.date
    known: int

    def seen(self, item: object, name: str) -> Any:
        """A field of an item, or None where the table of facts keeps it from the public."""
        return getattr(item, name) if self.is_internal or name in FACTS[type(item)].public else None

    def is_secret_evidence(self, evidence: Evidence) -> bool:
        """Whether all that evidence supports is withheld; where it says of nothing, all that it was named for."""
        belongs = evidence.supports or self.named_for.get(evidence.id, ())
        return bool(belongs) and self.secret.issuperset(belongs)

    @cached_property
    def named_for(self) -> Mapping[str, tuple[str, ...]]:
        """The items that each piece of evidence was named for in events."""
        found: dict[str, tuple[str, ...]] = {}
        named = [(id, m.evidence) for id, m in self.standing.measures.items()]
        named += [(id, c.evidence) for id, f in self.standing.findings.items() for c in f.cycles]
        for id, proofs in named:
            for proof in proofs:
                found[proof] = (*found.get(proof, ()), id)
        return found
