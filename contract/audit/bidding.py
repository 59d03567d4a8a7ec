"""What a bid may do to a lot, seen from outside: the limits are secret, but what they can do is not.

From RULES "Accepting a bid", 3 to 8: with the leader's limit M1, the best other limit M2 and F1 bid openly,
price = max(price before, F1, min(M1, next(M2))). A bid is at least the asking price, so M2 and the price
behind it are too; an open bid that leads costs exactly what was bid.
"""

from dataclasses import replace

from contract import feed
from contract.audit.lots import AuditedLot, LotState, who
from contract.audit.report import Fault, Wrong
from contract.commands import BidMode
from contract.standing import ROOM, Phase, Reserve, Standing
from contract.terms import BelowReserve, SaleKind


def after_bid(lot: AuditedLot, entry: feed.BidTaken, shown: Standing) -> LotState:
    """Return the state after a bid, taking from `shown` only what the bid can have led to."""
    before = lot.state
    _check_taken(lot, entry)
    _check_leader(lot, entry, shown)
    _check_price(lot, entry, shown)
    after = replace(
        before,
        phase=Phase.OPEN,
        price=shown.price,
        leader=shown.leader,
        bids=before.bids + 1,
        reserve=_reserve(lot, shown, changes=shown.leader == entry.by or _one_more(lot, entry, shown)),
        asked=None,
    )
    return lot.soft_closed(after, entry.at, price_changed=before.price != after.price)


def after_raise(lot: AuditedLot, entry: feed.PriceRaised, shown: Standing) -> LotState:
    """Return the state after the leader's own raise moved the price (RULES, accepting a bid, 7)."""
    before = lot.state
    _check_open(lot, entry)
    if before.price is None or before.leader in {None, ROOM} or shown.price is None:
        raise Wrong(Fault.ENTRY_WRONG, f"The price of lot {lot.number} was raised without a leader.")
    reserve = _reserve(lot, shown, changes=True)
    met = reserve is Reserve.MET and before.reserve is Reserve.UNMET
    tied = lot.terms.raise_breaks_tie and shown.price <= lot.ladder(before).next(before.price)
    if shown.price <= before.price or not (met or tied):
        raise Wrong(
            Fault.PRICE_WRONG,
            f"The price of lot {lot.number} went from {lot.money(before.price)} to {lot.money(shown.price)} "
            "although nobody else bid, no reserve was met and no tie was broken.",
            found=lot.money(shown.price),
        )
    after = replace(before, phase=Phase.OPEN, price=shown.price, reserve=reserve, asked=None)
    return lot.soft_closed(after, entry.at, price_changed=True)


def after_opening(lot: AuditedLot, state: LotState, shown: Standing) -> LotState:
    """Return the state after a lot opened: the book competes, if anybody left a max before.

    A clerk may have entered letters also where bidders cannot leave a max themselves.
    """
    book = shown.bids - state.bids
    if state.leader is not None or book == 0:
        return state
    if book < 0:
        raise Wrong(
            Fault.STANDING_WRONG,
            f"Lot {lot.number} opened with fewer bids than it had before.",
            expected=state.bids,
            found=shown.bids,
        )
    if shown.leader in {None, ROOM} or shown.price is None:
        raise Wrong(
            Fault.WINNER_WRONG, f"Lot {lot.number} opened with bids left before, and no paddle leads."
        )
    start, exact = lot.added.start, book == 1 and not lot.added.has_reserve
    if shown.price < start or (exact and shown.price != start):
        raise Wrong(
            Fault.PRICE_WRONG,
            f"Lot {lot.number} opened at {lot.money(shown.price)}; with the bids that were left before it "
            f"{'opens at' if exact else 'cannot open below'} {lot.money(start)}.",
            expected=lot.money(start),
            found=lot.money(shown.price),
        )
    reserve = _reserve(lot, shown, changes=True)
    return replace(state, price=shown.price, leader=shown.leader, bids=shown.bids, reserve=reserve)


def _check_open(lot: AuditedLot, entry: feed.LotEntry) -> None:
    before = lot.state
    if not before.phase.takes_bids:
        raise Wrong(
            Fault.PHASE_WRONG, f"A bid was taken on lot {lot.number} while it was {before.phase.value}."
        )
    if lot.terms.kind is SaleKind.TIMED and before.closes_at is not None and entry.at >= before.closes_at:
        raise Wrong(Fault.PHASE_WRONG, f"A bid was taken on lot {lot.number} after its time was up.")


def _check_taken(lot: AuditedLot, entry: feed.BidTaken) -> None:
    _check_open(lot, entry)
    if (entry.mode is BidMode.EXACT) is (entry.amount is None):
        raise Wrong(
            Fault.ENTRY_WRONG, f"A bid on lot {lot.number} must tell its amount exactly when it was open."
        )
    ask = lot.ask(lot.state) or 0
    if entry.amount is not None and entry.amount < ask:
        raise Wrong(
            Fault.PRICE_WRONG,
            f"A bid of {lot.money(entry.amount)} was taken on lot {lot.number}, below the asking price.",
            expected=lot.money(ask),
            found=lot.money(entry.amount),
        )
    if entry.by == lot.state.leader != ROOM:
        raise Wrong(
            Fault.WINNER_WRONG,
            f"A bid of {who(entry.by)} was taken on lot {lot.number} against himself: he led already.",
        )


def _check_leader(lot: AuditedLot, entry: feed.BidTaken, shown: Standing) -> None:
    before = lot.state.leader
    if shown.leader == entry.by:
        return
    if shown.leader is None or shown.leader != before or before == ROOM:
        raise Wrong(
            Fault.WINNER_WRONG,
            f"After a bid of {who(entry.by)} on lot {lot.number}, {who(shown.leader)} is said to lead; "
            f"only {who(entry.by)}{'' if before in {None, ROOM} else f' or {who(before)}'} can.",
            expected=who(entry.by),
            found=who(shown.leader),
        )


def _check_price(lot: AuditedLot, entry: feed.BidTaken, shown: Standing) -> None:
    low, high = _bounds(lot, entry, leads=shown.leader == entry.by)
    if shown.price is None or shown.price < low or (high is not None and shown.price > high):
        expected = lot.money(low) if high == low else f"at least {lot.money(low)}"
        if high is not None and high != low:
            expected = f"{lot.money(low)} to {lot.money(high)}"
        raise Wrong(
            Fault.PRICE_WRONG,
            f"After a bid of {who(entry.by)} on lot {lot.number} the price is given as "
            f"{lot.money(shown.price)}; by the bids it is {expected}.",
            expected=expected,
            found=lot.money(shown.price),
        )


def _bounds(lot: AuditedLot, entry: feed.BidTaken, *, leads: bool) -> tuple[int, int | None]:
    """Return between which prices a bid can have led; None for no upper bound that is known."""
    before, ask, ladder = lot.state, lot.ask(lot.state) or 0, lot.ladder(lot.state)
    if leads and entry.amount is not None:
        return entry.amount, entry.amount
    low = ask if lot.orderly else (before.price or ask)
    if entry.amount is not None:  # an earlier limit answers an open bid
        hidden = before.reserve is Reserve.UNMET and lot.terms.below_reserve is BelowReserve.SHOW_LIMIT
        return entry.amount, None if hidden else max(ladder.next(entry.amount), before.price or 0)
    if lot.added.has_reserve:
        return low, None
    if before.leader is None:
        return ask, ask
    if before.leader == ROOM and before.price is not None:  # a room bid's limit is no secret
        return low, max(ask, ladder.next(before.price))
    return low, None


def _one_more(lot: AuditedLot, entry: feed.BidTaken, shown: Standing) -> bool:
    """Tell whether who leads may have answered an equal limit by the one increment more that he had left."""
    if shown.leader in {None, ROOM}:
        return False
    return entry.amount is None or shown.price == lot.ladder(lot.state).next(entry.amount)


def _reserve(lot: AuditedLot, shown: Standing, *, changes: bool) -> Reserve:
    """Return what is known of the reserve; with `changes` it may have been met now, and never unmet."""
    before = lot.state.reserve
    if before is Reserve.UNMET and changes and shown.reserve is Reserve.MET:
        return Reserve.MET
    return before
