"""A house whose disk is full, gone or locked says so, loses nothing, and comes back by itself."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from PIL import Image

from contract.terms import SaleKind, Terms
from server.catalogue.ladders import load_ladder
from server.store import connection as store_connection
from server.store.chain_check import check_chains
from server.store.database import Database
from server.store.directory import DATABASE_NAME
from tests.integration.storage.disks import Disk, bound, may_mount, mounted
from tests.support.house import PASSWORD, house_in
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually

needs_mounts = pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "disk") as small:
        yield small


@pytest.fixture
async def small_room(disk: Disk) -> AsyncIterator[Saleroom]:
    """Give a sale in a house that lies on a small disk."""
    async with house_in(disk.path / "house") as house:
        yield await Saleroom.open(house)


async def bid_until(room: Saleroom, code: str, prefix: str) -> list[dict[str, Any]]:
    """Bid until a bid is refused so; return the accepted verdicts."""
    accepted: list[dict[str, Any]] = []
    for number in range(2_000):
        verdict = await room.bid(room.ann, f"{prefix}{number}", 1_000_000 + 1_000 * number, mode="max")
        if not verdict["ok"]:
            assert verdict["code"] == code
            return accepted
        accepted.append(verdict)
    pytest.fail(f"no bid was refused {code}")


async def told(room: Saleroom, rostrum: str) -> None:
    """Wait until a beat that comes from now on says so of the rostrum."""
    known = len(room.ben.of("beat"))
    await eventually(lambda: any(beat["rostrum"] == rostrum for beat in room.ben.of("beat")[known:]), 10)


async def hashes_in(data: Path) -> set[str]:
    """Return the hashes of every row that a start finds; fails when a chain is not whole."""
    database = await Database.open(data)
    try:
        await database.read(check_chains)
        rows = await database.read(lambda c: c.exec_driver_sql("SELECT hash FROM ledger").fetchall())
    finally:
        await database.close()
    return {row.hash.hex() for row in rows}


def receipts(verdicts: list[dict[str, Any]]) -> set[str]:
    return {verdict["receipt"]["hash"] for verdict in verdicts}


@needs_mounts
async def test_a_full_disk_refuses_bids_says_so_and_comes_back_by_itself(
    disk: Disk, small_room: Saleroom
) -> None:
    room = small_room
    before = await bid_until_full(disk, room)
    await told(room, "away")
    assert (await room.house.get("/readyz"))[0] == 503
    assert (await room.house.get("/healthz"))[0] == 200

    # What is durable can be read, by newcomers too.
    assert (await room.house.get(f"/api/sales/{room.sale}"))[0] == 200
    assert (await room.house.get(f"/api/sales/{room.sale}/lots", room.ben_person))[0] == 200
    late = await room.house.connect(room.ben_person)
    attended = await late.call("attend", {"sale": room.sale, "after": 0})
    assert attended["ok"] and attended["head"] == before[-1]["feed_no"]
    # Nobody can sign in, for the session could not be kept; the answer is a refusal and not a fault.
    assert await sign_in(room) == (503, "unavailable")

    disk.make_room()
    await told(room, "present")
    assert room.ben.of("beat")[-1]["head"] == before[-1]["feed_no"]
    assert (await room.house.get("/readyz"))[0] == 200
    assert (await sign_in(room))[0] == 200
    again = await room.bid(room.ann, "after", 90_000_000, mode="max")
    assert again["ok"]
    _, ledger = await room.house.get(f"/api/sales/{room.sale}/ledger")
    assert receipts([*before, again]) <= {row["hash"] for row in ledger["rows"]}


async def bid_until_full(disk: Disk, room: Saleroom) -> list[dict[str, Any]]:
    accepted = [await room.bid(room.ann, "first", 10_000)]
    disk.fill()
    return accepted + await bid_until(room, "unavailable", "full")


async def sign_in(room: Saleroom) -> tuple[int, str | None]:
    body = {"email": "ben@example.org", "password": PASSWORD}
    async with room.house.http.post("/api/session", json=body) as answer:
        return answer.status, (await answer.json()).get("code")


@needs_mounts
async def test_a_full_disk_is_noticed_before_anybody_bids(disk: Disk, small_room: Saleroom) -> None:
    disk.fill()
    await told(small_room, "away")
    disk.make_room()
    await told(small_room, "present")


@needs_mounts
async def test_a_log_that_finds_no_room_in_the_database_stays_a_log(disk: Disk) -> None:
    """A checkpoint on a full disk breaks off; what was acknowledged stays in the log and is found again."""
    data = disk.path / "house"
    async with house_in(data) as house:
        room = await Saleroom.open(house)
        accepted = [await room.bid(room.ann, f"a{k}", 10_000 + 1_000 * k, mode="max") for k in range(60)]
        disk.fill()
        with closing(sqlite3.connect(data / DATABASE_NAME)) as stranger, pytest.raises(sqlite3.Error):
            stranger.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        accepted += await bid_until(room, "unavailable", "full")
    disk.make_room()
    assert receipts(accepted) <= await hashes_in(data)


@needs_mounts
async def test_a_house_on_a_full_disk_does_not_start_and_says_why(disk: Disk) -> None:
    async with house_in(disk.path / "house") as house:
        await house.sale()
    disk.fill()
    with pytest.raises(Exception, match="disk"):
        async with house_in(disk.path / "house"):
            pytest.fail("it opened")
    disk.make_room()
    async with house_in(disk.path / "house") as house:
        assert len((await house.get("/api/sales"))[1]) == 1


@needs_mounts
async def test_a_house_on_a_read_only_disk_does_not_start_and_says_why(disk: Disk) -> None:
    async with house_in(disk.path / "house") as house:
        await house.sale()
    disk.make_read_only()
    with pytest.raises(Exception, match=r"[Rr]ead-only"):
        async with house_in(disk.path / "house"):
            pytest.fail("it opened")
    disk.make_writable()
    async with house_in(disk.path / "house") as house:
        assert len((await house.get("/api/sales"))[1]) == 1


@needs_mounts
async def test_a_disk_that_is_pulled_out_and_put_back(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    with bound(tmp_path / "real", tmp_path / "mount"):
        running = house_in(tmp_path / "mount")
        house = await running.__aenter__()
        room = await Saleroom.open(house)
        first = await room.bid(room.ann, "a1", 10_000)
    try:
        gone = await room.bid(room.ann, "a2", 20_000, mode="max")
        assert gone["code"] == "unavailable"
        assert (await house.get(f"/api/sales/{room.sale}"))[0] == 503
        with bound(tmp_path / "real", tmp_path / "mount"):
            await told(room, "present")
            again = await room.bid(room.ann, "a2", 20_000, mode="max")
            assert again["ok"]
            await running.__aexit__(None, None, None)
    finally:
        await house.http.close()
    assert receipts([first, again]) <= await hashes_in(tmp_path / "real")


async def test_a_strangers_lock_is_waited_for_and_then_told(
    room: Saleroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_connection, "BUSY_TIMEOUT_S", 0.1)  # for the connections opened after a failure
    with closing(sqlite3.connect(tmp_path / "house" / DATABASE_NAME, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        refused = await room.bid(room.ann, "a1", 10_000)
        assert refused["code"] == "unavailable"
        await told(room, "away")
        stranger.execute("ROLLBACK")
    await told(room, "present")
    assert (await room.bid(room.ann, "a1", 10_000))["ok"]


async def test_an_older_copy_in_the_databases_place_is_not_taken_for_the_sale(
    room: Saleroom, tmp_path: Path
) -> None:
    """Nobody may hear a price again that was passed, nor lose a bid that was acknowledged."""
    data = tmp_path / "house"
    with (
        closing(sqlite3.connect(data / DATABASE_NAME)) as source,
        closing(sqlite3.connect(tmp_path / "older.db")) as copy,
    ):
        source.backup(copy)
    accepted = await room.bid(room.ann, "a1", 10_000)
    (data / DATABASE_NAME).rename(tmp_path / "right.db")
    (data / f"{DATABASE_NAME}-wal").rename(tmp_path / "right.db-wal")
    (data / f"{DATABASE_NAME}-shm").unlink()
    (tmp_path / "older.db").rename(data / DATABASE_NAME)
    assert (await room.bid(room.ben, "b1", 20_000))["code"] == "unavailable"
    await told(room, "away")
    assert room.ben.of("beat")[-1]["head"] == accepted["feed_no"]
    assert (await room.house.get(f"/api/sales/{room.sale}"))[0] == 503
    assert (await room.bid(room.ben, "b1", 20_000))["code"] == "unavailable"


async def test_a_log_that_is_deleted_under_the_house_costs_no_acknowledged_bid(
    room: Saleroom, tmp_path: Path
) -> None:
    accepted = [await room.bid(room.ann, f"a{k}", 10_000 + 1_000 * k, mode="max") for k in range(5)]
    (tmp_path / "house" / f"{DATABASE_NAME}-wal").unlink()
    refused = await room.bid(room.ann, "b", 50_000, mode="max")
    assert refused["code"] == "unavailable"
    rostrum = room.house.running.opened.house.rostrum(room.sale)
    assert rostrum is not None
    await eventually(lambda: not rostrum.away)
    again = await room.bid(room.ann, "b", 50_000, mode="max")
    assert again["ok"]
    _, ledger = await room.house.get(f"/api/sales/{room.sale}/ledger")
    assert receipts([*accepted, again]) <= {row["hash"] for row in ledger["rows"]}


async def test_the_databases_files_are_the_owners_alone(room: Saleroom, tmp_path: Path) -> None:
    await room.bid(room.ann, "a1", 10_000)
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "house").iterdir()}
    del modes["lock"]
    assert set(modes) == {DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", "house.key"}
    assert set(modes.values()) == {"0o600"}


@needs_mounts
async def test_a_sale_whose_pictures_find_no_room_is_not_made(disk: Disk, tmp_path: Path) -> None:
    noise = Image.effect_noise((500, 500), 100).convert("RGB")
    noise.save(tmp_path / "chair.png")
    async with house_in(disk.path / "house") as house:
        disk.fill(but=65_536)
        form = aiohttp.FormData()
        terms = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=load_ladder("auction-fr", "EUR"))
        form.add_field("sale", msgspec.json.encode({"title": "A sale", "terms": terms}).decode())
        catalogue = b"LotNum,Title,StartPrice,ImageFile.1\n1,Chair,100,chair.png\n"
        form.add_field("catalogue", catalogue, filename="c.csv", content_type="text/csv")
        picture = (tmp_path / "chair.png").read_bytes()
        form.add_field("picture", picture, filename="chair.png", content_type="image/png")
        async with house.http.post("/api/sales", data=form, headers=house.owner) as answer:
            assert (answer.status, (await answer.json())["code"]) == (503, "unavailable")
        disk.make_room()
        assert (await house.get("/api/sales"))[1] == []
        assert list((disk.path / "house").rglob("*.jpg")) == []
