"""The auctioneer's rostrum, as a window asks for it: every call of the wire, and why one is not possible now.

Knows no widget and no words. The house decides; what is refused comes back as a Refusal with the act it was.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.standing import Standing
from contract.verdicts import Code
from contract.wire import DeskLot, LotView, MissedBid, PaddleStatus
from desktop_client.saleroom.control import (
    Act,
    Possible,
    WhyNot,
    lowered_ask,
    needs_override,
    next_lot,
    next_to_close,
    possible,
    raised_ask,
    reopenable,
)
from desktop_client.saleroom.pace import Pace, pace
from desktop_client.viewmodels.house import House, HouseError
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call came to nothing: by this window's own look (`why_not`), or by the house (`code`).

    `unsettled`: no answer came; whether it counts will be seen in the feed.
    """

    act: Act
    why_not: WhyNot | None = None
    code: Code | None = None
    message: str = ""
    unsettled: bool = False


class ControlViewModel(QObject):
    """One auctioneer in one sale.

    Signals:
        changed(frozenset[Aspect]): what to show again.
        refused(Refusal): a call came to nothing.
        called(Act): a call was taken by the house.
        desk_failed(HouseError): a registration could not be changed.
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
        super().__init__()
        self.live = LiveSale(house, sale_id, preferences, receipts)
        self._house = house
        self._chosen_next: str | None = None
        self._dismissed: set[MissedBid] = set()
        self.live.changed.connect(self.changed)

    # ── what a window asks ───────────────────────────────────────────────────────────────────────────

    @property
    def block(self) -> str | None:
        """Return the lot on the block, or between two lots the one that was there last.

        In a timed sale it is the one chosen in the queue, else the one that closes next.
        """
        room = self.live.room
        if room.terms is not None and not room.live:
            return self._chosen_next or next_to_close(room)
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
        """Return the lot that comes next: the one chosen in the queue, else the next of the catalogue."""
        chosen = self._chosen_next
        if chosen is not None and self.possible(Act.OPEN_LOT, chosen).why_not is not WhyNot.LOT_WAS_OPENED:
            return chosen
        return next_lot(self.live.room)

    @property
    def last_closed(self) -> str | None:
        """Return the lot that was closed last, to be reopened."""
        return reopenable(self.live.room)

    @property
    def missed(self) -> MissedBid | None:
        """Return the newest bid that came after the hammer and was neither dismissed nor answered."""
        room = self.live.room
        for missed in reversed(room.desk.missed):
            standing = room.standings.get(missed.lot)
            if missed not in self._dismissed and standing is not None and standing.phase.closed:
                return missed
        return None

    def pace(self) -> Pace:
        """Return how fast the sale goes and what it has brought."""
        return pace(self.live.room, self.live.now_ms())

    def possible(self, act: Act, lot: str | None = None) -> Possible:
        """Tell whether an act is possible now, on the lot on the block unless another is given."""
        state = self.live.state
        return possible(
            self.live.room,
            act,
            lot or self.block,
            connected=state.can_speak,
            carries_calls=state.can_call or not state.can_speak,
        )

    def ask_after_step(self, rungs: int) -> int | None:
        """Return the ask one rung up or down."""
        if self.block is None:
            return None
        return (raised_ask if rungs > 0 else lowered_ask)(self.live.room, self.block)

    # ── the calls ────────────────────────────────────────────────────────────────────────────────────

    def open_sale(self) -> None:
        """Open the sale."""
        self._call(Act.OPEN_SALE, commands.OpenSale())

    def end_sale(self) -> None:
        """End the sale. This cannot be undone: who calls it has asked."""
        self._call(Act.END_SALE, commands.EndSale())

    def hold(self, text: str) -> None:
        """Stop the bidding for a moment and say why."""
        self._call(Act.HOLD, commands.Hold(text=text))

    def resume(self) -> None:
        """Go on."""
        self._call(Act.RESUME, commands.Resume())

    def announce(self, text: str) -> None:
        """Say something to everybody."""
        self._call(Act.ANNOUNCE, commands.Announce(text=text))

    def choose_next(self, lot: str) -> None:
        """Put another lot next, as skipping does."""
        self._chosen_next = lot
        self.live.note(Aspect.BLOCK)

    def open_next(self) -> None:
        """Put the next lot on the block."""
        lot = self.next_lot
        if lot is not None:
            self._on_lot(Act.OPEN_LOT, lot, lambda number: commands.OpenLot(lot=number))
            return
        self.refused.emit(Refusal(Act.OPEN_LOT, why_not=WhyNot.NO_LOT))

    def step_ask(self, rungs: int) -> None:
        """Ask one rung more or less."""
        act = Act.RAISE_ASK if rungs > 0 else Act.LOWER_ASK
        amount = self.ask_after_step(rungs)
        self._on_lot(act, self.block, lambda lot: commands.SetAsk(lot=lot, amount=amount or 0))

    def set_ask(self, amount: int) -> None:
        """Ask for any amount."""
        self._on_lot(Act.SET_ASK, self.block, lambda lot: commands.SetAsk(lot=lot, amount=amount))

    def room_bid(self) -> None:
        """Take a bid from the hall at the asking price."""
        standing = self.block_standing
        ask = standing.ask if standing is not None else None
        self._on_lot(Act.ROOM_BID, self.block, lambda lot: commands.RoomBid(lot=lot, amount=ask or 0))

    def fair_warning(self) -> None:
        """Warn that the hammer is near."""
        self._on_lot(Act.FAIR_WARNING, self.block, lambda lot: commands.GiveFairWarning(lot=lot))

    def final_call(self) -> None:
        """Call a last time."""
        self._on_lot(Act.FINAL_CALL, self.block, lambda lot: commands.GiveFinalCall(lot=lot))

    def sell(self, *, override: bool = False) -> None:
        """Bring the hammer down; `override` sells under the reserve, which is recorded."""
        self._on_lot(Act.SELL, self.block, lambda lot: commands.Sell(lot=lot, override=override))

    def sells_under_reserve(self) -> bool:
        """Tell whether selling now would be under the reserve."""
        return self.block_standing is not None and needs_override(self.block_standing)

    def pass_lot(self) -> None:
        """Close the lot unsold."""
        self._on_lot(Act.PASS, self.block, lambda lot: commands.Pass(lot=lot))

    def withdraw(self, lot: str | None = None) -> None:
        """Take a lot out of the sale."""
        self._on_lot(Act.WITHDRAW, lot or self.block, lambda number: commands.Withdraw(lot=number))

    def reopen(self, lot: str, text: str) -> None:
        """Open a closed lot again."""
        self._on_lot(Act.REOPEN, lot, lambda number: commands.Reopen(lot=number, text=text))

    def undo(self) -> None:
        """Strike the latest entry of the lot on the block."""
        self._on_lot(Act.UNDO, self.block, lambda lot: commands.Undo(lot=lot))

    def retract(self, text: str) -> None:
        """Take back the leading bid at its bidder's wish."""
        self._on_lot(Act.RETRACT, self.block, lambda lot: commands.Retract(lot=lot, text=text))

    def block_paddle(self, paddle: str, text: str | None = None) -> None:
        """Take a paddle out of the sale."""
        self._send(Act.BLOCK, commands.Block(paddle=paddle, text=text))

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

    def _on_lot(self, act: Act, lot: str | None, make: Callable[[str], commands.AnyAction]) -> None:
        check = self.possible(act, lot)
        if check.why_not is not None or lot is None:
            self.refused.emit(Refusal(act, why_not=check.why_not or WhyNot.NO_LOT))
        else:
            self._send(act, make(lot))

    def _call(self, act: Act, action: commands.AnyAction) -> None:
        check = self.possible(act)
        if check.why_not is not None:
            self.refused.emit(Refusal(act, why_not=check.why_not))
        else:
            self._send(act, action)

    def _send(self, act: Act, action: commands.AnyAction) -> None:
        call = commands.Call(id=str(uuid.uuid4()), sale=self.live.sale_id, action=action)
        self.live.tasks.spawn(self._ask(act, call))

    async def _ask(self, act: Act, call: commands.Call) -> None:
        try:
            verdict = await self.live.connection.call_action(call)
        except ConnectionError:
            self.refused.emit(Refusal(act, why_not=WhyNot.NO_CONNECTION))
        except TimeoutError:
            # Never sent again: a call that arrives late would surprise the room. The feed tells the outcome.
            self.refused.emit(Refusal(act, unsettled=True))
        else:
            origin = self.live.origin
            if origin is not None:
                self.live.receipts.take(call, verdict, origin)
            if verdict.ok:
                self.called.emit(act)
            else:
                self.refused.emit(Refusal(act, code=verdict.code, message=verdict.message or ""))

    async def _decide(self, user: str, status: PaddleStatus) -> None:
        try:
            await self._house.set_registration(self.live.sale_id, user, status)
        except HouseError as error:
            self.desk_failed.emit(error)
