"""The office's pages but the catalogue's: every text follows the language, and at any size none is cut off.

One house serves all languages and sizes of a page: what is looked at here changes nothing in it. It is no
fixture: between a fixture and its test pytest-qt turns Qt's loop while none of asyncio's is running, and a
live connection breaks.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from contract.wire import Role
from desktop_client.settings import Language
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.bidders.guest_dialog import GuestDialog
from desktop_client.windows.office.bidders.page import BiddersPage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.house import HouseForTests, house_in
from tests.support.waiting import eventually
from tests.widget.windows.conftest import settle
from tests.widget.windows.test_after_the_sale import ended_sale
from tests.widget.windows.test_every_text import cut_off, words_of

SIZES = ((100, 1024, 700), (150, 1360, 860), (200, 1360, 860))
HOUSES_OWN = {
    "A sale", "Office · A sale", "Ana", "Ann", "Ben", "Clara", "Luis Vega", "clara@example.org", "600 111",
    "ana@example.org", "Martillo", "CSV…", "USD", "IBAN", "BIC", "https://",
}  # fmt: skip
"""What nobody translates: names, and words that are the same in every language."""


async def tell(house: HouseForTests, method: str, path: str, body: dict[str, Any]) -> None:
    async with house.http.request(method, path, json=body, headers=house.owner) as answer:
        assert answer.status < 300, await answer.text()


@contextlib.asynccontextmanager
async def office_of(
    house: HouseForTests, sale: str, token: str, preferences: Preferences
) -> AsyncIterator[OfficeWindow]:
    async with contextlib.AsyncExitStack() as stack:
        way = House(house.url)
        stack.push_async_callback(way.close)
        await way.resume(token)
        model = OfficeViewModel(way, sale, preferences)
        stack.push_async_callback(model.close)
        window = OfficeWindow(model, preferences)
        stack.callback(window.deleteLater)
        stack.callback(window.close)
        window.show()
        model.start()
        live = model.live
        await eventually(lambda: bool(live.room.catalogue) and (live.state.can_speak or live.has_ended()))
        yield window


@contextlib.asynccontextmanager
async def before(data: Path, preferences: Preferences) -> AsyncIterator[OfficeWindow]:
    """Open the office of a sale for which one person waits and another is called."""
    async with house_in(data) as house:
        sale = await house.sale(registration="approval", credit_limit=5_000_00)
        await house.register(await house.person("Ana"), sale)
        guest = {"name": "Luis Vega", "phone": "600 111", "paddle": "7"}
        await tell(house, "POST", f"/api/sales/{sale}/guests", guest)
        await tell(house, "PUT", f"/api/sales/{sale}/phone-lines", {"lot": "2", "paddle": "7"})
        clerk = await house.person("Clara", Role.CLERK)
        async with office_of(house, sale, clerk.token, preferences) as window:
            yield window


@contextlib.asynccontextmanager
async def after(data: Path, preferences: Preferences) -> AsyncIterator[OfficeWindow]:
    """Open the office of a sale that is over, with a lot sold, one bought by the room, and one left."""
    async with house_in(data) as house:
        room = await ended_sale(house)
        async with office_of(house, room.sale, room.clerk_person.token, preferences) as window:
            yield window


def fronts(window: OfficeWindow, *pages: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """Name everything that these pages can have in front, and how to bring it there."""
    for name in pages:
        page = window.show_page_named(name)
        assert isinstance(page, QWidget)
        tabs: QTabWidget | None = getattr(page, "tabs", None)
        for at in range(1 if tabs is None else tabs.count()):

            def bring(name: str = name, tabs: QTabWidget | None = tabs, at: int = at) -> None:
                if tabs is not None:
                    tabs.setCurrentIndex(at)
                window.show_page_named(name)

            yield f"{name} {at}", bring


async def faults_of(window: OfficeWindow, preferences: Preferences, *pages: str) -> list[str]:
    found = []
    for percent, width, height in SIZES:
        window.resize(width, height)
        preferences.choose_text_percent(percent)
        for language in Language.ENGLISH, Language.SPANISH:
            preferences.choose_language(language)
            for name, bring in list(fronts(window, *pages)):
                bring()
                await asyncio.sleep(0.05)
                with contextlib.suppress(TimeoutError):  # a busy machine lays out late; told below
                    await eventually(lambda: not cut_off(window), within_s=2)
                found += [f"{name} {language} {percent} {width}: {fault}" for fault in cut_off(window)]
                if window.width() != width:
                    found.append(f"{name} {language} {percent} {width}: as wide as {window.width()}")
    return found


async def left_in_english(window: OfficeWindow, preferences: Preferences, *pages: str) -> dict[str, set[str]]:
    found = {}
    for name, bring in list(fronts(window, *pages)):
        bring()
        await settle()
        english = words_of(window) - HOUSES_OWN
        assert english
        preferences.choose_language(Language.SPANISH)
        await settle()
        left = english & words_of(window)
        preferences.choose_language(Language.ENGLISH)
        if left:
            found[name] = left
    return found


@pytest.mark.parametrize("page", ["bidders", "book", "display"])
async def test_nothing_is_cut_off_before_the_sale(
    tmp_path: Path, preferences: Preferences, page: str
) -> None:
    async with before(tmp_path, preferences) as office:
        assert await faults_of(office, preferences, page) == []


async def test_nothing_is_cut_off_after_the_sale(tmp_path: Path, preferences: Preferences) -> None:
    async with after(tmp_path, preferences) as office:
        assert await faults_of(office, preferences, "after") == []


async def test_a_switch_of_language_changes_every_text_before_the_sale(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with before(tmp_path, preferences) as office:
        assert await left_in_english(office, preferences, "bidders", "book", "display") == {}


async def test_a_switch_of_language_changes_every_text_after_the_sale(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with after(tmp_path, preferences) as office:
        assert await left_in_english(office, preferences, "after") == {}


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
@pytest.mark.parametrize("percent", [100, 200])
async def test_nothing_is_cut_off_in_the_forms(
    tmp_path: Path, preferences: Preferences, language: Language, percent: int
) -> None:
    async with before(tmp_path, preferences) as office:
        preferences.choose_language(language)
        preferences.choose_text_percent(percent)
        page = office.show_page_named("bidders")
        assert isinstance(page, BiddersPage)
        page.ask_guest()
        sale = SaleDialog(NewSaleViewModel(office.model.house), preferences.formats, office)
        sale.open()
        await settle()
        for dialog in (*office.findChildren(GuestDialog), sale):
            assert cut_off(dialog) == []  # type: ignore[arg-type]
            dialog.reject()


KEY_CODES = {"Enter": "", "Alt + ↑ ↓": "Alt+Up", "Ctrl + Enter": "Ctrl+Return", "Del": ""}
"""Where a key is written otherwise than it is bound; empty for what a table or a field takes by itself."""


async def test_f1_lists_the_keys_of_the_page_in_front_and_each_of_them_is_bound(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with before(tmp_path, preferences) as office:
        for name in ("catalogue", "bidders", "book", "display", "after"):
            page = office.show_page_named(name)
            assert isinstance(page, QWidget)
            bound = {
                key.key().toString(QKeySequence.SequenceFormat.PortableText)
                for key in page.findChildren(QShortcut)
            }
            group, of_the_window = office.key_groups()
            assert group.title
            listed = {KEY_CODES.get(key, key.replace(" ", "")) for key, _ in group.keys}
            assert listed - bound <= {""}
            assert {"Alt+Down" if key == "Alt+Up" else key for key in bound - listed} <= {"Alt+Down", "Del"}
            assert ("Alt + 1", "Catalogue") in of_the_window.keys
