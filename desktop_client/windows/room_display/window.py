"""The room display's window: nothing but the board, full screen on the screen that faces the hall."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QScreen

from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.room_display.board_view import BoardView

_POINTER_STAYS_MS = 2000


class RoomDisplayWindow(HouseWindow):
    """What everybody in the hall sees. Escape closes it, F11 leaves and enters full screen."""

    is_private = False

    def __init__(self, model: DisplayViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        self.top_bar.hide()
        self.board = BoardView(model.live.now_ms)
        self.board.setMouseTracking(True)
        self.board.installEventFilter(self)
        self.add_content(self.board, 1)
        self.menu.show_session(signed_in=True, in_sale=True)
        self._pointer = QTimer(self, singleShot=True, interval=_POINTER_STAYS_MS)
        self._pointer.timeout.connect(lambda: self.board.setCursor(Qt.CursorShape.BlankCursor))
        self._pointer.start()
        model.changed.connect(self.show_board)
        self.key("F11", self.toggle_full_screen)
        self._adapt()

    def show_board(self) -> None:
        """Show the sale as it is."""
        live = self.model.live
        board = self.model.board()
        self.setWindowTitle(self.tr("Martillo · Room display · {sale}").format(sale=board.title))
        is_fine = live.state.can_speak or live.has_ended()
        trouble = "" if is_fine else self.tr("The connection is being restored")
        if is_fine and not live.room.rostrum_present:
            trouble = self.tr("Bidding pauses for a moment")
        self.board.show_board(
            board,
            self.model.picture(),
            self.preferences.formats,
            live.currency,
            address=self.model.display.join_url,
            trouble=trouble,
        )

    def fill_screen(self, name: str = "") -> None:
        """Fill the screen of this name; where it is not there, another than the primary one, if any."""
        named = [screen for screen in QGuiApplication.screens() if screen.name() == name]
        chosen = named[0] if named else other_screen()
        if chosen is not None:
            self.setGeometry(chosen.geometry())
        self.showFullScreen()

    def toggle_full_screen(self) -> None:
        """Leave full screen, or fill the screen that the window is on."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        mine = [(self.tr("Esc"), self.tr("Close the room display")), ("F11", self.tr("Full screen"))]
        return [*mine, *super().shortcuts()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Show the pointer while it moves; the hall need not see it otherwise."""
        if watched is self.board and isinstance(event, QMouseEvent):
            self.board.unsetCursor()
            self._pointer.start()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _retranslate(self) -> None:
        self.show_board()


def other_screen() -> QScreen | None:
    """Return the screen for the hall: the last that is not the primary one, else the primary one."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return others[-1] if others else primary
