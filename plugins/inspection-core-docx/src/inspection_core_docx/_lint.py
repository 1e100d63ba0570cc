"""What is wrong with a template, all at once: its package, how its tags were typed, what they ask for, how it fills."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from attrs import frozen

import inspection_core as ic

from . import rules
from ._aliases import bound, rename
from ._expressions import FILTERS, environment, faults
from ._filling import fill
from ._names import names
from ._options import Compression
from ._package import read_package
from ._reading import Fault, Scope, assured, read_expression, read_loop, read_printed
from ._safety import Package, examined
from ._sample import sample_context
from ._source import WITH_TAGS
from ._tags import Tag, W, paragraphs, place_faults, style_faults, table_style_faults, tags, typing_faults
from ._template import compile_template, read_file

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

R = TypeVar("R")
_ENDS = {"endfor": "for", "endif": "if"}
_BRANCHES = ("else", "elif")
_SHOWN = ("colspan", "cellbg")
_SILENT = ("vm", "hm")
_STATEMENTS = (
    "autoescape", "block", "call", "extends", "filter", "from", "import", "include", "macro", "raw", "set", "with",
)  # fmt: skip


def lint(file: Path, document: str) -> tuple[ic.Diagnostic, ...]:
    """All problems of the template of a document, in the order in which they stand in it."""
    try:
        data = read_file(file)
        package, unsound = examined(read_package(data))
    except ic.OptionsError as error:
        return tuple(problem.in_file(str(file)) for problem in error.problems)
    found = [*unsound, *_package_faults(package, names(document))]
    if not any(problem.severity is ic.Severity.ERROR for problem in found):
        found += _trial(data, document)
    return tuple(problem.in_file(str(file)) for problem in dict.fromkeys(found))


def _package_faults(package: Package, known: Mapping[str, Any]) -> Iterator[ic.Diagnostic]:
    styles = frozenset(_styles(package))
    for part in package.of_type(*WITH_TAGS):
        tree = package.trees.get(part)
        if tree is not None:
            yield from _by_paragraph(_part_faults(tree, part, known, styles))


def _by_paragraph(found: Iterator[ic.Diagnostic]) -> list[ic.Diagnostic]:
    return sorted(found, key=lambda problem: problem.where.paragraph or 0)


def _part_faults(tree: Any, part: str, known: Mapping[str, Any], styles: frozenset[str]) -> Iterator[ic.Diagnostic]:
    listed = tuple(paragraphs(tree, part))
    written = tuple(tag for paragraph in listed for tag in tags(paragraph))
    for paragraph in listed:
        yield from typing_faults(paragraph)
        yield from style_faults(paragraph, styles)
    yield from table_style_faults(tree, part, styles)
    yield from place_faults(written)
    read, unread = _read_all(written)
    yield from unread
    yield from _walk(read, known)


def _styles(package: Package) -> Iterator[str]:
    for part in package.of_type("wordprocessingml.styles+xml"):
        if part in package.trees:
            for style in package.trees[part].iter(f"{W}style"):
                yield str(style.get(f"{W}styleId"))


# --- each tag for itself ----------------------------------------------------------------------------------------


@frozen(kw_only=True, eq=False)
class Read:
    """A tag with what it says: a loop, or an expression; nothing for one that only ends or parts."""

    tag: Tag
    node: nodes.Node | None = None


def _read_all(written: Sequence[Tag]) -> tuple[list[Read], list[ic.Diagnostic]]:
    """The tags that can be understood, and what is wrong with the others."""
    jinja = environment()
    trees = [(tag, *_parsed(jinja, tag)) for tag in written]
    variables = frozenset(name for _, tree, _ in trees if tree is not None for name in bound(tree))
    read: list[Read] = []
    unread: list[ic.Diagnostic] = []
    for tag, tree, problem in trees:
        refused = list(_refused(tag, tree)) if tree is not None else [problem] if problem else []
        unread += refused
        sound = tree is not None and not refused
        read.append(Read(tag=tag, node=_said(rename(tree, variables)) if sound and tree is not None else None))
    return read, unread


def _parsed(jinja: Environment, tag: Tag) -> tuple[nodes.Template | None, ic.Diagnostic | None]:
    """The tree of a tag alone; None for one that says nothing, or can't be understood."""
    from jinja2 import TemplateSyntaxError

    where, quote = tag.paragraph.where, tag.paragraph.quote
    snippet = _snippet(tag)
    if tag.opening == "{{" and tag.letter:
        what = ic.Text(f"{tag.text[:3]}{tag.letter[1:]} … }}}} for a text", f"{tag.text[:3]} … }}}} 打印文字")
        return None, rules.FORBIDDEN(where, quote=quote, what=what, filters=tuple(sorted(FILTERS)))
    if tag.word.removeprefix("end") in _STATEMENTS:
        what = ic.Text(f"{{% {tag.word} %}}", f"{{% {tag.word} %}}")
        return None, rules.FORBIDDEN(where, quote=quote, what=what, filters=tuple(sorted(FILTERS)))
    if snippet is None:
        return None, None
    try:
        return jinja.parse(snippet), None
    except TemplateSyntaxError as error:
        return None, rules.BAD_TAG(where, quote=quote, why=error.message)
    except RecursionError:
        return None, rules.BAD_TAG(where, quote=quote, why=ic.Text("it is nested too deep", "嵌套过深"))


def _snippet(tag: Tag) -> str | None:
    """A tag as something that stands for itself; None for one that says nothing."""
    rest = tag.inner.removeprefix(tag.word).strip()
    if tag.opening == "{{":
        return f"{{{{ {tag.inner} }}}}"
    if tag.word in _ENDS or tag.word in _SILENT or tag.word == "else":
        return None
    if tag.word in _SHOWN:
        return f"{{{{ {rest} }}}}"
    if tag.word in ("if", "elif"):
        return f"{{% if {rest} %}}{{% endif %}}"
    return f"{{% {tag.inner} %}}{{% endfor %}}" if tag.word == "for" else f"{{% {tag.inner} %}}"


def _refused(tag: Tag, tree: nodes.Template) -> Iterator[ic.Diagnostic]:
    where, quote = tag.paragraph.where, tag.paragraph.quote
    for _, what in faults(tree):
        yield rules.FORBIDDEN(where, quote=quote, what=what, filters=tuple(sorted(FILTERS)))


def _said(tree: nodes.Template) -> nodes.Node | None:
    """The loop, condition or expression of a tag's tree."""
    first = tree.body[0] if tree.body else None
    kind = type(first).__name__
    if kind == "Output":
        return next(iter(getattr(first, "nodes", ())), None)
    return getattr(first, "test", None) if kind == "If" else first


# --- all tags together ------------------------------------------------------------------------------------------


@frozen(kw_only=True, eq=False)
class Open:
    """A `for` or `if` that is open, the scope around it, and what its last condition was."""

    tag: Tag
    around: Scope
    tests: tuple[nodes.Node, ...] = ()


def _walk(read: Sequence[Read], known: Mapping[str, Any]) -> Iterator[ic.Diagnostic]:
    """Follow the tags of a part through loops and conditions."""
    walk = _Walk(known)
    for each in read:
        yield from walk.step(each)
    yield from (_not_closed(left.tag) for left in walk.opened)


class _Walk:
    """Where a reader of the tags is: the names that are known there, and the loops and conditions around."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.scope = Scope(names=known)
        self.opened: list[Open] = []

    def step(self, read: Read) -> Iterator[ic.Diagnostic]:
        """Go on over a tag, and say what is wrong with it."""
        word = read.tag.word
        if word in _ENDS:
            yield from self._end(read.tag)
        elif word in _BRANCHES:
            yield from self._branch(read)
        elif word == "for":
            yield from self._loop(read)
        elif word == "if":
            self.opened.append(Open(tag=read.tag, around=self.scope))
            yield from self._condition(read)
        elif read.node is not None:
            yield from _placed(read.tag, read_printed(read.node, self.scope))

    def _end(self, tag: Tag) -> Iterator[ic.Diagnostic]:
        """What is wrong with the end of a loop or condition; what was left open inside it is closed with it."""
        kind = _ENDS[tag.word]
        if not any(each.tag.word == kind for each in self.opened):
            yield rules.NOT_OPENED(tag.paragraph.where, quote=tag.paragraph.quote, tag=tag.text)
            return
        while self.opened[-1].tag.word != kind:
            yield _not_closed(self.opened.pop().tag)
        yield from _crossed(self.opened[-1].tag, tag)
        self.scope = self.opened.pop().around

    def _branch(self, read: Read) -> Iterator[ic.Diagnostic]:
        tag = read.tag
        if not self.opened or (tag.word == "elif" and self.opened[-1].tag.word == "for"):
            yield rules.NOT_OPENED(tag.paragraph.where, quote=tag.paragraph.quote, tag=tag.text)
        else:
            yield from _crossed(self.opened[-1].tag, tag)
        if self.opened:
            self.scope = _else_scope(self.opened[-1])
            yield from self._condition(read)

    def _loop(self, read: Read) -> Iterator[ic.Diagnostic]:
        self.opened.append(Open(tag=read.tag, around=self.scope))
        if read.node is None:
            self.scope = _anything(self.scope)
        else:
            self.scope = yield from _placed(read.tag, read_loop(read.node, self.scope))  # type: ignore[arg-type]

    def _condition(self, read: Read) -> Iterator[ic.Diagnostic]:
        """The condition of `if` or `elif`, which holds up to the next branch or the end; `else` has none."""
        if read.node is not None:
            yield from _placed(read.tag, read_expression(read.node, self.scope))
            last = self.opened[-1]
            self.opened[-1] = attrs.evolve(last, tests=(*last.tests, read.node))
            self.scope = Scope(names=self.scope.names, sure=self.scope.sure | assured(read.node, truth=True))


def _crossed(first: Tag, second: Tag) -> Iterator[ic.Diagnostic]:
    if first.letter != second.letter:
        where = second.paragraph.where
        yield rules.CROSSED(where, quote=second.paragraph.quote, tag=second.text, other=first.text)


def _not_closed(tag: Tag) -> ic.Diagnostic:
    end = f"{{%{tag.letter} end{tag.word} %}}" if tag.letter else f"{{% end{tag.word} %}}"
    return rules.NOT_CLOSED(tag.paragraph.where, quote=tag.paragraph.quote, tag=tag.text, end=end)


def _else_scope(opened: Open) -> Scope:
    """The scope where all conditions so far don't hold."""
    denied = frozenset[str]().union(*(assured(test, truth=False) for test in opened.tests))
    return Scope(names=opened.around.names, sure=opened.around.sure | denied)


def _anything(scope: Scope) -> Scope:
    """Inside a loop that can't be understood nothing more is said of names."""
    return Scope(names=_Anything(scope.names), sure=scope.sure)


class _Anything(dict[str, Any]):
    def __contains__(self, _name: object) -> bool:
        return True

    def __missing__(self, _name: str) -> Any:
        return Any


def _placed(tag: Tag, found: Generator[Fault, None, R]) -> Generator[ic.Diagnostic, None, R]:
    """The faults of a reading in the place of a tag; it returns what the reading returns."""
    while True:
        try:
            fault = next(found)
        except StopIteration as done:
            result: R = done.value
            return result
        yield fault.rule(tag.paragraph.where, quote=tag.paragraph.quote, **fault.facts)


# --- the whole --------------------------------------------------------------------------------------------------


def _trial(data: bytes, document: str) -> Iterator[ic.Diagnostic]:
    """What goes wrong when the template is compiled and filled from the sample case."""
    try:
        template = compile_template(data)
        for language in ("zh", "en"):
            for _ in fill(template, sample_context(document, language), Compression.STORED):
                pass
    except ic.InspectionError as error:
        yield from map(_softened, error.problems)


def _softened(problem: ic.Diagnostic) -> ic.Diagnostic:
    """What only the sample lacks, a word of a profile or a tenth finding, is no error: all names were read before."""
    if problem.code != rules.MISSING.code:
        return problem
    return rules.NO_KEY(problem.where, quote=problem.quote, name=problem.facts["name"])
