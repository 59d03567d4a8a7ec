"""Over AT-SPI a text is a notification: not every Orca hears announcements, which it is elsewhere."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_client.widgets import spoken


@pytest.fixture
def handed_to_qt(monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    events: list[QAccessibleEvent] = []
    hand_over = QAccessible.updateAccessibility

    def noted(event: QAccessibleEvent) -> None:
        events.append(event)
        hand_over(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", noted)
    return events


def test_over_at_spi_each_text_is_a_notification_that_comes_into_sight(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, handed_to_qt: list[QAccessibleEvent]
) -> None:
    monkeypatch.setattr(spoken, "_OVER_AT_SPI", {"offscreen"})
    monkeypatch.setattr(spoken._Installed, "notice", None)
    widget = QWidget()
    qtbot.addWidget(widget)
    for text in ("Outbid.", "You lead."):
        spoken.say(widget, text, urgent=True)
        (event,) = handed_to_qt
        handed_to_qt.clear()
        shown = QAccessible.queryAccessibleInterface(event.object())
        assert event.type() is QAccessible.Event.ObjectShow
        assert (shown.role(), shown.text(QAccessible.Text.Name)) == (QAccessible.Role.Notification, text)
    notice = spoken._Installed.notice
    assert notice is not None and not notice.isVisible()
    delete(notice)


def test_elsewhere_a_text_is_an_announcement(qtbot: QtBot, handed_to_qt: list[QAccessibleEvent]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    spoken.say(widget, "Outbid.", urgent=True)
    (event,) = handed_to_qt
    assert isinstance(event, QAccessibleAnnouncementEvent)
    assert (event.object(), event.message()) == (widget, "Outbid.")
    assert event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
