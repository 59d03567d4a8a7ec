"""Item models tell of the row that changed and of no other; a rush of changes is told as one."""

import asyncio

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
