"""The bulletin of a report as plain structure: title, lead, headings and paragraphs, in the order of print.

Every bulletin exporter prints this one outline, so that text, Word and whatever a plugin adds say the same.
"""

from __future__ import annotations

from attrs import frozen

from ..model import Audience, Reference, SectionKind
from ..numbering import heading
from ..profiles import Profile
from ._item import (
    Item,
    ParagraphView,
)
from ._report import (
    AspectView,
    InspectionView,
    Report,
    SectionView,
)


@frozen(kw_only=True)
class Block:
    """A paragraph, with its heading's number and words where it has any.

    `level` is 0 for body text, 1 to 4 for headings (一、 （一） 1. （1）); `finding` is the id of the item
    that a heading or paragraph is about.
    """

    text: str
    level: int = 0
    number: str = ""
    title: str = ""
    label: str = ""
    finding: str | None = None

    @property
    def line(self) -> str:
        """The paragraph as printed."""
        return f"{self.number}{self.title}{self.label}{self.text}"


@frozen(kw_only=True)
class Bulletin:
    """A bulletin: its title, its blocks in order, the contact lines, who signs and on what day."""

    title: str
    blocks: tuple[Block, ...]
    contact: tuple[str, ...] = ()
    signature: str
    date: str
    language: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Every paragraph as printed, top to bottom."""
        return (self.title, *(b.line for b in self.blocks), *self.contact, self.signature, self.date)


def bulletin(report: Report) -> Bulletin:
    """The bulletin of a report, in the words of its profile."""
    parts = (
        *_prose(report, SectionKind.ORGANISATION),
        (report.profile.phrase("section_findings"), _findings(report)),
        *_prose(report, SectionKind.OTHER),
        *_prose(report, SectionKind.NEXT_STEPS),
    )
    blocks = [Block(text=_lead(report))]
    for number, (title, body) in enumerate(parts, start=1):
        blocks.append(_heading(report, 1, number, title))
        blocks.extend(body)
    return Bulletin(
        title=_title(report),
        blocks=tuple(blocks),
        contact=_contact(report),
        signature=report.inspection.inspected,
        date=report.date(report.as_of),
        language=report.language,
    )


def _prose(report: Report, kind: SectionKind) -> list[tuple[str, list[Block]]]:
    """The sections of a kind: the title of each, and its paragraphs."""
    return [(each.title, _section(each, report.language)) for each in report.sections if each.kind is kind]


def _title(report: Report) -> str:
    return report.document_title("bulletin_title" if report.audience is Audience.PUBLIC else "bulletin_title_internal")


def _lead(report: Report) -> str:
    """Who inspected whom and when, clause by clause: what isn't known is left out, not guessed."""
    about, phrase = report.inspection, report.profile.phrase
    facts = {"inspecting": about.inspecting, "inspected": about.inspected, "kind": about.kind_word}
    if about.start and about.end:
        text = phrase("lead_period", start=report.date(about.start), end=report.date(about.end), **facts)
    else:
        text = phrase("lead_no_period", **facts)
    if about.feedback_date:
        text += phrase("lead_feedback", date=report.date(about.feedback_date), **_short(about))
    return text + phrase("lead_closing", **facts)


def _short(about: InspectionView) -> dict[str, str]:
    return {"inspecting": about.inspecting_short, "inspected": about.inspected_short}


def _heading(report: Report, level: int, number: int, title: str, finding: str | None = None) -> Block:
    printed = heading(level, number) if report.language == "zh" else f"{number}. " if level == 1 else ""
    return Block(text="", level=level, number=printed, title=title, finding=finding)


def _section(section: SectionView, language: str) -> list[Block]:
    blocks = [Block(text=section.lead)] if section.lead else []
    for topic in section.topics:
        stop = "。" if language == "zh" else ". "
        title = f"{topic.title}{stop}" if topic.title else ""
        blocks.append(Block(label=_label(language, topic.label), title="", text=title + topic.text))
    return blocks


def _findings(report: Report) -> list[Block]:
    blocks = [Block(text=text) for text in _summary(report)]
    empty = report.profile.phrase("aspect_empty")
    aspects = [each for each in report.aspects if each.items or (empty and each.id is not None and not each.withheld)]
    for number, aspect in enumerate(aspects, start=1):
        grouped = aspect.id is not None
        if grouped:
            blocks.append(_aspect_heading(report, number, aspect))
        blocks += [] if aspect.items else [Block(text=empty)]
        for item in aspect.items:
            blocks.extend(_item(report, item, 3 if grouped else 2))
    return blocks


def _summary(report: Report) -> list[str]:
    progress, phrase = report.progress, report.profile.phrase
    facts = {
        "as_of": report.date(report.as_of),
        "findings": progress.findings.count,
        "countable": progress.countable.count,
        "closed": progress.closed.count,
    }
    key = "findings_summary" if progress.rate is not None else "findings_summary_none"
    lines = [phrase(key, rate=progress.rate, **facts)]
    if report.withheld:
        lines.append(phrase("findings_withheld", count=report.withheld))
    return lines


def _aspect_heading(report: Report, number: int, aspect: AspectView) -> Block:
    return _heading(report, 2, number, report.profile.phrase("aspect", number=aspect.number, title=aspect.title))


def _item(report: Report, item: Item, level: int, *, told: bool = False) -> list[Block]:
    """A finding and those below it; `told` says that an account of one above it covers it."""
    phrase = report.profile.phrase
    if told and not _has_account(item):
        return _covered(report, item)
    title = phrase("finding", title=item.title) + phrase("finding_end")
    number = heading_number(item.number, report.language)
    blocks = [Block(text="", level=level, number=number, title=title, finding=item.id)]
    key = "state_line_public" if report.audience is Audience.PUBLIC else "state_line"
    state = "" if item.groups else phrase(key, state=_state(report, item))
    blocks += [Block(text=state, finding=item.id)] if state else []
    blocks.extend(Block(text=recurrence(report.profile, each), finding=item.id) for each in item.recurrence_of)
    blocks.extend(_told(report.language, paragraph, item) for paragraph in item.account)
    told = told or bool(item.account)
    if not told and not item.groups:
        blocks.append(Block(text=phrase("no_account"), finding=item.id))
    for child in item.children:
        blocks.extend(_item(report, child, min(level + 1, 4), told=told))
    return blocks


def heading_number(number: str, language: str) -> str:
    """The number of a finding as it stands before its title: a stop after it, unless it closes itself."""
    if number.endswith(("）", ")", "、", ".", "．")):
        return number if language == "zh" else f"{number} "
    return f"{number}." if language == "zh" else f"{number}. "


def _has_account(item: Item) -> bool:
    return bool(item.account) or any(_has_account(child) for child in item.children)


def _covered(report: Report, item: Item) -> list[Block]:
    """A finding that the account of one above it covers: nothing to the public, a line with its state inside."""
    if report.audience is Audience.PUBLIC:
        return []
    line = report.profile.phrase(
        "covered", number=heading_number(item.number, report.language), title=item.title, state=_state(report, item)
    )
    return [Block(text=line, finding=item.id), *(b for child in item.children for b in _covered(report, child))]


def recurrence(profile: Profile, earlier: Reference) -> str:
    """That a finding came back, from which earlier case, and what was promised then."""
    found = profile.phrase("recurrence", case=earlier.case_title or earlier.case, title=earlier.title)
    promised = profile.phrase("recurrence_promised", promised=earlier.promised) if earlier.promised else ""
    return (found + promised).strip()


def _state(report: Report, item: Item) -> str:
    words = [item.state_word]
    if item.late:
        words.append(report.profile.word("late"))
    return report.profile.phrase("list").join(words)


def _told(language: str, paragraph: ParagraphView, item: Item) -> Block:
    return Block(label=_label(language, paragraph.label), text=paragraph.text, finding=item.id)


def _label(language: str, label: str | None) -> str:
    """A label as it stands before its text: Chinese writes them together."""
    return f"{label} " if label and language != "zh" else label or ""


def _contact(report: Report) -> tuple[str, ...]:
    contact, phrase = report.inspection.contact, report.profile.phrase
    if contact is None or report.audience is not Audience.PUBLIC:
        return ()
    values = {"phone": contact.phone, "email": contact.email, "address": contact.address}
    lines = [phrase(f"contact_{name}", value=value) for name, value in values.items() if value]
    if contact.start and contact.end:
        lines.append(phrase("contact_period", start=report.date(contact.start), end=report.date(contact.end)))
    return (phrase("contact_invitation"), *lines)
