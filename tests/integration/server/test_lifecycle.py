"""Stopping, starting again, a store that fails and comes back: nothing acknowledged is lost or doubled."""

import asyncio
import json
import os
import signal
import stat
from pathlib import Path

import aiohttp
import pytest

from server.serving import serve, serve_until_told
from server.settings import Settings
from server.store.database import Database
from server.store.liveness import LivenessStore
from tests.support.clients import Client
from tests.support.house import GENEROUS, HouseForTests, house_in
from tests.support.saleroom import Saleroom, bid, call
from tests.support.waiting import eventually, soon


async def test_a_house_that_stops_says_goodbye_and_finishes_what_it_took(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        room = await Saleroom.open(house)
        bids = [bid(room.sale, f"a{k}", 10_000 + k, mode="max") for k in range(50)]
        calls = [asyncio.create_task(room.ann.call("bid", body, within_s=1)) for body in bids]
        await calls[0]
        house.clients.clear()  # they stay when the house goes
    # Whose answer was still on its way when the house closed does not know; the others were answered.
    answers = await asyncio.gather(*calls, return_exceptions=True)
    verdicts = [answer for answer in answers if isinstance(answer, dict) and answer["ok"]]
    assert verdicts
    for client in (room.ann, room.ben, room.clerk):
        assert client.of("goodbye") == [{"reason": "restarting", "sale": None, "retry_after": 1.0}]
        await client.wait_until_gone()
        await client.close()
    async with house_in(tmp_path) as house:
        _, ledger = await house.get(f"/api/sales/{room.sale}/ledger")
        kept = {row["seq"]: row["hash"] for row in ledger["rows"]}
        assert {kept[verdict["seq"]] for verdict in verdicts} == {v["receipt"]["hash"] for v in verdicts}


async def test_after_a_start_a_repeated_id_gets_its_first_verdict(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        room = await Saleroom.open(house)
        accepted = await room.bid(room.ann, "a1", 10_000)
        refused = await room.bid(room.ann, "a2", 5)
    async with house_in(tmp_path) as house:
        ann = await house.attend(room.ann_person, room.sale)
        assert await ann.call("bid", bid(room.sale, "a1", 10_000)) == accepted
        await ann.call("bid", bid(room.sale, "a3", 20_000, mode="max"))
        assert await ann.call("bid", bid(room.sale, "a2", 5)) == refused
        assert (await ann.call("bid", bid(room.sale, "a2", 6)))["code"] == "id_conflict"


async def test_what_was_in_doubt_when_a_sale_ended_is_settled_without_attending_it(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        room = await Saleroom.open(house)
        accepted = await room.bid(room.ann, "a1", 10_000)
        sold = await room.call("sell", lot="1")
        await room.call("end_sale")
        ann, clerk = await house.connect(room.ann_person), await house.connect(room.clerk_person)
        assert await ann.call("bid", bid(room.sale, "a1", 10_000)) == accepted
        assert (await ann.call("bid", bid(room.sale, "a2", 20_000)))["code"] == "sale_ended"
        assert await clerk.call("call", call(room.sale, sold["id"], "sell", lot="1")) == sold
    async with house_in(tmp_path) as house:  # where the ended sale has not been read yet
        ann = await house.connect(room.ann_person)
        assert await ann.call("bid", bid(room.sale, "a1", 10_000)) == accepted


async def test_security_20_a_store_that_cannot_write_refuses_bids_and_recovers_by_itself(
    room: Saleroom, tmp_path: Path
) -> None:
    database, aside = tmp_path / "martillo.db", tmp_path / "aside.db"
    database.rename(aside)
    verdict = await room.bid(room.ann, "a1", 10_000)
    assert (verdict["ok"], verdict["code"], verdict["id"]) == (False, "unavailable", "a1")
    await room.ben.wait_for("beat", lambda beat: beat["rostrum"] == "away")
    status, problem = await room.house.get("/readyz")
    assert (status, problem["code"]) == (503, "unavailable")
    assert (await room.house.get(f"/api/sales/{room.sale}"))[0] == 503
    attended = await room.ben.call("attend", {"sale": room.sale, "after": 0})
    assert (attended["ok"], attended["code"]) == (False, "unavailable")
    aside.rename(database)
    await room.ben.wait_for("beat", lambda beat: beat["rostrum"] == "present" and beat["head"] == 2, 10)
    assert [entry["type"] for entry in room.ben.feed()] == ["sale_opened", "lot_opened"]
    again = await room.bid(room.ann, "a1", 10_000)
    assert again["outcome"] == "leading"
    assert (await room.ben.wait_for_entry("bid"))["n"] == 3


async def test_refusals_while_the_store_is_away_are_no_verdicts(room: Saleroom, tmp_path: Path) -> None:
    """The same id may be tried again with another amount: nothing was decided under it."""
    (tmp_path / "martillo.db").rename(tmp_path / "aside.db")
    assert (await room.bid(room.ann, "a1", 10_000))["code"] == "unavailable"
    (tmp_path / "aside.db").rename(tmp_path / "martillo.db")
    rostrum = room.house.running.opened.house.rostrum(room.sale)
    assert rostrum is not None
    await eventually(lambda: not rostrum.away)
    assert (await room.bid(room.ann, "a1", 12_000))["ok"]


TIMED = "LotNum,Title,StartPrice\n1,Chair,100\n2,Table,100\n"


async def test_a_timed_sale_opens_and_closes_its_lots_by_itself(house: HouseForTests) -> None:
    now = house.running.opened.clock()
    sale = await house.sale(
        TIMED, kind="timed", opens_at=now + 1_000, closes_at=now + 2_500, stagger_ms=300,
        soft_close={"window_ms": 0, "extend_to_ms": 0},
    )  # fmt: skip
    ann = await house.person("Ann")
    await house.register(ann, sale)
    client = await house.attend(ann, sale)
    await client.wait_for_entry("lot_opened")
    assert (await client.call("bid", bid(sale, "a1", 10_000)))["outcome"] == "leading"
    sold = await client.wait_for_entry("sold")
    assert sold["lot"] == "1"
    assert 0 <= sold["at"] - (now + 2_500) < 1_000
    await client.wait_for_entry("passed")


async def test_a_late_bid_gives_a_timed_lot_more_time(house: HouseForTests) -> None:
    now = house.running.opened.clock()
    sale = await house.sale(
        TIMED, kind="timed", opens_at=now, closes_at=now + 60_000,
        soft_close={"window_ms": 120_000, "extend_to_ms": 90_000},
    )  # fmt: skip
    ann = await house.person("Ann")
    await house.register(ann, sale)
    client = await house.attend(ann, sale)
    verdict = await client.call("bid", bid(sale, "a1", 10_000))
    assert verdict["standing"]["closes_at"] == verdict["at"] + 90_000


async def test_an_outage_is_given_back_to_open_timed_lots(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        now = house.running.opened.clock()
        sale = await house.sale(TIMED, kind="timed", opens_at=now, closes_at=now + 5_000)
        rostrum = house.running.opened.house.rostrum(sale)
        assert rostrum is not None
        await eventually(lambda: len(rostrum.feed) > 0)
    database = await Database.open(tmp_path)
    await LivenessStore(database).mark_alive(now - 60_000)
    await database.close()
    async with house_in(tmp_path) as house:
        _, lots = await house.get(f"/api/sales/{sale}/lots")
        given = [lot["standing"]["closes_at"] - now for lot in lots]
        assert all(60_000 <= extra < 180_000 for extra in given)
        _, feed = await house.get(f"/api/sales/{sale}/feed")
        assert [entry["type"] for entry in feed["entries"]][-2:] == ["extended", "extended"]


async def test_serve_says_where_it_listens_and_stops_on_sigterm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serving = asyncio.create_task(serve_until_told(Settings(data=tmp_path, port=0, limits=GENEROUS)))
    note = tmp_path / "house.json"
    await eventually(note.exists)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    told = json.loads(note.read_text())
    await eventually(lambda: f"listening on {told['url']}\n" in capsys.readouterr().out)
    assert told["pid"] == os.getpid()
    client = Client()
    await client.connect(told["url"], told["token"])
    os.kill(os.getpid(), signal.SIGTERM)
    await client.wait_until_gone()
    await soon(serving)
    assert client.of("goodbye")[0]["reason"] == "restarting"
    assert not note.exists()
    await client.close()


def test_security_01_plain_http_stays_on_this_machine_unless_told_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve(tmp_path, "0.0.0.0", 0) == 2
    assert "--insecure" in capsys.readouterr().err
    assert not (tmp_path / "martillo.db").exists()
    assert Settings(data=tmp_path, host="0.0.0.0", insecure=True).port == 8765


async def test_two_houses_cannot_have_one_data_directory(house: HouseForTests, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="another process"):
        async with house_in(tmp_path):
            pytest.fail("the second house opened")


async def test_security_25_metrics_have_a_port_of_their_own(tmp_path: Path) -> None:
    async with house_in(tmp_path, metrics_port=0) as house:
        async with house.http.get("/metrics") as answer:
            assert answer.status == 404
        url = house.running.metrics_url
        assert url is not None
        async with house.http.get(url) as answer:
            assert "martillo_requests_total" in await answer.text()


@pytest.mark.parametrize("frames", [[], ["40{}"], ["JOIN", "41"]], ids=["silent", "refused", "left"])
async def test_who_has_not_joined_does_not_hold_up_the_end(tmp_path: Path, frames: list[str]) -> None:
    async with aiohttp.ClientSession() as http:
        async with house_in(tmp_path) as house:
            ann = await house.person("Ann")
            join = "40" + json.dumps({"token": ann.token, "protocol": 1})
            url = f"{house.url}/socket.io/?EIO=4&transport=websocket"
            socket = await http.ws_connect(url)
            await socket.receive_str()
            for frame in frames:
                await socket.send_str(join if frame == "JOIN" else frame)
            if frames:
                await socket.receive_str()
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < 3
        await socket.close()
