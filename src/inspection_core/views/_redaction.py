"""Who may see what of a case: the one place where a view leaves something out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from ..lifecycle import Case, Plan, Standing
from ..model import (
    FACTS,
    Account,
    Audience,
    Decision,
    Evidence,
    Finding,
    Measure,
    PublicWording,
)


@frozen(kw_only=True)
class Redaction:
    """A case as of a day under the eyes of an audience.

    `plan` is the edition in force on the day; who may read what follows from `latest`, the last edition known.
    """

    case: Case
    plan: Plan
    latest: Plan
    standing: Standing
    as_of: dt.date
    known: int
    audience: Audience

    @property
    def is_internal(self) -> bool:
        return self.audience is not Audience.PUBLIC

    def may_see(self, kind: str, audience: Audience | None) -> bool:
        """Whether the reader may see a fact: by its own audience, else by the profile's for its kind."""
        default = self.plan.profile.audiences.get(kind, Audience.INTERNAL)
        return self.audience.may_read(audience or default)

    def seen(self, item: object, name: str) -> Any:
        """A field of an item, or None where the table of facts keeps it from the public."""
        return getattr(item, name) if self.is_internal or name in FACTS[type(item)].public else None

    def public_of(self, finding: Finding) -> PublicWording | None:
        """What was decided last about publishing a finding."""
        return self.latest.findings.get(finding.id, finding).public

    def is_undecided(self, finding: Finding) -> bool:
        """Whether nobody said of a finding, or of one above it, what becomes of it in public."""
        above = (self.plan.findings[id] for id in self.plan.lineage(finding.id))
        return finding.id not in self.hidden and all(self.public_of(each) is None for each in above)

    def is_withheld(self, finding: Finding) -> bool:
        now = self.latest.findings.get(finding.id, finding)
        if self.audience is Audience.PUBLIC and now.public is not None:
            if now.public.decision is Decision.WITHHOLD:
                return True
            if now.audience is None:
                return False
        return not self.may_see("finding", now.audience)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Findings that are withheld, themselves or with one above them, or because all below them are."""
        withheld = {finding.id for finding in self.plan.document.findings if self.is_withheld(finding)}
        if not withheld:
            return frozenset()
        below = {id for id in self.plan.findings if withheld.intersection(self.plan.lineage(id))}
        return frozenset(id for id in self.plan.findings if below.issuperset(self.plan.leaves_of(id)))

    @cached_property
    def secret(self) -> frozenset[str]:
        """Findings and measures that the reader may not see: a measure when all of its findings are hidden, too."""
        measures = (
            measure.id
            for measure in self.plan.document.measures
            if self.hidden.issuperset(measure.findings) or not self.may_see_measure(measure)
        )
        return self.hidden.union(measures)

    def may_see_measure(self, measure: Measure) -> bool:
        now = self.latest.measures.get(measure.id, measure)
        return self.may_see("measure", now.audience)

    def may_see_account(self, finding: str, account: Account) -> bool:
        """A reworded finding is told to the public only by accounts that are marked for it."""
        public = self.public_of(self.plan.findings[finding])
        reworded = public is not None and public.decision is Decision.REWORD
        if self.audience is Audience.PUBLIC and reworded and account.audience is None:
            return False
        return self.may_see("account", account.audience)

    def may_see_owners_of(self, measure: Measure) -> bool:
        """Owners of a measure that is marked for fewer readers are not told; a kind that is closed as such is."""
        marked = self.latest.measures.get(measure.id, measure).audience
        return marked is None or self.audience.may_read(marked)

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

    def wording(self, finding: Finding) -> tuple[str, str]:
        public = self.public_of(finding)
        if self.audience is Audience.PUBLIC and public is not None and public.decision is Decision.REWORD:
            title = public.title or ""
            return title, public.text or title
        return finding.title, finding.text
