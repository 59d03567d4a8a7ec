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


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en_US", ["$1,250", "€1,250", "-€50"]),
        ("es_MX", ["USD 1,250", "EUR 1,250", "-EUR 50"]),
        ("es_AR", ["US$1.250", "EUR 1.250", "-EUR 50"]),
        ("es_ES", ["1.250 US$", "1.250 €", "-50 €"]),
    ],
)
def test_a_currency_of_letters_does_not_stick_to_its_figures(locale: str, written: list[str]) -> None:
    formats = Formats(locale, UTC)
    amounts = ((125_000, "USD"), (125_000, "EUR"), (-5_000, "EUR"))
    assert [plain(formats.money(amount, currency)) for amount, currency in amounts] == written


@pytest.mark.parametrize(
    ("formats", "share", "rate", "number"),
    [(ENGLISH, "18%", "14.5", "12,000"), (SPANISH, "18 %", "14,5", "12.000")],
)
def test_shares_rates_and_counts_are_written_as_the_language_has_them(
    formats: Formats, share: str, rate: str, number: str
) -> None:
    assert plain(formats.percent(18)) == share
    assert (formats.rate(1_450), formats.rate(2_100), formats.rate(0)) == (rate, "21", "")
    assert formats.number(12_000) == number


@pytest.mark.parametrize(
    ("locale", "day", "time"),
    [
        ("en_GB", "22 Nov 2025", "14:03"),
        ("en_US", "Nov 22, 2025", "2:03 PM"),
        ("es_ES", "22 nov 2025", "14:03"),
        ("es_MX", "22 nov 2025", "2:03 p.m."),
    ],
)
def test_days_and_times_are_written_as_the_country_has_them(locale: str, day: str, time: str) -> None:
    formats = Formats(locale, UTC)
    assert (plain(formats.day(AT)), plain(formats.time(AT))) == (day, time)


def test_durations_have_the_languages_comma_and_their_two_largest_units() -> None:
    assert [plain(ENGLISH.duration(ms)) for ms in (6_200, 185_000, 3_720_000)] == [
        "6.2 s",
        "3 min 5 s",
        "1 h 2 min",
    ]
    assert [plain(SPANISH.duration(ms)) for ms in (6_200, 185_000, 7_200_000)] == [
        "6,2 s",
        "3 min 5 s",
        "2 h",
    ]


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
