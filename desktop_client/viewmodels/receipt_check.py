"""The signed receipt of one of my bids: what exactly the house signed, and whether its signature fits.

The house need not be asked: its public key comes with the sale (docs/protocol.md, the ledger and receipts).
"""

import base64
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from contract.chain import canonical
from contract.verdicts import Verdict
from desktop_client.saleroom.pending import PendingBid


def statement(bid: PendingBid, verdict: Verdict, user: str) -> dict[str, Any]:
    """Return what the house signed over, by the names of the protocol."""
    return {
        "sale": bid.bid.sale,
        "seq": verdict.seq,
        "hash": verdict.receipt.hash if verdict.receipt else "",
        "user": user,
        "id": verdict.id,
        "amount": bid.bid.amount,
        "at": verdict.at,
        "ok": verdict.ok,
        "said": verdict.outcome if verdict.ok else verdict.code,
    }


def is_genuine(bid: PendingBid, user: str, house_key: str) -> bool:
    """Tell whether the house with this public key (base64) signed this verdict on this bid."""
    verdict = bid.verdict
    if verdict is None or verdict.receipt is None:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(house_key, validate=True))
        signature = base64.b64decode(verdict.receipt.signature, validate=True)
        key.verify(signature, canonical(statement(bid, verdict, user)))
    except (ValueError, InvalidSignature):
        return False
    return True


def receipt_document(bid: PendingBid, user: str, house_key: str) -> str:
    """Write a receipt that anybody can check: the signed statement, the signature and the key, as JSON."""
    verdict = bid.verdict
    if verdict is None or verdict.receipt is None:
        return ""
    document = {
        "statement": statement(bid, verdict, user),
        "signature": verdict.receipt.signature,
        "house_key": house_key,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
