"""Item models tell of the row that changed and of no other; a rush of changes is told as one."""

import asyncio

import msgspec
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QApplication

from contract.wire import LotView
from desktop_client.viewmodels.batch import Batch
from desktop_client.viewmodels.bids_model import BidLine, How
from desktop_client.viewmodels.catalogue_model import ROW_ROLE, CatalogueModel
from desktop_client.viewmodels.keyed_rows import KeyedRows
from tests.support.rehearsal import Rehearsal


def catalogue() -> tuple[CatalogueModel, list[LotView]]:
    model, lots = CatalogueModel(), Rehearsal().catalogue()
    model.show_lots(lots)
    return model, lots


def line(n: int, amount: int = 100) -> BidLine:
    return BidLine(n, 0, "101", "Ana", How.ONLINE, amount, None, struck=False, beaten=False)


def test_a_changed_lot_tells_of_its_own_row_only(qapp: QApplication) -> None:
    model, _ = catalogue()
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.change("43", watched=True)
    model.change("43", watched=True)
    model.change("99", watched=True)
    assert told == [(2, 2)]
    assert model.index(2, 0).data(ROW_ROLE).watched


def test_a_new_catalogue_keeps_the_order_of_the_house(qapp: QApplication) -> None:
    model, lots = catalogue()
    model.show_lots(reversed(lots))
    assert [row.lot for row in model.rows()] == [view.lot for view in lots]


def test_a_moved_lot_takes_its_marks_along_and_a_view_keeps_its_place(qapp: QApplication) -> None:
    model, lots = catalogue()
    model.change("48", watched=True)
    held = QPersistentModelIndex(model.index(7))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    moved = [lots[7], *lots[:7]]
    model.show_lots(msgspec.structs.replace(view, position=at) for at, view in enumerate(moved, 1))
    assert [row.lot for row in model.rows()][:2] == ["48", "41"]
    assert model.rows()[0].watched
    assert (held.row(), resets) == (0, [])


def test_other_words_of_a_lot_change_its_row_and_no_other(qapp: QApplication) -> None:
    model, lots = catalogue()
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.show_lots([msgspec.structs.replace(lots[0], title="Other"), *lots[1:]])
    assert told == [0]


def test_a_new_lot_leaves_what_is_known_of_the_others(qapp: QApplication) -> None:
    model, lots = catalogue()
    model.change("43", watched=True)
    fresh = msgspec.structs.replace(lots[0], lot="41A", position=2)
    model.show_lots(
        [lots[0], fresh, *(msgspec.structs.replace(v, position=v.position + 1) for v in lots[1:])]
    )
    assert [row.lot for row in model.rows() if row.watched] == ["43"]
    assert [row.lot for row in model.rows()][:3] == ["41", "41A", "42"]


def test_new_rows_on_top_are_inserted_and_changed_ones_changed(qapp: QApplication) -> None:
    rows: KeyedRows[BidLine] = KeyedRows(columns=5)
    rows.show([line(2), line(1)])
    inserted: list[tuple[int, int]] = []
    changed: list[int] = []
    resets: list[None] = []
    rows.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    rows.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    rows.modelReset.connect(lambda: resets.append(None))
    rows.show([line(3), line(2, 150), line(1)])
    assert (inserted, changed, resets) == ([(0, 0)], [1], [])
    rows.show([line(9)])
    assert resets == [None]
    assert [row.n for row in rows.rows()] == [9]


def test_rows_that_change_places_are_told_of_without_a_reset(qapp: QApplication) -> None:
    rows: KeyedRows[BidLine] = KeyedRows(columns=5)
    rows.show([line(1), line(2), line(3), line(4)])
    changed: list[tuple[int, int]] = []
    resets: list[None] = []
    rows.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    rows.modelReset.connect(lambda: resets.append(None))
    rows.show_places([line(1), line(3), line(2), line(4)])
    rows.show_places([line(1), line(3), line(2), line(4)])
    assert ([row.n for row in rows.rows()], changed, resets) == ([1, 3, 2, 4], [(1, 2)], [])
    rows.show_places([line(3), line(4)])
    assert ([row.n for row in rows.rows()], resets) == ([3, 4], [None])


async def test_a_rush_of_changes_is_told_once_and_a_single_one_at_once(qapp: QApplication) -> None:
    told: list[frozenset[object]] = []
    batch = Batch(told.append)
    batch.add("price")
    await asyncio.sleep(0.01)
    assert told == [frozenset({"price"})]
    for _ in range(1_000):
        batch.add("price", "feed")
    assert len(told) == 1
    await asyncio.sleep(0.06)
    assert told[1:] == [frozenset({"price", "feed"})]
