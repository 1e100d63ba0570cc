"""Which headings are sections, which aspects, which findings: by their words, their numbers and what is below them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from ..outline import SectionKind
from ._ladder import Ladder
from ._marks import Family
from ._titles import form_of
from ._words import names_aspect, reads_like_problem, section_scores

_CERTAIN = 3  # words that speak this much for a kind of section leave no doubt
_HALF = 0.5
_QUOTED = re.compile('(?:关于|针对)[“"「‘]')
_COMMON = re.compile("(?:问题|意见|任务|事项)(?:[和与及、](?:主要)?(?:不足|差距|短板|建议))?")


@frozen(kw_only=True)
class Zones:
    """The headings of each kind, by their places in the ladder.

    `leaves` are findings that stand where others have a group or an aspect, `sure` those of them that nobody doubts;
    `faint` are sections taken for the section of findings by little, `passed` ones that announce findings and hold
    none; `guessed` says that the level of the findings is a guess.
    """

    sections: tuple[tuple[int, SectionKind], ...] = ()
    aspects: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    leaves: frozenset[int] = frozenset()
    sure: frozenset[int] = frozenset()
    faint: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    guessed: bool = False


def zones_of(ladder: Ladder, *, told: bool) -> Zones:
    """Sort the headings of a document; `told` says that its findings have accounts below them."""
    kinds = {top: _kind(ladder, top) for top in ladder.children.get(None, ())}
    kinds = _corrected(ladder, _levelled(ladder, kinds))
    tops = [top for top, kind in kinds.items() if kind is SectionKind.FINDINGS]
    flat = [top for top, kind in kinds.items() if kind is None]
    beside = _beside(ladder, tops, flat)
    within = [*_candidates(ladder, tops, beside), *_flat(ladder, flat, beside)]
    family, guessed = _level(ladder, within, told=told)
    findings, leaves = _findings(ladder, within, family, frozenset(tops))
    form = _usual_form(ladder, findings)
    aspects = _aspects(ladder, findings, leaves, frozenset(tops), within)
    aspects = [] if _alike(ladder, aspects, form) else aspects
    sections = [(top, kind) for top, kind in kinds.items() if kind is not None] + beside
    return Zones(
        sections=tuple(sorted(sections, key=lambda each: each[0])),
        aspects=tuple(aspects),
        findings=tuple(findings),
        leaves=frozenset(leaves),
        sure=frozenset(each for each in {*leaves} - {*aspects} if _alike(ladder, [each], form)),
        faint=tuple(sorted({top for top in tops if _strength(ladder, top) < _CERTAIN} | _mixed(ladder, tops, flat))),
        passed=tuple(top for top, kind in kinds.items() if _announces(ladder, top, kind, frozenset(findings)))
        + (() if tops else _odd(ladder, kinds)),
        guessed=guessed,
    )


def share(ladder: Ladder, indices: Sequence[int]) -> float:
    """The share of headings that read like problems."""
    return sum(ladder.nodes[index].problem for index in indices) / len(indices) if indices else 0.0


def _kind(ladder: Ladder, top: int) -> SectionKind | None:
    """The kind of a highest heading; None for one that is itself an aspect or a finding."""
    node = ladder.nodes[top]
    printed = _words(ladder, top)
    if node.problem and _QUOTED.match(printed):
        return None
    scores = section_scores(printed)
    below = share(ladder, list(ladder.below(top)))
    if reads_like_problem(_COMMON.sub("", node.title)):
        scores.pop(SectionKind.FINDINGS, None)
    if scores.get(SectionKind.FINDINGS) and below >= _HALF:
        scores[SectionKind.FINDINGS] += 2
    best = max(scores.items(), key=lambda item: item[1], default=None)
    if best and (best[1] >= _CERTAIN or not node.problem):
        return best[0]
    if names_aspect(printed) or node.problem:
        return None
    if below >= _HALF and any(ladder.below(top)):
        return SectionKind.FINDINGS
    return SectionKind.OTHER


def _levelled(ladder: Ladder, kinds: dict[int, SectionKind | None]) -> dict[int, SectionKind | None]:
    """Headings that no word speaks for go with those of their family beside them that are aspects or findings."""
    flat = {ladder.nodes[top].family for top, kind in kinds.items() if kind is None}
    if SectionKind.FINDINGS in kinds.values() or not flat:
        return kinds
    return {
        top: None
        if kind is SectionKind.OTHER and ladder.nodes[top].family in flat and not section_scores(_words(ladder, top))
        else kind
        for top, kind in kinds.items()
    }


def _corrected(ladder: Ladder, kinds: dict[int, SectionKind | None]) -> dict[int, SectionKind | None]:
    """Without findings sections that hold nothing wrong where others do, and aspects that only look like sections."""
    findings = [top for top, kind in kinds.items() if kind is SectionKind.FINDINGS]
    aspects = [top for top, kind in kinds.items() if kind is None]
    full = [top for top in findings if any(ladder.nodes[each].problem for each in ladder.below(top))]
    if full and len(full) < len(findings):
        empty = {top for top in findings if top not in full and not any(ladder.below(top))}
        return {top: SectionKind.OTHER if top in empty and _vague(ladder, top) else kind for top, kind in kinds.items()}
    if not full and findings and len(aspects) > 1:
        return {top: SectionKind.OTHER if kind is SectionKind.FINDINGS else kind for top, kind in kinds.items()}
    return kinds


def _vague(ladder: Ladder, top: int) -> bool:
    return _strength(ladder, top) <= _CERTAIN


def _announces(ladder: Ladder, top: int, kind: SectionKind | None, findings: frozenset[int]) -> bool:
    """Whether a section of findings by its words holds none, though it has text."""
    if kind not in (SectionKind.FINDINGS, SectionKind.OTHER) or not findings or not _has_text(ladder, top):
        return False
    strong = _strength(ladder, top) >= _CERTAIN and _COMMON.search(_words(ladder, top)) is not None
    return strong and not any(each in findings for each in ladder.below(top))


def _odd(ladder: Ladder, kinds: dict[int, SectionKind | None]) -> tuple[int, ...]:
    """Sections by their words that name something wrong, beside findings or aspects of their own family."""
    flat = {ladder.nodes[top].family for top, kind in kinds.items() if kind is None}
    return tuple(
        top
        for top, kind in kinds.items()
        if kind is not None and ladder.nodes[top].family in flat and reads_like_problem(ladder.nodes[top].title)
    )


def _mixed(ladder: Ladder, tops: Sequence[int], flat: Sequence[int]) -> set[int]:
    """Aspects or findings beside a section of findings."""
    return {top for top in flat if tops and any(ladder.below(top))}


def _words(ladder: Ladder, index: int) -> str:
    """A heading as printed, without its number."""
    node = ladder.nodes[index]
    return ladder.view.text[node.title_start : node.title_end]


def _strength(ladder: Ladder, index: int) -> int:
    """How much the words of a heading speak for a section of findings."""
    return section_scores(_words(ladder, index)).get(SectionKind.FINDINGS, 0)


def _beside(ladder: Ladder, tops: Sequence[int], flat: Sequence[int]) -> list[tuple[int, SectionKind]]:
    """Sections that stand among aspects or findings: next steps, organisation without a finding."""
    found: list[tuple[int, SectionKind]] = []
    firsts = [child for top in tops for child in ladder.children.get(top, ())]
    deeper = frozenset(each for top in flat for each in ladder.below(top))
    for index in sorted({*firsts, *deeper}):
        node = ladder.nodes[index]
        scores = section_scores(_words(ladder, index))
        kind, score = max(scores.items(), key=lambda item: item[1], default=(SectionKind.OTHER, 0))
        if kind is SectionKind.FINDINGS or node.problem or score < _CERTAIN:
            continue
        if any(ladder.nodes[each].problem for each in ladder.below(index)):
            continue
        if index in deeper and not (
            kind is SectionKind.NEXT_STEPS and node.family.value <= Family.CHINESE_BRACKET.value
        ):
            continue
        found.append((index, kind))
    return found


def _candidates(ladder: Ladder, tops: Sequence[int], beside: Sequence[tuple[int, SectionKind]]) -> Iterator[int]:
    out = _under(ladder, beside)
    for top in tops:
        yield from (each for each in ladder.below(top) if each not in out)


def _flat(ladder: Ladder, flat: Sequence[int], beside: Sequence[tuple[int, SectionKind]]) -> Iterator[int]:
    out = _under(ladder, beside)
    for top in flat:
        yield top
        yield from (each for each in ladder.below(top) if each not in out)


def _under(ladder: Ladder, beside: Sequence[tuple[int, SectionKind]]) -> frozenset[int]:
    return frozenset(each for index, _ in beside for each in (index, *ladder.below(index)))


def _level(ladder: Ladder, within: Sequence[int], *, told: bool) -> tuple[Family | None, bool]:
    """The family of the findings: the deepest of which at least half the titles read like problems."""
    by_family: dict[Family, list[int]] = defaultdict(list)
    for index in within:
        by_family[ladder.nodes[index].family].append(index)
    depth = {family: _depth(ladder, indices) for family, indices in by_family.items()}
    likely = [family for family, indices in by_family.items() if share(ladder, indices) >= _HALF]
    if likely:
        best = max(likely, key=lambda family: depth[family])
        if told and len(likely) > 1 and not _have_accounts(ladder, by_family[best]):
            best = max((family for family in likely if family is not best), key=lambda family: depth[family])
        deeper = _heads_below(ladder, by_family, best)
        return (deeper, True) if deeper else (best, False)
    short = [family for family, indices in by_family.items() if _are_heads(ladder, indices)]
    return (max(short, key=lambda family: depth[family]), True) if short else (None, False)


def _have_accounts(ladder: Ladder, indices: Sequence[int]) -> bool:
    """Whether at least a third of some headings have text below: points of an account have none."""
    return sum(_has_text(ladder, each) for each in indices) * 3 >= len(indices)


def _depth(ladder: Ladder, indices: Sequence[int]) -> float:
    return sum(len(ladder.above(index)) for index in indices) / len(indices)


def _are_heads(ladder: Ladder, indices: Sequence[int]) -> bool:
    """Whether headings are short and have something below: topics, rather than what was done."""
    heads = sum(len(ladder.nodes[each].title) <= 40 and _has_text(ladder, each) for each in indices)
    return heads >= len(indices) * 0.8


def _has_text(ladder: Ladder, index: int) -> bool:
    node = ladder.nodes[index]
    return not node.alone or ladder.end(index) > node.place + 1


def _heads_below(ladder: Ladder, by_family: dict[Family, list[int]], best: Family) -> Family | None:
    """Topics below headings that call themselves aspects: 在…方面 > 1.健全制度."""
    aspects = by_family[best]
    above = frozenset(aspects)
    named = sum(names_aspect(_words(ladder, i)) for i in aspects)
    if named < len(aspects) * _HALF:
        return None
    for family, indices in sorted(by_family.items(), key=lambda item: item[0].value):
        inside = [each for each in indices if ladder.nodes[each].parent in above]
        parents = {ladder.nodes[each].parent for each in inside}
        if family is not best and len(inside) == len(indices) and len(parents) >= len(aspects) * _HALF:
            return family if _are_heads(ladder, inside) else None
    return None


def _findings(
    ladder: Ladder, within: Sequence[int], family: Family | None, tops: frozenset[int]
) -> tuple[list[int], list[int]]:
    """The headings of the level of findings, and those above it that have none below."""
    findings = [each for each in within if ladder.nodes[each].family is family and not _shadowed(ladder, each, family)]
    covered = {above for each in findings for above in ladder.above(each)}
    covered |= _without_groups(ladder, within, covered - tops)
    found, higher = frozenset(findings), tops | covered
    leaves = [
        index
        for index in within
        if index not in found and index not in covered and _stands_alone(ladder, index, found, higher)
    ]
    return findings, leaves if family is not None else []


def _without_groups(ladder: Ladder, within: Sequence[int], covered: set[int]) -> set[int]:
    """Aspects whose findings have none below them, where those of other aspects do: （二） > 7. > （1）, （三） > 8."""
    groups = [each for each in covered if ladder.nodes[each].parent in covered]
    families = {ladder.nodes[each].family for each in groups}
    above = {ladder.nodes[parent].family for each in groups if (parent := ladder.nodes[each].parent) is not None}
    return {
        index
        for index in within
        if ladder.nodes[index].family in above
        and any(ladder.nodes[child].family in families for child in ladder.children.get(index, ()))
    }


def _stands_alone(ladder: Ladder, index: int, found: frozenset[int], higher: set[int] | frozenset[int]) -> bool:
    """Whether a heading above the level of findings seems to be one itself."""
    node = ladder.nodes[index]
    if node.parent is not None and node.parent not in higher:
        return False
    if any(above in found for above in ladder.above(index)):
        return False
    return node.problem or _has_text(ladder, index)


def _shadowed(ladder: Ladder, index: int, family: Family | None) -> bool:
    """Whether a heading stands below another of its own family (numbers of two lists)."""
    return any(ladder.nodes[above].family is family for above in ladder.above(index))


def _aspects(
    ladder: Ladder, findings: Sequence[int], leaves: Sequence[int], tops: frozenset[int], within: Sequence[int]
) -> list[int]:
    """The highest headings inside the sections of findings, if they aren't findings themselves."""
    chosen = {aspect for each in findings if (aspect := _highest(ladder, each, tops)) is not None}
    if not chosen:
        return []
    siblings = {ladder.nodes[each].family for each in chosen}
    found = frozenset(findings)
    beside = (each for each in {*within, *leaves} if each not in found and ladder.nodes[each].family in siblings)
    return sorted(chosen | {each for each in beside if _highest(ladder, each, tops) is None})


def _usual_form(ladder: Ladder, findings: Sequence[int]) -> str:
    """The words that most findings print around their titles; empty where there is no such form."""
    forms = Counter(form_of(_words(ladder, each)) for each in findings)
    form, count = max(forms.items(), key=lambda each: each[1], default=("", 0))
    return form if count * 2 > len(findings) else ""


def _alike(ladder: Ladder, indices: Sequence[int], form: str) -> bool:
    """Whether most of some headings are worded as findings are, and so are findings that have others below."""
    if not form:
        return False
    return sum(form_of(_words(ladder, each)) == form for each in indices) * 2 > len(indices)


def _highest(ladder: Ladder, index: int, tops: frozenset[int]) -> int | None:
    """The highest heading above one that isn't a section."""
    chain = [each for each in ladder.above(index) if each not in tops]
    return chain[0] if chain else None
