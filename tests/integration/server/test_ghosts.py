"""Nobody stays in the room who is not there: at whatever moment a connection dies, nothing of it is left."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contract.wire import Role
from server.gateway import transport
from server.settings import Limits
from tests.support.clients import Client
from tests.support.house import GENEROUS, HouseForTests, Person, house_in
from tests.support.raw_socket import RawPolling, RawWebSocket, attending, joining
from tests.support.waiting import WITHIN_S, eventually

QUICK = Limits(**GENEROUS.model_dump() | {"join_within_s": 1.0})


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HouseForTests]:
    """A house that notices in a second or two who has fallen silent."""
    monkeypatch.setattr(transport, "PING_EVERY_S", 1)
    monkeypatch.setattr(transport, "PING_TIMEOUT_S", 1)
    async with house_in(tmp_path, QUICK) as opened:
        yield opened


class Room:
    """A sale with a clerk who sees who is there."""

    def __init__(self, house: HouseForTests, sale: str, clerk: Client, cat: Person) -> None:
        self.house, self.sale, self.clerk, self.cat = house, sale, clerk, cat

    @classmethod
    async def open(cls, house: HouseForTests) -> "Room":
        sale = await house.sale()
        clerk = await house.attend(await house.person("Clara", Role.CLERK), sale)
        return cls(house, sale, clerk, await house.person("Cat"))

    @property
    def cats(self) -> int:
        """How often Cat is in the room, as the clerk is told."""
        told = self.clerk.of("attendance")
        return sum(one["user"] == self.cat.user.id for one in told[-1]["attendees"]) if told else 0

    async def nothing_is_left(self) -> None:
        """Wait until only the clerk is here."""
        opened = self.house.running.opened
        await eventually(lambda: opened.transports_open == 1)
        await eventually(lambda: len(opened.connections) == 1)
        await eventually(lambda: self.cats == 0)


WEBSOCKET_STEPS: list[tuple[str, int]] = [
    ("connected", 0), ("asked to upgrade", 1), ("upgraded", 2), ("asked to join", 3), ("joined", 4),
    ("asked to attend", 5), ("attends", 6),
]  # fmt: skip


@pytest.mark.parametrize("steps", [n for _, n in WEBSOCKET_STEPS], ids=[name for name, _ in WEBSOCKET_STEPS])
async def test_a_websocket_that_dies_at_any_moment_of_joining_leaves_nothing(
    house: HouseForTests, steps: int
) -> None:
    room = await Room.open(house)
    async with RawWebSocket(house.url) as socket:
        if steps == 1:
            socket.write(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n")
        if steps >= 2:
            await socket.upgrade()
        if steps >= 3:
            socket.send(joining(room.cat.token))
        if steps >= 4:
            await socket.read_until("40")
        if steps >= 5:
            socket.send(attending(room.sale))
        if steps >= 6:
            await socket.read_until("431")
        await asyncio.sleep(0)
        socket.die()
        await room.nothing_is_left()


POLLING_STEPS = ["opened", "asked to join", "joined", "asked to attend", "attends"]


@pytest.mark.parametrize("steps", range(5), ids=POLLING_STEPS)
async def test_a_polling_client_that_vanishes_at_any_moment_of_joining_leaves_nothing(
    house: HouseForTests, steps: int
) -> None:
    room, polling = await Room.open(house), RawPolling(house.http)
    await polling.open()
    if steps >= 1:
        await polling.post(joining(room.cat.token))
    if steps >= 2:
        await polling.poll_until("40")
    if steps >= 3:
        await polling.post(attending(room.sale))
    if steps >= 4:
        await polling.poll_until("431")
    await room.nothing_is_left()
    assert not house.running.opened.connections.of_user(room.cat.user.id)


@pytest.mark.parametrize(
    "packets", [[], ["2probe"], ["5"], ["2probe", "5"]], ids=["silent", "probing", "out of turn", "upgraded"]
)
async def test_a_client_that_dies_while_it_changes_over_to_a_websocket_leaves_nothing(
    house: HouseForTests, packets: list[str]
) -> None:
    room, polling = await Room.open(house), RawPolling(house.http)
    await polling.attend(room.cat.token, room.sale)
    await eventually(lambda: room.cats == 1)
    async with RawWebSocket(house.url) as socket:
        await socket.upgrade(polling.session)
        for packet in packets:
            socket.send(packet)
        await asyncio.sleep(0.05)
        socket.die()
        await room.nothing_is_left()


async def test_a_session_has_one_websocket_and_a_second_does_not_take_it_over(
    house: HouseForTests,
) -> None:
    room, polling = await Room.open(house), RawPolling(house.http)
    await polling.attend(room.cat.token, room.sale)
    async with RawWebSocket(house.url) as first, RawWebSocket(house.url) as second:
        await first.upgrade(polling.session)
        await second.upgrade(polling.session)
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await second.read()
        first.send("2probe")
        assert await first.read_until("3probe") == "3probe"
        first.send("5")
        first.send("42" + "7" + json.dumps(["pulse", {"t": 1}]))
        assert (await first.read_until("437")).startswith("437")


async def test_who_joins_twice_on_one_transport_is_here_once_and_then_not_at_all(
    house: HouseForTests,
) -> None:
    room = await Room.open(house)
    async with RawWebSocket(house.url) as socket:
        await socket.attend(room.cat.token, room.sale)
        socket.send(joining(room.cat.token))
        await socket.read_until("44")
        assert len(house.running.opened.connections) == 2
        socket.die()
        await room.nothing_is_left()


async def test_who_joins_twice_at_once_is_no_ghost_either(house: HouseForTests) -> None:
    room = await Room.open(house)
    async with RawWebSocket(house.url) as socket:
        await socket.upgrade()
        for _ in range(3):
            socket.send(joining(room.cat.token))
        await eventually(lambda: len(house.running.opened.connections) == 1)
        socket.die()
        await room.nothing_is_left()


async def test_two_windows_of_one_account_are_two_lines_and_one_person(house: HouseForTests) -> None:
    room = await Room.open(house)
    first, second = await house.attend(room.cat, room.sale), RawWebSocket(house.url)
    async with second:
        await second.attend(room.cat.token, room.sale)
        await eventually(lambda: room.cats == 2)
        before = len(room.clerk.of("beat"))
        await eventually(lambda: len(room.clerk.of("beat")) > before)
        assert room.clerk.of("beat")[-1]["attending"] == 2
        second.die()
        await eventually(lambda: room.cats == 1)
    assert (await first.call("pulse", {"t": 1}))["t"] == 1
    await first.close()
    await room.nothing_is_left()


@pytest.mark.parametrize("way", ["websocket", "polling"])
async def test_who_reads_and_never_answers_a_ping_is_silent_and_shown_out(
    house: HouseForTests, way: str
) -> None:
    room = await Room.open(house)
    async with RawWebSocket(house.url) as socket:
        polling = RawPolling(house.http)
        if way == "websocket":
            await socket.attend(room.cat.token, room.sale)
        else:
            await polling.attend(room.cat.token, room.sale)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            async with asyncio.timeout(WITHIN_S):
                while way == "websocket" or await polling.poll():
                    if way == "websocket":
                        await socket.read()
        await room.nothing_is_left()


async def test_a_sale_that_nobody_attends_cannot_be_left_into_being(house: HouseForTests) -> None:
    room = await Room.open(house)
    rooms = house.running.opened._rooms.rooms
    before = len(rooms)
    for k in range(5):
        assert (await room.clerk.call("leave", {"sale": f"no-sale-{k}"}))["ok"]
    assert len(rooms) == before
