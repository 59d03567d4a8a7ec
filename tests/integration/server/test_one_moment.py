"""An answer joined of the rostrum and of tables is of one moment, whatever happens while it is read."""

import asyncio
from typing import Any

import pytest

from server.rostrum.rostrum import Rostrum
from tests.integration.server.test_catalogue import CLOCK, VASE, ask, sale_with
from tests.support.house import HouseForTests
from tests.support.interleaving import Interloper

BOWL = {"lot": "1A", "title": "Bowl", "start": 5_00}


def adds(house: HouseForTests, sale: str, *rows: dict[str, Any]) -> Any:
    """Return what puts lots before lot 2 of a sale."""

    async def act() -> None:
        status, told = await ask(house, "POST", f"{sale}/catalogue", {"rows": rows, "before": "2"})
        assert status == 200, told

    return act


@pytest.mark.parametrize("path", ["lots", "lots?limit=99", "desk-lots", "script"])
async def test_no_lot_is_missing_from_an_answer_that_counts_it(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    interloper = Interloper(monkeypatch, adds(house, sale, BOWL))
    status, answer = await house.get(f"{sale}/{path}")
    assert (status, interloper.has_acted) == (200, True)
    lots = answer["lots"] if path == "script" else answer
    assert [lot["lot"] for lot in lots] == ["1", "1A", "2"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_catalogue_is_taken_along_whole_while_lots_come_in(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    interloper = Interloper(monkeypatch, adds(house, sale, BOWL))
    async with house.http.get(f"{sale}/catalogue.{kind}", headers=house.owner) as answer:
        body = await answer.read()
    assert (answer.status, interloper.has_acted) == (200, True), body
    if kind == "csv":
        assert body.count(b"\n1A,") == 1


def meet_before_they_ask(monkeypatch: pytest.MonkeyPatch, *, at: int = 2) -> None:
    """Let so many handlers see the same settled sale before one of them asks the rostrum for anything."""
    settled, meeting, here = Rostrum.settled, asyncio.Event(), []

    async def met(rostrum: Rostrum) -> None:
        here.append(rostrum)
        if len(here) >= at:
            meeting.set()
        await meeting.wait()
        await settled(rostrum)

    monkeypatch.setattr(Rostrum, "settled", met)


async def test_who_is_blocked_stays_so_when_another_clerk_sets_his_limit_at_the_same_time(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = await house.sale()
    ana = await house.person("Ana")
    paddle = await house.register(ana, sale)
    changes = f"/api/sales/{sale}/registrations"
    meet_before_they_ask(monkeypatch)
    answers = await asyncio.gather(
        ask(house, "PATCH", changes, {"paddle": paddle, "status": "blocked", "text": "Unpaid."}),
        ask(house, "PATCH", changes, {"paddle": paddle, "limit": 500_00}),
    )
    assert [status for status, _ in answers] == [200, 200]
    _, (registered,) = await house.get(changes)
    assert (registered["status"], registered["limit"]) == ("blocked", 500_00)


async def test_a_sales_title_and_its_terms_are_changed_by_two_clerks_at_the_same_time(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = await sale_with(house, VASE)
    _, before = await house.get(sale)
    terms = before["terms"] | {"credit_limit": 900_00}
    meet_before_they_ask(monkeypatch)
    await asyncio.gather(
        ask(house, "PATCH", sale, {"title": "Gold"}), ask(house, "PATCH", sale, {"terms": terms})
    )
    _, after = await house.get(sale)
    assert (after["title"], after["terms"]["credit_limit"]) == ("Gold", 900_00)
    (kept,) = await house.running.opened._doors.catalogue.sales()
    assert kept.title == "Gold"
