"""A power cut, simulated on the real files: what was not flushed may be there, half there, or not at all.

Before a step (a commit, a checkpoint) the files are known to be on the disk. A cut during the step leaves, of
each sector that the step changed, the old content or the new one. Every mixture must start, its chain whole
and with every row whose commit had returned before the step.
"""

import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from contract.feed import Announced
from server.rules.records import Nothing, Record
from server.store.catalogue import SaleRow, insert_sale
from server.store.chain_check import check_chains
from server.store.database import Database
from server.store.directory import DATABASE_NAME
from server.store.ledger import LedgerStore

SALE = "spring"
SECTOR = 512
WAL_HEADER = 32
WAL_NAME = f"{DATABASE_NAME}-wal"
MIXTURES_A_STEP = 6


@dataclass(frozen=True, slots=True)
class Files:
    """The bytes of the database and of its log at one moment."""

    database: bytes
    wal: bytes

    @classmethod
    def of(cls, folder: Path) -> "Files":
        return cls((folder / DATABASE_NAME).read_bytes(), (folder / WAL_NAME).read_bytes())

    def put_into(self, folder: Path) -> None:
        folder.mkdir()
        (folder / DATABASE_NAME).write_bytes(self.database)
        (folder / WAL_NAME).write_bytes(self.wal)


def cut(before: bytes, after: bytes, keep: Callable[[int], bool]) -> bytes:
    """Return what a cut leaves of a file: of each sector the new content where `keep` says so, else the old.

    A sector beyond the old end of the file that did not reach the disk is nothing but zeros.
    """
    size = max(len(before), len(after))
    old = before.ljust(size, b"\0")
    new = after + before[len(after) :]
    parts = [(new if keep(at) else old)[at : at + SECTOR] for at in range(0, size, SECTOR)]
    return b"".join(parts)


def cuts(before: bytes, after: bytes, seed: str) -> Iterator[bytes]:
    """Yield what cuts during one step may leave: cut off, the tail only, and random mixtures."""
    size = max(len(before), len(after))
    choose = random.Random(seed)
    ends = [choose.randrange(size + 1) for _ in range(2)]
    for end in ends:
        yield cut(before, after, lambda at, end=end: at < end)  # type: ignore[misc]
        yield cut(before, after, lambda at, end=end: at >= end)  # type: ignore[misc]
        yield after[:end] if len(after) >= len(before) and end > len(before) else after
    for _ in range(MIXTURES_A_STEP):
        dice = random.Random(choose.random())
        yield cut(before, after, lambda _at, dice=dice: dice.random() < 0.5)  # type: ignore[misc]


def log_cuts(before: bytes, after: bytes, seed: str) -> Iterator[bytes]:
    """Yield what cuts during a commit may leave of the log.

    A log that begins anew has its header flushed before a frame is written over the old ones: with the old
    header, old frames would be taken for good that are older than the database.
    """
    began_anew = after[:WAL_HEADER] + before[WAL_HEADER:]
    if began_anew != before:
        yield began_anew
    yield from cuts(began_anew, after, seed)


class House:
    """A ledger that grows, and the files that it lies in."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.ledger = LedgerStore(database)
        self.acknowledged: list[bytes] = []

    async def append(self, rows: int) -> None:
        """Append some rows in one commit, each with a text long enough to take pages."""
        first = len(self.acknowledged) + 1
        records = [
            Record(
                seq=seq, at=seq, feed_no=seq, private=Nothing(),
                public=Announced(n=seq, at=seq, text=f"{seq} " * 200),
            )
            for seq in range(first, first + rows)
        ]  # fmt: skip
        written = await self.ledger.append(SALE, first - 1, records)
        self.acknowledged += [row.hash for row in written]

    def checkpoint(self) -> None:
        """Copy the log into the database, as the server's connection does from time to time."""
        with closing(sqlite3.connect(self.folder / DATABASE_NAME)) as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
            assert not busy

    def files(self) -> Files:
        return Files.of(self.folder)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    database = await Database.open(tmp_path / "house")
    # The test alone says when: a step must not be a commit and a checkpoint at once.
    await database.write(lambda connection: connection.execute(text("PRAGMA wal_autocheckpoint = 0")))
    await database.write(lambda connection: insert_sale(connection, SaleRow(SALE, "Spring", 1), []))
    yield House(tmp_path / "house", database)
    await database.close()


async def found_after(files: Files, folder: Path) -> list[bytes]:
    """Start on these files; return the hashes of the rows found. Fails when the chain is not whole."""
    files.put_into(folder)
    database = await Database.open(folder)
    try:
        sales = await database.read(check_chains)
        rows = await LedgerStore(database).rows(SALE, limit=10_000)
    finally:
        await database.close()
    assert [sale.rows for sale in sales] == [len(rows)]
    return [bytes.fromhex(row.hash) for row in rows]


@pytest.mark.parametrize("seed", range(2))
async def test_what_was_acknowledged_survives_a_cut_during_the_next_commit(
    house: House, tmp_path: Path, seed: int
) -> None:
    dice, tried, lost = random.Random(seed), 0, 0
    for step in range(6):
        if dice.random() < 0.3:
            house.checkpoint()  # the next commit begins the log anew, over what is in the database now
        before, acknowledged = house.files(), list(house.acknowledged)
        await house.append(dice.randint(1, 6))
        after = house.files()
        assert after.database == before.database
        for number, wal in enumerate(log_cuts(before.wal, after.wal, f"{seed} {step}")):
            found = await found_after(Files(after.database, wal), tmp_path / f"cut-{step}-{number}")
            assert found[: len(acknowledged)] == acknowledged, f"seed {seed}, step {step}, cut {number}"
            assert found in (acknowledged, house.acknowledged), "half a commit came to life"
            tried, lost = tried + 1, lost + (found == acknowledged)
    assert 0 < lost < tried, "the cuts tear nothing, or everything"


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_is_lost_by_a_cut_during_a_checkpoint(house: House, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for step in range(4):
        for _ in range(dice.randint(1, 4)):
            await house.append(dice.randint(1, 6))
        before = house.files()
        house.checkpoint()
        after = house.files()
        assert after.database != before.database
        assert after.wal == before.wal, "the log went before its content was in the database"
        for number, database in enumerate(cuts(before.database, after.database, f"{seed} {step}")):
            found = await found_after(Files(database, after.wal), tmp_path / f"cut-{step}-{number}")
            assert found == house.acknowledged, f"seed {seed}, step {step}, cut {number}"


@pytest.mark.parametrize("junk", [b"\xff" * 5000, b"", bytes(range(256)) * 16], ids=["ones", "none", "noise"])
async def test_junk_behind_the_last_commit_is_no_row(house: House, tmp_path: Path, junk: bytes) -> None:
    await house.append(5)
    now = house.files()
    found = await found_after(Files(now.database, now.wal + junk), tmp_path / "cut")
    assert found == house.acknowledged


async def test_the_cut_that_loses_an_acknowledged_row_would_be_seen(house: House, tmp_path: Path) -> None:
    """The test's own test: an acknowledged commit that was not flushed may be torn, and looks like this."""
    await house.append(3)
    acknowledged = list(house.acknowledged)
    await house.append(3)
    now = house.files()
    found = await found_after(Files(now.database, now.wal[:-SECTOR]), tmp_path / "cut")
    assert found == acknowledged != house.acknowledged
