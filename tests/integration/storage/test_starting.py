"""Starting on a directory that is not as it was left: a sentence that says what to do, no new house begun."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from server.rostrum.receipts import HouseKeyError
from server.store import migrate
from server.store.database import Database
from server.store.directory import DATABASE_NAME, KEY_NAME
from server.store.errors import StoreDamaged, StoreUnavailable
from server.store.migrate import current_version
from server.store.schema import VERSION
from tests.support.house import house_in
from tests.support.processes import run_martillo


def remove(data: Path) -> None:
    (data / DATABASE_NAME).unlink()


def empty(data: Path) -> None:
    (data / DATABASE_NAME).write_bytes(b"")


def scribble(data: Path) -> None:
    (data / DATABASE_NAME).write_bytes(b"not a database at all" * 500)


def halve(data: Path) -> None:
    content = (data / DATABASE_NAME).read_bytes()
    (data / DATABASE_NAME).write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("damage", [remove, empty, scribble, halve])
async def test_a_lost_or_damaged_database_is_told_and_no_empty_house_begun(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    async with house_in(tmp_path) as house:
        await house.sale()
    damage(tmp_path)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match="restore"):
            async with house_in(tmp_path):
                pytest.fail("it opened")


async def test_a_lost_key_is_not_replaced_by_another(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        await house.sale()
    (tmp_path / KEY_NAME).unlink()
    with pytest.raises(HouseKeyError, match="backup"):
        async with house_in(tmp_path):
            pytest.fail("it opened")
    assert not (tmp_path / KEY_NAME).exists()


async def test_a_sale_with_a_damaged_row_stays_shut_and_the_others_open(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        damaged, whole = await house.sale(), await house.sale()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as database:
        database.executescript(
            "DROP TRIGGER ledger_no_update;"
            f"UPDATE ledger SET at = at + 1 WHERE sale_id = '{damaged}' AND seq = 2;"
        )
    async with house_in(tmp_path) as house:
        assert [sale["id"] for sale in (await house.get("/api/sales"))[1]] == [whole]


async def test_a_migration_that_breaks_off_leaves_nothing_and_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = migrate._upgrade

    def breaks_off(connection: object) -> None:
        whole(connection)  # type: ignore[arg-type]
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "_upgrade", breaks_off)
        with pytest.raises(StoreUnavailable, match="No space"):
            await Database.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database = await Database.open(tmp_path)
    assert await database.read(current_version) == VERSION
    await database.close()


@pytest.mark.processes
async def test_the_command_says_in_one_sentence_why_it_does_not_start(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        await house.sale()
        second = await run_martillo("serve", "--data", tmp_path, "--port", "0")
        assert (second.status, second.err.count("\n")) == (1, 1)
        assert "another process" in second.err
    scribble(tmp_path)
    damaged = await run_martillo("serve", "--data", tmp_path, "--port", "0")
    assert (damaged.status, damaged.err.count("\n")) == (1, 1)
    assert "martillo restore" in damaged.err
