"""How a buyer pays: the bank's lines, and the code that European banking apps read (EPC069-12)."""

from decimal import Decimal
from typing import Final

import segno.helpers

from contract.papers import Letterhead, is_iban
from server.settlement.paper.content import Payment
from server.settlement.paper.words import Words

_CODE_CURRENCY: Final = "EUR"
_CODE_AT_MOST: Final = 99_999_999_999


def payment(
    letterhead: Letterhead, words: Words, *, currency: str, amount: int, reference: str, due: str
) -> Payment | None:
    """Return how to pay; None where the letterhead has no bank account, or nothing is to be paid."""
    if not letterhead.iban.strip() or amount <= 0:
        return None
    holder = letterhead.account_holder or letterhead.name
    lines = [
        (words.pay_holder, holder),
        ("IBAN", iban_text(letterhead.iban)),
        ("BIC", " · ".join(part for part in (letterhead.bic, letterhead.bank) if part)),
        (words.pay_reference, reference),
        (words.due, due),
    ]
    return Payment(
        title=words.pay_title,
        lines=[(label, value) for label, value in lines if value],
        scan=words.scan,
        code=transfer_code(letterhead, holder, currency, amount, reference),
    )


def iban_text(iban: str) -> str:
    """Write an IBAN in groups of four."""
    plain = "".join(iban.split()).upper()
    return " ".join(plain[index : index + 4] for index in range(0, len(plain), 4))


def transfer_code(
    letterhead: Letterhead, holder: str, currency: str, amount: int, reference: str
) -> list[list[int]] | None:
    """Return the modules of the transfer's QR code; None where banks know none or would refuse it."""
    if currency != _CODE_CURRENCY or amount > _CODE_AT_MOST or not reference:
        return None
    if not is_iban(letterhead.iban):
        return None
    try:
        code = segno.helpers.make_epc_qr(
            name=holder[:70],
            iban="".join(letterhead.iban.split()).upper(),
            amount=Decimal(amount).scaleb(-2),
            text=reference[:140],
            bic=letterhead.bic.strip().upper() or None,
            encoding="utf-8",
        )
    except ValueError:  # no BIC, say: the lines have what the house typed, a code must be right
        return None
    return [list(row) for row in code.matrix_iter(scale=1, border=0)]
