"""Each family names the codes that it tells, so that a waiver of a code that there isn't is found."""

import ast
import datetime as dt
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from inspection_core_cn import review

import inspection_core as ic

OFFERS: Mapping[str, ic.TextRule] = {offer.name.removeprefix("cn-"): offer for offer in review.text_rules()}


@pytest.mark.parametrize("family", review.FAMILIES)
def test_a_family_names_the_codes_of_the_rules_that_its_module_uses(family: str) -> None:
    module = import_module(f"inspection_core_cn.review.{family}")
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "rules"
    }
    assert sorted(getattr(module.rules, name).code for name in used) == sorted(OFFERS[family].codes)


def test_a_code_that_no_rule_tells_is_told_when_it_is_waived() -> None:
    source = ic.SourceText.of("关于整改情况的通报\n会议认为，整改到位。\n", "通报.txt")
    waivers = [ic.Waiver(code=code, reason="--off") for code in ("ICN171", "XX999")]
    made = ic.review(source, as_of=dt.date(2024, 3, 1), waivers=waivers)
    assert ["XX999"] == [each.facts["code"] for each in made if each.code == "IC453"]
