"""What may follow on a lot: each entry is held against the state before it, and leads to the next one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from contract import feed
from contract.audit.bidding import after_bid, after_opening, after_raise
from contract.audit.lots import AuditedLot, LotState, Step, who
from contract.audit.report import Fault, Wrong
from contract.audit.undone import after_undo, extended, stepped
from contract.standing import Phase, Reserve, Standing
from contract.terms import SaleKind


def follow(lot: AuditedLot, entry: feed.LotEntry) -> None:
    """Take an entry about the lot. Raises Wrong when it, or its standing, does not follow."""
    shown = entry.standing
    if shown is None:
        raise Wrong(Fault.STANDING_WRONG, f"The entry about lot {lot.number} does not say where it stands.")
    before = lot.state
    after = _AFTER[type(entry)](lot, entry, shown)
    lot.compare(after, shown)
    lot.state = after
    lot.steps.append(Step(entry, before))


def _opened(lot: AuditedLot, entry: feed.LotOpened, shown: Standing) -> LotState:
    _check(lot, lot.state.phase is Phase.UPCOMING, "was opened")
    return after_opening(lot, replace(lot.state, phase=Phase.OPEN), shown)


def _reopened(lot: AuditedLot, entry: feed.LotReopened, shown: Standing) -> LotState:
    _check(lot, lot.state.phase.closed, "was reopened")
    until = entry.closes_at
    state = replace(lot.state, phase=Phase.OPEN, closes_at=until, first_closes_at=until, asked=None)
    return after_opening(lot, state, shown)


def _ask_set(lot: AuditedLot, entry: feed.AskSet, shown: Standing) -> LotState:
    _check(lot, _called_live(lot), "got an asking price")
    if entry.amount <= (lot.state.price or 0):
        raise Wrong(
            Fault.ASK_WRONG,
            f"The auctioneer asked for {lot.money(entry.amount)} on lot {lot.number}, which is not above "
            "the price.",
            found=lot.money(entry.amount),
        )
    return replace(lot.state, asked=entry.amount)


def _increment_set(lot: AuditedLot, entry: feed.IncrementSet, shown: Standing) -> LotState:
    _check(lot, _called_live(lot), "got a step of its own")
    return stepped(lot.state, entry)


def _lined_up(lot: AuditedLot, entry: feed.LinedUp, shown: Standing) -> LotState:
    live = lot.terms.kind is SaleKind.LIVE
    _check(lot, live and lot.state.phase in {Phase.UPCOMING, Phase.PASSED}, "was to come next")
    return lot.state


def _changed(lot: AuditedLot, entry: feed.LotChanged, shown: Standing) -> LotState:
    _check(lot, lot.state.phase is Phase.UPCOMING, "was changed")
    lot.added = feed.LotAdded(
        lot=entry.lot, title=entry.title, start=entry.start, has_reserve=entry.has_reserve,
        low_estimate=entry.low_estimate, high_estimate=entry.high_estimate, closes_at=entry.closes_at,
    )  # fmt: skip
    reserve = Reserve.UNMET if entry.has_reserve else Reserve.NONE
    return replace(lot.state, reserve=reserve, closes_at=entry.closes_at, first_closes_at=entry.closes_at)


def _fair_warning(lot: AuditedLot, entry: feed.FairWarningGiven, shown: Standing) -> LotState:
    _check(lot, _called_live(lot) and lot.state.phase is Phase.OPEN, "got a fair warning")
    return replace(lot.state, phase=Phase.FAIR_WARNING)


def _final_call(lot: AuditedLot, entry: feed.FinalCallGiven, shown: Standing) -> LotState:
    _check(lot, _called_live(lot) and lot.state.phase is not Phase.FINAL_CALL, "got a final call")
    return replace(lot.state, phase=Phase.FINAL_CALL)


def _retracted(lot: AuditedLot, entry: feed.BidRetracted, shown: Standing) -> LotState:
    before = lot.state
    _check(lot, before.phase.takes_bids, "had a bid taken back")
    if before.leader is None or entry.by != before.leader:
        raise Wrong(
            Fault.WINNER_WRONG,
            f"{who(entry.by).capitalize()} took back the leading bid on lot {lot.number}; "
            f"{who(before.leader)} led.",
            expected=who(before.leader),
            found=who(entry.by),
        )
    reserve = Reserve.UNMET if lot.added.has_reserve else Reserve.NONE
    return replace(before, phase=Phase.OPEN, price=None, leader=None, reserve=reserve, asked=before.price)


def _sold(lot: AuditedLot, entry: feed.LotSold, shown: Standing) -> LotState:
    before = lot.state
    _check(lot, before.phase.takes_bids, "was sold")
    if before.leader is None or entry.to != before.leader:
        raise Wrong(
            Fault.WINNER_WRONG,
            f"Lot {lot.number} was sold to {who(entry.to)}; by the bids {who(before.leader)} led.",
            expected=who(before.leader),
            found=who(entry.to),
        )
    if entry.price != before.price:
        raise Wrong(
            Fault.PRICE_WRONG,
            f"Lot {lot.number} was sold at {lot.money(entry.price)}; by the bids the price was "
            f"{lot.money(before.price)}.",
            expected=lot.money(before.price),
            found=lot.money(entry.price),
        )
    if entry.under_reserve is not (before.reserve is Reserve.UNMET):
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Lot {lot.number} was sold; whether under its reserve or not, the entry says wrongly.",
        )
    return replace(before, phase=Phase.SOLD, asked=None, step=None)


def _passed(lot: AuditedLot, entry: feed.LotPassed, shown: Standing) -> LotState:
    _check(lot, lot.state.phase.takes_bids, "was passed")
    return replace(lot.state, phase=Phase.PASSED, asked=None, step=None)


def _withdrawn(lot: AuditedLot, entry: feed.LotWithdrawn, shown: Standing) -> LotState:
    _check(lot, not lot.state.phase.closed, "was withdrawn")
    if lot.state.bids and not lot.added.has_reserve:
        raise Wrong(
            Fault.ENTRY_WRONG,
            f"Lot {lot.number} has no reserve and was withdrawn after a bid, which the rules forbid.",
        )
    return replace(lot.state, phase=Phase.WITHDRAWN, asked=None, step=None)


def _extended(lot: AuditedLot, entry: feed.LotExtended, shown: Standing) -> LotState:
    _check(lot, lot.state.phase.takes_bids and entry.by_ms > 0, "was given more time")
    return extended(lot.state, entry)


def _called_live(lot: AuditedLot) -> bool:
    return lot.terms.kind is SaleKind.LIVE and lot.state.phase.takes_bids


def _check(lot: AuditedLot, holds: bool, what: str) -> None:
    if not holds:
        phase = lot.state.phase.value.replace("_", " ")
        raise Wrong(
            Fault.PHASE_WRONG,
            f"Lot {lot.number} {what} although it was {phase}, which cannot be.",
            found=phase,
        )


_AFTER: Final[dict[type[feed.LotEntry], Callable[[AuditedLot, Any, Standing], LotState]]] = {
    feed.LotOpened: _opened,
    feed.LotReopened: _reopened,
    feed.AskSet: _ask_set,
    feed.BidTaken: after_bid,
    feed.PriceRaised: after_raise,
    feed.BidRetracted: _retracted,
    feed.FairWarningGiven: _fair_warning,
    feed.FinalCallGiven: _final_call,
    feed.LotSold: _sold,
    feed.LotPassed: _passed,
    feed.LotWithdrawn: _withdrawn,
    feed.LotExtended: _extended,
    feed.EntryUndone: after_undo,
    feed.IncrementSet: _increment_set,
    feed.LinedUp: _lined_up,
    feed.LotChanged: _changed,
}
