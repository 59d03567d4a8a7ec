"""Timed sales: opening, closing by the clock, and time given back after an outage or a hold."""

from contract import feed
from contract.standing import Phase, Reserve
from contract.wire import SaleStatus
from server.rules.book import stop_group
from server.rules.journal import Journal
from server.rules.lot import Lot


def open_lots(journal: Journal) -> None:
    """Open every upcoming lot."""
    for lot in journal.sale.lots.values():
        if lot.phase is Phase.UPCOMING:
            journal.add(feed.LotOpened(lot=lot.number))


def tick(journal: Journal) -> None:
    """Do whatever is due at the journal's time: open the sale, close lots, end the sale."""
    sale = journal.sale
    if not sale.timed or sale.hold is not None:
        return
    opens_at = sale.terms.opens_at
    if sale.status is SaleStatus.UPCOMING and opens_at is not None and journal.at >= opens_at:
        journal.add(feed.SaleOpened())
        open_lots(journal)
    if sale.status is not SaleStatus.OPEN:
        return
    close_what_is_due(journal)
    if sale.lots and all(lot.phase.closed and lot.added.closes_at is not None for lot in sale.lots.values()):
        journal.add(feed.SaleEnded())


def close_what_is_due(journal: Journal) -> None:
    """Close every lot whose deadline has come; none while the sale is on hold."""
    while (lot := journal.sale.due_lot(journal.at)) is not None:
        close_due(journal, lot)


def close_due(journal: Journal, lot: Lot) -> None:
    """Close one lot whose deadline has come: sold if it has a leader and the reserve is met."""
    if lot.closes_at is None or not lot.phase.takes_bids or journal.at < lot.closes_at:
        return
    leader, price = journal.sale.leader_of(lot), lot.contest.price
    if leader is None or price is None or lot.contest.reserve_status is Reserve.UNMET:
        journal.add(feed.LotPassed(lot=lot.number))
    else:
        journal.add(feed.LotSold(lot=lot.number, to=leader, price=price))
        stop_group(journal, lot)


def give_back(journal: Journal, since: int) -> None:
    """Give open lots back what an outage took; in a hold nothing, which gives back all of its time itself."""
    if journal.sale.hold is None:
        extend_open_lots(journal, since)


def extend_open_lots(journal: Journal, since: int) -> None:
    """Give open lots with a deadline the time that was lost since `since`; closed lots stay closed.

    A lot gets no time twice: another server may have been away in the same outage, or this one may have
    stopped before it could note that all was given back.
    """
    for lot in journal.sale.lots.values():
        by_ms = journal.at - max(since, lot.extended_at or since)
        if by_ms > 0 and lot.phase.takes_bids and lot.closes_at is not None:
            journal.add(feed.LotExtended(lot=lot.number, by_ms=by_ms))
