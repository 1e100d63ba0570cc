"""Every text arrives whole, or is refused with the character and its place."""

import pytest
from hypothesis import given, settings, strategies as st

import inspection_core as ic

from ._documents import export, paragraphs, report_saying

UNPRINTABLE = [chr(code) for code in range(32) if chr(code) not in "\t\n\r"] + ["\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize(
    "text",
    [
        "A & B <C>",
        "金额<500",
        "</w:t></w:r></w:p><w:p>",
        "{{ report.case }} {% for %} {# #}",
        "{_{ {_% %_}",
        "&lt;&#0;]]>",
        "  两端空格  ",
        "“引号”‘单’\"'",
        "𠮷野家 👩‍🔧 \u0301",
        "\u0085\u2028\x7f",
        "一\n二\t三",
    ],
)
def test_a_text_arrives_whole(public: ic.Report, text: str) -> None:
    assert text in paragraphs(export(report_saying(public, text)))


@settings(max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[*UNPRINTABLE, "\r"])))
def test_any_text_arrives_whole(public: ic.Report, text: str) -> None:
    assert text in paragraphs(export(report_saying(public, text)))


@pytest.mark.parametrize("text", ["一\r\n二", "一\r二"])
def test_a_line_break_of_another_system_is_one_break(public: ic.Report, text: str) -> None:
    assert "一\n二" in paragraphs(export(report_saying(public, text)))


@pytest.mark.parametrize("character", UNPRINTABLE, ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_word_cannot_hold_is_refused(public: ic.Report, character: str) -> None:
    with pytest.raises(ic.ExportError) as caught:
        export(report_saying(public, f"整改{character}完成"))
    [problem] = caught.value.problems
    code = f"U+{ord(character):04X}"
    assert ("DX014", code, "items f01 › account 1 › text") == (
        problem.code,
        problem.facts["character"],
        problem.where.path,
    )
    assert f"items f01 › account 1 › text: the character {code} after '整改'" in str(caught.value)
    assert f"“整改”之后的字符 {code}".replace("“", "'").replace("”", "' ") in caught.value.say("zh")
    str(caught.value).encode()


def test_a_text_that_readers_would_cut_is_refused(public: ic.Report) -> None:
    with pytest.raises(ic.ExportError, match="DX015 items f01 › account 1 › text"):
        export(report_saying(public, "长" * 2_000_001))
