"""The right column of the sale room: what happens now, newest first."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.rows import Row, RowKind, Who
from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.event_feed import EventFeed, FeedKind, FeedRow
from desktop_client.widgets.section import Section
from desktop_client.windows import phrases

_ROW_READ_MS = 5
_LONGEST_WAIT_MS = 150


class FeedPanel(Adaptive, QWidget):
    """The sale's feed, put into `words` row by row as it is looked at, and `below` it what concerns me.

    What comes faster than anybody reads waits a moment for more of it, at most 150 ms: each time that new
    rows come in on top, every row in sight is painted again.
    """

    def __init__(
        self, words: Callable[[Row], FeedRow], below: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._below = below
        self._section = Section()
        self._feed = EventFeed(words)
        self._waiting: list[Row] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._show_waiting)
        self._section.add(self._feed, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._section.setMinimumHeight(1)  # what is below is told in full, the feed scrolls
        self._column.addWidget(self._section, 1)
        self._column.addWidget(below)
        self._adapt()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace everything."""
        self._pause.stop()
        self._waiting.clear()
        self._feed.show_rows(rows)

    def update_rows(self, rows: Iterable[Row]) -> None:
        """Add new rows and change known ones."""
        self._waiting += rows
        if not self._pause.isActive():
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting:
            rows, self._waiting = self._waiting, []
            self._feed.update_rows(rows)
            self._pause.start(min(len(rows) * _ROW_READ_MS, _LONGEST_WAIT_MS))

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Now"))

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("l"))


def is_news(row: Row) -> bool:
    """Tell whether a row belongs into the list: each picture that a clerk adds is an entry of its own."""
    return row.kind is not RowKind.CATALOGUE_CHANGED


def feed_row(row: Row, my_paddle: str | None, formats: Formats, currency: str) -> FeedRow:
    """Put one row of the feed into words and figures."""
    # A lot that climbs the ladder again has a price, which is not what the row tells.
    or_price = None if row.kind is RowKind.INCREMENT_SET else row.price
    amount = row.amount if row.amount is not None else or_price
    is_bid = row.kind in (RowKind.BID, RowKind.BID_RETRACTED)
    has_amount = is_bid or row.kind in (
        RowKind.ASK_SET,
        RowKind.SOLD,
        RowKind.PRICE_RAISED,
        RowKind.LOT_OPENED,
        RowKind.INCREMENT_SET,
    )
    return FeedRow(
        key=row.n,
        time_text=formats.clock(row.at),
        who=phrases.row_words(row, my_paddle, formats),
        amount_text="" if amount is None or not has_amount else formats.amount(amount, currency),
        is_you=is_bid and row.who(my_paddle) is Who.YOU,
        struck=row.struck or row.kind is RowKind.BID_RETRACTED,
        kind=_KINDS.get(row.kind, FeedKind.NOTICE),
    )


_KINDS = {
    RowKind.BID: FeedKind.BID,
    RowKind.BID_RETRACTED: FeedKind.BID,
    RowKind.ANNOUNCED: FeedKind.MESSAGE,
    RowKind.LOT_OPENED: FeedKind.LOT,
    RowKind.SOLD: FeedKind.LOT,
    RowKind.PASSED: FeedKind.LOT,
    RowKind.WITHDRAWN: FeedKind.LOT,
    RowKind.REOPENED: FeedKind.LOT,
    RowKind.LINED_UP: FeedKind.LOT,
}
