"""A backup made while a sale runs is that sale at one moment; restored, it is a house like the first."""

import asyncio
import hashlib
import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from server.backup.making import make_backup
from server.backup.manifest import MANIFEST_NAME, BackupError, Manifest
from server.backup.restoring import restore_backup
from server.store.directory import DATABASE_NAME, KEY_NAME
from server.store.errors import StoreDamaged, StoreUnavailable
from tests.integration.server.test_catalogue import VASE, add_picture, sale_with
from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom, bid

FORGED = (
    "DROP TRIGGER ledger_no_update;UPDATE ledger SET public = CAST(replace(public, '10000', '10001') AS BLOB)"
)


def silent(_doing: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


async def backed_up(data: Path, target: Path, **options: Any) -> Manifest:
    return await asyncio.to_thread(make_backup, data, target, silent, **options)


def entries(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(file: Path, content: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


@pytest.fixture
async def kept(room: Saleroom, tmp_path: Path) -> Path:
    """Give a good backup of a house with one bid."""
    assert (await room.bid(room.ann, "a1", 10_000))["ok"]
    await backed_up(tmp_path / "house", tmp_path / "kept.zip")
    return tmp_path / "kept.zip"


async def test_a_backup_during_bidding_holds_every_bid_acknowledged_before_it_began(
    room: Saleroom, tmp_path: Path
) -> None:
    going_on, enough = True, asyncio.Event()
    acknowledged: list[dict[str, Any]] = []

    async def keep_bidding() -> None:
        while going_on:
            if len(acknowledged) >= 20:
                enough.set()
            amount = 10_000 + 10 * len(acknowledged)
            acknowledged.append(await room.bid(room.ann, f"a{len(acknowledged)}", amount * 100, mode="max"))

    bidding = asyncio.create_task(keep_bidding())
    await enough.wait()
    before = list(acknowledged)
    await backed_up(tmp_path / "house", tmp_path / "kept.zip")
    during = len(acknowledged)
    going_on = False
    await bidding
    assert all(verdict["ok"] for verdict in acknowledged)

    restored = await asyncio.to_thread(restore_backup, tmp_path / "kept.zip", tmp_path / "again", silent)
    async with house_in(tmp_path / "again") as house:
        _, ledger = await house.get(f"/api/sales/{room.sale}/ledger")
        hashes = {row["seq"]: row["hash"] for row in ledger["rows"]}
        assert restored.sales[0].rows == len(hashes)
        assert {v["receipt"]["hash"] for v in before} <= set(hashes.values())
        assert len(hashes) <= acknowledged[during]["seq"]
        # The receipts that were given out stay good: it is the same house with the same key.
        _, mine = await room.house.get(f"/api/sales/{room.sale}")
        _, theirs = await house.get(f"/api/sales/{room.sale}")
        assert theirs["house_key"] == mine["house_key"]
        ann = await house.person("Ann2")
        await house.register(ann, room.sale)
        client = await house.attend(ann, room.sale)
        assert (await client.call("bid", bid(room.sale, "new", 9_000_000)))["ok"]


async def test_a_house_that_does_not_run_is_backed_up_too_and_stays_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "house"
    async with house_in(data) as house:
        await house.sale()
    manifest = await backed_up(data, tmp_path / "kept.zip")
    assert [sale.title for sale in manifest.sales] == ["A sale"]
    async with house_in(data) as house:
        assert len((await house.get("/api/sales"))[1]) == 1


async def test_sessions_do_not_come_back_with_a_backup(kept: Path, room: Saleroom, tmp_path: Path) -> None:
    await asyncio.to_thread(restore_backup, kept, tmp_path / "again", silent)
    assert room.ann_person.token
    async with house_in(tmp_path / "again") as house:
        assert (await house.get("/api/sales", room.ann_person))[0] == 401
        answer = await house.http.post(
            "/api/session", json={"email": "ann@example.org", "password": "a horse that counts to nine"}
        )
        assert answer.status == 200
    assert (await room.house.get("/api/sales", room.ann_person))[0] == 200


async def test_only_the_owner_may_read_a_backup_and_what_is_restored(kept: Path, tmp_path: Path) -> None:
    await asyncio.to_thread(restore_backup, kept, tmp_path / "again", silent)
    assert {name: mode(tmp_path / "again" / name) for name in names_in(tmp_path / "again")} == {
        DATABASE_NAME: 0o600,
        KEY_NAME: 0o600,
    }
    assert mode(tmp_path / "again") == 0o700
    assert mode(kept) == 0o600


async def test_a_file_that_exists_is_replaced_only_when_that_is_asked_for(kept: Path, tmp_path: Path) -> None:
    before = entries(kept)
    with pytest.raises(BackupError, match="--force"):
        await backed_up(tmp_path / "house", kept)
    assert entries(kept) == before
    await backed_up(tmp_path / "house", kept, force=True)
    assert Manifest.read(entries(kept)[MANIFEST_NAME]).sales
    assert names_in(tmp_path) == {"house", "kept.zip"}


async def test_a_directory_that_is_not_empty_is_left_alone(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "notes.txt").write_text("mine")
    with pytest.raises(BackupError, match="not empty"):
        restore_backup(kept, tmp_path / "again", silent)
    assert names_in(tmp_path / "again") == {"notes.txt"}


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def no_archive(file: Path) -> None:
    file.write_bytes(b"not a backup")


def foreign_archive(file: Path) -> None:
    rewrite(file, {"holiday.jpg": b"sun"})


def foreign_manifest(file: Path) -> None:
    change_manifest(file, lambda manifest: manifest.update(what="something-else"))


def newer(file: Path) -> None:
    change_manifest(file, lambda manifest: manifest.update(format=99))


def other_key(file: Path) -> None:
    content = entries(file)
    put(file, KEY_NAME, bytes(reversed(content[KEY_NAME])))


def stowaway(file: Path) -> None:
    rewrite(file, {**entries(file), "extra": b"?"})


def climbing_name(file: Path) -> None:
    put(file, "../outside", b"got out")


def other_compression(file: Path) -> None:
    rewrite(file, entries(file), zipfile.ZIP_LZMA)


def garbled_name(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    entry = raw.rfind(b"PK\x01\x02")
    raw[entry + 9] |= 0x08  # the name is UTF-8
    raw[entry + 46] = 0xFF  # and is not
    file.write_bytes(raw)


def forged_row(file: Path) -> None:
    """Change a price in the database, and all checksums with it."""
    forged = file.with_name("forged.db")
    forged.write_bytes(entries(file)[DATABASE_NAME])
    with closing(sqlite3.connect(forged)) as database:
        database.executescript(FORGED)
    put(file, DATABASE_NAME, forged.read_bytes())


def change_manifest(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = entries(file)
    manifest = json.loads(content[MANIFEST_NAME])
    change(manifest)
    rewrite(file, {**content, MANIFEST_NAME: json.dumps(manifest).encode()})


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def put(file: Path, name: str, data: bytes) -> None:
    """Put a file in as a careful forger would: the manifest fits it."""
    content = {**entries(file), name: data}
    manifest = json.loads(content[MANIFEST_NAME])
    others = [stored for stored in manifest["files"] if stored["name"] != name]
    mine = {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    manifest["files"] = [*others, mine]
    rewrite(file, {**content, MANIFEST_NAME: json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (flip, "damaged"),
        (truncate, "damaged"),
        (no_archive, "no backup"),
        (foreign_archive, "not a backup of a house"),
        (foreign_manifest, "not a backup of a house"),
        (newer, "update Martillo"),
        (other_key, "not the key"),
        (stowaway, "not what its manifest names"),
        (climbing_name, "none of a house's"),
        (other_compression, "compressed in a way"),
        (garbled_name, "damaged"),
        (forged_row, "row"),
    ],
)
async def test_a_backup_that_is_not_what_was_saved_is_refused_and_leaves_nothing(
    kept: Path, tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    spoil(kept)
    with pytest.raises(BackupError, match=told):
        restore_backup(kept, tmp_path / "again", silent)
    assert names_in(tmp_path) - {"forged.db"} == {"house", "kept.zip"}


async def test_a_damaged_ledger_is_not_saved_as_if_it_were_good(house: HouseForTests, tmp_path: Path) -> None:
    await house.sale()
    with closing(sqlite3.connect(tmp_path / "house" / DATABASE_NAME)) as database:
        database.executescript(FORGED)
    with pytest.raises(StoreDamaged, match="at row"):
        await backed_up(tmp_path / "house", tmp_path / "kept.zip")
    assert names_in(tmp_path) == {"house"}


def test_a_directory_without_a_house_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no house"):
        make_backup(tmp_path, tmp_path / "kept.zip", silent)
    assert list(tmp_path.iterdir()) == []


async def test_how_far_it_is_can_be_told(house: HouseForTests, tmp_path: Path) -> None:
    await house.sale()
    told: list[tuple[str, int, int]] = []
    saving = make_backup(tmp_path / "house", tmp_path / "kept.zip", lambda *progress: told.append(progress))
    assert saving.sales
    assert told[-1][0] == "copying the database"
    assert told[-1][1] == told[-1][2] > 0


async def test_a_picture_that_is_removed_while_the_others_are_packed_leaves_a_whole_backup(
    house: HouseForTests, tmp_path: Path
) -> None:
    sale = await sale_with(house, VASE)
    for colour in ("red", "lime"):
        await add_picture(house, sale, "1", colour)
    loop, packed = asyncio.get_running_loop(), 0

    async def remove_the_last() -> None:
        async with house.http.delete(f"{sale}/lots/1/pictures/{left}", headers=house.owner) as answer:
            assert answer.status == 200, await answer.text()

    def remove_one_meanwhile(doing: str, done: int, _total: int) -> None:
        nonlocal packed
        if doing == "packing pictures" and done == 1:
            packed += 1
            if packed == 1:
                asyncio.run_coroutine_threadsafe(remove_the_last(), loop).result(20)

    left = await last_packed(house, sale)
    target = tmp_path / "kept.zip"
    manifest = await asyncio.to_thread(make_backup, tmp_path / "house", target, remove_one_meanwhile)
    assert (packed, manifest.missing) == (2, [])
    assert len([name for name in entries(target) if name.endswith(".jpg")]) == 3


async def last_packed(house: HouseForTests, sale: str) -> int:
    """Return which of the two pictures of lot 1 is packed last: it has the higher digest."""
    store = house.running.opened._doors.catalogue
    first, second = [await store.picture(sale.removeprefix("/api/sales/"), "1", k) for k in (1, 2)]
    assert first is not None
    assert second is not None
    return 1 if first > second else 2
