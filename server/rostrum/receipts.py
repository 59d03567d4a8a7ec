"""Receipts: the house signs what it answered, so that it cannot say later that it answered otherwise.

A receipt is an Ed25519 signature over the canonical JSON of `statement`, made with a key that never
leaves the data directory. Who has the sale's `house_key` can check it without asking the house.
"""

import base64
import os
import stat
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from contract.chain import canonical
from contract.verdicts import Receipt, Verdict

KEY_FILE = "house.key"
_KEY_BYTES = 32


class HouseKeyError(Exception):
    """The key file is there and is not a key; the house must not make another one silently."""


def statement(sale: str, user: str, amount: int | None, verdict: Verdict, row_hash: str) -> bytes:
    """Return the bytes that a receipt signs. `amount` is the bid's (null for a call), `row_hash` in hex."""
    said = verdict.outcome if verdict.ok else verdict.code
    return canonical(
        {
            "sale": sale,
            "seq": verdict.seq,
            "hash": row_hash,
            "user": user,
            "id": verdict.id,
            "amount": amount,
            "at": verdict.at,
            "ok": verdict.ok,
            "said": said,
        }
    )


def is_genuine(
    house_key: str, receipt: Receipt, sale: str, user: str, amount: int | None, verdict: Verdict
) -> bool:
    """Tell whether the house with this public key (base64) gave this verdict."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(house_key, validate=True))
        signature = base64.b64decode(receipt.signature, validate=True)
        key.verify(signature, statement(sale, user, amount, verdict, receipt.hash))
    except (ValueError, InvalidSignature):
        return False
    return True


class HouseKey:
    """The house's signing key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = base64.b64encode(key.public_key().public_bytes_raw()).decode()

    @classmethod
    def load(cls, data_dir: Path) -> Self:
        """Read the key of a data directory, or make it on the first start (mode 0600).

        Raises HouseKeyError when the file holds something else.
        """
        path = data_dir / KEY_FILE
        if not path.exists():
            _write_private(path, Ed25519PrivateKey.generate().private_bytes_raw())
        raw = path.read_bytes()
        if len(raw) != _KEY_BYTES:
            raise HouseKeyError(f"{KEY_FILE} in the data directory is damaged; restore it from a backup")
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def receipt(self, sale: str, user: str, amount: int | None, verdict: Verdict, row_hash: bytes) -> Receipt:
        """Sign a verdict and the ledger hash that it rests on."""
        told = row_hash.hex()
        signature = self._key.sign(statement(sale, user, amount, verdict, told))
        return Receipt(told, base64.b64encode(signature).decode())


def _write_private(path: Path, content: bytes) -> None:
    """Write a whole file that only its owner may read, and make it durable before it is used."""
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
