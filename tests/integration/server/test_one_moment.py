"""An answer joined of the rostrum and of tables is of one moment, whatever happens while it is read."""

import asyncio
from typing import Any

import pytest

from server.catalogue.pictures import PictureStore
from server.gateway import cataloguing
from server.rostrum.rostrum import Rostrum
from tests.integration.server.test_catalogue import CLOCK, VASE, add_picture, ask, colour_of, sale_with
from tests.support.house import HouseForTests
from tests.support.interleaving import Interloper
from tests.support.saleroom import Saleroom

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


async def removed(house: HouseForTests, sale: str, k: int, **query: int) -> int:
    url = f"{sale}/lots/1/pictures/{k}"
    async with house.http.delete(url, params=query, headers=house.owner) as answer:
        return answer.status


def nothing_keeps_out(house: HouseForTests, sale: str) -> bool:
    """Tell whether nobody has the turn of changing a sale's pictures."""
    rostrum = house.running.opened.house.rostrum(sale.removeprefix("/api/sales/"))
    assert rostrum is not None
    return not cataloguing.picture_turn(rostrum).locked()


async def test_a_picture_that_comes_in_while_another_is_removed_stays(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = await sale_with(house, VASE)
    for colour in ("red", "lime"):
        await add_picture(house, sale, "1", colour)
    adding: list[asyncio.Task[int]] = []

    async def add_another() -> None:
        adding.append(asyncio.create_task(add_picture(house, sale, "1", "blue")))
        if nothing_keeps_out(house, sale):
            await adding[0]

    Interloper(monkeypatch, add_another)
    assert await removed(house, sale, 1) == 200
    assert await adding[0] in (2, 3)
    assert [await colour_of(house, sale, "1", k) for k in (1, 2)] == [(0, 5, 0), (0, 0, 5)]


async def test_pictures_that_were_not_seen_are_neither_left_out_of_an_order_nor_removed(
    house: HouseForTests,
) -> None:
    sale = await sale_with(house, VASE)
    for colour in ("red", "lime", "blue"):
        await add_picture(house, sale, "1", colour)
    order = f"{sale}/lots/1/pictures"
    status, told = await ask(house, "PUT", order, {"order": [2, 1], "of": 2})
    assert (status, told["code"]) == (409, "conflict")
    assert await removed(house, sale, 2, of=2) == 409
    assert (await ask(house, "PUT", order, {"order": [3, 2, 1], "of": 3}))[1] == {"pictures": 3}
    assert await removed(house, sale, 3, of=3) == 200
    assert [await colour_of(house, sale, "1", k) for k in (1, 2)] == [(0, 0, 5), (0, 5, 0)]


async def test_a_picture_given_to_one_lot_while_it_is_taken_from_another_keeps_its_file(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    await add_picture(house, sale, "1", "red")
    keep = PictureStore.keep
    removing: list[asyncio.Task[int]] = []

    async def keep_while_it_is_removed(store: PictureStore, *given: Any) -> str:
        sha = await keep(store, *given)
        removing.append(asyncio.create_task(removed(house, sale, 1)))
        if nothing_keeps_out(house, sale):
            await removing[0]
        return sha

    monkeypatch.setattr(PictureStore, "keep", keep_while_it_is_removed)
    assert await add_picture(house, sale, "2", "red") == 1
    assert await removing[0] == 200
    assert await colour_of(house, sale, "2", 1) == (5, 0, 0)


async def test_the_catalogue_of_a_sale_that_is_over_shows_what_is_changed_in_it(house: HouseForTests) -> None:
    room = await Saleroom.open(house)
    sale = f"/api/sales/{room.sale}"
    await room.call("pass", lot="1")
    await room.call("end_sale")
    _, before = await house.get(f"{sale}/lots")
    assert before[0]["description"] == "Beech"
    assert (await ask(house, "PATCH", f"{sale}/lots/1", {"description": "Oak."}))[0] == 200
    await add_picture(house, sale, "1", "red")
    _, after = await house.get(f"{sale}/lots")
    assert (after[0]["description"], after[0]["pictures"]) == ("Oak.", 1)


async def test_other_offices_are_told_of_what_only_the_house_sees(house: HouseForTests) -> None:
    sale = await sale_with(house, VASE)
    _, before = await house.get(f"{sale}/feed")
    assert (await ask(house, "PATCH", f"{sale}/lots/1", {"seller": "Heirs"}))[0] == 200
    _, after = await house.get(f"{sale}/feed")
    assert after["beat"]["office"] > before["beat"]["office"]
    assert after["beat"]["head"] == before["beat"]["head"]


async def test_lots_are_changed_all_together_although_one_is_opened_meanwhile(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await Saleroom.open(house)
    sale = f"/api/sales/{room.sale}"
    await room.call("pass", lot="1")
    rows = [
        {"lot": "9", "title": "Bowl", "start": 5_00},
        {"lot": "2", "title": "Desk", "start": 100_00, "description": "Oak"},
        {"lot": "3", "title": "Candle", "start": 20_00, "description": "Brass"},
    ]
    Interloper(monkeypatch, lambda: room.call("open_lot", lot="2"))
    status, _ = await ask(house, "POST", f"{sale}/catalogue", {"rows": rows, "existing": "change"})
    _, lots = await house.get(f"{sale}/lots")
    titles = [lot["title"] for lot in lots]
    if status == 200:
        assert titles == ["Chair", "Desk", "Candle", "Bowl"]
    else:
        assert titles == ["Chair", "Table", "Lamp"]


async def test_a_picture_that_is_sent_again_for_want_of_an_answer_is_one_picture(
    house: HouseForTests,
) -> None:
    sale = await sale_with(house, VASE)
    assert [await add_picture(house, sale, "1", one) for one in ("red", "lime", "red")] == [1, 2, 1]
    _, (lot,) = await house.get(f"{sale}/lots?lots=1")
    assert lot["pictures"] == 2
