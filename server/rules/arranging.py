"""What clerks arrange around the calling: a lot's own step, the lot that comes next, more time."""

from contract import feed
from contract.commands import Extend, LineUp, SetIncrement
from contract.standing import Phase
from contract.verdicts import Code
from server.rules import timed
from server.rules.checks import check_open, find_live_lot, find_lot
from server.rules.journal import Journal, Refused
from server.rules.records import CallSecret


def set_increment(journal: Journal, secret: CallSecret, action: SetIncrement) -> None:
    """Let a lot on the block climb by a step of its own, or by the ladder again. Raises Refused."""
    lot = find_live_lot(journal.sale, action.lot, journal.at)
    if action.step != lot.step:
        journal.add(feed.IncrementSet(lot=lot.number, step=action.step), secret)


def line_up(journal: Journal, secret: CallSecret, action: LineUp) -> None:
    """Say which lot of a live sale comes next. Raises Refused."""
    if journal.sale.timed:
        raise Refused(Code.WRONG_PHASE, "In a timed sale the clock calls, not the auctioneer.")
    lot = find_lot(journal.sale, action.lot)
    if lot.phase not in (Phase.UPCOMING, Phase.PASSED):
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} cannot come next: it is {lot.phase.value}.")
    if journal.sale.lined_up != lot.number:
        journal.add(feed.LinedUp(lot=lot.number), secret)


def extend(journal: Journal, secret: CallSecret, action: Extend) -> None:
    """Give one open lot of a timed sale more time, or all of them. Raises Refused."""
    if not journal.sale.timed:
        raise Refused(Code.WRONG_PHASE, "In a live sale no clock runs that could be given time.")
    check_open(journal.sale)
    numbers = list(journal.sale.lots) if action.lot is None else [find_lot(journal.sale, action.lot).number]
    timed.close_what_is_due(journal)
    running = [n for n in numbers if (lot := journal.sale.lots[n]).phase.takes_bids and lot.closes_at]
    if not running:
        raise Refused(Code.WRONG_PHASE, "No open lot is left to give more time to.")
    for number in running:
        journal.add(feed.LotExtended(lot=number, by_ms=action.by_ms), secret)
