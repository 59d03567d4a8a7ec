"""The door itself, spoken to in raw frames: who does not behave is shown out, and harms nobody."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from contract.wire import Event, Goodbye, GoodbyeMessage
from server.settings import Limits
from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import AT_ONCE_S, WITHIN_S, eventually

SOCKET = "/socket.io/?EIO=4&transport=websocket"
NEVER_AGAIN = 0.001  # a second: what is used up stays so, however slow the machine
GONE = {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR}


@asynccontextmanager
async def raw_socket(
    house: HouseForTests, **options: object
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open a WebSocket and read the Engine.IO greeting."""
    async with house.http.ws_connect(SOCKET, **options) as socket:
        greeting = await socket.receive_str()
        assert greeting.startswith("0")
        yield socket


async def join(socket: aiohttp.ClientWebSocketResponse, token: str) -> str:
    """Send CONNECT and return the answer."""
    await socket.send_str("40" + json.dumps({"token": token, "protocol": 1}))
    return await socket.receive_str(timeout=WITHIN_S)


async def is_closed(socket: aiohttp.ClientWebSocketResponse, within_s: float = AT_ONCE_S) -> bool:
    """Read until the server closes; pings are answered."""
    try:
        async with asyncio.timeout(within_s):
            while (message := await socket.receive()).type not in GONE:
                if message.data == "2":
                    await socket.send_str("3")
    except TimeoutError:
        return False
    return True


async def test_security_04_who_does_not_join_in_time_is_shown_out(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(join_within_s=0.3)) as house, raw_socket(house) as socket:
        assert await is_closed(socket)


async def test_who_was_refused_is_shown_out_too(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(join_within_s=1)) as house, raw_socket(house) as socket:
        answer = await join(socket, "wrong")
        assert answer.startswith("44")
        assert json.loads(answer[2:])["code"] == "unauthenticated"
        assert await is_closed(socket)


async def test_who_joined_stays(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(join_within_s=1)) as house:
        ann = await house.person("Ann")
        async with raw_socket(house) as socket:
            assert (await join(socket, ann.token)).startswith("40")
            assert not await is_closed(socket, 1.3)


async def test_tokens_cannot_be_tried_without_end_on_one_connection(house: HouseForTests) -> None:
    async with raw_socket(house) as socket:
        for _ in range(3):
            assert (await join(socket, "wrong")).startswith("44")
        await socket.send_str('40{"token":"wrong","protocol":1}')
        assert await is_closed(socket)


async def test_security_03_before_joining_nothing_is_heard_and_nothing_done(room: Saleroom) -> None:
    async with raw_socket(room.house) as socket:
        await socket.send_str("42" + json.dumps(["attend", {"sale": room.sale, "after": 0}]))
        await socket.send_str("421" + json.dumps(["bid", bid(room.sale, "x1", 10_000)]))
        await room.call("announce", text="hello")
        await room.ben.wait_for_entry("announced")
        with pytest.raises(TimeoutError):
            await socket.receive_str(timeout=0.5)
    assert await room.head() == 3


@pytest.mark.parametrize(
    "frame",
    ["", "x", "9", "4", "49", "45", "451-", "43", "44{}", "0", "4\u0000", "2" * 50],
    ids=repr,
)
async def test_a_frame_that_no_client_sends_ends_the_connection(house: HouseForTests, frame: str) -> None:
    ann = await house.person("Ann")
    async with raw_socket(house) as socket:
        await join(socket, ann.token)
        await socket.send_str(frame)
        assert await is_closed(socket)
    await eventually(lambda: len(house.running.opened.connections) == 0)


async def test_a_binary_frame_ends_the_connection(house: HouseForTests) -> None:
    async with raw_socket(house) as socket:
        await socket.send_bytes(b"42")
        assert await is_closed(socket)


async def test_security_14_a_frame_above_32_kib_ends_the_connection(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    async with raw_socket(house) as socket:
        await join(socket, ann.token)
        await socket.send_str("421" + json.dumps(["pulse", {"t": 1, "x": "y" * 33_000}]))
        assert await is_closed(socket)


@pytest.mark.parametrize(
    "frame",
    ["421[", "421{}", "421[]", '421[["bid"]]', '421["bid", {"amount": NaN}]', "421" + "[" * 20_000, "421[1]"],
    ids=lambda frame: frame[:20],
)
async def test_an_event_that_cannot_be_read_is_answered_and_the_connection_lives_on(
    house: HouseForTests, frame: str
) -> None:
    ann = await house.person("Ann")
    async with raw_socket(house) as socket:
        await join(socket, ann.token)
        await socket.send_str(frame)
        answer = await socket.receive_str(timeout=WITHIN_S)
        assert answer.startswith("431[")
        assert json.loads(answer[3:])[0]["code"] == "malformed"
        await socket.send_str('422["pulse",{"t":5}]')
        answer = await socket.receive_str(timeout=WITHIN_S)
        assert json.loads(answer[3:])[0]["t"] == 5


async def test_security_17_compression_is_not_negotiated(house: HouseForTests) -> None:
    async with raw_socket(house, compress=15) as socket:
        assert socket.compress == 0


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_security_02_an_origin_that_is_not_on_the_list_is_refused(
    tmp_path: Path, transport: str
) -> None:
    async with house_in(tmp_path, origins=["https://good.example"]) as house:
        path = f"/socket.io/?EIO=4&transport={transport}"
        for origin, status in (("https://evil.example", 403), (house.url, 403), ("null", 403)):
            async with house.http.get(path, headers={"Origin": origin}) as answer:
                assert answer.status == status, origin
        async with house.http.get(path, headers={"Origin": "https://good.example"}) as answer:
            assert answer.status == (200 if transport == "polling" else 400)


async def test_security_04_a_user_has_only_so_many_connections(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(connections_per_user=2)) as house:
        ann = await house.person("Ann")
        for _ in range(2):
            await house.connect(ann)
        async with raw_socket(house) as socket:
            answer = await join(socket, ann.token)
            assert json.loads(answer[2:])["code"] == "too_many"


async def test_security_04_an_address_has_only_so_many_connections(tmp_path: Path) -> None:
    limits = Limits(connections_per_address=2)
    async with house_in(tmp_path, limits) as house, raw_socket(house):
        async with raw_socket(house) as second:
            # A forged address changes nothing.
            for forged in ({}, {"X-Forwarded-For": "9.9.9.9"}):
                async with house.http.get("/socket.io/?EIO=4&transport=polling", headers=forged) as answer:
                    assert answer.status == 401
            await second.close()
        await eventually(lambda: house.running.opened.transports_open == 1)
        async with raw_socket(house):
            assert house.running.opened.transports_open == 2


async def test_security_15_too_many_events_are_refused_and_more_still_cut_off(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(events_per_second=NEVER_AGAIN, events_burst=5)) as house:
        client = await house.connect(await house.person("Ann"))
        answers = await asyncio.gather(*(client.call("pulse", {"t": t}) for t in range(8)))
        codes = [answer.get("code") for answer in answers]
        assert codes == [None] * 5 + ["rate_limited"] * 3
        for t in range(150):
            await client.emit("pulse", {"t": t})
        await client.wait_until_gone()


async def test_security_15_two_connections_of_one_user_share_the_users_allowance(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(events_per_second=NEVER_AGAIN, events_burst=4)) as house:
        ann = await house.person("Ann")
        first, second = await house.connect(ann), await house.connect(ann)
        calls = [client.call("pulse", {"t": t}) for t in range(3) for client in (first, second)]
        answers = await asyncio.gather(*calls)
        assert sum("code" not in answer for answer in answers) == 4


async def test_a_long_polling_client_may_send_many_events_at_once(house: HouseForTests) -> None:
    client = await house.connect(await house.person("Ann"), transports=["polling"])
    answers = await asyncio.gather(*(client.call("pulse", {"t": t}) for t in range(40)))
    assert [answer["t"] for answer in answers] == list(range(40))


async def test_a_long_polling_client_that_vanishes_is_forgotten(house: HouseForTests) -> None:
    async with house.http.get("/socket.io/?EIO=4&transport=polling") as answer:
        session = json.loads((await answer.text())[1:])["sid"]
    path = f"/socket.io/?EIO=4&transport=polling&sid={session}"
    ann = await house.person("Ann")
    joining = "40" + json.dumps({"token": ann.token, "protocol": 1})
    # Joins and closes in one breath: the connection must not outlive its transport.
    async with house.http.post(path, data=f"{joining}\x1e1") as answer:
        assert answer.status == 200
    await eventually(lambda: house.running.opened.transports_open == 0)
    assert len(house.running.opened.connections) == 0


async def test_too_many_requests_are_told_when_to_come_back(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(requests_per_second=NEVER_AGAIN, requests_burst=3)) as house:
        statuses = []
        for _ in range(5):
            async with house.http.get("/api/sales") as answer:
                statuses.append(answer.status)
        assert statuses == [401, 401, 401, 429, 429]
        assert answer.headers["Retry-After"] == "1"


async def test_looking_whether_the_house_is_there_uses_nothing_up(tmp_path: Path) -> None:
    async with house_in(tmp_path, Limits(requests_per_second=NEVER_AGAIN, requests_burst=1)) as house:
        for path, status in [("/healthz", 200)] * 5 + [("/api/sales", 401), ("/api/sales", 429)]:
            async with house.http.get(path) as answer:
                assert answer.status == status


async def test_security_16_who_stops_reading_is_cut_off_and_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.gateway.outbox.LOOKS_WITHOUT_PROGRESS", 1)
    async with house_in(tmp_path) as house:
        ann, ben = await house.person("Ann"), await house.person("Ben")
        reading = await house.connect(ann)
        _, writer = await connection_that_stops_reading(house, ben.token)
        connections = house.running.opened.connections
        (stalled,) = connections.of_user(ben.user.id)
        message = GoodbyeMessage(reason=Goodbye.REPLACED, sale="x" * 200_000)
        for _ in range(16):  # more than the buffers between the two take, less than may wait
            house.running.opened.broadcast.to(connections.everybody(), Event.GOODBYE, message)
        try:
            await eventually(lambda: connections.get(stalled.sid) is None)
        finally:
            writer.transport.abort()
        assert (await reading.call("pulse", {"t": 1}))["t"] == 1
        await eventually(lambda: house.running.opened.transports_open == 1)


async def test_who_has_too_much_waiting_is_cut_off(house: HouseForTests) -> None:
    ben = await house.person("Ben")
    _, writer = await connection_that_stops_reading(house, ben.token)
    connections = house.running.opened.connections
    message = GoodbyeMessage(reason=Goodbye.REPLACED, sale="x" * 100_000)
    for _ in range(100):  # more than the buffers between the two take, and what may wait
        house.running.opened.broadcast.to(connections.everybody(), Event.GOODBYE, message)
    await eventually(lambda: len(connections) == 0)
    writer.close()


async def connection_that_stops_reading(
    house: HouseForTests, token: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Join over a plain socket, and read nothing after that."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(house.url.rpartition(":")[2]))
    writer.write(
        f"GET {SOCKET} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    writer.write(masked("40" + json.dumps({"token": token, "protocol": 1})))
    await reader.readuntil(b"40{")
    transport = writer.transport
    assert isinstance(transport, asyncio.ReadTransport)
    transport.pause_reading()
    return reader, writer


def masked(text: str) -> bytes:
    """Return a client's text frame, masked with zeros."""
    payload = text.encode()
    assert len(payload) < 65_536
    length = (
        bytes([0x80 | len(payload)])
        if len(payload) < 126
        else bytes([0xFE]) + len(payload).to_bytes(2, "big")
    )
    return b"\x81" + length + bytes(4) + payload
