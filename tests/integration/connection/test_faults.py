"""The toy server does what the other tests rely on (the faulty network: tests/breaks/test_tcp_proxy.py)."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import socketio

from contract.verdicts import Code
from contract.wire import Event
from tests.support.toy_server import SALE, ToyServer


@pytest.fixture
async def client() -> AsyncIterator[socketio.AsyncClient]:
    async with aiohttp.ClientSession() as session:
        client = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=session)
        yield client
        await client.disconnect()


async def test_the_toy_remembers_what_it_was_asked_and_gives_first_verdicts(
    toy: ToyServer, client: socketio.AsyncClient
) -> None:
    await client.connect(toy.url, auth={"token": "t"}, transports=["websocket"])
    first = await client.call(Event.BID.value, {"id": "b1", "amount": 5}, timeout=5)
    second = await client.call(Event.BID.value, {"id": "b1", "amount": 5}, timeout=5)
    assert first == second
    assert first["ok"]
    assert toy.asked_for(Event.BID) == [{"id": "b1", "amount": 5}] * 2


async def test_the_toy_answers_attend_in_pages(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.page = 2
    toy.add(3)
    await client.connect(toy.url, transports=["websocket"])
    answer = await client.call(Event.ATTEND.value, {"sale": SALE, "after": 0}, timeout=5)
    assert [entry["n"] for entry in answer["feed"]] == [1, 2]
    assert answer["head"] == 3


async def test_the_toy_refuses_when_told_to(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.refuse = Code.BANNED
    said: list[object] = []
    client.on("connect_error", said.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(toy.url, transports=["websocket"], wait_timeout=5)
    assert said == [{"message": "no", "data": {"code": "banned"}}]


async def test_the_toy_blocks_websockets_when_told_to(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.websocket = False
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(toy.url, transports=["websocket"])
    url = f"{toy.url}/socket.io/?EIO=4&transport=polling"
    async with aiohttp.ClientSession() as session, session.get(url) as polling:
        assert polling.status == 200
