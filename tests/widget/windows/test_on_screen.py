"""Windows that are made for a large screen open within a small one."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from desktop_client.windows.on_screen import OnScreen, put_at


class Small(OnScreen, QWidget):
    """A window on a screen of our choice."""

    def __init__(self, available: QRect) -> None:
        super().__init__()
        self._available = available
        self.resize(1360, 860)

    def screen(self) -> QScreen:
        return Room(self._available)  # type: ignore[return-value]


class Room:
    """Stands for a screen: Qt has no way to make one."""

    def __init__(self, available: QRect) -> None:
        self._available = available

    def availableGeometry(self) -> QRect:
        return self._available

    def availableSize(self) -> QSize:
        return self._available.size()


LAPTOPS = [QRect(0, 0, 1366, 768), QRect(0, 0, 1440, 900), QRect(0, 28, 1440, 872), QRect(1920, 0, 1093, 614)]


@pytest.mark.parametrize("available", LAPTOPS)
def test_a_window_and_its_frame_fit_on_the_screen(qapp: QApplication, available: QRect) -> None:
    window = Small(available)
    window.show()
    assert window.width() <= available.width()
    assert window.height() + 20 <= available.height()  # and its title bar
    window.close()


def test_a_window_keeps_its_size_where_there_is_room(qapp: QApplication) -> None:
    window = Small(QRect(0, 0, 1920, 1080))
    window.show()
    assert window.size() == QSize(1360, 860)
    window.close()


def test_a_size_that_a_person_gave_it_is_kept_when_it_is_shown_again(qapp: QApplication) -> None:
    window = Small(QRect(0, 0, 1366, 768))
    window.show()
    window.resize(1500, 700)
    window.hide()
    window.show()
    assert window.size() == QSize(1500, 700)
    window.close()


@pytest.mark.parametrize("available", LAPTOPS)
@pytest.mark.parametrize("place", [QPoint(40, 40), QPoint(160, 100), QPoint(5_000, 5_000), QPoint(-9, -9)])
def test_a_window_is_put_where_all_of_it_is_in_sight(
    qapp: QApplication, available: QRect, place: QPoint
) -> None:
    window = Small(available)
    window.show()
    put_at(window, place)
    assert available.contains(QRect(window.pos(), window.size() + QSize(0, 20)))  # and its title bar
    window.close()
