"""The simulated ledger keeps the real one's contract: the same checks hold on both."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from contract.chain import GENESIS, row_hash
from contract.commands import BidMode
from contract.feed import Announced, BidTaken, LedgerHead
from contract.standing import Phase, Reserve, Standing
from contract.statements import head_statement
from contract.verdicts import Code, Outcome, Verdict
from server.rostrum.receipts import is_signed
from server.rules.records import BidSecret, MaxSet, Nothing, Record
from server.store.catalogue import SaleRow, insert_sale
from server.store.database import Database
from server.store.errors import LedgerConflict, RowsRefused
from server.store.ledger import LedgerStore, StoredVerdict
from server.store.liveness import LivenessStore
from tests.support.simulation.ledger import SimulatedLedger, SimulatedLiveness
from tests.support.simulation.world import KEY

SALE = "sale"
STANDING = Standing(
    lot="1", phase=Phase.OPEN, price=100, ask=110, leader="101", bids=1, reserve=Reserve.NONE,
    closes_at=None, next_rungs=[120],
)  # fmt: skip


@pytest.fixture(params=["simulated", "real"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Any, Any]]:
    """A ledger and a note of when the house was alive."""
    if request.param == "simulated":
        yield SimulatedLedger(Random(1), KEY), SimulatedLiveness()
        return
    database = await Database.open(tmp_path)
    for sale in (SALE, "other"):
        row = SaleRow(sale, sale, 1)
        await database.write(lambda connection, row=row: insert_sale(connection, row, []))  # type: ignore[misc]
    yield LedgerStore(database, KEY), LivenessStore(database)
    await database.close()


@pytest.fixture
def ledger(stores: tuple[Any, Any]) -> Any:
    return stores[0]


def said(seq: int, *, n: int | None = None, user: str | None = None, command: str | None = None) -> Record:
    """An announcement as row `seq`."""
    number = seq if n is None else n
    return Record(
        seq=seq, at=1_000 + seq, feed_no=number, public=Announced(n=number, at=1_000 + seq, text=f"nº {seq}"),
        private=Nothing(), user=user, command=command,
    )  # fmt: skip


def bid(seq: int) -> Record:
    return Record(
        seq=seq, at=5, feed_no=seq, user="ann", command=f"b{seq}",
        public=BidTaken(n=seq, at=5, lot="1", standing=STANDING, by="101", mode=BidMode.MAX),
        private=BidSecret(user="ann", limit=777),
    )  # fmt: skip


def answered(command: str, *, user: str = "ann", ok: bool = True, body: str = "body") -> StoredVerdict:
    verdict = Verdict(ok=True, id=command, at=1, seq=1, outcome=Outcome.LEADING, standing=STANDING)
    if not ok:
        verdict = Verdict(ok=False, id=command, at=1, code=Code.TOO_LOW, message="Too low.")
    return StoredVerdict(user, command, hashlib.sha256(body.encode()).digest(), verdict)


async def everything(ledger: Any) -> tuple[Any, ...]:
    return await ledger.load(SALE), await ledger.verdicts(SALE), (await ledger.head(SALE)).seq


async def test_what_was_appended_is_read_back_in_order(ledger: Any) -> None:
    sealed = Record(seq=3, at=7, feed_no=None, public=None, private=MaxSet(lot="1", user="ann", limit=5))
    records = [said(1), bid(2), sealed]
    await ledger.append(SALE, 0, records[:1])
    await ledger.append(SALE, 1, records[1:])
    assert await ledger.load(SALE) == records
    assert await ledger.load(SALE, after=2) == records[2:]
    assert await ledger.load("other") == []


async def test_who_reads_gets_rows_of_his_own(ledger: Any) -> None:
    record = said(1)
    await ledger.append(SALE, 0, [record])
    record.public.text = "changed after it was written"
    (await ledger.load(SALE))[0].public.text = "changed by a reader"
    assert (await ledger.load(SALE))[0].public.text == "nº 1"


async def test_the_chain_follows_from_genesis(ledger: Any) -> None:
    empty = await ledger.head(SALE)
    assert (empty.seq, empty.hash) == (0, GENESIS)
    written = [*await ledger.append(SALE, 0, [said(1), bid(2)]), *await ledger.append(SALE, 2, [said(3)])]
    previous = GENESIS
    for row, mine in zip(await ledger.rows(SALE), written, strict=True):
        committed = bytes.fromhex(row.commitment)
        previous = row_hash(previous, row.seq, row.at, row.kind, bytes(row.public), committed)
        assert (row.hash, mine.hash) == (previous.hex(), previous)
    head = await ledger.head(SALE)
    assert (head.seq, head.hash) == (3, previous)
    assert [row.seq for row in await ledger.rows(SALE, after=1, limit=1)] == [2]


async def test_what_was_written_is_told_again_the_same(ledger: Any) -> None:
    written = await ledger.append(SALE, 0, [said(1), bid(2)])
    assert [await ledger.written(SALE, seq) for seq in (1, 2)] == list(written)
    assert written[1].private == BidSecret(user="ann", limit=777)
    assert len(written[0].salt) == 16
    assert written[0].salt != written[1].salt
    assert await ledger.written(SALE, 0) is None
    assert await ledger.written(SALE, 3) is None


async def test_a_head_is_filled_in_with_the_hash_before_it_and_signed(ledger: Any) -> None:
    head = LedgerHead(n=2, at=5, row=1, hash="", signature="")
    record = Record(seq=2, at=5, feed_no=2, public=head, private=Nothing())
    written = await ledger.append(SALE, 0, [said(1), record])
    stored = (await ledger.load(SALE))[1].public
    assert stored.hash == written[0].hash.hex()
    assert is_signed(KEY.public, stored.signature, head_statement(SALE, 1, stored.hash))
    assert head == stored, "who announces it has it filled in, too"


@pytest.mark.parametrize("expected", [0, 2])
async def test_another_row_than_the_next_is_a_conflict_and_writes_nothing(ledger: Any, expected: int) -> None:
    await ledger.append(SALE, 0, [said(1)], [answered("a")])
    before = await everything(ledger)
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, expected, [said(expected + 1)], [answered("b")])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, expected, [], [answered("c", ok=False)])
    assert await everything(ledger) == before


async def test_records_with_a_hole_are_a_fault_of_the_caller(ledger: Any) -> None:
    with pytest.raises(ValueError, match="without holes"):
        await ledger.append(SALE, 0, [said(1), said(3)])
    assert (await everything(ledger))[2] == 0


async def test_a_command_is_answered_once(ledger: Any) -> None:
    await ledger.append(SALE, 0, [said(1)], [answered("a")])
    before = await everything(ledger)
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, 1, [said(2)], [answered("a", body="another")])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, 1, [said(2)], [answered("b"), answered("b")])
    assert await everything(ledger) == before
    await ledger.append(SALE, 1, [said(2)], [answered("a", user="ben")])
    await ledger.append("other", 0, [said(1)], [answered("a")])


async def test_a_command_has_one_row_and_an_entry_one_number(ledger: Any) -> None:
    await ledger.append(SALE, 0, [said(1, user="ann", command="x")])
    before = await everything(ledger)
    with pytest.raises(RowsRefused):
        await ledger.append(SALE, 1, [said(2, user="ann", command="x")])
    with pytest.raises(RowsRefused):
        await ledger.append(SALE, 1, [said(2, n=1)])
    with pytest.raises(RowsRefused):
        await ledger.append(SALE, 1, [said(2)], [replace(answered("y"), fingerprint=b"short")])
    assert await everything(ledger) == before
    await ledger.append(SALE, 1, [said(2, user="ann"), said(3, user="ann"), said(4, user="ben", command="x")])


async def test_verdicts_are_kept_with_or_without_rows(ledger: Any) -> None:
    assert await ledger.append(SALE, 0, [], [answered("no", ok=False)]) == []
    await ledger.append(SALE, 0, [said(1)], [answered("yes")])
    assert await ledger.verdict(SALE, "ann", "yes") == answered("yes")
    assert await ledger.verdict(SALE, "ann", "never") is None
    assert await ledger.verdicts(SALE) == {
        ("ann", "no"): answered("no", ok=False), ("ann", "yes"): answered("yes"),
    }  # fmt: skip


async def test_the_house_notes_when_it_was_alive(stores: tuple[Any, Any]) -> None:
    liveness = stores[1]
    assert await liveness.last_alive() is None
    for at in (5, 9, 7):
        await liveness.mark_alive(at)
        assert await liveness.last_alive() == at
