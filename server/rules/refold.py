"""Folds a ledger whose rows are all open, and holds every standing against what the rules make of it.

The audit of `contract` bounds what it cannot see; here nothing is hidden, so every price, asking price and
winner must come out exactly.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from contract import feed
from contract.audit import Fault, Finding, Row
from contract.standing import ROOM, Phase, Standing
from contract.wire import PaddleStatus
from server.rules.lot import Lot
from server.rules.records import AnyPrivate, BidSecret, LotSecret, MaxSet, Record
from server.rules.sale import Sale

_public: Final = msgspec.json.Decoder(feed.PublicEntry | None)
_private: Final = msgspec.json.Decoder(AnyPrivate)
_FAULTS: Final = {
    "price": Fault.PRICE_WRONG,
    "leader": Fault.WINNER_WRONG,
    "phase": Fault.PHASE_WRONG,
    "ask": Fault.ASK_WRONG,
    "next_rungs": Fault.ASK_WRONG,
}


def refold(rows: Iterable[Row]) -> Finding | None:
    """Return the first row whose standing is not what the rules make of the open rows up to it.

    The rows' hashes and openings must have been checked before.
    """
    sale = Sale()
    for row in rows:
        try:
            finding = _take(sale, row)
        except (ValueError, LookupError, AssertionError):
            finding = _wrong(row, Fault.ENTRY_WRONG, None, "cannot have happened by the rules")
        if finding is not None:
            return finding
    return None


def _take(sale: Sale, row: Row) -> Finding | None:
    public = _public.decode(row.public)
    feed_no = sale.head + 1 if public is not None and public.in_feed else None
    record = Record(
        seq=row.seq, at=row.at, feed_no=feed_no, public=public, private=_private.decode(row.private)
    )
    if isinstance(public, feed.BidTaken) and not _may_bid(sale, public, record.private):
        return _wrong(row, Fault.ENTRY_WRONG, public.lot, "is a bid that the rules refuse")
    if isinstance(record.private, MaxSet) and not _may_leave(sale, record):
        return _wrong(row, Fault.ENTRY_WRONG, record.private.lot, "leaves a max where none may be left")
    told = public.has_reserve if isinstance(public, feed.LotAdded | feed.LotChanged) else None
    if told is not None and told is not _has_reserve(record.private):
        return _wrong(row, Fault.ENTRY_WRONG, public.lot, "says of its reserve what its secret part does not")
    sale.apply(record)
    if not isinstance(public, feed.LotEntry) or public.standing is None:
        return None
    return _compare(row, public.standing, sale.standing(public.lot))


def _may_bid(sale: Sale, bid: feed.BidTaken, secret: AnyPrivate) -> bool:
    lot = sale.lots[bid.lot]
    if not isinstance(secret, BidSecret) or not _enough(lot, secret.limit):
        return False
    if bid.by == ROOM:
        return True
    return sale.paddle_of(secret.user) == bid.by and sale.registration(secret.user) is PaddleStatus.APPROVED


def _may_leave(sale: Sale, record: Record) -> bool:
    """Only a clerk leaves a max in a sale where bidders may not; the leader's own later one is not left."""
    secret = record.private
    if not isinstance(secret, MaxSet) or sale.lots[secret.lot].phase is not Phase.UPCOMING:
        return True
    return sale.terms.absentee or secret.limit == 0 or secret.by is not None


def _enough(lot: Lot, limit: int) -> bool:
    return lot.ask is not None and limit >= lot.ask


def _has_reserve(secret: AnyPrivate) -> bool:
    return isinstance(secret, LotSecret) and secret.reserve is not None


def _compare(row: Row, shown: Standing, folded: Standing) -> Finding | None:
    for name in Standing.__struct_fields__:
        expected, found = getattr(folded, name), getattr(shown, name)
        if expected != found:
            text = f"gives {name.replace('_', ' ')} {found}; the open rows make it {expected}"
            return _wrong(row, _FAULTS.get(name, Fault.STANDING_WRONG), shown.lot, text, expected, found)
    return None


def _wrong(
    row: Row, fault: Fault, lot: str | None, what: str, expected: object = None, found: object = None
) -> Finding:
    about = "" if lot is None else f" (lot {lot})"
    return Finding(
        fault=fault,
        row=row.seq,
        lot=lot,
        sentence=f"Row {row.seq}{about} {what}.",
        expected=None if expected is None else str(expected),
        found=None if found is None else str(found),
    )
