"""What a sale has brought and how fast it goes, added up again only when a lot was closed or opened again.

A sale of thousands of lots changes many times a second; its sums change once or twice a minute.
"""

from desktop_client.saleroom.act_checks import CLOSING
from desktop_client.saleroom.pace import Pace, pace
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind
from desktop_client.saleroom.totals import Totals, totals

_TURNS = CLOSING | {RowKind.REOPENED, RowKind.UNDONE}
_SECOND_MS = 1_000

_Key = tuple[int, int, int, int]


class Sums:
    """The sums of one sale."""

    def __init__(self, room: SaleRoom) -> None:
        self._room = room
        self._totals: tuple[_Key, Totals] | None = None
        self._pace: tuple[tuple[_Key, int], Pace] | None = None

    def totals(self) -> Totals:
        """Return what was sold against estimates and reserves."""
        key = self._key()
        if self._totals is None or self._totals[0] != key:
            self._totals = key, totals(self._room)
        return self._totals[1]

    def pace(self, now: int) -> Pace:
        """Return how fast the sale goes, at `now` (ms, UTC) to the second."""
        key = self._key(), now // _SECOND_MS
        if self._pace is None or self._pace[0] != key:
            self._pace = key, pace(self._room, now)
        return self._pace[1]

    def _key(self) -> _Key:
        room = self._room
        turn = next((row.n for row in room.newest(*_TURNS)), 0)
        return turn, len(room.standings), len(room.catalogue), len(room.desk.lots)
