"""What a screen reader hears: the announcements that Qt is handed, in order, with how urgent each is."""

import contextlib
from collections.abc import Iterator
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


class Said(NamedTuple):
    """One announcement. An urgent one interrupts what is being read."""

    text: str
    urgent: bool


@contextlib.contextmanager
def listening() -> Iterator[list[Said]]:
    """Be a screen reader that listens, for as long as the block lasts; Qt gets every event all the same."""
    heard: list[Said] = []
    hand_over, was_active = QAccessible.updateAccessibility, QAccessible.isActive()

    def noted(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            heard.append(Said(event.message(), urgent))
        hand_over(event)

    QAccessible.setActive(True)
    with patch.object(QAccessible, "updateAccessibility", noted):
        yield heard
    QAccessible.setActive(was_active)
