"""Which elements of a web page are blocks, and which are not part of what it says."""

from __future__ import annotations

import re
from typing import Any

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
GONE = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "option",
        "datalist",
        "input",
        "textarea",
        "rp",
        "rt",
    ]
)
_AROUND = frozenset(("nav", "footer", "aside", "header"))
_NAMES = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "footer",
        "foot",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "sidebar",
        "share",
        "bdsharebuttonbox",
        "copyright",
        "pagination",
        "toolbar",
        "topnav",
        "top-nav",
        "mainnav",
        "main-nav",
    ]
)
_ROLES = frozenset(("navigation", "contentinfo", "search", "complementary"))
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3")
_LONG, _MANY = 2000, 200
"""What has more characters or elements than these is no furniture, whatever it is called."""


def is_hidden(element: Any) -> bool:
    """Whether a page itself says that an element is not shown."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def is_furniture(element: Any) -> bool:
    """Whether an element is the page's and not the article's: menus, footers, the way here, links to share it."""
    if not _is_called_so(element) or element.tag in ("body", "html") or not _is_short(element):
        return False
    return element.tag != "header" or next(element.iter(*_HEADINGS), None) is None


def _is_called_so(element: Any) -> bool:
    if element.tag in _AROUND or element.get("role") in _ROLES:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and not _NAMES.isdisjoint(names.lower().split())


def _is_short(element: Any) -> bool:
    """Looked at no further than needed, since such elements may lie within one another."""
    size = 0
    for count, each in enumerate(element.iter()):
        size += len((each.text or "").strip()) + len((each.tail or "").strip() if count else "")
        if size > _LONG or count > _MANY:
            return False
    return True
