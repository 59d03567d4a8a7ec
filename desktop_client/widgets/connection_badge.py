"""The connection as the window shows it: nobody should have to guess whether they hear the auctioneer.

It shows a state that others found out; it knows no socket.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, look, mark
from desktop_client.theme.style import pill_height
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.connection_view import (
    ConnectionPhase,
    ConnectionView,
    appearance,
    detail_text,
    phase_text,
    tooltip_text,
)
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.short_label import ShortLabel
from desktop_client.widgets.text_label import TextLabel

__all__ = ["ConnectionBadge", "ConnectionPhase", "ConnectionView"]


def _wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


class ConnectionBadge(Adaptive, QWidget):
    """A pill with an icon, the state in a word, and the details; *Try now* beside it while it waits.

    Signals:
        try_now: do not wait for the next attempt.
    """

    try_now = Signal()

    def __init__(self, now: Callable[[], int] = _wall_clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._view = ConnectionView(ConnectionPhase.OFFLINE)
        self._pill = QFrame()
        mark(self._pill, surface=Surface.PILL)
        self._icon, self._phase, self._detail = (
            IconLabel(size=14),
            TextLabel(role=TextRole.STRONG),
            ShortLabel(tabular=True),
        )
        self._inside = QHBoxLayout(self._pill)
        for part in (self._icon, self._phase, self._detail):
            self._inside.addWidget(part)
        self._phase.setWordWrap(False)
        self._try = QPushButton()
        self._try.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self._try, kind=Kind.LINK)
        self._try.clicked.connect(self.try_now)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._pill)
        self._row.addWidget(self._try)
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._show_detail)
        self._adapt()

    @property
    def view(self) -> ConnectionView:
        """Return what is shown."""
        return self._view

    def show_connection(self, view: ConnectionView) -> None:
        """Show a state of the connection; a new phase is also told to a screen reader."""
        is_new_phase = view.phase is not self._view.phase
        self._view = view
        self._show()
        if is_new_phase:
            announce(self, self.accessibleName())

    def text(self) -> str:
        """Return all that the pill says."""
        return f"{self._phase.text()} {self._detail.text()}".strip()

    def _show(self) -> None:
        tone, icon = appearance(self._view)
        self._icon.show_icon(icon, TONE_COLOUR[tone], 20 if icon == "dot" else 14)
        self._phase.show_text(phase_text(self._view.phase))
        self._try.setVisible(self._view.phase.can_try_now)
        is_counting = self._view.next_try_at_ms is not None or self._view.since_ms is not None
        if is_counting and not self._timer.isActive():
            self._timer.start()
        elif not is_counting:
            self._timer.stop()
        self._show_detail()

    def _show_detail(self) -> None:
        text = detail_text(self._view, self._now())
        self._detail.show_text(text)
        self._detail.setVisible(bool(text))
        self.setAccessibleName(self.text())
        self.setToolTip(tooltip_text(self._view))

    def _retranslate(self) -> None:
        self._try.setText(self.tr("Try now"))
        self._show()

    def _restyle(self) -> None:
        self._pill.setFixedHeight(pill_height(look()))
        self._inside.setContentsMargins(look().space("m"), 0, look().space("m"), 0)
        self._inside.setSpacing(look().px(6))
        self._row.setSpacing(look().space("xs"))
