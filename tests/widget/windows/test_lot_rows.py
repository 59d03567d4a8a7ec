"""The strip's rows as Qt sees them: every change of a filter keeps to the rules of an item model."""

import sys
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from benchmarks.desktop.sale import BigSale
from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_model import CatalogueModel
from desktop_client.widgets.lot_list import LotList, LotRole
from desktop_client.windows.lot_rows import LotFilter, LotRows

LOTS = 500


@pytest.fixture
def catalogue() -> CatalogueModel:
    model = CatalogueModel()
    model.show_lots(BigSale(LOTS, 0).catalogue())
    return model


@pytest.fixture
def rows(catalogue: CatalogueModel, qtmodeltester: ModelTester) -> LotRows:
    made = LotRows(catalogue, Formats("en_GB"))
    qtmodeltester.check(made)
    return made


def numbers(rows: LotRows) -> list[str]:
    return [rows.index(place).data(LotRole.NUMBER) for place in range(rows.rowCount())]


def test_a_lot_that_is_watched_comes_in_at_its_place_and_goes_from_it(
    catalogue: CatalogueModel, rows: LotRows
) -> None:
    changes: list[tuple[str, int]] = []
    rows.show_only(LotFilter.WATCHED)
    rows.rowsInserted.connect(lambda _parent, first, _last: changes.append(("in", first)))
    rows.rowsRemoved.connect(lambda _parent, first, _last: changes.append(("out", first)))
    for lot in ("7", "3", "5"):
        catalogue.change(lot, watched=True)
    assert numbers(rows) == ["3", "5", "7"]
    catalogue.change("5", watched=False)
    assert numbers(rows) == ["3", "7"]
    catalogue.change("7", watched=False)
    assert numbers(rows) == ["3"]
    assert changes == [("in", 0), ("in", 0), ("in", 1), ("out", 1), ("out", 1)]


def test_a_search_and_a_new_catalogue_show_as_many_rows_as_they_find(
    catalogue: CatalogueModel, rows: LotRows
) -> None:
    rows.search("499")
    assert numbers(rows) == ["499"]
    catalogue.show_lots(BigSale(40, 0).catalogue())
    assert numbers(rows) == []
    rows.search("")
    assert numbers(rows) == [str(number) for number in range(1, 41)]


def test_a_lot_can_be_chosen_and_not_be_written_into(rows: LotRows) -> None:
    flags = rows.flags(rows.index(0))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)


def test_the_strip_is_laid_out_without_asking_python_for_each_lot(qtbot: QtBot, rows: LotRows) -> None:
    strip = LotList()
    qtbot.addWidget(strip)
    strip.setModel(rows)
    strip.show()
    calls: list[str] = []

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            calls.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        strip.doItemsLayout()
    finally:
        sys.setprofile(None)
    assert calls
    assert len(calls) < LOTS / 10
