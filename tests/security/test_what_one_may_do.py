"""Who may do what; and that a bid counts within its limits, by the house's clock (docs/security.md)."""

import asyncio
import inspect
from typing import Any

import pytest

from contract.wire import Event, Role
from server.gateway.events import on
from server.gateway.handlers import ALL_EVENTS
from server.gateway.http.routes import route
from tests.support.house import HouseForTests
from tests.support.saleroom import Saleroom, bid, call

TIMED = "LotNum,Title,StartPrice\n" + "".join(f"{number},Chair,100\n" for number in range(1, 7))


def test_security_09_nothing_can_be_bound_without_saying_who_may_use_it() -> None:
    for binding in (on, route):
        access = inspect.signature(binding).parameters["access"]
        assert access.default is inspect.Parameter.empty


@pytest.mark.parametrize("role", list(Role))
async def test_security_09_every_event_admits_those_that_it_names_and_nobody_else(
    room: Saleroom, role: Role
) -> None:
    person = await room.house.person("Carla", role)
    client = await room.house.attend(person, room.sale)
    bodies: dict[Event, Any] = {
        Event.ATTEND: {"sale": room.sale, "after": 0},
        Event.BID: bid(room.sale, "x1", 10_000),
        Event.CALL: call(room.sale, "x2", "announce", text="hello"),
        Event.PULSE: {"t": 1},
        Event.LEAVE: {"sale": room.sale},
    }
    assert set(bodies) == set(ALL_EVENTS)
    for event, body in bodies.items():
        answer = await client.call(event, body)
        forbidden = answer.get("code") == "forbidden"
        assert forbidden is not ALL_EVENTS[event].access.admits(person.user), event


async def test_security_11_however_many_bid_at_once_there_is_one_leader(house: HouseForTests) -> None:
    room = await Saleroom.open(house)
    bidders = []
    for number in range(8):
        person = await house.person(f"Bidder{number}")
        await house.register(person, room.sale)
        bidders.append(await house.attend(person, room.sale))
    bids = (
        client.call("bid", bid(room.sale, f"x{amount}", amount))
        for amount in (10_000, 11_000, 12_000)
        for client in bidders
    )
    verdicts = await asyncio.gather(*bids)
    taken = [verdict for verdict in verdicts if verdict["ok"]]
    prices = [verdict["standing"]["price"] for verdict in sorted(taken, key=lambda one: one["seq"])]
    assert prices == sorted(set(prices)), "two bids were taken at one price"
    assert {verdict["code"] for verdict in verdicts if not verdict["ok"]} <= {"too_low", "already_leading"}
    _, lots = await house.get(f"/api/sales/{room.sale}/lots")
    leading = [client for client in bidders if "1" in (await _you(client, room.sale))["leading"]]
    assert len(leading) == 1
    assert lots[0]["standing"]["price"] == prices[-1]


async def test_security_11_bids_at_once_on_many_lots_never_exceed_a_limit(house: HouseForTests) -> None:
    now = house.running.opened.clock()
    sale = await house.sale(TIMED, kind="timed", opens_at=now, closes_at=now + 3_600_000, credit_limit=35_000)
    ann = await house.person("Ann")
    await house.register(ann, sale)
    windows = [await house.attend(ann, sale) for _ in range(2)]
    bids = (windows[lot % 2].call("bid", bid(sale, f"x{lot}", 10_000, lot=str(lot))) for lot in range(1, 7))
    verdicts = await asyncio.gather(*bids)
    assert sum(verdict["ok"] for verdict in verdicts) == 3
    assert {verdict["code"] for verdict in verdicts if not verdict["ok"]} == {"over_limit"}
    assert (await _you(windows[0], sale))["at_stake"] == 30_000


async def test_security_13_a_clients_clock_changes_nothing(room: Saleroom) -> None:
    clock = room.house.running.opened.clock
    for t in (0, 1, 2**53):
        answer = await room.ann.call("pulse", {"t": t})
        assert abs(answer["now"] - clock()) < 5_000
    began = clock()
    verdict = await room.ann.call("bid", bid(room.sale, "a1", 10_000) | {"expires_at": 2**53})
    assert began <= verdict["at"] <= clock()
    for field in ("at", "now", "received_at", "t"):
        refused = await room.ann.call("bid", bid(room.sale, f"a-{field}", 11_000) | {field: 1})
        assert refused["code"] == "malformed"
    _, ledger = await room.house.get(f"/api/sales/{room.sale}/ledger")
    times = [row["at"] for row in ledger["rows"]]
    assert times == sorted(times)


async def _you(client: Any, sale: str) -> Any:
    return (await client.call("attend", {"sale": sale, "after": 0}))["you"]
