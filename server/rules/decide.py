"""The one door of the rules: a command goes in, records and a verdict come out.

Whatever is decided is applied to the sale at once. When the records cannot be made durable, the
sale must be thrown away and loaded from the ledger again.
"""

from collections.abc import Callable
from typing import Any, Final

import msgspec

from contract import feed
from contract.verdicts import Code, Outcome, Verdict
from contract.wire import MissedBid
from server.rules import timed
from server.rules.bids import place_bid
from server.rules.book import take_out_own
from server.rules.calls import call_action
from server.rules.catalogue import add_lots, change_lot, change_sale, make_lots, note_catalogue
from server.rules.commands import (
    AddLots,
    AnyCommand,
    CallAction,
    ChangeLot,
    ChangeSale,
    CreateSale,
    ExtendAfterOutage,
    NoteCatalogue,
    PlaceBid,
    Register,
    SetRegistration,
    TakeOutMax,
    Tick,
)
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import Record
from server.rules.registering import register, set_registration
from server.rules.sale import Sale


class Decision(msgspec.Struct, frozen=True):
    """What came of a command. `users` are those whose private view may have changed.

    A refusal can have records too: a bid that comes after the deadline closes its lot first.
    """

    records: list[Record]
    verdict: Verdict
    users: list[str] = []
    missed: MissedBid | None = None


def decide(sale: Sale, command: AnyCommand, at: int) -> Decision:
    """Decide one command received at `at` (ms, UTC) on the sale as it is, and apply what comes of it."""
    number, (user, command_id) = _lot_of(command), _origin(command)
    lot = None if number is None else sale.lots.get(number)
    closing = _close_first(sale, lot, at)
    journal = Journal(sale, at, user, command_id)
    missed = None
    try:
        outcome = _take(journal, command)
        verdict = journal.accepted(command_id or "", outcome, lot)
    except Refused as refused:
        verdict, missed = journal.refused(command_id or "", refused, lot), refused.missed
    users = list(closing.users | journal.users)
    return Decision(closing.records + journal.records, verdict, users, missed)


def _take(journal: Journal, command: AnyCommand) -> Outcome:
    match command:
        case PlaceBid(user=user, bid=bid):
            return place_bid(journal, user, bid)
        case CallAction(user=user, call=call):
            return call_action(journal, user, call.action)
        case Tick():
            timed.tick(journal)
        case ExtendAfterOutage(since=since):
            timed.give_back(journal, since)
        case CreateSale():
            if journal.sale.created is not None:
                raise Refused(Code.CONFLICT, "The sale exists already.")
            journal.add(feed.SaleCreated(sale=command.sale, title=command.title, terms=command.terms))
            make_lots(journal, command.lots)
        case _:
            _DOINGS[type(command)](journal, command)
    return Outcome.DONE


_DOINGS: Final[dict[type[Any], Callable[[Journal, Any], None]]] = {
    Register: register,
    SetRegistration: set_registration,
    TakeOutMax: take_out_own,
    AddLots: add_lots,
    ChangeLot: change_lot,
    ChangeSale: change_sale,
    NoteCatalogue: note_catalogue,
}


def _close_first(sale: Sale, lot: Lot | None, at: int) -> Journal:
    """Close the lot that a command is about, when its deadline has passed and no tick came yet."""
    closing = Journal(sale, at)
    if lot is not None and sale.timed and sale.hold is None:
        timed.close_due(closing, lot)
    return closing


def _lot_of(command: AnyCommand) -> str | None:
    match command:
        case PlaceBid(bid=bid):
            return bid.lot
        case ChangeLot(lot=number) | TakeOutMax(lot=number):
            return number
        case CallAction(call=call):
            return getattr(call.action, "lot", None)
        case _:
            return None


def _origin(command: AnyCommand) -> tuple[str | None, str | None]:
    match command:
        case PlaceBid(user=user, bid=bid):
            return user, bid.id
        case CallAction(user=user, call=call):
            return user, call.id
        case TakeOutMax(user=user, id=command_id):
            return user, command_id
        case Register(user=user) | SetRegistration(by=user):
            return user, None
        case AddLots(by=user) | ChangeLot(by=user) | ChangeSale(by=user) | NoteCatalogue(by=user):
            return user, None
        case _:
            return None, None
