"""My bids and wins: every lot of every sale that I bid on, watch or won, and the way to each."""

from enum import Enum

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.my_lots import Mine, MyLot
from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.my_bids import MyBidsViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import set_shown
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.my_bids.words import state_look, state_word
from desktop_client.windows.statement_file import ask_where, tell_outcomes
from desktop_client.windows.words_table import Column, WordsTable

_REFRESH_MS = 15_000


class Wanted(Enum):
    """Which of my lots are shown."""

    ALL = "all"
    OPEN = "open"
    MINE = "mine"
    GONE = "gone"

    def takes(self, state: Mine) -> bool:
        """Tell whether a lot in this state is among them."""
        match self:
            case Wanted.OPEN:
                return state.is_open
            case Wanted.MINE:
                return state.is_mine
            case Wanted.GONE:
                return not state.is_open and not state.is_mine
        return True


class MyBidsWindow(HouseWindow):
    """A row a lot, open sales first.

    Signals:
        lot_chosen(str, str): go to this lot of this sale.
    """

    lot_chosen = Signal(str, str)

    def __init__(self, model: MyBidsViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._model = model
        self._wanted = Wanted.ALL
        self._rows = KeyedRows[MyLot](columns=6)
        self._title, self._summary = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self._failure, self._empty = Banner(), EmptyState()
        self.filters = QButtonGroup(self)
        self.table = WordsTable(self._rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(56, 0, 224, 100, 110, 200)
        self.go = ActionButton(kind=Kind.PRIMARY)
        self.statement = ActionButton(key="Ctrl+S", icon_name="receipt")
        self.add_content(scrolling(self._page()), 1)
        self.menu.show_session(signed_in=True, in_sale=False)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(model.refresh)
        self._timer.start()
        self._connect()
        self.resize(1080, 720)
        self._adapt()

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.show_lots)
        model.failed.connect(self._on_model_failed)
        self._failure.action_chosen.connect(lambda _key: model.refresh())
        self.filters.idClicked.connect(self._on_filter_chosen)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.go.clicked.connect(lambda: self._on_activated(self.table.currentIndex()))
        self.statement.clicked.connect(self.ask_for_statement)
        tell_outcomes(model.saver, self)
        self.key("F5", model.refresh)
        self.key("Ctrl+S", self.ask_for_statement)
        self.key("Esc", self.close)

    def _page(self) -> QWidget:
        page = QWidget()
        mark(page, surface="window")
        self._filter_row, self._buttons = QHBoxLayout(), QHBoxLayout()
        for place, _wanted in enumerate(Wanted):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(place == 0)
            mark(button, kind="chip")
            self.filters.addButton(button, place)
            self._filter_row.addWidget(button)
        self._filter_row.addStretch(1)
        self._buttons.addWidget(self.statement)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.go)
        self._column = QVBoxLayout(page)
        for part in (self._title, self._summary, self._failure):
            self._column.addWidget(part)
        self._column.addLayout(self._filter_row)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._column.addLayout(self._buttons)
        return page

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda one: one.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda one: one.title, stretch=True),
            Column(
                lambda: self.tr("How it stands"),
                lambda one: state_word(one.state),
                strong=True,
                ink=lambda one: TONE_COLOUR[state_look(one.state)[0]],
                icon=lambda one: (state_look(one.state)[1], TONE_COLOUR[state_look(one.state)[0]]),
            ),
            Column(lambda: self.tr("My limit"), self._mine, right=True, optional=True),
            Column(lambda: self.tr("Price"), self._price, right=True, strong=True),
            Column(lambda: self.tr("Sale"), lambda one: one.sale_title, muted=True, optional=True),
        )

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        return [
            (self.tr("↑ ↓ Enter"), self.tr("Go to a lot")),
            ("Ctrl + S", self.tr("Save the statement of that sale")),
            ("F5", self.tr("Ask the house again")),
            *super().shortcuts(),
        ]

    def show_lots(self) -> None:
        """Show what the house says now."""
        self._failure.show_banner(None)
        shown = [one for one in self._model.lots if self._wanted.takes(one.state)]
        self._rows.show(shown)
        comes_up = bool(shown) and self.table.isHidden()
        set_shown(self.table, bool(shown))
        if comes_up or (shown and not self.table.currentIndex().isValid()):
            self.table.setCurrentIndex(self._rows.index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not shown and self._model.is_asked)
        self._summary.show_text(self._won())
        self._show_buttons()

    def _won(self) -> str:
        text = self.tr("Yours so far: {lots} for {total}, without premium and VAT.")
        sums = (
            text.format(lots=phrases.lots(count, self._formats), total=self._formats.money(total, currency))
            for currency, (count, total) in sorted(self._model.won.items())
        )
        return "\n".join(sums) or self.tr("Nothing is yours yet.")

    def _mine(self, one: MyLot) -> str:
        """Say how far I went; of what is mine the price says what I pay, and a limit is no longer known."""
        is_told = one.mine is not None and not one.state.is_mine
        return self._formats.money(one.mine or 0, one.currency) if is_told else ""

    def _price(self, one: MyLot) -> str:
        return "" if one.price is None else self._formats.money(one.price, one.currency)

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    def _chosen(self) -> MyLot | None:
        row: MyLot | None = self.table.currentIndex().data(ROW_ROLE)
        return row

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        self.go.setEnabled(chosen is not None)
        self.statement.setVisible(bool(self._model.ended))
        self.statement.setEnabled(chosen is not None and chosen.sale in self._model.ended)

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────

    def ask_for_statement(self) -> None:
        """Ask where to write the statement of the chosen lot's sale; nothing before that sale has ended."""
        chosen = self._chosen()
        if chosen is None or chosen.sale not in self._model.ended:
            return
        ask_where(self._model.saver, chosen.sale, chosen.sale_title, self)

    def _on_model_failed(self, error: HouseError) -> None:
        why = phrases.trouble(error.reason, error.message)
        again = (BannerAction("again", self.tr("Try again")),)
        self._failure.show_banner(BannerView(self.tr("No answer"), why, Tone.OUTBID, "warning", again))

    def _on_filter_chosen(self, place: int) -> None:
        self._wanted = tuple(Wanted)[place]
        self.show_lots()

    def _on_activated(self, index: QModelIndex) -> None:
        row: MyLot | None = index.data(ROW_ROLE)
        if row is not None:
            self.lot_chosen.emit(row.sale, row.lot)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · My bids and wins"))
        self.top_bar.show_subtitle(self.tr("My bids and wins"))
        self._title.show_text(self.tr("My bids and wins"))
        self.table.setAccessibleName(self.tr("My bids and wins"))
        for button, text in zip(
            self.filters.buttons(),
            (self.tr("All"), self.tr("Still open"), self.tr("Mine"), self.tr("Gone")),
            strict=True,
        ):
            button.setText(text)
        self.go.set_label(self.tr("Go to the lot"))
        self.go.set_key(self.tr("Enter"))
        self.statement.set_label(self.tr("Statement of this sale"))
        self._empty.show_empty(
            EmptyView(
                "hand",
                self.tr("No lots here"),
                self.tr("Lots that you bid on, watch or win stand here, of every sale."),
            )
        )
        self.show_lots()

    def _restyle(self) -> None:
        gap = look().space("xl")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._filter_row.setSpacing(look().space("xs"))
        self._buttons.setSpacing(look().space("s"))
