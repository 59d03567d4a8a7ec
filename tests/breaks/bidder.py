"""One bidder's desktop without windows: the real connection at its real pace, and all that it showed."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Self

from contract.commands import BidMode
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.clock import wall_ms
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionState, Transport
from desktop_client.connection.supervisor import Connection
from desktop_client.connection.timing import Timing
from desktop_client.saleroom.bid_desk import BidDesk, Intention
from desktop_client.saleroom.pending import PendingBid, PendingBids
from desktop_client.saleroom.room import SaleRoom
from tests.breaks.broken_house import LOT, Seat
from tests.support.transports import Only

WITHIN_S = 45.0
ASK_AGAIN_S = 1.0


class Bidder:
    """Somebody in a sale's room. `shown` has every state of the connection with the loop time it came at."""

    def __init__(
        self,
        url: str,
        seat: Seat,
        *,
        timing: Timing | None = None,
        wall: Callable[[], int] = wall_ms,
        only: Transport | None = None,
    ) -> None:
        self.seat = seat
        self.room, self.pending = SaleRoom(seat.sale), PendingBids(seat.sale)
        self.shown: list[tuple[float, ConnectionState]] = []
        self._changed = asyncio.Event()
        self._settling: set[asyncio.Task[None]] = set()
        listeners = Listeners(
            on_state=self._on_state,
            on_attended=lambda message: self._note(self.room.take_attended(message)),
            on_feed=lambda message: self._note(self.room.take_feed(message)),
            on_you=lambda message: self._note(self.room.take_you(message)),
            on_beat=lambda message: self._note(self.room.take_beat(message)),
        )
        address = HouseAddress.read(url)
        choice = None if only is None else Only(only)
        self.connection = Connection(
            address, seat.token, seat.sale, listeners, timing=timing, wall=wall, choice=choice
        )
        self.desk = BidDesk(self.pending, self.connection.bid, self.connection.clock.now_ms, self._note)

    async def __aenter__(self) -> Self:
        self.connection.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.connection.stop()
        await asyncio.gather(*self._settling, return_exceptions=True)

    @property
    def live(self) -> bool:
        return self.connection.state.can_speak

    @property
    def ask(self) -> int:
        """What the next bid must be, as this bidder sees it."""
        return self.room.standings[LOT].ask or 0

    async def until(self, reached: Callable[[], bool], within_s: float = WITHIN_S) -> None:
        """Wait until something holds; it is looked at again after each message."""
        try:
            async with asyncio.timeout(within_s):
                while not reached():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"not within {within_s:g} s; shown: {self.told_since(0)}") from None

    async def until_live(self) -> None:
        await self.until(lambda: self.live)

    async def press(self, amount: int) -> PendingBid:
        """Press the bid button, which never sends anything twice."""
        pressed = await self.desk.place(Intention(LOT, amount, BidMode.EXACT))
        self._settle()
        return pressed

    def told_since(self, mark: int) -> list[str]:
        """Return what was shown from a place in `shown` on: phases with reasons, none twice in a row."""
        told: list[str] = []
        for _, state in self.shown[mark:]:
            words = f"{state.phase}:{state.reason}" if state.reason else f"{state.phase}"
            if told[-1:] != [words]:
                told.append(words)
        return told

    def _on_state(self, state: ConnectionState) -> None:
        was_live = bool(self.shown) and self.shown[-1][1].can_speak
        self.shown.append((asyncio.get_running_loop().time(), state))
        if state.can_speak and not was_live:
            self._settle()
        self._changed.set()

    def _settle(self) -> None:
        """Ask for what is in doubt, as the window does: when live again, and as long as it is."""
        if not self._settling:
            task = asyncio.get_running_loop().create_task(self._ask_until_settled(), name="settles")
            self._settling.add(task)
            task.add_done_callback(self._settling.discard)

    async def _ask_until_settled(self) -> None:
        while self.live and self.pending.to_settle():
            await self.desk.settle()
            await asyncio.sleep(ASK_AGAIN_S)

    def _note(self, _what: object) -> None:
        self._changed.set()
