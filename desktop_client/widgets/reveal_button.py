"""Shows what is typed into a secret field for as long as somebody wants to read it. It keeps nothing.

Part of the first frame of most starts, and its drawing is not: that comes behind the first painting.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_client.theme import Kind, icon, look, mark
from desktop_client.widgets.adaptive import Adaptive


class RevealButton(Adaptive, QPushButton):
    """An eye within the field, at its end. Whatever empties the field closes it."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit, self._is_drawn = edit, False
        mark(self, kind=Kind.QUIET)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.installEventFilter(self)
        edit.textChanged.connect(self._on_text_changed)
        self.toggled.connect(self._on_toggled)
        self._adapt()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the field."""
        if watched is self._edit and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for the drawing when there has been something to see."""
        super().paintEvent(event)
        if not self._is_drawn:
            self._is_drawn = True
            QTimer.singleShot(0, self, self._draw)

    def _on_toggled(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self._edit.setEchoMode(mode.Normal if is_shown else mode.Password)
        self._show()

    def _on_text_changed(self, text: str) -> None:
        if not text:
            self.setChecked(False)

    def _place(self) -> None:
        side, gap = look().px(28), look().space("xs")
        self._edit.setTextMargins(0, 0, side, 0)
        self.setGeometry(self._edit.width() - side - gap, (self._edit.height() - side) // 2, side, side)

    def _draw(self) -> None:
        side = look().px(16)
        self.setIcon(icon("eye-off" if self.isChecked() else "eye", "muted", side))
        self.setIconSize(QSize(side, side))

    def _show(self) -> None:
        name = self.tr("Hide the password") if self.isChecked() else self.tr("Show the password")
        self.setAccessibleName(name)
        self.setToolTip(name)
        if self._is_drawn:
            self._draw()

    def _retranslate(self) -> None:
        self._show()

    def _restyle(self) -> None:
        self._show()
        self._place()
