"""One signature for many receipts: they are the leaves of a hash tree, and the house signs its root.

The tree is that of RFC 6962: a leaf is `SHA-256(0x00 ‖ salt ‖ statement)`, a node is
`SHA-256(0x01 ‖ left ‖ right)`, and one without a neighbour moves up as it is. A receipt brings its salt and
the hashes that lead to the root. Those stand for other people's receipts: without their salts, which nobody
can guess, they tell nothing. Pure but for the salts; knows no key.
"""

import hashlib
import os
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

SALT_BYTES: Final = 16

_LEAF: Final = b"\x00"
_NODE: Final = b"\x01"
_HASH_BYTES: Final = 32


class Side(StrEnum):
    """On which side of the way to the root a hash stands."""

    LEFT = "left"
    RIGHT = "right"


class Sibling(msgspec.Struct, frozen=True, gc=False):
    """A hash (hex) that is needed on the way to the root, and the side on which it stands."""

    side: Side
    hash: str


class Proof(msgspec.Struct, frozen=True, gc=False):
    """Shows that a receipt is one of those that were signed together: its salt (hex), the way to the root.

    `path` begins beside the receipt and ends below the root.
    """

    salt: str
    path: tuple[Sibling, ...]


def grow(statements: Sequence[bytes]) -> tuple[bytes, list[Proof]]:
    """Return the root over one statement at least, and what proves that each is below it."""
    salts = os.urandom(SALT_BYTES * len(statements))
    salted = [salts[at : at + SALT_BYTES] for at in range(0, len(salts), SALT_BYTES)]
    level = [_leaf(salt, statement) for salt, statement in zip(salted, statements, strict=True)]
    below: list[list[Sibling]] = []
    while len(level) > 1:
        below.append([Sibling(_SIDES[at % 2], node.hex()) for at, node in enumerate(level)])
        level = _above(level)
    paths = _paths(below)
    return level[0], [Proof(salt.hex(), path) for salt, path in zip(salted, paths, strict=True)]


def root_over(statement: bytes, proof: Proof) -> bytes:
    """Return the root to which a proof leads from a statement. Raises ValueError for what is no proof."""
    root = _leaf(_sized(proof.salt, SALT_BYTES), statement)
    for sibling in proof.path:
        other = _sized(sibling.hash, _HASH_BYTES)
        root = _node(other, root) if sibling.side is Side.LEFT else _node(root, other)
    return root


_SIDES: Final = tuple(Side)
"""Where the nodes of a level stand, in turn."""


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = [_node(level[at - 1], level[at]) for at in range(1, len(level), 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def _paths(below: Sequence[Sequence[Sibling]]) -> list[tuple[Sibling, ...]]:
    """Return the way from each leaf: past its neighbour to its parent, and on as from there.

    Who has no neighbour moves up alone.
    """
    paths: list[tuple[Sibling, ...]] = [()]
    for level in reversed(below):
        ways = [paths[at >> 1] for at in range(len(level))]
        paths = [
            (level[at ^ 1], *onward) if at ^ 1 < len(level) else onward for at, onward in enumerate(ways)
        ]
    return paths


def _leaf(salt: bytes, statement: bytes) -> bytes:
    return hashlib.sha256(_LEAF + salt + statement).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _sized(text: str, size: int) -> bytes:
    """Read hex of one length alone: bytes that could move over to their neighbour would prove two things."""
    raw = bytes.fromhex(text)
    if len(raw) != size or raw.hex() != text:
        raise ValueError(f"a proof has {size} bytes here, in lower-case hex")
    return raw
