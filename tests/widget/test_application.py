"""The first frame: shown before there is a loop, and never waited for in vain."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_client import application
from desktop_client.application import new_application, paint_now


def test_a_window_has_been_painted_when_it_is_shown_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    painted = []

    class Window(QWidget):
        def paintEvent(self, _event: object) -> None:
            painted.append(True)

    window = Window()
    qtbot.addWidget(window)
    assert paint_now(qapp, window)
    assert painted
    assert window.isVisible()


def test_a_window_that_nobody_paints_is_not_waited_for_for_ever(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "_WITHIN_MS", 50)
    window = QWidget()
    qtbot.addWidget(window)
    window.setUpdatesEnabled(False)
    assert not paint_now(qapp, window)


def test_there_is_one_application(qapp: QApplication) -> None:
    assert new_application() is qapp
