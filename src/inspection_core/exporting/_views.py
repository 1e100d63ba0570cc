"""What an exporter is given: the view that it takes, made of a case's report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ..codec import decode, did_you_mean
from ..diagnostics import Diagnostic, Text, offers as rules
from ..diagnostics.document import FINDING
from ..errors import InvalidCaseError, OptionsError
from ..hooks import Exporter
from ..lifecycle import Case
from ..proposals import Confirmation
from ..views import Digest, Dossier, Item, Read, Report, Subject, digest, report

View = Report | Digest | Subject | Dossier | Confirmation


def view_for(
    offer: Exporter,
    case: Case,
    made: Report,
    *,
    since: str | None = None,
    items: Sequence[str] = (),
    read: Read | None = None,
) -> View:
    """The view that an exporter takes: the report, its digest since a day (or `last`), some items, or its dossier.

    OptionsError where what was asked for doesn't fit the exporter.
    """
    if offer.view is Digest and since is not None and not items:
        return digest(earlier(case, made, since), made)
    if offer.view is Subject and items and since is None:
        chosen = dict.fromkeys(item.id for id in items for item in _items(made, id))
        return Subject(report=made, items=tuple(made.item(id) for id in chosen))
    if offer.view is Dossier and read is not None and since is None and not items:
        return Dossier(report=made, read=read)
    if offer.view is Report and since is None and not items:
        return made
    raise OptionsError(wrong_view(offer))


def earlier(case: Case, made: Report, since: str) -> Report:
    """The report of a case as it was on a day before another, or at the last progress review (`last`).

    OptionsError for what is no day, or where no review was held.
    """
    draft = made.edition is None
    if since != "last":
        day = _day(since)
        if day > made.as_of:
            what = Text(f"{day} is after {made.as_of}", f"{day} 晚于 {made.as_of}")
            raise OptionsError(rules.BAD_ARGUMENT(what=what))
        return report(case, as_of=day, audience=made.audience, known=made.known, draft=draft)
    reviews = case.standing_on(made.as_of, made.known).reviews
    if not reviews:
        what = Text("no progress review is on record", "尚无调度记录")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    last = reviews[-1]
    return report(case, as_of=last.on, audience=made.audience, known=last.known, draft=draft, decided=made.known)


def _day(text: str) -> dt.date:
    try:
        return decode(text, dt.date)
    except InvalidCaseError as error:
        raise OptionsError(*error.problems) from None


def _items(made: Report, id: str) -> tuple[Item, ...]:
    """The item of an id, or those below a finding that groups others."""
    try:
        return made.leaves(id)
    except KeyError:
        known = tuple(item.id for item in made.items)
        raise OptionsError(rules.UNKNOWN_OFFER(kind=FINDING, name=id, hint=did_you_mean(id, known))) from None


_OF_A_FILE = Text(
    "It shows a file that is read in: inspection import FILE --confirm-sheet.",
    "它核对的是导入的文件：请用 inspection import FILE --confirm-sheet。",
)


_HINTS: Mapping[type, Text] = {
    Confirmation: _OF_A_FILE,
    Dossier: Text("Leave out --since and --item.", "请去掉 --since 和 --item。"),
    Report: Text("Leave out --since and --item.", "请去掉 --since 和 --item。"),
    Digest: Text("Say since when: --since DAY, and no --item.", "请用 --since 指定起始日，不用 --item。"),
    Subject: Text("Name the findings: --item ID, and no --since.", "请用 --item 指明问题，不用 --since。"),
}


_RECIPE_HINTS: Mapping[type, Text] = {
    Confirmation: _OF_A_FILE,
    Report: Text("Leave out since and items.", "请去掉 since 和 items。"),
    Dossier: Text("Leave out since and items.", "请去掉 since 和 items。"),
    Digest: Text("Say since when: since: 2024-01-31, and no items.", "请写 since 起始日，不写 items。"),
    Subject: Text("Name the findings: items: [f01], and no since.", "请写 items 指明问题，不写 since。"),
}


def require_view(offer: Exporter, view: object) -> None:
    """OptionsError for a view that the exporter doesn't take."""
    if not isinstance(view, offer.view):
        raise OptionsError(wrong_view(offer))


def wrong_view(offer: Exporter, *, in_recipe: bool = False) -> Diagnostic:
    """That an exporter takes another view, and how to ask for that."""
    expected, hints = offer.view.__name__, _RECIPE_HINTS if in_recipe else _HINTS
    return rules.WRONG_VIEW(name=offer.name, expected=expected, hint=hints.get(offer.view, ""))
