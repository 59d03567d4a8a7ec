"""The papers as PDF: what stands on them, in two languages, from one lot to three hundred."""

import unicodedata
from datetime import UTC
from itertools import pairwise
from typing import Any

import msgspec
import pypdfium2
import pytest

from contract.papers import Accounting, BuyerStatement, Letterhead, Paper, PaperKind, PaperLanguage
from contract.settlement import Party
from contract.terms import PremiumBand
from server.settlement.buyers import buyer_statements
from server.settlement.paper.content import tiers_text
from server.settlement.paper.figures import Figures
from server.settlement.paper.letters import LACKING
from server.settlement.paper.payment import iban_text, transfer_code
from server.settlement.paper.printing import print_paper
from server.settlement.paper.sheet import Face, width_of, wrapped
from server.settlement.paper.words import ENGLISH, SPANISH
from server.settlement.sellers import seller_statements
from tests.unit.server.settlement.test_statements import ACCOUNTING, SALE, TERMS, sold, stayed

LETTERHEAD = Letterhead(
    name="Casa Montesinos", address="Calle del Prado 27\n28014 Madrid", iban="ES91 2100 0418 4502 0005 1332",
    bic="CAIXESBBXXX", number_prefix="2026-", vat_no="ESB12345674",
)  # fmt: skip
ANN = Party(id="ann", name="Ann Łukasiewicz", address="12 High Street\nLondon", paddle="204")


def buyer_paper(lots: int, **changes: Any) -> Paper:
    outcomes = [sold(str(number), 10_000 + number) for number in range(1, lots + 1)]
    (statement,) = buyer_statements(SALE, TERMS, outcomes, {"ann": ANN})
    paper = Paper(
        kind=PaperKind.BUYER, buyer=statement, letterhead=LETTERHEAD, accounting=ACCOUNTING, number=137,
        issued_at=1_795_360_000_000,
    )  # fmt: skip
    return msgspec.structs.replace(paper, **changes)


def pages_of(paper: Paper, language: PaperLanguage | None = None) -> list[str]:
    document = pypdfium2.PdfDocument(print_paper(paper, UTC, language))
    return [page.get_textpage().get_text_bounded() for page in document]


def total_of(paper: Paper) -> BuyerStatement:
    assert paper.buyer is not None
    return paper.buyer


@pytest.mark.parametrize("lots", [1, 5, 12, 13, 14, 60, 300])
def test_every_lot_and_the_total_stand_on_the_paper_however_many_there_are(lots: int) -> None:
    paper = buyer_paper(lots)
    pages = pages_of(paper)
    text = "\n".join(pages)
    figures = Figures(PaperLanguage.ENGLISH, "EUR", UTC)
    for line in total_of(paper).lines:
        assert f"Lot {line.lot}\r\n" in text or f"Lot {line.lot} " in text
    (last,) = [page for page in pages if figures.money(total_of(paper).total) in page]
    assert f"Lot {lots}" in last
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1)] == [
        True
    ] * len(pages)


def test_what_is_carried_forward_is_brought_forward() -> None:
    pages = pages_of(buyer_paper(60))
    assert len(pages) > 2
    for before, after in pairwise(pages):
        carried = before.split("Carried forward")[1].split()[0]
        assert carried == after.split("Brought forward")[1].split()[0]


def test_a_paper_speaks_english_or_spanish() -> None:
    english, spanish = (pages_of(buyer_paper(1), language)[0] for language in PaperLanguage)
    for words in ("Buyer’s statement", "22 November 2026", "2026-00137", "Paddle", "Łukasiewicz"):
        assert words in english
    for words in ("Liquidación del comprador", "22 de noviembre de 2026", "Paleta", "Remate"):
        assert words in spanish


@pytest.mark.parametrize(
    "name",
    ["<img src='file:///etc/hostname'/>", "<a href='https://x.example'>pay here</a>", "</para><b>A & B"],
)
def test_security_19_what_looks_like_markup_is_printed_as_it_is(name: str) -> None:
    """Buyers choose their names and addresses themselves."""
    plain = buyer_paper(1)
    assert plain.buyer is not None
    party = msgspec.structs.replace(ANN, name=name, address=f"{name}\n{name}")
    marked = msgspec.structs.replace(plain, buyer=msgspec.structs.replace(plain.buyer, party=party))
    printed = print_paper(marked, UTC)
    assert "".join(pages_of(marked)).count(name) >= 3
    assert printed.count(b"/URI") == print_paper(plain, UTC).count(b"/URI")
    assert printed.count(b"/Image") == print_paper(plain, UTC).count(b"/Image")


def test_a_draft_says_so_and_has_no_number() -> None:
    text = pages_of(buyer_paper(1, number=None, issued_at=None))[0]
    assert "DRAFT" in text
    assert "Statement no." not in text


def test_a_correction_names_what_it_replaces() -> None:
    assert "2026-00131" in pages_of(buyer_paper(1, replaces=131))[0]


def test_a_settlement_shows_deductions_and_what_the_seller_owes() -> None:
    (statement,) = seller_statements(SALE, TERMS, ACCOUNTING, [sold("1", 100_000), stayed("2")], {})
    paper = Paper(
        kind=PaperKind.SELLER, seller=statement, letterhead=LETTERHEAD, accounting=ACCOUNTING, number=9
    )
    text = pages_of(paper)[0]
    for words in ("Seller’s settlement", "−150.00", "unsold", "Total in your favour", "€788.25"):
        assert words in text
    (owing,) = seller_statements(SALE, TERMS, ACCOUNTING, [stayed("2")], {})
    text = pages_of(msgspec.structs.replace(paper, seller=owing))[0]
    assert "Total in our favour" in text
    assert "€12.10" in text


def test_a_house_without_a_letterhead_still_prints() -> None:
    assert "Total to pay" in pages_of(buyer_paper(1, letterhead=Letterhead(), accounting=Accounting()))[0]


@pytest.mark.parametrize("letterhead", [LETTERHEAD, msgspec.structs.replace(LETTERHEAD, iban="")])
def test_a_buyer_reads_once_by_when_to_pay_whether_the_house_names_an_account_or_not(
    letterhead: Letterhead,
) -> None:
    assert pages_of(buyer_paper(1, letterhead=letterhead))[0].count("Payable by") == 1
    assert "Payable by" not in pages_of(buyer_paper(1, letterhead=letterhead, issued_at=None))[0]


def test_the_largest_amounts_leave_room_for_the_titles() -> None:
    terms = msgspec.structs.replace(TERMS, currency="JPY")
    (statement,) = buyer_statements(SALE, terms, [sold("1", 10**13), sold("2", 10**13)], {"ann": ANN})
    text = pages_of(buyer_paper(1, buyer=statement))[0]
    assert "10,000,000,000,000" in text
    assert "Lot 2" in text


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_transfer_code_is_made_for_euros_and_a_true_account_only() -> None:
    code = transfer_code(LETTERHEAD, "Casa Montesinos", "EUR", 12_345, "2026-00137")
    assert code is not None
    assert len(code) == len(code[0])
    assert transfer_code(LETTERHEAD, "Casa Montesinos", "GBP", 12_345, "2026-00137") is None
    wrong = msgspec.structs.replace(LETTERHEAD, iban="ES91 2100")
    assert transfer_code(wrong, "Casa Montesinos", "EUR", 12_345, "2026-00137") is None


def test_an_iban_is_written_in_groups_of_four() -> None:
    assert iban_text("es9121000418450200051332") == "ES91 2100 0418 4502 0005 1332"


@pytest.mark.parametrize(
    ("tiers", "english", "spanish"),
    [
        ([(0, 2_500)], "25\u202f% of the hammer price", "25\u202f% del precio de remate"),
        (
            [(0, 2_500), (10_000_000, 1_450)],
            "25\u202f% up to €100,000.00, 14.5\u202f% above",
            "25\u202f% hasta 100.000,00\xa0€, 14,5\u202f% por encima",
        ),
        ([(50_000, 1_000)], "0\u202f% up to €500.00, 10\u202f% above", None),
    ],
)
def test_tiers_are_said_in_words(tiers: list[tuple[int, int]], english: str, spanish: str | None) -> None:
    bands = [PremiumBand(above=above, rate_bp=rate) for above, rate in tiers]
    assert tiers_text(bands, ENGLISH, Figures(PaperLanguage.ENGLISH, "EUR", UTC)) == english
    if spanish is not None:
        assert tiers_text(bands, SPANISH, Figures(PaperLanguage.SPANISH, "EUR", UTC)) == spanish


@pytest.mark.parametrize("text", ["", "one", "a few words that need two lines", "Donaudampfschiffahrt" * 9])
def test_wrapped_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, Face.REGULAR, 9, 100)
    assert all(width_of(line, Face.REGULAR, 9) <= 100 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_what_is_too_much_ends_in_an_ellipsis() -> None:
    lines = wrapped("word " * 100, Face.REGULAR, 9, 100, at_most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert width_of(lines[-1], Face.REGULAR, 9) <= 100


def test_a_name_in_another_script_is_printed_and_what_cannot_be_is_marked_and_said() -> None:
    def printed(name: str) -> str:
        outcomes = [sold("1", 10_000)]
        (statement,) = buyer_statements(
            SALE, TERMS, outcomes, {"ann": msgspec.structs.replace(ANN, name=name)}
        )
        return "\n".join(pages_of(buyer_paper(1, buyer=statement)))

    for name in ("王小明", "山田 かな", "김철수 Kim", "Αθηνά Ћирић", "Ł. Ne\u0301meth"):
        text = printed(name)
        assert unicodedata.normalize("NFC", name) in text
        assert LACKING not in text
    text = printed("Ann محمد Bey")
    assert f"Ann {LACKING} Bey" in text
    assert ENGLISH.lacking in text
