"""What a real house writes to a bidder and to everybody else, in which order, and what it takes for it."""

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any

from tests.support.raw_socket import RawWebSocket, event_of
from tests.support.saleroom import Saleroom

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
        came.append(await asyncio.wait_for(reader.read(), 5))
    return came


async def test_a_bidder_has_his_verdict_before_the_feed_and_the_feed_before_what_it_means_for_him(
    room: Saleroom,
) -> None:
    bid = {"id": "b1", "sale": room.sale, "lot": "1", "amount": 10_000, "mode": "exact"}
    async with AsyncExitStack() as stack:
        ann = await attending(stack, room, room.ann_person.token)
        ann.send("427" + json.dumps(["bid", bid]))
        came = await until_feed(ann)
        you = await asyncio.wait_for(ann.read_until('42["you"'), 5)
    answers = [packet for packet in came if packet.startswith("437")]
    assert json.loads(answers[0][3:])[0]["ok"]
    assert not any(packet.startswith('42["you"') for packet in came)
    numbers = [entry["n"] for entry in event_of(came[-1])[1]["entries"]]  # type: ignore[index]
    assert [entry["n"] for entry in event_of(you)[1]["entries"]] == numbers  # type: ignore[index]


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
