"""The auctioneer's window: queue, block and keys, room; every key of the rostrum is bound here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.theme import Surface, look, mark
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import EVERYTHING, Aspect
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.adaptive import set_shown
from desktop_client.widgets.toast import ToastKind
from desktop_client.widgets.unhurried import Unhurried
from desktop_client.windows import phrases
from desktop_client.windows.columns import Columns
from desktop_client.windows.connection_banner import ConnectionBanner
from desktop_client.windows.control.actions_panel import ActionsPanel
from desktop_client.windows.control.attendance_panel import AttendancePanel
from desktop_client.windows.control.bids_table import BidsTable
from desktop_client.windows.control.block_notices import BlockNotices
from desktop_client.windows.control.block_panel import BlockPanel
from desktop_client.windows.control.card_maker import CardMaker
from desktop_client.windows.control.closing_panel import ClosingPanel
from desktop_client.windows.control.head import RostrumHead
from desktop_client.windows.control.keys import LINE_KEYS, MESSAGE_KEYS, bindings, key_groups
from desktop_client.windows.control.lines_panel import LinesPanel
from desktop_client.windows.control.messages_dialog import hold_message
from desktop_client.windows.control.messages_panel import MessagesPanel
from desktop_client.windows.control.questions import RostrumQuestions
from desktop_client.windows.control.queue_panel import QueuePanel
from desktop_client.windows.control.spoken_rows import SpokenRows
from desktop_client.windows.control.totals_panel import TotalsPanel
from desktop_client.windows.control.typed_calls import TypedCalls
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.notice_strip import NoticeStrip
from desktop_client.windows.receipts.alarm_banner import ReceiptAlarm
from desktop_client.windows.sale_room.status_bar import StatusBar
from desktop_client.windows.shortcuts_dialog import KeyGroup
from desktop_client.windows.showing.picture_now import PictureNow

_BLOCK = {
    Aspect.NEAR,
    Aspect.TURNED,
    Aspect.BLOCK,
    Aspect.DESK,
    Aspect.SALE,
    Aspect.CONNECTION,
    Aspect.ANEW,
    Aspect.SHOWN,
}


_BIDS = {Aspect.NEAR, Aspect.LOTS}


class ControlWindow(HouseWindow):
    """One auctioneer's rostrum.

    Signals:
        end_sale_asked: the sale shall end; whoever owns the window asks first, since it cannot be undone.
        display_asked: the room display shall be shown.
        results_asked: the sale is over, and what it came to shall be shown.
    """

    end_sale_asked = Signal()
    display_asked = Signal()
    results_asked = Signal()

    def __init__(self, model: ControlViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        formats = preferences.formats
        self.queue = QueuePanel(model, formats)
        self.block = BlockPanel(model, formats)
        self.typed = TypedCalls(model, self.block.field, self._read_amount)
        self.keys = ActionsPanel(model, formats)
        self.lines = LinesPanel(model)
        self.notices = BlockNotices(model, formats)
        self.attendance = AttendancePanel(model)
        self._attendance = Unhurried(self.attendance.show_attendance, 150, self)
        self.totals = TotalsPanel(model, formats)
        self.messages = MessagesPanel(preferences)
        self.status = StatusBar(model.live, formats)
        self.bids, self.closing = BidsTable(model, formats), ClosingPanel(model, formats)
        self._bids = Unhurried(self.bids.show_bids, 100, self)
        self._spoken = SpokenRows(model, lambda: self._formats, self.bids, self.block)
        self._card = CardMaker(self)
        self.head = RostrumHead(model, self.top_bar)
        self.questions = RostrumQuestions(model, self)
        self.columns = Columns(self.queue, self._middle(), self._right())
        self.add_content(self.columns, 1)
        self.away, self.alarm = ConnectionBanner(model.live), ReceiptAlarm(model.live.receipts)
        self.add_content(NoticeStrip(self.alarm, self.away))
        self.add_content(self.status)
        self.menu.show_session(signed_in=True, in_sale=True)
        self.menu.offer_office()
        self.menu.offer_showing()
        self.picture_now = PictureNow(self, model.live)
        self.menu.display_asked.connect(self.display_asked)
        self.menu.picture_asked.connect(self.picture_now.choose_file)
        self._connect()
        self._bind_keys()
        self._adapt()

    def _middle(self) -> QWidget:
        page = QWidget()
        self._middle_column = QVBoxLayout(page)
        for part in (self.block, self.keys, self.lines, self.notices):
            self._middle_column.addWidget(part)
        self._cards: list[tuple[QFrame, QVBoxLayout]] = []
        for table, stretch in ((self.closing, 2), (self.bids, 1)):
            card = QFrame()
            mark(card, surface=Surface.CARD)
            inside = QVBoxLayout(card)
            inside.addWidget(table)
            self._cards.append((card, inside))
            self._middle_column.addWidget(card, stretch)
        return page

    def _right(self) -> QWidget:
        page = QWidget()
        self._right_column = QVBoxLayout(page)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.addWidget(self.attendance, 1)
        self._right_column.addWidget(self.totals)
        self._right_column.addWidget(self.messages)
        return page

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_changes)
        model.desk_failed.connect(self._on_desk_failed)
        model.called.connect(self._on_called)
        model.live.rows_changed.connect(self._on_rows_changed)
        self.keys.end_sale_asked.connect(self.end_sale_asked)
        self.keys.retract_asked.connect(self.questions.ask_retract)
        self.keys.extend_asked.connect(self._extend)
        self.lines.line_chosen.connect(self.typed.line)
        self.closing.lot_chosen.connect(model.choose)
        self.queue.reopen_asked.connect(self.questions.ask_reopen)
        self.attendance.block_asked.connect(self.questions.ask_block)
        self.notices.over.action_chosen.connect(lambda _key: self.results_asked.emit())
        self.messages.message_given.connect(model.announce)
        self.status.try_now.connect(model.try_now)
        self.away.try_now.connect(model.try_now)
        self.away.sign_in_asked.connect(self.sign_in_asked)
        self.alarm.receipts_asked.connect(self.receipts_asked)
        self.head.hold.clicked.connect(self.toggle_hold)
        self.head.end.clicked.connect(self.end_sale_asked)

    def _bind_keys(self) -> None:
        model, typed, keys, questions = self.model, self.typed, self.keys, self.questions
        slots: dict[str, Callable[[], object]] = {
            "room_bid": typed.room_bid,
            "bid_for": typed.bid_for,
            "limit": typed.limit,
            "step": typed.step,
            "go_on": lambda: typed.open_lot(keys.next),
            "go_to": typed.go_to_lot,
            "more": lambda: model.step_ask(+1),
            "less": lambda: model.step_ask(-1),
            "cut": model.cut_ask,
            "fair_warning": model.fair_warning,
            "final_call": model.final_call,
            "sell": keys.sell,
            "pass_lot": model.pass_lot,
            "retract": questions.ask_retract,
            "undo": model.undo,
            "undo_list": questions.show_undo_list,
            "reopen": self._on_reopen_key,
            "dismiss": self.notices.missed.dismiss,
            "skip": lambda: model.choose_neighbour(+1),
            "back": lambda: model.choose_neighbour(-1),
            "offer_again": keys.offer_again,
            "withdraw": keys.withdraw,
            "hold": self.toggle_hold,
            "hold_with_words": questions.ask_hold,
            "write": self.messages.write,
            "approve": lambda: self.attendance.decide_first(approve=True),
            "refuse": lambda: self.attendance.decide_first(approve=False),
            "block": lambda: questions.ask_block(typed.paddle()),
            "extend": lambda: self._extend(every_lot=False),
            "extend_all": lambda: self._extend(every_lot=True),
            "display": self.display_asked.emit,
        }
        for sequence, slot in bindings(**slots):
            self.key(sequence, slot)
        for place, sequence in enumerate(LINE_KEYS):
            self.key(sequence, partial(typed.line, place))
        for place, sequence in enumerate(MESSAGE_KEYS):
            self.key(sequence, partial(self.messages.send_quick, place))

    def key_groups(self) -> list[KeyGroup]:
        """Return this window's keys and what each does, in groups."""
        return key_groups(super().shortcuts())

    def _on_shortcuts_asked(self) -> None:
        self._card.show_card(self.key_groups)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keys of the rostrum and no field in the way."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin an ask with the first figure that is typed anywhere."""
        is_wanted = self.preferences.settings.letter_keys and not event.isAutoRepeat()
        if is_wanted and event.text().isdigit():
            self.block.field.begin(event.text())
        else:
            super().keyPressEvent(event)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    def show_changes(self, aspects: frozenset[Aspect]) -> None:
        """Show again what the aspects name."""
        if aspects & _BLOCK:
            self._show_head()
            self.block.show_block()
            self.keys.show_actions()
            self.lines.show_lines()
            self.queue.show_block()
            self.totals.show_totals()
            self.notices.show_notices()
            self._show_clock()
        if aspects & (_BLOCK | {Aspect.ATTENDANCE}):
            for table in (self._bids, self._attendance):
                # In a rush of bids on the block their rows would be painted more often than they are read.
                table.ask() if aspects <= _BIDS else table.at_once()
            self.status.show_connection()
            self.away.show_connection()

    def _show_clock(self) -> None:
        """Watch the clock in a sale that it closes."""
        timed = self.model.timed
        set_shown(self._cards[0][0], timed)
        if timed:
            self.closing.watch()

    # ── what is asked ────────────────────────────────────────────────────────────────────────────────

    def toggle_hold(self) -> None:
        """Stop the bidding for a moment, or go on."""
        if self.model.live.room.hold is not None:
            self.model.resume()
        else:
            self.model.hold(hold_message(self.preferences))

    def _on_reopen_key(self) -> None:
        """Reopen for a bid that was missed at once, else ask why the last lot is opened again."""
        if not self.notices.missed.reopen():
            self.questions.ask_reopen_last()

    def _show_head(self) -> None:
        sale = self.model.live.room.sale
        title = sale.title if sale is not None else ""
        self.setWindowTitle(self.tr("Martillo · Control · {sale}").format(sale=title))
        self.head.show_head(self._formats)
        self.status.show_stake(self.head.tally(self._formats))

    def _extend(self, every_lot: bool) -> None:
        self.typed.extend(self.model.usual_extension_ms, every_lot=every_lot)

    def _on_called(self, act: Act) -> None:
        if act is Act.BLOCK:
            self.toast(self.tr("The paddle is blocked."), ToastKind.DONE, "block")

    def _on_rows_changed(self, rows: list[Row]) -> None:
        if any(row.kind is RowKind.ANNOUNCED for row in rows):
            self._show_said()

    def _show_said(self) -> None:
        last = next(self.model.live.room.newest(RowKind.ANNOUNCED), None)
        said = "" if last is None else f"{self._formats.clock(last.at)} · {last.text}"
        self.messages.show_said(said)

    def _on_desk_failed(self, error: HouseError) -> None:
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        self.toast(why, ToastKind.FAILED, "desk")

    # ── words and measures ───────────────────────────────────────────────────────────────────────────

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    def _read_amount(self, typed: str) -> int | None:
        return self._formats.read_amount(typed, self.model.live.currency)

    def _retranslate(self) -> None:
        self.queue.show_formats(self._formats, self.model.live.currency)
        for panel in (self.block, self.keys, self.status, self.bids, self.closing, self.totals, self.notices):
            panel.show_formats(self._formats)
        self.columns.set_titles(self.tr("Queue"), self.tr("Lot"), self.tr("Attending"))
        self._show_said()
        self.show_changes(EVERYTHING)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._middle_column.setContentsMargins(gap, gap, gap, gap)
        self._middle_column.setSpacing(look().px(14))
        for _, inside in self._cards:
            inside.setContentsMargins(
                look().space("s"), look().space("xs"), look().space("s"), look().space("s")
            )
        self._right_column.setSpacing(look().px(18))
