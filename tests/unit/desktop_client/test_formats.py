"""Amounts and times as two languages write them, and what people type read back without a guess."""

from datetime import UTC

import pytest

from desktop_client.formats import Formats

ENGLISH, SPANISH = Formats("en_GB", UTC), Formats("es_ES", UTC)
AT = 1_763_820_187_412  # 2025-11-22 14:03:07.412 UTC


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("formats", "amount", "currency", "written"),
    [
        (ENGLISH, 125_000, "EUR", "€1,250"),
        (ENGLISH, 125_050, "EUR", "€1,250.50"),
        (SPANISH, 125_000, "EUR", "1.250 €"),
        (SPANISH, 125_050, "EUR", "1.250,50 €"),
        (ENGLISH, 125_000, "JPY", "JP¥125,000"),
        (SPANISH, 10**13, "EUR", "100.000.000.000 €"),
    ],
)
def test_money_has_its_currency_and_decimals_only_when_there_are_any(
    formats: Formats, amount: int, currency: str, written: str
) -> None:
    assert plain(formats.money(amount, currency)) == written


def test_an_estimate_names_the_currency_once() -> None:
    assert plain(ENGLISH.money_range(80_000, 120_000, "EUR")) == "€800 – 1,200"
    assert plain(SPANISH.money_range(80_000, 120_000, "EUR")) == "800 – 1.200 €"
    assert ENGLISH.money_range(None, None, "EUR") == ""
    assert ENGLISH.amount_range(80_000, None, "EUR") == "800"


@pytest.mark.parametrize(
    ("formats", "typed", "amount"),
    [
        (ENGLISH, "1300", 130_000),
        (ENGLISH, "1,300", 130_000),
        (ENGLISH, "€ 1,300.50", 130_050),
        (ENGLISH, "1 300", 130_000),
        (SPANISH, "1.300", 130_000),
        (SPANISH, "1.300,5", 130_050),
        (SPANISH, "1300 €", 130_000),
        # The other language's way of writing is asked for again, never guessed at.
        (ENGLISH, "1.300", None),
        (SPANISH, "1,300", None),
        (ENGLISH, "13,00", None),
        (ENGLISH, "-5", None),
        (ENGLISH, "0", None),
        (ENGLISH, "", None),
        (ENGLISH, "a lot", None),
    ],
)
def test_an_amount_is_read_as_its_language_writes_it(
    formats: Formats, typed: str, amount: int | None
) -> None:
    assert formats.read_amount(typed, "EUR") == amount


def test_what_is_written_is_read_back() -> None:
    for formats in (ENGLISH, SPANISH):
        for amount in (1, 99, 100, 130_050, 123_456_789, 10**13):
            assert formats.read_amount(formats.money(amount, "EUR"), "EUR") == amount


def test_times_are_told_to_the_second_and_to_the_millisecond() -> None:
    assert ENGLISH.clock(AT) == "14:03:07"
    assert ENGLISH.clock(AT, milliseconds=True) == "14:03:07.412"
    assert SPANISH.clock(AT, milliseconds=True) == "14:03:07,412"
    assert plain(SPANISH.seconds(120, signed=True)) == "+0,12 s"
    assert plain(ENGLISH.seconds(-3, signed=True)) == "+0.00 s"
    assert plain(ENGLISH.seconds(-2_800)) == "-2.8 s"
    assert plain(ENGLISH.day_and_time(AT)) == "22 Nov 2025, 14:03"


def test_an_unknown_locale_falls_back_to_english() -> None:
    assert Formats("xx_YY", UTC).money(125_000, "EUR") == "€1,250"
