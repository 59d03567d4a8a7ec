"""What a history can prove against a house: a stable code, and a sentence that names the exact operation."""

from dataclasses import dataclass
from enum import StrEnum


class Flaw(StrEnum):
    """What is wrong. The first word says where: in the ledger, with a bid, in a stream, in a picture."""

    LEDGER_HOLE = "ledger_hole"
    LEDGER_FORK = "ledger_fork"
    LEDGER_CHAIN = "ledger_chain"
    LEDGER_OPENING = "ledger_opening"
    LEDGER_HEAD = "ledger_head"
    FEED_HOLE = "feed_hole"
    PRICE_FELL = "price_fell"
    BID_ON_CLOSED = "bid_on_closed"
    BIDS_MISCOUNTED = "bids_miscounted"
    HAMMER_WRONG = "hammer_wrong"
    BID_LOST = "bid_lost"
    BID_TWICE = "bid_twice"
    BID_CHANGED = "bid_changed"
    BID_UNASKED = "bid_unasked"
    BID_UNSETTLED = "bid_unsettled"
    REFUSED_YET_KEPT = "refused_yet_kept"
    VERDICT_CHANGED = "verdict_changed"
    RECEIPT_FORGED = "receipt_forged"
    RECEIPT_MISSING = "receipt_missing"
    ORDER_REVERSED = "order_reversed"
    READ_STALE = "read_stale"
    TOLD_EARLY = "told_early"
    TOLD_UNKEPT = "told_unkept"
    STREAM_FORK = "stream_fork"
    STREAM_HOLE = "stream_hole"
    STREAM_REORDER = "stream_reorder"
    STREAM_JUMP = "stream_jump"
    PICTURE_WRONG = "picture_wrong"
    PICTURE_BACKWARDS = "picture_backwards"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not be."""

    flaw: Flaw
    sentence: str

    def __str__(self) -> str:
        return f"{self.flaw}: {self.sentence}"


def seconds(t: int) -> str:
    """Write a time of a history in seconds."""
    return f"{t / 1_000_000:.6f} s"
