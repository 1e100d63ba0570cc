"""Who may read what of a plan: the one place that decides whether a fact is told to an audience."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from ..model import Account, Audience, Decision, Finding, Measure, Outcome, PublicWording, Section
from ._plan import Plan


@frozen(kw_only=True)
class Readership:
    """A plan under the eyes of an audience.

    `plan` is the edition that is told of; who may read what follows from `latest`, the last edition known.
    """

    plan: Plan
    latest: Plan
    audience: Audience

    @property
    def is_internal(self) -> bool:
        return self.audience is not Audience.PUBLIC

    def may_see(self, kind: str, audience: Audience | None) -> bool:
        """Whether the reader may see a fact: by its own audience, else by the profile's for its kind."""
        default = self.latest.profile.audiences.get(kind, Audience.INTERNAL)
        return self.audience.may_read(audience or default)

    def public_of(self, finding: Finding) -> PublicWording | None:
        """What was decided last about publishing a finding."""
        return self.latest.findings.get(finding.id, finding).public

    @property
    def undecided(self) -> tuple[str, ...]:
        """Ids of the leaves that are told and of which nobody said what becomes of them in public."""
        return tuple(finding.id for finding in self.plan.leaves if self.is_undecided(finding))

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

    def may_see_owners_of(self, measure: Measure) -> bool:
        """Owners of a measure that is marked for fewer readers are not told; a kind that is closed as such is."""
        marked = self.latest.measures.get(measure.id, measure).audience
        return marked is None or self.audience.may_read(marked)

    def may_see_account(self, account: Account) -> bool:
        """A reworded finding is told to the public only by accounts that are marked for it.

        The same words in the latest edition say for whom they are now. Words that are no more there were for whom it
        was said, and no longer once nothing of their day is told.
        """
        theirs = [each for each in self._latest_accounts.get(account.finding, ()) if each.as_of == account.as_of]
        same = [each for each in theirs if each.paragraphs == account.paragraphs] or [account]
        return any(map(self._is_open, same)) and any(map(self._is_open, theirs or same))

    def _is_open(self, account: Account) -> bool:
        reworded = self.is_reworded(self.plan.findings[account.finding])
        return self.may_see("account", account.audience) and not (reworded and account.audience is None)

    @cached_property
    def _latest_accounts(self) -> Mapping[str, tuple[Account, ...]]:
        told: dict[str, tuple[Account, ...]] = {}
        for account in self.latest.document.accounts:
            told[account.finding] = (*told.get(account.finding, ()), account)
        return told

    def may_see_section(self, section: Section) -> bool:
        """As with accounts: the same prose in the latest edition says for whom it is, and what bears its title."""
        key = (section.kind, section.title)
        theirs = [each for each in self.latest.document.sections if (each.kind, each.title) == key]
        prose = (section.lead, section.topics)
        same = [each for each in theirs if (each.lead, each.topics) == prose] or [section]
        return self._any_open(same) and self._any_open(theirs or same)

    def _any_open(self, sections: Sequence[Section]) -> bool:
        return any(self.may_see("section", section.audience) for section in sections)

    def may_see_outcome(self, outcome: Outcome) -> bool:
        """As the outcome in the latest edition says, unless all that it is of is withheld in part."""
        now = next((each for each in self.latest.document.outcomes if each.id == outcome.id), outcome)
        return self.may_see("outcome", now.audience) and not self.hidden.intersection(outcome.findings)

    @property
    def told(self) -> Mapping[str, object]:
        """What the audience is told, and in which words: findings, measures, accounts, sections and outcomes, by id.

        An account goes by its finding and day, a section by its title.
        """
        document = self.plan.document
        told: dict[str, object] = {
            finding.id: (*self.wording(finding), self.is_reworded(finding))
            for finding in document.findings
            if finding.id not in self.hidden
        }
        told |= {measure.id: True for measure in document.measures if measure.id not in self.secret}
        for account in document.accounts:
            if account.finding not in self.hidden and self.may_see_account(account):
                key = f"{account.finding} {account.as_of}"
                told[key] = (told.get(key), account.paragraphs)
        for section in document.sections:
            if self.may_see_section(section):
                told[section.title] = (told.get(section.title), section.lead, section.topics)
        told |= {outcome.id: True for outcome in document.outcomes if self.may_see_outcome(outcome)}
        return told

    def is_reworded(self, finding: Finding) -> bool:
        """Whether the reader gets a finding in other words."""
        public = self.public_of(finding)
        return self.audience is Audience.PUBLIC and public is not None and public.decision is Decision.REWORD

    def wording(self, finding: Finding) -> tuple[str, str]:
        """The title and text of a finding for this audience."""
        public = self.public_of(finding)
        if public is not None and self.is_reworded(finding):
            title = public.title or ""
            return title, public.text or title
        return finding.title, finding.text

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each finding that is told, by id: without gaps where the profile wants that of the public.

        What is left of a list takes the list's own numbers from the first on, so that any way of numbering is
        kept. Findings below another one form a list; those at the top form one of the whole case if no number
        stands twice among them, else one per aspect. A number such as 3.2 follows that of the finding above.
        """
        kept = {finding.id: finding.number for finding in self.plan.document.findings}
        if self.is_internal or not self.hidden or not self.plan.profile.renumber:
            return kept
        roots = [finding.id for finding in self.plan.document.findings if finding.parent is None]
        whole = len({kept[id] for id in roots}) == len(roots)
        lists: dict[object, list[str]] = {}
        for finding in self.plan.document.findings:
            scope = ("below", finding.parent) if finding.parent else ("aspect", None if whole else finding.aspect)
            lists.setdefault(scope, []).append(finding.id)
        made = dict(kept)
        for ids in lists.values():
            told = (id for id in ids if id not in self.hidden)
            made.update(zip(told, (kept[id] for id in ids), strict=False))
        for parent in _from_the_top(self.plan):
            below = [id for id in self.plan.children.get(parent, ()) if id not in self.hidden]
            following = {id: _following(made[id], kept[parent], made[parent]) for id in below}
            distinct = len(set(following.values())) == len(below)
            made.update(following if distinct else {})
        return made


def _following(number: str, above: str, above_now: str) -> str:
    """A number such as 3.2 after that of the finding above it has become another; any other number as it is."""
    rest = number.removeprefix(above)
    return above_now + rest if rest != number and rest and not rest[0].isalnum() else number


def _from_the_top(plan: Plan) -> list[str]:
    """Ids of the findings, each after the one above it."""
    return sorted(plan.findings, key=lambda id: len(plan.lineage(id)))
