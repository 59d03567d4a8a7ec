"""The upper middle of the sale room: the lot's pictures, what it is, its price and who leads."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from contract.standing import Phase, Reserve, Standing
from contract.wire import LotView
from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.pictures import PictureSize
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.countdown import Countdown
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.picture_view import PictureFit, PictureView
from desktop_client.widgets.price_label import PriceLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.lot_pictures import LotPictures
from desktop_client.windows.sale_room.description import Description

_BESIDE_FROM = 430
"""From this width on (at 100 %) the words stand beside the picture, else below it."""
_PRICE_BESIDE_FROM = 315
"""From this width of the words on who leads stands beside the price, else below it."""


class LotPanel(Adaptive, QWidget):
    """One lot, photograph first."""

    def __init__(self, model: SaleRoomViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._picture = PictureView(PictureFit.FIT)
        self._pictures = LotPictures(self._picture, model.live.pictures, PictureSize.FULL)
        self._frame = QFrame()
        mark(self._frame, surface=Surface.SUNKEN)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._picture)
        self._number = CaptionLabel()
        self._title = TextLabel(role=TextRole.HEADING)
        self._description = Description()
        self._estimate_word, self._estimate = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.STRONG)
        self._dot, self._has_two_facts = TextLabel("·", role=TextRole.MUTED), False
        self._reserve, self._reserve_icon = TextLabel(role=TextRole.MUTED), IconLabel(size=14)
        self._countdown = Countdown()
        self._price_caption = CaptionLabel()
        self.price = PriceLabel()
        self._lead_icon, self._lead = IconLabel(size=16), TextLabel(role=TextRole.STRONG)
        self._lead_detail = TextLabel(role=TextRole.MUTED)
        self._told: str | None = None
        self._kept_for: tuple[int, bool, int] | None = None
        self._arrange()
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self._formats = formats
        self.show_lot()

    def show_lot(self) -> None:
        """Show the lot that the view-model says, as it stands now."""
        lot, standing = self._model.shown_view, self._model.shown_standing
        self._pictures.show_lot(lot)
        self._show_words(lot)
        self._show_price(lot, standing)
        self._measure()
        self._show_reserve(standing)
        self._show_leader(standing)
        closes_at = standing.closes_at if standing is not None and not standing.phase.closed else None
        self._countdown.set_deadline(closes_at, self._model.live.now_ms)
        self._countdown.setVisible(closes_at is not None)

    def _show_words(self, lot: LotView | None) -> None:
        number = self._model.shown
        self._number.show_text(self.tr("Lot {lot}").format(lot=number) if number else "")
        self._title.show_text(lot.title if lot else self.tr("The catalogue is on its way…"))
        if lot is not None and number != self._told:
            self._told = number
            announce(self, f"{self._number.text()}, {lot.title}")
        self._description.show_text(lot.description if lot else "")
        currency = self._model.live.currency
        estimate = self._formats.money_range(lot.low_estimate, lot.high_estimate, currency) if lot else ""
        self._estimate.show_text(estimate)
        self._estimate.setVisible(bool(estimate))
        self._estimate_word.setVisible(bool(estimate))

    def _show_price(self, lot: LotView | None, standing: Standing | None) -> None:
        currency = self._model.live.currency
        if standing is not None and standing.price is not None:
            sold = standing.phase is Phase.SOLD
            caption = self.tr("Hammer price") if sold else self.tr("Current price")
            if self._is_stale(standing):
                caption = self.tr("Price when last heard")
            amount: int | None = standing.price
        else:
            caption = self.tr("Starting price")
            amount = standing.ask if standing and standing.ask else lot.start if lot else None
        self._price_caption.show_text(caption)
        self.price.show_price("" if amount is None else self._formats.money(amount, currency), announced=True)

    def _show_reserve(self, standing: Standing | None) -> None:
        self._reserve.show_text(self._reserve_words()[standing.reserve] if standing else "")
        self._dot.setVisible(bool(self._estimate.text()) and self._has_two_facts)
        met = standing is not None and standing.reserve is Reserve.MET
        self._reserve_icon.show_icon("check" if met else "", "leading")

    def _reserve_words(self) -> dict[Reserve, str]:
        return {
            Reserve.NONE: self.tr("No reserve"),
            Reserve.UNMET: self.tr("Reserve not met"),
            Reserve.MET: self.tr("Reserve met"),
        }

    def show_connection(self) -> None:
        """Say whether price and leader are those of now, or of when the house was last heard."""
        self._show_price(self._model.shown_view, self._model.shown_standing)
        self._show_leader(self._model.shown_standing)

    def _is_stale(self, standing: Standing | None) -> bool:
        state = self._model.live.state
        is_open = standing is not None and standing.phase.takes_bids
        return is_open and not state.can_speak

    def _show_leader(self, standing: Standing | None) -> None:
        view = self._model.lead_view()
        tone, icon_name = {
            "you": (Tone.LEADING, "check"),
            "lost": (Tone.OUTBID, "arrow-up"),
            "other": (Tone.NEUTRAL, "user"),
            "nobody": (Tone.NEUTRAL, ""),
        }[view.who]
        ink = {"you": "leading", "lost": "outbid"}.get(view.who, "muted")
        text = self._lead_text(view.who, standing)
        if view.who == "you" and self._is_stale(standing):
            # Somebody may have bid since: nothing may look like leading now.
            tone, icon_name, ink = Tone.WARNING, "clock", "warning"
            text = self.tr("You led when last heard")
        if standing is not None and standing.phase is Phase.SOLD and view.who != "you":
            icon_name, ink, tone = "gavel", "muted", Tone.NEUTRAL
        self._lead_icon.show_icon(icon_name, ink)
        self._lead.show_tone(tone if view.who in {"you", "lost"} else None)
        self._lead.show_text(text)
        currency = self._model.live.currency
        detail = ""
        if view.my_max is not None:
            detail = self.tr("your max bid {amount}").format(
                amount=self._formats.money(view.my_max, currency)
            )
        elif view.my_last is not None and view.who == "lost":
            detail = self._last_bid(self._formats.money(view.my_last, currency))
        self._lead_detail.show_text(detail)
        self._lead_detail.setVisible(bool(detail))

    def _lead_text(self, who: str, standing: Standing | None) -> str:
        if standing is None or standing.leader is None:
            return self.tr("No bids yet") if standing is not None and not standing.phase.closed else ""
        if standing.phase is Phase.SOLD:
            name = phrases.who(standing.leader, self._model.me)
            return self.tr("Sold to you") if who == "you" else self.tr("Sold · {who}").format(who=name)
        if who == "you":
            return self.tr("You lead")
        if standing.leader == "room":
            return self.tr("Outbid by the room") if who == "lost" else self.tr("The room leads")
        text = self.tr("Outbid by paddle {paddle}") if who == "lost" else self.tr("Paddle {paddle} leads")
        return text.format(paddle=standing.leader)

    # ── layout ───────────────────────────────────────────────────────────────────────────────────────

    def _arrange(self) -> None:
        for label in (self._estimate_word, self._estimate, self._reserve):
            label.setWordWrap(False)
        estimate, reserve = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((estimate, (self._estimate_word, self._estimate)), (reserve, (self._reserve,))):
            for part in parts:
                row.addWidget(part)
        reserve.addWidget(self._reserve_icon)
        reserve.addStretch(1)
        estimate.addWidget(self._dot)
        estimate.addStretch(1)
        self._estimate_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._estimate_row.addLayout(estimate)
        self._estimate_row.addLayout(reserve, 1)
        self._fact_rows = (estimate, reserve)
        self._leader_row = QHBoxLayout()
        self._leader_row.addWidget(self._lead_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._leader_row.addWidget(self._lead, 1)
        self._leader_column = QVBoxLayout()
        self._leader_column.addStretch(1)
        self._leader_column.addLayout(self._leader_row)
        self._leader_column.addWidget(self._lead_detail)
        self._price_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._price_row.addWidget(self.price)
        self._price_row.addLayout(self._leader_column, 1)
        self._strut = QSpacerItem(0, 0)
        self._price_row.addItem(self._strut)
        self._words = QVBoxLayout()
        self._words.addWidget(self._number)
        self._words.addWidget(self._title)
        self._words.addWidget(self._description)
        self._words.addLayout(self._estimate_row)
        self._words.addWidget(self._countdown)
        self._words.addStretch(1)
        self._words.addWidget(self._price_caption)
        self._words.addLayout(self._price_row)
        self._words.addStretch(2)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self._words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the picture where there is no room beside it."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        side = min(330, max(170, self.width() * 44 // 100))
        if beside:  # as high for one picture as for several: the bid button is where it was for the last lot
            self._frame.setFixedSize(side, side)
        else:
            self._frame.setMinimumWidth(0)
            self._frame.setMaximumWidth(16_777_215)
            self._frame.setFixedHeight(min(side, 220))
        room = self.width() - (side + self._box.spacing() if beside else 0)
        stacked = room < look().px(_PRICE_BESIDE_FROM)
        self._has_two_facts = self._facts_need() <= room
        self._dot.setVisible(bool(self._estimate.text()) and self._has_two_facts)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._price_row.setDirection(down if stacked else across)
        self._price_row.setSpacing(look().space("xs" if stacked else "xl"))
        self._estimate_row.setDirection(across if self._has_two_facts else down)
        self._estimate_row.setSpacing(look().space("s" if self._has_two_facts else "xs"))
        self._leader_column.setContentsMargins(0, 0, 0, 0 if stacked else look().space("s"))
        self._keep_room_of_leader(room, stacked)

    def _facts_need(self) -> int:
        """Return what estimate and reserve need in one line, in pixels, whatever becomes of the reserve."""
        widest = max(self._reserve.fontMetrics().horizontalAdvance(t) for t in self._reserve_words().values())
        parts = (self._estimate_word, self._estimate, self._dot)
        line = sum(part.fontMetrics().horizontalAdvance(part.text()) for part in parts)
        return line + widest + self._reserve_icon.width() + 5 * look().space("s")

    def _keep_room_of_leader(self, room: int, stacked: bool) -> None:
        """Keep the room of the longest that is said of who leads: the bid button must not jump when it is."""
        price = self.price.sizeHint().width()
        if (room, stacked, price) == self._kept_for:
            return  # a layout is not invalidated for nothing at every bid
        self._kept_for = room, stacked, price
        gap, icon = look().space("xs"), self._lead_icon.width()
        beside = 0 if stacked else price + self._price_row.spacing()
        words = _height(self._lead, self._longest_leads(), room - beside - icon - gap)
        detail = _height(self._lead_detail, [self._last_bid(self.price.text())], room - beside)
        self._lead.setMinimumHeight(words if stacked else 0)
        self._lead_detail.setMinimumHeight(detail if stacked else 0)
        policy = self._lead_detail.sizePolicy()
        policy.setRetainSizeWhenHidden(stacked)
        self._lead_detail.setSizePolicy(policy)
        below = self._leader_column.contentsMargins().bottom() + self._leader_column.spacing()
        self._strut.changeSize(0, 0 if stacked else words + detail + below)
        self._price_row.invalidate()

    def _longest_leads(self) -> list[str]:
        return [self.tr("Outbid by paddle {paddle}").format(paddle="888"), self.tr("You led when last heard")]

    def _last_bid(self, amount: str) -> str:
        return self.tr("your last bid {amount}").format(amount=amount)

    def _retranslate(self) -> None:
        self._estimate_word.show_text(self.tr("Estimate"))
        self._countdown.show_phase_text(self.tr("until it closes"))
        self._kept_for = None
        self.show_lot()

    def _restyle(self) -> None:
        self._box.setSpacing(look().px(22))
        self._words.setSpacing(look().space("s"))
        self._leader_row.setSpacing(look().space("xs"))
        self._leader_column.setSpacing(look().px(2))
        for row in self._fact_rows:
            row.setSpacing(look().space("s"))
        self._kept_for = None
        self._measure()


def _height(label: TextLabel, texts: list[str], width: int) -> int:
    """Return the height in pixels of the highest of some texts in a label of a width."""
    room, wrap = QRect(0, 0, max(1, width), 10_000), int(Qt.TextFlag.TextWordWrap)
    label.ensurePolished()
    metrics = QFontMetrics(label.font())
    return max(metrics.boundingRect(room, wrap, text).height() for text in texts)
