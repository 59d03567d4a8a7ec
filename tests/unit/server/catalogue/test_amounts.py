"""Amounts as spreadsheets write them."""

import pytest

from contract.money import AmountError
from server.catalogue.amounts import read_cell


@pytest.mark.parametrize(
    ("written", "currency", "minor"),
    [
        ("1200", "EUR", 120000),
        (" 1200.5 ", "EUR", 120050),
        ("1200,50", "EUR", 120050),
        ("0,05", "EUR", 5),
        ("1.200,00", "EUR", 120000),
        ("1,200.00", "EUR", 120000),
        ("1.200.000", "EUR", 120000000),
        ("1,200,000.50", "EUR", 120000050),
        ("1 200", "EUR", 120000),
        ("1\u00a0200,50", "EUR", 120050),
        ("1'200.50", "EUR", 120050),
        ("12000.000", "EUR", 1200000),
        ("1200", "JPY", 1200),
        ("1,200,000", "JPY", 1200000),
        ("1.200", "KWD", 1200),
        ("0.500", "EUR", 50),
    ],
)
def test_an_amount_with_one_reading_is_read(written: str, currency: str, minor: int) -> None:
    assert read_cell(written, currency) == minor


@pytest.mark.parametrize("written", ["1.200", "1,200", "12.500", "999,000"])
def test_an_amount_with_two_readings_is_refused_with_both(written: str) -> None:
    with pytest.raises(AmountError, match="two ways; write it as"):
        read_cell(written, "EUR")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-5",
        "+5",
        "5e3",
        "12.345.67",
        "1,20,000",
        "1.200.00",
        "€ 5",
        "5 EUR",
        "NaN",
        "1 2",
        "٣",
        "1.2.3",
        "9" * 20,
    ],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(AmountError):
        read_cell(written, "EUR")


@pytest.mark.parametrize(
    ("written", "currency"), [("12.345,678", "EUR"), ("1200.5", "JPY"), ("1.200", "JPY")]
)
def test_decimals_that_the_currency_does_not_have_are_refused(written: str, currency: str) -> None:
    with pytest.raises(AmountError):
        read_cell(written, currency)
