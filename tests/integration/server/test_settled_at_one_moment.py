"""What a sale comes to is of one moment, whatever is noted, sold and issued while it is reckoned."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import pytest

from server.gateway.settling import SettledSale, Settling
from server.store.statements import StatementStore
from tests.integration.server.test_after_the_hammer import ask, ended
from tests.support.house import HouseForTests
from tests.support.interleaving import Interloper
from tests.support.saleroom import Saleroom

__all__ = ["ended"]


async def answered(room: Saleroom, method: str, path: str, body: Any = None) -> Any:
    status, answer = await ask(room, room.clerk_person, method, path, body)
    assert status < 300, answer
    return answer


async def owners(room: Saleroom, path: str) -> Any:
    _, answer = await room.house.get(f"/api/sales/{room.sale}/{path}")
    return answer


async def test_whoever_pays_for_a_lot_is_on_his_statement_by_name_and_paddle(
    ended: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    guests = count()

    async def somebody_comes_and_pays() -> None:
        new = {"name": f"Guest {next(guests)}", "address": "Calle Mayor 1"}
        guest = await answered(ended, "POST", "guests", new)
        await answered(ended, "PUT", "lots/2/buyer", {"paddle": guest["paddle"]})

    for found in await Interloper.at_every_read(
        monkeypatch, somebody_comes_and_pays, lambda: owners(ended, "settlement")
    ):
        sold = found["lots"][1]
        assert sold["winner"] == "room" or sold["name"].startswith("Guest"), sold
        assert (sold["buyer"] is None) is (sold["winner"] == "room"), sold
    for papers in await Interloper.at_every_read(
        monkeypatch, somebody_comes_and_pays, lambda: owners(ended, "papers?kind=buyer")
    ):
        assert all(paper["party"]["name"] and paper["party"]["paddle"] for paper in papers), papers
    assert next(guests) > 2


async def ann_moves(room: Saleroom, house: int) -> None:
    mine = {"name": "Ann", "address": f"Calle Mayor {house}", "phone": ""}
    async with room.house.http.put("/api/me", headers=room.ann_person.headers, json=mine) as answer:
        assert answer.status == 200, await answer.text()


async def test_a_statement_that_is_issued_while_they_are_listed_is_not_called_outdated(
    ended: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses, numbers = count(1), []

    async def another_clerk_issues() -> None:
        await ann_moves(ended, next(houses))
        (paper,) = await answered(ended, "POST", "papers", {"kind": "buyer"})
        numbers.append(paper["number"])

    lists = await Interloper.at_every_read(
        monkeypatch, another_clerk_issues, lambda: owners(ended, "papers?kind=buyer")
    )
    assert len(set(numbers)) == len(lists) > 1
    for newest, (paper,) in zip(numbers, lists, strict=True):
        assert paper["is_current"] or paper["number"] != newest


async def test_of_two_clerks_who_issue_at_once_the_older_statement_does_not_replace_the_newer(
    ended: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answered(ended, "POST", "papers", {"kind": "buyer"})
    settled, other = Settling.settled, asyncio.Event()
    issuing: list[asyncio.Task[Any]] = []

    async def settled_slowly(settling: Settling, *given: Any, **more: Any) -> SettledSale:
        sale = await settled(settling, *given, **more)
        if not other.is_set():
            other.set()
            await ann_moves(ended, 9)
            issuing.append(asyncio.create_task(answered(ended, "POST", "papers", {"kind": "buyer"})))
            if not settling.issuing.locked():
                await issuing[0]
        return sale

    monkeypatch.setattr(Settling, "settled", settled_slowly)
    await answered(ended, "POST", "papers", {"kind": "buyer"})
    (newest,) = await issuing[0]
    store = StatementStore(ended.house.running.opened.database)
    last = await store.issued(newest["number"])
    assert last is not None
    assert last.statement.party.address == "Calle Mayor 9"
    assert await store.issued(newest["number"] + 1) is None


async def test_a_buyer_noted_in_a_request_that_began_before_the_hammer_counts(house: HouseForTests) -> None:
    room = await Saleroom.open(house)
    await room.call("room_bid", lot="1", amount=40_000)
    begun, fell = asyncio.Event(), asyncio.Event()

    async def slow_body() -> AsyncIterator[bytes]:
        yield b'{"paddle": '
        begun.set()
        await fell.wait()
        yield f'"{room.ben_paddle}"}}'.encode()

    async def note() -> dict[str, Any]:
        url = f"/api/sales/{room.sale}/lots/1/buyer"
        async with house.http.put(url, data=slow_body(), headers=room.clerk_person.headers) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    noting = asyncio.create_task(note())
    await begun.wait()
    await house.get("/healthz")  # by now the request has begun at the house
    await room.call("sell", lot="1")
    fell.set()
    assert (await noting)["winner"] == room.ben_paddle
