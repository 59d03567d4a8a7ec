"""The hash chain that ties the ledger's rows together.

`hash = SHA-256(previous ‖ seq ‖ at ‖ len(kind) ‖ kind ‖ len(public) ‖ public ‖ commitment)` with
`commitment = SHA-256(salt ‖ private)`; numbers are 8 bytes, big-endian. The lengths keep two
different rows from ever being the same bytes.
"""

import hashlib
import struct
from typing import Any, Final

import msgspec

GENESIS: Final = bytes(32)
"""The hash before the first row."""

SALT_BYTES: Final = 16

_encoder = msgspec.json.Encoder(order="sorted")
_numbers: Final = struct.Struct(">QQQ").pack
_number: Final = struct.Struct(">Q").pack


def canonical(value: Any) -> bytes:
    """Encode a value as JSON with sorted keys and no spaces: the same bytes everywhere."""
    return _encoder.encode(value)


def commitment(salt: bytes, private: bytes) -> bytes:
    """Commit to a private part without showing it; the salt opens it later."""
    return hashlib.sha256(salt + private).digest()


def row_hash(previous: bytes, seq: int, at: int, kind: str, public: bytes, committed: bytes) -> bytes:
    """Return the hash of one ledger row after `previous` (32 bytes; GENESIS before the first)."""
    name = kind.encode()
    numbers, length = _numbers(seq, at, len(name)), _number(len(public))
    return hashlib.sha256(b"".join((previous, numbers, name, length, public, committed))).digest()
