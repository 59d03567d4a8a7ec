"""Every widget test starts in light at 100 %."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_client.theme import Look, Theme, ThemeMode, look
from desktop_client.theme.tokens import load_tokens

PLAIN = Look(load_tokens(), ThemeMode.LIGHT, 1.0, reduced_motion=True)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    # Restyling costs more than most tests here: it is done only where the test before left another look.
    if look() != PLAIN or not qapp.styleSheet():
        theme.apply(qapp, PLAIN.mode, PLAIN.text_scale, PLAIN.reduced_motion)
    return theme


class Clock:
    """A clock that stands still until it is moved; in whatever unit the test uses."""

    def __init__(self, now: float = 0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def ms(self) -> int:
        return int(self.now)


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000)
