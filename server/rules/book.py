"""The book: maxes left before a lot opens, and how they leave it again."""

from contract.commands import Bid, BidFor, BookOut
from contract.standing import Phase
from contract.verdicts import Code, Outcome
from server.rules.checks import (
    check_amount,
    check_limit,
    check_not_ended,
    check_rung,
    find_lot,
    find_paddle,
)
from server.rules.commands import TakeOutMax
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import CallSecret, MaxSet


def leave_max(journal: Journal, lot: Lot, user: str, bid: Bid | BidFor, clerk: str | None) -> Outcome:
    """Put a max into the book in place of the one before. Raises Refused."""
    check_not_ended(journal.sale)
    check_amount(lot, bid.amount)
    check_rung(journal.sale, lot, bid.amount)
    check_limit(journal.sale, lot, user, lot.most(bid.amount, bid.plus_one), bid.group)
    before = lot.contest.limits.get(user)
    left = None if before is None else (before.limit, before.plus_one, lot.groups.get(user))
    if left != (bid.amount, bid.plus_one, bid.group):
        secret = MaxSet(
            lot=lot.number, user=user, limit=bid.amount, plus_one=bid.plus_one, group=bid.group, by=clerk
        )
        journal.add(None, secret)
    return Outcome.DONE


def take_out_own(journal: Journal, command: TakeOutMax) -> None:
    """Take a bidder's own max out of the book before its lot opens. Raises Refused."""
    check_not_ended(journal.sale)
    _take_out(journal, command.lot, command.user, None)


def book_out(journal: Journal, secret: CallSecret, action: BookOut) -> None:
    """Take a paddle's max out of the book for a clerk. Raises Refused."""
    _take_out(journal, action.lot, find_paddle(journal.sale, action.paddle), secret.by)


def stop_group(journal: Journal, sold: Lot) -> None:
    """Take the winner's maxes of the same either-or group out of the books that are still closed."""
    winner = sold.leading_user
    group = None if winner is None else sold.groups.get(winner)
    if winner is None or group is None:
        return
    for lot in list(journal.sale.stakes.touched(winner)):
        if lot.phase is Phase.UPCOMING and winner in lot.contest.limits and lot.groups.get(winner) == group:
            journal.add(None, MaxSet(lot=lot.number, user=winner, limit=0))


def _take_out(journal: Journal, number: str, user: str, by: str | None) -> None:
    lot = find_lot(journal.sale, number)
    if lot.phase is not Phase.UPCOMING:
        raise Refused(Code.WRONG_PHASE, f"Lot {number} was opened: what is in its book bids.")
    if user not in lot.contest.limits:
        raise Refused(Code.NO_BID, f"There is no such maximum in the book of lot {number}.")
    journal.add(None, MaxSet(lot=number, user=user, limit=0, by=by))
