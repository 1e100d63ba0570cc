"""Scanning for dates, amounts and document numbers: what is in the way costs as much as it is long, and no more."""

import time
from collections.abc import Callable, Iterator

import pytest
from inspection_core_cn.amounts import find_amounts
from inspection_core_cn.dates import find_dates
from inspection_core_cn.document_numbers import find_document_numbers

Find = Callable[[str], Iterator[object]]
PIECES = [
    "1",
    "1,",
    "1-",
    "一",
    "十万",
    "壹佰",
    "2024年",
    "24年3月1日，",
    "1月",
    " ",
    "〔2024〕",
    "中〔",
    "人民币",
    "近",
    "百分之",
]


def seconds(find: Find, text: str) -> float:
    """The shortest of three passes."""
    spent = []
    for _ in range(3):
        begin = time.process_time()
        for _ in find(text):
            pass
        spent.append(time.process_time() - begin)
    return min(spent)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("find", [find_dates, find_amounts, find_document_numbers], ids=lambda find: find.__name__)
def test_time_grows_with_the_length_alone(find: Find, piece: str) -> None:
    """Ten times the text takes about ten times as long; without a limit to looking back it would be a hundred."""
    short, long = (piece * (length // len(piece)) for length in (6_000, 60_000))
    assert seconds(find, long) < 40 * max(seconds(find, short), 0.001)
