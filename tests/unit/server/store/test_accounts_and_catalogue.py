"""Accounts, catalogues and the sign of life as rows."""

import pytest
from sqlalchemy.exc import IntegrityError

from contract.wire import Role
from server.store.accounts import AT_ONCE, AccountStore, SessionRow, User
from server.store.catalogue import CatalogueStore, LotRow, PictureRow, SaleRow
from server.store.database import Database
from server.store.errors import Taken
from server.store.liveness import LivenessStore

ANA = User("u1", "ana@example.org", "Ana", Role.BIDDER, "hash", 10)
SALE = SaleRow("spring", "Spring", 5, "u1")
LOTS = [
    LotRow("2", 2, "Vase", "", None, None, 100),
    LotRow("1A", 1, "Clock", "Runs.", 100, 200, 50),
]
SHA = "ab" * 32


async def test_a_user_is_found_by_address_and_by_id(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    assert await store.user_by_email("ana@example.org") == ANA
    assert await store.user("u1") == ANA
    assert await store.user("u2") is None
    assert await store.users() == [ANA]


async def test_an_address_has_one_account(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    with pytest.raises(Taken):
        await store.add_user(User("u2", ANA.email, "Other", Role.ADMIN, "hash", 11))
    assert await store.users() == [ANA]


async def test_role_and_password_change_for_a_known_user_only(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    assert await store.set_role("u1", Role.CLERK)
    assert await store.set_password_hash("u1", "new")
    assert not await store.set_role("u9", Role.CLERK)
    changed = await store.user("u1")
    assert changed is not None
    assert (changed.role, changed.password_hash) == (Role.CLERK, "new")


async def test_a_session_brings_its_user_and_ends(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    session = SessionRow(b"\1" * 32, "u1", 20, 20)
    await store.add_session(session)
    asked = [session.token_hash, b"\2" * 32]
    assert await store.sessions(asked) == {session.token_hash: (session, ANA)}

    await store.mark_used({session.token_hash: 30, b"\2" * 32: 40})
    assert await store.sessions(asked) == {session.token_hash: (SessionRow(b"\1" * 32, "u1", 20, 30), ANA)}
    assert await store.remove_session(session.token_hash)
    assert not await store.remove_session(session.token_hash)
    assert await store.sessions(asked) == {}


async def test_more_sessions_are_read_than_one_statement_takes(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    kept = [SessionRow(n.to_bytes(32), "u1", n, n) for n in range(3)]
    for session in kept:
        await store.add_session(session)
    asked = [n.to_bytes(32) for n in range(AT_ONCE + 10, -1, -1)]
    assert {row for row, _ in (await store.sessions(asked)).values()} == set(kept)


async def test_only_sessions_that_nobody_can_use_are_cleared(database: Database) -> None:
    store = AccountStore(database)
    await store.add_user(ANA)
    for number, (created, used) in enumerate([(1, 100), (50, 60), (50, 100)]):
        await store.add_session(SessionRow(bytes([number]) * 32, "u1", created, used))
    assert await store.remove_old_sessions(created_before=10, used_before=70) == 2
    assert await store.remove_sessions_of("u1") == 1


async def test_a_catalogue_comes_back_in_the_order_of_the_sale(database: Database) -> None:
    store = CatalogueStore(database)
    pictures = [PictureRow("2", 1, SHA), PictureRow("2", 2, SHA)]
    await store.add_sale(SALE, LOTS, pictures)
    assert await store.sales() == [SALE]
    assert await store.sale("spring") == SALE
    assert await store.sale("autumn") is None
    assert [lot.lot for lot in await store.lots("spring")] == ["1A", "2"]
    assert sorted(await store.lots("spring"), key=lambda lot: lot.lot, reverse=True) == LOTS
    assert await store.picture("spring", "2", 2) == SHA
    assert await store.picture("spring", "1A", 1) is None
    assert await store.picture_counts("spring") == {"2": 2}


async def test_a_sales_id_is_used_once(database: Database) -> None:
    store = CatalogueStore(database)
    await store.add_sale(SALE, [])
    with pytest.raises(Taken):
        await store.add_sale(SALE, LOTS)
    assert await store.lots("spring") == []


@pytest.mark.parametrize(
    "lots",
    [
        [LotRow("1", 1, "t", "", None, None, 0)],
        [LotRow("1", 1, "t", "", 200, 100, 50)],
        [LotRow("1", 1, "t", "", None, None, 5), LotRow("1", 2, "t", "", None, None, 5)],
        [LotRow("1", 1, "t", "", None, None, 5), LotRow("2", 1, "t", "", None, None, 5)],
        [LotRow("x" * 21, 1, "t", "", None, None, 5)],
    ],
)
async def test_a_sale_with_an_impossible_lot_is_not_kept_at_all(
    database: Database, lots: list[LotRow]
) -> None:
    store = CatalogueStore(database)
    with pytest.raises(IntegrityError):
        await store.add_sale(SALE, lots)
    assert await store.sales() == []


async def test_the_last_sign_of_life_counts(database: Database) -> None:
    store = LivenessStore(database)
    assert await store.last_alive() is None
    await store.mark_alive(1)
    await store.mark_alive(7)
    assert await store.last_alive() == 7
