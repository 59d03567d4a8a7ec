"""The book: maxes left before a lot opens, and how they leave it again."""

from contract.commands import BookOut
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import SaleStatus
from server.rules.bids import find_lot
from server.rules.commands import TakeOutMax
from server.rules.journal import Journal, Refused
from server.rules.records import CallSecret, MaxSet


def take_out_own(journal: Journal, command: TakeOutMax) -> None:
    """Take a bidder's own max out of the book before its lot opens. Raises Refused."""
    if journal.sale.status is SaleStatus.ENDED:
        raise Refused(Code.SALE_ENDED, "The sale has ended.")
    _take_out(journal, command.lot, command.user, None)


def book_out(journal: Journal, secret: CallSecret, action: BookOut) -> None:
    """Take a paddle's max out of the book for a clerk. Raises Refused."""
    user = journal.sale.user_of(action.paddle)
    if user is None:
        raise Refused(Code.UNKNOWN_PADDLE, "There is no such paddle in this sale.")
    _take_out(journal, action.lot, user, secret.by)


def _take_out(journal: Journal, number: str, user: str, by: str | None) -> None:
    lot = find_lot(journal.sale, number)
    if lot.phase is not Phase.UPCOMING:
        raise Refused(Code.WRONG_PHASE, f"Lot {number} was opened: what is in its book bids.")
    if user not in lot.contest.limits:
        raise Refused(Code.NO_BID, f"There is no such maximum in the book of lot {number}.")
    journal.add(None, MaxSet(lot=number, user=user, limit=0, by=by))
