"""My book in a sale: the budget, and every maximum that I left before its lot opens."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, look, mark
from desktop_client.viewmodels.absentee import BookedMax
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import BareDialog
from desktop_client.windows.on_screen import room_for
from desktop_client.windows.words_table import Column, WordsTable

_SHOWS = {Aspect.YOU, Aspect.TURNED, Aspect.CATALOGUE, Aspect.SALE, Aspect.ANEW}


class MyBookDialog(BareDialog):
    """Stays open beside the sale and follows it."""

    def __init__(self, model: SaleRoomViewModel, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._preferences = model, preferences
        self._title, self._facts = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED)
        self.budget = FormField()
        self.keep = ActionButton()
        self._empty = TextLabel(role=TextRole.MUTED)
        self._rows = KeyedRows[BookedMax](columns=5)
        self.table = WordsTable(self._rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(64, 0, 120, 50, 130)
        self.take_out = ActionButton(icon_name="minus")
        self._close = ActionButton(key="Esc")
        self._arrange()
        self.budget.submitted.connect(self._on_budget_kept)
        self.keep.clicked.connect(self._on_budget_kept)
        self.take_out.clicked.connect(self._on_take_out_clicked)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_take_out_clicked)
        self.table.activated.connect(self._on_lot_activated)
        self._close.clicked.connect(self.accept)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        model.changed.connect(self._on_model_changed)
        preferences.budget_changed.connect(self._on_budget_changed)
        self._adapt()
        self._write_budget()

    def _arrange(self) -> None:
        self._budget_row = QHBoxLayout()
        self._budget_row.addWidget(self.budget, 1)
        self._beside_edit = QVBoxLayout()
        self._beside_edit.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self._budget_row.addLayout(self._beside_edit)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.take_out)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._close)
        page = QWidget()
        mark(page, surface="window")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._title)
        self._column.addWidget(self._facts)
        self._column.addLayout(self._budget_row)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.table, 1)
        self._column.addStretch()  # takes the room of a table that is not shown
        self._column.addLayout(self._buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(page))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda one: one.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda one: one.title, stretch=True),
            Column(lambda: self.tr("Up to"), self._limit, right=True, strong=True),
            Column(lambda: "+1", lambda one: "+1" if one.plus_one else "", optional=True),
            Column(lambda: self.tr("Either-or"), lambda one: one.group or "", muted=True, optional=True),
        )

    def show_book(self) -> None:
        """Show the book and the outlay as they are now."""
        book = self._model.absentee.book()
        self._rows.show(book)
        self.table.setVisible(bool(book))
        self._empty.setVisible(not book)
        self._facts.show_text(self._outlay())
        self._show_buttons()

    def _outlay(self) -> str:
        stakes, budget = self._model.stakes(), self._preferences.budget(self._model.live.sale_id)
        at_stake = self._money(stakes.at_stake)
        if budget is None:
            return self.tr("You could owe {amount} in this sale now.").format(amount=at_stake)
        left = self._money(max(budget - stakes.at_stake, 0))
        text = self.tr("You could owe {amount} in this sale now; {left} of your budget is left.")
        return text.format(amount=at_stake, left=left)

    def _limit(self, one: BookedMax) -> str:
        return self._formats.amount(one.limit, self._model.live.currency)

    def _money(self, amount: int) -> str:
        return self._formats.money(amount, self._model.live.currency)

    @property
    def _formats(self) -> Formats:
        return self._preferences.formats

    def _chosen(self) -> BookedMax | None:
        row: BookedMax | None = self.table.currentIndex().data(ROW_ROLE)
        return row

    def _show_buttons(self) -> None:
        self.take_out.setVisible(self._rows.rowCount() > 0)
        self.take_out.setEnabled(self._chosen() is not None)

    # ── what a person does ───────────────────────────────────────────────────────────────────────────

    def _on_budget_kept(self) -> None:
        text, live = self.budget.text().strip(), self._model.live
        amount = self._formats.read_amount(text, live.currency) if text else None
        if text and amount is None:
            self.budget.show_error(self.tr("This is not an amount. Write it like 1500 or 1,500.00."))
            return
        self.budget.show_error("")
        self._preferences.choose_budget(live.sale_id, amount)

    def _on_budget_changed(self, sale: str) -> None:
        if sale == self._model.live.sale_id:
            self._write_budget()
            self.show_book()

    def _write_budget(self) -> None:
        live = self._model.live
        budget = self._preferences.budget(live.sale_id)
        self.budget.set_text("" if budget is None else self._formats.amount(budget, live.currency))

    def _on_take_out_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._model.absentee.take_out(chosen.lot)

    def _on_lot_activated(self, index: QModelIndex) -> None:
        row: BookedMax | None = index.data(ROW_ROLE)
        if row is not None:
            self._model.select_lot(row.lot)

    def _on_model_changed(self, aspects: frozenset[Aspect]) -> None:
        if aspects & _SHOWS:
            self.show_book()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My book"))
        self._title.show_text(self.tr("My book in this sale"))
        self.table.setAccessibleName(self.tr("My book in this sale"))
        self.budget.set_label(
            self.tr("My budget for this sale"),
            self.tr("No budget"),
            self.tr(
                "Hammer prices without premium. Only you see it; you are asked before a bid goes beyond."
            ),
        )
        self.keep.set_label(self.tr("Keep"))
        self.take_out.set_label(self.tr("Take out of the book"))
        self.take_out.set_key(self.tr("Del"))
        self._close.set_label(self.tr("Close"))
        self._empty.show_text(
            self.tr("No maximum is left in the book. Choose a lot that has not opened and type your maximum.")
        )
        self.show_book()

    def _restyle(self) -> None:
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        self._column.setSpacing(look().space("m"))
        for row in (self._budget_row, self._buttons):
            row.setSpacing(look().space("s"))
        self._beside_edit.setContentsMargins(0, self.budget.height_of_label(), 0, 0)
        self.table.setMinimumHeight(look().px(150))
        self.resize(QSize(look().px(640), look().px(540)).boundedTo(room_for(self)))
