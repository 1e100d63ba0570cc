"""The examples in docstrings are run."""

import doctest
from types import ModuleType

import pytest

from ._house import modules


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    assert 0 == doctest.testmod(module).failed
