"""A lot as an auditor sees it: its public state, and what of a standing follows from it without secrets.

Limits and reserves are hidden, so some prices cannot be computed, only bounded; that is `bidding`'s and
`undone`'s business. Whatever follows for certain is compared here.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from contract import feed
from contract.audit.report import Fault, Wrong
from contract.ladder import Band, Ladder
from contract.money import amount_text
from contract.standing import ROOM, RUNGS_SHOWN, Phase, Reserve, Standing
from contract.terms import SoftCloseTrigger, Terms

Rungs = dict[tuple[int | None, int], list[int]]
"""The amounts above an asking price, by the lot's own step and that price."""


@dataclass(frozen=True, slots=True)
class LotState:
    """Where a lot stands. `asked` is an asking price unlike the ladder's, `step` its own increment."""

    phase: Phase
    price: int | None
    leader: str | None
    bids: int
    reserve: Reserve
    closes_at: int | None
    first_closes_at: int | None
    asked: int | None = None
    step: int | None = None


@dataclass(slots=True)
class Step:
    """An entry about the lot, with the state before it; None when a strike left that unknown."""

    entry: feed.LotEntry
    before: LotState | None
    struck: bool = False


@dataclass(slots=True)
class AuditedLot:
    """One lot, its terms and its history. `rungs` remembers the ladder's steps for all lots of the sale."""

    added: feed.LotAdded
    terms: Terms
    state: LotState
    rungs: Rungs
    steps: list[Step] = field(default_factory=list)

    @classmethod
    def of(cls, added: feed.LotAdded, terms: Terms, rungs: Rungs) -> "AuditedLot":
        """Return a lot as it enters the catalogue."""
        reserve = Reserve.UNMET if added.has_reserve else Reserve.NONE
        state = LotState(Phase.UPCOMING, None, None, 0, reserve, added.closes_at, added.closes_at)
        return cls(added, terms, state, rungs)

    @property
    def number(self) -> str:
        return self.added.lot

    @property
    def orderly(self) -> bool:
        """Whether a higher amount never has a lower next one; a floating ladder may have it otherwise."""
        ladder = self.ladder(self.state)
        steps = [band.every for band in ladder.bands]
        return not ladder.floating or steps == sorted(steps)

    def ask(self, state: LotState) -> int | None:
        """Return the next amount that would be accepted; None once the lot is closed."""
        if state.phase.closed:
            return None
        if state.asked is not None:
            return state.asked
        return self.added.start if state.price is None else self.ladder(state).next(state.price)

    def ladder(self, state: LotState) -> Ladder:
        """Return what the lot climbs: the sale's ladder, or steps of its own."""
        if state.step is None:
            return self.terms.ladder
        return Ladder("step", (Band(0, state.step),), floating=True)

    def money(self, amount: int | None) -> str:
        """Write an amount for people."""
        if amount is None:
            return "no price"
        return f"{amount_text(amount, self.terms.currency)} {self.terms.currency}"

    def soft_closed(self, state: LotState, at: int, *, price_changed: bool) -> LotState:
        """Return the state after a bid at `at`, which may move the deadline (RULES, timed lot)."""
        rule, deadline, first = self.terms.soft_close, state.closes_at, state.first_closes_at
        if deadline is None or first is None or at < deadline - rule.window_ms:
            return state
        if rule.trigger is SoftCloseTrigger.PRICE_CHANGED and not price_changed:
            return state
        extended = at + rule.extend_to_ms
        if rule.cap_ms is not None:
            extended = min(extended, first + rule.cap_ms)
        return replace(state, closes_at=max(deadline, extended))

    def _rungs_above(self, state: LotState, ask: int | None) -> list[int]:
        if ask is None:
            return []
        known = state.step, ask
        if known not in self.rungs:
            self.rungs[known] = self.ladder(state).rungs_above(ask, RUNGS_SHOWN)
        return self.rungs[known]

    def compare(self, state: LotState, shown: Standing) -> None:
        """Hold a shown standing against the state that follows. Raises Wrong for the first difference."""
        if shown.price != state.price:
            _differs(Fault.PRICE_WRONG, self, "price", self.money(state.price), self.money(shown.price))
        if shown.leader != state.leader:
            _differs(Fault.WINNER_WRONG, self, "leader", who(state.leader), who(shown.leader))
        if shown.phase is not state.phase:
            _differs(Fault.PHASE_WRONG, self, "phase", state.phase.value, shown.phase.value)
        ask = self.ask(state)
        if shown.ask != ask:
            _differs(Fault.ASK_WRONG, self, "asking price", self.money(ask), self.money(shown.ask))
        rungs = self._rungs_above(state, ask)
        if shown.next_rungs != rungs:
            _differs(Fault.ASK_WRONG, self, "list of next amounts", rungs, shown.next_rungs)
        for name in _NAMES:
            expected, found = getattr(state, name), getattr(shown, name)
            if expected != found:
                _differs(Fault.STANDING_WRONG, self, _NAMES[name], expected, found)
        if shown.lot != self.number:
            _differs(Fault.STANDING_WRONG, self, "lot number", self.number, shown.lot)


_NAMES: Final = {
    "bids": "number of bids",
    "reserve": "reserve's state",
    "closes_at": "closing time",
    "step": "own increment",
}


def who(paddle: str | None) -> str:
    """Say who leads, for people."""
    if paddle is None:
        return "nobody"
    return "the room" if paddle == ROOM else f"paddle {paddle}"


def _differs(fault: Fault, lot: AuditedLot, what: str, expected: object, found: object) -> None:
    raise Wrong(
        fault,
        f"The {what} of lot {lot.number} does not follow from the entries before: "
        f"it is given as {found} and should be {expected}.",
        expected=expected,
        found=found,
    )
