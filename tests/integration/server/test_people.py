"""Guests and telephone lines over HTTP: who gets a paddle, how he is reached, and who may know it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from contract.wire import Role
from server.store.people import GuestRow, PeopleStore
from tests.support.house import HouseForTests, Person, house_in


async def ask(
    house: HouseForTests, method: str, path: str, body: Any = None, person: Person | None = None
) -> tuple[int, Any]:
    """Send a request as somebody, by default as the house's owner; return the status and the JSON."""
    headers = house.owner if person is None else person.headers
    async with house.http.request(method, path, json=body, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def guest(house: HouseForTests, sale: str, **details: Any) -> dict[str, Any]:
    """Register a guest and return what the house knows of him."""
    status, body = await ask(house, "POST", f"/api/sales/{sale}/guests", {"name": "Luis Vega", **details})
    assert status == 201, body
    return dict(body)


async def test_a_guest_gets_a_paddle_at_once_even_where_the_house_approves(house: HouseForTests) -> None:
    sale = await house.sale(registration="approval", credit_limit=100_00)
    given = await guest(
        house, sale, email=" Luis@Example.org ", phone="+34 600  111", address="Calle 1\n\n Soria"
    )
    assert (given["paddle"], given["status"], given["limit"]) == ("101", "approved", 100_00)
    assert (given["email"], given["phone"], given["address"]) == (
        "luis@example.org",
        "+34 600 111",
        "Calle 1\nSoria",
    )
    assert given["guest"]
    assert given["user"].startswith("guest-")


async def test_the_clerk_chooses_number_and_limit_and_a_taken_number_leaves_no_guest(
    house: HouseForTests,
) -> None:
    sale = await house.sale(credit_limit=100_00)
    first = await guest(house, sale, paddle="7", limit=None)
    assert (first["paddle"], first["limit"]) == ("7", None)
    status, body = await ask(
        house,
        "POST",
        f"/api/sales/{sale}/guests",
        {"name": "Second", "paddle": "7", "email": "s@example.org"},
    )
    assert (status, body["code"]) == (409, "conflict")
    assert [one.user_id for one in await house.running.opened._doors.people.guests()] == [first["user"]]


async def test_security_11_a_guest_who_is_sent_twice_at_once_gets_one_paddle(house: HouseForTests) -> None:
    sale = await house.sale(credit_limit=100_00)
    path, twin = f"/api/sales/{sale}/guests", {"name": "Twin", "email": "twin@example.org"}
    answers = await asyncio.gather(*(ask(house, "POST", path, twin) for _ in range(4)))
    assert sorted(status for status, _ in answers) == [201, 409, 409, 409]
    _, people = await ask(house, "GET", f"/api/sales/{sale}/people")
    assert [one["name"] for one in people] == ["Twin"]


async def test_whoever_has_an_account_is_no_guest(house: HouseForTests) -> None:
    ana = await house.person("Ana")
    sale = await house.sale(registration="approval")
    given = await guest(house, sale, name="A. Ruiz", email="ANA@example.org")
    assert (given["user"], given["name"], given["guest"]) == (ana.user.id, "Ana", False)
    _, mine = await house.get(f"/api/sales/{sale}/registration", ana)
    assert (mine["paddle"], mine["status"]) == ("101", "approved")
    status, body = await ask(
        house, "POST", f"/api/sales/{sale}/guests", {"name": "A", "email": "ana@example.org"}
    )
    assert (status, body["code"]) == (409, "conflict")


async def test_a_guest_of_an_earlier_sale_is_known_again_with_where_he_is_blocked(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        before = await house.sale()
        once = await guest(house, before, email="luis@example.org")
        change = {"user": once["user"], "status": "blocked"}
        status, _ = await ask(house, "PATCH", f"/api/sales/{before}/registrations", change)
        assert status == 200
        clerk = await house.attend(await house.person("Clerk", Role.CLERK), before)
        for kind in ("open_sale", "end_sale"):
            done = await clerk.call("call", {"id": kind, "sale": before, "action": {"type": kind}})
            assert done["ok"], done
        sale = await house.sale()
        again = await guest(house, sale, email="luis@example.org")
        assert (again["user"], again["blocked_in"]) == (once["user"], ["A sale"])
    async with house_in(tmp_path) as house:  # the ended sale is asleep now
        _, people = await house.get(f"/api/sales/{sale}/people")
        assert people[0]["blocked_in"] == ["A sale"]
        rostrum = house.running.opened.house.rostrum(before)
        assert rostrum is not None
        assert rostrum.asleep


async def test_a_guest_is_corrected_and_an_account_is_not(house: HouseForTests) -> None:
    ana, sale = await house.person("Ana"), await house.sale()
    await house.register(ana, sale)
    given = await guest(house, sale)
    path = f"/api/sales/{sale}/guests/{given['user']}"
    status, body = await ask(house, "PATCH", path, {"name": "Luisa Vega", "phone": "600 222"})
    assert (status, body["name"], body["phone"]) == (200, "Luisa Vega", "600 222")
    status, body = await ask(house, "PATCH", path, {"phone": "6\n" * 30})
    assert (status, body["code"]) == (422, "malformed")
    status, _ = await ask(house, "PATCH", f"/api/sales/{sale}/guests/{ana.user.id}", {"phone": "1"})
    assert status == 404


async def test_a_telephone_line_is_kept_replaced_and_taken_out(house: HouseForTests) -> None:
    clerk, sale = await house.person("Marta", Role.CLERK), await house.sale()
    await guest(house, sale, phone="600 111", paddle="7")
    path = f"/api/sales/{sale}/phone-lines"
    await ask(
        house, "PUT", path, {"lot": "2", "paddle": "7", "clerk": clerk.user.id, "note": "speaks French"}
    )
    _, body = await ask(house, "PUT", path, {"lot": "1", "paddle": "7", "phone": "911 000"})
    assert [(line["lot"], line["phone"], line["clerk_name"]) for line in body["lines"]] == [
        ("1", "911 000", ""), ("2", "600 111", "Marta"),
    ]  # fmt: skip
    assert {"user": clerk.user.id, "name": "Marta"} in body["clerks"]
    _, body = await ask(house, "PUT", path, {"lot": "2", "paddle": "7"})
    assert [line["clerk"] for line in body["lines"]] == [None, None]
    status, body = await ask(house, "DELETE", f"{path}?lot=1&paddle=7")
    assert (status, [line["lot"] for line in body["lines"]]) == (200, ["2"])
    status, _ = await ask(house, "DELETE", f"{path}?lot=1&paddle=7")
    assert status == 404


async def test_a_line_needs_a_lot_a_paddle_and_a_clerk_that_exist(house: HouseForTests) -> None:
    bidder, sale = await house.person("Ana"), await house.sale()
    await house.register(bidder, sale)
    path = f"/api/sales/{sale}/phone-lines"
    for body, code in (
        ({"lot": "99", "paddle": "101"}, "unknown_lot"),
        ({"lot": "1", "paddle": "999"}, "unknown_paddle"),
        ({"lot": "1", "paddle": "101", "clerk": bidder.user.id}, "not_found"),
    ):
        status, answer = await ask(house, "PUT", path, body)
        assert (status, answer["code"]) == (404, code)


async def test_no_bidder_sees_who_else_takes_part(house: HouseForTests) -> None:
    bidder, sale = await house.person("Ana"), await house.sale()
    await guest(house, sale, phone="600 111")
    for path in ("people", "phone-lines"):
        status, body = await house.get(f"/api/sales/{sale}/{path}", bidder)
        assert (status, body["code"]) == (403, "forbidden")


async def test_why_somebody_was_refused_stays_with_the_house(house: HouseForTests) -> None:
    ana, sale = await house.person("Ana"), await house.sale(registration="approval")
    await house.register(ana, sale)
    change = {"user": ana.user.id, "status": "refused", "text": "Unpaid in spring."}
    status, _ = await ask(house, "PATCH", f"/api/sales/{sale}/registrations", change)
    assert status == 200
    _, people = await house.get(f"/api/sales/{sale}/people")
    assert people[0]["reason"] == "Unpaid in spring."
    _, mine = await house.get(f"/api/sales/{sale}/registration", ana)
    assert "Unpaid" not in str(mine)
    _, ledger = await house.get(f"/api/sales/{sale}/ledger?after=0", ana)
    assert "Unpaid" not in str(ledger)


async def test_a_script_holds_the_sale_as_it_stands_and_only_clerks_get_it(house: HouseForTests) -> None:
    ana, sale = await house.person("Ana"), await house.sale(absentee=True)
    ben = await house.person("Ben")
    for person in (ana, ben):
        await house.register(person, sale)
        bid = {"id": "m", "sale": sale, "lot": "2", "amount": 500_00, "mode": "max", "plus_one": True}
        status, _ = await ask(house, "POST", f"/api/sales/{sale}/bids", bid, person)
        assert status == 200
    await ask(house, "PATCH", f"/api/sales/{sale}/registrations", {"user": ben.user.id, "status": "blocked"})
    status, script = await house.get(f"/api/sales/{sale}/script")
    assert status == 200
    assert [(lot["lot"], lot["reserve"]) for lot in script["lots"]] == [
        ("1", None),
        ("2", 400_00),
        ("3", None),
    ]
    assert [one["name"] for one in script["paddles"]] == ["Ana"]
    assert script["book"] == [{"lot": "2", "paddle": "101", "limit": 500_00, "plus_one": True, "group": None}]
    status, _ = await house.get(f"/api/sales/{sale}/script", ana)
    assert status == 403


async def test_who_gets_a_paddle_while_the_people_are_read_is_told_whole_or_not_at_all(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = await house.sale()
    read = PeopleStore.guests
    entered: list[dict[str, Any]] = []

    async def read_just_before_somebody_comes(store: PeopleStore) -> list[GuestRow]:
        known = await read(store)
        if not entered:
            entered.append({})
            entered.append(await guest(house, sale, phone="+34 600 111"))
        return known

    monkeypatch.setattr(PeopleStore, "guests", read_just_before_somebody_comes)
    _, people = await ask(house, "GET", f"/api/sales/{sale}/people")
    assert len(entered) == 2
    assert [one["phone"] for one in people] in ([], ["+34 600 111"])
    _, people = await ask(house, "GET", f"/api/sales/{sale}/people")
    assert people == entered[1:]
