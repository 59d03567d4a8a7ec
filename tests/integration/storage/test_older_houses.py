"""A house that an older version made is taken over whole, by itself, and its running sale goes on."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from clean_root.older_houses import OLDER_HOUSES, PASSWORD, OlderHouse, dump_of
from contract.audit import Row, lines_of, verify
from server.backup.making import make_backup
from server.backup.restoring import restore_backup
from server.cli.ledger_source import ledger_pages
from server.rostrum.receipts import is_signed
from server.rules.refold import refold
from server.store.migrate import MIGRATIONS
from tests.support.house import HouseForTests, Person, house_in
from tests.support.saleroom import bid

KEPT = "sale_id, seq, at, kind, feed_no, public, private, salt, user_id, command_id, hash"

older_house = pytest.mark.parametrize("older", OLDER_HOUSES, ids=lambda older: older.schema)


def rows_of(data: Path) -> list[Any]:
    with closing(sqlite3.connect(data / "martillo.db")) as database:
        return database.execute(f"SELECT {KEPT} FROM ledger ORDER BY sale_id, seq").fetchall()


def last_bid_of(data: Path, sale: str, email: str) -> dict[str, Any]:
    """Return somebody's last bid in a sale as it was sent, by what the ledger keeps of it."""
    query = (
        "SELECT command_id, public FROM ledger JOIN users ON users.id = user_id "
        "WHERE sale_id = ? AND kind = 'bid' AND email = ? ORDER BY seq"
    )
    with closing(sqlite3.connect(data / "martillo.db")) as database:
        command, public = database.execute(query, (sale, email)).fetchall()[-1]
    entry = msgspec.json.decode(public)
    return bid(sale, command, entry["amount"], entry["lot"], entry["mode"])


def silent(_doing: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


async def sign_in(house: HouseForTests, email: str) -> Person:
    async with house.http.post("/api/session", json={"email": email, "password": PASSWORD}) as answer:
        assert answer.status == 200, await answer.text()
        return msgspec.convert(await answer.json(), Person, strict=False)


async def verified(data: Path, sale: str) -> int:
    """Audit a sale's ledger with every secret opened; return how many rows it has."""
    pages = [page async for page in ledger_pages(data, sale, opened=True)]
    lines = list(lines_of(pages))
    report = verify(lines, check=is_signed, house_key=None, receipts=[])
    assert report.finding is None
    assert report.opened == report.rows
    assert refold(msgspec.json.decode(line, type=Row) for line in lines[:-1]) is None
    return report.rows


@older_house
async def test_nothing_of_an_older_house_is_lost(older: OlderHouse, tmp_path: Path) -> None:
    data = older.lay(tmp_path / "house")
    before = rows_of(data)
    async with house_in(data) as house:
        sales = {sale["id"]: sale["status"] for sale in (await house.get("/api/sales"))[1]}
        people = {user["email"]: user["role"] for user in (await house.get("/api/users"))[1]}
        results = [lot["price"] for lot in (await house.get(f"/api/sales/{older.ended}/results"))[1]]
    assert sales == {older.ended: "ended", older.running: "open"}
    assert people == {
        "ana@example.org": "bidder", "ben@example.org": "bidder", "marta@example.org": "clerk",
        "ada@example.org": "admin",
    }  # fmt: skip
    assert results[0] == 13_000
    assert rows_of(data) == before
    assert sum([await verified(data, sale) for sale in sales]) == len(before)


@older_house
async def test_the_running_sale_of_an_older_house_goes_on(older: OlderHouse, tmp_path: Path) -> None:
    data = older.lay(tmp_path / "house")
    asked_again = last_bid_of(data, older.running, "ana@example.org")
    rows = len([row for row in rows_of(data) if row[0] == older.running])
    async with house_in(data) as house:
        ana = await house.attend(await sign_in(house, "ana@example.org"), older.running)
        known = await ana.call("bid", asked_again)
        outbid = await ana.call("bid", bid(older.running, "new", 13_000))
    assert (known["ok"], known["seq"]) == (True, rows - 1)
    assert (outbid["ok"], outbid["seq"], outbid["outcome"]) == (True, rows + 1, "outbid")
    assert (outbid["standing"]["price"], outbid["standing"]["leader"]) == (14_000, "102")
    assert await verified(data, older.running) == rows + 1


@older_house
async def test_a_backup_of_an_older_house_can_be_restored(older: OlderHouse, tmp_path: Path) -> None:
    data, kept = older.lay(tmp_path / "house"), tmp_path / "kept.zip"
    await asyncio.to_thread(make_backup, data, kept, silent)
    assert (await asyncio.to_thread(restore_backup, kept, tmp_path / "second", silent)).schema == older.schema
    async with house_in(tmp_path / "second") as house:
        await sign_in(house, "ana@example.org")
    assert rows_of(tmp_path / "second") == rows_of(data)


@older_house
def test_a_dump_is_the_whole_house(older: OlderHouse, tmp_path: Path) -> None:
    assert dump_of(older.lay(tmp_path / "house")) == older.file.read_text(encoding="ascii")


def test_there_is_a_house_of_every_version_but_the_newest() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    versions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert [older.schema for older in reversed(OLDER_HOUSES)] == versions[1:]
