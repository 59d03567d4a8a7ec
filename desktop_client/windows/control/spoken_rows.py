"""Has a screen reader say what happens on the block: bids, calls, hammers, what is undone.

Of a rush of bids the newest is said, and what the clerk called beside it. Looks at the feed alone.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.announce import announce
from desktop_client.windows.sale_room.feed_panel import feed_row, is_news


class SpokenRows(QObject):
    """Speaks on behalf of the `bids` on the block and of the `block` itself, as long as that is there."""

    def __init__(
        self, model: ControlViewModel, formats: Callable[[], Formats], bids: QWidget, block: QWidget
    ) -> None:
        super().__init__(block)
        self._model, self._formats, self._bids, self._block = model, formats, bids, block
        self._told = 0  # up to this feed number; those that come again have changed
        model.live.rows_changed.connect(self._on_rows_changed)

    def _on_rows_changed(self, rows: list[Row]) -> None:
        news = [row for row in rows if row.n > self._told and not row.struck and is_news(row)]
        self._told = max(self._told, rows[-1].n)
        here = [row for row in news if row.lot in {None, self._model.block}]
        self._say_newest(self._bids, (row for row in here if row.kind is RowKind.BID))
        self._say_newest(self._block, (row for row in here if row.kind is not RowKind.BID))

    def _say_newest(self, widget: QWidget, rows: Iterable[Row]) -> None:
        newest = max(rows, key=lambda row: row.n, default=None)
        if newest is not None:
            told = feed_row(newest, None, self._formats(), self._model.live.currency)
            announce(widget, f"{told.who} {told.amount_text}".strip())
