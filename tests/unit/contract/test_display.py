"""What a room display may be set to, and what a price comes to in another currency."""

import msgspec
import pytest

from contract.display import RATES_AT_MOST, Display, DisplayError, check_display, converted


@pytest.mark.parametrize(
    ("amount", "own", "other", "rate", "expected"),
    [
        (120_000, "EUR", "USD", "1.0834", 130_000),  # 1300.08
        (150, "EUR", "USD", "1", 200),  # 1.50 goes to the even neighbour
        (250, "EUR", "USD", "1", 200),
        (120_000, "EUR", "JPY", "163.25", 195_900),
        (1_000, "JPY", "EUR", "0.0061", 600),
        (120_000, "EUR", "KWD", "0.3345", 401_000),
        (10**13, "EUR", "VND", "27450.123456", 2_745_012_345_600_000),
        (0, "EUR", "USD", "1.0834", 0),
    ],
)
def test_a_price_is_converted_to_whole_units_without_a_float(
    amount: int, own: str, other: str, rate: str, expected: int
) -> None:
    assert converted(amount, own, other, rate) == expected


def test_what_a_display_may_be() -> None:
    check_display(Display(), "EUR")
    check_display(Display(rates={"USD": "1.0834", "GBP": "0.8"}, join_url="http://192.168.1.20:8765"), "EUR")


@pytest.mark.parametrize(
    "wrong",
    [
        Display(rates={"usd": "1"}),
        Display(rates={"EUR": "1"}),
        Display(rates={"USD": "0"}),
        Display(rates={"USD": "0.000000"}),
        Display(rates={"USD": "-1"}),
        Display(rates={"USD": "1,5"}),
        Display(rates={"USD": "NaN"}),
        Display(rates={"USD": "\u0661"}),
        Display(rates={chr(65 + n) * 3: "1" for n in range(RATES_AT_MOST + 1)}),
        Display(join_url="javascript:alert(1)"),
        Display(join_url="https://house.example/a b"),
    ],
)
def test_what_it_may_not_be(wrong: Display) -> None:
    with pytest.raises(DisplayError) as caught:
        check_display(wrong, "EUR")
    assert caught.value.field == ("rates" if wrong.rates else "join_url")


def test_nothing_unknown_is_kept() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"rates": {}, "colour": "red"}', type=Display)
