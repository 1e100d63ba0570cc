"""What a template's package may hold: one Word document, nothing that runs, nothing read from outside."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

import inspection_core as ic

from . import rules

TYPES = "[Content_Types].xml"
ROOT = "_rels/.rels"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_ACTIVE_TYPES = ("macroenabled", "vbaproject", "activex", "oleobject")
_ACTIVE_RELATIONS = {"vbaProject", "control", "oleObject", "aFChunk"}

_INSTRUCTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"
_FETCHING = re.compile(
    r"(?:^|\s)(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\s", re.IGNORECASE
)


@frozen(kw_only=True)
class Package:
    """The parts of a template that was found to be sound, with the content type of each and their parsed XML."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    trees: Mapping[str, Any]

    def of_type(self, *endings: str) -> tuple[str, ...]:
        """Names of the parts whose content type has one of these endings."""
        return tuple(name for name in self.parts if self.types.get(name, "").endswith(endings))

    def related(self, kind: str) -> str | None:
        """The part that the package itself names as its `officeDocument`, `core-properties` …"""
        for relation in _relations(self.trees.get(ROOT)):
            if _kind(relation) == kind:
                return posixpath.normpath(str(relation.get("Target")).lstrip("/"))
        return None


def require_sound(parts: Mapping[str, bytes]) -> Package:
    """Look through all parts; OptionsError for the first that may not be in a template."""
    package, problems = examined(parts)
    for problem in problems:
        raise ic.OptionsError(problem)
    return package


def examined(parts: Mapping[str, bytes]) -> tuple[Package, Iterator[ic.Diagnostic]]:
    """The package of all parts that can be read, and one by one what may not be in a template."""
    trees, damaged = _parsed(parts, [name for name in parts if name.endswith((".xml", ".rels"))])
    types = _content_types(parts, trees.get(TYPES))
    more, also = _parsed(parts, [name for name, kind in types.items() if _is_word_xml(kind) and name not in trees])
    package = Package(parts=parts, types=types, trees={**trees, **more})
    return package, itertools.chain(damaged, also, _unsound(package))


def _parsed(parts: Mapping[str, bytes], names: Iterable[str]) -> tuple[dict[str, Any], list[ic.Diagnostic]]:
    trees: dict[str, Any] = {}
    damaged: list[ic.Diagnostic] = []
    for name in names:
        try:
            trees[name] = parse(parts[name], name)
        except ic.OptionsError as error:
            damaged += error.problems
    return trees, damaged


def _unsound(package: Package) -> Iterator[ic.Diagnostic]:
    yield from _active(package)
    yield from _no_document(package)
    for name, tree in package.trees.items():
        yield from _outside(name, tree)
        yield from _fetching(name, tree)


def parse(data: bytes, name: str) -> Any:
    """The root of a part, with nothing resolved and nothing fetched; OptionsError where it is no plain XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ic.OptionsError(rules.DAMAGED(ic.Location(part=name), why=str(error))) from error
    if root.getroottree().docinfo.doctype:
        raise ic.OptionsError(rules.DOCTYPE(ic.Location(part=name)))
    return root


def _content_types(parts: Mapping[str, bytes], tree: Any) -> dict[str, str]:
    """The content type of each part: its own, else that of its suffix."""
    entries = [] if tree is None else list(tree.iterchildren("{*}Default", "{*}Override"))
    suffixes = {str(e.get("Extension")).lower(): str(e.get("ContentType")) for e in entries if e.get("Extension")}
    own = {str(e.get("PartName")).lstrip("/"): str(e.get("ContentType")) for e in entries if e.get("PartName")}
    return {name: own.get(name) or suffixes.get(name.rpartition(".")[2].lower(), "") for name in parts}


def _is_word_xml(kind: str) -> bool:
    """Whatever its part is called; a picture that is XML (SVG) is none of Word's."""
    return kind.startswith("application/") and kind.endswith("xml")


def _active(package: Package) -> Iterator[ic.Diagnostic]:
    for name, kind in package.types.items():
        if any(word in kind.lower() for word in _ACTIVE_TYPES):
            yield rules.ACTIVE(ic.Location(part=name), what=name)


def _no_document(package: Package) -> Iterator[ic.Diagnostic]:
    main = package.related("officeDocument")
    kind = package.types.get(main or "", "")
    if kind.endswith("template.main+xml"):
        what = ic.Text("a template of Word's own kind (.dotx)", "Word 模板（.dotx）")
        yield rules.NOT_DOCX(what=what)
    elif kind != DOCUMENT:
        yield rules.NOT_DOCX(what=ic.Text("another kind of package", "其他类型的压缩包"))


def _outside(name: str, tree: Any) -> Iterator[ic.Diagnostic]:
    """Links to pages may point outside: they are followed by a click. Everything else is read on opening."""
    for relation in _relations(tree):
        kind, target = _kind(relation), str(relation.get("Target"))
        if kind in _ACTIVE_RELATIONS:
            yield rules.ACTIVE(ic.Location(part=name), what=kind)
        elif relation.get("TargetMode") == "External" and kind != "hyperlink":
            yield rules.EXTERNAL(ic.Location(part=name), kind=kind, target=target)


def _fetching(name: str, tree: Any) -> Iterator[ic.Diagnostic]:
    """No field that fetches a file or a page when Word opens or prints the document."""
    codes = [str(field.get(_INSTRUCTION)) for field in tree.iter("{*}fldSimple")]
    codes += ["".join(code.text or "" for code in paragraph.iter("{*}instrText")) for paragraph in tree.iter("{*}p")]
    for code in codes:
        field = _FETCHING.search(code)
        if field:
            where = ic.Location(part=name)
            yield rules.EXTERNAL(where, kind=field[1].upper(), target=code.strip())


def _relations(tree: Any) -> Iterator[Any]:
    if tree is not None:
        yield from tree.iterchildren("{*}Relationship")


def _kind(relation: Any) -> str:
    return str(relation.get("Type")).rpartition("/")[2]
