"""The lobby: the sales of the house, and what I have in each."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contract.terms import SaleKind
from contract.wire import PaddleStatus, SaleStatus, You
from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.lobby import LobbySale, LobbyViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.fitting_row import Fact
from desktop_client.windows.house_window import HouseWindow

_REFRESH_MS = 15_000
_WORDS_NEED = 260
"""How wide at 100 % a sale's words must stay beside the buttons."""
_TONES = {SaleStatus.OPEN: Tone.LEADING, SaleStatus.UPCOMING: Tone.INFO, SaleStatus.ENDED: Tone.NEUTRAL}


class LobbyWindow(HouseWindow):
    """A card a sale, the open ones first.

    Signals:
        sale_chosen(str): enter a sale as a bidder.
        control_chosen(str): call a sale.
        office_chosen(str): prepare or settle a sale.
        rehearsal_asked(str): rehearse a sale.
        new_sale_asked: make a sale.
    """

    sale_chosen = Signal(str)
    control_chosen = Signal(str)
    office_chosen = Signal(str)
    rehearsal_asked = Signal(str)
    new_sale_asked = Signal()

    def __init__(self, model: LobbyViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._model = model
        self._error: HouseError | None = None
        self._has_begun = False
        self._name = TextLabel(model.user.name, role=TextRole.MUTED)
        self._name.setWordWrap(False)
        self.top_bar.add_facts(Fact(self._name))
        self._title = TextLabel(role=TextRole.HEADING)
        self._greeting = TextLabel(role=TextRole.MUTED)
        self._new_sale = ActionButton(key="Ctrl+N", kind=Kind.PRIMARY, icon_name="plus")
        self._new_sale.setVisible(model.is_clerk)
        self._new_sale.clicked.connect(self._on_new_sale)
        self._my_bids = ActionButton(key="Ctrl+M", icon_name="hand")
        self._my_bids.setVisible(not model.is_clerk)
        self._my_bids.clicked.connect(self.my_bids_asked)
        self._failure = Banner()
        self._failure.action_chosen.connect(lambda _key: model.refresh())
        self._empty = EmptyState()
        self._empty.action_chosen.connect(model.refresh)
        self._cards = QVBoxLayout()
        self.add_content(scrolling(self._page()), 1)
        self.menu.show_session(signed_in=True, in_sale=False)
        model.changed.connect(self._on_model_changed)
        model.failed.connect(self._on_model_failed)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(model.refresh)
        self._timer.start()
        self.key("F5", model.refresh)
        self.key("Ctrl+N", self._on_new_sale)
        self.resize(1080, 760)
        self._adapt()

    def _page(self) -> QWidget:
        page = QWidget()
        mark(page, surface="window")
        self._column = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._my_bids)
        head.addWidget(self._new_sale)
        self._column.addLayout(head)
        for part in (self._greeting, self._failure, self._empty):
            self._column.addWidget(part)
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        row = QHBoxLayout(page)
        row.addStretch(1)
        row.addLayout(self._column, 12)
        row.addStretch(1)
        return page

    @property
    def has_sales(self) -> bool:
        """Tell whether the sales have come, with what I have in them."""
        return self._model.is_complete

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        new = [("Ctrl + N", self.tr("New sale"))] if self._model.is_clerk else []
        return [("F5", self.tr("Ask the house again")), *new, *super().shortcuts()]

    def _on_new_sale(self) -> None:
        if self._model.is_clerk:
            self.new_sale_asked.emit()

    def _on_model_changed(self) -> None:
        self._error = None
        self._show_failure()
        self._show_sales()

    def _on_model_failed(self, error: HouseError) -> None:
        self._error = error
        self._show_failure()

    def _show_failure(self) -> None:
        error = self._error
        if error is None:
            self._failure.show_banner(None)
            return
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        again = (BannerAction("again", self.tr("Try again")),)
        self._failure.show_banner(BannerView(self.tr("No answer"), why, Tone.OUTBID, "warning", again))

    def _show_sales(self) -> None:
        had_focus = None
        while item := self._cards.takeAt(0):
            if isinstance(old := item.widget(), SaleCard):
                had_focus = old.had_focus() or had_focus
                old.hide()
                old.deleteLater()
        sales = self._model.sales
        self._empty.setVisible(not sales and self._model.is_asked)
        for sale in sales:
            card = SaleCard(sale, self.preferences, is_clerk=self._model.is_clerk)
            card.entered.connect(self.sale_chosen)
            card.called.connect(self.control_chosen)
            card.office_asked.connect(self.office_chosen)
            card.rehearsed.connect(self.rehearsal_asked)
            card.registered.connect(self._model.register)
            self._cards.addWidget(card)
            if had_focus is not None:
                card.take_focus(had_focus)
            elif not self._has_begun:
                self._has_begun = True
                card.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the way into the first sale, also when one comes back from a sale."""
        super().showEvent(event)
        first = self._cards.itemAt(0)
        card = None if first is None else first.widget()
        if not event.spontaneous() and isinstance(card, SaleCard):
            card.begin()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · Sales"))
        self._title.show_text(self.tr("Sales"))
        self._new_sale.set_label(self.tr("New sale"))
        self._my_bids.set_label(self.tr("My bids and wins"))
        self._greeting.show_text(self.tr("Good to see you, {name}.").format(name=self._model.user.name))
        self._empty.show_empty(
            EmptyView(
                "gavel",
                self.tr("No sales yet"),
                self.tr("The first one is made with New sale, above.")
                if self._model.is_clerk
                else self.tr("As soon as the house announces one, it stands here."),
                "" if self._model.is_clerk else self.tr("Look again"),
            )
        )
        self._show_failure()
        self._show_sales()

    def _restyle(self) -> None:
        gap = look().space("xl")
        self._column.setContentsMargins(gap, look().space("xxl"), gap, gap)
        self._column.setSpacing(look().space("s"))
        self._cards.setContentsMargins(0, look().space("m"), 0, 0)
        self._cards.setSpacing(look().space("m"))


class SaleCard(QFrame):
    """One sale: what it is, where it stands, what I have in it, and the way in.

    Signals:
        entered(str), called(str), registered(str), office_asked(str), rehearsed(str): what was chosen, with
            the sale's id.
    """

    entered = Signal(str)
    called = Signal(str)
    registered = Signal(str)
    office_asked = Signal(str)
    rehearsed = Signal(str)

    def __init__(
        self, one: LobbySale, preferences: Preferences, *, is_clerk: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sale, self._you, self._preferences = one.sale, one.you, preferences
        is_open = self._sale.status is SaleStatus.OPEN
        mark(self, surface=Surface.CARD, tone=Tone.ACCENT if is_open else "")
        words = QVBoxLayout()
        words.setSpacing(look().space("xs"))
        words.addStretch(1)
        words.addWidget(TextLabel(self._sale.title, role=TextRole.TITLE))
        words.addWidget(TextLabel(self._facts(), role=TextRole.MUTED))
        mine = self._mine()
        if mine:
            words.addWidget(TextLabel(mine, role=TextRole.STRONG, tone=Tone.LEADING))
        words.addStretch(1)
        status = Pill()
        status.show_pill("", phrases.sale_word(self._sale.status), tone=_TONES[self._sale.status])
        head = QHBoxLayout()
        head.setSpacing(look().space("l"))
        head.addLayout(words, 1)
        head.addWidget(status, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*[look().space("l")] * 4)
        self._row.setSpacing(look().space("l"))
        self._row.addLayout(head, 1)
        self._made = buttons = self._buttons(is_clerk=is_clerk)
        self._in_a_row = QWidget()
        flow = FlowLayout(self._in_a_row)
        flow.setSpacing(look().space("s"))
        for button in buttons:
            flow.addWidget(button)
        self._row.addWidget(self._in_a_row)
        widest = max(button.sizeHint().width() for button in buttons)
        self._buttons_need = len(buttons) * (widest + flow.spacing())
        self._words_need = look().px(_WORDS_NEED) + status.sizeHint().width()

    def had_focus(self) -> tuple[str, str] | None:
        """Return the sale and the name of its button that the focus is on."""
        names = (button.accessibleName() for button in self._made if button.hasFocus())
        return next(((self._sale.id, name) for name in names), None)

    def take_focus(self, had: tuple[str, str]) -> None:
        """Put the focus where it was in the card before; on the way in, where that button is gone."""
        sale, name = had
        if sale == self._sale.id:
            same = (button for button in self._made if button.accessibleName() == name)
            next(same, self._made[-1]).setFocus()

    def begin(self) -> None:
        """Put the focus on the way in."""
        self._made[-1].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where there is no room beside them."""
        super().resizeEvent(event)
        fits = self.width() >= self._words_need + self._buttons_need
        self._in_a_row.setMinimumWidth(self._buttons_need if fits else 0)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        # Beside the words, in their middle; below them, over the whole width.
        self._row.setAlignment(self._in_a_row, Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag(0))

    def _facts(self) -> str:
        terms, formats = self._sale.terms, self._preferences.formats
        kinds = {SaleKind.LIVE: self.tr("live, called by the auctioneer"), SaleKind.TIMED: self.tr("timed")}
        parts = [phrases.lots(self._sale.lots, formats), kinds[terms.kind]]
        if terms.closes_at is not None and self._sale.status is not SaleStatus.ENDED:
            parts.append(self.tr("closes from {time}").format(time=formats.day_and_time(terms.closes_at)))
        elif terms.opens_at is not None and self._sale.status is SaleStatus.UPCOMING:
            parts.append(self.tr("opens {time}").format(time=formats.day_and_time(terms.opens_at)))
        return " · ".join(parts)

    def _mine(self) -> str:
        you = self._you
        if you is None or you.paddle is None or you.status is None:
            return ""
        if you.status is not PaddleStatus.APPROVED:
            return self.tr("Paddle {paddle}: {status}").format(
                paddle=you.paddle, status=phrases.paddle_word(you.status)
            )
        return " · ".join([self.tr("Paddle {paddle}").format(paddle=you.paddle), *self._bids(you)])

    def _bids(self, you: You) -> list[str]:
        currency, formats = self._sale.terms.currency, self._preferences.formats
        parts = []
        if you.leading:
            parts.append(self.tr("leading {lots}").format(lots=phrases.lots(len(you.leading), formats)))
        # A lot that I lead has a limit, too, if only that of the bid itself: it is told of as led.
        if left := you.maxes.keys() - set(you.leading):
            parts.append(self.tr("maximum left on {lots}").format(lots=phrases.lots(len(left), formats)))
        if you.won:
            total = formats.money(sum(lot.price for lot in you.won), currency)
            text = self.tr("won {lots} for {total}")
            parts.append(text.format(lots=phrases.lots(len(you.won), formats), total=total))
        return parts

    def _buttons(self, *, is_clerk: bool) -> list[ActionButton]:
        sale = self._sale.id
        made = []
        knows_no_paddle = self._you is not None and self._you.paddle is None
        if knows_no_paddle and not is_clerk and self._sale.status is not SaleStatus.ENDED:
            register = ActionButton(self.tr("Register"), icon_name="hand")
            register.clicked.connect(lambda: self.registered.emit(sale))
            made.append(register)
        ended = self._sale.status is SaleStatus.ENDED
        word = (
            self.tr("See results") if ended else self.tr("Watch the sale") if is_clerk else self.tr("Enter")
        )
        enter = ActionButton(word, kind=Kind.PLAIN if is_clerk or ended else Kind.PRIMARY)
        enter.clicked.connect(lambda: self.entered.emit(sale))
        made.append(enter)
        if is_clerk:
            office = ActionButton(
                self.tr("After the sale") if ended else self.tr("Prepare"), icon_name="book"
            )
            office.clicked.connect(lambda: self.office_asked.emit(sale))
            made.append(office)
        if is_clerk and self._sale.status is SaleStatus.UPCOMING:
            rehearse = ActionButton(self.tr("Rehearse"), icon_name="play")
            rehearse.clicked.connect(lambda: self.rehearsed.emit(sale))
            made.append(rehearse)
        if is_clerk and not ended:
            word = phrases.rostrum_word(self._sale.terms.kind)
            control = ActionButton(word, kind=Kind.PRIMARY, icon_name="gavel")
            control.clicked.connect(lambda: self.called.emit(sale))
            made.append(control)
        for button in made:
            button.set_about(f"{self._sale.title}: {phrases.sale_word(self._sale.status)} · {self._facts()}")
        return made
