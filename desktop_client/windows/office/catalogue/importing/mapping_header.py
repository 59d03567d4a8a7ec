"""The head of the preview: the file's heading, and below it a list of what the column is taken for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from contract.catalogue import Column
from desktop_client.theme import Weight, look
from desktop_client.theme.style import control_height
from desktop_client.windows.office.catalogue.importing import words

_NARROW = 8
"""Up to so many columns a file is shown in its own order."""


class MappingHeader(QHeaderView):
    """Combos that move with their columns.

    Signals:
        mapped(int, object): a column was taken for something; a Column or None.
    """

    mapped = Signal(int, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._combos: list[QComboBox] = []
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self.place())

    def show_columns(self, headings: Sequence[str], mapping: Sequence[Column | None]) -> None:
        """Make a list for each column, and choose what it is taken for."""
        while len(self._combos) < len(headings):
            self._add_combo()
        for place, combo in enumerate(self._combos):
            combo.setVisible(place < len(headings))
            if place < len(headings):
                combo.setAccessibleName(f"{headings[place]}:")
                with QSignalBlocker(combo):
                    combo.setCurrentIndex(words.COLUMNS.index(mapping[place]))
        self._bring_forward(mapping)
        self.place()

    def _bring_forward(self, mapping: Sequence[Column | None]) -> None:
        """Put the columns of a wide file that are understood first, and those that are left out last."""
        is_wide = len(mapping) > _NARROW
        order = sorted(
            range(len(mapping)), key=lambda place: (_rank(mapping[place]) if is_wide else 0, place)
        )
        for visual, section in enumerate(order):
            self.moveSection(self.visualIndex(section), visual)

    def combo(self, place: int) -> QComboBox:
        """Return the list of a column."""
        return self._combos[place]

    def show_words(self) -> None:
        """Name everything in the present language, at the present size."""
        for combo in self._combos:
            for place, which in enumerate(words.COLUMNS):
                combo.setItemText(place, words.column(which))
        self.setFixedHeight(self.sizeHint().height())
        self.place()

    def sizeHint(self) -> QSize:
        """Make room for a line of text and a list below it."""
        return QSize(
            super().sizeHint().width(), self._caption_height() + control_height(look()) + look().space("s")
        )

    def place(self) -> None:
        """Put each list below its heading."""
        top, gap = self._caption_height(), look().px(3)
        for section, combo in enumerate(self._combos[: self.count()]):
            left = self.sectionViewportPosition(section)
            combo.setGeometry(left + gap, top, self.sectionSize(section) - 2 * gap, control_height(look()))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Write the file's heading in the upper part."""
        painter.save()
        font = look().font("small", Weight.STRONG)
        painter.setFont(font)
        painter.setPen(look().colour("text"))
        words_at = rect.adjusted(look().px(6), 0, -look().px(4), 0)
        words_at.setHeight(self._caption_height())
        heading = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "–")
        elided = QFontMetrics(font).elidedText(heading, Qt.TextElideMode.ElideRight, words_at.width())
        painter.drawText(words_at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), elided)
        painter.restore()

    def _add_combo(self) -> None:
        combo = QComboBox(self.viewport())
        combo.addItems([words.column(which) for which in words.COLUMNS])
        combo.setMaxVisibleItems(len(words.COLUMNS))
        combo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place = len(self._combos)
        combo.currentIndexChanged.connect(lambda index: self.mapped.emit(place, words.COLUMNS[index]))
        self._combos.append(combo)

    def _caption_height(self) -> int:
        return look().px(28)


def _rank(column: Column | None) -> int:
    return 2 if column is Column.LEFT_OUT else 1 if column is None else 0
