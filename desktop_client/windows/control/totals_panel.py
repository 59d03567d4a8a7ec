"""What the sale has brought so far, against estimates and reserves, and when it will end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel


class TotalsPanel(Adaptive, QWidget):
    """Rows of a word and a figure; those without a figure are left out."""

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._section = Section()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        for row in range(6):
            word, figure = TextLabel(role=TextRole.MUTED), TextLabel(tabular=True)
            figure.setWordWrap(False)
            self._grid.addWidget(word, row, 0)
            self._grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
            self._rows.append((word, figure))
        self._section.add_layout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self.show_totals()

    def show_totals(self) -> None:
        """Show the sums as they are now."""
        shown = self._lines()
        set_shown(self, bool(shown))
        for place, (word, figure) in enumerate(self._rows):
            line = shown[place] if place < len(shown) else ("", "")
            word.show_text(line[0])
            figure.show_text(line[1])
            word.setVisible(bool(line[0]))
            figure.setVisible(bool(line[0]))

    def _lines(self) -> list[tuple[str, str]]:
        sums, pace = self._model.totals(), self._model.pace()
        if not sums.called:
            return []
        number = self._formats.number
        ends = None if self._model.live.has_ended() else pace.ends_at
        lines: list[tuple[str, int | None]] = [
            (self.tr("By value"), sums.by_value),
            (self.tr("Of the low estimates"), sums.of_low),
            (self.tr("Of the high estimates"), sums.of_high),
            (self.tr("Of the reserves"), sums.of_reserves),
        ]
        sold = self.tr("{sold} of {called} · {percent}").format(
            sold=number(sums.sold),
            called=number(sums.called),
            percent=self._formats.percent(sums.by_lot or 0),
        )
        shown = [(self.tr("Sold"), sold)]
        shown += [(word, self._formats.percent(share)) for word, share in lines if share is not None]
        if ends is not None:
            shown.append((self.tr("Ends about"), self._formats.time(ends)))
        return shown

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("So far"))
        self.show_totals()

    def _restyle(self) -> None:
        self._grid.setVerticalSpacing(look().px(5))
