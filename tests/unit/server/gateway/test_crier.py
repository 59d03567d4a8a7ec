"""Rounds of the crier: at once when it is quiet, many entries at a time when not; and what they cost."""

import asyncio
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from contract.feed import FeedEntry
from contract.wire import Event, FeedMessage, Role, You, YouEntry, YouMessage, YouType
from server.gateway import parcels, tail
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connection, Connections
from server.gateway.crier import AT_ONCE, REST_AT_MOST_S, Crier
from tests.support.parcels import SALE, bid, entries_of
from tests.support.readers import Reader, breathe, connection_of

MANY = 5 * AT_ONCE


class Room:
    """A room of many, by what each was given."""

    def __init__(self, many: int = MANY, *, clock: Any = lambda: 0.0) -> None:
        self.connections = Connections()
        self.crier = Crier(self.connections, clock)
        self.broadcast = Broadcast(self.connections, self.crier)
        self.readers = [self.enter(Reader(f"r{k}")) for k in range(many)]

    def enter(self, reader: Reader, told: int = 0, sale: str = SALE) -> Reader:
        self.connections.add(reader.connection)
        self.connections.attend(reader.connection, sale, told)
        return reader

    def bid(self, *numbers: int, sale: str = SALE) -> None:
        self.crier.announce(sale, [bid(n) for n in numbers])

    def tell(self, reader: Reader) -> None:
        me = You(user="u", name="U", role=Role.BIDDER)
        news = [YouEntry(type=YouType.LEADING, lot="1", n=1)]
        self.broadcast.to([reader.connection], Event.YOU, YouMessage(SALE, news, me))


async def test_a_quiet_room_is_told_at_once_of_each_entry() -> None:
    room = Room()
    for n in (1, 2):
        room.bid(n)
        await room.crier.go_round()
        assert all(len(reader.road.taken) == n for reader in room.readers)
    assert not room.crier.is_busy


async def test_what_comes_during_a_rest_is_one_message_to_each() -> None:
    room = Room()
    for n in range(1, 11):
        room.bid(n)
    await room.crier.go_round()
    assert all(len(reader.road.taken) == 1 for reader in room.readers)


async def test_a_round_is_done_in_slices_between_which_other_things_happen() -> None:
    room = Room()
    room.bid(1)
    going = asyncio.create_task(room.crier.go_round())
    told = []
    while not going.done():
        await breathe()
        told.append(sum(bool(reader.road.taken) for reader in room.readers))
    assert told[0] == AT_ONCE
    assert max(after - before for before, after in pairwise(told)) == AT_ONCE
    assert told[-1] == MANY


async def test_who_is_told_in_a_later_slice_is_told_what_came_in_meanwhile_in_the_same_message() -> None:
    room = Room()
    room.bid(1)
    going = asyncio.create_task(room.crier.go_round())
    await breathe()
    room.bid(2)
    await going
    await room.crier.go_round()
    first, last = room.readers[0], room.readers[-1]
    assert (len(first.road.taken), len(last.road.taken)) == (2, 1)
    assert not room.crier.is_busy


async def test_who_leaves_before_his_turn_is_told_no_more_of_that_sale() -> None:
    room = Room()
    room.bid(1)
    for going in (
        asyncio.create_task(room.crier.go_round()),
        asyncio.create_task(
            room.broadcast.to_room(SALE, Event.BEAT, You(user="u", name="U", role=Role.BIDDER))
        ),
    ):
        await breathe()
        room.connections.leave(room.readers[-1].connection, SALE)
        await going
        room.connections.attend(room.readers[-1].connection, SALE, told=1)
    assert [len(reader.road.taken) for reader in (room.readers[-2], room.readers[-1])] == [2, 0]


async def test_the_crier_rests_for_as_long_as_a_round_took_so_that_half_of_the_loop_is_for_bids() -> None:
    took_s = iter((0.0, 0.03))
    room = Room(clock=lambda: next(took_s))
    room.bid(1)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await room.crier.go_round()
    assert loop.time() - began >= 0.03 - 0.005  # a timer's grain


async def test_nobody_waits_for_longer_than_the_longest_rest() -> None:
    took_s = iter((0.0, 3_600.0))
    room = Room(clock=lambda: next(took_s))
    room.bid(1)
    await asyncio.wait_for(room.crier.go_round(), 50 * REST_AT_MOST_S)


async def test_who_hears_of_himself_is_told_the_feed_first_and_not_again() -> None:
    room = Room()
    room.bid(1)
    him = room.readers[-1]
    him.last = 0
    room.tell(him)
    await him.read()
    assert (him.last, him.messages) == (1, 2)
    await room.crier.go_round()
    assert him.road.taken == []


async def test_small_rooms_do_not_wait_for_a_large_one() -> None:
    room = Room()
    small = room.enter(Reader("alone"), sale="small")
    room.bid(1)
    room.bid(1, sale="small")
    going = asyncio.create_task(room.crier.go_round())
    await breathe()
    assert small.road.taken
    assert not room.readers[-1].road.taken
    await going


async def test_one_connection_that_cannot_be_told_costs_the_others_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = Room()

    def fail(_frame: bytes) -> bool:
        raise OSError("broken")

    monkeypatch.setattr(room.readers[1].road, "write", fail)
    room.bid(1)
    with pytest.raises(OSError, match="broken"):
        await room.crier.go_round()
    assert room.crier.is_busy
    await room.crier.go_round()
    assert [len(reader.road.taken) for reader in room.readers] == [1, 0, *[1] * (MANY - 2)]


async def test_nothing_is_kept_for_a_room_that_nobody_is_in() -> None:
    room = Room(1)
    room.connections.remove(room.readers[0].connection.sid)
    room.bid(1)
    assert not room.crier.is_busy


async def test_what_is_much_is_told_by_the_newest_entry_of_each_lot() -> None:
    long = tail.Tail(SALE)
    long.add([bid(n, str(n % 2)) for n in range(1, 401)])
    parcel = long.after(0)
    assert entries_of(parcel) == [399, 400]
    assert isinstance(parcel.message, FeedMessage)
    assert parcel.message.after == 0
    assert entries_of(long.after(390)) == list(range(391, 401))


class CountingEncoder:
    """Encodes, and counts how often each entry of a feed was encoded as itself."""

    def __init__(self, counted: dict[int, int]) -> None:
        self._counted = counted

    def encode(self, value: Any) -> bytes:
        for entry in value[1].entries if isinstance(value, list) else [value]:
            if not isinstance(entry, msgspec.Raw):
                self._counted[entry.n] = self._counted.get(entry.n, 0) + 1
        return msgspec.json.encode(value)


async def test_an_entry_is_encoded_once_whoever_it_goes_to_and_with_whatever_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: dict[int, int] = {}
    for module in (tail, parcels):
        monkeypatch.setattr(module, "_encoder", CountingEncoder(counted))
    room = Room()
    room.bid(1)
    for reader in room.readers[::3]:
        room.crier.bring_up(reader.connection)
    room.bid(2, 3)
    for reader in room.readers[::2]:
        room.crier.bring_up(reader.connection)
    room.bid(4)
    await room.crier.go_round()
    assert counted == {1: 1, 2: 1, 3: 1, 4: 1}


async def test_a_delivery_takes_no_task_and_no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    loop = asyncio.get_running_loop()
    made: list[str] = []

    def counting(name: str) -> None:
        really = getattr(loop, name)

        def noting(*args: Any, **options: Any) -> Any:
            made.append(name)
            return really(*args, **options)

        monkeypatch.setattr(loop, name, noting)

    for name in ("create_task", "call_soon", "call_later", "call_at", "create_future"):
        counting(name)
    for n in range(1, 6):
        room.bid(n)
        await room.crier.go_round()
    # The rounds themselves: a breath after each slice, and a rest after each round.
    assert set(made) <= {"call_soon"}
    assert sum(len(reader.road.taken) for reader in room.readers) == 5 * MANY
    assert len(made) <= 5 * (MANY // AT_ONCE + 2)


def clerk_and_bidder(connections: Connections) -> tuple[Connection, Connection]:
    clerk, bidder = connection_of("clerk", Role.CLERK), connection_of("bidder")
    for one in (clerk, bidder):
        connections.add(one)
        connections.attend(one, SALE, told=0)
    return clerk, bidder


def test_the_houses_people_in_a_room_are_known_without_looking_at_everybody() -> None:
    connections = Connections()
    clerk, bidder = clerk_and_bidder(connections)
    assert connections.clerks(SALE) == [clerk]
    connections.leave(clerk, SALE)
    assert connections.clerks(SALE) == []
    assert list(connections.attending(SALE)) == [bidder]
    assert connections.clerks("elsewhere") == []


def entries(*numbers: int) -> list[FeedEntry]:
    return [bid(n) for n in numbers]


def test_a_tail_lets_go_of_what_everybody_was_told() -> None:
    known = tail.Tail(SALE)
    known.add(entries(4, 5, 6))
    known.drop(5)
    assert (len(known), known.head, entries_of(known.after(5))) == (1, 6, [6])
    known.drop(6)
    assert not known
