"""When a watched lot is near enough to say so: once as it comes near, and once as it is called. Pure.

A lot that goes far off again (moved, or given more time) is armed anew; one that hovers at the edge is not.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_client.saleroom.coming import Coming, coming
from desktop_client.saleroom.room import SaleRoom

_MINUTE_MS: Final = 60_000
_SLACK: Final = 2
"""How many times as far a lot must be before its alarm is armed anew."""


class Ring(Enum):
    """What an alarm says."""

    SOON = "soon"
    ON_THE_BLOCK = "on_the_block"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """Near is: at most `lots` before it, or at most `minutes` to go; 0 switches either off."""

    lots: int
    minutes: int

    def is_near(self, one: Coming, slack: int = 1) -> bool:
        """Tell whether a lot is near; `slack` widens the rule."""
        by_lots = one.lots is not None and one.lots < self.lots * slack
        by_time = one.ms is not None and one.ms <= self.minutes * _MINUTE_MS * slack
        return by_lots or (by_time and self.minutes > 0)


@dataclass(frozen=True, slots=True)
class Rung:
    """An alarm that rings now."""

    ring: Ring
    coming: Coming


class AlarmBell:
    """Remembers what has rung."""

    def __init__(self) -> None:
        self._rung: set[tuple[str, Ring]] = set()

    def listen(self, room: SaleRoom, lots: Collection[str], rule: AlarmRule, now: int) -> list[Rung]:
        """Return the alarms that ring now, at `now` (ms, UTC, server's clock), the nearest lot first."""
        found = coming(room, lots, now)
        self._forget(found, lots, rule)
        rings = []
        for one in found:
            ring = _ring(one, rule, live=room.live)
            if ring is not None and (one.lot, ring) not in self._rung:
                self._rung.add((one.lot, ring))
                rings.append(Rung(ring, one))
        return rings

    def chosen(self, lots: Collection[str]) -> None:
        """Know which lots somebody has just chosen: of one that is called now he need not be told.

        One that is not called yet is armed again as soon as it is listened for.
        """
        self._rung |= {(lot, Ring.ON_THE_BLOCK) for lot in lots}

    def _forget(self, found: list[Coming], lots: Collection[str], rule: AlarmRule) -> None:
        """Arm anew what is far off again or called again, and forget what nobody waits for any more."""
        far = {one.lot for one in found if not rule.is_near(one, _SLACK) and not _is_called(one)}
        waiting = {one.lot for one in found if one.lots is not None}
        self._rung = {
            (lot, ring)
            for lot, ring in self._rung
            if lot in lots and lot not in far and not (ring is Ring.ON_THE_BLOCK and lot in waiting)
        }


def _is_called(one: Coming) -> bool:
    return one.is_open and one.ms is None


def _ring(one: Coming, rule: AlarmRule, *, live: bool) -> Ring | None:
    if one.is_open and live:
        return Ring.ON_THE_BLOCK
    if not rule.is_near(one):
        return None
    return Ring.SOON if live else Ring.CLOSING
