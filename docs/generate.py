"""Write the reference pages that come from the code: `python docs/generate.py`, with `--check` only compare.

Each page is a function that returns its text; `PAGES` says where it goes. A test holds the pages to the code.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).parent
PACKAGES = ("inspection_core", *(path.parent.name for path in sorted(DOCS.parent.glob("plugins/*/src/*/__init__.py"))))


def diagnostics() -> str:
    """Every rule, with its words in both languages."""
    from inspection_core.diagnostics import Rule

    rules: dict[str, tuple[Rule, ModuleType]] = {}
    for module in sorted(_modules(), key=lambda module: ".diagnostics" not in module.__name__):
        for thing in _held(module):
            if isinstance(thing, Rule):
                rules.setdefault(thing.code, (thing, module))
    lines = [
        "# Diagnostics · 诊断",
        "",
        "Every problem that the library can report. A code never changes its meaning and is never used again.",
        "每种问题有固定编号，含义不变，也不另作他用。",
        "",
        "`error` stops 须改正 · `warning` wants a look 请核对 · `hint` may be ignored 供参考",
    ]
    title = ""
    for code in sorted(rules):
        rule, module = rules[code]
        heading = _first_sentence(module.__doc__)
        if heading != title:
            lines += ["", f"## {heading}", ""]
            title = heading
        else:
            lines.append("")
        lines += [f"### `{code}` {rule.severity.value}", "", _say(rule.message.en), "", _say(rule.message.zh)]
        if rule.remedy is not None and not re.fullmatch(r"\{\w+\}", rule.remedy.en):
            lines += ["", f"→ {_say(rule.remedy.en)}", "", f"→ {_say(rule.remedy.zh)}"]
    return "\n".join(lines) + "\n"


def glossary() -> str:
    """Every noun of the model whose docstring gives its Chinese term in brackets."""
    from inspection_core import model

    rows = []
    for name in model.__all__:
        thing = getattr(model, name)
        if inspect.isclass(thing):
            sentence = _first_sentence(thing.__doc__)
            term = re.search(r"[（(]([\u4e00-\u9fff、]+)[）)]", sentence)
            if term:
                meaning = re.sub(r"\s*[（(][\u4e00-\u9fff][^）)]*[）)]", "", sentence)
                rows.append((_english(name), term[1], name, meaning))
    lines = [
        "# Glossary · 术语",
        "",
        "| English | 中文 | Python | |",
        "|---|---|---|---|",
        *(f"| {english} | {chinese} | `{name}` | {meaning} |" for english, chinese, name, meaning in sorted(rows)),
    ]
    return "\n".join(lines) + "\n"


def python() -> str:
    """Every public name: functions first, then classes, then errors."""
    import inspection_core

    groups: dict[str, list[str]] = {"Functions": [], "Classes": [], "Words": [], "Errors": []}
    for name in getattr(inspection_core, "__all__", ()):
        if not name.startswith("_"):
            groups[_group(getattr(inspection_core, name))].append(name)
    lines = ["# Python", "", "The public names of `inspection_core`; everything else may change."]
    for title, names in groups.items():
        if names:
            lines += ["", f"## {title}"]
            for name in sorted(names):
                lines += ["", f"::: inspection_core.{name}", "    options:", "      heading_level: 3"]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "reference/diagnostics.md": diagnostics,
    "reference/glossary.md": glossary,
    "reference/python.md": python,
}


def _modules() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                yield importlib.import_module(module.name)


def _held(module: ModuleType) -> Iterator[object]:
    """What a module and its classes hold by name."""
    for thing in vars(module).values():
        yield thing
        if inspect.isclass(thing) and thing.__module__ == module.__name__:
            yield from vars(thing).values()


def _group(thing: object) -> str:
    if not inspect.isclass(thing):
        return "Functions"
    if issubclass(thing, Exception):
        return "Errors"
    return "Words" if issubclass(thing, enum.Enum) else "Classes"


def _first_sentence(text: str | None) -> str:
    return re.split(r"(?<=\.)\s|\n\n", (text or "").strip())[0].replace("\n", " ").rstrip(".:")


def _english(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _say(text: str) -> str:
    """A message as a reader sees it, with the name of each fact where the fact will be."""
    return re.sub(r"\{(\w+)[^{}]*\}", r"‹\1›", text).replace("<", "&lt;")


def main(arguments: list[str]) -> int:
    """Write or compare all pages; 1 where `--check` finds one that differs."""
    stale = 0
    for place, page in PAGES.items():
        path, text = DOCS / place, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(place, "differs from the code" if "--check" in arguments else "written")
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
