"""The ways to a sale that begin at the first window without a house: a link, the demo, a house of one's own.

Beside them stands the end: what is played or open here outlives the last window. Each is loaded when it is
first wanted. Knows no sale.
"""

import asyncio
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.navigator import Navigator
from desktop_client.visit.when_wanted import WhenWanted
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.sign_in import SignInWindow

if TYPE_CHECKING:
    from desktop_client.viewmodels.played_demo import PlayedDemo
    from desktop_client.visit.host_desk import HostDesk
    from desktop_client.visit.link_following import LinkFollowing


class WaysIn(QObject):
    """Those of one visit.

    Signals:
        over: whoever left or quit has said what becomes of a house that is open here.
    """

    over = Signal()

    def __init__(self, visit: Navigator, preferences: Preferences) -> None:
        super().__init__()
        self._visit, self._preferences = visit, preferences
        self._tasks = TaskOwner("ways in")
        self._house_folder: Path | None = None
        visit.left.connect(self._on_left)
        visit.quit_asked.connect(self._on_quit_asked)

    @WhenWanted
    def links(self) -> "LinkFollowing":
        """Who follows links, from the first one on."""
        from desktop_client.visit.link_following import LinkFollowing

        return LinkFollowing(self._visit, self._preferences)

    @WhenWanted
    def demo(self) -> "PlayedDemo":
        """The demo, from the first one on."""
        from desktop_client.viewmodels.played_demo import PlayedDemo

        demo = PlayedDemo()
        demo.changed.connect(self._on_demo_changed)
        return demo

    @WhenWanted
    def hosting(self) -> "HostDesk":
        """The house of this computer, from when it is first asked for."""
        from desktop_client.visit.host_desk import HostDesk

        assert self._house_folder is not None, "nobody hosts in this visit"
        hosting = HostDesk(self._visit, self._preferences, self._house_folder)
        hosting.over.connect(self.over)
        hosting.closed.connect(self._on_hosting_closed)
        hosting.quit_asked.connect(self._visit.quit_asked)
        return hosting

    @property
    def is_busy(self) -> bool:
        """Tell whether a link is being followed."""
        return self._tasks.is_busy

    @property
    def plays_demo(self) -> bool:
        """Tell whether the demo is open, in windows of its own."""
        demo = WaysIn.demo.made_in(self)
        return demo is not None and demo.is_running

    def begin_at(self, door: SignInWindow) -> None:
        """Offer them in the first window."""
        door.hosts_here = self._house_folder is not None
        door.link_typed.connect(self.follow)
        door.demo_asked.connect(self.play_demo)

    def offer_in(self, window: HouseWindow) -> None:
        """Offer in the menu of a window what may begin there, too."""
        window.host_asked.connect(self.host_here)
        if self._house_folder is not None:
            window.menu.offer_hosting()

    def resume(self) -> None:
        """Go on where the person was: in the house of this computer if it goes on, else as signed in."""
        self._tasks.spawn(self._resume(), "resuming")

    async def _resume(self) -> None:
        folder = self._house_folder
        if folder is not None and folder.exists():
            await asyncio.to_thread(importlib.import_module, "desktop_client.hosting.note")
            from desktop_client.hosting.note import find_going_on

            if await find_going_on(folder) is not None and await self.hosting.go_on():
                return
        if self._visit.session.state is SessionState.SIGNED_OUT:  # or somebody was faster than this
            self._visit.session.resume()

    def follow(self, link: str) -> None:
        """Follow a martillo:// link; without one, come to the front."""
        self._tasks.spawn(self.links.follow(link), "following a link")

    def tell_of_a_silent_desktop(self) -> None:
        """Say why there is a second window: the desktop that is open already does not answer."""
        window = self._visit.front or self._visit.open_sign_in()
        window.toast(self._silent, ToastKind.WARNING, "another desktop")

    def _silent(self) -> str:
        return self.tr("Another Martillo on this computer does not answer. You can go on in this one.")

    def play_demo(self) -> None:
        """Play the demo in windows of its own."""
        self.demo.start()

    def host_in(self, folder: Path) -> None:
        """Let a house be opened on this computer, its data in this folder."""
        self._house_folder = folder
        door = self._visit.sign_in
        if door is not None:
            door.hosts_here = True
            door.menu.offer_hosting()

    def host_here(self) -> None:
        """Show the window in which a house is opened on this computer."""
        if self._house_folder is not None:
            self.hosting.open()

    async def close(self) -> None:
        """Follow no link any more, end the demo, and let go of the house."""
        await self._tasks.stop()
        if (demo := WaysIn.demo.made_in(self)) is not None:
            demo.blockSignals(True)
            await demo.close()
        if (hosting := WaysIn.hosting.made_in(self)) is not None:
            await hosting.close()

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────

    def _on_demo_changed(self) -> None:
        visit = self._visit
        if visit.sign_in is not None:
            visit.sign_in.show_demo(is_running=self.demo.is_running, why=self.demo.why)
        if not self.demo.is_running and visit.front is None:  # it was closed while the demo was played
            if self.demo.why:
                visit.open_sign_in()
            else:
                visit.left.emit()

    def _on_left(self) -> None:
        hosting = WaysIn.hosting.made_in(self)
        if hosting is None:
            self.over.emit()
        elif not hosting.is_in_sight:
            hosting.end()

    def _on_quit_asked(self) -> None:
        hosting = WaysIn.hosting.made_in(self)
        if hosting is None:
            self.over.emit()
        else:
            hosting.end()

    def _on_hosting_closed(self) -> None:
        if self._visit.front is None:
            self._visit.left.emit()
