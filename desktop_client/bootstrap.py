"""Puts the desktop together: settings, language and theme for the application, and its visits.

The one place that knows all of them. Only what the sign-in window needs is loaded with this module: the loop,
the network and the other windows come after it has been painted (`tests/e2e/test_first_paint.py`).
"""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import resources
from desktop_client.settings import MotionChoice, SettingsFile, ThemeChoice
from desktop_client.system.keychain import Keychain
from desktop_client.theme import Theme, ThemeMode
from desktop_client.translation import Translation
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.windows.sign_in import SignInWindow

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from desktop_client.paths import Folders
    from desktop_client.receipts.drawer import Drawer
    from desktop_client.system.further_starts import FirstDesktop
    from desktop_client.system.link_events import LinkEvents
    from desktop_client.system.single_instance import HandOver
    from desktop_client.visit.visit import Visit

_log = logging.getLogger(__name__)


class Desktop:
    """The application: one set of preferences, any number of visits."""

    def __init__(self, app: QApplication, settings: SettingsFile, *, reduced_motion: bool = False) -> None:
        self._app, self._settings = app, settings
        self.preferences = Preferences(settings)
        self._theme = Theme()
        self._translation = Translation()
        self._must_be_still, self._system_is_still = reduced_motion, False
        self._visits: list[Visit] = []
        self.preferences.language_changed.connect(self._apply_language)
        self.preferences.appearance_changed.connect(self._apply_appearance)
        app.styleHints().colorSchemeChanged.connect(self._apply_appearance)
        self._apply_language()
        self._apply_appearance()

    def new_door(self, keychain: Keychain) -> SignInWindow:
        """Make a sign-in window with a session of its own, hidden: `new_visit` begins there."""
        return SignInWindow(SessionViewModel(keychain, self.preferences), self.preferences)

    def new_visit(
        self, keychain: Keychain, drawer: "Drawer | None" = None, door: SignInWindow | None = None
    ) -> "Visit":
        """Make a visit, closed together with the application. Without a drawer, receipts stay in memory.

        With a `door` it begins at that window, with its session.
        """
        from PySide6.QtGui import QIcon

        from desktop_client.visit.visit import Visit

        if not self._visits:  # by now a window may be there already: it need not wait for its icon
            self._app.setWindowIcon(QIcon(str(resources.path("icons", "martillo-256.png"))))
        session = door.session if door is not None else SessionViewModel(keychain, self.preferences)
        visit = Visit(self.preferences, session, drawer)
        if door is not None:
            visit.begin_at(door)
        self._visits.append(visit)
        return visit

    def watch_versions(self, folders: "Folders") -> None:
        """Let the menus tell of new versions, and ask for them where that is wanted."""
        from desktop_client.version_watch import watch_versions

        self.preferences.version_news = watch_versions(self._settings, folders)

    async def close(self) -> None:
        """Close every visit, and ask for nothing more."""
        if self.preferences.version_news is not None:
            await self.preferences.version_news.close()
        for visit in self._visits:
            await visit.close()
        self._visits.clear()

    def _apply_language(self) -> None:
        self._translation.switch(self.preferences.settings.language)

    def _apply_appearance(self) -> None:
        preferences = self.preferences
        self._theme.apply(
            self._app,
            self._mode(),
            preferences.text_scale,
            self._is_still(),
            preferences.settings.letter_keys,
        )

    async def heed_the_systems_motion(self) -> None:
        """Ask, behind the first frame, whether the system wants less motion, and do as it says."""
        import asyncio

        from desktop_client.system.motion import system_reduces_motion

        self._system_is_still = await asyncio.to_thread(system_reduces_motion)
        self._apply_appearance()

    def _is_still(self) -> bool:
        choice = self.preferences.settings.motion
        if choice is MotionChoice.SYSTEM:
            return self._must_be_still or self._system_is_still
        return self._must_be_still or choice is MotionChoice.REDUCED

    def _mode(self) -> ThemeMode:
        choice = self.preferences.settings.theme
        if choice is ThemeChoice.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return ThemeMode.DARK if dark else ThemeMode.LIGHT
        return ThemeMode.DARK if choice is ThemeChoice.DARK else ThemeMode.LIGHT


async def run_desktop(
    desktop: Desktop,
    folders: "Folders",
    stop: "asyncio.Event",
    *,
    door: SignInWindow | None = None,
    sale: str | None = None,
    audit: "Path | None" = None,
    link: str = "",
    links: "LinkEvents | None" = None,
    handed: "HandOver | None" = None,
) -> int:
    """Run the desktop for one person until `stop` is set; with `audit`, only to check that ledger file.

    `link` is followed, and those of further starts are, too; `links` come from the system while it runs.
    `handed` tells what came of handing over; None where this start has a desktop of its own beside another.
    """
    from desktop_client.receipts.drawer import Drawer
    from desktop_client.runtime import painted
    from desktop_client.tasks import TaskOwner
    from desktop_client.warming import Warming

    visit = desktop.new_visit(Keychain(), Drawer(folders.receipts), door)
    visit.wanted_sale = sale
    visit.ways.host_in(folders.house)
    visit.ways.over.connect(stop.set)
    if audit is not None:
        await painted(visit.side.open_audit(file=audit))
        _log.info("the first window is shown")
    else:
        visit.open_sign_in()
        if link or handed is None:  # it was said where to go
            visit.session.resume()
        else:
            visit.ways.resume()
    if link:
        visit.ways.follow(link)
    if links is not None:
        links.opened.connect(visit.ways.follow)
        links.begin()
    first = _hear_further_starts(folders, visit, stop, link, handed)
    warming = Warming(then=lambda: desktop.watch_versions(folders))
    warming.start()
    tasks = TaskOwner("desktop")
    tasks.spawn(desktop.heed_the_systems_motion(), "asking for the system's motion")
    await stop.wait()
    _log.info("closing")
    await tasks.stop()
    first.close()
    await warming.close()
    await desktop.close()
    return 0


def _hear_further_starts(
    folders: "Folders", visit: "Visit", stop: "asyncio.Event", link: str, handed: "HandOver | None"
) -> "FirstDesktop":
    """Follow what further starts hand over; a start that was overtaken by another hands over itself."""
    from desktop_client.system.further_starts import FirstDesktop, Listening
    from desktop_client.system.single_instance import HandOver, hand_over, meeting_place

    place = meeting_place(folders)
    first = FirstDesktop(place)
    first.called.connect(lambda _link: _log.info("a further start was heard"))
    first.called.connect(visit.ways.follow)
    if first.listen() is Listening.ANOTHER and handed is HandOver.NOBODY:
        handed = hand_over(place, link)
    if handed is HandOver.HEARD:
        _log.info("another desktop is there already")
        stop.set()
    elif handed is HandOver.SILENT:
        _log.warning("another desktop is there already, but does not answer")
        visit.ways.tell_of_a_silent_desktop()
    return first
