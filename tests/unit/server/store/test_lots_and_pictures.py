"""Lots and their pictures as the store keeps them while a house works on its catalogue."""

from dataclasses import replace

import pytest

from server.store.catalogue import CatalogueStore, LotRow, SaleRow, append_lots, rename_sale
from server.store.database import Database
from server.store.lot_pictures import move

SALE = SaleRow("s", "Silver", 1)
VASE = LotRow(
    "1", 1, "Vase", "Blue.", 80, 120, 50, "Sol", 2100, {"Box": "7", "ñ": "“x”"}, ("a.jpg", "b;c.jpg")
)
CLOCK = LotRow("2", 2, "Clock", "", None, None, 10)
RED, LIME, BLUE = ("r" * 64, "l" * 64, "b" * 64)


@pytest.fixture
async def store(database: Database) -> CatalogueStore:
    store = CatalogueStore(database)
    await store.add_sale(SALE, [VASE, CLOCK])
    return store


async def shown(store: CatalogueStore, lot: str) -> list[str | None]:
    count = (await store.picture_counts("s")).get(lot, 0)
    return [await store.picture("s", lot, k) for k in range(1, count + 1)]


async def test_everything_of_a_lot_is_kept(store: CatalogueStore) -> None:
    assert await store.lots("s") == [VASE, CLOCK]
    assert await store.lots("s", ["2", "9"]) == [CLOCK]
    assert (await store.lot("s", "1"), await store.lot("s", "9")) == (VASE, None)


async def test_known_lots_are_changed_in_place_and_new_ones_come_behind(
    store: CatalogueStore, database: Database
) -> None:
    changed = replace(VASE, position=9, title="Ewer", seller=None, extra={}, images=())
    new = [replace(CLOCK, lot=lot, position=1) for lot in ("1A", "1B")]
    await database.write(lambda connection: append_lots(connection, "s", new))
    await store.change_lots("s", [changed])
    assert await store.lots("s") == [
        replace(changed, position=1), CLOCK, replace(new[0], position=3), replace(new[1], position=4),
    ]  # fmt: skip


async def test_a_sale_gets_another_title(store: CatalogueStore, database: Database) -> None:
    await database.write(lambda connection: rename_sale(connection, "s", "Gold"))
    assert (await store.sales()) == [replace(SALE, title="Gold")]


async def test_pictures_are_numbered_without_gaps_whatever_is_done(store: CatalogueStore) -> None:
    assert [await store.add_picture("s", "1", sha) for sha in (RED, LIME, BLUE)] == [1, 2, 3]
    assert await store.order_pictures("s", "1", [3, 1]) == [LIME]
    assert await shown(store, "1") == [BLUE, RED]
    assert await store.add_picture("s", "1", LIME) == 3
    assert await store.picture_counts("s", ["2"]) == {}


async def test_a_picture_that_another_lot_shows_is_not_gone(store: CatalogueStore) -> None:
    for lot in ("1", "2"):
        await store.add_picture("s", lot, RED)
    assert await store.order_pictures("s", "1", []) == []
    assert await store.order_pictures("s", "2", []) == [RED]


async def test_pictures_move_behind_those_of_another_lot(store: CatalogueStore, database: Database) -> None:
    for sha in (RED, LIME, BLUE):
        await store.add_picture("s", "1", sha)
    await store.add_picture("s", "2", RED)
    await database.write(lambda connection: move(connection, "s", "1", {"2": [3, 1]}))
    assert (await shown(store, "1"), await shown(store, "2")) == ([LIME], [RED, BLUE, RED])


@pytest.mark.parametrize("order", [[0], [2], [1, 1], [-1]])
async def test_numbers_that_are_not_the_lots_are_refused_and_change_nothing(
    store: CatalogueStore, database: Database, order: list[int]
) -> None:
    await store.add_picture("s", "1", RED)
    with pytest.raises(LookupError):
        await store.order_pictures("s", "1", order)
    with pytest.raises(LookupError):
        await database.write(lambda connection: move(connection, "s", "1", {"2": order}))
    with pytest.raises(LookupError):
        await database.write(lambda connection: move(connection, "s", "1", {"9": [1]}))
    assert await shown(store, "1") == [RED]


async def test_a_lot_that_is_not_there_gets_no_picture(store: CatalogueStore) -> None:
    with pytest.raises(LookupError):
        await store.add_picture("s", "9", RED)
