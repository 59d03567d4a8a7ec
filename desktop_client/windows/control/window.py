"""The auctioneer's window: queue, block and keys, room; every key of the rostrum is bound here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from contract.wire import MissedBid
from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act
from desktop_client.theme import Kind, Surface, Tone, look, mark
from desktop_client.viewmodels.bids_model import BidLine, BidsModel, How
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import EVERYTHING, Aspect
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.columns import Columns
from desktop_client.windows.connection_banner import ConnectionBanner
from desktop_client.windows.control import act_words
from desktop_client.windows.control.actions_panel import ActionsPanel
from desktop_client.windows.control.attendance_panel import AttendancePanel
from desktop_client.windows.control.block_panel import BlockPanel
from desktop_client.windows.control.messages_panel import MessagesPanel
from desktop_client.windows.control.queue_panel import QueuePanel
from desktop_client.windows.dialogs import ReasonQuestion
from desktop_client.windows.fitting_row import Fact
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.notice_strip import NoticeStrip
from desktop_client.windows.receipts.alarm_banner import ReceiptAlarm
from desktop_client.windows.sale_room.status_bar import StatusBar
from desktop_client.windows.words_table import Column, WordsTable

_BLOCK = {Aspect.LOTS, Aspect.BLOCK, Aspect.DESK, Aspect.SALE, Aspect.CONNECTION, Aspect.ANEW, Aspect.SHOWN}


class ControlWindow(HouseWindow):
    """One auctioneer's rostrum.

    Signals:
        end_sale_asked: the sale shall end; whoever owns the window asks first, since it cannot be undone.
    """

    end_sale_asked = Signal()

    def __init__(self, model: ControlViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        formats = preferences.formats
        self.queue = QueuePanel(model, formats)
        self.block = BlockPanel(model, formats)
        self.keys = ActionsPanel(model, formats)
        self.attendance = AttendancePanel(model)
        self.messages = MessagesPanel()
        self.status = StatusBar(model.live, formats)
        self._bids = BidsModel()
        self._pace, self._hammer = Pill(), Pill()
        self._hold = ActionButton(key="H")
        self._end = ActionButton(kind=Kind.QUIET)
        self._notice, self._over, self._missed = PhaseBanner(), Banner(), Banner()
        self._table = self._bid_table()
        self._facts = Fact(self._pace), Fact(self._hammer), Fact(self._hold), Fact(self._end)
        self.top_bar.add_facts(*self._facts, least_important_first=(self._facts[0], self._facts[1]))
        self.columns = Columns(self.queue, self._middle(), self._right())
        self.add_content(self.columns, 1)
        self.away, self.alarm = ConnectionBanner(model.live), ReceiptAlarm(model.live.receipts)
        self.add_content(NoticeStrip(self.alarm, self.away))
        self.add_content(self.status)
        self.menu.show_session(signed_in=True, in_sale=True)
        self.menu.offer_office()
        self._connect()
        self._bind_keys()
        self._adapt()

    def _middle(self) -> QWidget:
        page = QWidget()
        self._middle_column = QVBoxLayout(page)
        for part in (self.block, self._notice, self._over, self.keys, self._missed):
            self._middle_column.addWidget(part)
        card = QFrame()
        mark(card, surface=Surface.CARD)
        self._card_column = QVBoxLayout(card)
        self._card_column.addWidget(self._table)
        self._middle_column.addWidget(card, 1)
        return page

    def _right(self) -> QWidget:
        page = QWidget()
        self._right_column = QVBoxLayout(page)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.addWidget(self.attendance, 1)
        self._right_column.addWidget(self.messages)
        return page

    def _bid_table(self) -> WordsTable:
        table = WordsTable(
            self._bids,
            (
                Column(lambda: self.tr("Time"), lambda bid: self._formats.clock(bid.at), muted=True),
                Column(lambda: self.tr("Who"), self._bidder, stretch=True),
                Column(lambda: self.tr("How"), self._how, muted=True, optional=True),
                Column(lambda: self.tr("Amount"), self._amount, right=True, strong=True),
                Column(lambda: self.tr("Latency"), self._latency, right=True, muted=True, optional=True),
            ),
            struck=lambda bid: bid.struck,
        )
        table.set_widths(92, 0, 96, 104, 92)
        table.setMinimumHeight(120)
        return table

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_changes)
        model.desk_failed.connect(self._on_desk_failed)
        self.block.ask_given.connect(model.set_ask)
        self.keys.end_sale_asked.connect(self.end_sale_asked)
        self.keys.retract_asked.connect(self.ask_retract)
        self.queue.reopen_asked.connect(self.ask_reopen)
        self.attendance.block_asked.connect(self._on_block_asked)
        self.messages.message_given.connect(model.announce)
        self.status.try_now.connect(model.try_now)
        self.away.try_now.connect(model.try_now)
        self.away.sign_in_asked.connect(self.sign_in_asked)
        self.alarm.receipts_asked.connect(self.receipts_asked)
        self._hold.clicked.connect(self.toggle_hold)
        self._end.clicked.connect(self.end_sale_asked)
        self._missed.action_chosen.connect(self._on_missed_action)

    def _bind_keys(self) -> None:
        model = self.model
        for keys, slot in (
            ("Space", model.room_bid),
            ("+", lambda: model.step_ask(+1)),
            ("-", lambda: model.step_ask(-1)),
            ("F", model.fair_warning),
            ("L", model.final_call),
            ("S", self.keys.sell),
            ("P", model.pass_lot),
            ("U", model.undo),
            ("H", self.toggle_hold),
            ("N", self.keys.next),
            ("R", self._on_reopen_key),
            ("T", self.ask_retract),
        ):
            self.key(keys, slot)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        return [
            (self.tr("Space"), self.tr("Room bid at the ask")),
            ("+  −", self.tr("Ask a rung more, or less")),
            ("0–9", self.tr("Type an amount, Enter sets the ask")),
            ("F", self.tr("Fair warning")),
            ("L", self.tr("Final call")),
            ("S", self.tr("Sold")),
            ("P", self.tr("Pass")),
            ("U", self.tr("Undo the latest entry")),
            ("H", self.tr("Hold, and go on")),
            ("N", self.tr("Next lot")),
            ("R", self.tr("Reopen the lot closed last")),
            ("T", self.tr("Take the leading bid back, at its bidder's wish")),
            *super().shortcuts(),
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keys of the rostrum and no field in the way."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin an ask with the first figure that is typed anywhere."""
        if event.text().isdigit() and not event.isAutoRepeat():
            self.block.ask_field.begin(event.text())
        else:
            super().keyPressEvent(event)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    def show_changes(self, aspects: frozenset[Aspect]) -> None:
        """Show again what the aspects name."""
        if aspects & _BLOCK:
            self._show_head()
            self.block.show_block()
            self.keys.show_actions()
            self.queue.show_block()
            self._show_notice()
            self._show_missed()
        if aspects & (_BLOCK | {Aspect.ATTENDANCE}):
            self._bids.show_lot(self.model.live.room, self.model.block)
            self.attendance.show_attendance()
            self.status.show_connection()
            self.away.show_connection()

    def _show_head(self) -> None:
        live, pace = self.model.live, self.model.pace()
        title = live.room.sale.title if live.room.sale else ""
        self.top_bar.show_subtitle(self.tr("Control · {sale}").format(sale=title))
        self.setWindowTitle(self.tr("Martillo · Control · {sale}").format(sale=title))
        ends = ""
        if pace.ends_at is not None:
            ends = self.tr(" · ends about {time}").format(time=self._formats.time(pace.ends_at))
        self._facts[0].wanted = pace.lots_per_hour is not None
        self._pace.show_pill(
            "", self._formats.number(pace.lots_per_hour or 0), self.tr("lots an hour") + ends
        )
        share = ""
        if pace.percent_of_low is not None:
            share = self.tr("· {percent} % of the low estimates").format(percent=pace.percent_of_low)
        total = self._formats.money(pace.hammer_total, live.currency)
        self._facts[1].wanted = pace.sold > 0
        self._hammer.show_pill(self.tr("Hammer"), total, share)
        self._hold.set_label(act_words.act_word(Act.RESUME if live.room.hold is not None else Act.HOLD))
        self._hold.set_kind(Kind.WARNING if live.room.hold is not None else Kind.PLAIN)
        self._hold.setEnabled(bool(self.model.possible(Act.HOLD)) or bool(self.model.possible(Act.RESUME)))
        self._end.set_label(act_words.act_word(Act.END_SALE))
        self._end.setEnabled(bool(self.model.possible(Act.END_SALE)))
        self.top_bar.fit()
        left = self.tr("{sold} sold · {passed} passed · {left} to come")
        self.status.show_stake(
            left.format(sold=pace.sold, passed=pace.passed + pace.withdrawn, left=pace.left)
        )

    def _show_notice(self) -> None:
        room = self.model.live.room
        if self.model.live.has_ended():
            self._notice.show_notice(PhaseNotice.NONE)
            told = self.tr("Everybody has been told, and the connections are closed.")
            self._over.show_banner(BannerView(self.tr("The sale is over"), told, Tone.LEADING, "check"))
        elif not room.rostrum_present:
            self._notice.show_notice(PhaseNotice.HOUSE_CANNOT_WRITE)
        elif room.hold is not None:
            self._notice.show_notice(PhaseNotice.ON_HOLD, room.hold, self.tr("H goes on"))
        else:
            self._notice.show_notice(PhaseNotice.NONE)

    def _show_missed(self) -> None:
        missed = self.model.missed
        if missed is None:
            self._missed.show_banner(None)
            return
        actions = (BannerAction("reopen", self.tr("reopen (R)")), BannerAction("dismiss", self.tr("dismiss")))
        text = self._missed_text(missed)
        self._missed.show_banner(BannerView(self.tr("Missed bid"), text, Tone.INFO, "info", actions))

    def _missed_text(self, missed: MissedBid) -> str:
        late = self._formats.seconds(missed.at - missed.closed_at)
        if missed.amount is None:
            text = self.tr("lot {lot}, paddle {paddle}, a maximum received {late} after the hammer")
            return text.format(lot=missed.lot, paddle=missed.paddle, late=late)
        amount = self._formats.money(missed.amount, self.model.live.currency)
        text = self.tr("lot {lot}, paddle {paddle}, {amount} received {late} after the hammer")
        return text.format(lot=missed.lot, paddle=missed.paddle, amount=amount, late=late)

    # ── what is asked ────────────────────────────────────────────────────────────────────────────────

    def toggle_hold(self) -> None:
        """Stop the bidding for a moment, or go on."""
        if self.model.live.room.hold is not None:
            self.model.resume()
        else:
            self.model.hold(self.tr("One moment, please. The auctioneer has paused the sale."))

    def ask_reopen(self, lot: str) -> None:
        """Ask why a closed lot is opened again, and open it."""
        dialog = ReasonQuestion(
            self.tr("Reopen lot {lot}").format(lot=lot),
            self.tr("Everybody sees the reason, and it stays in the ledger."),
            self.tr("The hammer fell too early."),
            self.tr("Reopen"),
            self.tr("Cancel"),
            self,
        )
        dialog.accepted.connect(lambda: self.model.reopen(lot, dialog.reason()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_retract(self) -> None:
        """Ask why the leading bid is taken back, and take it back; no earlier bid revives."""
        standing = self.model.block_standing
        if standing is None or standing.leader is None or not self.model.possible(Act.RETRACT):
            return
        dialog = ReasonQuestion(
            self.tr("Take back the leading bid · {who}").format(who=phrases.who(standing.leader, None)),
            self.tr("No earlier bid revives: the lot is asked anew at the last price."),
            self.tr("At the bidder's wish."),
            self.tr("Take back"),
            self.tr("Cancel"),
            self,
        )
        dialog.accepted.connect(lambda: self.model.retract(dialog.reason()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_reopen_key(self) -> None:
        """Reopen for a bid that was missed at once, else ask why the last lot is opened again."""
        if self.model.missed is not None:
            self._on_missed_action("reopen")
            return
        lot = self.model.last_closed
        if lot is not None:
            self.ask_reopen(lot)

    def _on_block_asked(self, paddle: str) -> None:
        dialog = ReasonQuestion(
            self.tr("Block paddle {paddle}").format(paddle=paddle),
            self.tr("Its later bids are refused; bids already taken stay."),
            self.tr("By decision of the house."),
            self.tr("Block"),
            self.tr("Cancel"),
            self,
        )
        dialog.accepted.connect(lambda: self.model.block_paddle(paddle, dialog.reason()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_missed_action(self, action: str) -> None:
        missed = self.model.missed
        if missed is None:
            return
        if action == "reopen":
            self.model.reopen(missed.lot, self.tr("A bid arrived as the hammer fell."))
        else:
            self.model.dismiss_missed(missed)

    def _on_desk_failed(self, error: HouseError) -> None:
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        self.toast(why, ToastKind.FAILED, "desk")

    # ── words of the table ───────────────────────────────────────────────────────────────────────────

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    def _bidder(self, bid: BidLine) -> str:
        if bid.paddle is None:
            return self.tr("Room")
        return f"{bid.paddle} · {bid.name}" if bid.name else bid.paddle

    def _how(self, bid: BidLine) -> str:
        words = {How.ROOM: self.tr("clerk"), How.BOOK: self.tr("maximum"), How.ONLINE: self.tr("online")}
        return words[bid.how]

    def _amount(self, bid: BidLine) -> str:
        return "" if bid.amount is None else self._formats.amount(bid.amount, self.model.live.currency)

    def _latency(self, bid: BidLine) -> str:
        return "" if bid.latency_ms is None else self.tr("{ms} ms").format(ms=bid.latency_ms)

    def _retranslate(self) -> None:
        self.queue.show_formats(self._formats, self.model.live.currency)
        for panel in (self.block, self.keys, self.status):
            panel.show_formats(self._formats)
        self._table.refresh()
        self.columns.set_titles(self.tr("Queue"), self.tr("Lot"), self.tr("Attending"))
        self.show_changes(EVERYTHING)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._middle_column.setContentsMargins(gap, gap, gap, gap)
        self._middle_column.setSpacing(look().px(14))
        self._card_column.setContentsMargins(
            look().space("s"), look().space("xs"), look().space("s"), look().space("s")
        )
        self._right_column.setSpacing(look().px(18))
