"""The results: what the sale came to, every lot's outcome, and who pays for what the room bought."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from contract.settlement import LotResult, SoldBy
from contract.standing import ROOM
from desktop_client.formats import Formats
from desktop_client.saleroom.totals import share
from desktop_client.theme import TONE_COLOUR, Surface, TextRole, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.settlement import Doing, ResultRow, SettlementViewModel, Sieve
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.figures_strip import FiguresStrip
from desktop_client.windows.office.after.files import ask_file
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.words_table import Column, WordsTable


class ResultsTab(Adaptive, QWidget):
    """Figures, a sieve, the table, and under it the paddle of a room lot's buyer."""

    def __init__(self, model: SettlementViewModel, formats: Formats, window: HouseWindow) -> None:
        super().__init__()
        self.model, self._formats, self._window = model, formats, window
        self.figures = FiguresStrip(4)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.csv, self.book = ActionButton(icon_name="list"), ActionButton(key="Ctrl+S", icon_name="grid")
        self._sieves = QButtonGroup(self)
        self.table = WordsTable(model.results, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(64, 0, 165, 100, 72, 170, 110)
        self._empty = EmptyState()
        self.paddle, self._about = FormField(), TextLabel(role=TextRole.STRONG)
        self.note, self.take_back = ActionButton(), ActionButton()
        self._noting: tuple[str, int] | None = None
        self._about_lot = ""
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        self._choices, self._tools = FlowLayout(stretched=False), QHBoxLayout()
        for index, sieve in enumerate(Sieve):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(sieve is Sieve.ALL)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._sieves.addButton(button, index)
            self._choices.addWidget(button)
        self._tools.addWidget(self.search, 1)
        for button in (self.csv, self.book):
            self._tools.addWidget(button)
        self._payer = QWidget()
        self._payer_row = QHBoxLayout(self._payer)
        self._payer_row.setContentsMargins(0, 0, 0, 0)
        self._payer_row.addWidget(self._about, 1)
        for part in (self.paddle, self.note, self.take_back):
            self._payer_row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.figures)
        self._column.addLayout(self._tools)
        self._column.addLayout(self._choices)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self._payer)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda row: row.result.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda row: row.result.title, stretch=True),
            Column(
                lambda: self.tr("Outcome"),
                lambda row: words.outcome(row.result, has_ended=self.model.has_ended),
                ink=lambda row: TONE_COLOUR[words.outcome_tone(row.result)],
            ),
            Column(lambda: self.tr("Price"), lambda row: self._money(row.result.price), right=True),
            Column(lambda: self.tr("Paddle"), lambda row: words.buyer(row.result), strong=True),
            Column(lambda: self.tr("Buyer"), lambda row: row.result.name, optional=True),
            Column(
                lambda: self.tr("To pay"),
                lambda row: self._money(row.result.total),
                right=True,
                muted=True,
                optional=True,
            ),
        )

    def _connect(self) -> None:
        self.model.changed.connect(self.show_results)
        self.model.done.connect(self._on_done)
        self.model.failed.connect(self._on_failed)
        self.search.textChanged.connect(self.model.seek)
        self._sieves.idClicked.connect(lambda index: self.model.show_only(tuple(Sieve)[index]))
        self.csv.clicked.connect(lambda: self.ask_for_file("results.csv"))
        self.book.clicked.connect(lambda: self.ask_for_file("results.xlsx"))
        self.table.selectionModel().currentChanged.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self.paddle.setFocus())
        self.paddle.submitted.connect(self.allot)
        self.note.clicked.connect(self.allot)
        self.take_back.clicked.connect(self._on_take_back)
        page_key(self, "Ctrl+S", lambda: self.ask_for_file("results.xlsx"))

    def begin(self) -> None:
        """Fetch what there is; the table takes the keys."""
        self.model.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> LotResult | None:
        """Return the result that is chosen in the table."""
        row: ResultRow | None = self.table.currentIndex().data(ROW_ROLE)
        return None if row is None else row.result

    def show_results(self) -> None:
        """Show what is known now."""
        for index, sieve in enumerate(Sieve):
            count = self._formats.number(self.model.count(sieve))
            self._sieves.button(index).setText(f"{words.sieve_word(sieve)} · {count}")
        rows = self.model.results.rows()
        set_shown(self.table, bool(rows) or not self.model.is_loaded)
        set_shown(self._empty, not rows and self.model.is_loaded)
        for button in (self.csv, self.book):
            button.setEnabled(self.model.is_loaded)
        self._show_figures()
        self._show_payer()
        self._go_on(rows)

    def _go_on(self, rows: Sequence[ResultRow]) -> None:
        """Ask for the next lot's buyer once the one that was noted has left the list, with no hand moved."""
        if self._noting is None or self.model.sieve is not Sieve.ROOM:
            return
        lot, place = self._noting
        if rows and all(row.result.lot != lot for row in rows):
            self._noting = None
            self.table.setCurrentIndex(self.model.results.index(min(place, len(rows) - 1), 0))
            self.paddle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_figures(self) -> None:
        totals, number = self.model.totals, self._formats.number
        if totals is None:
            self.figures.show_figures([(caption, "–", "") for caption in self._captions()])
            return
        rate = (
            ""
            if not totals.offered
            else self.tr("{percent} of the lots offered").format(
                percent=self._formats.percent(share(totals.sold, totals.offered) or 0)
            )
        )
        after = self.tr("{count} of them after the sale").format(count=number(totals.sold_after))
        figures = [
            (self.tr("{sold} of {offered}").format(sold=number(totals.sold), offered=number(totals.offered)),
             after if totals.sold_after else rate),
            (self._money(totals.hammer),
             self.tr("low estimates {amount}").format(amount=self._money(totals.estimates_low))),
            (self._money(totals.total),
             self.tr("premium {premium}, VAT {vat}").format(
                 premium=self._money(totals.premium), vat=self._money(totals.vat))),
            (self._money(totals.commission), self.tr("commission and fees")),
        ]  # fmt: skip
        captions = self._captions()
        self.figures.show_figures(
            [(caption, *figure) for caption, figure in zip(captions, figures, strict=True)]
        )

    def _captions(self) -> tuple[str, ...]:
        return (
            self.tr("Lots sold"),
            self.tr("Hammer prices"),
            self.tr("Buyers pay"),
            self.tr("From sellers"),
        )

    def _show_payer(self) -> None:
        result = self.chosen
        # A lot whose price was called in the room: its winner is told by `room`, or by who was noted since.
        for_room = result is not None and result.winner == ROOM
        noted = result is not None and result.sold_by is SoldBy.HAMMER and result.is_allotted
        set_shown(self._payer, for_room or noted)
        if result is None:
            return
        text = (
            self.tr("Lot {lot} went to the room. Who pays?")
            if for_room
            else self.tr("Lot {lot} was allotted.")
        )
        self._about.show_text(text.format(lot=result.lot))
        set_shown(self.take_back, noted)

    def _money(self, amount: int | None) -> str:
        return "" if amount is None else self._formats.money(amount, self.model.currency)

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────

    def allot(self) -> None:
        """Note the typed paddle as the one that pays for the chosen lot."""
        result, typed = self.chosen, self.paddle.text().strip()
        if result is not None and typed:
            self._noting = result.lot, self.table.currentIndex().row()
            self.model.allot(result.lot, typed)

    def _on_take_back(self) -> None:
        if (result := self.chosen) is not None:
            self.model.allot(result.lot, None)

    def ask_for_file(self, suggested: str) -> None:
        """Ask where the results go; sold or unsold ones alone where only those are shown."""
        if self.model.is_loaded:
            sieve = self.model.sieve
            ask_file(
                self._window, self.tr("Save the results"), suggested,
                lambda path: self.model.save_results(path, sieve),
            )  # fmt: skip

    def _on_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        lot = "" if self.chosen is None else self.chosen.lot
        if lot != self._about_lot:  # what is being typed about the same one stays
            self._about_lot = lot
            self.paddle.set_text("")
            self.paddle.show_error("")
        self._show_payer()

    def _on_done(self, doing: Doing, found: object) -> None:
        if doing is Doing.ALLOT and isinstance(found, LotResult):
            text = (
                self.tr("Lot {lot} is paid for by {name}.")
                if found.name
                else self.tr("Lot {lot} is open again.")
            )
            self._window.toast(text.format(lot=found.lot, name=found.name), ToastKind.DONE, "allot")
            self.paddle.set_text("")
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif doing is Doing.SAVE:
            self._window.toast(lambda: words.saved(found), ToastKind.DONE, "save")

    def _on_failed(self, doing: Doing, error: HouseError) -> None:
        if doing is Doing.ALLOT:
            self._noting = None
            self.paddle.show_error(words.failure(error, doing))
        elif doing in (Doing.LOAD, Doing.SAVE):
            self._window.toast(lambda: words.failure(error, doing), ToastKind.FAILED, "results")

    def _retranslate(self) -> None:
        self._formats = self._window.preferences.formats
        self.table.refresh()
        self.search.setPlaceholderText(self.tr("Lot, title, paddle, name or seller"))
        self.search.setAccessibleName(self.tr("Search"))
        name_field_buttons(self.search, self.tr("Clear"))
        self.csv.set_label(self.tr("CSV…"))
        self.book.set_label(self.tr("Workbook…"))
        self.paddle.set_label(self.tr("Paddle"))
        self.note.set_label(self.tr("Note the buyer"))
        self.note.set_key(self.tr("Enter"))
        self.take_back.set_label(self.tr("Take back"))
        self.table.setAccessibleName(self.tr("Results"))
        self._empty.show_empty(
            EmptyView("gavel", self.tr("No such lots"), self.tr("Choose another kind, or search for less."))
        )
        self.show_results()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(gap)
        for row in (self._choices, self._tools, self._payer_row):
            row.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(180))
        self.paddle.setFixedWidth(look().px(150))
