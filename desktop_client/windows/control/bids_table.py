"""The bids on the lot on the block, newest first, in words."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.formats import Formats
from desktop_client.viewmodels.bids_model import BidLine, BidsModel, How
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.windows.words_table import Column, WordsTable


class BidsTable(WordsTable):
    """Time, who, how, amount, latency; struck bids are struck through."""

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        self._model, self._formats, self._bids = model, formats, BidsModel()
        super().__init__(
            self._bids,
            (
                Column(lambda: self.tr("Time"), lambda bid: self._formats.clock(bid.at), muted=True),
                Column(lambda: self.tr("Who"), self._bidder, stretch=True),
                Column(lambda: self.tr("How"), self._how, muted=True, optional=True),
                Column(lambda: self.tr("Amount"), self._amount, right=True, strong=True),
                Column(lambda: self.tr("Latency"), self._latency, right=True, muted=True, optional=True),
            ),
            struck=lambda bid: bid.struck,
            parent=parent,
        )
        self.set_widths(92, 0, 96, 104, 92)
        self.setMinimumHeight(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self._formats = formats
        self.refresh()

    def show_bids(self) -> None:
        """Show the bids as they are now."""
        self._bids.show_lot(self._model.live.room, self._model.block)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setAccessibleName(self.tr("Bids on the lot on the block, newest first"))

    def _bidder(self, bid: BidLine) -> str:
        if bid.paddle is None:
            return self.tr("Room")
        return f"{bid.paddle} · {bid.name}" if bid.name else bid.paddle

    def _how(self, bid: BidLine) -> str:
        words = {
            How.CLERK: self.tr("clerk"),
            How.BOOK: self.tr("maximum"),
            How.ONLINE: self.tr("online"),
            How.TAKEN_BACK: self.tr("taken back"),
        }
        return words[bid.how]

    def _amount(self, bid: BidLine) -> str:
        return "" if bid.amount is None else self._formats.amount(bid.amount, self._model.live.currency)

    def _latency(self, bid: BidLine) -> str:
        return "" if bid.latency_ms is None else self.tr("{ms} ms").format(ms=bid.latency_ms)
