"""A catalogue text of any length in a few lines, with the rest one press away."""

from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel

_NARROWEST = 80
LINES, LINES_IN_LARGE_TEXT = 4, 2


class Description(Adaptive, QWidget):
    """At most four lines, so that the price stays in sight however much the cataloguer wrote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._whole = "", False
        self._label = TextLabel(role=TextRole.MUTED)
        self._more = QPushButton(self)
        mark(self._more, kind=Kind.LINK)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._on_more_clicked)
        # After the layout, never within it: showing the link lays out anew, and would come back here.
        self._cut_again = QTimer(self, singleShot=True, interval=0)
        self._cut_again.timeout.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._adapt()

    def show_text(self, text: str) -> None:
        """Show a text; another one than before is cut again."""
        if text != self._text:
            self._text, self._whole = text, False
            self.setVisible(bool(text))
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._cut_again.start()

    def _on_more_clicked(self) -> None:
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        self._more.setText(self.tr("less") if self._whole else self.tr("more"))
        name = self.tr("less of the description") if self._whole else self.tr("more of the description")
        self._more.setAccessibleName(name)
        kept = self._fitting_length()
        is_long = kept < len(self._text)
        self._more.setVisible(is_long)
        cut = self._text[:kept].rstrip(" ,.;:") + "…"
        self._label.show_text(cut if is_long and not self._whole else self._text)
        # The height follows from the words alone; a layout that guesses it squeezes the link.
        words = max(0, self._label.heightForWidth(self._room()))
        self.setFixedHeight(words + (self._place_link(words) if is_long else 0))

    def _place_link(self, words: int) -> int:
        """Put the link behind the last word, or below it; return how much it needs below, in pixels."""
        link, line = self._more.sizeHint(), QFontMetrics(self._label.font()).height()
        end = ceil(self._lines(self._label.text())[-1][1])
        is_beside = end + link.width() <= self._room()
        top = words - (line + link.height()) // 2 if is_beside else words
        self._more.setGeometry(end if is_beside else 0, top, link.width(), link.height())
        return max(0, top + link.height() - words)

    def _fitting_length(self) -> int:
        """Return how many characters fit in the lines at this width, with the link behind them."""
        most = LINES if look().text_scale < 1.4 else LINES_IN_LARGE_TEXT
        lines = self._lines(self._text, most + 1)
        if len(lines) <= most:
            return len(self._text)
        return max(0, self._lines(self._text, most, self._more.sizeHint().width())[-1][0] - 2)

    def _lines(self, text: str, most: int | None = None, kept_free: int = 0) -> list[tuple[int, float]]:
        """Break a text into at most so many lines: where each ends in it, and how wide it is, in pixels.

        `kept_free` pixels at the end of the last of them stay empty.
        """
        layout = QTextLayout(text, self._label.font())
        layout.beginLayout()
        lines: list[tuple[int, float]] = []
        while most is None or len(lines) < most:
            line = layout.createLine()
            if not line.isValid():
                break
            is_last = len(lines) + 1 == most
            line.setLineWidth(max(_NARROWEST, self._room() - (kept_free if is_last else 0)))
            lines.append((line.textStart() + line.textLength(), line.naturalTextWidth()))
        layout.endLayout()
        return lines or [(0, 0.0)]

    def _room(self) -> int:
        return max(_NARROWEST, self.width())

    def _retranslate(self) -> None:
        self._show()

    def _restyle(self) -> None:
        self._show()
