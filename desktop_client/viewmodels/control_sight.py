"""What the rostrum's window sees of a sale: the lot on the block, what comes next, whom the keys stand for.

Reads and never calls; `control` adds the calls. Knows no widget and no words.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from contract.standing import Standing
from contract.wire import DeskLot, LotView, MissedBid
from desktop_client.saleroom import control as advice
from desktop_client.saleroom.ask_reasons import AskReason, ask_reason
from desktop_client.saleroom.control import Act, Possible
from desktop_client.saleroom.pace import Pace
from desktop_client.saleroom.rows import RowKind
from desktop_client.saleroom.totals import Totals
from desktop_client.viewmodels.control_buyers import RoomBuyers
from desktop_client.viewmodels.control_calls import Refusal, RostrumCalls
from desktop_client.viewmodels.control_lines import ControlLines, SpokenLine
from desktop_client.viewmodels.control_sums import Sums
from desktop_client.viewmodels.control_undo import UndoViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

USUAL_EXTENSION_MS: Final = 120_000


class RostrumSight(QObject):
    """One sale as its auctioneer sees it.

    `lines` are telephones and hall paddles, `undoing` what can be struck, `buyers` who pays for room lots.

    Signals:
        changed(frozenset[Aspect]): what to show again.
        refused(Refusal): a call came to nothing.
        called(Act): a call was taken by the house.
        desk_failed(HouseError): the house did not do what was asked of it over HTTP.
    """

    changed = Signal(object)
    refused = Signal(object)
    called = Signal(object)
    desk_failed = Signal(object)

    def __init__(
        self,
        house: House,
        sale_id: str,
        preferences: Preferences,
        receipts: ReceiptsViewModel | None = None,
    ) -> None:
        # Late, since it brings the network along: a window is painted first.
        from desktop_client.connection.desks.rostrum import RostrumDesk

        super().__init__()
        self.live = LiveSale(house, sale_id, preferences, receipts)
        self.calls = RostrumCalls(self.live)
        desk = RostrumDesk(house.api)
        self.lines = ControlLines(desk, self.live)
        self.undoing = UndoViewModel(desk, self.live, self.calls)
        self.buyers = RoomBuyers(desk, self.live, self.calls)
        self._sums = Sums(self.live.room)
        self._house = house
        self._chosen: str | None = None
        self._dismissed: set[MissedBid] = set()
        self._looked_at: str | None = None
        # Lined up here and not told yet: keys may be faster than the line.
        self._on_its_way: str | None = None
        self.live.changed.connect(self._on_changed)
        self.live.went_live.connect(self._on_went_live)
        self.calls.refused.connect(self._on_refused)
        self.calls.called.connect(self.called)
        self.lines.changed.connect(lambda: self.live.note(Aspect.DESK))
        self.buyers.changed.connect(lambda: self.live.note(Aspect.DESK))
        self.buyers.failed.connect(self.desk_failed)

    # ── what a window asks ───────────────────────────────────────────────────────────────────────────

    @property
    def timed(self) -> bool:
        """Tell whether the clock closes this sale's lots."""
        return self.live.room.terms is not None and not self.live.room.live

    @property
    def block(self) -> str | None:
        """Return the lot on the block, or between two lots the one that was there last.

        In a timed sale it is the one chosen in the queue, else the one that closes next.
        """
        room = self.live.room
        if self.timed:
            return self._chosen or advice.next_to_close(room)
        return room.on_the_block or room.latest_lot

    @property
    def block_view(self) -> LotView | None:
        """Return the catalogue texts of the lot on the block."""
        return self.live.lot_view(self.block)

    @property
    def block_standing(self) -> Standing | None:
        """Return the standing of the lot on the block."""
        return self.live.standing(self.block)

    @property
    def block_desk(self) -> DeskLot | None:
        """Return the reserve and the book of the lot on the block."""
        return None if self.block is None else self.live.room.desk.lots.get(self.block)

    @property
    def next_lot(self) -> str | None:
        """Return the lot that comes next: the one lined up by a clerk, else the next of the catalogue."""
        return advice.next_lot(self.live.room)

    @property
    def last_closed(self) -> str | None:
        """Return the lot that was closed last, to be reopened."""
        return advice.reopenable(self.live.room)

    @property
    def buyer_asked(self) -> str | None:
        """Return the lot that the room just bought and whose buyer's paddle is not known yet."""
        lot = self.block
        return lot if self.buyers.is_missing(lot) else None

    @property
    def missed(self) -> MissedBid | None:
        """Return the newest bid that came after the hammer and was neither dismissed nor answered."""
        room = self.live.room
        for missed in reversed(room.desk.missed):
            standing = room.standings.get(missed.lot)
            is_closed = standing is not None and standing.phase.closed
            if is_closed and missed not in self._dismissed and not self._was_answered(missed):
                return missed
        return None

    def _was_answered(self, missed: MissedBid) -> bool:
        """Tell whether the lot was reopened since: its next hammer is another one."""
        return any(
            row.kind is RowKind.REOPENED and not row.struck and row.at >= missed.at
            for row in self.live.room.rows_of(missed.lot)
        )

    def spoken(self) -> list[SpokenLine]:
        """Return whom the keys F2 to F9 stand for: who bids through the clerk on the lot on the block.

        After a hammer to the room they are those who have bought there before, the latest first.
        """
        if self.buyer_asked is not None:
            return self.lines.hall(self.buyers.regulars())
        return self.lines.lines(self.block)

    def pace(self) -> Pace:
        """Return how fast the sale goes and what it has brought."""
        return self._sums.pace(self.live.now_ms())

    def totals(self) -> Totals:
        """Return what was sold against estimates and reserves."""
        return self._sums.totals()

    def ask_reason(self) -> AskReason | None:
        """Return why the ask is not simply the next rung."""
        return ask_reason(self.live.room, self.block)

    def possible(self, act: Act, lot: str | None = None) -> Possible:
        """Tell whether an act is possible now, on the lot on the block unless another is given."""
        return self.calls.possible(act, lot or self.block)

    @property
    def usual_extension_ms(self) -> int:
        """Return how much time a lot gets that is given more: as much as a late bid gives it."""
        terms = self.live.room.terms
        return (terms.soft_close.extend_to_ms if terms is not None else 0) or USUAL_EXTENSION_MS

    def step(self) -> int | None:
        """Return by how much the ask would rise next."""
        return None if self.block is None else advice.step_of(self.live.room, self.block)

    def ask_after_step(self, rungs: int) -> int | None:
        """Return the ask one rung up or down."""
        if self.block is None:
            return None
        return (advice.raised_ask if rungs > 0 else advice.lowered_ask)(self.live.room, self.block)

    @property
    def limit_lot(self) -> str | None:
        """Return the lot whose book a limit would go into."""
        return self.block if self.timed or self.live.room.on_the_block is not None else self.next_lot

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    def _on_refused(self, refusal: Refusal) -> None:
        self._on_its_way = None
        self.refused.emit(refusal)

    def _on_changed(self, aspects: frozenset[Aspect]) -> None:
        if self.live.room.lined_up == self._on_its_way or Aspect.BLOCK in aspects:
            self._on_its_way = None
        if self._looks_at(self.live.changed_lots):
            aspects |= {Aspect.NEAR}
        if self.block != self._looked_at:
            self._looked_at = self.block
            self.lines.load()
            self.buyers.catch_up()
            aspects |= {Aspect.BLOCK}
        self.changed.emit(aspects)

    def _looks_at(self, lots: frozenset[str]) -> bool:
        """Tell whether the window shows more of these lots than their rows in its lists."""
        if not lots:
            return False
        missed = self.live.room.desk.missed
        return self.block in lots or self.next_lot in lots or any(one.lot in lots for one in missed)

    def _on_went_live(self) -> None:
        self.lines.load()
        self.buyers.load()
