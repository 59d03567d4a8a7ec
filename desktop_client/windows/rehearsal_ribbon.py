"""The ribbon over every window of a rehearsal: nobody may take it for the sale."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.house_window import HouseWindow


class RehearsalRibbon(Adaptive, QFrame):
    """A bar with the word, what it means, and the way out.

    Signals:
        end_asked: the rehearsal shall end.
    """

    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface=Surface.BAR, edge="bottom")
        self._icon = IconLabel(size=18)
        self._word = TextLabel(role=TextRole.LEAD, tone=Tone.WARNING)
        self._word.setWordWrap(False)
        self._text = TextLabel(tone=Tone.WARNING)
        self._end = ActionButton(kind=Kind.WARNING)
        self._end.clicked.connect(self.end_asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._word)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._end)
        self._adapt()

    def put_on(self, window: HouseWindow) -> None:
        """Stand under a window's bar, and in its title, for good."""
        central = window.centralWidget()
        layout = None if central is None else central.layout()
        assert isinstance(layout, QBoxLayout)  # as every window of the house is built
        layout.insertWidget(1, self)
        window.windowTitleChanged.connect(lambda title: self._entitle(window, title))
        self._entitle(window, window.windowTitle())

    def _entitle(self, window: HouseWindow, title: str) -> None:
        word = self.tr("REHEARSAL")
        if not title.startswith(word):
            window.setWindowTitle(f"{word} · {title}")

    def _retranslate(self) -> None:
        self._word.show_text(self.tr("REHEARSAL"))
        self._text.show_text(self.tr("Robots bid. Nothing counts, nobody is told and nothing is kept."))
        self._end.set_label(self.tr("End the rehearsal"))
        self.setAccessibleName(self.tr("REHEARSAL"))

    def _restyle(self) -> None:
        side, between = look().space("l"), look().space("s")
        self._row.setContentsMargins(side, between, side, between)
        self._row.setSpacing(look().space("m"))
        self._icon.show_icon("warning", "warning")
