"""The menu tells of a newer version by a line, and has the switch by which one hears of any."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_client.releases.kept import Kept, KeptFile
from desktop_client.settings import Language, SettingsFile
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.version_news import Telling, VersionNews
from desktop_client.windows.app_menu import AppMenu
from tests.widget.viewmodels.test_version_news import NOON, SOURCE, Publisher, notice


@pytest.fixture
async def menu(preferences: Preferences) -> AsyncIterator[AppMenu]:
    window = QWidget()
    window.show()
    made = AppMenu(preferences, window)
    yield made
    made.close()
    window.close()
    window.deleteLater()


def told(
    preferences: Preferences, folder: Path, *, wanted: bool = True, managed: bool = False
) -> VersionNews:
    """Let the preferences know of version 0.2.0, as after an earlier start."""
    file = SettingsFile(None)
    file.change(new_versions=wanted)
    kept = KeptFile(folder / "new-version.json")
    kept.write(Kept(NOON, notice("0.2.0").decode()))
    publisher = Publisher(notice("0.2.0"))
    news = VersionNews(
        file, SOURCE, kept, publisher.fetch, installed="0.1.0", managed=managed, now_ms=lambda: NOON
    )
    preferences.version_news = news
    return news


def lines(menu: AppMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


async def test_a_demo_says_nothing_of_versions(menu: AppMenu) -> None:
    assert not [line for line in lines(menu) if "ersion" in line]


async def test_the_switch_is_off_until_somebody_switches_it(
    menu: AppMenu, preferences: Preferences, tmp_path: Path
) -> None:
    news = told(preferences, tmp_path, wanted=False)
    assert "Version 0.2.0 is out: see what is new" not in lines(menu)
    switch = next(action for action in menu.actions() if action.text() == "Ask once a day for new versions")
    assert (switch.isCheckable(), switch.isChecked(), switch.isEnabled()) == (True, False, True)
    switch.trigger()
    assert news.telling is Telling.ON
    assert lines(menu)[0] == "Version 0.2.0 is out: see what is new"
    await news.close()


async def test_the_line_opens_the_page_of_the_version_and_has_its_notes(
    menu: AppMenu, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    news = told(preferences, tmp_path)
    menu.aboutToShow.emit()
    line = menu.actions()[0]
    assert line.toolTip() == "Faster."
    line.trigger()
    assert opened == ["https://martillo.example/releases"]
    preferences.choose_language(Language.SPANISH)
    menu.aboutToShow.emit()
    assert line.toolTip() == "Más rápido."
    await news.close()


async def test_where_the_computer_is_managed_the_menu_says_so_and_offers_no_switch(
    menu: AppMenu, preferences: Preferences, tmp_path: Path
) -> None:
    told(preferences, tmp_path, managed=True)
    assert not [line for line in lines(menu) if "0.2.0" in line]
    switch = next(action for action in menu.actions() if "manages this computer" in action.text())
    assert not switch.isEnabled()
