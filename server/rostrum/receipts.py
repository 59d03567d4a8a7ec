"""Receipts: the house signs what it answered, so that it cannot say later that it answered otherwise.

A receipt is an Ed25519 signature over a `ReceiptStatement`, or over the root of a tree of many, made with a
key that never leaves the data directory. Who has the sale's `house_key` can check it without asking the
house. The same key signs how far the ledger has come.
"""

import base64
import os
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from contract.audit import LedgerPage, SignedHead
from contract.receipt_tree import Proof, grow
from contract.statements import ReceiptStatement, head_statement, root_statement
from contract.verdicts import Opening, Receipt, Verdict
from server.rules.records import AnyPrivate, BidSecret, CallSecret, MaxSet
from server.store.errors import StoreError
from server.store.ledger import Page, WrittenRow

KEY_FILE = "house.key"
_KEY_BYTES = 32


class HouseKeyError(StoreError):
    """The key file is there and is not a key; the house must not make another one silently."""


def is_signed(house_key: str, signature: str, statement: bytes) -> bool:
    """Tell whether the house with this public key signed these bytes (key and signature in base64)."""
    try:
        _public_key(house_key).verify(_from_base64(signature), statement)
    except (ValueError, InvalidSignature):
        return False
    return True


def is_genuine(
    house_key: str, receipt: Receipt, sale: str, user: str, amount: int | None, verdict: Verdict
) -> bool:
    """Tell whether the house with this public key (base64) gave this verdict."""
    said = ReceiptStatement.of(sale, user, amount, verdict, receipt.hash)
    return said.is_signed(is_signed, house_key, receipt.signature, receipt.proof)


@lru_cache(maxsize=8)
def _public_key(house_key: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(_from_base64(house_key))


def _from_base64(text: str) -> bytes:
    """Read base64 in the one way in which it is written. Raises ValueError."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("the last letter of a base64 text has bits that mean nothing")
    return raw


def opening_for(user: str, row: int, written: WrittenRow) -> Opening | None:
    """Return what opens a row to `user`: only what it hides of himself, or what he wrote as a clerk."""
    if not _is_known_to(user, written.private):
        return None
    return Opening(row, written.salt.hex(), msgspec.to_builtins(written.private))


def _is_known_to(user: str, private: AnyPrivate) -> bool:
    match private:
        case BidSecret() | MaxSet():
            return user in {private.user, private.by}
        case CallSecret():
            return user == private.by
        case _:
            return False


class Answer(NamedTuple):
    """What a receipt is given for: a verdict on a user's command, and where it stands in the ledger.

    `rests_on` is the verdict's own row; a verdict without one rests on the hash of the last row.
    """

    user: str
    amount: int | None
    verdict: Verdict
    rests_on: WrittenRow | bytes

    @property
    def hash(self) -> str:
        """The hash (hex) that the receipt names."""
        return (self.rests_on if isinstance(self.rests_on, bytes) else self.rests_on.hash).hex()

    def statement(self, sale: str, row_hash: str) -> bytes:
        """Return the bytes that the receipt stands for; `row_hash` is this answer's."""
        return ReceiptStatement.of(sale, self.user, self.amount, self.verdict, row_hash).encoded()

    def opening(self) -> Opening | None:
        """Return what opens the verdict's own row to the user."""
        if self.verdict.seq is None or isinstance(self.rests_on, bytes):
            return None
        return opening_for(self.user, self.verdict.seq, self.rests_on)


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
        return cls.read(data_dir)

    @classmethod
    def read(cls, data_dir: Path) -> Self:
        """Read the key of a data directory. Raises HouseKeyError when there is none, or something else."""
        path = data_dir / KEY_FILE
        if not path.exists():
            raise HouseKeyError(
                f"{KEY_FILE} is missing from the data directory; without it no receipt given before can be "
                "told from a forged one: restore it from a backup"
            )
        raw = path.read_bytes()
        if len(raw) != _KEY_BYTES:
            raise HouseKeyError(f"{KEY_FILE} in the data directory is damaged; restore it from a backup")
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def receipt(
        self, sale: str, user: str, amount: int | None, verdict: Verdict, rests_on: WrittenRow | bytes
    ) -> Receipt:
        """Sign one verdict by itself: the same one gives the same receipt again."""
        return self.receipts(sale, [Answer(user, amount, verdict, rests_on)])[0]

    def receipts(self, sale: str, answers: Sequence[Answer]) -> list[Receipt]:
        """Return a receipt for each answer. Several get one signature, over the root of their tree."""
        if not answers:
            return []
        hashes = [answer.hash for answer in answers]
        statements = [answer.statement(sale, said) for answer, said in zip(answers, hashes, strict=True)]
        proofs: Sequence[Proof | None] = [None]
        if len(statements) == 1:
            signature = self._sign(statements[0])
        else:
            root, proofs = grow(statements)
            signature = self._sign(root_statement(sale, root))
        return [
            Receipt(said, signature, answer.opening(), proof)
            for answer, said, proof in zip(answers, hashes, proofs, strict=True)
        ]

    def page(self, sale: str, page: Page) -> LedgerPage:
        """Return rows of a sale's ledger as they are handed out, with the signed head."""
        row, row_hash = page.head.seq, page.head.hash.hex()
        head = SignedHead(row=row, hash=row_hash, signature=self.sign_head(sale, row, row_hash))
        rows = [msgspec.Raw(msgspec.json.encode(row)) for row in page.rows]
        return LedgerPage(sale=sale, house_key=self.public, rows=rows, head=head)

    def sign_head(self, sale: str, row: int, row_hash: str) -> str:
        """Sign how far a ledger has come: the hash (hex) of its row number `row`."""
        return self._sign(head_statement(sale, row, row_hash))

    def _sign(self, statement: bytes) -> str:
        return base64.b64encode(self._key.sign(statement)).decode()


def _write_private(path: Path, content: bytes) -> None:
    """Write a whole file that only its owner may read, and make it durable before it is used."""
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
