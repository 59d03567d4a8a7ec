"""The telephone lines of a sale as the office arranges them: whom a clerk calls, on which lots.

They are asked for over HTTP, again and again while they are looked at: nobody is told of a change. Knows no
widget and no words.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from contract.people import ClerkView, LinePlan, PhoneLine, PhoneLines
from desktop_client.viewmodels.book_entry import lots_named
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.office import OfficeViewModel


@dataclass(frozen=True, slots=True)
class LineRow:
    """A row of the table."""

    line: PhoneLine
    title: str

    @property
    def key(self) -> str:
        """Return what identifies the row."""
        return f"{self.line.lot}/{self.line.paddle}"


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody to be called: on these lots (as typed), by this clerk (a user id, None: nobody yet)."""

    paddle: str
    lots: str
    clerk: str | None = None
    phone: str = ""
    note: str = ""


class PhoneViewModel(QObject):
    """Every telephone line of one sale.

    Signals:
        changed: the lines, the clerks, or whose lines are shown.
        kept(list[str]): the lots on which a line is kept now.
        removed(LineRow): a line was taken out.
        failed(HouseError): the house did not do it.
    """

    changed = Signal()
    kept = Signal(object)
    removed = Signal(object)
    failed = Signal(object)

    def __init__(self, office: OfficeViewModel, columns: int) -> None:
        super().__init__()
        from desktop_client.connection.desks.people import PeopleDesk

        self._office = office
        self._desk = PeopleDesk(office.house.api)
        self._known = PhoneLines([], [])
        self._clerk: str | None = None
        # One request after the other: each answer is the whole list, and the last one must be the newest.
        self._turn = asyncio.Lock()
        self.rows: KeyedRows[LineRow] = KeyedRows(columns)
        office.live.office_changed.connect(self.load)

    @property
    def clerks(self) -> list[ClerkView]:
        """Return who of the house can call."""
        return self._known.clerks

    @property
    def lines(self) -> list[PhoneLine]:
        """Return every line, whoever calls."""
        return self._known.lines

    @property
    def shown_clerk(self) -> ClerkView | None:
        """Return whose lines alone are shown; None for everybody's."""
        return next((clerk for clerk in self.clerks if clerk.user == self._clerk), None)

    def unknown_lots(self, typed: str) -> list[str]:
        """Return what of the typed lots names none."""
        return lots_named(typed, self._office.live.room.lot_numbers())[1]

    def show_only(self, clerk: str | None) -> None:
        """Show the lines of one clerk, or of all."""
        self._clerk = clerk
        self._show()

    def load(self) -> None:
        """Ask the house for the lines."""
        self._office.tasks.spawn(self._load(), "telephone lines")

    def keep(self, wish: Wish) -> None:
        """Keep a line for each of the lots."""
        lots, _ = lots_named(wish.lots, self._office.live.room.lot_numbers())
        self._office.tasks.spawn(self._keep(wish, lots))

    def remove(self, row: LineRow) -> None:
        """Take a line out."""
        self._office.tasks.spawn(self._remove(row))

    async def _load(self) -> None:
        await self._take(lambda: self._desk.phone_lines(self._office.sale_id))

    async def _keep(self, wish: Wish, lots: list[str]) -> None:
        for lot in lots:
            plan = LinePlan(lot=lot, paddle=wish.paddle, clerk=wish.clerk, phone=wish.phone, note=wish.note)
            if not await self._take(partial(self._desk.keep_phone_line, self._office.sale_id, plan)):
                return
        self.kept.emit(lots)

    async def _remove(self, row: LineRow) -> None:
        line, sale = row.line, self._office.sale_id
        if await self._take(lambda: self._desk.remove_phone_line(sale, line.lot, line.paddle)):
            self.removed.emit(row)

    async def _take(self, ask: Callable[[], Awaitable[PhoneLines]]) -> bool:
        try:
            async with self._turn:
                self._known = await asked(ask())
        except HouseError as error:
            self.failed.emit(error)
            return False
        self._show()
        return True

    def _show(self) -> None:
        lines = [line for line in self.lines if self._clerk is None or line.clerk == self._clerk]
        self.rows.show([LineRow(line, self._title(line.lot)) for line in lines])
        self.changed.emit()

    def _title(self, lot: str) -> str:
        view = self._office.live.lot_view(lot)
        return "" if view is None else view.title
