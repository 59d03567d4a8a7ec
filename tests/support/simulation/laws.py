"""What every row of a ledger must keep to, whoever wrote it: the never-list, said without the rules' help.

Each law yields what it finds broken, as a kind and a sentence. `sale` and `lot` are the fold before the
row, or after it, as the function says.
"""

from collections.abc import Iterator

from contract import feed
from contract.standing import Reserve
from server.rules.lot import Lot
from server.rules.records import BidSecret, CallSecret, Record
from server.rules.sale import Sale

Broken = tuple[str, str]

CLOSINGS = feed.LotSold | feed.LotPassed | feed.LotWithdrawn
MAY_FALL = feed.EntryUndone | feed.BidRetracted
"""Only these take a price down (RULES, accepting a bid, 6)."""


def of_a_bid(sale: Sale, lot: Lot, record: Record) -> Iterator[Broken]:
    """A bid is on an open lot, in time, and at the asking price at least. Before the row."""
    secret = record.private
    if not isinstance(record.public, feed.BidTaken) or not isinstance(secret, BidSecret):
        return
    if not lot.phase.takes_bids or sale.hold is not None:
        yield "bid on a closed lot", f"row {record.seq}: the lot is {lot.phase}"
    if lot.ask is None or secret.limit < lot.ask:
        yield "bid below the ask", f"row {record.seq}: {secret.limit}, asked {lot.ask}"
    if sale.timed and lot.closes_at is not None and record.at >= lot.closes_at:
        yield "bid after the deadline", f"row {record.seq}: at {record.at}, closed at {lot.closes_at}"


def of_a_hammer(sale: Sale, lot: Lot, record: Record) -> Iterator[Broken]:
    """A lot goes to its leader at its price, once, and by the clock not before its time. Before the row."""
    if not isinstance(record.public, CLOSINGS):
        return
    if isinstance(record.public, feed.LotSold):
        to, price = record.public.to, record.public.price
        if (to, price) != (sale.leader_of(lot), lot.contest.price):
            yield "winner", f"row {record.seq} sells to {to} at {price}"
        if not lot.phase.takes_bids:
            yield "hammer", f"row {record.seq} sells what is {lot.phase}"
    if isinstance(record.private, CallSecret):
        return
    if lot.closes_at is None or record.at < lot.closes_at or not lot.phase.takes_bids:
        yield "deadline", f"row {record.seq} closes {lot.number} at {record.at}, due at {lot.closes_at}"
    if sale.hold is not None:
        yield "deadline", f"row {record.seq} closes {lot.number} in a hold"


def of_a_price(lot: Lot, record: Record, before: int | None) -> Iterator[Broken]:
    """A price has a leader, is within his limit, never falls, and is below what is asked. After the row."""
    contest = lot.contest
    lead, price = contest.lead, contest.price
    if (lead is None) != (price is None):
        yield "price", f"row {record.seq}: the price is {price}, the leader {lead}"
    elif lead is not None and price is not None:
        if max(price, contest.second) > lead.limit:
            yield "price above the leader's limit", f"row {record.seq}: {contest}"
        if contest.reserve_status is Reserve.MET and price < (lot.reserve or 0):
            yield "reserve", f"row {record.seq}: it is met, and the price is {price}"
    if before is not None and (price is None or price < before) and not isinstance(record.public, MAY_FALL):
        yield "price falls", f"row {record.seq}: from {before} to {price}"
    if lot.ask is not None and lot.ask <= (price or 0):
        yield "ask", f"row {record.seq}: {lot.ask} is asked at {price}"


def of_an_entry(sale: Sale, record: Record) -> Iterator[Broken]:
    """An entry tells the standing that the fold has. After the row."""
    public = record.public
    if isinstance(public, feed.LotEntry) and public.in_feed and public.standing != sale.standing(public.lot):
        yield "standing", f"row {record.seq} tells another standing than the fold"


def of_the_sale(sale: Sale, record: Record, struck: bool) -> Iterator[Broken]:
    """One lot at a time is on the block; nobody bids beyond his credit limit. After the row.

    When an entry was `struck`, a leader may lead again beyond what he could bid now; and where a lot got a
    step of its own, one increment more may come to more than it did.
    """
    if not sale.timed and sum(lot.phase.takes_bids for lot in sale.lots.values()) > 1:
        yield "two lots on the block", f"row {record.seq}"
    secret = record.private
    if isinstance(secret, BidSecret) and not struck and secret.user in sale.paddles:
        limit, at_stake = sale.paddles[secret.user].limit, sale.stakes.of(secret.user)
        if limit is not None and at_stake > limit:
            yield "credit limit", f"row {record.seq}: {secret.user} has {at_stake} at stake of {limit}"
