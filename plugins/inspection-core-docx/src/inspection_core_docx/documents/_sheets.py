"""What sheets to be signed have in common: boxes for opinions, lines for signatures, owners and last days in words."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from ._wording import listed, tongue

SIGN: Mapping[str, str] = {
    "zh": "签字（盖章）：　　　　　　　　　　　年　　月　　日",
    "en": "Signature: ______________________   Date: ______________",
}
"""The line of a signature that is still to be given."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "agreed": "同意。",
        "basis": "依据：{value}。",
        "reason": "理由：{value}。",
        "above": "：",
        "signed": "　",
        "details": "（{value}）",
        "also": "，",
        "unit": "填报单位：{value}",
        "as_of": "截至{value}",
    },
    "en": {
        "agreed": "Agreed.",
        "basis": "Basis: {value}.",
        "reason": "Reason: {value}.",
        "above": ": ",
        "signed": ", ",
        "details": " ({value})",
        "also": ", ",
        "unit": "From: {value}",
        "as_of": "As of {value}",
    },
}


@frozen(kw_only=True)
class Opinion:
    """A box for an opinion: whose it is, what was decided, and who signed when, or the line that is to be signed."""

    title: str
    text: str = ""
    signed: str = ""


def say(report: ic.Report, key: str, value: str = "") -> str:
    """One of the words above; nothing for a value that is missing where one is asked for."""
    text = WORDS[tongue(report)][key]
    return text.format(value=value) if value or "{" not in text else ""


def opinion(report: ic.Report, title: str, step: ic.StepView | None, text: str = "") -> Opinion:
    """The box of a step that was taken, with its basis and reason; with an empty line where it wasn't."""
    if step is None:
        return Opinion(title=title, text=text, signed=SIGN[tongue(report)])
    said = [text or say(report, "agreed"), *grounds(report, step)]
    return Opinion(title=title, text="\n".join(said), signed=signed(report, step))


def grounds(report: ic.Report, step: ic.StepView) -> tuple[str, ...]:
    """The basis of a step and its reason, each where it has one."""
    said = {"basis": step.basis or "", "reason": step.reason or ""}
    return tuple(say(report, key, value.rstrip("。.")) for key, value in said.items() if value)


def signed(report: ic.Report, step: ic.StepView) -> str:
    """On whose word a step was taken, and when."""
    return say(report, "signed").join(word for word in (step.decided_by, report.date(step.on)) if word)


def handed_in(item: ic.Item) -> tuple[ic.StepView, ...]:
    """What happened in the present cycle since the finding was last sent back: what counts for its close-out."""
    steps = tuple(step for step in item.steps if step.cycle == item.cycle)
    returned = [number for number, step in enumerate(steps, start=1) if step.kind == "returned"]
    return steps[returned[-1] :] if returned else steps


def full_title(report: ic.Report, item: ic.Item) -> str:
    """The title of a finding after those above it."""
    return say(report, "above").join(each.title for each in (*report.above(item.id), item))


def names(report: ic.Report, item: ic.Item, role: str) -> str:
    """Who holds a role in a finding, as the profile joins a list."""
    return listed(report, *item.names(role))


def due_words(report: ic.Report, due: ic.DueView) -> str:
    """A last day as letters print it, with the first one where it was moved, or the kind of a limit without one."""
    phrase = report.profile.phrase
    text = report.date(due.day) if due.day else due.kind_word or report.profile.word("not_set")
    if due.extended and due.first is not None:
        text = phrase("due_extended", due=text, first=report.date(due.first))
    return phrase("due_sustained", due=text) if due.sustained else text


def head_line(report: ic.Report, item: ic.Item) -> str:
    """The line over a sheet: whose it is, and on the right as of when."""
    return f"{say(report, 'unit', item.owner)}\t{say(report, 'as_of', report.date(report.as_of))}"


def with_details(report: ic.Report, text: str, *details: str) -> str:
    """A text and what is said of it in brackets, before the mark that ends it."""
    told = say(report, "also").join(detail for detail in details if detail)
    return f"{text.rstrip('。.')}{say(report, 'details', told)}"
