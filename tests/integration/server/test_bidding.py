"""A sale over real connections: what everybody, one bidder and the clerk get to know, and in which order."""

import asyncio
import json
from typing import Any

import msgspec

from contract.verdicts import Verdict
from server.rostrum.receipts import is_genuine
from tests.support.house import HouseForTests, Person
from tests.support.saleroom import Saleroom, bid


async def test_a_bid_is_answered_and_told_to_everybody_in_the_room(room: Saleroom) -> None:
    verdict = await room.bid(room.ann, "a1", 10_000)
    told = await room.ben.wait_for_entry("bid")
    assert verdict["outcome"] == "leading"
    assert told["n"] == verdict["feed_no"]
    assert told["by"] == room.ann_paddle
    assert told["standing"] == verdict["standing"]
    assert told["standing"]["price"] == 10_000


async def test_only_the_outbid_bidder_is_told_that_he_is_outbid(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    await room.bid(room.ben, "b1", 11_000)
    told = await room.ann.wait_for("you", lambda body: body["entries"][0]["type"] == "outbid")
    assert told["entries"][0] == {"type": "outbid", "lot": "1", "amount": 11_000, "n": 4}
    assert told["you"]["leading"] == []
    await room.ben.wait_for("you", lambda body: body["entries"][0]["type"] == "leading")
    assert all(entry["type"] != "outbid" for body in room.ben.of("you") for entry in body["entries"])


async def test_feed_numbers_come_in_order_and_without_holes(room: Saleroom) -> None:
    amounts = range(10_000, 20_000, 1_000)
    verdicts = await asyncio.gather(
        *(room.bid(room.ann if k % 2 else room.ben, f"x{k}", amount) for k, amount in enumerate(amounts))
    )
    assert any(verdict["ok"] for verdict in verdicts)
    await room.call("announce", text="last")
    for client in (room.ann, room.ben, room.clerk):
        await client.wait_for_entry("announced")
        numbers = [entry["n"] for entry in client.feed()]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_the_bids_of_one_connection_are_decided_in_the_order_sent(room: Saleroom) -> None:
    sent = [asyncio.create_task(room.bid(room.ann, f"x{k}", 10_000 + k, mode="max")) for k in range(20)]
    verdicts = await asyncio.gather(*sent)
    assert [verdict["seq"] for verdict in verdicts] == sorted(verdict["seq"] for verdict in verdicts)
    assert all(verdict["ok"] for verdict in verdicts)


async def test_security_12_the_same_id_gets_the_first_verdict_and_makes_no_second_bid(room: Saleroom) -> None:
    first = await room.bid(room.ann, "a1", 10_000)
    await room.bid(room.ben, "b1", 11_000)
    assert await room.bid(room.ann, "a1", 10_000) == first
    path = f"/api/sales/{room.sale}/bids"
    async with room.house.http.post(
        path, json=bid(room.sale, "a1", 10_000), headers=room.ann_person.headers
    ) as answer:
        assert await answer.json() == first
    _, feed = await room.house.get(f"/api/sales/{room.sale}/feed")
    assert [entry["type"] for entry in feed["entries"]] == ["sale_opened", "lot_opened", "bid", "bid"]


async def test_security_12_the_same_id_with_another_body_is_a_conflict(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    verdict = await room.bid(room.ann, "a1", 12_000)
    assert verdict["code"] == "id_conflict"
    assert len(room.ann.feed()) == 3


async def test_security_12_ids_belong_to_their_user(room: Saleroom) -> None:
    await room.bid(room.ann, "same", 10_000)
    verdict = await room.bid(room.ben, "same", 11_000)
    assert verdict["outcome"] == "leading"


async def test_every_verdict_has_a_receipt_that_anybody_can_check(room: Saleroom) -> None:
    _, view = await room.house.get(f"/api/sales/{room.sale}")
    for number, amount in (("a1", 10_000), ("a2", 5)):
        answer = await room.bid(room.ann, number, amount)
        verdict = msgspec.convert(answer, Verdict)
        assert verdict.receipt is not None
        user = room.ann_person.user.id
        assert is_genuine(view["house_key"], verdict.receipt, room.sale, user, amount, verdict)
        assert not is_genuine(view["house_key"], verdict.receipt, room.sale, user, amount + 1, verdict)


async def test_a_receipt_rests_on_the_row_of_the_public_ledger(room: Saleroom) -> None:
    verdict = await room.bid(room.ann, "a1", 10_000)
    _, ledger = await room.house.get(f"/api/sales/{room.sale}/ledger", room.ben_person)
    row = next(row for row in ledger["rows"] if row["seq"] == verdict["seq"])
    assert row["kind"] == "bid"
    assert row["hash"] == verdict["receipt"]["hash"]


async def test_attending_again_brings_exactly_what_was_missed(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    last = room.ben.feed()[-1]["n"] if room.ben.feed() else 0
    await room.ben.call("leave", {"sale": room.sale})
    await room.bid(room.ann, "a2", 20_000, mode="max")
    await room.call("announce", text="one")
    answer = await room.ben.call("attend", {"sale": room.sale, "after": last})
    assert [entry["n"] for entry in answer["feed"]] == list(range(last + 1, answer["head"] + 1))
    await room.call("announce", text="two")
    await room.ben.wait_for("feed", lambda body: body["entries"][-1]["n"] == answer["head"] + 1)


async def test_nothing_is_lost_or_doubled_between_attend_and_the_feed(room: Saleroom) -> None:
    """Entries fall while somebody comes and goes, again and again: frame by frame there is no hole."""

    async def keep_announcing() -> None:
        for k in range(80):
            await room.call("announce", text=f"{k}")

    seen = 0
    async with room.house.http.ws_connect("/socket.io/?EIO=4&transport=websocket") as socket:

        async def until_answered(request: int, *event: Any) -> tuple[list[int], Any]:
            """Send an event; return the feed numbers that came before its answer, and the answer."""
            await socket.send_str(f"42{request}{json.dumps(event)}")
            numbers: list[int] = []
            while not (frame := await socket.receive_str(timeout=5)).startswith(f"43{request}["):
                if frame.startswith('42["feed"'):
                    numbers += [entry["n"] for entry in json.loads(frame[2:])[1]["entries"]]
            return numbers, json.loads(frame[frame.index("[") :])[0]

        await socket.receive_str()
        await socket.send_str("40" + json.dumps({"token": room.ben_person.token, "protocol": 1}))
        await socket.receive_str()
        announcing = asyncio.create_task(keep_announcing())
        for request in range(10, 1_000, 2):
            early, answer = await until_answered(request, "attend", {"sale": room.sale, "after": seen})
            assert early == []
            page = [entry["n"] for entry in answer["feed"]]
            assert answer["head"] == seen + len(page), "what is told is what is durable"
            pushed, _ = await until_answered(request + 1, "leave", {"sale": room.sale})
            assert page + pushed == list(range(seen + 1, seen + 1 + len(page + pushed)))
            seen += len(page + pushed)
            if announcing.done():
                break
        await announcing
    assert seen > 20


async def test_a_clerk_sees_book_and_reserve_and_who_is_here(room: Saleroom) -> None:
    await room.call("pass", lot="1")
    await room.call("open_lot", lot="2")
    await room.bid(room.ann, "a1", 30_000, lot="2", mode="max")
    desk = await room.clerk.wait_for("desk", lambda body: bool(body["lots"] and body["lots"][0]["book"]))
    assert desk["lots"][0]["reserve"] == 40_000
    assert [(line["paddle"], line["limit"]) for line in desk["lots"][0]["book"]] == [
        (room.ann_paddle, 30_000)
    ]
    here = await room.clerk.wait_for("attendance", lambda body: len(body["attendees"]) == 3)
    assert {one["name"] for one in here["attendees"]} == {"Ann", "Ben", "Clara"}
    assert not room.ann.of("desk")
    assert not room.ann.of("attendance")


async def test_a_latency_that_a_client_measured_is_shown_to_the_clerk(room: Saleroom) -> None:
    answer = await room.ann.call("pulse", {"t": 17, "latency_ms": 42})
    assert answer["t"] == 17
    assert answer["now"] > 1_700_000_000_000

    def ann_has_latency(body: dict[str, Any]) -> bool:
        return any(one["name"] == "Ann" and one["latency_ms"] == 42 for one in body["attendees"])

    await room.clerk.wait_for("attendance", ann_has_latency)


async def test_two_windows_of_one_user_hear_the_same(room: Saleroom, house: HouseForTests) -> None:
    second = await house.attend(room.ann_person, room.sale)
    await room.bid(room.ann, "a1", 10_000)
    for client in (room.ann, second):
        told = await client.wait_for("you")
        assert told["you"]["leading"] == ["1"]


async def test_a_bid_after_the_hammer_is_shown_to_the_clerk_as_missed(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    await room.call("sell", lot="1")
    verdict = await room.bid(room.ben, "b1", 12_000)
    assert verdict["code"] == "lot_closed"
    assert verdict["at"] >= verdict["closed_at"]
    desk = await room.clerk.wait_for("desk", lambda body: bool(body["missed"]))
    assert desk["missed"][0]["paddle"] == room.ben_paddle
    won = await room.ann.wait_for("you", lambda body: body["entries"][-1]["type"] == "won")
    assert won["you"]["won"] == [{"lot": "1", "price": 10_000}]


async def test_long_polling_clients_hear_the_same_feed(room: Saleroom, house: HouseForTests) -> None:
    poller = await house.attend(room.ben_person, room.sale, transports=["polling"])
    verdict = await poller.call("bid", bid(room.sale, "p1", 10_000))
    assert verdict["outcome"] == "leading"
    assert (await poller.wait_for_entry("bid"))["by"] == room.ben_paddle


async def test_the_end_of_the_sale_closes_the_sockets_after_the_last_entry(
    room: Saleroom, house: HouseForTests
) -> None:
    poller = await house.attend(room.ben_person, room.sale, transports=["polling"])
    await room.call("pass", lot="1")
    await room.call("end_sale")
    for client in (room.ann, room.ben, room.clerk, poller):
        await client.wait_until_gone()
        assert [entry["type"] for entry in client.feed()[-2:]] == ["sale_ended", "ledger_head"]
        assert client.messages[-1][0] == "goodbye"
        assert client.of("goodbye") == [{"reason": "sale_ended", "sale": room.sale, "retry_after": None}]


async def test_who_comes_after_the_end_learns_the_results_and_is_let_go(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 10_000)
    await room.call("sell", lot="1")
    await room.call("end_sale")
    late = await room.house.connect(room.ann_person)
    answer = await late.call("attend", {"sale": room.sale, "after": 0})
    assert answer["sale"]["status"] == "ended"
    assert [entry["type"] for entry in answer["feed"][-2:]] == ["sale_ended", "ledger_head"]
    assert answer["you"]["won"] == [{"lot": "1", "price": 10_000}]
    await late.wait_until_gone()
    assert late.of("goodbye")[0]["reason"] == "sale_ended"


async def test_a_blocked_paddle_is_shown_out_and_may_watch_but_not_bid(room: Saleroom) -> None:
    await room.call("block", paddle=room.ann_paddle)
    await room.ann.wait_until_gone()
    assert room.ann.of("goodbye")[0]["reason"] == "blocked"
    again = await room.house.attend(room.ann_person, room.sale)
    verdict = await again.call("bid", bid(room.sale, "a1", 10_000))
    assert verdict["code"] == "blocked"


async def test_approval_reaches_the_bidder_at_once(house: HouseForTests) -> None:
    sale = await house.sale(registration="approval")
    ann: Person = await house.person("Ann")
    client = await house.attend(ann, sale)
    paddle = await house.register(ann, sale)
    told = await client.wait_for("you")
    assert told["entries"][0]["type"] == "registered"
    assert told["you"]["status"] == "pending"
    path, change = (
        f"/api/sales/{sale}/registrations",
        {"paddle": paddle, "status": "approved", "limit": 5_000},
    )
    async with house.http.patch(path, json=change, headers=house.owner) as answer:
        assert (await answer.json())["limit"] == 5_000
    told = await client.wait_for("you", lambda body: body["you"]["status"] == "approved")
    assert told["you"]["limit"] == 5_000
