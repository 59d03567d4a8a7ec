"""A large button with a title and what it leads to: one of several ways from here.

Its icon comes after the first frame, which would wait 20 ms for what draws it; its place is kept.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel


class WayButton(Adaptive, QPushButton):
    """An icon, a title, a sentence. A screen reader hears both."""

    def __init__(self, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, way=True)
        self._icon_name, self._is_complete, self._is_short = icon_name, False, False
        self._place = QWidget(self)
        self._title = TextLabel(role=TextRole.STRONG, parent=self)
        self._sentence = TextLabel(role=TextRole.MUTED, parent=self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._place)
        self._row.addLayout(words, 1)
        for part in (self._place, self._title, self._sentence):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._adapt()

    def show_way(self, title: str, sentence: str, *, is_short: bool = False) -> None:
        """Set the words; a short one shows its title alone."""
        self._title.show_text(title)
        self._sentence.show_text(sentence)
        if is_short is not self._is_short:
            self._is_short = is_short
            self._sentence.setVisible(not is_short)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def complete(self) -> None:
        """Draw the icon."""
        if not self._is_complete:
            from desktop_client.widgets.icon_label import IconLabel

            self._is_complete = True
            column = QVBoxLayout(self._place)
            column.setContentsMargins(0, 0, 0, 0)
            icon = IconLabel(self._icon_name, "accent", size=20, parent=self._place)
            column.addWidget(icon, 0, Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """Ask for the room of the parts: QPushButton measures only a text of its own."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self._row.minimumSize()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._row.setContentsMargins(gap, gap, gap, gap)
        self._row.setSpacing(gap)
        self._place.setFixedWidth(look().px(20))
        self.updateGeometry()
