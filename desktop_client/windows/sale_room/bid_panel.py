"""The lower middle of the sale room: what the auctioneer is about to do, the bid button, and a bid's way."""

import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contract.standing import Phase, Standing
from contract.terms import SaleKind
from contract.wire import SaleStatus
from desktop_client.formats import Formats
from desktop_client.saleroom.bidding import BidOffer, BidState, Why
from desktop_client.saleroom.cost import cost
from desktop_client.theme import look
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.bid_button import BidButton, BidButtonState
from desktop_client.widgets.bid_ladder import BidLadder
from desktop_client.widgets.bid_receipt_line import BidReceiptLine
from desktop_client.widgets.key_cap import KeyHint
from desktop_client.widgets.max_bid_field import MaxBidField
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice
from desktop_client.widgets.press_guard import Press, PressGuard
from desktop_client.windows.sale_room import offer_words
from desktop_client.windows.sale_room.absentee_row import AbsenteeRow
from desktop_client.windows.sale_room.life_words import LifeTeller

_NOTICES = {
    Phase.FAIR_WARNING: PhaseNotice.FAIR_WARNING,
    Phase.FINAL_CALL: PhaseNotice.FINAL_CALL,
    Phase.PASSED: PhaseNotice.PASSED,
    Phase.WITHDRAWN: PhaseNotice.WITHDRAWN,
}
_SHOWS_ASK = {BidState.BID, BidState.OUTBID, BidState.UPCOMING, BidState.NOT_OPEN}
_HIDES_LADDER = {
    BidState.SIGN_IN,
    BidState.REGISTER,
    BidState.WAITING_FOR_APPROVAL,
    BidState.CLOSED_SOLD,
    BidState.CLOSED_SOLD_TO_YOU,
    BidState.CLOSED_PASSED,
}


class BidPanel(Adaptive, QWidget):
    """Everything a bidder presses.

    Signals:
        receipt_asked: the signed receipt of the last bid is wanted.
    """

    receipt_asked = Signal()

    def __init__(self, model: SaleRoomViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._notice = PhaseBanner()
        self.button = BidButton()
        self._ladder = BidLadder()
        self._max = MaxBidField(self._parse)
        self._options = AbsenteeRow()
        self._receipt = BidReceiptLine()
        self._guard, self._must_confirm = PressGuard(time.monotonic), False
        self._hints = (KeyHint("Space", ""), KeyHint("M", ""))
        self._hint_row = QHBoxLayout()
        self._hint_row.addWidget(self._receipt, 1)
        for hint in self._hints:
            self._hint_row.addWidget(hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._notice, self.button, self._ladder, self._max, self._options):
            self._column.addWidget(part)
        self._column.addLayout(self._hint_row)
        self.button.pressed_once.connect(self._on_bid_pressed)
        self.button.register_asked.connect(model.register)
        self._ladder.rung_chosen.connect(self._on_rung_chosen)
        self._options.take_out_asked.connect(self._on_take_out_asked)
        self._max.max_bid_left.connect(self._on_max_bid_left)
        self._receipt.receipt_asked.connect(self.receipt_asked)
        self._shown_lot: str | None = None
        self._pressed_for: str | None = None
        self._room_kept: int | None = None
        self._rungs_of: str | None = None
        self._rungs: tuple[int, ...] = ()
        self._max_shown = ""
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self.show_bidding()

    def set_confirm_mode(self, must_confirm: bool) -> None:
        """Ask before each bid: the button for a second press, a rung for Enter in the maximum's field."""
        self._must_confirm = must_confirm
        self.button.set_confirm_mode(must_confirm)

    def take_max_focus(self) -> None:
        """Put the cursor into the maximum's field."""
        self._max.take_focus()

    def show_bidding(self) -> None:
        """Show what may be bid now, and what became of the last bid."""
        offer, live = self._model.offer(), self._model.live
        amount = "" if offer.amount is None else self._formats.money(offer.amount, live.currency)
        detail = offer_words.detail(offer, live.room.hold, live.state.reason.value)
        if offer.state is BidState.UPCOMING and offer.why is Why.NONE and self._is_timed():
            detail = self.tr("Bidding has not opened yet.")
        elif offer.state is BidState.LEADING:
            detail = self._leading_detail()
        elif offer.state.can_press and not detail and offer.amount is not None:
            detail = self._cost(offer.amount)
        if self._model.shown != self._pressed_for:
            self._pressed_for = self._model.shown
            self.button.forget_finger()
            self._ladder.forget_finger()
        self.button.show_state(BidButtonState(offer.state.value), amount, detail)
        self._show_ladder(offer)
        self._show_max(offer.least_max is not None, visible=offer.state not in _HIDES_LADDER)
        self._show_options(visible=offer.state not in _HIDES_LADDER)
        self._show_notice()
        self._show_receipt()

    def _show_ladder(self, offer: BidOffer) -> None:
        """Show the rungs; while a bid travels or the line is down, those before: nothing below may jump."""
        lot, money = self._model.shown, self._formats
        if offer.rungs or lot != self._rungs_of:
            self._rungs_of, self._rungs = lot, offer.rungs
        texts = [(rung, money.amount(rung, self._model.live.currency)) for rung in self._rungs]
        self._ladder.setVisible(offer.state not in _HIDES_LADDER and bool(texts))
        self._ladder.show_rungs(texts, enabled=bool(offer.rungs) and offer.least_max is not None)

    def _is_timed(self) -> bool:
        """Tell whether lots open by the clock: nobody calls them."""
        terms = self._model.live.room.terms
        return terms is not None and terms.kind is SaleKind.TIMED

    def _show_options(self, *, visible: bool) -> None:
        absentee, lot = self._model.absentee, self._model.shown
        is_possible = visible and absentee.is_possible(lot)
        if is_possible:
            self._options.show_lot(lot, absentee.booked(lot), absentee.groups())
        self._options.setVisible(is_possible)

    def _cost(self, amount: int) -> str:
        """Say what the bid would cost in all; empty where nothing comes on top."""
        live = self._model.live
        total = amount if live.room.terms is None else cost(live.room.terms, amount)
        if total == amount:
            return ""
        text = self.tr("About {total} with premium and VAT.")
        return text.format(total=self._formats.money(total, live.currency))

    def _leading_detail(self) -> str:
        lead = self._model.lead_view()
        if lead.my_max is None:
            return ""
        money = self._formats.money(lead.my_max, self._model.live.currency)
        return self.tr("The book bids for you up to {amount}.").format(amount=money)

    def _show_max(self, allowed: bool, *, visible: bool) -> None:
        lead, currency = self._model.lead_view(), self._model.live.currency
        if self._shown_lot != self._model.shown:
            self._shown_lot = self._model.shown
            self._max.show_error("")
        text = "" if lead.my_max is None else self._formats.money(lead.my_max, currency)
        if text != self._max_shown:
            self._max_shown = text
            self._max.show_max(text)
        self._max.show_enabled(allowed)
        self._max.setVisible(visible)

    def _keep_room(self, *, anew: bool = False) -> None:
        """Keep room for fair warning and final call while they may come."""
        standing = self._model.shown_standing
        width = self.width() if standing is not None and standing.phase.takes_bids else None
        if anew or width != self._room_kept:
            self._room_kept = width
            self._notice.keep_room(width)

    def _show_notice(self) -> None:
        self._keep_room()
        room, standing = self._model.live.room, self._model.shown_standing
        if room.hold is not None and room.status is SaleStatus.OPEN:
            self._notice.show_notice(PhaseNotice.ON_HOLD, room.hold)
        elif standing is None:
            self._notice.show_notice(PhaseNotice.NONE)
        elif not room.rostrum_present and standing.phase.takes_bids:
            self._notice.show_notice(PhaseNotice.HOUSE_CANNOT_WRITE)
        elif standing.phase is Phase.SOLD:
            mine = standing.leader == self._model.me
            self._notice.show_notice(PhaseNotice.SOLD_TO_YOU if mine else PhaseNotice.SOLD)
        elif standing.phase.takes_bids and self._is_closing(standing):
            self._notice.show_notice(PhaseNotice.CLOSING)
        else:
            self._notice.show_notice(_NOTICES.get(standing.phase, PhaseNotice.NONE))

    def _is_closing(self, standing: Standing) -> bool:
        """Tell whether a late bid would give everybody more time (RULES, timed lot, soft close)."""
        terms = self._model.live.room.terms
        if terms is None or standing.closes_at is None:
            return False
        return self._model.live.now_ms() >= standing.closes_at - terms.soft_close.window_ms

    def _show_receipt(self) -> None:
        life, live = self._model.last_bid(), self._model.live
        if life is None:
            self._receipt.show_stages([])
            return
        teller = LifeTeller(self._formats, live.currency, live.now_ms(), live.state.can_speak)
        verdict = life.pending.verdict
        self._receipt.show_stages(teller.stages(life), verdict is not None and verdict.receipt is not None)

    def _on_bid_pressed(self) -> None:
        self._guard.press()
        self._model.bid()

    def _on_rung_chosen(self, amount: int) -> None:
        """Leave a maximum, unless this is the second half of a double press on what was here before."""
        if self._guard.press() is Press.IGNORED:
            return
        if self._must_confirm:
            self._max.propose(self._formats.amount(amount, self._model.live.currency))
        else:
            self._leave_max(amount)

    def _on_max_bid_left(self, amount: int) -> None:
        least = self._model.offer().least_max
        if least is not None and amount < least:
            money = self._formats.money(least, self._model.live.currency)
            self._max.show_error(self.tr("At least {amount} now.").format(amount=money))
            return
        self._leave_max(amount)
        self.button.setFocus()

    def _leave_max(self, amount: int) -> None:
        if self._options.isHidden():
            self._model.leave_max(amount)
        else:
            self._model.leave_max(amount, plus_one=self._options.plus_one, group=self._options.group)

    def _on_take_out_asked(self) -> None:
        if self._model.shown is not None:
            self._model.absentee.take_out(self._model.shown)

    def _parse(self, text: str) -> int | None:
        return self._formats.read_amount(text, self._model.live.currency)

    def _retranslate(self) -> None:
        self._hints[0].show_hint(self.tr("Space"), self.tr("bid"))
        self._hints[1].show_hint("M", self.tr("max"))
        self._keep_room(anew=True)
        self.show_bidding()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("m"))
        self._hint_row.setSpacing(look().space("m"))
        self._keep_room(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room of the notices at another width."""
        super().resizeEvent(event)
        self._keep_room()
