"""Which lots a strip marks: on the block, next, watched, mine. Knows no widget and no model.

Of thousands of lots only those are shown again that are marked otherwise than before.
"""

from dataclasses import dataclass
from typing import Self

from contract.wire import You
from desktop_client.saleroom.room import SaleRoom


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked at one moment. `mine` are the lots that I lead, won, or left a maximum on."""

    block: str | None = None
    coming: str | None = None
    watched: frozenset[str] = frozenset()
    you: You | None = None
    mine: frozenset[str] = frozenset()

    def now(self, room: SaleRoom, watched: frozenset[str]) -> Self:
        """Return what is marked now, where this was marked before."""
        mine = self.mine if room.you is self.you else _mine(room.you)
        return type(self)(room.on_the_block, room.lined_up, watched, room.you, mine)

    def differing(self, before: "Marks", room: SaleRoom) -> frozenset[str]:
        """Return the lots that are marked otherwise than before."""
        lots = (self.watched ^ before.watched) | (self.mine ^ before.mine)
        singles = {self.block, before.block, self.coming, before.coming} if self._is_moved(before) else set()
        paddle = None if self.you is None else self.you.paddle
        if paddle != (None if before.you is None else before.you.paddle):
            lots |= room.lots_bid_on()
        return lots | {lot for lot in singles if lot is not None}

    def _is_moved(self, before: "Marks") -> bool:
        return (self.block, self.coming) != (before.block, before.coming)


def _mine(you: You | None) -> frozenset[str]:
    if you is None:
        return frozenset()
    return frozenset({*you.leading, *you.maxes, *(won.lot for won in you.won)})
