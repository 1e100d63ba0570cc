"""Every kind of problem has a code of its own, says the same in both languages, and is documented."""

import ast
import re
import string
from collections import Counter

import pytest

from inspection_core.diagnostics import Rule

from ._house import CORE, PLUGINS, ROOT, modules, name_of, parsed, sources

HAN = re.compile(r"[\u4e00-\u9fff]")
CODE = re.compile(r"[A-Z]{2,4}\d{3}")


def _rules() -> list[Rule]:
    """The rules that modules and classes hold by name, each once."""
    found: dict[int, Rule] = {}
    for module in modules():
        holders = [module, *(thing for thing in vars(module).values() if isinstance(thing, type))]
        for holder in holders:
            found |= {id(thing): thing for thing in vars(holder).values() if isinstance(thing, Rule)}
    return sorted(found.values(), key=lambda rule: rule.code)


RULES = _rules()


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _words(text: str) -> str:
    """What a text says itself, without its fields: some only hand on words that come as a fact."""
    return "".join(literal for literal, _, _, _ in string.Formatter().parse(text)).strip()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    for text in filter(None, (rule.message, rule.remedy)):
        assert text.en.strip()
        assert HAN.search(text.zh) or not _words(text.zh), text.zh
        assert _fields(text.en) == _fields(text.zh)


def test_codes_are_never_used_twice() -> None:
    assert [] == [code for code, times in Counter(rule.code for rule in RULES).items() if times > 1]
    assert [] == [rule.code for rule in RULES if not CODE.fullmatch(rule.code)]


def test_every_rule_is_a_constant_that_can_be_found() -> None:
    """A code that is written in the source is one of a rule held by name: none is made on the way."""
    written = {
        (name_of(path), node.lineno, node.args[0].value)
        for path in sources(CORE, *PLUGINS)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and _called(node) == "Rule"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    known = {rule.code for rule in RULES}
    assert [] == sorted(place for place in written if place[2] not in known)


def test_no_problem_is_made_without_a_rule() -> None:
    assert [] == [
        f"{name_of(path)}:{node.lineno}"
        for path in sources(CORE, *PLUGINS)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and _called(node) == "Diagnostic"
        and any(word.arg == "code" and isinstance(word.value, ast.Constant) for word in node.keywords)
    ]


def test_every_code_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "diagnostics.md").read_text(encoding="utf-8")
    assert [] == [rule.code for rule in RULES if f"`{rule.code}`" not in page]


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", None) or getattr(node.func, "attr", "")
