"""The book as the office keeps it: every max left on a lot that has not opened, entered and taken out.

A clerk enters a letter's limits as the paddle's own bids; the house checks them like any other. What is in
the book comes live, so that two clerks see the same. Knows no widget and no words.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.ids import new_id
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import BookLine, LotView
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.people import paddle_order


class BookOrder(Enum):
    """What the book is sorted by."""

    BY_LOT = "by_lot"
    BY_PADDLE = "by_paddle"


@dataclass(frozen=True, slots=True)
class BookRow:
    """One limit in the book. Amounts in minor units, `at` in ms, UTC."""

    lot: str
    title: str
    paddle: str
    name: str
    line: BookLine

    @property
    def key(self) -> str:
        """Return what identifies the row."""
        return f"{self.lot}/{self.paddle}"


@dataclass(frozen=True, slots=True)
class BookBid:
    """A limit to be entered for a paddle."""

    paddle: str
    lot: str
    amount: int
    plus_one: bool = False
    group: str | None = None


@dataclass(frozen=True, slots=True)
class BookRefusal:
    """Why a limit was not taken; without a code nobody answered, and the book shows what counts."""

    bid: BookBid | None
    code: Code | None = None
    message: str = ""


class BookViewModel(QObject):
    """The book of one sale.

    Signals:
        changed: the rows, or what they are sorted by.
        entered(BookBid): a limit is in the book.
        taken_out(str, str): lot and paddle of a limit that is out of the book.
        refused(BookRefusal): the house did not do it.
    """

    changed = Signal()
    entered = Signal(object)
    taken_out = Signal(str, str)
    refused = Signal(object)

    def __init__(self, office: OfficeViewModel, columns: int) -> None:
        super().__init__()
        self._office, self._live = office, office.live
        self.rows: KeyedRows[BookRow] = KeyedRows(columns)
        self.order = BookOrder.BY_LOT
        office.changed.connect(self._on_sale_changed)

    # ── what a page asks ─────────────────────────────────────────────────────────────────────────────

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._live.currency

    @property
    def can_write(self) -> bool:
        """Tell whether something can be entered now."""
        return self._live.state.can_call and not self._live.has_ended()

    def lot_numbers(self) -> list[str]:
        """Return every lot in the order of the sale."""
        return self._live.room.lot_numbers()

    def lot_view(self, lot: str) -> LotView | None:
        """Return what the catalogue says of a lot; None for no lot."""
        return self._live.lot_view(lot)

    def is_upcoming(self, lot: str) -> bool:
        """Tell whether a lot can still get a limit in the book."""
        standing = self._live.standing(lot)
        return standing is not None and standing.phase is Phase.UPCOMING

    def holder(self, paddle: str) -> str | None:
        """Return who holds a paddle; None for a number that nobody has."""
        return self._live.room.desk.name_of(paddle)

    def lots_in_it(self) -> int:
        """Return on how many lots a limit is left."""
        return len({row.lot for row in self.rows.rows()})

    def sort(self, order: BookOrder) -> None:
        """Sort by lot, or by paddle."""
        self.order = order
        self.show_rows()

    # ── what a page does ─────────────────────────────────────────────────────────────────────────────

    def enter(self, bid: BookBid) -> None:
        """Put a limit into the book, in the place of the paddle's former one on this lot."""
        action = commands.BidFor(
            lot=bid.lot,
            paddle=bid.paddle,
            amount=bid.amount,
            mode=commands.BidMode.MAX,
            plus_one=bid.plus_one,
            group=bid.group,
        )
        self._office.tasks.spawn(self._enter(bid, action))

    def take_out(self, lot: str, paddle: str) -> None:
        """Take a limit out of the book."""
        self._office.tasks.spawn(self._take_out(lot, paddle))

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    async def _enter(self, bid: BookBid, action: commands.BidFor) -> None:
        refusal = await self._call(action, bid)
        if refusal is None:
            self.entered.emit(bid)
        else:
            self.refused.emit(refusal)

    async def _take_out(self, lot: str, paddle: str) -> None:
        refusal = await self._call(commands.BookOut(lot=lot, paddle=paddle), None)
        if refusal is None:
            self.taken_out.emit(lot, paddle)
        else:
            self.refused.emit(refusal)

    async def _call(self, action: commands.AnyAction, bid: BookBid | None) -> BookRefusal | None:
        call = commands.Call(id=new_id(), sale=self._office.sale_id, action=action)
        try:
            verdict = await self._live.connection.call_action(call)
        except (ConnectionError, TimeoutError):
            # Sent once: the book itself shows whether it arrived.
            return BookRefusal(bid)
        if (origin := self._live.origin) is not None:
            self._live.receipts.take(call, verdict, origin)
        return None if verdict.ok else BookRefusal(bid, verdict.code, verdict.message or "")

    def _on_sale_changed(self, aspects: frozenset[Aspect]) -> None:
        if aspects & {Aspect.DESK, Aspect.LOTS, Aspect.ANEW, Aspect.SHOWN}:
            self.show_rows()
        elif aspects & {Aspect.CONNECTION, Aspect.SALE}:
            self.changed.emit()  # whether something can be entered now

    def show_rows(self) -> None:
        """Show what is in the book now."""
        desk, places = self._live.room.desk, {lot: at for at, lot in enumerate(self.lot_numbers())}
        names = {paddle.paddle: paddle.name for paddle in desk.paddles.values()}
        rows = [
            BookRow(lot, self._title(lot), line.paddle, names.get(line.paddle, ""), line)
            for lot, known in desk.lots.items()
            if known.book and self.is_upcoming(lot)
            for line in known.book
        ]
        if self.order is BookOrder.BY_LOT:
            rows.sort(key=lambda row: (places.get(row.lot, 0), -row.line.limit, row.line.at))
        else:
            rows.sort(key=lambda row: (paddle_order(row.paddle), places.get(row.lot, 0)))
        self.rows.show(rows)
        self.changed.emit()

    def _title(self, lot: str) -> str:
        view = self._live.lot_view(lot)
        return "" if view is None else view.title
