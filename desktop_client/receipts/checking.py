"""Whether a receipt is what it looks like. The house need not be asked: its key came with the sale. Pure."""

import base64
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from contract.statements import ReceiptStatement
from desktop_client.receipts.receipt import FiledReceipt


class Finding(StrEnum):
    """What the check of a receipt came to."""

    GENUINE = "genuine"
    WRONG_SIGNATURE = "wrong_signature"
    OTHER_KEY = "other_key"
    CONTRADICTION = "contradiction"
    WRONG_OPENING = "wrong_opening"

    @property
    def is_alarming(self) -> bool:
        """Whether somebody must be told at once."""
        return self is not Finding.GENUINE


def signature_fits(house_key: str, signature: str, signed: bytes) -> bool:
    """Tell whether the holder of this public key (Ed25519, base64) signed these bytes."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(house_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), signed)
    except (ValueError, InvalidSignature):
        return False
    return True


class Checker:
    """Checks receipts one after the other, oldest first, each against those before.

    A house has one key for a sale and one answer for one id: whatever changes afterwards is found. Only what
    is signed counts as known, so that a forgery does not make the next genuine one look wrong.
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._answers: dict[tuple[str, str, str], ReceiptStatement] = {}

    def check(self, receipt: FiledReceipt) -> Finding:
        """Check a receipt and remember it."""
        statement = receipt.statement()
        if not statement.is_signed(signature_fits, receipt.house_key, receipt.signature, receipt.proof):
            return Finding.WRONG_SIGNATURE
        if self._keys.setdefault(receipt.sale, receipt.house_key) != receipt.house_key:
            return Finding.OTHER_KEY
        if self._answers.setdefault(receipt.key, statement) != statement:
            return Finding.CONTRADICTION
        return Finding.GENUINE if _opening_fits(receipt) else Finding.WRONG_OPENING


def _opening_fits(receipt: FiledReceipt) -> bool:
    """Tell whether what the house wrote down in secret is what was bid."""
    if receipt.opening is None or not receipt.is_bid:
        return True
    private = receipt.opening.private
    said = private.get("user", receipt.user), private.get("limit", receipt.amount)
    return said == (receipt.user, receipt.amount)
