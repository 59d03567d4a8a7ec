"""What comes in is bounded, and where it comes from is known (docs/security.md, 14 to 18)."""

import asyncio
import gc
import json
import logging
import weakref
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.http_exceptions import BadHttpMessage
from yarl import URL

from server.gateway.outbox import Outbox
from server.logs import Sparingly, without_trace
from server.settings import Limits
from tests.integration.server.test_doors import connection_that_stops_reading
from tests.support.house import GENEROUS, HouseForTests, house_in
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import eventually

POLLING = "/socket.io/?EIO=4&transport=polling"
CUT_WITHIN_S = 10.0


async def polling_session(house: HouseForTests) -> str:
    """Open a long-polling session and return its address."""
    async with house.http.get(POLLING) as answer:
        return f"{POLLING}&sid={json.loads((await answer.text())[1:])['sid']}"


TOO_MUCH: dict[str, bytes] = {
    "too long": b'42["pulse",{"t":"' + b"x" * 33_000 + b'"}]',
    "too many packets": b"\x1e".join([b"3"] * 65),
    "no text": b"4\xff\xfe",
    "no frame": b"hello",
    "nothing": b"",
    "binary": b"bAAAA",
    "a form": b"d=40",
}


@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=TOO_MUCH)
async def test_security_14_a_post_that_no_client_sends_ends_a_long_polling_session(
    house: HouseForTests, body: bytes
) -> None:
    path = await polling_session(house)
    async with asyncio.timeout(5), house.http.post(path, data=body) as answer:
        problem = await answer.json(content_type="application/problem+json")
        assert (answer.status, problem["code"]) == (400, "malformed")
    await eventually(lambda: house.running.opened.transports_open == 0)


async def test_security_14_a_post_in_two_pieces_is_read_whole(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    path = await polling_session(house)
    body = ("40" + json.dumps({"token": ann.token, "protocol": 1})).encode()
    url = URL(house.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body[:5])
    await writer.drain()
    async with house.http.get("/healthz"):  # answered after the first piece was seen
        writer.write(body[5:])
    assert b"200 OK" in await reader.read()
    writer.close()
    async with house.http.get(path) as answer:
        assert (await answer.text()).startswith("40")


LONG: dict[str, Any] = {
    "an id": {"id": "x" * 65},
    "a lot": {"lot": "x" * 21},
    "a sale": {"sale": "x" * 65},
    "an unknown field": {"more": 1},
    "money with decimals": {"amount": 10_000.0},
    "money beyond bounds": {"amount": 10**15},
}


@pytest.mark.parametrize("change", LONG.values(), ids=LONG)
async def test_security_14_what_is_malformed_over_http_changes_nothing(room: Saleroom, change: Any) -> None:
    before = await room.head()
    path, body = f"/api/sales/{room.sale}/bids", bid(room.sale, "x1", 10_000) | change
    async with room.house.http.post(path, json=body, headers=room.ann_person.headers) as answer:
        assert (answer.status, (await answer.json(content_type=None))["code"]) == (422, "malformed")
    assert await room.head() == before
    assert (await room.bid(room.ann, "x1", 10_000))["ok"], "the id of what was refused is free"


def test_security_15_the_allowances_are_what_the_protocol_says() -> None:
    assert (Limits().events_per_second, Limits().events_burst) == (10, 20)


async def test_security_15_a_flood_does_not_fill_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = Limits(requests_per_second=0.01, requests_burst=4, events_per_second=1, events_burst=2)
    async with house_in(tmp_path, limits) as house:
        ann = await house.person("Ann")
        client = await house.connect(ann)
        capsys.readouterr()
        for _ in range(60):
            async with house.http.get("/api/none/of/ours") as answer:
                assert answer.status in {404, 429}
        await asyncio.gather(*(client.call("nonsense", {"x": number}) for number in range(60)))
        lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "request " in line]) == 5  # those allowed, and the first refused
    assert len([line for line in lines if "too many events" in line]) == 1
    assert len(lines) < 12


def test_security_15_a_flood_of_what_is_not_http_does_not_fill_the_log_either() -> None:
    now, written = 100.0, []
    sparingly = Sparingly(lambda: now)
    for number in range(1_000):
        error = BadHttpMessage(f"{number}")
        record = logging.LogRecord("aiohttp.server", 40, "", 0, "Error", (), (BadHttpMessage, error, None))
        if number == 999:
            now += 61
        if without_trace(record) and sparingly.filter(record):
            written.append(record.getMessage())
    assert len(written) == Sparingly.AT_MOST + 1
    assert "979 like it" in written[-1]


async def test_security_16_who_stops_reading_is_gone_within_ten_seconds_and_his_memory_too(
    tmp_path: Path,
) -> None:
    """In real time, with the house's own limits: an auctioneer who talks on, and one who does not listen."""
    async with house_in(tmp_path, GENEROUS) as house:
        room = await Saleroom.open(house)
        carl = await house.person("Carl")
        _, writer = await connection_that_stops_reading(house, carl.token)
        (stalled,) = house.running.opened.connections.of_user(carl.user.id)
        house.running.opened.connections.attend(stalled, room.sale, told=0)
        outbox = house.running.opened._door.transports.outbox(stalled.transport)
        assert isinstance(outbox, Outbox)
        memory = weakref.ref(outbox)
        del stalled, outbox
        began = asyncio.get_running_loop().time()
        text, said = "x" * 280, 0
        while house.running.opened.connections.of_user(carl.user.id):
            await room.call("announce", text=text)
            said += 1
            if said > 300:
                await asyncio.sleep(0.05)
            assert asyncio.get_running_loop().time() - began < CUT_WITHIN_S + 5
        writer.transport.abort()
        assert (await room.ben.call("pulse", {"t": 1}))["t"] == 1

        def is_freed() -> bool:
            gc.collect()
            return memory() is None

        await eventually(is_freed, 10)


async def test_security_17_long_polling_answers_are_not_compressed_either(room: Saleroom) -> None:
    async with aiohttp.ClientSession(room.house.url, auto_decompress=False) as http:
        for path in (POLLING, f"/api/sales/{room.sale}/lots"):
            headers = room.ann_person.headers | {"Accept-Encoding": "gzip, deflate, br, zstd"}
            async with http.get(path, headers=headers) as answer:
                assert answer.status == 200
                assert "Content-Encoding" not in answer.headers


async def test_security_18_forged_addresses_do_not_help_to_guess(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    body = {"email": ann.user.email, "password": "wrong password"}
    statuses = []
    for number in range(7):
        headers = {"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
        headers["X-Real-IP"] = f"203.0.113.{number}"
        async with house.http.post("/api/session", json=body, headers=headers) as answer:
            statuses.append(answer.status)
    assert statuses == [401] * 5 + [429] * 2
