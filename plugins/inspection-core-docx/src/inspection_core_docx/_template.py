"""A template: read from its file or from this package, checked as a whole, then compiled."""

from __future__ import annotations

import functools
import re
import stat
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

import inspection_core as ic

from . import rules
from ._aliases import rename
from ._expressions import FILTERS, environment, faults
from ._options import Compression
from ._package import LIMIT, MEGABYTE, Packed, pack, read_package
from ._safety import Package, require_sound
from ._soundness import is_always_sound
from ._source import Source, sources

if TYPE_CHECKING:
    import jinja2
    from jinja2 import nodes

_TAG = re.compile(r"\{[{%#]")
_SPANS = re.compile(r"\{%(tc|\s*colspan|\s*hm)\s")
_OBJECT_TAG = re.compile(r"\{\{(p|r|tr|tc)\s")


@frozen(kw_only=True)
class Part:
    """A part that is filled: its source, the source's tree, and the program made of it.

    `sound` says that XML comes out whatever goes in; `spans`, that tags multiply or join columns; `repeats`, that
    pictures stand in a loop.
    """

    source: Source
    tree: nodes.Template
    program: jinja2.Template
    sound: bool
    spans: bool
    repeats: bool


@frozen(kw_only=True, eq=False)
class Template:
    """A checked template: the package whose parts are copied, and the parts that are filled."""

    package: Package
    parts: tuple[Part, ...]

    @functools.lru_cache(maxsize=64)  # noqa: B019 - of the few templates of a process, which are kept anyway
    def still(self, compression: Compression) -> tuple[Packed, ...]:
        """The parts that are the same in every document, compressed once."""
        filled = {part.source.name for part in self.parts}
        copied = ((name, data) for name, data in self.package.parts.items() if name not in filled)
        return tuple(pack(name, (data,), compression) for name, data in copied)


def load_template(file: Path | None, name: str) -> Template:
    """An office's template, or ours of a name; OptionsError, placed in the file, for one that is refused."""
    if file is None:
        return _ours(name)
    try:
        return compile_template(read_file(file), str(file))
    except ic.OptionsError as error:
        raise ic.OptionsError(*(problem.in_file(str(file)) for problem in error.problems)) from error


@functools.lru_cache(maxsize=64)
def _ours(name: str) -> Template:
    return compile_template(files(__package__).joinpath("templates", f"{name}.docx").read_bytes())


@functools.lru_cache(maxsize=16)
def compile_template(data: bytes, file: str | None = None) -> Template:
    """Check the bytes of a template and compile its parts; OptionsError with every forbidden tag.

    Checking and compiling takes three quarters of making a document, so the same bytes are compiled once.
    """
    package = require_sound(read_package(data))
    _require_body(package)
    jinja = environment()
    parts: list[Part] = []
    refused: list[ic.Diagnostic] = []
    for source in sources(package, file):
        try:
            part = _compiled(jinja, source)
        except ic.OptionsError as error:
            refused += error.problems
        else:
            parts += [part] if _TAG.search(source.text) else []  # one without is copied as it is
    if refused:
        raise ic.OptionsError(*refused)
    return Template(package=package, parts=tuple(parts))


def _require_body(package: Package) -> None:
    """Whatever calls itself a document has a body, or Word would open nothing."""
    name = package.related("officeDocument") or ""
    root = package.trees[name]
    if not str(root.tag).endswith("}document") or root.find("{*}body") is None:
        why = ic.Text("there is no text of Word's in it", "其中没有 Word 正文")
        raise ic.OptionsError(rules.DAMAGED(ic.Location(part=name), why=why))


def read_file(path: Path) -> bytes:
    """The bytes of a template; OptionsError for a file that can't be read or is too large."""
    try:
        about = path.stat()
        size = about.st_size
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe might never end
            raise ic.OptionsError(rules.CANNOT_READ(why=ic.Text("it is no file", "不是文件")))
        if size > LIMIT:
            what = ic.Text(f"it takes {size // MEGABYTE} MB", f"文件达 {size // MEGABYTE} MB")
            raise ic.OptionsError(rules.TOO_LARGE(what=what))
        return path.read_bytes()
    except OSError as error:
        raise ic.OptionsError(rules.CANNOT_READ(why=ic.os_reason(error))) from error


def _compiled(jinja: jinja2.Environment, source: Source) -> Part:
    from jinja2 import TemplateSyntaxError

    try:
        tree = rename(jinja.parse(source.text))
        refused = tuple(_refusals(source, tree))
        if refused:
            raise ic.OptionsError(*refused)
        _join_lines(tree)
        return Part(
            source=source,
            tree=tree,
            program=jinja.from_string(tree),
            sound=is_always_sound(tree),
            spans=any(map(_SPANS.search, source.paragraphs)),
            repeats=_has_pictures_in_loops(tree),
        )
    except TemplateSyntaxError as error:
        quote = source.quote(error.lineno)
        raise ic.OptionsError(rules.BAD_TAG(source.place(error.lineno), quote=quote, why=error.message)) from error
    except RecursionError as error:
        why = ic.Text("it is nested too deep", "嵌套过深")
        raise ic.OptionsError(rules.BAD_TAG(source.place(), quote="…", why=why)) from error


def _join_lines(tree: nodes.Template) -> None:
    """Take out the line breaks before paragraphs, which only told Jinja where it was."""
    from jinja2.nodes import Output, TemplateData

    for data in tree.find_all(TemplateData):
        data.data = data.data.replace("\n", "")
    for output in tree.find_all(Output):
        output.nodes = [node for node in output.nodes if getattr(node, "data", None) != ""]


def _has_pictures_in_loops(tree: nodes.Template) -> bool:
    from jinja2.nodes import For, TemplateData

    return any("<wp:docPr" in data.data for loop in tree.find_all(For) for data in loop.find_all(TemplateData))


def _refusals(source: Source, tree: nodes.Template) -> Iterator[ic.Diagnostic]:
    filters = tuple(sorted(FILTERS))
    for line, what in (*faults(tree), *_object_tags(source)):
        yield rules.FORBIDDEN(source.place(line), quote=source.quote(line), what=what, filters=filters)


def _object_tags(source: Source) -> Iterator[tuple[int, ic.Text]]:
    """Tags that put an object of docxtpl in place of their paragraph or run; of a text nothing would be seen."""
    for line, text in enumerate(source.paragraphs, start=2):
        tag = _OBJECT_TAG.search(text)
        if tag:
            yield line, ic.Text(f"{tag[0]}… }}}} for a text", f"{tag[0]}… }}}} 打印文字")
