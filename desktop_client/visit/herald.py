"""Tells a person what happens in his sales when he looks elsewhere: in the tray, in another window, by ear.

Decides only where something is told. Within a sale's own window that window tells it itself.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop_client.system.sounds import ProcessPlayer, Sound, Sounds, system_player
from desktop_client.system.tray import Tray
from desktop_client.viewmodels.notices import Notice, NoticeKind, Notices
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import notice_words
from desktop_client.windows.house_window import HouseWindow

_SOUNDS: Final = {
    NoticeKind.OUTBID: Sound.OUTBID,
    NoticeKind.WON: Sound.HAMMER,
    NoticeKind.SOON: Sound.ALARM,
    NoticeKind.ON_THE_BLOCK: Sound.ALARM,
    NoticeKind.CLOSING: Sound.ALARM,
}


def active_window() -> QWidget | None:
    """Return the window of this program that has the keyboard; None when another program is in front."""
    is_active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
    return QApplication.activeWindow() if is_active else None


class Herald(QObject):
    """One for a visit; its `notices` are what the sales of the visit post to.

    Signals:
        sale_wanted(str): a message of this sale was clicked.
    """

    sale_wanted = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        window_of: Callable[[str], HouseWindow | None],
        front: Callable[[], QWidget | None] = active_window,
        sounds: Sounds | None = None,
        tray: Tray | None = None,
    ) -> None:
        super().__init__()
        self._preferences, self._window_of, self._front = preferences, window_of, front
        self.notices = Notices(self)
        self.tray = tray or Tray(self)
        self._player = None if sounds is not None or _is_headless() else system_player(self)
        self._sounds = sounds or Sounds(self._player, self)
        self._latest: str | None = None
        self.notices.gathered.connect(self._on_gathered)
        self.notices.came.connect(self._on_came)
        self.tray.chosen.connect(self._on_chosen)

    def rest(self) -> None:
        """Forget what waits to be told, and take the sign out of the tray: the session is over."""
        self.notices.close()
        self.tray.hide()

    def close(self) -> None:
        """Tell nothing more."""
        self.rest()
        if isinstance(self._player, ProcessPlayer):
            self._player.close()

    def _on_came(self, notice: Notice) -> None:
        sound = _SOUNDS.get(notice.kind)
        if sound is not None and self._preferences.settings.sounds:
            self._sounds.play(sound)

    def _on_gathered(self, notices: tuple[Notice, ...]) -> None:
        front = self._front()
        unseen = tuple(one for one in notices if front is None or self._window_of(one.sale) is not front)
        if not unseen:
            return
        title, text = notice_words.told(unseen, self._preferences.formats)
        if isinstance(front, HouseWindow) and front.is_private:
            front.toast(
                lambda: "\n".join(notice_words.told(unseen, self._preferences.formats)),
                ToastKind.INFO,
                "notices",
            )
        elif self._preferences.settings.notices:
            self._tell_outside(unseen[0].sale, title, text)

    def _tell_outside(self, sale: str, title: str, text: str) -> None:
        self._latest = sale
        window = self._window_of(sale)
        if not self.tray.tell(title, text) and window is not None:
            # No tray: the window's entry in the task bar asks for attention, and it has told it already.
            QApplication.alert(window)

    def _on_chosen(self) -> None:
        if self._latest is not None:
            self.sale_wanted.emit(self._latest)


def _is_headless() -> bool:
    """Tell whether nobody is there to hear anything."""
    return QGuiApplication.platformName() in {"offscreen", "minimal"}
