"""The foot of a sale's window: how the connection is, and what is at stake."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, look, mark
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.connection_badge import ConnectionBadge, ConnectionPhase, ConnectionView
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.fitting_row import Fact, fit


class StatusBar(Adaptive, QFrame):
    """The connection badge left, facts beside it; what does not fit is left out, the least important first.

    Signals:
        try_now: do not wait for the next attempt to connect.
    """

    try_now = Signal()

    def __init__(self, live: LiveSale, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._formats = live, formats
        mark(self, surface=Surface.BAR, edge="top")
        self._badge = ConnectionBadge(live.monotonic_ms)
        self._badge.try_now.connect(self.try_now)
        self._back, self._clock, self._attending = _fact(), _fact(), _fact()
        self._stake, self._remark, self._skipped = _fact(), _fact(), _fact()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._badge)
        for fact in (self._back, self._skipped, self._clock, self._attending):
            self._row.addWidget(fact)
        self._row.addStretch(1)
        self._row.addWidget(self._stake)
        self._row.addWidget(self._remark)
        by_importance = (
            self._stake,
            self._back,
            self._skipped,
            self._attending,
            self._remark,
            self._clock,
        )
        self._facts = tuple(Fact(widget) for widget in by_importance)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write numbers in this way from now on."""
        self._formats = formats
        self.show_connection()

    def show_connection(self) -> None:
        """Show the connection as it stands now."""
        state = self._live.state
        self._badge.show_connection(
            ConnectionView(
                phase=ConnectionPhase(state.phase.value),
                transport=state.transport.value if state.transport else "",
                latency_ms=state.latency_ms,
                attempt=state.attempt,
                next_try_at_ms=state.next_try_at_ms,
                missed=state.missed,
                since_ms=state.since_ms,
                reason=phrases.connection_reason(state.reason.value),
                clock_offset_ms=state.clock_offset_ms,
            )
        )
        offset = state.clock_offset_ms
        speaks = state.can_speak
        self._show(
            self._clock,
            self.tr("Server clock {offset}").format(offset=self._formats.seconds(offset, signed=True))
            if speaks and offset is not None
            else "",
        )
        back = ""
        if speaks and state.back_after_ms is not None:
            count = state.caught_up or 0
            text = self.tr("Back after {time}, {count} events caught up")
            if count < 2:
                one = self.tr("Back after {time}, 1 event caught up")
                text = one if count else self.tr("Back after {time}, nothing was missed")
            time = self._formats.duration(state.back_after_ms)
            back = text.format(time=time, count=self._formats.number(count))
        self._show(self._back, back)
        skipped = self._live.room.skipped
        text = (
            self.tr("1 event left out: slow line")
            if skipped == 1
            else self.tr("{count} events left out: slow line")
        )
        self._show(self._skipped, text.format(count=self._formats.number(skipped)) if skipped else "")
        attending = self._live.room.attending
        text = self.tr("1 attending") if attending == 1 else self.tr("{count} attending")
        text = text.format(count=self._formats.number(attending))
        self._show(self._attending, text if attending and not self._live.has_ended() else "")

    def show_stake(self, text: str) -> None:
        """Show what is at stake, ready in words."""
        self._show(self._stake, text)

    def show_remark(self, text: str) -> None:
        """Show one more remark at the right end."""
        self._show(self._remark, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, fact: TextLabel, text: str) -> None:
        if fact.text() != text:
            fact.show_text(text)
            self._fit()

    def _fit(self) -> None:
        badge = self._badge.sizeHint().width() + self._row.spacing()  # which is always there, however narrow
        room = self.width() - 2 * look().space("l") - badge
        for fact in self._facts:
            fact.wanted = isinstance(fact.widget, TextLabel) and bool(fact.widget.text())
        fit(self._facts, room, self._row.spacing())

    def _retranslate(self) -> None:
        self.show_connection()

    def _restyle(self) -> None:
        self._row.setContentsMargins(
            look().space("l"), look().space("xs"), look().space("l"), look().space("xs")
        )
        self._row.setSpacing(look().px(18))
        self._fit()


def _fact() -> TextLabel:
    label = TextLabel(role=TextRole.SMALL)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label
