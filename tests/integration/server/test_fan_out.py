"""What a real house writes to a bidder and to everybody else, in which order, and what it takes for it."""

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any

import pytest

from server.gateway.outbox import Outbox
from tests.support.raw_socket import RawWebSocket, event_of
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import eventually, soon

EVENTS = 20
MORE = 6


async def attending(stack: AsyncExitStack, room: Saleroom, token: str) -> RawWebSocket:
    """Return a WebSocket in the sale's room."""
    opened = await stack.enter_async_context(RawWebSocket(room.house.url))
    await opened.attend(token, room.sale)
    return opened


async def until_feed(reader: RawWebSocket) -> list[str]:
    """Return what comes, up to the next entry of the feed."""
    came: list[str] = []
    while not came or (event_of(came[-1]) or ("", None))[0] != "feed":
        came.append(await soon(reader.read()))
    return came


async def test_a_bidder_sees_his_bid_then_its_verdict_then_what_it_means_for_him(room: Saleroom) -> None:
    async with AsyncExitStack() as stack:
        ann = await attending(stack, room, room.ann_person.token)
        ann.send("427" + json.dumps(["bid", bid(room.sale, "b1", 10_000)]))
        entry = event_of((await until_feed(ann))[-1])
        verdict = await soon(ann.read_until("4"))
        you = event_of(await soon(ann.read_until('42["you"')))
    assert entry is not None
    assert you is not None
    assert verdict.startswith("437")
    answer = json.loads(verdict[3:])[0]
    assert [entry["n"] for entry in entry[1]["entries"]] == [answer["feed_no"]]
    assert [entry["n"] for entry in you[1]["entries"]] == [answer["feed_no"]]


async def test_a_verdict_does_not_wait_until_others_are_told(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((ann,), (ben,)) = (
        room.house.running.opened.connections.of_user(person.user.id)
        for person in (room.ann_person, room.ben_person)
    )
    told: list[int] = []
    put = Outbox.put_nowait

    def noting(outbox: Outbox, packet: Any) -> None:
        if outbox is ann.outbox:
            told.append(ben.sales[room.sale])
        put(outbox, packet)

    monkeypatch.setattr(Outbox, "put_nowait", noting)
    verdict = await room.bid(room.ann, "b1", 10_000)
    assert told[0] < verdict["feed_no"] == await room.head()
    await eventually(lambda: ben.sales[room.sale] == verdict["feed_no"])


async def test_more_in_the_room_take_no_task_more(room: Saleroom) -> None:
    people = [await room.house.person(f"P{k}") for k in range(MORE)]
    loop = asyncio.get_running_loop()
    made: list[str] = []

    def counting(loop: asyncio.AbstractEventLoop, work: Any, **options: Any) -> "asyncio.Task[Any]":
        made.append(getattr(work, "__qualname__", "?"))
        return asyncio.Task(work, loop=loop, **options)

    took: list[int] = []
    async with AsyncExitStack() as stack:
        for crowd in ([], people):
            readers = [await attending(stack, room, person.token) for person in crowd]
            loop.set_task_factory(counting)
            made.clear()
            for _ in range(EVENTS):
                await room.call("ask", lot="1", amount=100_000 + room.calls * 1_000)
            took.append(len(made))
            loop.set_task_factory(None)
            for reader in readers:
                last = 0
                while last < await room.head():
                    told = event_of((await until_feed(reader))[-1])
                    last = told[1]["entries"][-1]["n"] if told else last
    assert took[1] < took[0] + EVENTS, made
