"""Whatever happens in a room, everybody is told all of its feed once, in order, and ends on what is."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contract.feed import FeedEntry
from contract.wire import Beat, Event, Goodbye, GoodbyeMessage, Role, You, YouEntry, YouMessage, YouType
from server.gateway import broadcast as broadcasts
from server.gateway import crier as criers
from server.gateway import outbox as outboxes
from server.gateway import tail as tails
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connections
from server.gateway.crier import Crier
from tests.support.parcels import SALE, bid
from tests.support.readers import Reader, breathe, standings_of

READERS = 7


class RoomInMemory:
    """A sale's room, in which a round is done in slices of two, and little is put together already."""

    def __init__(self) -> None:
        self.feed: list[FeedEntry] = []
        self.connections = Connections()
        self.crier = Crier(self.connections)
        self.broadcast = Broadcast(self.connections, self.crier)
        self.readers = [Reader(f"r{k}", polls=k % 3 == 0) for k in range(READERS)]
        for reader in self.readers:
            self.connections.add(reader.connection)

    @property
    def head(self) -> int:
        return len(self.feed)

    async def bid(self, reader: Reader) -> None:
        """A bid on one of three lots is durable; two of them come in one announcement now and then."""
        first = self.head + 1
        lot = str(self.readers.index(reader) % 3)
        told = [bid(n, lot) for n in range(first, first + 1 + first % 2)]
        self.feed += told
        self.crier.announce(SALE, told)

    async def attend(self, reader: Reader) -> None:
        """As the hall does it: nothing awaits between what is told and the answer that tells it."""
        if not reader.connection.leaving:
            self.connections.attend(reader.connection, SALE, self.head)
            reader.answer({"head": self.head, "standings": standings_of(self.feed)})

    async def leave(self, reader: Reader) -> None:
        if not reader.connection.leaving:
            self.connections.leave(reader.connection, SALE)
            reader.answer(None)

    async def tell_him(self, reader: Reader) -> None:
        if SALE in reader.connection.sales:
            news = [YouEntry(type=YouType.LEADING, lot="1", n=self.head)]
            message = YouMessage(SALE, news, You(user="u", name="U", role=Role.BIDDER))
            self.broadcast.to([reader.connection], Event.YOU, message)

    async def beat(self, _reader: Reader) -> None:
        message = Beat(sale=SALE, head=self.head, now=0, rostrum="present", hold=None, attending=1)
        await self.broadcast.to_room(SALE, Event.BEAT, message)

    async def stall(self, reader: Reader) -> None:
        reader.road.is_blocked = True

    async def read(self, reader: Reader) -> None:
        reader.road.is_blocked = False
        reader.connection.outbox.pump()
        await reader.read()

    async def say_goodbye(self, reader: Reader) -> None:
        if not reader.connection.leaving:
            message = GoodbyeMessage(reason=Goodbye.BLOCKED)
            self.broadcast.to([reader.connection], Event.GOODBYE, message)
            reader.connection.leaving = True
            self.connections.leave(reader.connection, SALE)

    async def breathe(self, _reader: Reader) -> None:
        await breathe()

    async def play(self, acts: list[tuple[str, int]]) -> None:
        """Play what happens while the crier goes round; in the end everybody reads what is left for him."""
        going = asyncio.create_task(go_on(self.crier.go_round))
        beside: set[asyncio.Task[None]] = set()
        for reader in self.readers:
            await self.attend(reader)
        for act, who in acts:
            doing = getattr(self, act)(self.readers[who])
            if act == "beat":  # it goes on while other things happen
                beside.add(asyncio.create_task(doing))
            else:
                await doing
        await asyncio.gather(*beside)
        while self.crier.is_busy:
            assert not going.done(), going
            await breathe()
        for reader in self.readers:
            await self.read(reader)
        going.cancel()
        await asyncio.wait([going])


async def go_on(act: Callable[[], object]) -> None:
    while True:
        await act()  # type: ignore[misc]


ACTS = ["bid"] * 6 + ["breathe"] * 4 + ["attend"] * 3 + ["tell_him"] * 3 + ["leave", "leave"]
ACTS += ["beat", "beat", "stall", "stall", "read", "say_goodbye"]


COMES_AGAIN_WHILE_BEHIND = [("bid", 0)] * 12 + [("read", 0), ("breathe", 0), ("attend", 0), ("tell_him", 0)]


@example(acts=COMES_AGAIN_WHILE_BEHIND, much=400)
@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, READERS - 1)), min_size=20, max_size=80),
    st.sampled_from([400, 32 * 1024]),
)
def test_everybody_is_told_the_whole_feed_once_and_in_order(acts: list[tuple[str, int]], much: int) -> None:
    room = RoomInMemory()
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (criers, "AT_ONCE", 2),
            (criers, "REST_AT_MOST_S", 0),
            (broadcasts, "AT_ONCE", 2),
            (tails, "PUT_TOGETHER_ABOVE", 4 * much),
            (outboxes, "CONFLATE_ABOVE", much),
        ):
            patch.setattr(module, name, value)
        asyncio.run(room.play(acts))
    for reader in room.readers:
        if SALE in reader.connection.sales:
            assert reader.last == room.head
            assert reader.standings == standings_of(room.feed)
        elif not reader.is_gone:
            assert reader.last is None
