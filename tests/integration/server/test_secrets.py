"""Canaries: amounts and names that only some may know are planted, and searched in all that others get."""

import json
from typing import Any

import pytest

from server.gateway.http.routes import ROUTES
from tests.support.house import PASSWORD, HouseForTests, Person
from tests.support.saleroom import Saleroom

RESERVE, MAX, LIMIT = 88_880_000, 77_770_000, 99_990_000
CATALOGUE = "LotNum,Title,StartPrice,Reserve\n1,Chair,100,888800\n2,Table,100,888800\n"


@pytest.fixture
async def planted(house: HouseForTests) -> Saleroom:
    """A sale in which Ann has a limit and has left a max below the reserve."""
    room = await Saleroom.open(house, catalogue=CATALOGUE, below_reserve="second_price", credit_limit=LIMIT)
    assert (await room.bid(room.ann, "a1", MAX, mode="max"))["ok"]
    await room.bid(room.ben, "b1", 20_000)
    await room.bid(room.ben, "b2", 5)
    await room.call("pass", lot="1")
    await room.call("open_lot", lot="2")
    assert (await room.bid(room.ann, "a3", MAX, lot="2", mode="max"))["ok"]
    await room.call("announce", text="the end")
    await room.ben.wait_for_entry("announced")
    return room


async def all_answers(room: Saleroom, person: Person) -> str:
    """Return every answer to every GET that this person may send."""
    told = []
    for route in ROUTES:
        if route.method == "GET":
            path = route.path.format(sale=room.sale, lot="1", k="1", user="x", offer="none")
            async with room.house.http.get(path, headers=person.headers) as answer:
                told.append((await answer.read()).decode(errors="replace"))
    return "\n".join(told)


def found(text: str, *canaries: Any) -> list[str]:
    return [str(canary) for canary in canaries if str(canary) in text]


async def test_security_10_a_bidder_learns_nothing_of_anothers_limits_or_the_reserve(
    planted: Saleroom,
) -> None:
    attended = await planted.ben.call("attend", {"sale": planted.sale, "after": 0})
    heard = json.dumps([planted.ben.messages, attended])
    answers = await all_answers(planted, planted.ben_person)
    ann = planted.ann_person.user
    for text in (heard, answers):
        assert planted.sale in text
        assert found(text, RESERVE, 888800, MAX, 777700, ann.id, ann.name, ann.email) == []


async def test_security_10_the_bidder_and_the_clerk_do_learn_what_is_theirs(planted: Saleroom) -> None:
    """The canaries sing where they may: so the search above would find them."""
    assert found(json.dumps(planted.ann.messages), MAX, LIMIT) == [str(MAX), str(LIMIT)]
    await planted.clerk.wait_for("attendance")
    heard = json.dumps(planted.clerk.messages)
    assert found(heard, RESERVE, MAX, planted.ann_person.user.name) == [str(RESERVE), str(MAX), "Ann"]


async def test_security_22_secrets_are_in_no_log_and_no_metric(
    planted: Saleroom, capsys: pytest.CaptureFixture[str]
) -> None:
    await all_answers(planted, planted.ben_person)
    logged = capsys.readouterr()
    text = logged.out + logged.err + planted.house.running.opened.metrics.text().decode()
    assert "martillo_answers_total" in text
    assert "request" in text
    tokens = [planted.ann_person.token, planted.ben_person.token, planted.house.running.token]
    assert found(text, RESERVE, 888800, MAX, 777700, LIMIT, PASSWORD, *tokens) == []


async def test_security_23_text_from_outside_cannot_forge_a_log_line(
    house: HouseForTests, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = await house.person("Ann")
    headers = ann.headers | {"Origin": "https://evil.example/%0aFORGED"}
    async with house.http.get("/api/sales", headers=headers) as answer:
        assert answer.status == 403
    assert "\nFORGED" not in capsys.readouterr().out
