"""Every name that a document's template knows: where it stands, what it holds, what it means, and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

import inspection_core as ic

from ._aliases import WORDS
from ._meanings import meaning_of
from ._names import COMMON, names
from ._sample import sample_context
from ._types import PRINTED, element, in_words, is_mapping, is_printed, members, parts

_FIRST = ("title", "inspection")
_ITEMS = "report.items[]"


@frozen(kw_only=True)
class Field:
    """A name by its path: `report.items[].limit.day` is the `limit.day` of each of `report.items`.

    `like` is the path of the same class where its own fields are listed; `words` are its names in Chinese.
    """

    path: str
    type: ic.Text
    meaning: ic.Text | None
    words: tuple[str, ...]
    sample: str
    like: str = ""


def fields(document: str, language: str) -> tuple[Field, ...]:
    """The names of a document's template, its own first; each class is listed once, findings at `report.items`."""
    known = names(document)
    given = sample_context(document, language)
    seen = {ic.Report: "report", ic.InspectionView: "inspection"}
    common = [name for name in COMMON if name not in _FIRST]
    told: dict[str, list[Field]] = {}
    for name in (*_FIRST, *common, *(each for each in known if each not in COMMON)):
        told[name] = list(_told(name, known[name], [given[name]], seen, language))
    own = [name for name in known if name not in COMMON]
    return tuple(field for name in ("title", *own, "inspection", *common) for field in told[name])


def _told(path: str, hint: Any, values: list[object], seen: dict[type, str], language: str) -> Iterator[Field]:
    """A name and all below it; `seen` is where each class has been listed."""
    inner = element(hint) if not is_mapping(hint) else None
    if inner is not None and hint is not Any:
        yield _field(path, hint, values, language)
        each = [part for value in values if isinstance(value, tuple) for part in value]
        yield from _below(f"{path}[]", inner, each, seen, language)
    else:
        cls = _class(hint)
        like = seen.get(cls, "") if cls else ""
        yield _field(path, hint, values, language, like if like != path else "")
        yield from _below(path, hint, values, seen, language)


def _below(path: str, hint: Any, values: list[object], seen: dict[type, str], language: str) -> Iterator[Field]:
    """What stands below a class, unless it is listed elsewhere."""
    cls = _class(hint)
    if cls is None or seen.get(cls, path) != path:
        if cls is not None or _is_plain(hint):
            yield from _element_row(path, hint, values, seen, language)
        return
    seen[cls] = path
    found = [value for value in values if isinstance(value, cls)]
    for name, inner in _in_order(path, members(cls)):
        yield from _told(f"{path}.{name}", inner, [getattr(value, name) for value in found], seen, language)


def _element_row(
    path: str, hint: Any, values: list[object], seen: Mapping[type, str], language: str
) -> Iterator[Field]:
    """The elements of a list that have nothing below them here: texts, or what is listed elsewhere."""
    if path.endswith("[]"):
        cls = _class(hint)
        yield _field(path, hint, values, language, seen.get(cls, "") if cls else "")


def _in_order(path: str, found: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Findings before what else holds some, so that their fields are listed there."""
    return sorted(found.items(), key=lambda each: f"{path}.{each[0]}[]" != _ITEMS)


def _field(path: str, hint: Any, values: Iterable[object], language: str, like: str = "") -> Field:
    name = path.removesuffix("[]").rpartition(".")[2]
    words = () if path.endswith("[]") else WORDS.get(name, ())
    shown = next((said for value in values if (said := _shown(value, language))), "")
    return Field(path=path, type=in_words(hint), meaning=meaning_of(name), words=words, sample=shown, like=like)


def _shown(value: object, language: str) -> str:
    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    return " ".join(str(value).split()) if is_printed(type(value)) else ""


def _class(hint: Any) -> type | None:
    """The class with fields of its own that a hint names, if one."""
    found = [part for part in parts(hint) if isinstance(part, type) and attrs.has(part) and part not in PRINTED]
    return found[0] if found else None


def _is_plain(hint: Any) -> bool:
    return any(isinstance(part, type) and is_printed(part) for part in parts(hint))
