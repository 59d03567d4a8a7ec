"""The form of a sale: what was typed becomes terms, or every fault is told at its field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.ladder import Ladder
from contract.terms import BelowReserve, PremiumBand, Registration, SaleKind, SoftClose, Terms, Tie
from desktop_client.formats import Formats
from desktop_client.viewmodels.ladder_draft import (
    OWN,
    BandLine,
    LadderDraft,
    LadderFault,
    read_ladder,
    rungs_of,
    shipped_ladder,
    shipped_ladders,
    suggested_ladder,
)
from desktop_client.viewmodels.sale_draft import (
    Field,
    FormFault,
    PremiumLine,
    SaleDraft,
    draft_of,
    read_draft,
    read_rate,
)

ENGLISH, SPANISH = Formats("en_GB"), Formats("es_ES")
NOW = 1_795_000_000_000
HOUR = 3_600_000
LADDER = LadderDraft(OWN, (BandLine("0", "5"), BandLine("100", "0-20-50-80")))
FORM = SaleDraft(title="Clocks", ladder=LADDER)


def faults(draft: SaleDraft) -> list[tuple[Field, str, int]]:
    read = read_draft(draft, ENGLISH, NOW)
    assert (read.terms is None) == bool(read.faults)
    return [(one.field, one.fault.value, one.place) for one in read.faults]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "  "}, (Field.TITLE, FormFault.EMPTY, 0)),
        ({"title": "x" * 201}, (Field.TITLE, FormFault.TOO_LONG, 0)),
        ({"currency": "euro"}, (Field.CURRENCY, FormFault.NO_CURRENCY, 0)),
        ({"credit_limit": "much"}, (Field.LIMIT, FormFault.NO_AMOUNT, 0)),
        ({"premium": (PremiumLine("", "101"),)}, (Field.PREMIUM, FormFault.NO_RATE, 0)),
        (
            {"premium": (PremiumLine("0", "25"), PremiumLine("0", "20"))},
            (Field.PREMIUM, FormFault.OUT_OF_ORDER, 1),
        ),
        ({"premium": (PremiumLine("all", "25"),)}, (Field.PREMIUM, FormFault.NO_AMOUNT, 0)),
        ({"premium": (PremiumLine("500", ""),)}, (Field.PREMIUM, FormFault.NO_RATE, 0)),
        ({"hammer_vat": "1.234"}, (Field.HAMMER_VAT, FormFault.NO_RATE, 0)),
        ({"premium_vat": "a"}, (Field.PREMIUM_VAT, FormFault.NO_RATE, 0)),
        ({"ladder": LadderDraft()}, (Field.LADDER, LadderFault.NO_BANDS, 0)),
        ({"kind": SaleKind.TIMED}, (Field.CLOSES, FormFault.EMPTY, 0)),
        ({"kind": SaleKind.TIMED, "closes_at": NOW}, (Field.CLOSES, FormFault.IN_THE_PAST, 0)),
        (
            {"kind": SaleKind.TIMED, "opens_at": NOW + 2 * HOUR, "closes_at": NOW + HOUR},
            (Field.CLOSES, FormFault.BEFORE_OPENING, 0),
        ),
    ],
)
def test_each_fault_is_told_at_its_field(change: dict[str, object], told: tuple[Field, str, int]) -> None:
    assert faults(replace(FORM, **change)) == [told]  # type: ignore[arg-type]


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(replace(FORM, title="", credit_limit="x", hammer_vat="x"))) == 3


def test_a_live_sale_has_no_clock_whatever_the_form_says() -> None:
    read = read_draft(replace(FORM, closes_at=NOW - 1, opens_at=NOW, stagger_ms=5), ENGLISH, NOW)
    assert read.terms is not None
    assert (read.terms.opens_at, read.terms.closes_at, read.terms.stagger_ms) == (None, None, 60_000)


def test_amounts_are_read_as_the_language_writes_them() -> None:
    draft = replace(
        FORM, credit_limit="1.250,50", premium=(PremiumLine("", "25"), PremiumLine("5.000", "20,5 %"))
    )
    read = read_draft(draft, SPANISH, NOW)
    assert read.terms is not None
    assert read.terms.credit_limit == 125_050
    assert read.terms.premium == (PremiumBand(0, 2_500), PremiumBand(500_000, 2_050))


TERMS = st.builds(
    Terms,
    kind=st.just(SaleKind.TIMED),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    ladder=st.just(Ladder("auction-fr", shipped_ladder("auction-fr", "EUR").bands)),
    registration=st.sampled_from(Registration),
    below_reserve=st.sampled_from(BelowReserve),
    tie=st.sampled_from(Tie),
    raise_breaks_tie=st.booleans(),
    on_rungs_only=st.booleans(),
    absentee=st.booleans(),
    credit_limit=st.none() | st.integers(1, 10**12),
    soft_close=st.builds(SoftClose, window_ms=st.integers(0, 900).map(lambda s: s * 1000)),
    opens_at=st.none() | st.just(NOW + HOUR),
    closes_at=st.just(NOW + 2 * HOUR),
    stagger_ms=st.integers(0, 600).map(lambda s: s * 1000),
    premium=st.just(()) | st.just((PremiumBand(0, 2_500), PremiumBand(50_000, 1_250))),
    premium_vat_bp=st.integers(0, 10_000),
    hammer_vat_bp=st.integers(0, 10_000),
)


@given(TERMS, st.sampled_from([ENGLISH, SPANISH]))
def test_terms_written_into_the_form_are_read_back_the_same(terms: Terms, formats: Formats) -> None:
    read = read_draft(draft_of("Clocks", terms, formats), formats, NOW)
    assert read.faults == ()
    assert read.terms == terms


@pytest.mark.parametrize(
    ("text", "rate_bp"),
    [
        ("25", 2_500),
        ("12.5 %", 1_250),
        ("5,25", 525),
        ("0", 0),
        ("100", 10_000),
        ("100.01", None),
        ("-1", None),
        ("", None),
    ],
)
def test_a_rate_is_read_into_basis_points(text: str, rate_bp: int | None) -> None:
    assert read_rate(text) == rate_bp


@given(st.integers(1, 10_000), st.sampled_from(["en_GB", "es_ES"]))
def test_a_rate_is_written_so_that_it_is_read_again(rate_bp: int, locale: str) -> None:
    assert read_rate(Formats(locale).rate(rate_bp)) == rate_bp


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD", "USD"])
@pytest.mark.parametrize("formats", [ENGLISH, SPANISH])
def test_every_shipped_ladder_can_be_edited_without_change(currency: str, formats: Formats) -> None:
    for shipped in shipped_ladders():
        if shipped.currency not in (None, currency):
            continue
        ladder = shipped_ladder(shipped.name, currency)
        read, wrong = read_ladder(LadderDraft.of(ladder, currency, formats), currency, formats)
        assert wrong == []
        assert read is not None
        for amount in (0, 1, 99, 100, 4_999, 12_345, 10_000_000):
            assert read.next(amount) == ladder.next(amount)


def test_the_ladder_made_for_a_currency_is_suggested() -> None:
    assert suggested_ladder("EUR") == "auction-fr"
    assert suggested_ladder("CHF") == "collective"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((BandLine("", "5"),), [(0, LadderFault.NO_START)]),
        ((BandLine("0", "5"), BandLine("100", "0-50-20")), [(1, LadderFault.NO_STEP)]),
        ((BandLine("0", "5"), BandLine("100", "5-20")), [(1, LadderFault.NO_STEP)]),
        ((BandLine("100", "5"), BandLine("100", "10")), [(1, LadderFault.OUT_OF_ORDER)]),
        ((BandLine("0", ""),), [(0, LadderFault.NO_STEP)]),
        ((BandLine(), BandLine()), [(0, LadderFault.NO_BANDS)]),
    ],
)
def test_a_line_that_makes_no_band_is_told_by_its_place(
    lines: tuple[BandLine, ...], told: list[tuple[int, LadderFault]]
) -> None:
    ladder, wrong = read_ladder(LadderDraft(OWN, lines), "EUR", ENGLISH)
    assert (ladder, wrong) == (None, told)


def test_a_pattern_says_where_it_repeats_when_that_is_not_the_next_power_of_ten() -> None:
    ladder, _ = read_ladder(LadderDraft(OWN, (BandLine("0", "0-20-50/200"),)), "EUR", ENGLISH)
    assert ladder is not None
    assert ladder.rungs_above(0, 4) == [2_000, 5_000, 20_000, 22_000]
    assert LadderDraft.of(ladder, "EUR", ENGLISH).lines == (BandLine("0", "0-20-50/200"),)


def test_a_line_shows_the_rungs_that_it_gives() -> None:
    assert rungs_of(BandLine("300", "0-20-50-80"), "EUR", ENGLISH) == [30_000, 32_000, 35_000, 38_000]
    assert rungs_of(BandLine("0", "5"), "EUR", ENGLISH) == [500, 1_000, 1_500, 2_000]
    assert rungs_of(BandLine("x", "5"), "EUR", ENGLISH) == []


def test_a_changed_line_makes_the_ladder_the_house_s_own() -> None:
    draft = LadderDraft("auction-fr", (BandLine("0", "5"),))
    assert draft.with_line(0, BandLine("0", "10")) == LadderDraft(OWN, (BandLine("0", "10"),))
    assert draft.with_line(1, BandLine("20", "10")).lines[1] == BandLine("20", "10")
    assert draft.without_line(0) == LadderDraft(OWN, ())
