"""What a clerk sees: every page of the office before and after a sale, the catalogue's work, the forms."""

from collections.abc import AsyncGenerator

from PySide6.QtWidgets import QTabWidget, QWidget

from contract.settlement import Seller
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.after.page import AfterPage
from desktop_client.windows.office.after.seller_dialog import SellerDialog
from desktop_client.windows.office.bidders.guest_dialog import GuestDialog
from desktop_client.windows.office.bidders.page import BiddersPage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.waiting import eventually
from tests.widget.languages.scenes.front import Front, Setting, newest
from tests.widget.languages.shown import cells_of
from tests.widget.windows.conftest import settle
from tests.widget.windows.office.test_catalogue_texts import Stage as CatalogueStage
from tests.widget.windows.office.test_catalogue_texts import an_import, pictures
from tests.widget.windows.office.test_office_texts import after, before

PEOPLE = (
    "Ana", "Ann", "Ben", "Clara", "Luis Vega", "clara@example.org", "ana@example.org", "ann@example.org",
    "ben@example.org", "A sale", "Chair", "Table", "Lamp", "Beech", "Oak", "Brass",
)  # fmt: skip


async def fronts_of(window: OfficeWindow, *pages: str) -> AsyncGenerator[Front]:
    """Bring each tab of some pages to the front."""
    for name in pages:
        page = window.show_page_named(name)
        tabs: QTabWidget | None = getattr(page, "tabs", None)
        for at in range(1 if tabs is None else tabs.count()):
            if tabs is not None:
                tabs.setCurrentIndex(at)
            await settle()
            yield Front(f"{name} {at}", window, (*PEOPLE, window.screen().name(), *_of_the_log(page)))


def _of_the_log(page: object) -> list[str]:
    """Return the lines of the log, which the house writes in a language that it is asked for."""
    table = page.log.table if isinstance(page, AfterPage) else None
    return [] if table is None else [str(index.data()) for index in cells_of(table)]


async def before_the_sale(setting: Setting) -> AsyncGenerator[Front]:
    """Bidders, book, telephones, the display; a guest, and the question before a refusal."""
    async with before(setting.folder, setting.preferences) as window:
        async for front in fronts_of(window, "bidders", "book", "display"):
            yield front
        page = window.show_page_named("bidders")
        assert isinstance(page, BiddersPage)
        await eventually(lambda: page.model.is_loaded and page.chosen is not None)
        for ask, kind in (
            (page.ask_guest, GuestDialog),
            (page.ask_change, GuestDialog),
            (page.ask_refuse, QWidget),
            (page.ask_block, QWidget),
        ):
            ask()
            await settle()
            for dialog in window.findChildren(kind):
                if dialog.isWindow() and dialog.isVisible():
                    yield Front(f"asked by {ask.__name__}", dialog, PEOPLE)
                    dialog.close()


async def after_the_sale(setting: Setting) -> AsyncGenerator[Front]:
    """Results, offers, statements, accounts, the log; a seller."""
    async with after(setting.folder, setting.preferences) as window:
        async for front in fronts_of(window, "after"):
            yield front
        page = window.show_page_named("after")
        assert isinstance(page, AfterPage)
        seller = SellerDialog(page.accounts, Seller(seller="7", name="Ana"), setting.preferences, window)
        seller.show()
        yield Front("a seller", seller, PEOPLE)


async def cataloguing(setting: Setting) -> AsyncGenerator[Front]:
    """The lots, a spreadsheet with faults, pictures to be sent, and each question."""
    stage = CatalogueStage(setting.preferences)
    own = ("Titel", "Zustand", "Ausruf", "Kommode", "gut", "abc", "liste", "csv", "UTF", "Lot")
    try:
        page = await stage.open()
        yield Front("the lots", stage.window, own)
        for name in ("ask_for_lot", "ask_for_split", "ask_to_withdraw"):
            dialog = getattr(page.asking, name)()
            if dialog is not None:
                yield Front(name, dialog, own)
                dialog.close()
        await an_import(page)
        yield Front("an import", stage.window, own)
        await pictures(page)
        yield Front("pictures", stage.window, (*own, *(str(item.path) for item in page.pictures.items)))
    finally:
        await stage.close()


async def a_new_sale(setting: Setting) -> AsyncGenerator[Front]:
    """The form of a sale, with every fault of an empty one."""
    stage = CatalogueStage(setting.preferences)
    try:
        await stage.open()
        sale = SaleDialog(NewSaleViewModel(stage.model.house), setting.preferences.formats, stage.window)
        sale.open()
        yield Front("an empty form", newest(SaleDialog, stage.window))
        sale._send.click()
        yield Front("what is missing in it", sale)
        sale.close()
    finally:
        await stage.close()
