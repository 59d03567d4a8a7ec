"""A catalogue text of any length in a few lines, with the rest one press away."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextLayout
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
        self._more = QPushButton()
        mark(self._more, kind=Kind.LINK)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._on_more_clicked)
        # After the layout, never within it: showing the link lays out anew, and would come back here.
        self._cut_again = QTimer(self, singleShot=True, interval=0)
        self._cut_again.timeout.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
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
        kept = self._fitting_length()
        is_long = kept < len(self._text)
        self._more.setVisible(is_long)
        self._more.setText(self.tr("less") if self._whole else self.tr("more"))
        name = self.tr("less of the description") if self._whole else self.tr("more of the description")
        self._more.setAccessibleName(name)
        cut = self._text[:kept].rstrip(" ,.;:") + "…"
        self._label.show_text(cut if is_long and not self._whole else self._text)
        # The height follows from the words alone; a layout that guesses it squeezes the link.
        words = max(0, self._label.heightForWidth(max(_NARROWEST, self.width())))
        self.setFixedHeight(words + (self._more.sizeHint().height() if is_long else 0))

    def _fitting_length(self) -> int:
        """Return how many characters fit in the lines at this width."""
        layout = QTextLayout(self._text, self._label.font())
        layout.beginLayout()
        end = 0
        for _ in range(LINES if look().text_scale < 1.4 else LINES_IN_LARGE_TEXT):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(_NARROWEST, self.width()))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return end if end >= len(self._text) else max(0, end - 2)

    def _retranslate(self) -> None:
        self._show()

    def _restyle(self) -> None:
        self._show()
