"""The pages of docs/reference that come from code say what the code says today."""

import runpy

import pytest

from ._house import ROOT

GENERATED = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]


@pytest.mark.parametrize("place", sorted(GENERATED))
def test_a_generated_page_is_of_today(place: str) -> None:
    written = (ROOT / "docs" / place).read_text(encoding="utf-8")
    assert GENERATED[place]() == written, "run docs/generate.py (make fix does)"
