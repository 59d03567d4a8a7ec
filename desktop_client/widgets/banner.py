"""A notice across a column, with what can be done about it: Missed bid · … reopen · dismiss."""

from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.announce import announce
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class BannerAction:
    """One thing to do: `key` comes back in the signal, `label` is read."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class BannerView:
    """What a banner says."""

    headline: str
    text: str = ""
    tone: Tone = Tone.INFO
    icon_name: str = "info"
    actions: tuple[BannerAction, ...] = ()
    trailing: str = ""


_URGENT = (Tone.WARNING, Tone.OUTBID)


class Banner(Adaptive, QFrame):
    """A bordered card in a semantic colour, always with an icon and a word.

    Signals:
        action_chosen(str): the key of the chosen action.
        changed: there is something to say, something else, or nothing any more.
    """

    action_chosen = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BannerView | None = None
        self._is_beside = True
        self._icon = IconLabel()
        self._headline = TextLabel(role=TextRole.STRONG)
        self._headline.setWordWrap(False)
        self._text = TextLabel(role=TextRole.MUTED)
        self._trailing = TextLabel(role=TextRole.MUTED)
        self._trailing.setWordWrap(False)
        self._links = QHBoxLayout()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(2, 1)
        mark(self, surface=Surface.CARD)
        self.hide()
        self._adapt()

    @property
    def view(self) -> BannerView | None:
        """Return what is shown."""
        return self._view

    def show_banner(self, view: BannerView | None) -> None:
        """Show a notice; None takes the banner away."""
        if view == self._view:
            return
        before, self._view = self._view, view
        set_shown(self, view is not None)
        if view is not None:
            self._show(view, before)
        self.changed.emit()

    def height_of(self, view: BannerView, width: int) -> int:
        """Return how high a notice without actions is at a width, in pixels, whether it is shown or not."""
        edges, border = self._grid.contentsMargins(), self.frameWidth()
        headline, words = self._metrics()
        beside = self._beside(view, width)
        room = QRectF(0, 0, max(1, self._room(view, width, beside=beside)), 10_000)
        lines = ceil(words.boundingRect(room, int(Qt.TextFlag.TextWordWrap), view.text).height())
        first = max(ceil(headline.height()), self._icon.height())
        inside = max(first, lines) if beside else first + self._grid.verticalSpacing() + lines
        return inside + edges.top() + edges.bottom() + 2 * border

    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        for part in (self, self._headline, self._text):
            part.ensurePolished()
        return QFontMetricsF(self._headline.font()), QFontMetricsF(self._text.font())

    def _room(self, view: BannerView, width: int, *, beside: bool) -> int:
        """Return how wide the explanation may be, in pixels."""
        edges, gap = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        taken = edges.left() + edges.right() + 2 * self.frameWidth() + self._icon.width() + gap
        if beside:
            taken += ceil(self._metrics()[0].horizontalAdvance(view.headline)) + gap
        return width - taken

    def _beside(self, view: BannerView, width: int) -> bool:
        """Tell whether the explanation stands beside its word: in large letters only on one line."""
        if not _is_large():
            return True
        if view.actions or view.trailing:
            return False
        return self._metrics()[1].horizontalAdvance(view.text) < self._room(view, width, beside=True)

    def _show(self, view: BannerView, before: BannerView | None) -> None:
        """Show a notice; what is the same as before keeps the focus, and is not said again."""
        mark(self, tone=view.tone)
        self._icon.show_icon(view.icon_name, TONE_COLOUR[view.tone])
        self._headline.show_tone(view.tone)
        for label, text in (
            (self._headline, view.headline),
            (self._text, view.text),
            (self._trailing, view.trailing),
        ):
            label.show_text(text)
            label.setVisible(bool(text))
        if before is None or (before.headline, before.actions) != (view.headline, view.actions):
            self._show_actions(view.headline, view.actions)
        self._place_anew()
        self.setAccessibleName(f"{view.headline}. {view.text}".strip())
        if before is None or (before.headline, before.text) != (view.headline, view.text):
            announce(self, self.accessibleName(), urgent=view.tone in _URGENT)

    def _show_actions(self, headline: str, actions: tuple[BannerAction, ...]) -> None:
        while item := self._links.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        for action in actions:
            link = QPushButton(action.label, self)
            mark(link, kind=Kind.LINK)
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(partial(self.action_chosen.emit, action.key))
            link.setAccessibleDescription(headline)
            self._links.addWidget(link)
            link.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew whether the explanation has room beside its word."""
        super().resizeEvent(event)
        self._place_anew()

    def _place_anew(self) -> None:
        if self._view is not None and self._is_beside is not self._beside(self._view, self.width()):
            self._place()

    def _place(self) -> None:
        """Put the explanation beside the word, or below it where the letters are too large for that."""
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        # Not by takeAt: an item that Python still holds keeps its widget's sizes from the next one.
        for part in (self._icon, self._headline, self._text, self._trailing):
            self._grid.removeWidget(part)
        self._grid.removeItem(self._links)
        self._is_beside = self._view is None or self._beside(self._view, self.width())
        is_below = not self._is_beside
        self._grid.addWidget(self._icon, 0, 0, top if is_below else middle)
        self._grid.addWidget(self._headline, 0, 1, 1, 2 if is_below else 1, middle)
        if is_below:
            self._grid.addWidget(self._text, 1, 1, 1, 3)
            self._grid.addLayout(self._links, 2, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._text, 0, 2, middle)
            self._grid.addLayout(self._links, 0, 4)
        self._grid.addWidget(self._trailing, 0, 3, middle)

    def _restyle(self) -> None:
        self._grid.setContentsMargins(look().space("m"), look().px(9), look().space("m"), look().px(9))
        self._grid.setHorizontalSpacing(look().space("s"))
        self._grid.setVerticalSpacing(look().space("xs"))
        self._place()


def _is_large() -> bool:
    """Tell whether letters are so large that a line holds few words."""
    return look().text_scale > 1.3
