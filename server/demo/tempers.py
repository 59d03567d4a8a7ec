"""The five robots' tempers: what each would do now, given what it may know.

Pure: a position comes in, an intent or nothing goes out; chance comes from the generator given. A robot knows
what any bidder knows, and its own limits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from contract.commands import BidMode
from contract.standing import Phase, Standing


class Temper(StrEnum):
    """How a robot bids."""

    DEALER = "dealer"
    COLLECTOR = "collector"
    SNIPER = "sniper"
    HESITANT = "hesitant"
    ENTHUSIAST = "enthusiast"


@dataclass(frozen=True, slots=True)
class Position:
    """A robot before one lot; amounts in minor units.

    `limit` is the most it would pay (0: not interested), `left` its max in the book, `bids` how often it bid.
    """

    standing: Standing
    paddle: str
    limit: int
    left: int | None = None
    bids: int = 0

    @property
    def leading(self) -> bool:
        return self.standing.leader == self.paddle


@dataclass(frozen=True, slots=True)
class Intent:
    """What a robot would bid after thinking for `after_ms` (at the demo's normal pace)."""

    after_ms: int
    amount: int
    mode: BidMode = BidMode.EXACT


@dataclass(frozen=True, slots=True)
class Appetite:
    """How a temper values lots: how often it wants one, and its limit as percent of the middle estimate."""

    wants_percent: int
    lowest_percent: int
    highest_percent: int


APPETITES: Final[Mapping[Temper, Appetite]] = {
    Temper.DEALER: Appetite(90, 70, 110),
    Temper.COLLECTOR: Appetite(45, 110, 180),
    Temper.SNIPER: Appetite(55, 85, 140),
    Temper.HESITANT: Appetite(80, 50, 85),
    Temper.ENTHUSIAST: Appetite(60, 80, 150),
}
_WHOLE: Final = 1_000
"""Limits are round sums, as people set them."""


def limit_for(temper: Temper, start: int, low: int | None, high: int | None, rng: Random) -> int:
    """Return the most that a robot of this temper would pay for a lot, 0 when it does not want it."""
    appetite = APPETITES[temper]
    wanted = rng.randrange(100) < appetite.wants_percent
    percent = rng.randint(appetite.lowest_percent, appetite.highest_percent)
    if not wanted:
        return 0
    ends = [end for end in (low, high) if end is not None]
    middle = sum(ends) // len(ends) if ends else start * 2
    return max(middle * percent // 100 // _WHOLE * _WHOLE, 0)


def intent(temper: Temper, position: Position, rng: Random) -> Intent | None:
    """Return what the robot would do next, None when it only watches while the standing stays."""
    ask = position.standing.ask
    if ask is None or not position.standing.phase.takes_bids or position.leading or ask > position.limit:
        return None
    return _TEMPERS[temper](position, ask, rng)


def _dealer(_position: Position, ask: int, rng: Random) -> Intent:
    """Fast and exact, up to a firm limit."""
    return Intent(rng.randint(500, 1_300), ask)


def _collector(position: Position, ask: int, rng: Random) -> Intent | None:
    """Leave a max once, raise it once to the true limit, then watch."""
    if position.left is None:
        first = position.limit * 70 // 100 // _WHOLE * _WHOLE
        return Intent(rng.randint(1_500, 3_000), max(first, ask), BidMode.MAX)
    if position.left < position.limit:
        return Intent(rng.randint(1_800, 3_200), position.limit, BidMode.MAX)
    return None


def _sniper(position: Position, ask: int, rng: Random) -> Intent | None:
    """Wait for the hammer to rise."""
    if position.standing.phase is Phase.FINAL_CALL:
        return Intent(rng.randint(400, 1_000), ask)
    if position.standing.phase is Phase.FAIR_WARNING and rng.randrange(100) < 40:
        return Intent(rng.randint(900, 1_800), ask)
    return None


def _hesitant(position: Position, ask: int, rng: Random) -> Intent | None:
    """Think long, bid twice at most."""
    return Intent(rng.randint(2_500, 3_400), ask) if position.bids < 2 else None


def _enthusiast(position: Position, ask: int, rng: Random) -> Intent:
    """Jump a rung or two while the money lasts."""
    jump = rng.randrange(3)
    rungs = [ask, *position.standing.next_rungs]
    affordable = [rung for rung in rungs[: jump + 1] if rung <= position.limit]
    return Intent(rng.randint(900, 2_000), affordable[-1])


_TEMPERS: Final[Mapping[Temper, Callable[[Position, int, Random], Intent | None]]] = {
    Temper.DEALER: _dealer,
    Temper.COLLECTOR: _collector,
    Temper.SNIPER: _sniper,
    Temper.HESITANT: _hesitant,
    Temper.ENTHUSIAST: _enthusiast,
}
