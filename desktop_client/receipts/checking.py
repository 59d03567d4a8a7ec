"""Whether a receipt is what it looks like. The house need not be asked: its key came with the sale. Pure."""

import base64
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_client.receipts.receipt import KeptReceipt

_LIMITED_BIDS: Final = frozenset({"exact", "max"})


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


def check(receipt: KeptReceipt, known: Iterable[KeptReceipt] = ()) -> Finding:
    """Check a receipt by itself and against the `known` ones of the same house and sale, oldest first.

    A house has one key for a sale, and one answer for one id: whatever changes afterwards is told.
    """
    if not signature_fits(receipt.house_key, receipt.signature, receipt.statement.signed_bytes()):
        return Finding.WRONG_SIGNATURE
    before = [other for other in known if other.statement.sale == receipt.statement.sale]
    if before and before[0].house_key != receipt.house_key:
        return Finding.OTHER_KEY
    if any(other.key == receipt.key and other.statement != receipt.statement for other in before):
        return Finding.CONTRADICTION
    return Finding.GENUINE if _opening_fits(receipt) else Finding.WRONG_OPENING


def _opening_fits(receipt: KeptReceipt) -> bool:
    """Tell whether what the house wrote down in secret is what was bid."""
    if receipt.opening is None or receipt.what not in _LIMITED_BIDS:
        return True
    private = receipt.opening.get("private")
    if not isinstance(private, dict):
        return True
    said = private.get("user", receipt.statement.user), private.get("limit", receipt.statement.amount)
    return said == (receipt.statement.user, receipt.statement.amount)
