"""The ledger keeps what it is given, in order and chained, or says that it did not."""

import hashlib
from collections.abc import Sequence

import msgspec
import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from contract.chain import GENESIS, canonical, commitment, row_hash
from contract.commands import BidMode
from contract.feed import Announced, BidTaken, LedgerHead, PublicEntry, SaleOpened
from contract.standing import Phase, Reserve, Standing
from contract.verdicts import Code, Outcome, Verdict
from contract.wire import PaddleStatus
from server.rules.records import (
    AnyPrivate,
    BidSecret,
    CallSecret,
    LotSecret,
    MaxSet,
    Nothing,
    PaddleChanged,
    Record,
)
from server.store.catalogue import SaleRow, insert_sale
from server.store.database import Database
from server.store.errors import LedgerConflict, RowsRefused, StoreUnavailable
from server.store.ledger import LedgerStore, StoredVerdict
from server.store.schema import ledger as table

SALE = "spring"
CANARY = 77_777_701

STANDING = Standing(
    lot="27A", phase=Phase.OPEN, price=100, ask=110, leader="204", bids=1, reserve=Reserve.UNMET,
    closes_at=None, next_rungs=[120],
)  # fmt: skip


def record(
    seq: int,
    *,
    public: PublicEntry | None = None,
    private: AnyPrivate | None = None,
    user: str | None = None,
    command: str | None = None,
) -> Record:
    """Return a record; without a public part it is an announcement with its own number."""
    shown = public or Announced(n=seq, at=1000 + seq, text=f"número {seq}")
    return Record(
        seq=seq,
        at=1000 + seq,
        feed_no=shown.n or None,
        public=shown,
        private=private or Nothing(),
        user=user,
        command=command,
    )


def sealed(seq: int, private: AnyPrivate) -> Record:
    return Record(seq=seq, at=1000 + seq, feed_no=None, public=None, private=private)


def answered(command: str, *, user: str = "ana", ok: bool = True) -> StoredVerdict:
    verdict = Verdict(ok=ok, id=command, at=1, outcome=Outcome.LEADING if ok else None, standing=STANDING)
    if not ok:
        verdict = Verdict(ok=False, id=command, at=1, code=Code.TOO_LOW, message="Too low.")
    return StoredVerdict(user, command, hashlib.sha256(command.encode()).digest(), verdict)


@pytest.fixture
async def ledger(database: Database) -> LedgerStore:
    await database.write(lambda connection: insert_sale(connection, SaleRow(SALE, "Spring", 1), []))
    return LedgerStore(database)


ALL_SORTS: Sequence[Record] = (
    record(1, public=SaleOpened(n=1, at=1001), private=CallSecret(by="clerk"), user="clerk", command="c-1"),
    record(
        2,
        public=BidTaken(n=2, at=1002, lot="27A", standing=STANDING, by="204", mode=BidMode.MAX),
        private=BidSecret(user="ana", limit=CANARY),
        user="ana",
        command="b-1",
    ),
    sealed(3, MaxSet(lot="27A", user="ana", limit=CANARY)),
    sealed(
        4,
        PaddleChanged(user="ana", name="Ana", paddle="204", status=PaddleStatus.APPROVED, limit=CANARY),
    ),
    record(5, public=Announced(n=3, at=1005, text="número 3"), private=LotSecret(reserve=CANARY)),
)


async def test_what_was_appended_is_loaded_back_in_order(ledger: LedgerStore) -> None:
    await ledger.append(SALE, 0, ALL_SORTS[:2])
    await ledger.append(SALE, 2, ALL_SORTS[2:])
    assert await ledger.load(SALE) == list(ALL_SORTS)
    assert await ledger.load(SALE, after=3) == list(ALL_SORTS[3:])


async def test_a_sale_without_rows_is_empty_and_begins_at_genesis(ledger: LedgerStore) -> None:
    head = await ledger.head(SALE)
    assert (await ledger.load(SALE), head.seq, head.hash) == ([], 0, GENESIS)


async def test_the_chain_can_be_recomputed_from_the_audit_form_alone(ledger: LedgerStore) -> None:
    written = await ledger.append(SALE, 0, ALL_SORTS)
    previous, recomputed = GENESIS, []
    for row in await ledger.rows(SALE):
        committed = bytes.fromhex(row.commitment)
        previous = row_hash(previous, row.seq, row.at, row.kind, bytes(row.public), committed)
        recomputed.append(previous)
        assert row.hash == previous.hex()
    assert recomputed == [row.hash for row in written]
    assert (await ledger.head(SALE)).hash == written[-1].hash
    assert await ledger.written(SALE, 2) == written[1]
    assert await ledger.written(SALE, 99) is None


async def test_the_audit_form_shows_no_secret_and_names_sealed_rows(ledger: LedgerStore) -> None:
    await ledger.append(SALE, 0, ALL_SORTS)
    rows = await ledger.rows(SALE)
    assert str(CANARY).encode() not in canonical(rows)
    assert b"ana" not in canonical(rows)
    assert [row.kind for row in rows] == ["sale_opened", "bid", "sealed", "sealed", "announced"]


async def test_the_salt_opens_the_commitment_later(ledger: LedgerStore, database: Database) -> None:
    await ledger.append(SALE, 0, ALL_SORTS)
    query = select(table.c.salt, table.c.private).where(table.c.seq == 2)
    salt, private = await database.read(lambda connection: connection.execute(query).one())
    assert private == canonical(ALL_SORTS[1].private)
    assert (await ledger.rows(SALE, after=1, limit=1))[0].commitment == commitment(salt, private).hex()


async def test_equal_secrets_do_not_look_equal(ledger: LedgerStore) -> None:
    twice = [sealed(1, LotSecret(reserve=CANARY)), sealed(2, LotSecret(reserve=CANARY))]
    await ledger.append(SALE, 0, twice)
    first, second = await ledger.rows(SALE)
    assert first.commitment != second.commitment


@pytest.mark.parametrize("expected", [0, 1, 3])
async def test_an_append_elsewhere_than_the_end_conflicts_and_writes_nothing(
    ledger: LedgerStore, expected: int
) -> None:
    await ledger.append(SALE, 0, [record(1), record(2)])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, expected, [record(expected + 1)], [answered("late")])
    assert len(await ledger.load(SALE)) == 2
    assert await ledger.verdict(SALE, "ana", "late") is None


async def test_records_with_a_hole_are_refused(ledger: LedgerStore) -> None:
    with pytest.raises(ValueError, match="without holes"):
        await ledger.append(SALE, 0, [record(1), record(3)])


async def test_a_command_is_decided_once(ledger: LedgerStore) -> None:
    await ledger.append(SALE, 0, [record(1, user="ana", command="b-1")], [answered("b-1")])
    with pytest.raises(RowsRefused):
        await ledger.append(SALE, 1, [record(2, user="ana", command="b-1")])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, 1, [record(2)], [answered("b-1", ok=False)])
    assert len(await ledger.load(SALE)) == 1


async def test_two_users_may_choose_the_same_id(ledger: LedgerStore) -> None:
    await ledger.append(SALE, 0, [record(1, user="ana", command="b-1")], [answered("b-1")])
    await ledger.append(SALE, 1, [record(2, user="ben", command="b-1")], [answered("b-1", user="ben")])
    assert len(await ledger.load(SALE)) == 2


async def test_the_first_verdict_is_kept_whether_it_was_yes_or_no(ledger: LedgerStore) -> None:
    yes, no = answered("b-1"), answered("b-2", ok=False)
    await ledger.append(SALE, 0, [record(1, user="ana", command="b-1")], [yes])
    await ledger.append(SALE, 1, [], [no])
    assert await ledger.verdict(SALE, "ana", "b-1") == yes
    assert await ledger.verdict(SALE, "ana", "b-2") == no
    assert await ledger.verdict(SALE, "ben", "b-1") is None
    assert await ledger.verdicts(SALE) == {("ana", "b-1"): yes, ("ana", "b-2"): no}


async def test_what_is_written_beside_the_rows_lives_and_dies_with_them(ledger: LedgerStore) -> None:
    def also(connection: Connection) -> None:
        insert_sale(connection, SaleRow("autumn", "Autumn", 2), [])

    with pytest.raises(LedgerConflict):
        await ledger.append("autumn", 7, [record(8)], also=also)
    await ledger.append("autumn", 0, [record(1)], also=also)
    assert len(await ledger.load("autumn")) == 1


async def test_sales_do_not_touch_each_other(ledger: LedgerStore, database: Database) -> None:
    await database.write(lambda connection: insert_sale(connection, SaleRow("autumn", "Autumn", 2), []))
    await ledger.append(SALE, 0, [record(1), record(2)])
    await ledger.append("autumn", 0, [record(1)])
    assert (len(await ledger.load(SALE)), len(await ledger.load("autumn"))) == (2, 1)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger SET public = x'00'",
        "UPDATE ledger SET private = x'00'",
        "DELETE FROM ledger",
        "UPDATE verdicts SET verdict = x'00'",
        "DELETE FROM verdicts",
        "DELETE FROM sales",
    ],
)
async def test_the_database_itself_forbids_to_change_the_record(
    ledger: LedgerStore, database: Database, change: str
) -> None:
    await ledger.append(SALE, 0, [record(1)], [answered("b-1")])
    with pytest.raises(IntegrityError):
        await database.write(lambda connection: connection.execute(text(change)))
    assert len(await ledger.load(SALE)) == 1


@pytest.mark.parametrize(
    "values",
    [
        "'spring', 0, 1, 'k', NULL, x'00', x'00', zeroblob(16), NULL, NULL, zeroblob(32), NULL, NULL",
        "'spring', 1, 1, 'k', 0, x'00', x'00', zeroblob(16), NULL, NULL, zeroblob(32), NULL, NULL",
        "'spring', 1, 1, 'k', NULL, x'00', x'00', zeroblob(8), NULL, NULL, zeroblob(32), NULL, NULL",
        "'spring', 1, 1, 'k', NULL, x'00', x'00', zeroblob(16), NULL, NULL, zeroblob(31), NULL, NULL",
        "'spring', 1, 1.5, 'k', NULL, x'00', x'00', zeroblob(16), NULL, NULL, zeroblob(32), NULL, NULL",
        "'spring', 1, 1, 'k', NULL, x'00', x'00', zeroblob(16), 'a', 'b', zeroblob(32), zeroblob(31), 'done'",
        "'nowhere', 1, 1, 'k', NULL, x'00', x'00', zeroblob(16), NULL, NULL, zeroblob(32), NULL, NULL",
    ],
)
@pytest.mark.usefixtures("ledger")
async def test_the_database_itself_refuses_a_malformed_row(database: Database, values: str) -> None:
    with pytest.raises(IntegrityError):
        await database.write(
            lambda connection: connection.execute(text(f"INSERT INTO ledger VALUES ({values})"))
        )


async def test_a_head_is_signed_over_the_row_before_it(database: Database, ledger: LedgerStore) -> None:
    class Signer:
        def sign_head(self, sale: str, row: int, row_hash: str) -> str:
            return f"{sale} {row} {row_hash}"

    head = record(2, public=LedgerHead(n=2, at=1002, row=1, hash="", signature=""))
    with pytest.raises(ValueError, match="without a signer"):
        await ledger.append(SALE, 0, [record(1), head])
    signing = LedgerStore(database, Signer())
    first, _ = await signing.append(SALE, 0, [record(1), head])
    (kept,) = (found.public for found in await signing.load(SALE, after=1))
    told = LedgerHead(n=2, at=1002, row=1, hash=first.hash.hex(), signature=f"{SALE} 1 {first.hash.hex()}")
    assert kept == told == head.public


async def test_a_failed_append_is_told_and_the_next_one_succeeds(
    ledger: LedgerStore, database: Database
) -> None:
    await ledger.append(SALE, 0, [record(1)])
    await database.write(lambda connection: connection.execute(text("PRAGMA query_only = ON")))
    with pytest.raises(StoreUnavailable):
        await ledger.append(SALE, 1, [record(2)], [answered("b-1")])
    assert await ledger.verdict(SALE, "ana", "b-1") is None

    await ledger.append(SALE, 1, [record(2)], [answered("b-1")])
    assert [found.seq for found in await ledger.load(SALE)] == [1, 2]


def bid_taken(seq: int, command: str) -> tuple[Record, StoredVerdict]:
    """Return an accepted bid's row and the verdict that this row says."""
    taken = BidTaken(n=seq, at=1000 + seq, lot="27A", standing=STANDING, by="204", mode=BidMode.EXACT)
    row = record(seq, public=taken, private=BidSecret(user="ana", limit=100), user="ana", command=command)
    verdict = Verdict(
        ok=True,
        id=command,
        at=row.at,
        seq=seq,
        feed_no=row.feed_no,
        outcome=Outcome.LEADING,
        standing=STANDING,
    )
    return row, StoredVerdict("ana", command, hashlib.sha256(command.encode()).digest(), verdict)


async def test_a_verdict_that_its_row_says_is_kept_once_and_found_again(
    ledger: LedgerStore, database: Database
) -> None:
    (first, said), (second, _) = bid_taken(1, "b-1"), bid_taken(2, "b-2")
    more = msgspec.structs.replace(said.verdict, id="b-2", seq=2, feed_no=2, closed_at=7)
    apart = StoredVerdict("ana", "b-2", bytes(32), more)  # says what no row can
    await ledger.append(SALE, 0, [first, second], [said, apart])
    kept = await database.read(lambda found: found.scalars(text("SELECT command_id FROM verdicts")).all())
    assert kept == ["b-2"]
    assert await ledger.verdicts(SALE) == {("ana", "b-1"): said, ("ana", "b-2"): apart}
    assert [await ledger.verdict(SALE, "ana", name) for name in ("b-1", "b-2")] == [said, apart]
    assert (await ledger.whole(SALE)).answered == {said.key, apart.key}


async def test_a_command_whose_row_says_its_verdict_gets_no_other(ledger: LedgerStore) -> None:
    row, said = bid_taken(1, "b-1")
    await ledger.append(SALE, 0, [row], [said])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, 1, [], [answered("b-1", ok=False)])
    assert await ledger.verdict(SALE, "ana", "b-1") == said


async def test_a_command_that_was_refused_gets_no_row_that_accepts_it(ledger: LedgerStore) -> None:
    row, said = bid_taken(1, "b-1")
    await ledger.append(SALE, 0, [], [answered("b-1", ok=False)])
    with pytest.raises(LedgerConflict):
        await ledger.append(SALE, 0, [row], [said])
    assert await ledger.load(SALE) == []


async def test_a_round_of_any_size_is_one_transaction(ledger: LedgerStore, database: Database) -> None:
    begun: list[str] = []
    await database.write(
        lambda connection: connection.connection.driver_connection.set_trace_callback(begun.append)  # type: ignore[union-attr]
    )
    pairs = [bid_taken(seq, f"b-{seq}") for seq in range(1, 65)]
    begun.clear()
    await ledger.append(SALE, 0, [row for row, _ in pairs], [said for _, said in pairs])
    words = [statement.split()[0].upper() for statement in begun]
    assert (words.count("BEGIN"), words.count("COMMIT"), words.count("SELECT")) == (1, 1, 1)


async def test_a_whole_sale_ends_where_its_ledger_does(ledger: LedgerStore) -> None:
    await ledger.append(SALE, 0, ALL_SORTS)
    whole = await ledger.whole(SALE)
    assert whole.in_full(0) == list(ALL_SORTS)
    assert whole.in_full(1) == list(ALL_SORTS[1:])
    assert list(whole.feed) == [record.public for record in ALL_SORTS if record.feed_no is not None]
    assert whole.head == await ledger.head(SALE)
