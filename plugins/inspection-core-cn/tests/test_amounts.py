"""Amounts: figures, numerals and capitals read exactly, written back, and told where they make no number."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st
from inspection_core_cn.amounts import Exactness, find_amounts, read_amount, write_amount, write_capital_amount
from inspection_core_cn.numerals import write_numeral

import inspection_core as ic

CENTS = (
    st.integers(0, 10**15)
    | st.integers(0, 10**6)
    | st.builds(lambda digit, power, change: digit * 10**power + change, *map(st.integers, (1, 0, 0), (9, 14, 199)))
).map(lambda cents: Decimal(cents).scaleb(-2))
DECIMALS = st.builds(lambda units, places: Decimal(units).scaleb(-places), st.integers(0, 10**15), st.integers(0, 6))


@given(CENTS, st.sampled_from(["整", "正"]))
def test_capitals_are_read_again(value: Decimal, ending: str) -> None:
    assert value == read_amount(write_capital_amount(value, ending=ending)).value


def test_every_amount_of_change_is_read_again_in_capitals() -> None:
    values = [Decimal(cents).scaleb(-2) for yuan in (0, 5, 60, 1680) for cents in range(yuan * 100, yuan * 100 + 100)]
    assert values == [read_amount(write_capital_amount(value)).value for value in values]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.5", "伍角"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("12345.67", "壹万贰仟叁佰肆拾伍元陆角柒分"),
        ("10000000000000", "壹拾万亿元整"),
    ],
)
def test_capitals_follow_the_rules_for_cheques(value: str, written: str) -> None:
    assert written == write_capital_amount(Decimal(value))


@pytest.mark.parametrize("value", ["-0.01", "0.001", "1E16", "NaN", "Infinity"])
def test_what_capitals_can_not_write_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=f"not written in capitals: {value.replace('1E16', '1E')}"):
        write_capital_amount(Decimal(value))


@given(DECIMALS, st.sampled_from(["元", "千元", "万元", "百万元", "亿元"]), st.booleans())
def test_figures_are_read_again_exactly(value: Decimal, unit: str, grouped: bool) -> None:
    amount = read_amount(write_amount(value, unit, grouped=grouped))
    assert (value, "元", Exactness.EXACT) == (amount.value, amount.unit, amount.exactness)


@given(st.decimals(-1000, 1000, places=3), st.sampled_from(["%", "‰", "个百分点"]))
def test_rates_are_read_again_exactly(value: Decimal, unit: str) -> None:
    amount = read_amount(write_amount(value, unit))
    assert (value, unit) == (amount.value, amount.unit)


@given(st.integers(1, 10**12))
def test_numerals_before_a_unit_are_read(number: int) -> None:
    assert number == read_amount(write_numeral(number) + "元").value


@given(DECIMALS)
def test_the_context_of_the_caller_rounds_nothing(value: Decimal) -> None:
    with decimal.localcontext(prec=2):
        assert value == read_amount(write_amount(value, "万元")).value
        assert value.copy_negate() == read_amount(write_amount(value.copy_negate(), "%")).value


@pytest.mark.parametrize(
    ("text", "value", "unit", "exactness"),
    [
        ("1234.56万元", "12345600", "元", Exactness.EXACT),
        ("3.2亿元", "320000000", "元", Exactness.EXACT),
        ("1,234元", "1234", "元", Exactness.EXACT),
        ("１，２３４．５元", "1234.5", "元", Exactness.EXACT),
        ("1.5 万元", "15000", "元", Exactness.EXACT),
        ("3百万元", "3000000", "元", Exactness.EXACT),
        ("12万3千元", "123000", "元", Exactness.EXACT),
        ("1亿2千万元", "120000000", "元", Exactness.EXACT),
        ("12万3456元", "123456", "元", Exactness.EXACT),
        ("5元5角5分", "5.55", "元", Exactness.EXACT),
        ("500万美元", "5000000", "美元", Exactness.EXACT),
        ("¥1,234.56", "1234.56", "元", Exactness.EXACT),
        ("￥3万元", "30000", "元", Exactness.EXACT),
        ("-5元", "-5", "元", Exactness.EXACT),
        ("12万余元", "120000", "元", Exactness.OVER),
        ("30余万元", "300000", "元", Exactness.OVER),
        ("300多万元", "3000000", "元", Exactness.OVER),
        ("100元余", "100", "元", Exactness.OVER),
        ("超过5万元", "50000", "元", Exactness.OVER),
        ("近3亿元", "300000000", "元", Exactness.NEARLY),
        ("不足3万元", "30000", "元", Exactness.NEARLY),
        ("约人民币5万元", "50000", "元", Exactness.ABOUT),
        ("人民币约5万元", "50000", "元", Exactness.ABOUT),
        ("3万元左右", "30000", "元", Exactness.ABOUT),
        ("不超过3万元", "30000", "元", Exactness.AT_MOST),
        ("3万元以上", "30000", "元", Exactness.AT_LEAST),
        ("两万余元", "20000", "元", Exactness.OVER),
        ("一千二百万元", "12000000", "元", Exactness.EXACT),
        ("三点五亿元", "350000000", "元", Exactness.EXACT),
        ("人民币壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67", "元", Exactness.EXACT),
        ("人民币：叁佰圆正", "300", "元", Exactness.EXACT),
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32", "元", Exactness.EXACT),
        ("壹拾万零柒仟元伍角叁分", "107000.53", "元", Exactness.EXACT),
        ("拾元整", "10", "元", Exactness.EXACT),
        ("伍角整", "0.5", "元", Exactness.EXACT),
        ("98.71%", "98.71", "%", Exactness.EXACT),
        ("９８.７１％", "98.71", "%", Exactness.EXACT),
        ("约60%", "60", "%", Exactness.ABOUT),
        ("百分之九十八点七一", "98.71", "%", Exactness.EXACT),
        ("百分之百", "100", "%", Exactness.EXACT),
        ("百分之30", "30", "%", Exactness.EXACT),
        ("千分之三", "3", "‰", Exactness.EXACT),
        ("万分之五", "5", "‱", Exactness.EXACT),
        ("0.5个百分点", "0.5", "个百分点", Exactness.EXACT),
        ("两个百分点", "2", "个百分点", Exactness.EXACT),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: str, exactness: Exactness) -> None:
    amount = read_amount(text)
    assert (value, unit, exactness) == (str(amount.value), amount.unit, amount.exactness)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("追缴3-5万元", ["3=30000", "5万元=50000"]),
        ("追缴3万元至5万元", ["3万元=30000", "5万元=50000"]),
        ("追缴约3万—5万元", ["约3万=30000", "5万元=50000"]),
        ("提高3%-5%", ["3%=3", "5%=5"]),
        ("提高3～5个百分点", ["3=3", "5个百分点=5"]),
        ("三至五万元", ["三=30000", "五万元=50000"]),
        ("2024—5元", ["5元=5"]),
        ("追缴￥3-5万元、¥3万余元", ["3=30000", "5万元=50000", "3万余元=30000"]),
        ("追缴1-12,34元", ["12,34元=None"]),
        ("增长-3.2%", ["-3.2%=-3.2"]),
        ("节约3万元、附近5万元", ["3万元=30000", "5万元=50000"]),
        ("总数3万元", ["3万元=30000"]),
        ("3万元整改到位", ["3万元=30000"]),
        ("3元5分钟", ["3元=3"]),
        ("上午9点50元", ["50元=50"]),
        ("1.2.3%、2024元旦、二元结构", []),
        ("几十万元、上百万元、三四百元、十几万元、数十元", []),
        ("万元、多元、单元、一二三元", []),
        ("9" * 60 + "元", []),
    ],
)
def test_the_amounts_of_a_text_are_found(text: str, found: list[str]) -> None:
    assert found == [f"{amount.printed}={amount.value}" for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("壹万贰百伍元", ic.Text("not a Chinese numeral: 壹万贰百伍", "不是中文数字：壹万贰百伍")),
        ("12,34元", ic.Text("these figures make no amount: 12,34", "不成金额的数字：12,34")),
        ("3，456元", ic.Text("one amount, or two? 3，456 has a full-width comma", "数字中有全角逗号：3，456")),
        ("1万1万元", None),
        ("1万2万元", None),
        ("几十万元", ic.Text("not an amount: 几十万元", "不是金额或比例：几十万元")),
        ("3万元和5万元", ic.Text("not an amount: 3万元和5万元", "不是金额或比例：3万元和5万元")),
        ("", ic.Text("not an amount: ", "不是金额或比例：")),
        ("12", ic.Text("not an amount: 12", "不是金额或比例：12")),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(text: str, reason: ic.Text | None) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        read_amount(text)
    assert (reason or ic.Text(f"not an amount: {text}", f"不是金额或比例：{text}"),) == caught.value.args


def test_broken_capitals_are_told_in_their_place() -> None:
    text = "合计壹万贰百伍元。"
    (broken,) = find_amounts(text)
    assert ("壹万贰百伍元", None) == (text[broken.start : broken.end], broken.value)
    assert ic.Text("not a Chinese numeral: 壹万贰百伍", "不是中文数字：壹万贰百伍") == broken.problem


@given(st.lists(st.tuples(DECIMALS, st.sampled_from(["元", "万元", "%", "个百分点"])), max_size=6))
def test_each_amount_is_found_in_its_place(given_: list[tuple[Decimal, str]]) -> None:
    text = "，".join(f"涉及{write_amount(value, unit)}" for value, unit in given_)
    found = list(find_amounts(text))
    assert [value for value, _ in given_] == [amount.value for amount in found]
    assert [amount.printed for amount in found] == [text[amount.start : amount.end] for amount in found]


@given(st.text("0123456789２.,，-—至 ¥元角分整万亿千百十余多近约壹贰佰点一二两零几%％个百分之", max_size=40))
def test_any_text_is_gone_through_in_order(text: str) -> None:
    found = list(find_amounts(text))
    places = [place for amount in found for place in (amount.start, amount.end)]
    assert sorted(places) == places
    assert [amount.printed for amount in found] == [text[amount.start : amount.end] for amount in found]
    assert [amount.value is None for amount in found] == [amount.problem is not None for amount in found]


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_written(value: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        write_amount(Decimal(value))
