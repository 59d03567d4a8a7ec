"""The head of the control window's middle: the lot on the block, its price, the ask, and the book."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contract.standing import ROOM, Phase, Reserve
from contract.wire import BookLine
from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.pictures import PictureSize
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.picture_view import PictureFit, PictureView
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.control import ask_words
from desktop_client.windows.control.figure import Figure
from desktop_client.windows.control.figure_field import FigureField, Prompt
from desktop_client.windows.lot_pictures import LotPictures

_CLIMB = "+", "−"


class BlockPanel(Adaptive, QWidget):
    """What the auctioneer looks at while calling; the line at its foot says why the ask is what it is."""

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._picture = PictureView(PictureFit.FILL)
        self._pictures = LotPictures(self._picture, model.live.pictures, PictureSize.CARD, first_only=True)
        self._frame = QFrame()
        mark(self._frame, surface=Surface.SUNKEN)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._picture)
        self._caption = CaptionLabel()
        self._title = TextLabel(role=TextRole.HEADING)
        self._facts, self._met = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.STRONG)
        self._bid, self._ask = Figure(TextRole.FIGURE), Figure(TextRole.FIGURE, Tone.ACCENT)
        self._book = Figure(TextRole.HEADING)
        self._line = TextLabel(role=TextRole.MUTED)
        self.field = FigureField()
        self.field.textEdited.connect(lambda _text: self._show_line())
        self._caps = tuple(KeyCap(key) for key in _CLIMB)
        for cap in self._caps:
            self._ask.below.addWidget(cap)
        for figure in (self._bid, self._ask, self._book):
            figure.below.addStretch(1)
        self._arrange()
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self.show_block()

    def show_block(self) -> None:
        """Show the lot on the block as it stands now."""
        self._pictures.show_lot(self._model.block_view)
        self.field.rest_at(Prompt.BUYER if self._model.buyer_asked is not None else Prompt.FIGURES)
        self._show_head()
        self._show_facts()
        self._show_bid()
        self._show_ask()
        self._show_book()
        self._show_line()

    def _show_head(self) -> None:
        lot, standing, number = self._model.block_view, self._model.block_standing, self._model.block
        if number is None:
            self._caption.show_text(self.tr("Between lots"))
            self._title.show_text(self.tr("No lot has been on the block yet"))
            return
        on_block = self._model.live.room.on_the_block is not None
        called = standing is not None and standing.phase in {Phase.FAIR_WARNING, Phase.FINAL_CALL}
        is_plain = on_block and not called
        words = self.tr("Lot {lot} on the block") if is_plain else self.tr("Lot {lot} · {phase}")
        phase = phrases.phase_word(standing.phase) if standing else ""
        self._caption.show_text(words.format(lot=number, phase=phase))
        self._title.show_text(lot.title if lot else "")

    def _show_facts(self) -> None:
        lot, desk, standing = self._model.block_view, self._model.block_desk, self._model.block_standing
        parts = []
        if lot is not None and (lot.low_estimate or lot.high_estimate):
            estimate = self._formats.money_range(lot.low_estimate, lot.high_estimate, self._currency)
            parts.append(self.tr("Estimate {amounts}").format(amounts=estimate))
        if desk is not None and desk.reserve is not None:
            parts.append(self.tr("Reserve {amount}").format(amount=self._money(desk.reserve)))
        elif standing is not None:
            parts.append(self.tr("No reserve"))
        self._facts.show_text(" · ".join(parts))
        met = standing.reserve if standing is not None else Reserve.NONE
        words = {Reserve.MET: self.tr("met"), Reserve.UNMET: self.tr("not met"), Reserve.NONE: ""}
        self._met.show_text(words[met])
        self._met.show_tone(Tone.LEADING if met is Reserve.MET else Tone.OUTBID)
        self._met.setVisible(met is not Reserve.NONE)

    def _show_bid(self) -> None:
        standing = self._model.block_standing
        price = standing.price if standing is not None else None
        sold = standing is not None and standing.phase is Phase.SOLD
        self._bid.caption.show_text(self.tr("Hammer price") if sold else self.tr("Bid"))
        self._bid.price.show_price("–" if price is None else self._money(price))
        self._bid.remark.show_text(self._leader_text(standing.leader if standing is not None else None))

    def _leader_text(self, leader: str | None) -> str:
        if leader is None:
            return self.tr("no bid yet")
        buyer = self._model.buyers.known.get(self._model.block or "") if leader == ROOM else None
        if leader == ROOM and buyer is None:
            return self.tr("in the room")
        name = self._model.live.room.desk.name_of(buyer or leader)
        text = self.tr("paddle {paddle} · {name}") if name else self.tr("paddle {paddle}")
        return text.format(paddle=buyer or leader, name=name)

    def _show_ask(self) -> None:
        standing, step = self._model.block_standing, self._model.step()
        ask = standing.ask if standing is not None else None
        self._ask.price.show_price("–" if ask is None else self._money(ask))
        for cap, key in zip(self._caps, _CLIMB, strict=True):
            cap.show_key("" if ask is None or self._model.timed else key)
        if ask is None or step is None or standing is None:
            self._ask.remark.show_text("")
            return
        words = self.tr("step {amount}") if standing.step is None else self.tr("own step {amount}")
        self._ask.remark.show_text(words.format(amount=self._formats.amount(step, self._currency)))

    def _show_book(self) -> None:
        desk, standing = self._model.block_desk, self._model.block_standing
        book = desk.book if desk is not None else []
        self._book.setToolTip(plain_tooltip("\n".join(self._book_line(line) for line in book)))
        if not book:
            self._book.price.show_price("–")
            self._book.remark.show_text(self.tr("nothing left in it"))
            return
        best = book[0]
        self._book.price.show_price(self._limit(best))
        exhausted = standing is not None and standing.ask is not None and best.limit < standing.ask
        words = self.tr("paddle {paddle} · exhausted") if exhausted else self.tr("paddle {paddle} · bids on")
        if standing is not None and standing.phase.closed:
            words = self.tr("paddle {paddle}")
        more = self.tr(" · {count} more").format(count=len(book) - 1) if len(book) > 1 else ""
        self._book.remark.show_text(words.format(paddle=best.paddle) + more)

    def _book_line(self, line: BookLine) -> str:
        name = self._model.live.room.desk.name_of(line.paddle) or ""
        group = self.tr("one of {group}").format(group=line.group) if line.group else ""
        parts = (self._limit(line), line.paddle, name, group)
        return " · ".join(part for part in parts if part)

    def _limit(self, line: BookLine) -> str:
        return self._money(line.limit) + (" +1" if line.plus_one else "")

    def _show_line(self) -> None:
        """Say why the ask jumped, or while something is typed what it can mean."""
        field, reason = self.field, self._model.ask_reason()
        resting = field.prompt in {Prompt.FIGURES, Prompt.BUYER}
        if field.text() or not resting:
            lot = self._model.limit_lot or "–"
            text = ask_words.typing_words(field.prompt, field.about, lot, timed=self._model.timed)
        else:
            text = "" if reason is None else ask_words.reason_words(reason, self._formats, self._currency)
        self._line.show_text(text)

    @property
    def _currency(self) -> str:
        return self._model.live.currency

    def _money(self, amount: int) -> str:
        return self._formats.money(amount, self._currency)

    # ── layout ───────────────────────────────────────────────────────────────────────────────────────

    def _arrange(self) -> None:
        self._fact_row = QHBoxLayout()
        self._facts.setWordWrap(False)
        self._met.setWordWrap(False)
        self._fact_row.addWidget(self._facts)
        self._fact_row.addWidget(self._met)
        self._fact_row.addStretch(1)
        figures = QWidget()
        self._figures = FlowLayout(figures, wordy=True)
        for figure in (self._bid, self._ask, self._book):
            self._figures.addWidget(figure)
        self._words = QVBoxLayout()
        self._words.addWidget(self._caption)
        self._words.addWidget(self._title)
        self._words.addLayout(self._fact_row)
        self._words.addSpacing(look().space("s"))
        self._words.addWidget(figures)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.field)
        self._foot.addWidget(self._line, 1)
        self._words.addSpacing(look().space("xs"))
        self._words.addLayout(self._foot)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self._words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture up where there is no room beside the figures."""
        super().resizeEvent(event)
        self._frame.setVisible(self.width() >= look().px(600))

    def _retranslate(self) -> None:
        self._ask.caption.show_text(self.tr("Asking"))
        self._book.caption.show_text(self.tr("Book"))
        self.show_block()

    def _restyle(self) -> None:
        side = round(150 * (1 + (look().text_scale - 1) / 2))
        self._frame.setFixedSize(side, side)
        self._box.setSpacing(look().px(18))
        self._words.setSpacing(look().space("xs"))
        self._foot.setSpacing(look().space("m"))
        self._fact_row.setSpacing(look().space("xs"))
        self._figures.setSpacing(look().space("l"))
