"""Who reads slowly gets the newest state, who does not read at all is cut off, and nobody else notices."""

import asyncio
import gc
import json
import time
import weakref
from collections.abc import Callable
from statistics import median
from typing import Any

import msgspec
import pytest

from contract.wire import FeedMessage
from desktop_client.connection.feed_place import FeedPlace
from server.gateway import outbox as outboxes
from server.gateway.carrier import HIGH_WATER
from tests.support.clients import Client
from tests.support.house import Person
from tests.support.raw_socket import RawPolling, RawWebSocket, event_of
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually

ASKS = 400
AT_ONCE = 20


async def asking(room: Saleroom, count: int = ASKS) -> int:
    """Let the auctioneer ask for more again and again; return the number of the last entry."""
    for first in range(0, count, AT_ONCE):
        now = range(first, min(first + AT_ONCE, count))
        await asyncio.gather(*(room.call("ask", lot="1", amount=100_000 + k * 1_000) for k in now))
    return await room.head()


class Reader:
    """Takes a feed as the desktop does, and counts what it saw of it."""

    def __init__(self, place: FeedPlace) -> None:
        self.place = place
        self.entries: list[Any] = []
        self.left_out = 0

    def take(self, packet: str) -> None:
        """Take a packet; a hole in the feed fails the test."""
        event = event_of(packet)
        if event is not None and event[0] == "feed":
            message = msgspec.convert(event[1], FeedMessage)
            self.left_out += message.after is not None
            assert self.place.take(message.entries, message.after), message
            self.entries += message.entries


async def slow_websocket(room: Saleroom, person: Person, slow: RawWebSocket) -> Reader:
    await slow.attend(person.token, room.sale)
    return Reader(FeedPlace(await room.head()))


async def test_a_slow_websocket_reader_ends_on_the_newest_standing_without_a_hole(room: Saleroom) -> None:
    cat = await room.house.person("Cat")
    async with RawWebSocket(room.house.url) as slow:
        reader = await slow_websocket(room, cat, slow)
        slow.send("422" + json.dumps(["pulse", {"t": 7}]))
        head = await asking(room)
        waiting = outbox_of(room, cat).waiting_bytes
        assert waiting < outboxes.CONFLATE_ABOVE + HIGH_WATER + 2_000
        answers = 0
        async with asyncio.timeout(5):
            while reader.place.last < head:
                packet = await slow.read()
                answers += packet.startswith("432")
                reader.take(packet)
    assert reader.left_out
    assert len(reader.entries) < ASKS
    newest = await room.house.get(f"/api/sales/{room.sale}/feed", params={"after": str(head - 1)})
    assert reader.entries[-1].standing.ask == newest[1]["entries"][0]["standing"]["ask"]
    assert answers == 1
    assert "martillo_conflated_total" in metrics(room)
    # Nobody else missed anything for it.
    numbers = [entry["n"] for entry in room.clerk.feed()]
    await eventually(lambda: room.clerk.feed()[-1]["n"] == head)
    assert numbers == list(range(1, numbers[-1] + 1))


async def test_a_long_poll_that_comes_late_gets_the_newest_and_every_answer(room: Saleroom) -> None:
    cat = await room.house.person("Cat")
    slow = RawPolling(room.house.http)
    await slow.attend(cat.token, room.sale)
    reader = Reader(FeedPlace(await room.head()))
    await slow.post("422" + json.dumps(["pulse", {"t": 7}]))
    head = await asking(room)
    packets = await slow.poll()
    for packet in packets:
        reader.take(packet)
    assert reader.place.last == head
    assert reader.left_out
    assert sum(packet.startswith("432") for packet in packets) == 1
    assert sum(map(len, packets)) < 2 * outboxes.CONFLATE_ABOVE


async def test_a_short_delay_costs_nobody_an_entry(room: Saleroom) -> None:
    """A poll is on its way as often as not: what comes meanwhile is history that is wanted."""
    cat = await room.house.person("Cat")
    late = RawPolling(room.house.http)
    await late.attend(cat.token, room.sale)
    reader = Reader(FeedPlace(await room.head()))
    head = await asking(room, 50)  # less than what a slow reader is told by
    for packet in await late.poll():
        reader.take(packet)
    assert (reader.place.last, len(reader.entries), reader.left_out) == (head, 50, 0)


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_who_does_not_read_at_all_is_cut_off_and_his_memory_comes_back(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch, transport: str
) -> None:
    monkeypatch.setattr(outboxes, "LOOKS_WITHOUT_PROGRESS", 2)
    cat = await room.house.person("Cat")
    opened = room.house.running.opened
    before = opened.transports_open
    async with RawWebSocket(room.house.url) as stuck:
        if transport == "websocket":
            await stuck.attend(cat.token, room.sale)
        else:
            await RawPolling(room.house.http).attend(cat.token, room.sale)
        remembered = weakref.ref(outbox_of(room, cat))
        await room.clerk.wait_for("attendance", lambda body: is_here(body, cat))
        asking_on = asyncio.create_task(asking(room))
        quick = await latencies(room.ann, until=lambda: opened.transports_open == before)
        await asking_on
        assert median(quick) < 0.2, "nobody else waits"
        room.clerk.messages.clear()
        await eventually(lambda: not opened.connections.of_user(cat.user.id))
        await eventually(lambda: is_collected(remembered))
        await eventually(lambda: 'cut_off_total{why="stalled"} 1.0' in metrics(room))
        await eventually(lambda: "martillo_waiting_bytes 0.0" in metrics(room))
    await asking(room, 1)  # the sale goes on


async def test_who_lets_too_much_wait_is_cut_off_at_once(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outboxes, "BACKLOG_AT_MOST", 50_000)
    cat = await room.house.person("Cat")
    greedy = RawPolling(room.house.http)
    await greedy.attend(cat.token, room.sale)
    asked = ["42" + str(k) + json.dumps(["attend", {"sale": room.sale, "after": 0}]) for k in range(60)]
    await greedy.post(*asked)
    await eventually(lambda: not room.house.running.opened.connections.of_user(cat.user.id))
    assert await greedy.poll() == []
    await eventually(lambda: 'cut_off_total{why="overfull"} 1.0' in metrics(room))


async def test_the_end_of_a_sale_reaches_a_slow_reader_after_what_it_waited_for(room: Saleroom) -> None:
    cat = await room.house.person("Cat")
    slow = RawPolling(room.house.http)
    await slow.attend(cat.token, room.sale)
    reader = Reader(FeedPlace(await room.head()))
    await room.bid(room.ann, "a1", 10_000)
    await asking(room)
    await room.call("sell", lot="1")
    await room.call("end_sale")
    packets = await slow.poll()
    while more := await slow.poll():  # until the session is over
        packets += more
    for packet in packets:
        reader.take(packet)
    kinds = [type(entry).__name__ for entry in reader.entries]
    assert kinds.index("LotSold") < kinds.index("SaleEnded")
    events = [event[0] for event in map(event_of, packets) if event is not None]
    assert events[-1] == "goodbye"
    assert not room.house.running.opened.connections.of_user(cat.user.id)


def outbox_of(room: Saleroom, person: Person) -> outboxes.Outbox:
    (connection,) = room.house.running.opened.connections.of_user(person.user.id)
    return connection.outbox


def metrics(room: Saleroom) -> str:
    return room.house.running.opened.metrics.text().decode()


def is_here(attendance: dict[str, Any], person: Person) -> bool:
    return any(one["user"] == person.user.id for one in attendance["attendees"])


def is_collected(remembered: "weakref.ref[Any]") -> bool:
    gc.collect()
    return remembered() is None


async def latencies(client: Client, until: Callable[[], bool], within_s: float = 30) -> list[float]:
    """Measure round trips until something has come true."""
    took: list[float] = []
    async with asyncio.timeout(within_s):
        while not until():
            began = time.perf_counter()
            await client.call("pulse", {"t": 1})
            took.append(time.perf_counter() - began)
            await asyncio.sleep(0.02)
    return took
