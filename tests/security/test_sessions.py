"""Passwords and sessions of a running house (docs/security.md, 5, 6 and 8)."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from contract.verdicts import Code
from contract.wire import Role
from server.accounts.errors import AccountError
from server.accounts.sessions import ABSOLUTE_MS, IDLE_MS, Accounts, token_hash
from server.store.database import Database
from tests.support.clients import Client
from tests.support.house import PASSWORD, HouseForTests, Person, house_in
from tests.support.saleroom import Saleroom
from tests.support.waiting import AT_ONCE_S, eventually

OTHER = "a lamp in the hall"


async def test_security_05_a_flood_of_sign_ins_does_not_hold_up_a_bid(room: Saleroom) -> None:
    async def sign_in(number: int) -> int:
        body = {"email": f"nobody{number}@example.org", "password": "wrong password"}
        async with room.house.http.post("/api/session", json=body) as answer:
            return answer.status

    flood = [asyncio.create_task(sign_in(number)) for number in range(20)]
    await asyncio.sleep(0)
    for number in range(3):
        assert (await room.bid(room.ann, f"a{number}", 10_000 + number, mode="max"))["ok"]
    assert not all(task.done() for task in flood)
    assert set(await asyncio.gather(*flood)) == {401}


async def test_security_06_an_answer_does_not_tell_whether_there_is_such_a_user(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    told = []
    for email in (ann.user.email, "nobody@example.org"):
        body = {"email": email, "password": "wrong password"}
        async with house.http.post("/api/session", json=body) as answer:
            problem = await answer.json(content_type=None)
            del problem["request_id"]
            told.append((answer.status, problem, set(answer.headers)))
    assert told[0] == told[1]
    assert told[0][0] == 401


async def test_security_06_a_stranger_who_fails_on_purpose_does_not_lock_the_owner_out(
    tmp_path: Path,
) -> None:
    async with house_in(tmp_path, trusted_proxies=["127.0.0.1"]) as house:
        ann = await house.person("Ann")

        async def sign_in(password: str, address: str) -> int:
            body = {"email": ann.user.email, "password": password}
            headers = {"X-Forwarded-For": address}
            async with house.http.post("/api/session", json=body, headers=headers) as answer:
                return answer.status

        assert [await sign_in("wrong", "203.0.113.9") for _ in range(7)] == [401] * 5 + [429] * 2
        assert await sign_in(PASSWORD, "198.51.100.7") == 200


class SlowPasswords:
    """Checks a password, and holds the outcome back until it is let go."""

    def __init__(self, accounts: Accounts) -> None:
        self._real, self.checked, self.go = accounts._passwords, asyncio.Event(), asyncio.Event()
        accounts._passwords = self  # type: ignore[assignment]

    async def matches(self, encoded: str | None, password: str) -> bool:
        right = await self._real.matches(encoded, password)
        self.checked.set()
        await self.go.wait()
        return right

    async def hash(self, password: str) -> str:
        return await self._real.hash(password)


async def test_security_08_a_sign_in_that_a_password_change_overtakes_opens_nothing(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    accounts = Accounts(database)
    ana = await accounts.register("ana@example.org", "Ana", PASSWORD)
    slow = SlowPasswords(accounts)
    signing_in = asyncio.create_task(accounts.sign_in(ana.email, PASSWORD, "here"))
    await slow.checked.wait()
    await accounts.set_password(ana.id, OTHER)
    slow.go.set()
    with pytest.raises(AccountError) as caught:
        await signing_in
    assert caught.value.code is Code.UNAUTHENTICATED
    assert (await accounts.sign_in(ana.email, OTHER, "here"))[1] == ana
    await database.close()


async def test_security_08_a_sign_in_that_a_change_of_role_overtakes_has_the_new_role(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    accounts = Accounts(database)
    ana = await accounts.register("ana@example.org", "Ana", PASSWORD, Role.CLERK)
    slow = SlowPasswords(accounts)
    signing_in = asyncio.create_task(accounts.sign_in(ana.email, PASSWORD, "here"))
    await slow.checked.wait()
    await accounts.set_role(ana.id, Role.BIDDER)
    slow.go.set()
    token, told = await signing_in
    known = await accounts.authenticate(token)
    assert known is not None
    assert told.role is known.role is Role.BIDDER
    await database.close()


async def change_password(house: HouseForTests, person: Person) -> None:
    body = {"password": PASSWORD, "new_password": OTHER}
    async with house.http.put("/api/me/password", json=body, headers=person.headers) as answer:
        assert answer.status == 200, await answer.text()


async def sign_out(house: HouseForTests, person: Person) -> None:
    async with house.http.delete("/api/session", headers=person.headers) as answer:
        assert answer.status == 200


async def change_role(house: HouseForTests, person: Person) -> None:
    path = f"/api/users/{person.user.id}"
    async with house.http.patch(path, json={"role": "clerk"}, headers=house.owner) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("end", [change_password, sign_out, change_role])
async def test_security_08_the_sockets_of_a_session_end_with_it_transport_and_all(
    house: HouseForTests, end: Any, transport: str
) -> None:
    ann, ben = await house.person("Ann"), await house.person("Ben")
    leaving = await house.connect(ann, [transport])
    staying = await house.connect(ben)
    await end(house, ann)
    await leaving.wait_until_gone(AT_ONCE_S)
    assert leaving.of("goodbye")[0]["reason"] == "signed_out"
    await eventually(lambda: house.running.opened.transports_open == 1, AT_ONCE_S)
    assert (await staying.call("pulse", {"t": 1}))["t"] == 1
    assert (await house.get("/api/me", ann))[0] == 401


async def test_security_08_a_block_shows_the_bidder_out_of_the_sale(room: Saleroom) -> None:
    await room.call("block", paddle=room.ann_paddle)
    await room.ann.wait_until_gone(AT_ONCE_S)
    assert room.ann.of("goodbye")[0]["reason"] == "blocked"


@pytest.mark.parametrize("field", ["created_at", "used_at"])
async def test_security_08_a_session_that_is_too_old_ends_on_an_open_socket(
    house: HouseForTests, field: str
) -> None:
    ann = await house.person("Ann")
    client: Client = await house.connect(ann)
    session = house.running.opened.accounts._sessions[token_hash(ann.token)]
    setattr(session, field, getattr(session, field) - (ABSOLUTE_MS if field == "created_at" else IDLE_MS))
    await house.running.opened._door.check_sessions()  # what the house does every 15 s
    await client.wait_until_gone(AT_ONCE_S)


async def test_security_08_the_old_password_opens_nothing_after_a_change(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    body = {"password": "not mine at all", "new_password": OTHER}
    async with house.http.put("/api/me/password", json=body, headers=ann.headers) as answer:
        assert answer.status == 401
    await change_password(house, ann)
    for password, status in ((PASSWORD, 401), (OTHER, 200)):
        async with house.http.post(
            "/api/session", json={"email": ann.user.email, "password": password}
        ) as answer:
            assert answer.status == status
