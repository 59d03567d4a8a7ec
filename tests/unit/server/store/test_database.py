"""The database file: what it promises, when it is refused, and how it comes back after a failure."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from server.store import connection as store_connection
from server.store.connection import driver_of
from server.store.database import DATABASE_NAME, Database
from server.store.errors import DataDirInUse, StoreTooNew, StoreUnavailable
from server.store.schema import sales


def add_sale(sale_id: str, *, title: str = "A sale") -> Callable[[Connection], None]:
    """Return a piece of work that writes one sale."""

    def write(connection: Connection) -> None:
        connection.execute(insert(sales).values(id=sale_id, title=title, created_at=1))

    return write


async def sale_ids(database: Database) -> list[str]:
    return await database.read(
        lambda connection: list(connection.scalars(select(sales.c.id).order_by(sales.c.id)))
    )


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_connection, "BUSY_TIMEOUT_S", 0.05)


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
async def test_a_commit_is_on_the_disk_before_anybody_hears_of_it(
    database: Database, pragma: str, value: object
) -> None:
    found = await database.write(lambda connection: connection.execute(text(f"PRAGMA {pragma}")).scalar())
    assert found == value


async def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    first = await Database.open(tmp_path)
    await first.write(add_sale("kept"))
    await first.close()

    second = await Database.open(tmp_path)
    found = await sale_ids(second)
    await second.close()
    assert found == ["kept"]


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def half(connection: Connection) -> None:
        add_sale("half")(connection)
        raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="changed my mind"):
        await database.write(half)
    assert await sale_ids(database) == []


@pytest.mark.parametrize("whole", [True, False])
async def test_what_goes_past_sqlalchemy_is_in_the_same_transaction(database: Database, whole: bool) -> None:
    def both(connection: Connection) -> None:
        driver_of(connection).execute("INSERT INTO sales (id, title, created_at) VALUES ('a', 'A sale', 1)")
        add_sale("b")(connection)
        driver_of(connection).execute("INSERT INTO sales (id, title, created_at) VALUES ('c', 'A sale', 1)")
        if not whole:
            raise RuntimeError("changed my mind")

    if whole:
        await database.write(both)
    else:
        with pytest.raises(RuntimeError):
            await database.write(both)
    assert await sale_ids(database) == (["a", "b", "c"] if whole else [])


async def test_a_mistake_told_by_the_driver_is_no_outage(database: Database) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        await database.write(lambda connection: driver_of(connection).execute("SELECT ?", ()))
    await database.write(add_sale("after it"))
    assert await sale_ids(database) == ["after it"]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StoreUnavailable):
        await database.read(add_sale("sneaked"))
    assert await sale_ids(database) == []


async def test_a_second_opening_of_the_same_directory_is_refused(tmp_path: Path) -> None:
    first = await Database.open(tmp_path)
    with pytest.raises(DataDirInUse):
        await Database.open(tmp_path)
    await first.close()

    again = await Database.open(tmp_path)
    await again.close()


async def test_a_closed_database_refuses_and_what_was_begun_is_finished(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    begun = asyncio.ensure_future(database.write(add_sale("begun")))
    await asyncio.sleep(0)
    await database.close()
    await begun
    with pytest.raises(StoreUnavailable, match="closing"):
        await database.write(add_sale("late"))

    again = await Database.open(tmp_path)
    found = await sale_ids(again)
    await again.close()
    assert found == ["begun"]


async def test_a_directory_of_a_newer_version_is_refused_and_let_go(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    await database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    await database.close()

    for _ in range(2):
        with pytest.raises(StoreTooNew, match="update Martillo"):
            await Database.open(tmp_path)


async def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        await Database.open(tmp_path / "file" / "house")


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreUnavailable, match="file is not a database"):
        await Database.open(tmp_path)


async def test_a_full_disk_refuses_and_recovers_when_there_is_room(database: Database) -> None:
    await database.write(lambda connection: connection.execute(text("PRAGMA max_page_count = 1")))
    with pytest.raises(StoreUnavailable, match="full"):
        await database.write(add_sale("big", title="x" * 200_000))

    # The limit belonged to the connection that failed, as room on a disk comes back: by itself.
    await database.write(add_sale("fits"))
    assert await sale_ids(database) == ["fits"]


async def test_a_read_only_database_refuses_and_recovers(database: Database) -> None:
    await database.write(lambda connection: connection.execute(text("PRAGMA query_only = ON")))
    with pytest.raises(StoreUnavailable, match="readonly"):
        await database.write(add_sale("refused"))

    await database.write(add_sale("taken"))
    assert await sale_ids(database) == ["taken"]


@pytest.mark.usefixtures("impatient")
async def test_a_strangers_lock_refuses_and_is_forgotten_when_it_ends(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            await database.write(add_sale("refused"))
        stranger.execute("ROLLBACK")

    await database.write(add_sale("taken"))
    found = await sale_ids(database)
    await database.close()
    assert found == ["taken"]


async def test_a_file_that_vanished_takes_nothing_and_recovers_when_it_is_back(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    await database.write(add_sale("before"))
    (tmp_path / DATABASE_NAME).rename(tmp_path / "elsewhere")
    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            await database.write(add_sale("into the void"))
    assert not (tmp_path / DATABASE_NAME).exists(), "an empty database was made in its place"

    (tmp_path / "elsewhere").rename(tmp_path / DATABASE_NAME)
    await database.write(add_sale("after"))
    found = await sale_ids(database)
    await database.close()
    assert found == ["after", "before"]


async def test_an_error_carries_no_values(database: Database) -> None:
    await database.write(add_sale("one"))
    with pytest.raises(Exception, match="UNIQUE") as caught:
        await database.write(add_sale("one", title="the secret reserve"))
    assert "secret" not in str(caught.value)
