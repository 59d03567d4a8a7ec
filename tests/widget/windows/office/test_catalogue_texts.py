"""Every text of the catalogue's page follows the language, and at any size none is cut off."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QWidget

import resources
from contract.catalogue import DeskLotView, RawTable
from desktop_client.viewmodels.catalogue_import import ImportStage
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.catalogue.page import CataloguePage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.rehearsal import SALE, Rehearsal, run_first_lots
from tests.support.waiting import eventually
from tests.widget.windows.conftest import settle
from tests.widget.windows.test_every_text import cut_off, texts_of

ODD = RawTable(
    rows=[["Lot", "Titel", "Zustand", "Ausruf"], ["1", "Kommode", "gut", "abc"], ["1", "", "", "100"]],
    first_lines=[1, 2, 3],
    note="UTF-8, semicolons",
)


class Backwards(QTranslator):
    """Says every text of the product between brackets: a text without them was not translated anew."""

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return f"⟦{source}⟧"

    def isEmpty(self) -> bool:
        return False


class Stage:
    """The office of a rehearsed sale, with the catalogue's page in front."""

    def __init__(self, preferences: Preferences) -> None:
        rehearsal = Rehearsal()
        run_first_lots(rehearsal)
        self.preferences = preferences
        self.model = OfficeViewModel(rehearsal.clerk(), SALE, preferences)  # type: ignore[arg-type]
        self.window = OfficeWindow(self.model, preferences)
        self.lots = [_desk_lot(view) for view in rehearsal.catalogue()]

    async def open(self) -> CataloguePage:
        """Show the lots, as if the house had told them."""
        self.window.show()
        self.model.start()
        page = self.window.show_page_named("catalogue")
        assert isinstance(page, CataloguePage)
        await settle()
        page.model.is_read = True
        page.model.table.show(self.lots)
        page.model.changed.emit()
        self.window.toasts.clear()
        await settle()
        return page

    async def close(self) -> None:
        await self.model.close()
        self.window.close()
        self.window.deleteLater()
        await settle()


def _desk_lot(view: object) -> DeskLotView:
    kept = {
        name: getattr(view, name) for name in ("lot", "position", "title", "description", "start", "standing")
    }
    return DeskLotView(
        **kept, low_estimate=80_000, high_estimate=120_000, reserve=90_000, seller="S-104", vat_bp=2_100,
        images=[], extra={"Zustand": "gut"}, pictures=2,
    )  # fmt: skip


@pytest.fixture
async def stage(preferences: Preferences) -> AsyncIterator[Stage]:
    made = Stage(preferences)
    yield made
    await made.close()


async def the_lots(page: CataloguePage) -> None:
    """Leave the lots in front."""


async def an_import(page: CataloguePage) -> None:
    importing = page.importing
    importing.name = "liste.csv"
    importing._take(ODD)
    importing.opened.emit()
    await importing._work_out()
    importing._enter(ImportStage.PREVIEW)


async def pictures(page: CataloguePage) -> None:
    folder: Path = resources.path("demo", "pictures")
    page.take_files([folder])
    await eventually(lambda: bool(page.pictures.items))


SHOWN = {"lots": the_lots, "import": an_import, "pictures": pictures}


def untranslated(part: QWidget) -> set[str]:
    """Return the visible texts that stand there as the product has them in its source."""
    return {text for _, text in texts_of(part) if "⟦" not in text}  # type: ignore[arg-type]


@contextlib.contextmanager
def backwards() -> Iterator[None]:
    translator = Backwards()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("which", SHOWN)
async def test_a_switch_of_language_changes_every_text(stage: Stage, which: str) -> None:
    page = await stage.open()
    await SHOWN[which](page)
    await settle()
    before = {text for _, text in texts_of(page)}  # type: ignore[arg-type]
    with backwards():
        await settle()
        left = {text for text in untranslated(page) if any(letter.isalpha() for letter in text)}
        keys = {"Ctrl+Z", "Ctrl+D", "Ctrl+Enter", "Esc", "Del"}
        assert left - keys - {"Zustand"} == set()
    await settle()
    assert {text for _, text in texts_of(page)} == before  # type: ignore[arg-type]


async def test_a_switch_of_language_changes_every_text_of_the_form(stage: Stage) -> None:
    await stage.open()
    dialog = SaleDialog(NewSaleViewModel(stage.model.house), stage.preferences.formats, stage.window)
    dialog.open()
    await settle()
    with backwards():
        await settle()
        left = {text for text in untranslated(dialog) if any(letter.isalpha() for letter in text)}
        assert left - {"Ctrl+Enter", "Esc"} == set()
    dialog.reject()


@pytest.mark.parametrize("which", SHOWN)
@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1360, 860), (100, 1024, 700), (150, 1360, 860), (200, 1360, 860)]
)
async def test_nothing_is_cut_off(stage: Stage, which: str, percent: int, width: int, height: int) -> None:
    stage.window.resize(width, height)
    stage.preferences.choose_text_percent(percent)
    page = await stage.open()
    await SHOWN[which](page)
    await settle()
    with contextlib.suppress(TimeoutError):  # a busy machine lays out late; what is wrong is told below
        await eventually(lambda: not cut_off(stage.window), within_s=3)
    assert cut_off(stage.window) == []
    assert stage.window.width() == width
