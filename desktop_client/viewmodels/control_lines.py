"""The paddles that bid through the clerk on a lot: who is on a telephone, and who bids in the hall by number.

Each has a place in the row of keys F2 to F9. The plan of telephones is read anew when a lot comes up, since
another clerk may have changed it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from contract.people import PhoneLine
from desktop_client.saleroom.contenders import hall_paddles
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.live_sale import LiveSale

if TYPE_CHECKING:
    from desktop_client.connection.desks.rostrum import RostrumDesk

MOST_LINES: Final = 8
"""As many as there are keys, F2 to F9."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A paddle that bids through the clerk. `clerk` is who calls on the telephone, empty in the hall."""

    paddle: str
    name: str
    on_phone: bool
    phone: str = ""
    clerk: str = ""
    note: str = ""


class ControlLines(QObject):
    """The telephones and hall paddles of every lot.

    Signals:
        changed: the plan of telephones was read.
        failed(HouseError): it could not be read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: "RostrumDesk", live: LiveSale) -> None:
        super().__init__()
        self._desk, self._live = desk, live
        self._planned: dict[str, list[PhoneLine]] = {}
        live.office_changed.connect(self.load)

    def load(self) -> None:
        """Read the plan of telephones."""
        self._live.tasks.spawn(self._load(), "phone lines")

    def phones(self, lot: str | None) -> list[SpokenLine]:
        """Return who is to be called on a lot."""
        planned = self._planned.get(lot, []) if lot is not None else []
        return [
            SpokenLine(line.paddle, line.name, True, line.phone, line.clerk_name, line.note)
            for line in planned
        ]

    def lines(self, lot: str | None) -> list[SpokenLine]:
        """Return who bids on a lot through the clerk: telephones as planned, then the hall as they came."""
        found = self.phones(lot)
        known = {line.paddle for line in found}
        earliest_first = sorted(hall_paddles(self._live.room, lot), key=self._first_bid(lot))
        for paddle in earliest_first:
            if paddle not in known:
                name = self._live.room.desk.name_of(paddle) or ""
                found.append(SpokenLine(paddle, name, False))
        return found[:MOST_LINES]

    def hall(self, paddles: list[str]) -> list[SpokenLine]:
        """Return lines for paddles in the hall."""
        desk = self._live.room.desk
        return [SpokenLine(paddle, desk.name_of(paddle) or "", False) for paddle in paddles[:MOST_LINES]]

    def _first_bid(self, lot: str | None) -> "_FirstBid":
        rows = self._live.room.rows_of(lot) if lot is not None else []
        return _FirstBid({row.paddle: row.n for row in reversed(rows) if row.paddle is not None})

    async def _load(self) -> None:
        try:
            plan = await asked(self._desk.phone_lines(self._live.sale_id))
        except HouseError as error:
            self.failed.emit(error)
            return
        self._planned = {}
        for line in plan.lines:
            self._planned.setdefault(line.lot, []).append(line)
        self.changed.emit()


class _FirstBid:
    """Orders paddles by their first bid, so that a key does not change hands while a lot runs."""

    def __init__(self, first: dict[str, int]) -> None:
        self._first = first

    def __call__(self, paddle: str) -> int:
        return self._first.get(paddle, 0)
