"""The words on a paper, in the languages that papers are written in."""

from dataclasses import dataclass
from typing import Final

from contract.papers import PaperLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every text that is printed; braces stand for what is filled in."""

    buyer_title: str
    seller_title: str
    draft: str
    number: str
    date: str
    replaces: str
    sale: str
    held_at: str
    held_on: str
    paddle: str
    vat_no: str
    due: str
    payout: str
    lot: str
    description: str
    hammer: str
    premium: str
    vat: str
    amount: str
    commission: str
    fees: str
    net: str
    in_currency: str
    after_sale: str
    unsold: str
    withdrawn: str
    carried: str
    brought: str
    hammer_sum: str
    premium_sum: str
    commission_sum: str
    fees_sum: str
    hammer_vat_sum: str
    vat_at: str
    to_pay: str
    to_get: str
    we_are_owed: str
    premium_terms: str
    commission_terms: str
    tier_first: str
    tier_next: str
    tier_last: str
    tier_flat: str
    pay_title: str
    pay_holder: str
    pay_reference: str
    scan: str
    page: str
    lacking: str
    lots: str
    one_lot: str


ENGLISH: Final = Words(
    buyer_title="Buyer’s statement",
    seller_title="Seller’s settlement",
    draft="DRAFT",
    number="Statement no.",
    date="Date",
    replaces="Replaces no.",
    sale="Sale",
    held_at="Held at",
    held_on="Held on",
    paddle="Paddle",
    vat_no="VAT no.",
    due="Payable by",
    payout="Paid out by",
    lot="Lot",
    description="Description",
    hammer="Hammer price",
    premium="Premium",
    vat="VAT",
    amount="Amount",
    commission="Commission",
    fees="Fees",
    net="Net",
    in_currency="All amounts in {currency}",
    after_sale="sold after the sale",
    unsold="unsold",
    withdrawn="withdrawn",
    carried="Carried forward",
    brought="Brought forward",
    hammer_sum="Hammer prices",
    premium_sum="Buyer’s premium",
    commission_sum="Commission",
    fees_sum="Fees",
    hammer_vat_sum="VAT on hammer prices",
    vat_at="VAT {rate} on {base}",
    to_pay="Total to pay",
    to_get="Total in your favour",
    we_are_owed="Total in our favour",
    premium_terms="Buyer’s premium: {tiers}.",
    commission_terms="Commission: {tiers}.",
    tier_first="{rate} up to {end}",
    tier_next="{rate} from there up to {end}",
    tier_last="{rate} above",
    tier_flat="{rate} of the hammer price",
    pay_title="Payment by bank transfer",
    pay_holder="Account holder",
    pay_reference="Reference",
    scan="Scan to pay with your bank’s app",
    page="Page {page} of {pages}",
    lacking="[?]: letters that cannot be printed here; the house has them on record.",
    lots="{count} lots",
    one_lot="1 lot",
)

SPANISH: Final = Words(
    buyer_title="Liquidación del comprador",
    seller_title="Liquidación del vendedor",
    draft="BORRADOR",
    number="Liquidación n.º",
    date="Fecha",
    replaces="Sustituye a la n.º",
    sale="Subasta",
    held_at="Lugar",
    held_on="Celebrada el",
    paddle="Paleta",
    vat_no="NIF/IVA",
    due="A pagar antes del",
    payout="Abono antes del",
    lot="Lote",
    description="Descripción",
    hammer="Remate",
    premium="Prima",
    vat="IVA",
    amount="Importe",
    commission="Comisión",
    fees="Gastos",
    net="Neto",
    in_currency="Importes en {currency}",
    after_sale="vendido tras la subasta",
    unsold="no vendido",
    withdrawn="retirado",
    carried="Suma y sigue",
    brought="Suma anterior",
    hammer_sum="Precios de remate",
    premium_sum="Prima del comprador",
    commission_sum="Comisión",
    fees_sum="Gastos",
    hammer_vat_sum="IVA sobre los remates",
    vat_at="IVA {rate} sobre {base}",
    to_pay="Total a pagar",
    to_get="Total a su favor",
    we_are_owed="Total a nuestro favor",
    premium_terms="Prima del comprador: {tiers}.",
    commission_terms="Comisión: {tiers}.",
    tier_first="{rate} hasta {end}",
    tier_next="{rate} desde ahí hasta {end}",
    tier_last="{rate} por encima",
    tier_flat="{rate} del precio de remate",
    pay_title="Pago por transferencia",
    pay_holder="Titular",
    pay_reference="Concepto",
    scan="Escanee para pagar con la app de su banco",
    page="Página {page} de {pages}",
    lacking="[?]: letras que aquí no se pueden imprimir; constan en la casa.",
    lots="{count} lotes",
    one_lot="1 lote",
)

WORDS: Final = {PaperLanguage.ENGLISH: ENGLISH, PaperLanguage.SPANISH: SPANISH}
