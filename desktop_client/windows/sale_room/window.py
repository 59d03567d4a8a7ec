"""The bidder's window: catalogue, lot and bid button, feed; every key of the bidder is bound here."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from contract.settlement import Offer, OfferStatus
from contract.wire import PaddleStatus, YouEntry, YouType
from desktop_client.formats import Formats
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay
from desktop_client.saleroom.pending import BidStage, PendingBid
from desktop_client.saleroom.rows import Row
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import EVERYTHING, Aspect
from desktop_client.viewmodels.notices import Notice, NoticeKind
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.bid_button import BidButtonState
from desktop_client.widgets.event_feed import FeedRow
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import notice_words, phrases
from desktop_client.windows.columns import LEFT, Columns
from desktop_client.windows.connection_banner import ConnectionBanner
from desktop_client.windows.fitting_row import Fact
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.notice_strip import NoticeStrip
from desktop_client.windows.receipts.alarm_banner import ReceiptAlarm
from desktop_client.windows.receipts.dialog import ReceiptDialog
from desktop_client.windows.sale_room.bid_panel import BidPanel
from desktop_client.windows.sale_room.budget_question import BudgetQuestion
from desktop_client.windows.sale_room.catalogue_panel import CataloguePanel
from desktop_client.windows.sale_room.chart_card import ChartCard
from desktop_client.windows.sale_room.feed_panel import FeedPanel, feed_row, is_news
from desktop_client.windows.sale_room.life_words import LifeTeller
from desktop_client.windows.sale_room.lot_panel import LotPanel
from desktop_client.windows.sale_room.my_bids_panel import MyBidsPanel
from desktop_client.windows.sale_room.my_book import MyBookDialog
from desktop_client.windows.sale_room.results_panel import ResultsPanel
from desktop_client.windows.sale_room.status_bar import StatusBar
from desktop_client.windows.showing.notice import PictureNotice
from desktop_client.windows.statement_file import ask_where, tell_outcomes

_BIDDING = {
    Aspect.NEAR,
    Aspect.TURNED,
    Aspect.SALE,
    Aspect.BLOCK,
    Aspect.YOU,
    Aspect.CONNECTION,
    Aspect.BIDS,
    Aspect.SHOWN,
}
_TOLD_AT_ONCE = {NoticeKind.OUTBID, NoticeKind.WON, NoticeKind.REGISTERED}
_LOT = {Aspect.NEAR, Aspect.BLOCK, Aspect.YOU, Aspect.SHOWN, Aspect.ANEW, Aspect.CATALOGUE}


class SaleRoomWindow(HouseWindow):
    """One bidder's sale room."""

    def __init__(self, model: SaleRoomViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        formats = preferences.formats
        self.catalogue = CataloguePanel(model.live.catalogue, formats)
        self.lot = LotPanel(model, formats)
        self.bidding = BidPanel(model, formats)
        self.chart = ChartCard(model, formats)
        self.mine = MyBidsPanel(model, formats)
        self.feed = FeedPanel(self._feed_row, below=self.mine)
        self._fed_as: str | None = None
        self._in_sight: str | None = None
        self.results = ResultsPanel(model.live, model.after, formats)
        self.status = StatusBar(model.live, formats)
        self.my_book: MyBookDialog | None = None
        self._paddle = Pill()
        self._name = TextLabel(role=TextRole.MUTED)
        self._name.setWordWrap(False)
        self._watch = ActionButton(key="W", kind=Kind.QUIET, icon_name="star")
        self._follow = ActionButton(key="B", icon_name="gavel")
        self._book = ActionButton(key="Ctrl+B", kind=Kind.QUIET, icon_name="book")
        self._facts = Fact(self._follow), Fact(self._watch), Fact(self._paddle), Fact(self._name)
        book = Fact(self._book)
        self.top_bar.add_facts(
            *self._facts[:2],
            book,
            *self._facts[2:],
            least_important_first=(self._facts[3], book, self._facts[1]),
        )
        self._middle = QStackedWidget()
        self._lot_page = self._make_lot_page()
        self._middle.addWidget(self._lot_page)
        self._middle.addWidget(self.results)
        self.columns = Columns(self.catalogue, self._middle, self.feed)
        self.add_content(self.columns, 1)
        self.away, self.alarm = ConnectionBanner(model.live), ReceiptAlarm(model.live.receipts)
        self.add_content(NoticeStrip(self.alarm, self.away))
        self.add_content(self.status)
        self.menu.show_session(signed_in=True, in_sale=True)
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._on_second)
        self._picture_notice = PictureNotice(self, model.live)
        self._connect()
        self._bind_keys()
        self._adapt()

    def _make_lot_page(self) -> QWidget:
        page = QWidget()
        self._page_column = QVBoxLayout(page)
        self._page_column.addWidget(self.lot)
        self._page_column.addWidget(self.bidding)
        self._page_column.addStretch(1)
        self._page_column.addWidget(self.chart)
        return page

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_changes)
        model.live.rows_changed.connect(self._on_rows_changed)
        model.settled.connect(self._on_bid_settled)
        model.told.connect(self._on_told)
        model.notices.gathered.connect(self._on_notices)
        model.registering_failed.connect(self._on_house_refused)
        model.absentee.failed.connect(self._on_house_refused)
        model.budget_exceeded.connect(self._on_budget_exceeded)
        self.catalogue.lot_chosen.connect(model.select_lot)
        self.bidding.receipt_asked.connect(self._on_receipt_asked)
        self.bidding.button.pressed_in_vain.connect(self._on_pressed_in_vain)
        self.bidding.button.moved_under_press.connect(self._on_moved_under_press)
        self.results.check_asked.connect(self.audit_asked)
        self.results.statement_asked.connect(self.ask_for_statement)
        model.after.failed.connect(self._on_house_refused)
        model.after.decided.connect(self._on_offer_decided)
        tell_outcomes(model.after.saver, self)
        self.mine.receipts_asked.connect(self.receipts_asked)
        self.status.try_now.connect(model.try_now)
        self.away.try_now.connect(model.try_now)
        self.away.sign_in_asked.connect(self.sign_in_asked)
        self.alarm.receipts_asked.connect(self.receipts_asked)
        self._watch.clicked.connect(model.toggle_watched)
        self._book.clicked.connect(self.open_my_book)
        self._follow.clicked.connect(model.follow_block)
        self.preferences.confirm_changed.connect(self.bidding.set_confirm_mode)
        self.preferences.language_changed.connect(self._on_language_changed)
        self.preferences.budget_changed.connect(self._on_budget_changed)
        self.bidding.set_confirm_mode(self.preferences.settings.confirm_bids)

    def _bind_keys(self) -> None:
        self.key("Space", self.bidding.button.press)
        self.key("M", self.bidding.take_max_focus)
        self.key("W", self.model.toggle_watched)
        self.key("Ctrl+B", self.open_my_book)
        self.key("Ctrl+S", self.ask_for_statement)
        self.key("Ctrl+F", self._on_search_asked)
        self.key("B", self.model.follow_block)
        self.key("Esc", self._on_escape)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        return [
            (self.tr("Space"), self.tr("Bid the asking price")),
            ("M", self.tr("Type a maximum")),
            ("W", self.tr("Watch this lot, or not")),
            ("B", self.tr("Back to the lot on the block")),
            ("Ctrl + F", self.tr("Search the catalogue")),
            ("Ctrl + B", self.tr("My book and my budget")),
            ("Ctrl + S", self.tr("After the sale: save my statement")),
            (self.tr("↑ ↓ Enter"), self.tr("Choose a lot in the catalogue")),
            *super().shortcuts(),
        ]

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    def show_changes(self, aspects: frozenset[Aspect]) -> None:
        """Show again what the aspects name."""
        if Aspect.SALE in aspects or Aspect.ANEW in aspects:
            self._show_sale()
        if Aspect.ANEW in aspects or self._fed_as != self.model.me:
            self._show_feed()
        if aspects & _LOT:
            self._show_lot()
        elif Aspect.CONNECTION in aspects:
            self.lot.show_connection()
        if aspects & _BIDDING:
            self.bidding.show_bidding()
            self.mine.show_bids()
            self._show_stake()
        if aspects & {Aspect.CONNECTION, Aspect.ATTENDANCE}:
            self.status.show_connection()
            self.away.show_connection()
        if self.model.live.has_ended():
            self.results.show_results()
        standing = self.model.shown_standing
        closes = standing is not None and standing.closes_at is not None and not standing.phase.closed
        is_ticking = closes or self.model.awaits_an_answer
        if is_ticking != self._second.isActive():
            self._second.start() if is_ticking else self._second.stop()
        if self.model.live.has_ended() and self._middle.currentWidget() is not self.results:
            self._show_end()

    def _show_end(self) -> None:
        """Put the results into the middle, for good: they scroll by themselves and need no lot's height."""
        self.results.say()
        self._middle.setCurrentWidget(self.results)
        self._middle.removeWidget(self._lot_page)
        self.status.show_connection()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll to what matters: the bid button, with the price above it, or what I won."""
        if self._middle.currentWidget() is self.results:
            self.columns.ensure_visible(self.results.headline)
        else:
            self.columns.ensure_visible(self.lot.price, self.bidding.button)

    def _show_sale(self) -> None:
        live = self.model.live
        sale = live.room.sale
        self.top_bar.show_subtitle(sale.title if sale else "")
        self.setWindowTitle(self.tr("Martillo · {sale}").format(sale=sale.title if sale else ""))
        self.catalogue.show_formats(self._formats, live.currency)

    def _show_lot(self) -> None:
        self.lot.show_lot()
        self.chart.show_history()
        shown, you = self.model.shown, self.model.live.you
        if shown != self._in_sight:
            self._in_sight = shown
            self._bring_into_sight()
        if shown is not None:
            self.catalogue.select_lot(shown)
        is_watched = shown is not None and self.model.is_watched(shown)
        self._watch.set_label(self.tr("Watched") if is_watched else self.tr("Watch"))
        block = self.model.live.room.on_the_block
        self._facts[0].wanted = not self.model.follows and block is not None
        self._follow.set_label(self.tr("To lot {lot}, on the block").format(lot=block))
        paddle = you.paddle if you else None
        self._facts[2].wanted = paddle is not None
        self._paddle.show_pill(self.tr("Paddle"), paddle or "")
        self._name.show_text(you.name if you else "")
        self.top_bar.fit()

    def _show_feed(self) -> None:
        self._fed_as = self.model.me
        self.feed.show_rows(row for row in self.model.live.room.rows.values() if is_news(row))

    def _show_stake(self) -> None:
        stakes, currency = self.model.stakes(), self.model.live.currency
        money = self._formats.money(stakes.at_stake, currency)
        if stakes.limit is not None:
            limit = self._formats.money(stakes.limit, currency)
            text = self.tr("At stake: {amount} of {limit}").format(amount=money, limit=limit)
        else:
            text = self.tr("At stake: {amount}").format(amount=money)
        budget = self.preferences.budget(self.model.live.sale_id)
        if budget is not None:
            left = self._formats.money(max(budget - stakes.at_stake, 0), currency)
            text += " · " + self.tr("{left} of my budget left").format(left=left)
        is_at_stake = self.model.me is not None and not self.model.live.has_ended()
        self.status.show_stake(text if is_at_stake else "")
        self.status.show_remark(self._watch_remark())

    def _watch_remark(self) -> str:
        coming = self.model.next_watched()
        if coming is None:
            return ""
        if coming.ms is None:
            return self.tr("Lot {lot} on your watch list").format(lot=coming.lot)
        minutes = max(1, round(coming.ms / 60_000))
        text = self.tr("Lot {lot} on your watch list, about {time}")
        return text.format(lot=coming.lot, time=self._formats.duration(minutes * 60_000))

    def _feed_row(self, row: Row) -> FeedRow:
        return feed_row(row, self.model.me, self._formats, self.model.live.currency)

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────

    def _on_second(self) -> None:
        """What the clock alone changes: closing soon, time is up, how long a bid has waited."""
        self.bidding.show_bidding()
        self.mine.show_bids()

    def _on_rows_changed(self, rows: list[Row]) -> None:
        self.feed.update_rows(row for row in rows if is_news(row))

    def _on_bid_settled(self, bid: PendingBid) -> None:
        if bid.stage is BidStage.REFUSED:
            self.toast(lambda: self._refused(bid), ToastKind.FAILED, f"bid {bid.bid.lot}")
        elif bid.stage is BidStage.NOT_SENT:
            self.toast(
                lambda: self.tr("Your bid on lot {lot} was not sent: there is no connection.").format(
                    lot=bid.bid.lot
                ),
                ToastKind.FAILED,
                f"bid {bid.bid.lot}",
            )

    def _refused(self, bid: PendingBid) -> str:
        live = self.model.live
        teller = LifeTeller(self._formats, live.currency, live.now_ms(), live.state.can_speak)
        return self.tr("Lot {lot}: {what}").format(lot=bid.bid.lot, what=teller.refusal(bid))

    def _on_offer_decided(self, offer: Offer) -> None:
        kind = ToastKind.DONE if offer.status is OfferStatus.ACCEPTED else ToastKind.WARNING
        self.toast(lambda: self._decided(offer), kind, f"lot {offer.lot}")

    def _decided(self, offer: Offer) -> str:
        if offer.status is OfferStatus.ACCEPTED:
            text = self.tr("The house accepted your offer: lot {lot} is yours at {amount}.")
        else:
            text = self.tr("The house declined your offer on lot {lot}.")
        return text.format(lot=offer.lot, amount=self._money(offer.amount))

    def _on_told(self, entry: YouEntry) -> None:
        if entry.type is YouType.WON:
            self.toast(lambda: self._won(entry), ToastKind.DONE, f"lot {entry.lot}")
        elif entry.type is YouType.OUTBID and entry.lot != self.model.shown:
            self.toast(
                lambda: self.tr("You have been outbid on lot {lot}.").format(lot=entry.lot),
                ToastKind.WARNING,
                f"lot {entry.lot}",
            )
        elif entry.type is YouType.REGISTERED:
            self._tell_registered()

    def _won(self, entry: YouEntry) -> str:
        money = self._money(entry.amount or 0)
        return self.tr("Lot {lot} is yours at {amount}.").format(lot=entry.lot, amount=money)

    def _money(self, amount: int) -> str:
        return self._formats.money(amount, self.model.live.currency)

    def _tell_registered(self) -> None:
        you = self.model.live.you
        if you is not None and you.status is PaddleStatus.PENDING:
            self.toast(
                lambda: self.tr("The house has your registration and will look at it."), key="registered"
            )
        else:
            self.toast(lambda: self.tr("You are registered. Good luck."), ToastKind.DONE, "registered")

    def _on_budget_changed(self, _sale: str) -> None:
        self._show_stake()

    def _on_notices(self, notices: tuple[Notice, ...]) -> None:
        """Tell of watched lots; what happened to one's own bids was told at once."""
        sale = self.model.live.sale_id
        mine = [one for one in notices if one.sale == sale and one.kind not in _TOLD_AT_ONCE]
        if mine:
            words = partial(notice_words.told, mine)
            self.toast(lambda: "\n".join(words(self._formats)), ToastKind.INFO, "watched")

    def _on_house_refused(self, error: HouseError) -> None:
        self.toast(lambda: phrases.trouble(error.reason, error.message), ToastKind.FAILED, "registered")

    def _on_budget_exceeded(self, wanted: Intention, outlay: Outlay) -> None:
        question = BudgetQuestion(wanted, outlay, self.preferences, self.model.live.currency, self)
        question.accepted.connect(lambda: self.model.place_anyway(wanted))
        question.put_up()

    def ask_for_statement(self) -> None:
        """Ask where to write my statement; nothing while there is none."""
        sale = self.model.live.room.sale
        if sale is not None and self.model.after.owes:
            ask_where(self.model.after.saver, sale.id, sale.title, self)

    def open_my_book(self) -> MyBookDialog:
        """Show my maxima and my budget; the sale goes on beside them."""
        if self.my_book is None:
            self.my_book = MyBookDialog(self.model, self.preferences, self)
        self.my_book.show()
        self.my_book.raise_()
        return self.my_book

    def _on_receipt_asked(self) -> None:
        life = self.model.last_bid()
        line = None if life is None else self.model.live.receipts.find(life.pending.bid.id)
        if line is not None:
            ReceiptDialog(line, self.preferences, self).put_up()

    def _on_pressed_in_vain(self) -> None:
        """Say at once that nothing was sent and nothing will be, when that is because of the connection."""
        if self.bidding.button.state is BidButtonState.NO_CONNECTION:
            self.toast(
                lambda: self.tr(
                    "Nothing was sent: there is no connection. It will not be sent later either."
                ),
                ToastKind.FAILED,
                "no connection",
            )

    def _on_moved_under_press(self) -> None:
        self.toast(
            lambda: self.tr("The bid changed as you pressed. Nothing was sent: press again if you want it."),
            ToastKind.WARNING,
            "moved",
        )

    def _on_search_asked(self) -> None:
        self.columns.show_pane(LEFT)
        self.catalogue.take_focus()

    def _on_escape(self) -> None:
        """Leave a field, so that the next Space bids."""
        if isinstance(QApplication.focusWidget(), QLineEdit):
            self.bidding.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_language_changed(self) -> None:
        for panel in (self.lot, self.bidding, self.mine, self.chart, self.status, self.results):
            panel.show_formats(self._formats)

    def _retranslate(self) -> None:
        self._on_language_changed()
        self._book.set_label(self.tr("My book"))
        self.columns.set_titles(self.tr("Catalogue"), self.tr("Lot"), self.tr("Now"))
        self._show_feed()
        self.show_changes(EVERYTHING)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the bid button, so that the first Space bids."""
        super().showEvent(event)
        self.bidding.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._page_column.setContentsMargins(gap, gap, gap, gap)
        self._page_column.setSpacing(look().px(14))
        self._bring_into_sight()
