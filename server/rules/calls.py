"""Deciding what a clerk calls: RULES "Live lot: the clerk's flow"."""

from collections.abc import Callable
from typing import Any, Final

from contract import commands as wire
from contract import feed
from contract.standing import Phase, Reserve
from contract.terms import SaleKind
from contract.verdicts import Code, Outcome
from contract.wire import PaddleStatus, SaleStatus
from server.rules import timed, undoing
from server.rules.arranging import extend, line_up, set_increment
from server.rules.bids import bid_for, room_bid
from server.rules.book import book_out, stop_group
from server.rules.catalogue import move_lots
from server.rules.checks import check_open, check_takes_bids, find_live_lot, find_lot, find_paddle
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import CallSecret
from server.rules.registering import change_paddle


def call_action(journal: Journal, clerk: str, action: wire.AnyAction) -> Outcome:
    """Take a clerk's action into the journal. Raises Refused."""
    ended = journal.sale.status is SaleStatus.ENDED
    if ended:
        raise Refused(Code.SALE_ENDED, "The sale has ended; nothing more can be called.")
    if isinstance(action, wire.RoomBid):
        return room_bid(journal, clerk, action)
    if isinstance(action, wire.BidFor):
        return bid_for(journal, clerk, action)
    _ACTIONS[type(action)](journal, CallSecret(by=clerk), action)
    return Outcome.DONE


def _open_sale(journal: Journal, secret: CallSecret, action: wire.OpenSale) -> None:
    if journal.sale.status is not SaleStatus.UPCOMING:
        raise Refused(Code.WRONG_PHASE, "The sale is open already.")
    journal.add(feed.SaleOpened(), secret)
    if journal.sale.timed:
        timed.open_lots(journal)


def _end_sale(journal: Journal, secret: CallSecret, action: wire.EndSale) -> None:
    check_open(journal.sale)
    taking = next((lot for lot in journal.sale.lots.values() if lot.phase.takes_bids), None)
    if taking is not None:
        raise Refused(Code.WRONG_PHASE, f"Lot {taking.number} is still open: sell or pass it first.")
    journal.add(feed.SaleEnded(), secret)


def _hold(journal: Journal, secret: CallSecret, action: wire.Hold) -> None:
    check_open(journal.sale)
    if journal.sale.hold is not None:
        raise Refused(Code.WRONG_PHASE, "The sale is on hold already.")
    journal.add(feed.SaleHeld(text=action.text), secret)


def _resume(journal: Journal, secret: CallSecret, action: wire.Resume) -> None:
    held_at = journal.sale.held_at
    if held_at is None:
        raise Refused(Code.WRONG_PHASE, "The sale is not on hold.")
    journal.add(feed.SaleResumed(), secret)
    if journal.sale.timed:
        timed.extend_open_lots(journal, held_at)


def _announce(journal: Journal, secret: CallSecret, action: wire.Announce) -> None:
    journal.add(feed.Announced(text=action.text), secret)


def _block(journal: Journal, secret: CallSecret, action: wire.Block) -> None:
    user = find_paddle(journal.sale, action.paddle)
    change_paddle(journal, user, status=PaddleStatus.BLOCKED, text=action.text)


def _open_lot(journal: Journal, secret: CallSecret, action: wire.OpenLot) -> None:
    check_open(journal.sale)
    lot = find_lot(journal.sale, action.lot)
    _check_block_free(journal, lot)
    if lot.phase is not Phase.UPCOMING:
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} was on the block before: reopen it instead.")
    journal.add(feed.LotOpened(lot=lot.number), secret)


def _ask(journal: Journal, secret: CallSecret, action: wire.SetAsk) -> None:
    lot = find_live_lot(journal.sale, action.lot, journal.at)
    if action.amount <= (lot.contest.price or 0):
        raise Refused(Code.TOO_LOW, "The asking price must be above the current price.")
    journal.add(feed.AskSet(lot=lot.number, amount=action.amount), secret)


def _fair_warning(journal: Journal, secret: CallSecret, action: wire.GiveFairWarning) -> None:
    lot = find_live_lot(journal.sale, action.lot, journal.at)
    if lot.phase is not Phase.OPEN:
        raise Refused(Code.WRONG_PHASE, "Fair warning was given already.")
    journal.add(feed.FairWarningGiven(lot=lot.number), secret)


def _final_call(journal: Journal, secret: CallSecret, action: wire.GiveFinalCall) -> None:
    lot = find_live_lot(journal.sale, action.lot, journal.at)
    if lot.phase is Phase.FINAL_CALL:
        raise Refused(Code.WRONG_PHASE, "The final call was given already.")
    journal.add(feed.FinalCallGiven(lot=lot.number), secret)


def _sell(journal: Journal, secret: CallSecret, action: wire.Sell) -> None:
    lot = find_lot(journal.sale, action.lot)
    check_takes_bids(journal.sale, lot, journal.at)
    leader, price = journal.sale.leader_of(lot), lot.contest.price
    if leader is None or price is None:
        raise Refused(Code.NO_BID, f"Nobody has bid on lot {lot.number}: pass it instead.")
    unmet = lot.contest.reserve_status is Reserve.UNMET
    if unmet and not action.override:
        raise Refused(
            Code.RESERVE_UNMET, "The reserve is not met: sell under it explicitly, or pass the lot."
        )
    journal.add(feed.LotSold(lot=lot.number, to=leader, price=price, under_reserve=unmet), secret)
    stop_group(journal, lot)


def _pass(journal: Journal, secret: CallSecret, action: wire.Pass) -> None:
    lot = find_lot(journal.sale, action.lot)
    if not lot.phase.takes_bids:
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} is not on the block.")
    journal.add(feed.LotPassed(lot=lot.number), secret)


def _withdraw(journal: Journal, secret: CallSecret, action: wire.Withdraw) -> None:
    lot = find_lot(journal.sale, action.lot)
    if lot.phase.closed:
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} is closed already.")
    if lot.bids and lot.reserve is None:
        raise Refused(Code.WRONG_PHASE, "A lot without reserve cannot be withdrawn after a bid was taken.")
    journal.add(feed.LotWithdrawn(lot=lot.number), secret)


def _reopen(journal: Journal, secret: CallSecret, action: wire.Reopen) -> None:
    check_open(journal.sale)
    lot = find_lot(journal.sale, action.lot)
    if not lot.phase.closed:
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} is not closed.")
    _check_block_free(journal, lot)
    closes_at = None
    if journal.sale.timed and lot.added.closes_at is not None:
        closes_at = journal.at + journal.sale.terms.soft_close.extend_to_ms
    journal.add(feed.LotReopened(lot=lot.number, text=action.text, closes_at=closes_at), secret)


def _undo(journal: Journal, secret: CallSecret, action: wire.Undo) -> None:
    undoing.undo(journal, secret, find_lot(journal.sale, action.lot), action.entry, action.and_later)


def _retract(journal: Journal, secret: CallSecret, action: wire.Retract) -> None:
    lot = find_lot(journal.sale, action.lot)
    if not lot.phase.takes_bids:
        raise Refused(Code.WRONG_PHASE, "A bid can be retracted until the hammer only.")
    lead, called = lot.contest.lead, journal.sale.leader_of(lot)
    if lead is None or called is None:
        raise Refused(Code.NO_BID, f"Nobody leads lot {lot.number}.")
    entry = feed.BidRetracted(lot=lot.number, by=called, text=action.text)
    journal.add(entry, secret)


def _check_block_free(journal: Journal, lot: Lot) -> None:
    """One lot at a time is on the block of a live sale; in a timed one they are open side by side."""
    block = journal.sale.on_the_block
    if journal.sale.terms.kind is SaleKind.LIVE and block is not None and block != lot.number:
        raise Refused(Code.WRONG_PHASE, f"Lot {block} is on the block: sell or pass it first.")


_ACTIONS: Final[dict[type[Any], Callable[[Journal, CallSecret, Any], None]]] = {
    wire.OpenSale: _open_sale,
    wire.EndSale: _end_sale,
    wire.Hold: _hold,
    wire.Resume: _resume,
    wire.Announce: _announce,
    wire.Block: _block,
    wire.OpenLot: _open_lot,
    wire.SetAsk: _ask,
    wire.GiveFairWarning: _fair_warning,
    wire.GiveFinalCall: _final_call,
    wire.Sell: _sell,
    wire.Pass: _pass,
    wire.Withdraw: _withdraw,
    wire.Reopen: _reopen,
    wire.Undo: _undo,
    wire.Retract: _retract,
    wire.BookOut: book_out,
    wire.SetIncrement: set_increment,
    wire.LineUp: line_up,
    wire.Extend: extend,
    wire.MoveLots: move_lots,
}
