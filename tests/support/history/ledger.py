"""The ledger by itself: complete, chained, opened by its salts, its feed without holes.

Hashes and canonical JSON are computed here from their description in the protocol, not by the code that
made them: a mistake there must not be repeated here.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.support.history.facts import History, Json, Row
from tests.support.history.findings import Finding, Flaw

NOT_IN_FEED: Final = {"sealed", "sale_created", "lot_added"}
SIGNED_HEAD: Final = "ledger_head"


class Ledger:
    """A ledger's rows, and the ways to find one."""

    def __init__(self, history: History) -> None:
        self.sale = history.about.sale
        self.house_key = history.about.house_key
        self.rows = list(history.of(Row))
        self.by_seq: dict[int, Row] = {}
        self.by_n: dict[int, Row] = {}
        self.by_command: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows:
            self.by_seq.setdefault(row.seq, row)
            if row.feed_no is not None:
                self.by_n.setdefault(row.feed_no, row)
            if row.user is not None and row.command is not None:
                self.by_command[row.user, row.command].append(row)
        self.head = max(self.by_n, default=0)

    def entry(self, n: int) -> Json | None:
        """Return the feed's entry number `n`; None when there is none."""
        row = self.by_n.get(n)
        return None if row is None else row.public

    def entries(self) -> Iterator[Json]:
        """Return the public parts of all rows, those outside the feed too, in order."""
        return (row.public for row in self.rows if row.public is not None)


def check_ledger(ledger: Ledger) -> Iterator[Finding]:
    """Yield what is wrong with the rows themselves."""
    yield from _check_numbers(ledger)
    yield from _check_chain(ledger)
    yield from _check_feed(ledger)
    yield from _check_signed_heads(ledger)


def _check_numbers(ledger: Ledger) -> Iterator[Finding]:
    seen: dict[int, Row] = {}
    for row in ledger.rows:
        if row.seq in seen and row != seen[row.seq]:
            yield Finding(Flaw.LEDGER_FORK, f"two different rows claim to be row {row.seq}: {_names(row)}")
        elif row.seq != len(seen) + 1:
            yield Finding(Flaw.LEDGER_HOLE, f"row {row.seq} stands where row {len(seen) + 1} should be")
            return
        seen.setdefault(row.seq, row)


def _check_chain(ledger: Ledger) -> Iterator[Finding]:
    previous = bytes(32)
    for row in ledger.rows:
        committed = hashlib.sha256(bytes.fromhex(row.salt) + canonical(row.private)).hexdigest()
        if committed != row.commitment:
            yield Finding(Flaw.LEDGER_OPENING, f"the private part of {_names(row)} is not what it commits to")
        previous = row_hash(previous, row)
        if previous.hex() != row.hash:
            sentence = f"{_names(row)} is not what was chained after row {row.seq - 1}"
            yield Finding(Flaw.LEDGER_CHAIN, sentence)
            return


def _check_feed(ledger: Ledger) -> Iterator[Finding]:
    last = 0
    for row in ledger.rows:
        told = None if row.public is None else row.public.get("n", 0) or None
        if (row.feed_no is None) != (row.kind in NOT_IN_FEED) or told != row.feed_no:
            yield Finding(Flaw.FEED_HOLE, f"{_names(row)} has feed number {row.feed_no} and says {told}")
        if row.feed_no is not None:
            if row.feed_no != last + 1:
                sentence = f"{_names(row)} has feed number {row.feed_no} where {last + 1} should be"
                yield Finding(Flaw.FEED_HOLE, sentence)
            last = row.feed_no


def _check_signed_heads(ledger: Ledger) -> Iterator[Finding]:
    """Each published head must be the hash of an earlier row, signed by the house."""
    for row in ledger.rows:
        if row.kind != SIGNED_HEAD or row.public is None:
            continue
        told = row.public
        named = ledger.by_seq.get(told["row"])
        said = {"sale": ledger.sale, "row": told["row"], "hash": told["hash"]}
        if named is None or named.seq >= row.seq or named.hash != told["hash"]:
            yield Finding(Flaw.LEDGER_HEAD, f"{_names(row)} publishes a hash that row {told['row']} has not")
        elif not is_signed(ledger.house_key, told["signature"], said):
            yield Finding(Flaw.LEDGER_HEAD, f"the signature of {_names(row)} is not the house's")


def canonical(value: Any) -> bytes:
    """Encode as JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def row_hash(previous: bytes, row: Row) -> bytes:
    """Return the hash of a row after `previous`, as the protocol describes it."""
    kind, public = row.kind.encode(), canonical(row.public)
    parts = (
        *(previous, row.seq.to_bytes(8, "big"), row.at.to_bytes(8, "big")),
        *(len(kind).to_bytes(8, "big"), kind),
        *(len(public).to_bytes(8, "big"), public),
        bytes.fromhex(row.commitment),
    )
    return hashlib.sha256(b"".join(parts)).digest()


def is_signed(house_key: str, signature: str, said: Json) -> bool:
    """Tell whether the house signed this statement. Key and signature are base64."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(house_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), canonical(said))
    except (ValueError, InvalidSignature):
        return False
    return True


def _names(row: Row) -> str:
    return f"row {row.seq} ({row.kind})"
