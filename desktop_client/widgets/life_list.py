"""My latest bids, two lines each: which, how it stands, and when it was sent and received. Knows no sale."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.theme import TONE_COLOUR, TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class LifeView:
    """One bid: `Lot 43 · €1,300`, its state in a word with a tone and an icon, and its times."""

    headline: str
    state: str
    tone: Tone
    icon_name: str
    times: str

    @property
    def spoken(self) -> str:
        """Return the whole as it is read aloud."""
        return f"{self.headline}, {self.state}. {self.times}"


class LifeList(Adaptive, QWidget):
    """A few bids, newest first. Rows are kept and filled anew: a tick must not make the column jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LifeRow] = []
        self._shown: tuple[LifeView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        _never_squeeze(self)
        self._adapt()

    def show_lives(self, views: Sequence[LifeView]) -> None:
        """Show these bids; what is new about the newest is told to a screen reader."""
        if tuple(views) == self._shown:
            return
        newest_before = (self._shown[0].headline, self._shown[0].state) if self._shown else None
        self._shown = tuple(views)
        while len(self._rows) < len(views):
            row = LifeRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(views))
            if place < len(views):
                row.show_life(views[place])
        if views and (views[0].headline, views[0].state) != newest_before:
            announce(self, f"{views[0].headline}, {views[0].state}")

    def shown(self) -> tuple[LifeView, ...]:
        """Return what is shown, newest first."""
        return self._shown


class LifeRow(Adaptive, QFrame):
    """One bid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(size=14)
        self._headline = TextLabel(role=TextRole.STRONG, tabular=True)
        self._state = TextLabel(role=TextRole.STRONG)
        self._state.setWordWrap(False)
        self._times = TextLabel(role=TextRole.SMALL)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._headline, 0, 0)
        self._grid.addWidget(self._icon, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._state, 0, 2, right)
        self._grid.addWidget(self._times, 1, 0, 1, 3)
        mark(self, row="life")
        _never_squeeze(self)
        self._adapt()

    def show_life(self, view: LifeView) -> None:
        """Show a bid."""
        self._headline.show_text(view.headline)
        self._icon.show_icon(view.icon_name, TONE_COLOUR[view.tone])
        self._state.show_text(view.state)
        self._state.show_tone(view.tone)
        self._times.show_text(view.times)
        self.setAccessibleName(view.spoken)

    def _restyle(self) -> None:
        self._grid.setContentsMargins(0, look().px(6), 0, look().px(6))
        self._grid.setHorizontalSpacing(look().px(5))
        self._grid.setVerticalSpacing(look().px(2))
        # Two whole lines at least: a layout that is short of room takes it from the feed, which can scroll.
        lines = [QFontMetrics(look().font(size)).height() for size in ("body", "small")]
        self._headline.setMinimumHeight(lines[0])
        self._times.setMinimumHeight(lines[1])
        self.setMinimumHeight(sum(lines) + 2 * look().px(6) + look().px(2) + 1)


def _never_squeeze(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
