"""The auctioneer's rostrum, as a window asks for it: every call of the wire, and why one is not possible now.

Knows no widget and no words. The house decides; what is refused comes back as a Refusal with the act it was.
"""

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.standing import Standing
from contract.wire import DeskLot, LotView, MissedBid, PaddleStatus
from desktop_client.saleroom import control as advice
from desktop_client.saleroom.ask_reasons import AskReason, ask_reason
from desktop_client.saleroom.control import Act, Possible, WhyNot
from desktop_client.saleroom.pace import Pace
from desktop_client.saleroom.totals import Totals
from desktop_client.viewmodels.control_buyers import RoomBuyers
from desktop_client.viewmodels.control_calls import Refusal, RostrumCalls
from desktop_client.viewmodels.control_lines import ControlLines, SpokenLine
from desktop_client.viewmodels.control_sums import Sums
from desktop_client.viewmodels.control_undo import UndoViewModel
from desktop_client.viewmodels.house import House, HouseError
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

__all__ = ["ControlViewModel", "Refusal"]


class ControlViewModel(QObject):
    """One auctioneer in one sale.

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
        self._on_its_way: str | None = (
            None  # lined up here and not told yet: keys may be faster than the line
        )
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
            if missed not in self._dismissed and standing is not None and standing.phase.closed:
                return missed
        return None

    def spoken(self) -> list[SpokenLine]:
        """Return whom the keys F2 to F9 stand for: who bids through the clerk on the lot on the block.

        After a hammer to the room they are those who have bought there before, the latest first.
        """
        if self.buyer_asked is not None:
            return self.lines.hall(self.buyers.regulars())
        return self.lines.lines(self.block)

    def speak_for(self, paddle: str) -> None:
        """Bid for a paddle, or after a hammer to the room say that it is the buyer."""
        if self.buyer_asked is not None:
            self.buyers.allot(self.buyer_asked, paddle)
        else:
            self.bid_for(paddle)

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

    def step(self) -> int | None:
        """Return by how much the ask would rise next."""
        return None if self.block is None else advice.step_of(self.live.room, self.block)

    def ask_after_step(self, rungs: int) -> int | None:
        """Return the ask one rung up or down."""
        if self.block is None:
            return None
        return (advice.raised_ask if rungs > 0 else advice.lowered_ask)(self.live.room, self.block)

    # ── the sale ─────────────────────────────────────────────────────────────────────────────────────

    def open_sale(self) -> None:
        """Open the sale."""
        self.calls.on_sale(Act.OPEN_SALE, commands.OpenSale())

    def end_sale(self) -> None:
        """End the sale. This cannot be undone: who calls it has asked."""
        self.calls.on_sale(Act.END_SALE, commands.EndSale())

    def hold(self, text: str) -> None:
        """Stop the bidding for a moment and say why."""
        self.calls.on_sale(Act.HOLD, commands.Hold(text=text))

    def resume(self) -> None:
        """Go on."""
        self.calls.on_sale(Act.RESUME, commands.Resume())

    def announce(self, text: str) -> None:
        """Say something to everybody."""
        self.calls.on_sale(Act.ANNOUNCE, commands.Announce(text=text))

    def block_paddle(self, paddle: str, text: str | None = None) -> None:
        """Take a paddle out of the sale."""
        self.calls.on_sale(Act.BLOCK, commands.Block(paddle=paddle, text=text))

    # ── which lot ────────────────────────────────────────────────────────────────────────────────────

    def choose(self, lot: str) -> None:
        """Put a lot next, for every clerk; in a timed sale look at it."""
        if self.timed:
            self._chosen = lot
            self.live.note(Aspect.BLOCK)
        else:
            self.calls.on_lot(Act.LINE_UP, lot, lambda number: commands.LineUp(lot=number))

    def choose_neighbour(self, by: int) -> None:
        """Put the upcoming lot after the next one next, or the one before it; the next one is skipped."""
        room = self.live.room
        if self.timed:
            self._look_further(by)
            return
        find = advice.upcoming_after if by > 0 else advice.upcoming_before
        now = self._on_its_way or self.next_lot
        lot = find(room, now)
        if lot is None or lot == now:
            self.calls.refuse(Act.LINE_UP, WhyNot.NO_LOT_LEFT)
        else:
            self.choose(lot)
            self._on_its_way = lot

    def open_next(self, text: str = "Offered again.") -> None:
        """Put the next lot on the block; reopening one that was passed needs a reason, which is `text`."""
        lot = self.next_lot
        standing = self.live.standing(lot)
        if lot is not None and standing is not None and standing.phase.closed:
            self.reopen(lot, text)
        else:
            self.open_lot(lot)

    def open_lot(self, lot: str | None) -> None:
        """Put any upcoming lot on the block."""
        if lot is not None and lot not in self.live.room.standings:
            self.calls.refuse(Act.OPEN_LOT, WhyNot.NO_SUCH_LOT)
        else:
            self.calls.on_lot(Act.OPEN_LOT, lot, lambda number: commands.OpenLot(lot=number))

    def offer_again(self, text: str) -> None:
        """Put the lot that was passed longest ago on the block again."""
        passed = advice.passed_lots(self.live.room)
        if not passed:
            self.calls.refuse(Act.REOFFER, WhyNot.NO_PASSED_LOT)
        else:
            self.calls.on_lot(Act.REOFFER, passed[0], lambda lot: commands.Reopen(lot=lot, text=text))

    def withdraw(self, lot: str | None = None) -> None:
        """Take a lot out of the sale."""
        self.calls.on_lot(Act.WITHDRAW, lot or self.block, lambda number: commands.Withdraw(lot=number))

    def reopen(self, lot: str, text: str) -> None:
        """Open a closed lot again."""
        self.calls.on_lot(Act.REOPEN, lot, lambda number: commands.Reopen(lot=number, text=text))

    def extend(self, by_ms: int, *, every_lot: bool = False) -> None:
        """Give the lot that is looked at more time, or every open lot of a timed sale."""
        if every_lot:
            self.calls.on_sale(Act.EXTEND_ALL, commands.Extend(lot=None, by_ms=by_ms))
        else:
            self.calls.on_lot(Act.EXTEND, self.block, lambda lot: commands.Extend(lot=lot, by_ms=by_ms))

    # ── the ask ──────────────────────────────────────────────────────────────────────────────────────

    def step_ask(self, rungs: int) -> None:
        """Ask one rung more or less."""
        act = Act.RAISE_ASK if rungs > 0 else Act.LOWER_ASK
        amount = self.ask_after_step(rungs)
        self.calls.on_lot(act, self.block, lambda lot: commands.SetAsk(lot=lot, amount=amount or 0))

    def set_ask(self, amount: int) -> None:
        """Ask for any amount."""
        self.calls.on_lot(Act.SET_ASK, self.block, lambda lot: commands.SetAsk(lot=lot, amount=amount))

    def cut_ask(self) -> None:
        """Ask for half of the increment."""
        amount = None if self.block is None else advice.cut_ask(self.live.room, self.block)
        self.calls.on_lot(Act.CUT_ASK, self.block, lambda lot: commands.SetAsk(lot=lot, amount=amount or 0))

    def set_step(self, step: int | None) -> None:
        """Climb by a step of this lot's own; None for the sale's ladder again."""
        self.calls.on_lot(Act.SET_STEP, self.block, lambda lot: commands.SetIncrement(lot=lot, step=step))

    # ── bids ─────────────────────────────────────────────────────────────────────────────────────────

    def room_bid(self, amount: int | None = None) -> None:
        """Take a bid from the hall, at the asking price unless an amount is given."""
        bid = amount or self._ask()
        self.calls.on_lot(Act.ROOM_BID, self.block, lambda lot: commands.RoomBid(lot=lot, amount=bid))

    def bid_for(self, paddle: str) -> None:
        """Bid the asking price for a paddle: on the telephone, or in the hall by number."""
        if not self._knows(Act.BID_FOR, paddle):
            return
        exact = commands.BidMode.EXACT
        self.calls.on_lot(
            Act.BID_FOR,
            self.block,
            lambda lot: commands.BidFor(lot=lot, paddle=paddle, amount=self._ask(), mode=exact),
        )

    def leave_max(self, paddle: str, amount: int, *, plus_one: bool = False) -> None:
        """Put a paddle's limit into the book: of the lot on the block, else of the next one."""
        if not self._knows(Act.LEAVE_MAX, paddle):
            return
        most = commands.BidMode.MAX
        self.calls.on_lot(
            Act.LEAVE_MAX,
            self.limit_lot,
            lambda lot: commands.BidFor(lot=lot, paddle=paddle, amount=amount, mode=most, plus_one=plus_one),
        )

    @property
    def limit_lot(self) -> str | None:
        """Return the lot whose book a limit would go into."""
        return self.block if self.timed or self.live.room.on_the_block is not None else self.next_lot

    def fair_warning(self) -> None:
        """Warn that the hammer is near."""
        self.calls.on_lot(Act.FAIR_WARNING, self.block, lambda lot: commands.GiveFairWarning(lot=lot))

    def final_call(self) -> None:
        """Call a last time."""
        self.calls.on_lot(Act.FINAL_CALL, self.block, lambda lot: commands.GiveFinalCall(lot=lot))

    def sell(self, *, override: bool = False) -> None:
        """Bring the hammer down; `override` sells under the reserve, which is recorded."""
        self.calls.on_lot(Act.SELL, self.block, lambda lot: commands.Sell(lot=lot, override=override))

    def sells_under_reserve(self) -> bool:
        """Tell whether selling now would be under the reserve."""
        return self.block_standing is not None and advice.needs_override(self.block_standing)

    def pass_lot(self) -> None:
        """Close the lot unsold."""
        self.calls.on_lot(Act.PASS, self.block, lambda lot: commands.Pass(lot=lot))

    def undo(self) -> None:
        """Strike the latest entry of the lot on the block."""
        self.calls.on_lot(Act.UNDO, self.block, lambda lot: commands.Undo(lot=lot))

    def retract(self, text: str) -> None:
        """Take back the leading bid at its bidder's wish."""
        self.calls.on_lot(Act.RETRACT, self.block, lambda lot: commands.Retract(lot=lot, text=text))

    # ── the room ─────────────────────────────────────────────────────────────────────────────────────

    def decide_registration(self, user: str, *, approve: bool) -> None:
        """Give a paddle, or refuse one."""
        status = PaddleStatus.APPROVED if approve else PaddleStatus.REFUSED
        self.live.tasks.spawn(self._decide(user, status))

    def dismiss_missed(self, missed: MissedBid) -> None:
        """Do not tell of a missed bid any more."""
        self._dismissed.add(missed)
        self.live.note(Aspect.DESK)

    def try_now(self) -> None:
        """Do not wait for the next attempt to connect."""
        self.live.connection.try_now()

    def start(self) -> None:
        """Enter the room."""
        self.live.start()

    async def close(self) -> None:
        """Leave the room."""
        await self.live.close()

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> int:
        standing = self.block_standing
        return 0 if standing is None else standing.ask or 0

    def _knows(self, act: Act, paddle: str) -> bool:
        """Tell whether there is such a paddle; else say so."""
        is_known = any(one.paddle == paddle for one in self.live.room.desk.paddles.values())
        if not is_known:
            self.calls.refuse(act, WhyNot.NO_SUCH_PADDLE)
        return is_known

    def _look_further(self, by: int) -> None:
        order = advice.closing_order(self.live.room) or self.live.room.lot_numbers()
        if order:
            place = order.index(self.block) + by if self.block in order else 0
            self.choose(order[place % len(order)])

    def _on_changed(self, aspects: frozenset[Aspect]) -> None:
        if self.live.room.lined_up == self._on_its_way or Aspect.BLOCK in aspects:
            self._on_its_way = None
        if self.block != self._looked_at:
            self._looked_at = self.block
            self.lines.load()
            self.buyers.catch_up()
        self.changed.emit(aspects)

    def _on_refused(self, refusal: Refusal) -> None:
        self._on_its_way = None
        self.refused.emit(refusal)

    def _on_went_live(self) -> None:
        self.lines.load()
        self.buyers.load()

    async def _decide(self, user: str, status: PaddleStatus) -> None:
        try:
            await self._house.set_registration(self.live.sale_id, user, status)
        except HouseError as error:
            self.desk_failed.emit(error)
