"""The upper right of the control window: who is in the room, who of them bids, and who waits to be let in."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from contract.wire import DeskPaddle
from desktop_client.saleroom.contenders import contenders
from desktop_client.theme import Kind, TextRole, look, mark
from desktop_client.viewmodels.attendance_model import AttendanceModel, AttendeeLine, Doing
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.words_table import Column, WordsTable


class AttendancePanel(Adaptive, QWidget):
    """Bidders with paddle and latency; registrations to approve or refuse.

    Signals:
        block_asked(str): a paddle shall be taken out of the sale.
    """

    block_asked = Signal(str)

    def __init__(self, model: ControlViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lines = AttendanceModel()
        self._attending = Section()
        self._table = WordsTable(
            self._lines,
            (
                Column(lambda: "", lambda row: row.paddle or "–", strong=True, icon=_doing_icon),
                Column(lambda: "", lambda row: row.name, stretch=True),
                Column(lambda: "", self._latency, right=True, muted=True),
            ),
            headed=False,
        )
        self._table.set_widths(76, 0, 80)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        self._attending.add(self._table, 1)
        self._bidding = TextLabel(role=TextRole.MUTED)
        self._bidding.setWordWrap(False)
        self._attending.set_trailing(self._bidding)
        self._waiting = Section()
        self._waiting_rows = QVBoxLayout()
        self._waiting.add_layout(self._waiting_rows)
        self._shown_waiting: list[DeskPaddle] | None = None
        self._menu = QMenu(self)
        self._block = QAction(self)
        self._menu.addAction(self._block)
        self._menu_paddle = ""
        self._block.triggered.connect(lambda: self.block_asked.emit(self._menu_paddle))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._attending, 1000)
        self._column.addWidget(self._waiting)
        self._column.addStretch(1)
        self._adapt()

    def hasHeightForWidth(self) -> bool:
        """Deny it: a layout would take the height of all rows for the least, and the table scrolls."""
        return False

    def show_attendance(self) -> None:
        """Show who is here now, and who waits."""
        room = self._model.live.room
        bidding = contenders(room, self._model.block)
        self._lines.show_attendees(room.attendees, bidding)
        # As high as its rows, so that who waits stands right below; with many rows it scrolls.
        here = self._lines.rowCount()
        set_shown(self._table, here > 0)
        head = self._attending.sizeHint().height()
        self._attending.setMaximumHeight(look().px(33) * here + look().px(34) if here else head)
        self._attending.show_count(here)
        self._bidding.show_text(self.tr("{count} bidding").format(count=len(bidding)) if bidding else "")
        waiting = room.desk.waiting
        self._waiting.setVisible(bool(waiting))
        self._waiting.show_count(len(waiting))
        if waiting != self._shown_waiting:
            self._shown_waiting = waiting
            self._show_waiting(waiting)

    def _show_waiting(self, waiting: list[DeskPaddle]) -> None:
        while item := self._waiting_rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for paddle in waiting:
            self._waiting_rows.addWidget(self._waiting_row(paddle))

    def _waiting_row(self, paddle: DeskPaddle) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(look().space("s"), 0, 0, 0)
        row.addWidget(TextLabel(paddle.name), 1)
        first = paddle is self._shown_waiting[0] if self._shown_waiting else False
        if first:
            row.addWidget(KeyCap("A"))
        for text, approve in ((self.tr("approve"), True), (self.tr("refuse"), False)):
            link = QPushButton(text)
            mark(link, kind=Kind.LINK)
            link.setAccessibleName(f"{text}: {paddle.name}")
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            link.clicked.connect(
                lambda _checked=False, user=paddle.user, yes=approve: self._model.decide_registration(
                    user, approve=yes
                )
            )
            row.addWidget(link)
        return holder

    def decide_first(self, *, approve: bool) -> None:
        """Approve or refuse who has waited longest, if anybody waits."""
        waiting = self._model.live.room.desk.waiting
        if waiting:
            self._model.decide_registration(waiting[0].user, approve=approve)

    def _latency(self, row: AttendeeLine) -> str:
        if row.latency_ms is None:
            return self.tr("no answer")
        return self.tr("{ms} ms").format(ms=row.latency_ms)

    def _on_menu_requested(self, at: QPoint) -> None:
        row: AttendeeLine | None = self._table.indexAt(at).data(ROW_ROLE)
        if row is not None and row.paddle is not None:
            self._menu_paddle = row.paddle
            self._block.setText(self.tr("Block paddle {paddle}…").format(paddle=row.paddle))
            self._menu.popup(self._table.viewport().mapToGlobal(at))

    def _retranslate(self) -> None:
        self._attending.set_title(self.tr("Attending"))
        self._waiting.set_title(self.tr("Waiting for approval"))
        self._table.setAccessibleName(self.tr("Attending"))
        self._table.setToolTip(self.tr("Right-click a bidder to block the paddle"))
        self._shown_waiting = None
        self.show_attendance()

    def _restyle(self) -> None:
        self._column.setSpacing(look().px(18))
        self._waiting_rows.setSpacing(look().space("xs"))


def _doing_icon(row: AttendeeLine) -> tuple[str, str]:
    """Show by a drawing who leads and who has bid on the lot on the block."""
    icons = {Doing.LEADS: ("gavel", "leading"), Doing.BIDS: ("hand", "muted"), Doing.WATCHES: ("", "")}
    return icons[row.doing]
