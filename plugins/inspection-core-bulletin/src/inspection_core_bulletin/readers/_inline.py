"""What Word shows of a paragraph: results of fields, accepted changes, no hidden text, each text box once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ._package import MAIN
from ._styles import Styles
from ._symbols import sign

_W = f"{{{MAIN}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VAL = f"{_W}val"
_TEXT, _RUN, _BOX = f"{_W}t", f"{_W}r", f"{_W}txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
PROPERTIES = f"{_W}pPr"
ALTERNATE = f"{_MC}AlternateContent"

_IGNORED = [
    "pPr",
    "rPr",
    "tblPr",
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "rt",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "commentRangeStart",
    "commentRangeEnd",
    "lastRenderedPageBreak",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "sdtPr",
    "sdtEndPr",
    "softHyphen",
]


class Inline:
    """Reads paragraphs one after another; what it came across besides text is counted in `tally`.

    `boxes` are the text boxes met since they were last taken. A field may begin in one paragraph and end in another.
    """

    __slots__ = ("_contents", "_fields", "_handlers", "_hides", "_pieces", "_styles", "boxes", "hidden", "tally")

    def __init__(self, styles: Styles, *, hides: bool) -> None:
        self.tally: Counter[str] = Counter()
        self.boxes: list[Any] = []
        self.hidden = ""
        self._pieces: list[str] = []
        self._fields: list[bool] = []
        self._contents = 0
        self._styles = styles
        self._hides = hides
        self._handlers = self._table()

    def read(self, paragraph: Any, style: str | None) -> str:
        """The text of a paragraph."""
        self._pieces = []
        if self._hides and self._styles.is_hidden(style):
            self._read_hidden(paragraph)
        else:
            self._parts(paragraph)
        while self._fields and self._fields[-1]:
            self._end_field()  # an instruction that never ends would swallow the rest of the document
        return "".join(self._pieces)

    @property
    def is_contents(self) -> bool:
        """Whether the field that makes a table of contents is open."""
        return self._contents > 0

    def _parts(self, element: Any) -> None:
        handlers = self._handlers
        for child in element:
            handle = handlers.get(child.tag, self._other)
            if handle is not None:
                handle(child)

    def _run(self, run: Any) -> None:
        if self._hides and self._is_hidden(run):
            self._note_hidden(run)
        else:
            self._parts(run)

    def _text(self, element: Any) -> None:
        text = element.text
        if not text or (self._fields and True in self._fields):
            return
        if (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(_SPACE) != "preserve":
            text = text.strip(_BLANKS)
        self._pieces.append(text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text)

    def _say(self, text: str) -> None:
        if True not in self._fields:
            self._pieces.append(text)

    def _other(self, element: Any) -> None:
        """An element that holds others may hold text, whatever it is."""
        if len(element):
            self._parts(element)

    def _break(self, element: Any) -> None:
        if element.get(f"{_W}type") in (None, "textWrapping") or any(self._pieces):
            self._say("\n")

    def _symbol(self, element: Any) -> None:
        self._say(sign(element.get(f"{_W}char", "")))

    def _inserted(self, element: Any) -> None:
        self.tally["inserted"] += 1
        self._parts(element)

    def _deleted(self, _element: Any) -> None:
        self.tally["deleted"] += 1

    def _alternate(self, element: Any) -> None:
        self._parts(choose(element))

    def _box(self, element: Any) -> None:
        self.boxes.append(element)

    def _picture(self, element: Any) -> None:
        """A drawing may be a text box; else it is a picture, of which nothing is read."""
        before = len(self.boxes)
        self._parts(element)
        self.tally["picture"] += len(self.boxes) == before

    def _field(self, element: Any) -> None:
        """Between begin and separate stands the instruction, then until end what is shown."""
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            self._fields.append(True)
            self._tick(element)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._end_field()

    def _end_field(self) -> None:
        self._fields.pop()
        self._contents = min(self._contents, len(self._fields))

    def _tick(self, element: Any) -> None:
        """A box to be ticked, of the old kind of form, is shown by the field itself."""
        box = element.find(f"{_W}ffData/{_W}checkBox")
        if box is not None:
            ticked = box.find(f"{_W}checked")
            ticked = box.find(f"{_W}default") if ticked is None else ticked
            on = ticked is not None and ticked.get(_VAL) not in ("0", "false", "off")
            if True not in self._fields[:-1]:
                self._pieces.append("☒" if on else "☐")

    def _instruction(self, element: Any) -> None:
        if (element.text or "").lstrip().startswith("TOC") and self._fields and not self._contents:
            self._contents = len(self._fields)

    def _math(self, element: Any) -> None:
        self._say(element.text or "")

    def _is_hidden(self, run: Any) -> bool:
        properties = run.find(f"{_W}rPr")
        if properties is None:
            return False
        own = properties.find(f"{_W}vanish")
        if own is not None:
            return own.get(_VAL) not in ("0", "false", "off")
        style = properties.find(f"{_W}rStyle")
        return style is not None and self._styles.is_hidden(style.get(_VAL, ""))

    def _read_hidden(self, paragraph: Any) -> None:
        """A paragraph of a hidden style shows only the runs that say that they are not hidden."""
        for run in paragraph.iter(_RUN):
            own = run.find(f"{_W}rPr/{_W}vanish")
            if own is not None and own.get(_VAL) in ("0", "false", "off"):
                self._parts(run)
            else:
                self._note_hidden(run)

    def _note_hidden(self, run: Any) -> None:
        text = "".join(each.text or "" for each in run.iter(_TEXT))
        if text.strip():
            self.tally["hidden"] += 1
            self.hidden = self.hidden or text

    def _table(self) -> Mapping[str, Callable[[Any], None] | None]:
        word: dict[str, Callable[[Any], None] | None] = dict.fromkeys(_IGNORED)
        word |= {
            "r": self._run,
            "t": self._text,
            "tab": lambda _: self._say("\t"),
            "ptab": lambda _: self._say("\t"),
            "br": self._break,
            "cr": lambda _: self._say("\n"),
            "noBreakHyphen": lambda _: self._say("-"),
            "sym": self._symbol,
            "ins": self._inserted,
            "moveTo": self._inserted,
            "del": self._deleted,
            "moveFrom": self._deleted,
            "fldChar": self._field,
            "instrText": self._instruction,
            "drawing": self._picture,
            "pict": self._picture,
            "object": self._picture,
            "txbxContent": self._box,
        }
        others = {ALTERNATE: self._alternate, f"{_MATH}t": self._math}
        return {**{_W + name: handle for name, handle in word.items()}, **others}


def choose(alternate: Any) -> Any:
    """The branch of an AlternateContent that holds text: they say the same in several ways, newest first."""
    branches = list(alternate)
    return next((each for each in branches if next(each.iter(_TEXT, _RUN), None) is not None), branches[:1])
