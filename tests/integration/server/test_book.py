"""The book over HTTP: a bidder takes his own max out again, and a clerk anybody's."""

from typing import Any

from contract.wire import Role
from tests.support.house import HouseForTests, Person


async def post(house: HouseForTests, person: Person, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    async with house.http.post(path, json=body, headers=person.headers) as answer:
        return answer.status, await answer.json()


async def test_a_max_is_taken_out_again_once_and_its_owner_alone_is_told(house: HouseForTests) -> None:
    sale = await house.sale(absentee=True)
    ann, ben = await house.person("Ann"), await house.person("Ben")
    for person in (ann, ben):
        await house.register(person, sale)
    room, other = await house.attend(ann, sale), await house.attend(ben, sale)
    left = {"id": "m", "sale": sale, "lot": "1", "amount": 30_000, "mode": "max"}
    assert (await room.call("bid", left))["ok"]

    path = f"/api/sales/{sale}/withdrawn-maxes"
    status, verdict = await post(house, ann, path, id="w", sale=sale, lot="1")
    assert (status, verdict["ok"], verdict["outcome"]) == (200, True, "done")
    assert await post(house, ann, path, id="w", sale=sale, lot="1") == (200, verdict)
    _, you = await house.get(f"/api/sales/{sale}/registration", ann)
    assert (you["maxes"], you["at_stake"]) == ({}, 0)
    await room.wait_for("you", lambda message: message["entries"][0]["type"] == "changed")
    assert other.of("you") == []

    status, refused = await post(house, ann, path, id="x", sale=sale, lot="1")
    assert (status, refused["ok"], refused["code"]) == (200, False, "no_bid")
    status, problem = await post(house, ben, path, id="y", sale="another", lot="1")
    assert (status, problem["code"]) == (422, "malformed")


async def test_clerks_see_the_book_as_it_changes(house: HouseForTests) -> None:
    sale = await house.sale(absentee=True)
    ann = await house.person("Ann")
    first, second = await house.person("One", Role.CLERK), await house.person("Two", Role.CLERK)
    paddle = await house.register(ann, sale)
    calling, seeing = await house.attend(first, sale), await house.attend(second, sale)
    left = {"id": "m", "sale": sale, "lot": "1", "amount": 30_000, "mode": "max"}
    await post(house, ann, f"/api/sales/{sale}/bids", **left)
    taken = {"id": "o", "sale": sale, "action": {"type": "book_out", "lot": "1", "paddle": paddle}}
    assert (await calling.call("call", taken))["ok"]
    for clerk in (calling, seeing):
        await clerk.wait_for("desk", lambda desk: desk["lots"] and desk["lots"][0]["book"] == [])


async def test_a_clerk_sees_what_an_undo_would_change_and_a_bidder_does_not(house: HouseForTests) -> None:
    sale = await house.sale()
    ann, clerk = await house.person("Ann"), await house.person("One", Role.CLERK)
    room = await house.attend(clerk, sale)
    for number, action in enumerate(
        [
            {"type": "open_sale"},
            {"type": "open_lot", "lot": "1"},
            {"type": "room_bid", "lot": "1", "amount": 10_000},
        ]
    ):
        assert (await room.call("call", {"id": f"c{number}", "sale": sale, "action": action}))["ok"]
    status, entries = await house.get(f"/api/sales/{sale}/undo", clerk)
    assert status == 200
    assert [(one["type"], one["by"], one["possible"]) for one in entries] == [
        ("bid", "One", True),
        ("lot_opened", "One", True),
    ]
    assert (entries[0]["before"]["price"], entries[0]["after"]["price"]) == (10_000, None)
    assert entries[1]["and_later"] == [entries[0]["n"]]
    assert (await house.get(f"/api/sales/{sale}/undo", ann))[0] == 403
