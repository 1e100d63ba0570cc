"""The language of templates: the part of Jinja that can be run without harm, and how values become text."""

from __future__ import annotations

import difflib
import functools
import html
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import inspection_core as ic

from . import rules
from ._types import is_printed

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

FILTERS = {"default": 2, "e": 0, "escape": 0, "first": 0, "join": 1, "last": 0, "length": 0, "lower": 0}
FILTERS |= {"replace": 2, "trim": 0, "upper": 0, "date": 0}
"""Each filter with how many arguments it takes: none by name, because `attribute=` reaches everything."""
TESTS = {"defined", "undefined", "none", "odd", "even"}

LONGEST = 2_000_000
"""Characters in one text: XML readers, Word's among them, give up at 10,000,000 bytes."""

_NODES = {"Template", "Output", "TemplateData", "For", "If", "CondExpr", "Name", "Getattr", "Getitem", "Const"}
_NODES |= {"Tuple", "List", "Compare", "Operand", "And", "Or", "Not", "Add", "Sub", "Neg", "Filter", "Test"}

_FORBIDDEN = {"Call": ic.Text("calls", "函数调用"), "Assign": ic.Text("{% set %}", "{% set %}")}

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\n|\t")
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


class _Refused(Exception):
    """What a template asked for and can't have; becomes a Diagnostic once its place is known."""

    def __init__(self, rule: ic.Rule, **facts: object) -> None:
        super().__init__(rule.code)
        self.rule, self.facts = rule, facts


def environment() -> Environment:
    """A Jinja of our own: no globals, few filters and tests, every text escaped, a missing name an error.

    Texts are escaped by what prints them, once and last, not by Jinja on the way: nothing is trusted as markup.
    """
    from jinja2 import Environment, pass_context

    made = Environment(autoescape=False, undefined=_undefined(), finalize=_printer(), keep_trailing_newline=True)
    made.globals.clear()
    made.filters = {name: _of_nothing(made.filters[name]) for name in ("default", "first", "last", "length")}
    made.filters |= {"lower": _lower, "upper": _upper, "trim": _trim, "replace": _replace, "join": _join}
    made.filters["e"] = made.filters["escape"] = lambda value: value  # what is printed is escaped anyway
    made.filters["date"] = pass_context(lambda context, day: context["report"].date(day))
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def faults(node: nodes.Node) -> Iterator[tuple[int, ic.Text]]:
    """What a parsed template holds that isn't allowed, with its line; what is inside it is not looked at."""
    fault = _fault(node)
    if fault:
        yield node.lineno or next((child.lineno for child in node.iter_child_nodes()), 1), fault
    else:
        for child in node.iter_child_nodes():
            yield from faults(child)


def expression(tree: nodes.Template, line: int, name: str) -> str:
    """The dotted expression of a line that ends in a name, else the name alone."""
    from jinja2.nodes import Getattr, Name

    for node in tree.find_all((Getattr, Name)):
        if node.lineno == line and name in (getattr(node, "attr", None), getattr(node, "name", None)):
            return dotted(node)
    return name


def dotted(node: nodes.Node) -> str:
    """An expression as one would write it: `item.limit.day`; … for a part that is no name."""
    kind = type(node).__name__
    if kind == "Name":
        return str(node.name)  # type: ignore[attr-defined]
    if kind == "Getattr":
        return f"{dotted(node.node)}.{node.attr}"  # type: ignore[attr-defined]
    if kind == "Getitem":
        return f"{dotted(node.node)}[{getattr(node.arg, 'value', '…')!r}]"  # type: ignore[attr-defined]
    return dotted(node.node) if kind == "Filter" else "…"  # type: ignore[attr-defined]


def is_printable(text: str) -> bool:
    """Whether a Word document can hold a text."""
    return len(text) <= LONGEST and not _UNPRINTABLE.search(text)


def _require_printable(text: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        at = found.start()
        raise _Refused(
            rules.BAD_CHARACTER, character=f"U+{ord(found[0]):04X}", before=text[max(0, at - 12) : at], text=text
        )
    if len(text) > LONGEST:
        raise _Refused(rules.TOO_LONG, length=len(text), text=text)


def _printer() -> Callable[[object], object]:
    """What every `{{ … }}` goes through: Jinja's `finalize`; most texts need nothing done, which shows at a glance."""

    def printed(value: object) -> object:
        if type(value) is str and value.isprintable() and len(value) <= LONGEST:  # so nothing below would be found
            return html.escape(value) if _has_markup(value) else value
        text = _text(value)
        _require_printable(text)
        return _BREAKS.sub(_break, html.escape(text))

    return printed


def _text(value: object) -> str:
    """A value as text: nothing is empty, what is missing or no text is refused."""
    from jinja2 import Undefined

    if value is None:
        return ""
    if is_printed(type(value)) or isinstance(value, Undefined):
        return str(value)
    raise _Refused(rules.NOT_TEXT, kind=type(value).__name__)


def _lower(value: object) -> str:
    return _text(value).lower()


def _upper(value: object) -> str:
    return _text(value).upper()


def _trim(value: object) -> str:
    return _text(value).strip()


def _replace(value: object, old: object, new: object) -> str:
    text, this, that = _text(value), _text(old), _text(new)
    _require_short(len(text) + text.count(this) * (len(that) - len(this)))
    return text.replace(this, that)


def _join(values: Any, between: object = "") -> str:
    texts, link = list(map(_text, "" if values is None else values)), _text(between)
    _require_short(sum(map(len, texts)) + len(texts) * len(link))
    return link.join(texts)


def _require_short(length: int) -> None:
    """Before a text is made that multiplies others."""
    if length > LONGEST:
        raise _Refused(rules.TOO_LONG, length=length)


def _has_markup(text: str) -> bool:
    return "&" in text or "<" in text or ">" in text or '"' in text or "'" in text


def _break(found: re.Match[str]) -> str:
    return _TAB if found[0] == "\t" else _BREAK


def _undefined() -> type[Any]:
    """The class of what a template names and nobody has: using it in any way is an error."""
    from jinja2 import StrictUndefined
    from jinja2.utils import missing

    class Missing(StrictUndefined):
        def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, *_: object) -> None:
            known = _attributes(obj) if obj is not missing else ()
            fault = functools.partial(_missing, name or hint or "", known)
            super().__init__(hint, obj, name, exc=fault)  # type: ignore[arg-type]  # Jinja only calls it

    return Missing


def _missing(name: str, known: tuple[str, ...], _message: str | None = None) -> _Refused:
    return _Refused(rules.MISSING, name=name, known=known)


def _attributes(thing: object) -> tuple[str, ...]:
    """What a template may ask of a thing: its fields and properties."""
    kind = type(thing)
    return tuple(n for n in dir(kind) if not n.startswith("_") and not callable(getattr(kind, n, None)))


def did_you_mean(word: str, known: tuple[str, ...]) -> ic.Text:
    """«Did you mean …?» for the nearest known word, else the list of what is known."""
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return ic.Text(f"Did you mean {near[0]!r}?", f"是否想写 {near[0]!r}？")
    listed = ", ".join(sorted(known)) or "-"
    return ic.Text(f"Known here: {listed}.", f"此处可用：{listed}。")


def _of_nothing(filter_: Callable[..., object]) -> Callable[..., object]:
    """A filter of Jinja for which None is the empty text, not the word «None»."""

    @functools.wraps(filter_)  # keeps the mark by which Jinja knows what to pass
    def kindly(*values: object) -> object:
        return filter_(*("" if value is None else value for value in values))

    return kindly


def _fault(node: nodes.Node) -> ic.Text | None:
    """What is wrong with one node, without those below it."""
    kind = type(node).__name__
    if kind == "Mul" and _is_span(node):
        return None
    if kind not in _NODES:
        return _FORBIDDEN.get(kind) or ic.Text(kind.lower(), kind.lower())
    if kind in ("Filter", "Test"):
        return _call_fault(kind.lower(), node)
    if kind == "Getitem":
        return _item_fault(getattr(node, "arg", None))
    return _name_fault(str(getattr(node, "attr", None) or getattr(node, "name", None) or ""))


def _is_span(node: Any) -> bool:
    """`2 * loop.length`: what docxtpl writes where `{% hm %}` joins cells that are wide already."""
    times, length = getattr(node.left, "value", None), node.right
    return (
        type(times) is int
        and 0 < times < 64
        and (getattr(length, "attr", None), dotted(length)) == ("length", "loop.length")
    )


def _call_fault(kind: str, node: Any) -> ic.Text | None:
    most = FILTERS.get(node.name, -1) if kind == "filter" else 0 if node.name in TESTS else -1
    word = "过滤器" if kind == "filter" else "判断"
    if most < 0:
        return ic.Text(f"the {kind} {node.name!r}", f"{word} {node.name!r}")
    if len(node.args) > most or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return ic.Text(f"these arguments of the {kind} {node.name!r}", f"{word} {node.name!r} 的这些参数")
    return None


def _item_fault(key: Any) -> ic.Text | None:
    """`words["state.closed"]` and `items[0]` name their item; a computed key might name whatever it likes."""
    value = getattr(key, "value", None)
    if type(value) not in (str, int):
        return ic.Text("a computed key in […]", "[…] 中的计算值")
    return _name_fault(str(value))


def _name_fault(name: str) -> ic.Text | None:
    return ic.Text(f"the name {name!r}", f"名称 {name!r}") if name.startswith("_") else None
