"""Document numbers: found in running text, told where they depart from the standard, and written in its form."""

import pytest
from hypothesis import given, strategies as st
from inspection_core_cn.document_numbers import (
    Deviation,
    DocumentNumber,
    find_document_numbers,
    read_document_number,
)

NUMBERS = st.builds(
    DocumentNumber,
    prefix=st.text("云财政办发字纪审教卫", min_size=1, max_size=8),
    year=st.integers(1949, 2099),
    number=st.integers(1, 99999),
)


@given(NUMBERS)
def test_a_standard_form_is_read_again_and_departs_from_nothing(number: DocumentNumber) -> None:
    mention = read_document_number(str(number))
    assert (number, ()) == (mention.value, mention.deviations)


@given(st.lists(NUMBERS, max_size=5))
def test_numbers_in_brackets_are_all_found_in_their_places(numbers: list[DocumentNumber]) -> None:
    text = "；".join(f"《办法》（{number}）" for number in numbers)
    found = list(find_document_numbers(text))
    assert numbers == [mention.value for mention in found]
    assert [str(number) for number in numbers] == [text[mention.start : mention.end] for mention in found]


@pytest.mark.parametrize(
    ("printed", "deviations"),
    [
        ("云政办发〔2024〕1号", ()),
        ("云政办发[2024]1号", (Deviation.BRACKETS,)),
        ("云政办发（2024）1号", (Deviation.BRACKETS,)),
        ("云政办发【2024】1号", (Deviation.BRACKETS,)),
        ("云政办发〔2024]1号", (Deviation.BRACKETS,)),
        ("云政办发〔2024〕第1号", (Deviation.ORDINAL,)),
        ("云政办发〔2024〕01号", (Deviation.LEADING_ZEROS,)),
        ("云政办发〔２０２４〕1号", (Deviation.FULL_WIDTH,)),
        ("云政办发 〔 2024 〕 1 号", (Deviation.SPACES,)),
        ("云政办发［2024］第０１号", tuple(Deviation)[:4]),
    ],
)
def test_what_departs_from_the_standard_is_told(printed: str, deviations: tuple[Deviation, ...]) -> None:
    mention = read_document_number(printed)
    assert ("云政办发〔2024〕1号", deviations) == (str(mention.value), mention.deviations)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据云政办发〔2024〕1号要求", ["云政办发〔2024〕1号"]),
        ("局里印发云人社字〔2023〕15号文件", ["云人社字〔2023〕15号"]),
        ("见云府〔2024〕3号", ["云府〔2024〕3号"]),
        ("云财发〔2024〕7号和云纪发〔2024〕12号", ["云财发〔2024〕7号", "云纪发〔2024〕12号"]),
        ("《办法》（云财发〔2024〕7号）及云纪发〔2024〕12号", ["云财发〔2024〕7号", "云纪发〔2024〕12号"]),
        ("和政发〔2024〕1号", ["和政发〔2024〕1号"]),
        ("修订3月（2024）1号", []),
        ("〔2024〕1号", []),
        ("云财发〔24〕1号", []),
        ("云财发〔2024〕号", []),
    ],
)
def test_a_prefix_begins_after_the_words_that_lead_to_it(text: str, found: list[str]) -> None:
    assert found == [str(mention.value) for mention in find_document_numbers(text)]


@pytest.mark.parametrize(
    "text", ["", "云政办发", "〔2024〕1号", "云政办发〔2024〕1号文", "《云政办发〔2024〕1号", "甲乙，丙〔2024〕1号"]
)
def test_what_is_no_document_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document number"):
        read_document_number(text)
