"""One row at a time: its place, its hash, its entry, and what its opening commits to."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import msgspec

from contract import feed
from contract.audit.report import Fault, Wrong
from contract.audit.rows import Row
from contract.chain import canonical, commitment, row_hash

SEALED: Final = "sealed"
_public: Final = msgspec.json.Decoder(feed.PublicEntry | None)


def check_place(expected: int, row: Row, seqs: set[int]) -> None:
    """Refuse a row that is not the next one; `seqs` are the numbers of all rows."""
    if row.seq == expected:
        return
    if row.seq < expected:
        raise Wrong(
            Fault.ROW_TWICE,
            f"Row {row.seq} stands a second time, where row {expected} must be.",
            expected=expected,
            found=row.seq,
        )
    if expected in seqs:
        raise Wrong(
            Fault.ROW_OUT_OF_ORDER,
            f"Row {row.seq} stands where row {expected} must be.",
            expected=expected,
            found=row.seq,
        )
    raise Wrong(
        Fault.ROW_MISSING,
        f"Row {expected} is missing: row {row.seq} follows row {expected - 1}.",
        expected=expected,
        found=row.seq,
    )


def check_hash(previous: bytes, row: Row) -> None:
    """Refuse a row whose hash does not follow from the hash before it."""
    committed = bytes.fromhex(row.commitment)
    for public in _writings(row.public):
        if row_hash(previous, row.seq, row.at, row.kind, public, committed).hex() == row.hash:
            return
    raise Wrong(
        Fault.HASH_WRONG,
        f"Row {row.seq} does not fit: its hash is not what follows from "
        f"{f'row {row.seq - 1}' if row.seq > 1 else 'the beginning'} and from what row {row.seq} says. "
        "One of them was changed after the house wrote it.",
    )


def entry_of(row: Row) -> feed.PublicEntry | None:
    """Return the public entry of a row, None when it is sealed."""
    try:
        entry: feed.PublicEntry | None = _public.decode(row.public)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Row {row.seq} holds an entry that this version of Martillo does not know.",
            found=row.kind,
        ) from error
    kind = SEALED if entry is None else str(entry.__struct_config__.tag)
    if kind != row.kind:
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Row {row.seq} calls itself {row.kind} and holds {kind}.",
            expected=kind,
            found=row.kind,
        )
    return entry


def secret_of(row: Row) -> dict[str, Any] | None:
    """Return the secret part that is shown for a row, None when it is not opened."""
    if not row.private and row.salt is None:
        return None
    if not row.private or row.salt is None:
        raise Wrong(Fault.OPENING_WRONG, f"Row {row.seq} is half opened: it needs its secret and its salt.")
    salt = bytes.fromhex(row.salt)
    if not any(commitment(salt, secret).hex() == row.commitment for secret in _writings(row.private)):
        raise Wrong(
            Fault.OPENING_WRONG,
            f"The secret part that is shown for row {row.seq} is not the one that the house committed to.",
        )
    private = msgspec.json.decode(row.private)
    return private if isinstance(private, dict) else {}


def _writings(raw: msgspec.Raw) -> Iterator[bytes]:
    """Yield JSON as it lies there, then as the house writes it, should it have been written otherwise."""
    yield bytes(raw)
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, OverflowError):
        yield canonical(msgspec.json.decode(raw))
