"""The card with the price of the lot over time."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Surface, look, mark
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.price_chart import PriceChart, PricePoint


class ChartCard(Adaptive, QFrame):
    """How the price climbed, drawn on until now while the lot is open."""

    def __init__(self, model: SaleRoomViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        mark(self, surface=Surface.CARD)
        self._caption = CaptionLabel()
        self._chart = PriceChart()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._chart, 1)
        self.show_formats(formats)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self._chart.set_formats(
            lambda amount: formats.amount(amount, self._model.live.currency),
            formats.clock,
        )

    def show_history(self) -> None:
        """Show the history of the lot that is looked at."""
        lot, standing = self._model.shown, self._model.shown_standing
        points = [] if lot is None else self._model.live.room.history(lot)
        is_open = standing is not None and standing.phase.takes_bids
        until = self._model.live.now_ms() if is_open else None
        self._chart.show_steps([PricePoint(point.at, point.price) for point in points], until)

    def _retranslate(self) -> None:
        self._caption.show_text(self.tr("Price of this lot"))

    def _restyle(self) -> None:
        self._column.setContentsMargins(look().px(14), look().space("m"), look().px(14), look().space("m"))
        self._column.setSpacing(look().space("s"))
        self.setMaximumHeight(look().px(170))
