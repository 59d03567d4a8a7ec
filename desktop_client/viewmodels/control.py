"""The auctioneer's rostrum, as a window asks for it: every call of the wire, and why one is not possible now.

Knows no widget and no words. The house decides; what is refused comes back as a Refusal with the act it was.
"""

from contract import commands
from contract.wire import MissedBid, PaddleStatus
from desktop_client.saleroom import control as advice
from desktop_client.saleroom.control import Act, WhyNot
from desktop_client.viewmodels.control_calls import Refusal
from desktop_client.viewmodels.control_sight import RostrumSight
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import Aspect

__all__ = ["ControlViewModel", "Refusal"]


class ControlViewModel(RostrumSight):
    """One auctioneer in one sale: what he sees, and what he calls."""

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

    def speak_for(self, paddle: str) -> None:
        """Bid for a paddle, or after a hammer to the room say that it is the buyer."""
        if self.buyer_asked is None:
            self.bid_for(paddle)
        elif self._knows(Act.ALLOT, paddle):
            self.buyers.allot(self.buyer_asked, paddle)

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

    async def _decide(self, user: str, status: PaddleStatus) -> None:
        try:
            await self._house.set_registration(self.live.sale_id, user, status)
        except HouseError as error:
            self.desk_failed.emit(error)
