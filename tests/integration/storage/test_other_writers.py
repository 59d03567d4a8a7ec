"""What another process wrote is told at once; sales that have ended sleep until they are asked for."""

import asyncio
from pathlib import Path

from contract.commands import Bid, BidMode
from server.rules.commands import PlaceBid
from server.rules.decide import decide
from server.rules.sale import Sale
from server.store.ledger import LedgerStore
from tests.support.clients import Client
from tests.support.house import house_in
from tests.support.saleroom import Saleroom


async def test_the_room_hears_what_another_writer_wrote_without_asking(room: Saleroom) -> None:
    opened = room.house.running.opened
    ledger = LedgerStore(opened.database)
    stranger = Sale.load(await ledger.load(room.sale))
    body = Bid(id="x1", sale=room.sale, lot="1", amount=50_000, mode=BidMode.MAX)
    decision = decide(stranger, PlaceBid(user=room.ben_person.user.id, bid=body), opened.clock())
    await ledger.append(room.sale, stranger.seq - len(decision.records), decision.records)

    verdict = await room.bid(room.ann, "a1", 20_000, mode="max")
    assert verdict["outcome"] == "outbid"
    await heard_up_to(room.clerk, verdict["feed_no"])
    numbers = [entry["n"] for entry in room.clerk.feed()]
    assert numbers == list(range(numbers[0], verdict["feed_no"] + 1))
    you = await room.ben.wait_for("you", lambda you: any(one["type"] == "leading" for one in you["entries"]))
    assert you["you"]["maxes"] == {"1": 50_000}


async def heard_up_to(client: Client, number: int) -> None:
    await client.wait_for("feed", lambda body: body["entries"][-1]["n"] >= number)


async def test_a_sale_that_has_ended_sleeps_until_it_is_asked_for(tmp_path: Path) -> None:
    async with house_in(tmp_path / "house") as house:
        room = await Saleroom.open(house)
        await room.bid(room.ann, "a1", 10_000)
        await room.call("sell", lot="1")
        await asyncio.gather(room.call("end_sale"), room.clerk.wait_until_gone())
        running = await house.sale()
        _, awake = await house.get("/api/sales")
        house.clients.clear()
    await room.ann.close()
    await room.ben.close()
    await room.clerk.close()
    async with house_in(tmp_path / "house") as house:
        rostrum = house.running.opened.house.rostrum(room.sale)
        other = house.running.opened.house.rostrum(running)
        assert rostrum is not None and other is not None
        assert (rostrum.asleep, other.asleep) == (True, False)
        assert (await house.get("/api/sales"))[1] == awake
        assert (await house.get("/readyz"))[0] == 200
        assert rostrum.asleep, "a list of all sales woke it"
        _, feed = await house.get(f"/api/sales/{room.sale}/feed")
        assert [entry["n"] for entry in feed["entries"]] == list(range(1, awake[0]["head"] + 1))
        assert not rostrum.asleep
        _, lots = await house.get(f"/api/sales/{room.sale}/lots")
        assert lots[0]["standing"]["phase"] == "sold"
        assert (await house.get("/api/sales"))[1] == awake
