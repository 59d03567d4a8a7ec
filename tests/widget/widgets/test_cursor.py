"""A key that leads to a field selects what stands there only once it has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.widgets.cursor import put_cursor_into


class FocusReason(QObject):
    """Notes why the focus came: for some reasons Qt selects before it tells of it."""

    reason: Qt.FocusReason | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.reason = event.reason()
        return False


def test_a_screen_reader_hears_of_the_focus_before_it_hears_of_the_cursor(qtbot: QtBot) -> None:
    window = QWidget()
    before, edit = QLineEdit(window), QLineEdit("1500", window)
    qtbot.addWidget(window)
    before.setFocus()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    noted = FocusReason(edit)
    edit.installEventFilter(noted)
    put_cursor_into(edit)
    assert edit.selectedText() == "1500"
    selects_by_itself = {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
    assert noted.reason not in {None, *selects_by_itself}
