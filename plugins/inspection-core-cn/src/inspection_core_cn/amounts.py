"""Amounts of money and shares in Chinese texts, found, read and written: 1234.56万元, 近3亿元, 壹万元整, 98.71%."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

import inspection_core as ic

from ._amount_figures import SCALE, exact_sum, last_scale, power_of, read_figures, shifted
from ._reasons import reason_of
from ._signs import FIGURES, GAP
from .numerals import LIMIT, read_number, write_capitals


class Exactness(enum.Enum):
    """How exactly an amount is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@frozen(kw_only=True)
class Amount:
    """An amount in its place: its value in the plain unit (元 also for 万元), None for broken figures.

    The place includes 近 or 人民币 before and 左右 or 整 behind.
    """

    value: Decimal | None
    unit: str
    exactness: Exactness
    start: int
    end: int
    printed: str
    problem: ic.Text | None = None


_WORDS = {
    Exactness.ABOUT: ("大约", "约", "左右", "上下"),
    Exactness.NEARLY: ("将近", "接近", "近", "不足", "不到"),
    Exactness.OVER: ("超过", "超出", "超", "逾", "突破", "余", "多"),
    Exactness.AT_LEAST: ("不低于", "不少于", "至少", "以上"),
    Exactness.AT_MOST: ("不超过", "不高于", "不多于", "至多", "最多", "以下", "以内"),
}
_MEANING = {word: exactness for exactness, words in _WORDS.items() for word in words}
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
_CAPITALS = "壹贰貳叁參叄肆伍陆陸柒捌玖"
_SMALL = f"{FIGURES}一二两三四五六七八九{_CAPITALS}"

_D = FIGURES
_C = f"零〇○一二三四五六七八九十百千万亿两兩廿卅拾佰仟萬億{_CAPITALS}"
_S = GAP
_DASH = rf"{_S}(?:[-—–－~～]{{1,2}}|至|到){_S}"
_MORE_FIGURES = (
    rf"(?:[{_D}{_C}]|[.．](?<=[{_D}].)(?=[{_D}])|,(?=[{_D}])|，(?<=[{_D}]，)(?=[{_D}]{{3}}(?![{_D}]))"
    rf"|点(?<=[{_C}]点)(?=[零〇一二三四五六七八九])){{0,47}}+"
)
_CHANGE = rf"(?:{_S}零?(?P<tenths>[{_SMALL}])角)?(?:{_S}零?(?P<hundredths>[{_SMALL}])分(?![之钟别析]))?"

# One set of characters begins it, which the engine skips to; what it begins is told apart behind that. Figures that
# continue others begin nothing.
_AMOUNT = re.compile(
    rf"""
[{_D}{_C}¥￥](?:
  (?<=[百千万])分之(?P<share>[{_D}{_C}]{_MORE_FIGURES})
| (?<=[¥￥]){_S}(?P<cash>[{_D}]{_MORE_FIGURES})(?:{_S}元)?(?!{_DASH}[{_D}]|[余多])
| (?<![¥￥])(?<![{_D}.．,][{_D}])(?<![{_D}{_C}几数好][{_C}])
    (?P<rest>{_MORE_FIGURES})(?:{_DASH}(?P<high>[{_D}{_C}]{_MORE_FIGURES}))?
    (?P<more>[余多])?{_S}(?P<scale>{SCALE})?(?P<more_scaled>[余多])?{_S}
    (?:(?P<unit>[美欧港日澳]?元)(?![旦月宵化件素首老气区]|结构)|圆|(?P<rate>[%％‰]|个百分点))
)
(?:(?<=[元圆]){_CHANGE}(?:{_S}[整正](?![\u4e00-\u9fff]))?)?
(?P<after>左右|上下|以上|以下|以内|余)?
""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"(?:人民币[：:]?)?[ \u3000]?"
    r"(?P<word>不超过|不高于|不多于|至多|最多|不低于|不少于|至少|大约|(?<![节合预公特条制契邀签失违])约"
    r"|将近|接近|(?<![附最靠临就亲])近|超过|超出|(?<![赶高])超|逾|突破|不足|不到)?"
    r"[ \u3000]?(?:人民币[：:]?[ \u3000]?)?\Z"
)
_BEFORE_REACH = 12
_ONLY_CHANGE = re.compile(rf"(?:人民币)?(?=.){_CHANGE}[整正]?")
_FORMAL = re.compile(f"[{_CAPITALS},，]")
_SIGN = re.compile("[-−－]")
_SIGNED = re.compile(rf"(?<![{_D}%％‰元年月日.)）A-Za-z])[-−－]\Z")


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text in order; 3-5万元 are two.

    Capitals and grouped figures that make no number are told; a guess in words (几十万元, 三四百元) is no amount.

    >>> [(str(each.value), each.unit, each.exactness.value) for each in find_amounts("追缴12万余元，办结率98.71%")]
    [('120000', '元', 'over'), ('98.71', '%', 'exact')]
    """
    for match in _AMOUNT.finditer(text):
        yield from _mentions(match)


def read_amount(text: str) -> Amount:
    """The amount that a text is; ValueError with the reason for anything else.

    >>> str(read_amount("人民币壹万贰仟叁佰肆拾伍元陆角柒分").value)
    '12345.67'
    """
    inner = text.strip()
    found = list(find_amounts(inner)) or _change_only(inner)
    if len(found) != 1 or found[0].printed != inner:
        raise ValueError(ic.Text(f"not an amount: {text}", f"不是金额或比例：{text}"))
    if found[0].problem is not None:
        raise ValueError(found[0].problem)
    return found[0]


def write_amount(value: Decimal, unit: str = "元", *, grouped: bool = False) -> str:
    """An amount in figures, exactly; the value is in the plain unit, whatever scale it is written in.

    >>> write_amount(Decimal("12345600"), "万元"), write_amount(Decimal("98.71"), "%")
    ('1234.56万元', '98.71%')
    >>> write_amount(Decimal("1234567.80"), grouped=True)
    '1,234,567.80元'
    """
    if not value.is_finite():
        raise ValueError(ic.Text(f"not an amount: {value}", f"不是金额：{value}"))
    power = power_of(unit.rstrip("元")) if unit.endswith("元") else 0
    figures = format(shifted(value, -power), ",f" if grouped else "f")
    if power and "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    return figures + unit


def write_capital_amount(value: Decimal, *, ending: str = "整") -> str:
    """An amount in capitals as on a cheque; 整, or 正, stands after 元 and after nothing smaller.

    ValueError below zero, from 10**16 元, and for parts of a 分.

    >>> write_capital_amount(Decimal("325.04")), write_capital_amount(Decimal("1409.5"))
    ('叁佰贰拾伍元零肆分', '壹仟肆佰零玖元伍角')
    >>> write_capital_amount(Decimal(100)), write_capital_amount(Decimal("0.05"))
    ('壹佰元整', '伍分')
    """
    cents = shifted(value, 2) if value.is_finite() else Decimal(-1)
    if not 0 <= cents < LIMIT * 100 or cents != int(cents):
        raise ValueError(ic.Text(f"not written in capitals: {value}", f"不能用大写书写：{value}"))
    yuan, change = divmod(int(cents), 100)
    tenths, hundredths = divmod(change, 10)
    whole = write_capitals(yuan) + "元" if yuan or not change else ""
    if not change:
        return whole + ending
    gap = "零" if yuan and not tenths else ""
    return whole + gap + _coin(tenths, "角") + _coin(hundredths, "分")


def _coin(number: int, word: str) -> str:
    return write_capitals(number) + word if number else ""


def _mentions(match: re.Match[str]) -> Iterator[Amount]:
    start, word = _before(match)
    if match["high"] is None:
        figures = match["share"] or match["cash"] or match.string[match.start() : match.end("rest")]
        only = _amount(match, figures, start, match.end(), (word, *_words_behind(match)))
        yield from () if only is None else (only,)
        return
    low = _amount(match, _low_figures(match), start, match.end("rest"), (word,))
    high = _amount(match, match["high"], match.start("high"), match.end(), _words_behind(match))
    if low is not None and high is not None and _ascend(low, high):
        yield low
    yield from () if high is None else (high,)


def _ascend(low: Amount, high: Amount) -> bool:
    return low.value is not None and high.value is not None and low.value < high.value


def _low_figures(match: re.Match[str]) -> str:
    """The lower figures of a range, with the scale that they share with the higher: 3 of 3-5万 is 3万."""
    figures = match.string[match.start() : match.end("rest")]
    return figures if last_scale(figures) else figures + last_scale(match["high"])


def _before(match: re.Match[str]) -> tuple[int, str | None]:
    """Where an amount begins with what belongs to it before its figures, and the word among that."""
    text, start = match.string, match.start()
    found = _BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    if found is not None and found[0].strip():
        return found.start() + len(found[0]) - len(found[0].lstrip()), found["word"]
    return (start - 1 if _SIGN.match(text[start - 1 : start]) and _is_signed(match) else start), None


def _is_signed(match: re.Match[str]) -> bool:
    """Whether a dash before the figures is a minus, not that of a range."""
    start = match.start()
    return _SIGNED.search(match.string, max(0, start - 1), start) is not None


def _words_behind(match: re.Match[str]) -> tuple[str | None, ...]:
    return match["more"], match["more_scaled"], match["after"]


def _amount(match: re.Match[str], figures: str, start: int, end: int, words: tuple[str | None, ...]) -> Amount | None:
    try:
        value, problem = _value(match, figures, whole=end == match.end()), None
    except ValueError as error:
        if not _FORMAL.search(figures):
            return None
        value, problem = None, reason_of(error)
    return Amount(
        value=value.copy_negate() if value is not None and _SIGN.match(match.string[start]) else value,
        unit=_unit(match),
        exactness=next((_MEANING[word] for word in words if word), Exactness.EXACT),
        start=start,
        end=end,
        printed=match.string[start:end],
        problem=problem,
    )


def _value(match: re.Match[str], figures: str, *, whole: bool) -> Decimal:
    if match["share"]:
        return Decimal(100) if figures == "百" else read_figures(figures)
    value = shifted(read_figures(figures), power_of(match["scale"] or ""))
    return exact_sum([value, *_change(match)]) if whole else value


def _change(match: re.Match[str]) -> Iterator[Decimal]:
    """The 角 and 分 of an amount."""
    for name, power in (("tenths", -1), ("hundredths", -2)):
        if match[name]:
            yield shifted(Decimal(read_number(match[name])), power)


def _unit(match: re.Match[str]) -> str:
    if match["share"]:
        return _SHARES[match[0][0]]
    unit = match["unit"] or match["rate"] or "元"
    return "%" if unit == "％" else unit


def _change_only(text: str) -> list[Amount]:
    """伍角 and 伍分 are amounts where nothing else stands; in running text 五分 is a mark."""
    match = _ONLY_CHANGE.fullmatch(text)
    value = exact_sum([Decimal(0), *_change(match)]) if match else Decimal(0)
    if not value:
        return []
    return [Amount(value=value, unit="元", exactness=Exactness.EXACT, start=0, end=len(text), printed=text)]
