"""Desktops without windows in a real house: each a connection, its picture of a sale, and its bids."""

import asyncio
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from contract.commands import AnyAction, Call
from contract.display import ShownPicture
from contract.wire import Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Transport
from desktop_client.connection.supervisor import Connection
from desktop_client.connection.timing import Timing
from desktop_client.saleroom.bid_desk import BidDesk
from desktop_client.saleroom.bidding import BidState, bid_button
from desktop_client.saleroom.changes import RoomChange
from desktop_client.saleroom.pending import PendingBids
from desktop_client.saleroom.room import SaleRoom
from tests.support.house import HouseForTests, Person
from tests.support.transports import Only

TIMING = Timing(backoff_min_s=0.02, backoff_max_s=0.1, websocket_s=2.0, close_s=0.5)
WITHIN_S = 10.0

Message = TypeVar("Message")


class Desktop:
    """One desktop; `start` its connection, and `stop` it in the end."""

    def __init__(self, url: str, person: Person, sale: str, transport: Transport) -> None:
        self.room, self.pending = SaleRoom(sale), PendingBids(sale)
        self.state = ConnectionState()
        self.pictures: list[tuple[ShownPicture, bytes]] = []
        self._changed = asyncio.Event()
        self._calls = count(1)
        listeners = Listeners(
            on_state=self._on_state,
            on_attended=self._taking(self.room.take_attended),
            on_feed=self._taking(self.room.take_feed),
            on_you=self._taking(self.room.take_you),
            on_beat=self._taking(self.room.take_beat),
            on_desk=self._taking(self.room.take_desk),
            on_attendance=self._taking(self.room.take_attendance),
            on_picture=self._on_picture,
        )
        address, choice = HouseAddress.read(url), Only(transport)
        self.connection = Connection(address, person.token, sale, listeners, timing=TIMING, choice=choice)
        self.bids = BidDesk(
            self.pending, self.connection.bid, self.connection.clock.now_ms, lambda _known: None
        )

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait until something holds; it is looked at again after each message."""
        async with asyncio.timeout(WITHIN_S):
            while not reached():
                self._changed.clear()
                await self._changed.wait()

    async def until_phase(self, phase: ConnectionPhase) -> None:
        """Wait for a phase of the connection."""
        await self.until(lambda: self.state.phase is phase)

    async def until_button(self, state: BidState, lot: str = "1") -> None:
        """Wait until the bid button of a lot says `state`."""
        await self.until(lambda: self.button(lot) is state)

    def button(self, lot: str = "1") -> BidState:
        """What the bid button says."""
        connected, now = self.state.can_speak, self.connection.clock.now_ms()
        return bid_button(self.room, lot, self.pending, connected=connected, now=now).state

    async def call(self, *actions: AnyAction) -> None:
        """Call from the rostrum, and insist on it."""
        for action in actions:
            call = Call(id=f"c{next(self._calls)}", sale=self.room.sale_id, action=action)
            verdict = await self.connection.call_action(call)
            assert verdict.ok, verdict

    def _on_state(self, state: ConnectionState) -> None:
        self.state = state
        self._changed.set()

    def _on_picture(self, shown: ShownPicture, jpeg: bytes) -> None:
        self.pictures.append((shown, jpeg))
        self._changed.set()

    def _taking(self, take: Callable[[Message], RoomChange]) -> Callable[[Message], None]:
        def listen(message: Message) -> None:
            take(message)
            self._changed.set()

        return listen


class Hall:
    """A house with a sale, and desktops in it: clerks by WebSocket, everybody else by `transport`."""

    def __init__(self, house: HouseForTests, sale: str) -> None:
        self.house, self.sale = house, sale
        self.transport = Transport.WEBSOCKET
        self._desktops: list[Desktop] = []

    @property
    def port(self) -> int:
        return int(self.house.url.rpartition(":")[2])

    def open(
        self,
        person: Person,
        *,
        sale: str | None = None,
        port: int | None = None,
        transport: Transport | None = None,
    ) -> Desktop:
        """Start somebody's desktop; by default in the hall's sale, and without a detour."""
        url = self.house.url if port is None else f"http://127.0.0.1:{port}"
        usual = self.transport if person.user.role is Role.BIDDER else Transport.WEBSOCKET
        desktop = Desktop(url, person, sale or self.sale, transport or usual)
        self._desktops.append(desktop)
        desktop.connection.start()
        return desktop

    async def bidder(self, name: str, *, port: int | None = None) -> Desktop:
        """Somebody with a paddle, live."""
        person = await self.house.person(name)
        await self.house.register(person, self.sale)
        desktop = self.open(person, port=port)
        await desktop.until_phase(ConnectionPhase.LIVE)
        return desktop

    async def clerk(self) -> Desktop:
        """The clerk, live."""
        desktop = self.open(await self.house.person("Clerk", Role.CLERK))
        await desktop.until_phase(ConnectionPhase.LIVE)
        return desktop

    async def close(self) -> None:
        """Stop every desktop."""
        for desktop in self._desktops:
            await desktop.connection.stop()
