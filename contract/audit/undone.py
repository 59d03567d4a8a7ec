"""What striking an entry may do to a lot.

Striking the latest entry brings back the state before it, exactly. Striking an earlier bid makes the house
fold the later ones anew, limits included; then only what must hold of any such fold is checked, until the
house opens its rows.
"""

from dataclasses import replace
from typing import Final

from contract import feed
from contract.audit.lots import AuditedLot, LotState, Step, who
from contract.audit.report import Fault, Wrong
from contract.standing import ROOM, Phase, Reserve, Standing

_NEVER: Final = (feed.EntryUndone, feed.PriceRaised, feed.LotExtended, feed.LotChanged, feed.LinedUp)

_CLOSINGS: Final = (feed.LotSold, feed.LotPassed, feed.LotWithdrawn)


def after_undo(lot: AuditedLot, entry: feed.EntryUndone, shown: Standing) -> LotState:
    """Strike the entry and return the state without it. Raises Wrong when it cannot be struck."""
    target = _target(lot, entry)
    target.struck = True
    later = [step for step in lot.steps[lot.steps.index(target) + 1 :] if not step.struck]
    later = [step for step in later if not isinstance(step.entry, feed.EntryUndone)]
    exact = target.before
    for step in later:
        exact, step.before = None if exact is None else _again(lot, exact, step), exact
    if exact is None:
        return _folded_anew(lot, target, shown)
    return _keeping_time(lot.state, exact)


def _target(lot: AuditedLot, entry: feed.EntryUndone) -> Step:
    open_to_it = [s for s in lot.steps if not s.struck and not isinstance(s.entry, _NEVER)]
    target = next((step for step in open_to_it if step.entry.n == entry.undoes), None)
    if target is None:
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Entry {entry.undoes} was struck, but it is not one of lot {lot.number} that can be.",
            found=entry.undoes,
        )
    bid_on_open_lot = isinstance(target.entry, feed.BidTaken) and lot.state.phase.takes_bids
    if target is not open_to_it[-1] and not bid_on_open_lot:
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Entry {entry.undoes} of lot {lot.number} was struck before what came after it.",
            found=entry.undoes,
        )
    return target


def _again(lot: AuditedLot, state: LotState, step: Step) -> LotState | None:
    """Return the state after an entry that is taken anew, where that is certain."""
    entry, then = step.entry, step.before
    match entry:
        case feed.LotExtended():
            return extended(state, entry)
        case feed.IncrementSet():
            return stepped(state, entry)
        case feed.LinedUp():
            return state
    if not isinstance(entry, feed.PriceRaised) or entry.standing is None or then is None:
        return None
    if not state.phase.takes_bids or state.leader != then.leader:
        step.struck = True  # a raise falls with the bid that it raised, for good
        return state
    if (state.price, state.reserve) != (then.price, then.reserve):
        return None
    raised = replace(
        state, phase=Phase.OPEN, price=entry.standing.price, reserve=entry.standing.reserve, asked=None
    )
    return lot.soft_closed(raised, entry.at, price_changed=True)


def extended(state: LotState, entry: feed.LotExtended) -> LotState:
    """Return the state with the time that is given back."""
    return replace(
        state,
        closes_at=(state.closes_at or entry.at) + entry.by_ms,
        first_closes_at=(state.first_closes_at or entry.at) + entry.by_ms,
    )


def stepped(state: LotState, entry: feed.IncrementSet) -> LotState:
    """Return the state with another step; what is asked follows it, but for a price that was taken back."""
    return replace(state, step=entry.step, asked=None if state.price is not None else state.asked)


def _keeping_time(before: LotState, after: LotState) -> LotState:
    """A deadline that everybody saw is never taken back."""
    if before.closes_at is None or after.closes_at is None:
        return after
    return replace(after, closes_at=max(before.closes_at, after.closes_at))


def _folded_anew(lot: AuditedLot, target: Step, shown: Standing) -> LotState:
    """Return what is shown, where no fold without the struck entry could be otherwise. Raises Wrong."""
    before = lot.state
    bids = before.bids - isinstance(target.entry, feed.BidTaken)
    state = replace(
        before, bids=bids, price=shown.price, leader=shown.leader, asked=None, step=_own_step(lot)
    )
    _check_leader(lot, shown)
    if shown.price is not None and before.price is not None and shown.price > before.price:
        raise Wrong(
            Fault.PRICE_WRONG,
            f"The price of lot {lot.number} rose to {lot.money(shown.price)} because an entry was struck.",
            expected=f"at most {lot.money(before.price)}",
            found=lot.money(shown.price),
        )
    if shown.phase.takes_bids and before.phase.takes_bids:
        state = replace(state, phase=shown.phase)
    if before.reserve is not Reserve.NONE and shown.reserve is not Reserve.NONE:
        state = replace(state, reserve=shown.reserve)
    return replace(state, asked=_asked(lot, state, shown))


def _own_step(lot: AuditedLot) -> int | None:
    """Return the lot's own increment by what is not struck: no bid has to do with it, but each closing."""
    own: int | None = None
    for step in lot.steps:
        if isinstance(step.entry, feed.IncrementSet) and not step.struck:
            own = step.entry.step
        elif isinstance(step.entry, _CLOSINGS) and not step.struck:
            own = None
    return own


def _check_leader(lot: AuditedLot, shown: Standing) -> None:
    bids = [s.entry for s in lot.steps if not s.struck and isinstance(s.entry, feed.BidTaken)]
    known = {bid.by for bid in bids}
    opened = [s.entry.standing for s in lot.steps if isinstance(s.entry, feed.LotOpened | feed.LotReopened)]
    book = any(standing is not None and standing.bids > 0 for standing in opened)
    from_the_book = book and shown.leader != ROOM
    if (shown.leader is None) is not (shown.price is None):
        raise Wrong(Fault.WINNER_WRONG, f"Lot {lot.number} has a leader without a price, or a price without.")
    if shown.leader is not None and shown.leader not in known and not from_the_book:
        raise Wrong(
            Fault.WINNER_WRONG,
            f"After an entry was struck, {who(shown.leader)} is said to lead lot {lot.number} without a bid.",
            found=who(shown.leader),
        )


def _asked(lot: AuditedLot, state: LotState, shown: Standing) -> int | None:
    """Return an asking price that the auctioneer set, if that is what explains the one shown."""
    standing = [step.entry for step in lot.steps if not step.struck]
    set_before = {entry.amount for entry in standing if isinstance(entry, feed.AskSet)}
    if any(isinstance(entry, feed.BidRetracted) for entry in standing) and shown.price is None:
        return shown.ask
    return shown.ask if shown.ask in set_before and shown.ask != lot.ask(state) else None
