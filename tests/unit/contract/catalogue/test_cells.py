"""Amounts, estimates and rates as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.catalogue.cells import CellError, read_amount, read_estimate, read_rate
from contract.catalogue.faults import FaultCode
from contract.catalogue.rows import Grouping


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
        ("€ 5", "EUR", 500),
        ("5 EUR", "EUR", 500),
        ("eur5", "EUR", 500),
        ("US$1,200.00", "USD", 120000),
        ("$80", "CAD", 8000),
        ("1.200.000,-", "EUR", 120000000),
        ("800,- €", "EUR", 80000),
        ("Fr. 800.—", "CHF", 80000),
        ("800 kr.", "SEK", 80000),
        ("0", "EUR", 0),
    ],
)
def test_an_amount_with_one_reading_is_read(written: str, currency: str, minor: int) -> None:
    assert read_amount(written, currency) == minor


@pytest.mark.parametrize("written", ["1.200", "1,200", "12.500", "999,000", "€1,200"])
def test_an_amount_with_two_readings_is_refused_with_both(written: str) -> None:
    with pytest.raises(CellError) as caught:
        read_amount(written, "EUR")
    assert caught.value.code is FaultCode.TWO_READINGS
    assert " or " in caught.value.params["like"]


def test_an_amount_with_two_readings_is_read_by_the_files_way_and_no_other() -> None:
    assert (
        read_amount("1,200", "EUR", Grouping.COMMA) == read_amount("1.200", "EUR", Grouping.POINT) == 120000
    )
    for written, grouping in (("1.200", Grouping.COMMA), ("1,200", Grouping.POINT)):
        with pytest.raises(CellError, match="two_readings"):
            read_amount(written, "EUR", grouping)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-5",
        "+5",
        "€ -5",
        "5e3",
        "12.345.67",
        "1,20,000",
        "1.200.00",
        "NaN",
        "1 2",
        "٣",
        "1.2.3",
        "POA",
        ".5",
    ],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(CellError, match="not_an_amount"):
        read_amount(written, "EUR")


@pytest.mark.parametrize(
    ("written", "currency", "code"),
    [
        ("12.345,678", "EUR", FaultCode.TOO_MANY_DECIMALS),
        ("1200.5", "JPY", FaultCode.TOO_MANY_DECIMALS),
        ("1.200", "JPY", FaultCode.TWO_READINGS),
        ("9" * 20, "EUR", FaultCode.TOO_MUCH),
        ("9" * 5000, "EUR", FaultCode.TOO_MUCH),
        ("£5", "EUR", FaultCode.OTHER_CURRENCY),
        ("5 USD", "EUR", FaultCode.OTHER_CURRENCY),
        ("5 xyz", "EUR", FaultCode.NOT_AN_AMOUNT),
    ],
)
def test_an_amount_that_the_sale_cannot_have_is_refused(written: str, currency: str, code: FaultCode) -> None:
    with pytest.raises(CellError, match=code.value):
        read_amount(written, currency)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("800–1,200", 80000, 120000),
        ("800-1200", 80000, 120000),
        ("£800 - £1,200", 80000, 120000),
        ("800 to 1.200 GBP", 80000, 120000),
        ("80/120", 8000, 12000),
        ("80 bis 120", 8000, 12000),
        ("80 à 120", 8000, 12000),
        ("1,200.00 — 1,800.00", 120000, 180000),
        ("500", 50000, None),
        ("0-0", None, None),
        ("0", None, None),
    ],
)
def test_both_estimates_are_read_out_of_one_cell(written: str, low: int | None, high: int | None) -> None:
    assert read_estimate(written, "GBP") == (low, high)


@pytest.mark.parametrize("written", ["1,200–1,800", "1-1,200", "-5", "80-90-100", "high", "80–much", "-"])
def test_an_estimate_with_two_readings_or_none_is_refused(written: str) -> None:
    with pytest.raises(CellError):
        read_estimate(written, "GBP")


@pytest.mark.parametrize(
    ("written", "rate"),
    [("21", 2100), ("21%", 2100), ("5,5 %", 550), ("0", 0), ("no", 0), ("100", 10000), ("0.21", 21)],
)
def test_a_rate_is_read_in_basis_points(written: str, rate: int) -> None:
    assert read_rate(written) == rate


@pytest.mark.parametrize("written", ["", "yes", "101", "-1", "21.123", "*", "1e1"])
def test_what_is_no_rate_is_refused(written: str) -> None:
    with pytest.raises(CellError, match="not_a_rate"):
        read_rate(written)


@given(st.integers(0, 10**10), st.sampled_from([("", "."), (",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_an_amount_is_read_as_it_was_written(minor: int, marks: tuple[str, str]) -> None:
    group, decimal = marks
    whole, cents = divmod(minor, 100)
    written = f"{whole:,}".replace(",", group) + f"{decimal}{cents:02}"
    assert read_amount(written, "EUR") == minor


@given(st.text(st.sampled_from("0123456789.,;\t\"' -=abÑ€\n\r\x00\u00a0"), max_size=12))
def test_any_cell_is_an_amount_or_refused_as_one(cell: str) -> None:
    for read in (
        lambda text: read_amount(text, "EUR"),
        lambda text: read_estimate(text, "EUR")[0] or 0,
        read_rate,
    ):
        try:
            assert read(cell) >= 0
        except CellError as error:
            assert error.code  # noqa: PT017  # a refusal, whichever
