"""The papers of a sale: a buyer's statement, a seller's settlement, and the letterhead that they stand under.

Only shapes; what a paper looks like the server knows, what the amounts are its reckoning.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from contract.money import MAX_AMOUNT
from contract.settlement import Line, Party, PartyId, Rate, SoldBy
from contract.standing import Phase
from contract.terms import PremiumBand

Fee = Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)]
Block = Annotated[str, msgspec.Meta(max_length=2_000)]


class PaperKind(StrEnum):
    """Who a statement is for."""

    BUYER = "buyer"
    SELLER = "seller"


class PaperLanguage(StrEnum):
    """The languages that papers are written in."""

    ENGLISH = "en"
    SPANISH = "es"


class Letterhead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands on every paper of the house. `number_prefix` goes before a statement's number."""

    name: Line = ""
    tagline: Line = ""
    address: Annotated[str, msgspec.Meta(max_length=500)] = ""
    email: Line = ""
    phone: Line = ""
    web: Line = ""
    vat_no: Line = ""
    register: Line = ""
    bank: Line = ""
    account_holder: Line = ""
    iban: Annotated[str, msgspec.Meta(max_length=42)] = ""
    bic: Annotated[str, msgspec.Meta(max_length=11)] = ""
    number_prefix: Annotated[str, msgspec.Meta(max_length=12)] = ""


def is_iban(iban: str) -> bool:
    """Tell whether an IBAN's check digits are right (ISO 13616): a typing mistake never reaches a bank."""
    plain = "".join(iban.split()).upper()
    if not (plain.isascii() and plain.isalnum() and 15 <= len(plain) <= 34):
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


class Accounting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one sale is settled with its sellers, and what its papers say besides.

    `commission` are tiers on the hammer price; `lot_fee` is for each lot sold, `unsold_fee` for each that was
    not, `insurance_bp` of the hammer price. All of them bear `commission_vat_bp`.
    """

    commission: list[PremiumBand] = []
    commission_vat_bp: Rate = 0
    lot_fee: Fee = 0
    unsold_fee: Fee = 0
    insurance_bp: Rate = 0
    payment_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 10
    payout_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 30
    language: PaperLanguage = PaperLanguage.ENGLISH
    held_at: Line = ""
    buyer_note: Block = ""
    seller_note: Block = ""


# ── statements ───────────────────────────────────────────────────────────────────────────────────────────


class VatLine(msgspec.Struct, frozen=True):
    """All VAT at one rate: what it is on, and how much. Sums of the lines, never reckoned anew."""

    rate_bp: int
    base: int
    vat: int


class BuyerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A lot on a buyer's statement; `total` is all four amounts."""

    lot: str
    title: str
    hammer: int
    premium: int
    premium_vat: int
    hammer_vat_bp: int
    hammer_vat: int
    total: int
    sold_by: SoldBy = SoldBy.HAMMER


class BuyerStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer owes for a sale; `total` is the sum of its lines."""

    sale: str
    title: str
    currency: str
    party: Party
    lines: list[BuyerLine]
    premium: list[PremiumBand]
    premium_vat_bp: int
    hammer: int
    premium_sum: int
    vat: list[VatLine]
    total: int


class SellerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A lot on a seller's settlement; `net` is what it brings him, below zero where it costs him.

    `vat` is on commission and fees together; `hammer_vat` was paid by the buyer and goes to a seller who owes
    it to his own tax office.
    """

    lot: str
    title: str
    outcome: Phase
    hammer: int
    hammer_vat: int
    commission: int
    fees: int
    vat: int
    net: int
    sold_by: SoldBy | None = None


class SellerStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What a seller gets for a sale, or owes it; `total` is the sum of its lines."""

    sale: str
    title: str
    currency: str
    party: Party
    lines: list[SellerLine]
    commission: list[PremiumBand]
    hammer: int
    hammer_vat: int
    commission_sum: int
    fees: int
    vat: VatLine
    total: int


class Paper(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A statement as it goes out, with all that is printed on it: one of `buyer` and `seller`.

    `number` is null for a draft. `replaces` is the number of the paper that this one corrects; `is_current`
    is false once the sale's state has gone on from what was issued.
    """

    kind: PaperKind
    buyer: BuyerStatement | None = None
    seller: SellerStatement | None = None
    letterhead: Letterhead = Letterhead()
    accounting: Accounting = Accounting()
    held_on: int | None = None
    number: int | None = None
    issued_at: int | None = None
    replaces: int | None = None
    is_current: bool = True

    @property
    def statement(self) -> BuyerStatement | SellerStatement:
        """The statement that the paper carries."""
        found = self.buyer if self.kind is PaperKind.BUYER else self.seller
        assert found is not None  # a paper is made with its statement
        return found


class PaperSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list. `lots` counts its lines."""

    kind: PaperKind
    party: Party
    lots: int
    total: int
    number: int | None
    issued_at: int | None
    is_current: bool


def file_name(paper: PaperSummary, at: int) -> str:
    """Return what a statement's PDF is called: its number, or its place `at` in the list, and its party."""
    name = "".join(sign if sign.isalnum() else "-" for sign in (paper.party.name or paper.party.paddle or ""))
    words = "-".join(part for part in name.split("-") if part)[:60]
    number = f"draft-{at:03d}" if paper.number is None else f"{paper.number:05d}"
    return "-".join(part for part in (paper.kind.value, number, words) if part) + ".pdf"


class Issue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Issue the statements of `parties` (ids), all of that kind when null."""

    kind: PaperKind
    parties: Annotated[list[PartyId], msgspec.Meta(max_length=5_000)] | None = None
