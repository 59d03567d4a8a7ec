"""The house over HTTP: routes, refusals, polling, long-polling, pictures and making a sale."""

import asyncio
import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from contract.wire import Role
from server.gateway.access import Access
from server.gateway.http.routes import ROUTES
from tests.support.house import PASSWORD, HouseForTests
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import soon


async def test_who_registers_can_sign_in_and_out(house: HouseForTests) -> None:
    new = {"email": "Ann@Example.org", "name": "Ann", "password": PASSWORD}
    async with house.http.post("/api/users", json=new) as answer:
        assert answer.status == 201
        assert (await answer.json())["role"] == "bidder"
    async with house.http.post(
        "/api/session", json={"email": "ann@example.org", "password": PASSWORD}
    ) as answer:
        session = await answer.json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    async with house.http.get("/api/me", headers=headers) as answer:
        assert await answer.json() == session["user"]
    async with house.http.delete("/api/session", headers=headers) as answer:
        assert answer.status == 200
    async with house.http.get("/api/me", headers=headers) as answer:
        assert answer.status == 401


async def test_security_24_a_refusal_is_a_problem_with_a_code_and_the_requests_id(
    house: HouseForTests,
) -> None:
    async with house.http.get("/api/sales/none", headers=house.owner) as answer:
        problem = await answer.json(content_type="application/problem+json")
        assert answer.status == problem["status"] == 404
        assert problem["code"] == "unknown_sale"
        assert problem["request_id"] == answer.headers["X-Request-Id"]


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("POST", "/api/session", b"{", "malformed"),
        ("POST", "/api/session", b'{"email": "a@b.de", "password": NaN}', "malformed"),
        ("GET", "/api/users", None, "unauthenticated"),
        ("GET", "/nowhere", None, "not_found"),
        ("DELETE", "/api/users", None, "malformed"),
    ],
)
async def test_what_is_wrong_has_its_code(
    house: HouseForTests, method: str, path: str, body: bytes | None, code: str
) -> None:
    async with house.http.request(method, path, data=body) as answer:
        problem = await answer.json(content_type="application/problem+json")
    assert (problem["code"], problem["field"]) == (code, None)
    assert problem["detail"].endswith(".")


LINE = {"lot": "1", "paddle": "0", "clerk": None, "phone": "", "note": ""}
ANA = {"email": "ana@example.org", "name": "Ana", "password": "a password of hers"}


@pytest.mark.parametrize(
    ("route", "body", "code", "field"),
    [
        ("POST /api/session", {"email": "a@b.de"}, "malformed", "password"),
        ("POST /api/session", {"email": "a@b.de", "password": "wrong"}, "unauthenticated", "password"),
        ("POST /api/users", ANA | {"email": "nobody"}, "malformed", "email"),
        ("POST /api/users", ANA | {"email": "ann@example.org"}, "conflict", "email"),
        ("POST /api/users", ANA | {"name": " "}, "malformed", "name"),
        ("POST /api/users", ANA | {"name": 7}, "malformed", "name"),
        ("POST /api/users", ANA | {"password": "short"}, "malformed", "password"),
        ("POST /api/users", ANA | {"password": "ana@example.org"}, "malformed", "password"),
        ("POST /api/users", ANA | {"role": "admin"}, "forbidden", "role"),
        ("POST /api/set-up", ANA | {"code": "wrong"}, "forbidden", "code"),
        ("PUT /api/me", {"name": "Ann", "address": "", "phone": "1" * 60}, "malformed", "phone"),
        ("PUT /api/me", {"name": "Ann", "address": "\x07", "phone": ""}, "malformed", "address"),
        ("PUT /api/me/password", {"password": "x", "new_password": "x"}, "unauthenticated", "password"),
        ("PUT /api/me/password", {"password": PASSWORD, "new_password": "x"}, "malformed", "new_password"),
        ("GET /api/sales/{sale}/feed?after=-1", None, "malformed", "after"),
        ("POST /api/sales/{sale}/bids", {"sale": "s", "amount": 1.5}, "malformed", "amount"),
        ("PUT /api/sales/{sale}/display", {"join_url": "x"}, "malformed", "join_url"),
        ("PUT /api/sales/{sale}/display", {"rates": {"usd": "1"}}, "malformed", "rates"),
        ("PUT /api/sales/{sale}/phone-lines", LINE | {"lot": "0"}, "unknown_lot", "lot"),
        ("PUT /api/sales/{sale}/phone-lines", LINE, "unknown_paddle", "paddle"),
    ],
)
async def test_a_refusal_names_the_field_that_it_is_about(
    house: HouseForTests, route: str, body: dict[str, Any] | None, code: str, field: str
) -> None:
    ann, sale = await house.person("Ann"), await house.sale()
    method, path = route.replace("{sale}", sale).split()
    headers = house.owner if sale in path else ann.headers if method == "PUT" else {}
    async with house.http.request(method, path, json=body, headers=headers) as answer:
        problem = await answer.json(content_type="application/problem+json")
    assert (problem["code"], problem["field"]) == (code, field)


async def test_security_09_every_route_keeps_out_whom_it_does_not_admit(house: HouseForTests) -> None:
    sale = await house.sale()
    people = {
        None: None,
        Role.BIDDER: await house.person("Ann"),
        Role.CLERK: await house.person("Clara", Role.CLERK),
    }
    assert len(ROUTES) >= 18
    for route in ROUTES:
        path = route.path.format(sale=sale, lot="1", k="1", user="nobody", offer="none")
        for role, person in people.items():
            user = None if person is None else person.user
            headers = {} if person is None else person.headers
            if route.access.admits(user):
                continue
            async with house.http.request(route.method, path, headers=headers) as answer:
                expected = 401 if role is None else 403
                assert answer.status == expected, (route.method, route.path, role)


async def test_nothing_but_signing_in_and_health_is_open_to_anybody() -> None:
    public = {(route.method, route.path) for route in ROUTES if route.access is Access.ANYBODY}
    assert public == {
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/api/set-up"),
        ("POST", "/api/set-up"),
        ("POST", "/api/session"),
        ("POST", "/api/users"),
    }


async def test_the_house_tells_that_it_is_well(house: HouseForTests) -> None:
    for path in ("/healthz", "/readyz"):
        async with house.http.get(path) as answer:
            assert (answer.status, await answer.json()) == (200, {"ok": True})


async def test_the_feed_by_polling_is_the_feed_of_the_room(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    _, whole = await room.house.get(f"/api/sales/{room.sale}/feed", room.ben_person)
    assert [entry["n"] for entry in whole["entries"]] == [1, 2, 3]
    _, rest = await room.house.get(f"/api/sales/{room.sale}/feed?after=2", room.ben_person)
    assert rest["entries"] == whole["entries"][2:]
    await room.ben.wait_for_entry("bid")
    assert room.ben.feed() == whole["entries"]


async def test_a_long_poll_waits_for_the_next_entry(room: Saleroom) -> None:
    path = f"/api/sales/{room.sale}/feed?after=2&wait=25"
    polling = asyncio.create_task(room.house.get(path, room.ben_person))
    _, empty = await room.house.get(f"/api/sales/{room.sale}/feed?after=2", room.ben_person)
    assert empty["entries"] == []
    assert not polling.done()
    await room.bid(room.ann, "a1", 10_000)
    _, told = await soon(polling)
    assert [entry["n"] for entry in told["entries"]] == [3]


async def test_a_long_poll_ends_empty_when_its_time_is_up(room: Saleroom) -> None:
    began = asyncio.get_running_loop().time()
    _, told = await room.house.get(f"/api/sales/{room.sale}/feed?after=2&wait=1", room.ben_person)
    assert told["entries"] == []
    assert asyncio.get_running_loop().time() - began >= 0.9


async def test_the_feed_tells_where_the_sale_stands_and_each_what_is_his(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 90_000, mode="max")
    _, mine = await room.house.get(f"/api/sales/{room.sale}/feed?after=1", room.ann_person)
    _, his = await room.house.get(f"/api/sales/{room.sale}/feed?after=1", room.ben_person)
    assert (mine["you"]["leading"], mine["you"]["maxes"]) == (["1"], {"1": 90_000})
    assert (his["you"]["leading"], his["you"]["maxes"]) == ([], {})
    assert mine["status"] == "open"
    beat = mine["beat"]
    assert (beat["head"], beat["rostrum"], beat["hold"]) == (mine["entries"][-1]["n"], "present", None)
    assert beat["attending"] >= 2


async def test_attended_over_http_is_what_attend_answers(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    _, told = await room.house.get(f"/api/sales/{room.sale}/attended?after=1", room.ben_person)
    answer = await room.ben.call("attend", {"sale": room.sale, "after": 1})
    assert {**told, "now": 0} == {**answer, "now": 0}
    assert [entry["n"] for entry in told["feed"]] == [2, 3]


async def test_who_signs_out_while_his_request_waits_is_told_nothing(room: Saleroom) -> None:
    waiting = asyncio.create_task(
        room.house.get(f"/api/sales/{room.sale}/feed?after=2&wait=25", room.ben_person)
    )
    await asyncio.sleep(0.1)
    async with room.house.http.delete("/api/session", headers=room.ben_person.headers) as answer:
        assert answer.status < 300
    await room.bid(room.ann, "a1", 10_000)
    status, problem = await soon(waiting)
    assert (status, problem["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("query", ["after=-1", "after=x", "after=1.5", "wait=-3", "wait=1e3"])
async def test_a_feed_query_that_is_no_number_is_malformed(room: Saleroom, query: str) -> None:
    status, problem = await room.house.get(f"/api/sales/{room.sale}/feed?{query}", room.ben_person)
    assert (status, problem["code"]) == (422, "malformed")


async def test_a_bid_over_http_is_heard_in_the_room(room: Saleroom) -> None:
    path = f"/api/sales/{room.sale}/bids"
    async with room.house.http.post(
        path, json=bid(room.sale, "h1", 10_000), headers=room.ann_person.headers
    ) as answer:
        verdict = await answer.json()
    assert verdict["outcome"] == "leading"
    assert (await room.ben.wait_for_entry("bid"))["n"] == verdict["feed_no"]


async def test_a_bid_over_http_for_another_sale_is_malformed(room: Saleroom) -> None:
    path = f"/api/sales/{room.sale}/bids"
    async with room.house.http.post(
        path, json=bid("other", "h1", 1), headers=room.ann_person.headers
    ) as answer:
        assert answer.status == 422


async def test_lots_can_be_searched_and_paged(room: Saleroom) -> None:
    path = f"/api/sales/{room.sale}/lots"
    _, lots = await room.house.get(path, room.ann_person)
    assert [lot["lot"] for lot in lots] == ["1", "2", "3"]
    assert lots[0]["standing"]["phase"] == "open"
    assert "reserve" not in {key for lot in lots for key in lot}
    _, found = await room.house.get(f"{path}?query=OAK", room.ann_person)
    assert [lot["lot"] for lot in found] == ["2"]
    _, page = await room.house.get(f"{path}?after=1&limit=1", room.ann_person)
    assert [lot["lot"] for lot in page] == ["2"]


async def test_results_name_the_winner_to_the_house_only(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    await room.call("sell", lot="1")
    path = f"/api/sales/{room.sale}/results.csv"
    async with room.house.http.get(path, headers=room.clerk_person.headers) as answer:
        assert f"1,Chair,sold,100.00,{room.ann_paddle},Ann,ann@example.org," in await answer.text()
    assert (await room.house.get(path, room.ben_person))[0] == 403
    _, rows = await room.house.get(f"/api/sales/{room.sale}/results", room.ben_person)
    assert (rows[0]["winner"], rows[0]["name"]) == (room.ann_paddle, "")


def form(sale: str, catalogue: str, *pictures: tuple[str, bytes]) -> aiohttp.FormData:
    """Return the form that makes a sale."""
    data = aiohttp.FormData()
    data.add_field("sale", sale, content_type="application/json")
    data.add_field("catalogue", catalogue.encode(), filename="catalogue.csv")
    for name, content in pictures:
        data.add_field("picture", content, filename=name)
    return data


TERMS = '{"kind":"live","currency":"EUR","ladder":{"name":"tens","bands":[{"from":0,"every":1000}]}}'
NEW_SALE = f'{{"title":"Silver","terms":{TERMS}}}'


def drawn_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "peru").save(out, "PNG")
    return out.getvalue()


async def test_a_sale_with_pictures_can_be_made_and_looked_at(house: HouseForTests) -> None:
    catalogue = "LotNum,Title,StartPrice,ImageFile.1\n1,Spoon,10,spoon.png\n2,Fork,10,\n"
    data = form(NEW_SALE, catalogue, ("spoon.png", drawn_picture()))
    async with house.http.post("/api/sales", data=data, headers=house.owner) as answer:
        assert answer.status == 201, await answer.text()
        sale = (await answer.json())["id"]
    _, lots = await house.get(f"/api/sales/{sale}/lots")
    assert [lot["pictures"] for lot in lots] == [1, 0]
    path = f"/api/sales/{sale}/lots/1/pictures/1?size=thumb"
    async with house.http.get(path, headers=house.owner) as answer:
        assert answer.content_type == "image/jpeg"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        etag = answer.headers["ETag"]
        assert max(Image.open(io.BytesIO(await answer.read())).size) <= 160
    async with house.http.get(path, headers=house.owner | {"If-None-Match": etag}) as answer:
        assert answer.status == 304
    for wrong in ("1/pictures/2", "2/pictures/1", "1/pictures/x", "9/pictures/1"):
        assert (await house.get(f"/api/sales/{sale}/lots/{wrong}"))[0] == 404, wrong
    assert (await house.get(f"/api/sales/{sale}/lots/1/pictures/1?size=../../x"))[0] == 422


BAD_SALES: dict[str, Any] = {
    "a broken row": (NEW_SALE, "LotNum,Title,StartPrice\n1,Spoon,10\n2,Fork,ten\n", "line 3"),
    "no lots": (NEW_SALE, "LotNum,Title,StartPrice\n", "no lots"),
    "a picture that did not come": (
        NEW_SALE,
        "LotNum,Title,StartPrice,ImageFile.1\n1,Spoon,10,../../etc/passwd.jpg\n",
        "did not come",
    ),
    "an unknown term": (
        NEW_SALE.replace('"kind"', '"king"'),
        "LotNum,Title,StartPrice\n1,Spoon,10\n",
        "king",
    ),
    "no JSON": ("{", "LotNum,Title,StartPrice\n1,Spoon,10\n", "JSON"),
}


@pytest.mark.parametrize(("sale", "catalogue", "told"), BAD_SALES.values(), ids=BAD_SALES)
async def test_a_sale_that_cannot_be_made_leaves_nothing(
    house: HouseForTests, sale: str, catalogue: str, told: str
) -> None:
    data = form(sale, catalogue, ("other.png", drawn_picture()))
    async with house.http.post("/api/sales", data=data, headers=house.owner) as answer:
        problem = await answer.json(content_type="application/problem+json")
    assert (problem["status"], problem["code"]) == (422, "malformed")
    assert told in problem["detail"]
    assert (await house.get("/api/sales"))[1] == []


async def test_a_large_body_is_refused(house: HouseForTests) -> None:
    async with house.http.post("/api/session", data=b" " * 1_000_000) as answer:
        assert answer.status == 413


async def test_the_whole_catalogue_is_what_its_parts_are_after_everything_that_may_happen_to_it(
    room: Saleroom,
) -> None:
    """It is kept in parts, which follow the sale."""
    path = f"/api/sales/{room.sale}/lots"

    async def is_as_its_parts() -> list[Any]:
        _, whole = await room.house.get(path, room.ann_person)
        _, parts = await room.house.get(f"{path}?limit=1000", room.ann_person)
        assert whole == parts
        return list(whole)

    await is_as_its_parts()
    await room.bid(room.ann, "k1", 10_000)
    assert (await is_as_its_parts())[0]["standing"]["price"] == 10_000
    async with room.house.http.patch(
        f"{path}/2", json={"description": "Oak, restored."}, headers=room.clerk_person.headers
    ) as answer:
        assert answer.status == 200
    assert (await is_as_its_parts())[1]["description"] == "Oak, restored."
    await room.call("sell", lot="1")
    await room.call("undo", lot="1")
    await room.call("hold", text="A moment.")
    assert (await is_as_its_parts())[0]["standing"]["phase"] != "sold"
