"""The catalogue of a sale as far as bidding depends on it: its lots, their order, where bidding starts.

Texts and pictures are kept elsewhere; here is only told that they changed.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET

from contract import feed
from contract.commands import MoveLots
from contract.standing import Phase
from contract.terms import Terms
from contract.verdicts import Code
from contract.wire import SaleStatus
from server.rules.checks import find_lot
from server.rules.commands import AddLots, ChangeLot, ChangeSale, NewLot, NoteCatalogue
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import CallSecret, LotSecret, MaxSet

LOTS_NAMED: Final = 500
"""How many lots one entry of the feed names at the most."""


def make_lots(journal: Journal, lots: Sequence[NewLot]) -> None:
    """Write the first catalogue of a sale. Raises Refused `conflict` on a number that is taken."""
    _check_numbers(journal, lots)
    for new in lots:
        _add(journal, new, None, None)


def add_lots(journal: Journal, command: AddLots) -> None:
    """Add lots to a sale that was made before, and tell everybody. Raises Refused."""
    _check_running(journal)
    if command.before is not None:
        find_lot(journal.sale, command.before)
    _check_numbers(journal, command.lots)
    for new in command.lots:
        _add(journal, new, command.before, command.by)
    _tell(journal, command.by, [new.lot for new in command.lots])


def note_catalogue(journal: Journal, command: NoteCatalogue) -> None:
    """Tell everybody to read these lots anew. After the sale nobody listens, and nothing is written."""
    for number in command.lots:
        find_lot(journal.sale, number)
    if journal.sale.status is not SaleStatus.ENDED:
        _tell(journal, command.by, command.lots)


def change_lot(journal: Journal, command: ChangeLot) -> None:
    """Make an upcoming lot what the command says. Raises Refused.

    Maxes that the start has risen above are taken out of the book: they could never bid.
    """
    _check_running(journal)
    lot = find_lot(journal.sale, command.lot)
    _check_upcoming(lot)
    entry = feed.LotChanged(
        lot=lot.number, title=command.title, start=command.start, has_reserve=command.reserve is not None,
        low_estimate=command.low_estimate, high_estimate=command.high_estimate,
        closes_at=_closing(journal, lot, command.closes_at),
    )  # fmt: skip
    if _is_already(lot, entry, command.reserve):
        return
    journal.add(entry, LotSecret(reserve=command.reserve, by=command.by))
    _take_out_below(journal, lot, command.start, command.by)


def change_sale(journal: Journal, command: ChangeSale) -> None:
    """Give a sale that has not opened another title or other terms. Raises Refused.

    With another first closing time, or other steps between them, all lots close anew in catalogue order.
    """
    sale = journal.sale
    if sale.status is not SaleStatus.UPCOMING:
        raise Refused(Code.WRONG_PHASE, "The sale has opened: its title and terms stay as they are.")
    before = sale.terms
    title = sale.title if command.title is UNSET else command.title
    terms = before if command.terms is UNSET else command.terms
    if (terms.kind, terms.currency) != (before.kind, before.currency):
        raise Refused(Code.CONFLICT, "A sale's kind and currency stay as they were made.")
    if (title, terms) == (sale.title, before):
        return
    journal.add(feed.SaleChanged(title=title, terms=terms), CallSecret(by=command.by))
    if (terms.closes_at, terms.stagger_ms) != (before.closes_at, before.stagger_ms):
        _stagger_anew(journal, command.by, terms)


def move_lots(journal: Journal, secret: CallSecret, action: MoveLots) -> None:
    """Put upcoming lots before another one, or at the end. Raises Refused."""
    if len(set(action.lots)) != len(action.lots) or action.before in action.lots:
        raise Refused(Code.MALFORMED, "A lot cannot stand in two places of the catalogue.")
    if action.before is not None:
        find_lot(journal.sale, action.before)
    for number in action.lots:
        _check_upcoming(find_lot(journal.sale, number))
    journal.add(feed.LotsMoved(lots=list(action.lots), before=action.before), secret)


def _add(journal: Journal, new: NewLot, before: str | None, by: str | None) -> None:
    terms, closes_at = journal.sale.terms, new.closes_at
    if closes_at is None and before is not None:
        closes_at = journal.sale.lots[before].added.closes_at
    elif closes_at is None and terms.closes_at is not None:
        closes_at = terms.closes_at + len(journal.sale.lots) * terms.stagger_ms
    entry = feed.LotAdded(
        lot=new.lot, title=new.title, start=new.start, has_reserve=new.reserve is not None,
        low_estimate=new.low_estimate, high_estimate=new.high_estimate, closes_at=closes_at, before=before,
    )  # fmt: skip
    journal.add(entry, LotSecret(reserve=new.reserve, by=by))


def _check_numbers(journal: Journal, lots: Sequence[NewLot]) -> None:
    """All or nothing: what is refused must not have been written in part."""
    taken = set(journal.sale.lots)
    for new in lots:
        if new.lot in taken:
            raise Refused(Code.CONFLICT, f"There is a lot {new.lot} already.")
        taken.add(new.lot)


def _tell(journal: Journal, by: str, lots: Sequence[str]) -> None:
    for first in range(0, len(lots), LOTS_NAMED):
        named = list(lots[first : first + LOTS_NAMED])
        journal.add(feed.CatalogueChanged(lots=named), CallSecret(by=by))


def _closing(journal: Journal, lot: Lot, asked: int | None) -> int | None:
    """A lot of a timed sale keeps its closing time where none is said; one of a live sale has none."""
    if not journal.sale.timed:
        return None
    return lot.added.closes_at if asked is None else asked


def _is_already(lot: Lot, entry: feed.LotChanged, reserve: int | None) -> bool:
    same = all(
        getattr(lot.added, name) == getattr(entry, name)
        for name in ("title", "start", "low_estimate", "high_estimate", "closes_at")
    )
    return same and lot.reserve == reserve


def _take_out_below(journal: Journal, lot: Lot, start: int, by: str) -> None:
    below = [offer.bidder for offer in lot.contest.limits.values() if offer.limit < start]
    for user in below:
        journal.add(None, MaxSet(lot=lot.number, user=user, limit=0, by=by))


def _stagger_anew(journal: Journal, by: str, terms: Terms) -> None:
    for place, lot in enumerate(list(journal.sale.lots.values())):
        closes_at = None if terms.closes_at is None else terms.closes_at + place * terms.stagger_ms
        if lot.phase is Phase.UPCOMING and lot.added.closes_at != closes_at:
            added = lot.added
            entry = feed.LotChanged(
                lot=lot.number, title=added.title, start=added.start, has_reserve=added.has_reserve,
                low_estimate=added.low_estimate, high_estimate=added.high_estimate, closes_at=closes_at,
            )  # fmt: skip
            journal.add(entry, LotSecret(reserve=lot.reserve, by=by))


def _check_running(journal: Journal) -> None:
    if journal.sale.status is SaleStatus.ENDED:
        raise Refused(Code.SALE_ENDED, "The sale has ended; its catalogue stays as it is.")


def _check_upcoming(lot: Lot) -> None:
    if lot.phase is not Phase.UPCOMING:
        raise Refused(Code.WRONG_PHASE, f"Lot {lot.number} was on the block already.")
