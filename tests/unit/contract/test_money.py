"""Amounts are integers in minor units, read and written without a float."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from contract.money import MAX_AMOUNT, AmountError, amount_text, parse_amount


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("1250", "EUR", 125_000),
        ("1250.5", "EUR", 125_050),
        ("0.05", "USD", 5),
        (" 7.10 ", "USD", 710),
        ("7.1000", "USD", 710),
        ("1250", "JPY", 1250),
        ("1.234", "KWD", 1234),
    ],
)
def test_a_plain_decimal_becomes_minor_units(text: str, currency: str, amount: int) -> None:
    assert parse_amount(text, currency) == amount


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "1e3", "NaN", "inf", "1,250", "1.250.00", "1.005", "0x10", "١٢", "9" * 14, "1."]
)
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "E1R"])
def test_what_is_not_a_currency_is_refused(currency: str) -> None:
    with pytest.raises(AmountError):
        parse_amount("1", currency)


@given(st.integers(0, MAX_AMOUNT), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_writing_and_reading_gives_the_amount_back(amount: int, currency: str) -> None:
    assert parse_amount(amount_text(amount, currency), currency) == amount
