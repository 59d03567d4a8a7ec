"""What is wrong gets its code and a sentence, and changes nothing."""

import asyncio
import math
from typing import Any

import pytest
from socketio.exceptions import ConnectionError as ConnectionFailedError
from yarl import URL

from contract.wire import Role
from tests.support.clients import Client
from tests.support.house import HouseForTests
from tests.support.saleroom import Saleroom, bid, call
from tests.support.waiting import AT_ONCE_S

HUGE = 2**63


def spoilt(**changes: Any) -> dict[str, Any]:
    """Return a bid with fields changed; a field changed to `...` is left out."""
    body = bid("SALE", "x1", 10_000) | changes
    return {key: value for key, value in body.items() if value is not ...}


BAD_BIDS = {
    "a float": (spoilt(amount=10_000.5), "amount"),
    "a whole float": (spoilt(amount=1e4), "amount"),
    "a text": (spoilt(amount="10000"), "amount"),
    "true": (spoilt(amount=True), "amount"),
    "negative": (spoilt(amount=-1), "amount"),
    "zero": (spoilt(amount=0), "amount"),
    "huge": (spoilt(amount=HUGE), "amount"),
    "nothing": (spoilt(amount=None), "amount"),
    "a list": (spoilt(amount=[10_000]), "amount"),
    "no amount": (spoilt(amount=...), "amount"),
    "an unknown field": (spoilt(colour="red"), "colour"),
    "an unknown mode": (spoilt(mode="guess"), "mode"),
    "an id that is no text": (spoilt(id=7), "id"),
    "an empty id": (spoilt(id=""), "id"),
    "an id with a line break": (spoilt(id="a\nb"), "id"),
    "a long id": (spoilt(id="a" * 65), "id"),
    "a long lot": (spoilt(lot="1" * 21), "lot"),
    "a lot that is a number": (spoilt(lot=1), "lot"),
    "an expiry that is a float": (spoilt(expires_at=1.5), "expires_at"),
}


@pytest.mark.parametrize(("body", "field"), BAD_BIDS.values(), ids=BAD_BIDS)
async def test_security_14_a_malformed_bid_is_named_and_changes_nothing(
    room: Saleroom, body: dict[str, Any], field: str
) -> None:
    body = body | {"sale": room.sale}
    before = await room.head()
    verdict = await room.ann.call("bid", body)
    assert verdict["ok"] is False
    assert verdict["code"] == "malformed"
    assert field in verdict["message"]
    assert verdict["message"].endswith(".")
    assert verdict["id"] == (body["id"] if isinstance(body["id"], str) and len(body["id"]) <= 64 else "")
    assert verdict["at"] > 0
    assert await room.head() == before


@pytest.mark.parametrize("body", [[], [None], ["text"], [17], [[1, 2]], [{}, {}]], ids=str)
async def test_a_body_that_is_no_object_is_malformed(room: Saleroom, body: list[Any]) -> None:
    for event in ("bid", "call", "attend", "leave", "pulse"):
        answer = await room.ann.call(event, *body)
        assert answer["code"] == "malformed", event


async def test_security_14_not_a_number_is_no_json(room: Saleroom) -> None:
    verdict = await room.ann.call("bid", bid(room.sale, "x1", math.nan))
    assert verdict["code"] == "malformed"
    assert (await room.bid(room.ann, "x2", 10_000))["ok"]


async def test_security_14_deep_nesting_is_malformed_and_the_connection_lives_on(room: Saleroom) -> None:
    deep: Any = 1
    for _ in range(200):
        deep = [deep]
    verdict = await room.ann.call("bid", bid(room.sale, "x1", deep))
    assert verdict["code"] == "malformed"
    assert (await room.bid(room.ann, "x2", 10_000))["ok"]


@pytest.mark.parametrize(
    "event", ["nonsense", "Bid", "feed", "connect", "disconnect", "__disconnect_final", "*"]
)
async def test_an_event_that_is_none_of_ours_is_malformed(room: Saleroom, event: str) -> None:
    answer = await room.ann.call(event, {"token": "x"})
    assert answer["code"] == "malformed"
    assert (await room.bid(room.ann, "x2", 10_000))["ok"]


REFUSED_BIDS = {
    "an unknown lot": (spoilt(lot="99"), "unknown_lot"),
    "an unknown sale": (spoilt(sale="no-such-sale"), "unknown_sale"),
    "below the ask": (spoilt(amount=1), "too_low"),
    "a lot that is not open": (spoilt(lot="2"), "not_open"),
    "an expired bid": (spoilt(expires_at=1), "expired"),
}


@pytest.mark.parametrize(("body", "code"), REFUSED_BIDS.values(), ids=REFUSED_BIDS)
async def test_a_bid_that_cannot_be_taken_says_why(room: Saleroom, body: dict[str, Any], code: str) -> None:
    body = body | ({"sale": room.sale} if body["sale"] == "SALE" else {})
    before = await room.head()
    verdict = await room.ann.call("bid", body)
    assert (verdict["ok"], verdict["code"]) == (False, code)
    assert verdict["message"]
    assert await room.head() == before


async def test_a_bid_before_attending_is_refused(room: Saleroom) -> None:
    client = await room.house.connect(room.ann_person)
    verdict = await client.call("bid", bid(room.sale, "x1", 10_000))
    assert (verdict["code"], verdict["id"]) == ("not_attending", "x1")
    assert await room.head() == 2


async def test_a_bid_without_a_paddle_is_refused(room: Saleroom) -> None:
    stranger = await room.house.attend(await room.house.person("Carl"), room.sale)
    verdict = await stranger.call("bid", bid(room.sale, "x1", 10_000))
    assert verdict["code"] == "not_registered"


@pytest.mark.parametrize(
    "action",
    [{"type": "sell", "lot": "1"}, {"type": "end_sale"}, {"type": "room_bid", "lot": "1", "amount": 10_000}],
    ids=lambda action: action["type"],
)
async def test_a_clerks_call_from_a_bidder_is_forbidden(room: Saleroom, action: dict[str, Any]) -> None:
    verdict = await room.ann.call("call", {"id": "x1", "sale": room.sale, "action": action})
    assert (verdict["ok"], verdict["code"], verdict["id"]) == (False, "forbidden", "x1")
    assert await room.head() == 2


async def test_a_call_that_is_none_is_malformed(room: Saleroom) -> None:
    for action in (
        {"type": "explode"},
        {"type": "sell"},
        {"lot": "1"},
        {"type": "sell", "lot": "1", "why": "x"},
    ):
        verdict = await room.clerk.call("call", {"id": "x1", "sale": room.sale, "action": action})
        assert verdict["code"] == "malformed", action
    verdict = await room.clerk.call("call", call(room.sale, "x2", "sell", lot="1"))
    assert verdict["code"] == "no_bid"


async def refused(house: HouseForTests, token: Any, **auth: Any) -> Any:
    """Try to connect and return what the refusal said."""
    client = Client()
    house.clients.append(client)
    with pytest.raises(ConnectionFailedError):
        await client.connect(house.url, token, **auth)
    return client.refused


@pytest.mark.parametrize("token", ["", "wrong", "x" * 300, None, 17, {"a": 1}], ids=str)
async def test_security_03_a_wrong_token_is_refused_at_the_door(house: HouseForTests, token: Any) -> None:
    told = await refused(house, token)
    assert told["code"] == "unauthenticated"
    assert told["data"] == {"code": "unauthenticated"}


@pytest.mark.parametrize("protocol", [0, 2, "1", None, 1.5], ids=str)
async def test_another_protocol_is_refused_at_the_door(house: HouseForTests, protocol: Any) -> None:
    ann = await house.person("Ann")
    told = await refused(house, ann.token, protocol=protocol)
    assert told["code"] == "protocol_unsupported"


async def test_security_08_a_session_that_was_signed_out_opens_nothing(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    client = await house.connect(ann)
    async with house.http.delete("/api/session", headers=ann.headers) as answer:
        assert answer.status == 200
    await client.wait_until_gone(AT_ONCE_S)
    assert client.of("goodbye")[0]["reason"] == "signed_out"
    assert (await refused(house, ann.token))["code"] == "unauthenticated"
    assert (await house.get("/api/sales", ann))[0] == 401


async def test_security_08_a_change_of_role_ends_the_users_connections(house: HouseForTests) -> None:
    ann = await house.person("Ann")
    client = await house.connect(ann)
    path = f"/api/users/{ann.user.id}"
    async with house.http.patch(path, json={"role": Role.CLERK}, headers=house.owner) as answer:
        assert answer.status == 200
    await client.wait_until_gone(AT_ONCE_S)


async def test_commands_that_come_together_change_nothing_when_one_is_bad(room: Saleroom) -> None:
    good = room.bid(room.ann, "good", 10_000)
    bad = room.ann.call("bid", bid(room.sale, "bad", -5))
    verdicts = await asyncio.gather(good, bad)
    assert [verdict["ok"] for verdict in verdicts] == [True, False]
    assert await room.head() == 3


async def test_half_a_request_for_a_websocket_is_refused_as_one(
    house: HouseForTests, caplog: pytest.LogCaptureFixture
) -> None:
    async with house.http.get(
        "/socket.io/?EIO=4&transport=websocket", headers={"Upgrade": "websocket"}
    ) as answer:
        assert answer.status == 400
    assert house.running.opened.transports_open == 0
    assert not caplog.records


async def test_a_token_in_no_letters_of_ours_is_nobodys(house: HouseForTests) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(house.url).port)
    writer.write(b"GET /api/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n")
    assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 401 ")
    writer.close()
