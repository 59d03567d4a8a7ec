"""Canary amounts, planted in a played sale and searched in all that those get who must not know them.

docs/security.md, 10 and 22.
"""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from server.gateway.http.routes import ROUTES
from tests.support.canaries import PASSWORD, found_in, plant
from tests.support.clients import Client
from tests.support.house import HouseForTests, Person
from tests.support.processes import ROOT
from tests.support.saleroom import Saleroom

RESERVE, MAX, RAISED, EARLY, LIMIT = 88_881_100, 77_772_200, 77_773_300, 11_114_400, 99_995_500
CANARIES = [str(amount) for amount in (RESERVE, MAX, RAISED, EARLY, LIMIT)]
CATALOGUE = "LotNum,Title,StartPrice,Reserve\n" + "".join(
    f"{number},Chair,100,{RESERVE // 100}\n" for number in (1, 2, 3)
)


class Played:
    """A sale that was played to its end, and what was heard of it."""

    def __init__(self, room: Saleroom, stranger: Client, stranger_person: Person) -> None:
        self.room, self.stranger, self.stranger_person = room, stranger, stranger_person
        self.answers: list[Any] = []


async def play(house: HouseForTests) -> Played:
    """Play a sale in which everything secret happens to Ann; Ben bids, Carl watches by long-polling."""
    room = await Saleroom.open(house, catalogue=CATALOGUE, below_reserve="second_price", absentee=True)
    path, change = f"/api/sales/{room.sale}/registrations", {"user": room.ann_person.user.id, "limit": LIMIT}
    async with house.http.patch(path, json=change, headers=house.owner) as answer:
        assert answer.status == 200
    carl = await house.person("Carl")
    played = Played(room, await house.attend(carl, room.sale, transports=["polling"]), carl)
    assert (await room.bid(room.ann, "a0", EARLY, lot="2", mode="max"))["ok"]
    assert (await room.bid(room.ann, "a1", MAX, mode="max"))["ok"]
    assert (await room.bid(room.ann, "a2", RAISED, mode="max"))["ok"]
    assert (await room.bid(room.ann, "a3", LIMIT + 1, mode="max"))["code"] == "over_limit"
    for number, amount in enumerate((20_000, 5, 30_000)):
        played.answers.append(await room.bid(room.ben, f"b{number}", amount))
    await room.call("hold", text="a moment")
    await room.call("resume")
    await room.call("sell", lot="1", override=True)
    played.answers.append(await room.bid(room.ben, "b9", 40_000))
    await room.call("open_lot", lot="2")
    await room.call("retract", lot="2", text="at his wish")
    await room.call("pass", lot="2")
    await room.call("open_lot", lot="3")
    assert (await room.bid(room.ann, "a4", 10_000, lot="3", mode="max"))["ok"]
    played.answers.append(await room.bid(room.ben, "b10", 10_000, lot="3"))
    await room.call("block", paddle=room.ann_paddle)
    await room.call("pass", lot="3")
    return played


async def everything(house: HouseForTests, sale: str, person: Person | None) -> str:
    """Return the answer to every request of every route that this person, or nobody, may send."""
    told = []
    for route in ROUTES:
        if route.path.endswith("/api/session") or route.method in {"DELETE", "PUT"}:
            continue
        path = route.path.format(sale=sale, lot="1", k="1", user="nobody", offer="none")
        headers = {} if person is None else person.headers
        async with house.http.request(route.method, path, headers=headers, json={}) as answer:
            told.append((await answer.read()).decode(errors="replace"))
    return "\n".join(told)


def sung(text: str, *more: str) -> list[str]:
    return [canary for canary in (*CANARIES, *more) if canary in text]


async def test_security_10_nobody_hears_of_a_whole_sale_what_is_not_his(house: HouseForTests) -> None:
    played = await play(house)
    room, ann = played.room, played.room.ann_person.user
    attended = [
        await client.call("attend", {"sale": room.sale, "after": 0}) for client in (room.ben, played.stranger)
    ]
    heard = {
        "a rival": json.dumps([room.ben.messages, played.answers, attended[0]]),
        "a rival over http": await everything(house, room.sale, room.ben_person),
        "who only watches": json.dumps([played.stranger.messages, attended[1]]),
        "who only watches, over http": await everything(house, room.sale, played.stranger_person),
        "nobody": await everything(house, room.sale, None),
        "metrics": house.running.opened.metrics.text().decode(),
    }
    for who, text in heard.items():
        assert len(text) > 200, who
        assert sung(text, ann.id, ann.email, f'"{ann.name}"') == [], who
    assert '"sold"' in heard["a rival"]


async def test_security_10_the_canaries_sing_where_they_may(house: HouseForTests) -> None:
    """So the search above would find them."""
    played = await play(house)
    room = played.room
    assert {str(MAX), str(RAISED), str(LIMIT)} <= set(sung(json.dumps(room.ann.messages)))
    clerk = await everything(house, room.sale, room.clerk_person)
    desk = json.dumps([room.clerk.messages, await room.clerk.call("attend", {"sale": room.sale, "after": 0})])
    assert str(RESERVE) in desk
    assert "Ann" in clerk


async def test_security_22_a_whole_sale_leaves_no_secret_in_log_or_metric(
    house: HouseForTests, capsys: pytest.CaptureFixture[str]
) -> None:
    played = await play(house)
    room = played.room
    for person in (None, room.ben_person, room.clerk_person):
        await everything(house, room.sale, person)
    for body in ({"email": "ann@example.org", "password": PASSWORD}, {"email": PASSWORD, "password": "x"}):
        async with house.http.post("/api/session", json=body) as answer:
            assert answer.status in {200, 401}
    malformed = await asyncio.gather(
        room.ben.call("bid", {"id": "x", "sale": room.sale, "lot": "1", "amount": -MAX, "mode": "max"}),
        room.ben.call(str(MAX), {}),
    )
    assert {answer["code"] for answer in malformed} == {"malformed"}
    logged = capsys.readouterr()
    written = logged.out + logged.err + house.running.opened.metrics.text().decode()
    assert written.count("request") > 50
    tokens = [room.ann_person.token, room.clerk_person.token, house.running.token]
    assert sung(written, str(RESERVE // 100), PASSWORD, *tokens) == []


FAULTY_HOUSE = """
import asyncio, sys
from pathlib import Path
import aiohttp
from server.app import running
{logs}

async def main() -> None:
    async with running(Path(sys.argv[1])) as house, aiohttp.ClientSession(house.url) as http:
        async def broken(email: str, password: str, address: str) -> None:
            raise RuntimeError("broken")
        house.opened.accounts.sign_in = broken
        body = {{"email": "ann@example.org", "password": sys.argv[2]}}
        bearer = {{"Authorization": "Bearer " + sys.argv[2]}}
        async with http.post("/api/session", json=body, headers=bearer) as answer:
            print(answer.status, await answer.text())

asyncio.run(main())
"""
LOGS = {
    "a server": "from server.logs import set_up_logs; set_up_logs()",
    "a command": "from server.cli.calls import keep_output_clean; keep_output_clean()",
}


@pytest.mark.processes
@pytest.mark.parametrize("logs", LOGS.values(), ids=LOGS)
def test_security_22_a_fault_of_ours_is_reported_without_the_secrets_that_it_met(
    tmp_path: Path, logs: str
) -> None:
    secret = plant("a secret of the moment")
    ended = subprocess.run(
        [sys.executable, "-c", FAULTY_HOUSE.format(logs=logs), str(tmp_path / "house"), secret],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ended.stdout.startswith("500 ")
    assert "RuntimeError: broken" in ended.stderr
    assert found_in(ended.stdout + ended.stderr) == []
    assert ended.stderr.count("\n") <= 2, "a fault is one line"


def test_security_22_no_address_carries_a_secret() -> None:
    named = {place for route in ROUTES for place in re.findall(r"{(\w+)}", route.path)}
    assert named == {"sale", "lot", "k", "user", "offer"}
