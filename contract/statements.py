"""What a house signs: a verdict, or many in one (the receipts), and how far its ledger has come (the head).

Both sides build the bytes here, so that what is signed and what is checked cannot drift apart. Keys and
signatures are the callers' business.
"""

from collections.abc import Callable
from typing import Self

import msgspec

from contract.chain import canonical
from contract.receipt_tree import Proof, root_over
from contract.verdicts import Verdict

SignatureCheck = Callable[[str, str, bytes], bool]
"""Tells whether the house with this key (base64) made this signature (base64) over these bytes."""


class ReceiptStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt signs, by the names of the protocol.

    `amount` is the bid's, null for a call; `hash` (hex) is the one that the receipt names; `said` is the
    verdict's outcome or code.
    """

    sale: str
    seq: int | None
    hash: str
    user: str
    id: str
    amount: int | None
    at: int
    ok: bool
    said: str | None

    @classmethod
    def of(cls, sale: str, user: str, amount: int | None, verdict: Verdict, row_hash: str) -> Self:
        """Return what the house says when it answers a command of `user` so."""
        return cls(
            sale=sale,
            seq=verdict.seq,
            hash=row_hash,
            user=user,
            id=verdict.id,
            amount=amount,
            at=verdict.at,
            ok=verdict.ok,
            said=verdict.outcome if verdict.ok else verdict.code,
        )

    def encoded(self) -> bytes:
        """Return the bytes that are signed, by themselves or as a leaf."""
        return canonical(self)

    def is_signed(self, check: SignatureCheck, house_key: str, signature: str, proof: Proof | None) -> bool:
        """Tell whether the house signed this: by itself, or with what else a proof leads to."""
        alone = self.encoded()
        try:
            signed = alone if proof is None else root_statement(self.sale, root_over(alone, proof))
        except ValueError:
            return False
        return check(house_key, signature, signed)


def root_statement(sale: str, root: bytes) -> bytes:
    """Return the bytes that are signed for all receipts below a root (`contract.receipt_tree`)."""
    return canonical({"sale": sale, "receipts": root.hex()})


def head_statement(sale: str, row: int, row_hash: str) -> bytes:
    """Return the bytes that a ledger head signs: the hash (hex) of row number `row`."""
    return canonical({"sale": sale, "row": row, "hash": row_hash})
