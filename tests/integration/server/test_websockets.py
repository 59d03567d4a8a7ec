"""A WebSocket of the house, spoken to byte by byte: what may come in pieces, and what ends it, and how."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from server.gateway.websocket import Reader
from tests.support.house import HouseForTests, house_in
from tests.support.raw_socket import RawPolling, RawWebSocket, attending, event_of, joining, masked
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import AT_ONCE_S, eventually, soon

Frame = tuple[int, bytes]


class Bytes(RawWebSocket):
    """A client that sees every frame, those about the connection too."""

    async def frame(self) -> Frame:
        """Return the next frame: its first byte, and what it carries."""
        assert self._reader is not None
        head = await soon(self._reader.readexactly(2))
        length = head[1] if head[1] < 126 else int.from_bytes(await self._reader.readexactly(2))
        return head[0], await self._reader.readexactly(length)

    async def frame_of(self, head: int) -> bytes:
        """Return what the next frame that begins so carries."""
        while True:
            found, payload = await self.frame()
            if found == head:
                return payload

    async def is_over(self) -> bool:
        """Read to the end of the connection."""
        assert self._reader is not None
        await soon(self._reader.read())
        return self._reader.at_eof()


@pytest.fixture
async def socket(house: HouseForTests) -> AsyncIterator[Bytes]:
    async with Bytes(house.url) as opened:
        yield opened


async def joined(socket: Bytes, house: HouseForTests, name: str = "Ann") -> None:
    ann = await house.person(name)
    await socket.upgrade()
    socket.send(joining(ann.token))
    await socket.read_until("40")


def pulse(t: int) -> str:
    return f'42{t}["pulse",{{"t":{t}}}]'


async def test_many_packets_in_one_piece_and_one_in_many_are_answered_in_order(
    house: HouseForTests, socket: Bytes
) -> None:
    await joined(socket, house)
    socket.write(b"".join(masked(pulse(t)) for t in range(1, 6)))
    for byte in masked(pulse(6)):
        socket.write(bytes((byte,)))
        await asyncio.sleep(0.001)
    answers = [await socket.read_until("43") for _ in range(6)]
    assert [json.loads(answer[3:])[0]["t"] for answer in answers] == [1, 2, 3, 4, 5, 6]


async def test_a_ping_of_the_websocket_itself_is_answered(house: HouseForTests, socket: Bytes) -> None:
    await joined(socket, house)
    socket.write(b"\x89\x82\x00\x00\x00\x00hi")
    assert await socket.frame_of(0x8A) == b"hi"


async def test_who_closes_is_answered_and_gone(house: HouseForTests, socket: Bytes) -> None:
    await joined(socket, house)
    socket.write(b"\x88\x82\x00\x00\x00\x00\x03\xe8")
    assert await socket.frame_of(0x88) == b"\x03\xe8"
    assert await socket.is_over()
    await eventually(lambda: len(house.running.opened.connections) == 0)
    assert house.running.opened.transports_open == 0


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\x81\x02[]", 1002),
        (b"\x81\x82\x00\x00\x00\x00\xff\xfe", 1007),
        (b"\x82\x81\x00\x00\x00\x004", 1008),
        (masked("45"), 1008),
        (b"\x81\xfe\x80\x01\x00\x00\x00\x00", 1009),
    ],
    ids=["without a mask", "no text", "binary", "what no client sends", "too long"],
)
async def test_security_14_what_may_not_come_in_ends_the_websocket_and_says_why(
    house: HouseForTests, socket: Bytes, raw: bytes, code: int
) -> None:
    await joined(socket, house)
    socket.write(raw)
    assert int.from_bytes(await socket.frame_of(0x88)) == code
    # He is out at once, whether he answers the close or not.
    await eventually(lambda: len(house.running.opened.connections) == 0, AT_ONCE_S)
    assert await socket.is_over()


async def test_a_bid_before_the_fault_counts(room: Saleroom) -> None:
    async with Bytes(room.house.url) as socket:
        await socket.attend(room.ann_person.token, room.sale)
        placed = "429" + json.dumps(["bid", bid(room.sale, "before-the-fault", 10_000)])
        socket.write(masked(placed) + b"\x81\x02[]")
        await socket.frame_of(0x88)
    await eventually(lambda: any(entry["type"] == "bid" for entry in room.ben.feed()))


async def test_who_sends_without_end_before_he_is_let_in_is_not_read_without_end(
    house: HouseForTests, socket: Bytes
) -> None:
    """What waits behind a join waits with the sender, but for some."""
    ann = await house.person("Ann")
    await socket.upgrade()
    socket.send(joining(ann.token))
    for t in range(1, 2_000):
        socket.send(pulse(t))
    told: list[str] = []
    while len(told) < 1_999:
        packet = await socket.read_until("4")
        if packet.startswith("43"):
            told.append(packet)
    assert len({one[2:].split("[")[0] for one in told}) == 1_999


async def test_a_websocket_that_fails_to_prove_itself_leaves_the_session_polling(room: Saleroom) -> None:
    polling = RawPolling(room.house.http)
    await polling.attend(room.ann_person.token, room.sale)
    for packets in (["5"], ["2probe", "nothing"], ["2probe"]):
        async with Bytes(room.house.url) as socket:
            await socket.upgrade(polling.session)
            for packet in packets:
                socket.send(packet)
            if packets == ["2probe"]:
                assert await socket.read_until("3probe")
            else:
                await socket.frame_of(0x88)
        await asyncio.sleep(0.05)
    await room.call("announce", text="still here")
    while True:
        events = [event for event in map(event_of, await polling.poll()) if event is not None]
        if any(name == "feed" for name, _body in events):
            break


async def test_security_08_signing_out_ends_the_websocket_that_came_after_one_that_failed(
    room: Saleroom,
) -> None:
    ann = room.ann_person
    polling = RawPolling(room.house.http)
    await polling.attend(ann.token, room.sale)
    async with Bytes(room.house.url) as failed, Bytes(room.house.url) as early, Bytes(room.house.url) as used:
        await failed.upgrade(polling.session)
        failed.send("nothing")
        await failed.frame_of(0x88)
        # Not answered, so that it stays for a while; meanwhile there is no second one.
        assert b" 400 " in await early.upgrade(polling.session)
        assert await failed.is_over()
        await used.upgrade(polling.session)
        used.send("2probe")
        await used.read_until("3probe")
        used.send("5")
        await room.house.running.opened.accounts.revoke(ann.user.id)
        assert "signed_out" in await used.read_until('42["goodbye"')
        assert await used.is_over()


async def test_a_websocket_that_is_never_proved_does_not_keep_the_polls_from_the_news(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy may answer the handshake and swallow every frame."""
    monkeypatch.setattr("server.gateway.carrier.PROVE_WITHIN_S", 0.3)
    polling = RawPolling(room.house.http)
    await polling.attend(room.ann_person.token, room.sale)
    async with Bytes(room.house.url) as swallowed:
        await swallowed.upgrade(polling.session)
        await room.call("announce", text="hello")
        assert await polling.poll() == ["6"], "while it is tried a poll gets nothing"
        assert await swallowed.frame_of(0x88)
        assert "hello" in "".join(await polling.poll())


@pytest.mark.parametrize(
    "idle", [b"\x00\x80", b"\x89\x80", masked("3")[:2]], ids=["pieces", "pings", "pongs"]
)
async def test_security_15_a_stranger_who_floods_does_not_hold_up_the_house(
    house: HouseForTests, socket: Bytes, idle: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in frames between two turns of the loop; all that had come in used to be taken, for seconds."""
    now = most = 0
    take = Reader._place

    def counted(reader: Reader, data: bytes, begins: int) -> tuple[int, int]:
        nonlocal now, most
        now += 1
        most = max(most, now)
        return take(reader, data, begins)

    monkeypatch.setattr(Reader, "_place", counted)
    await socket.upgrade()
    packet = idle + bytes(4) + b"3" * (idle[1] & 0x7F)
    socket.write((b"\x01\x80" + bytes(4) if idle[0] == 0 else b"") + packet * 20_000)
    for _ in range(50):
        now = 0
        await asyncio.sleep(0.002)
    assert 10 <= most <= 400, "of 20,000: some are read, at a measured pace"


async def test_what_is_more_than_is_read_at_once_is_read_to_its_end(
    house: HouseForTests, socket: Bytes
) -> None:
    await joined(socket, house)
    socket.write(b"".join(masked(pulse(t)) for t in range(500)))
    answers = [await socket.read_until("43") for _ in range(500)]
    assert [json.loads(answer[answer.index("[") :])[0]["t"] for answer in answers] == list(range(500))


async def test_what_is_told_during_the_change_over_comes_in_order_and_once(room: Saleroom) -> None:
    polling = RawPolling(room.house.http)
    await polling.attend(room.ann_person.token, room.sale)
    async with Bytes(room.house.url) as socket:
        await socket.upgrade(polling.session)
        for k in range(3):
            await room.call("announce", text=f"{k} while it is tried")
        socket.send("2probe")
        await socket.read_until("3probe")
        await room.call("announce", text="3 before the last step")
        socket.send("5")
        await room.call("announce", text="4 after it")
        told: list[str] = []
        while len(told) < 5:
            event = event_of(await socket.read_until("42"))
            if event is not None and event[0] == "feed":
                told += [entry["text"] for entry in event[1]["entries"]]
    assert [text[0] for text in told] == ["0", "1", "2", "3", "4"]


async def test_the_end_of_the_house_closes_every_websocket(tmp_path: Path) -> None:
    async with AsyncExitStack() as clients:
        async with house_in(tmp_path) as house:
            here, silent = [await clients.enter_async_context(Bytes(house.url)) for _ in range(2)]
            await joined(here, house)
            await silent.upgrade()  # and never joins
        assert await silent.is_over()
        assert int.from_bytes(await here.frame_of(0x88)) == 1000


async def test_the_same_bytes_go_to_whoever_attends_at_once(room: Saleroom) -> None:
    people = [await room.house.person(name) for name in ("Cat", "Dan")]
    async with Bytes(room.house.url) as first, Bytes(room.house.url) as second:
        for socket, person in zip((first, second), people, strict=True):
            await socket.attend(person.token, room.sale)
        socket = first
        socket.send(attending(room.sale))  # asking again changes nothing for the others
        await room.call("announce", text="hello")
        heard = [await one.read_until('42["feed"') for one in (first, second)]
    assert heard[0] == heard[1]
