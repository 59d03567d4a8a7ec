"""Absentee bids: the line to enter one, and the whole book by lot or by paddle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.book import BookBid, BookOrder, BookRefusal, BookRow, BookViewModel
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.book import words
from desktop_client.windows.office.book.entry_form import EntryForm
from desktop_client.windows.words_table import Column, WordsTable


class BidsTab(Adaptive, QWidget):
    """The book. Delete takes the chosen limit out, after a question: its place in a tie goes with it."""

    def __init__(self, model: BookViewModel, preferences: Preferences, window: HouseWindow) -> None:
        super().__init__()
        self._model, self._preferences, self._window = model, preferences, window
        self.entry = EntryForm(model, preferences)
        self.table = WordsTable(model.rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(64, 0, 76, 170, 110, 44, 90, 150)
        self._count = TextLabel(role=TextRole.MUTED)
        self._orders = QButtonGroup(self)
        self._tools = FlowLayout(stretched=False)
        for index, order in enumerate(BookOrder):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(order is model.order)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._orders.addButton(button, index)
            self._tools.addWidget(button)
        self.out = ActionButton(kind=Kind.DANGER)
        self._tools.addWidget(self.out)
        self._empty = EmptyState()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.entry)
        self._column.addLayout(self._tools)
        self._column.addWidget(self._count)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._connect()
        self._adapt()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda row: row.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda row: row.title, stretch=True),
            Column(lambda: self.tr("Paddle"), lambda row: row.paddle, strong=True),
            Column(lambda: self.tr("Name"), lambda row: row.name, optional=True),
            Column(lambda: self.tr("Up to"), self._limit, right=True, strong=True),
            Column(lambda: "+1", lambda row: "+1" if row.line.plus_one else ""),
            Column(lambda: self.tr("Either-or"), lambda row: row.line.group or "", optional=True),
            Column(lambda: self.tr("Left"), self._left_at, muted=True, optional=True),
        )

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.show_book)
        model.entered.connect(self._on_entered)
        model.taken_out.connect(self._on_taken_out)
        model.refused.connect(self._on_refused)
        self.entry.bid_given.connect(model.enter)
        self.out.clicked.connect(self.ask_out)
        self._orders.idClicked.connect(lambda index: model.sort(tuple(BookOrder)[index]))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.ask_out)

    def begin(self) -> None:
        """Show the book and put the cursor into the line."""
        self._model.show_rows()
        self.entry.begin()

    def show_book(self) -> None:
        """Show what is in the book now."""
        rows = self._model.rows.rows()
        text = (
            self.tr("1 maximum. Nobody but the house sees it.")
            if len(rows) == 1
            else self.tr("{bids} maxima on {lots}. Nobody but the house sees them.")
        )
        lots = phrases.lots(self._model.lots_in_it(), self._formats)
        self._count.show_text(text.format(bids=self._formats.number(len(rows)), lots=lots))
        set_shown(self._count, bool(rows))
        set_shown(self.table, bool(rows))
        set_shown(self._empty, not rows)
        self.out.setEnabled(bool(rows) and self._model.can_write)
        self.entry.setEnabled(self._model.can_write)

    def ask_out(self) -> None:
        """Ask whether the chosen limit shall go, and take it out."""
        row: BookRow | None = self.table.currentIndex().data(ROW_ROLE)
        if row is None or not self._model.can_write:
            return

        def asked() -> Asked:
            title = self.tr("Take the maximum of paddle {paddle} on lot {lot} out?")
            return Asked(
                title.format(paddle=row.paddle, lot=row.lot),
                self.tr("Entered again it is a later one: in a tie the earlier maximum leads."),
                self.tr("Take out"),
                self.tr("Cancel"),
            )

        question = Question(asked, self._window)
        question.accepted.connect(lambda: self._model.take_out(row.lot, row.paddle))
        question.put_up()

    @property
    def _formats(self) -> Formats:
        return self._preferences.formats

    def _limit(self, row: BookRow) -> str:
        return self._formats.money(row.line.limit, self._model.currency)

    def _left_at(self, row: BookRow) -> str:
        return self._formats.day_and_time(row.line.at)

    def _on_entered(self, bid: BookBid) -> None:
        amount = self._formats.money(bid.amount, self._model.currency)
        text = self.tr("Lot {lot}: paddle {paddle} up to {amount}.")
        told = text.format(lot=bid.lot, paddle=bid.paddle, amount=amount)
        self._window.toast(told, ToastKind.DONE, "book")
        self.entry.show_taken(bid)

    def _on_taken_out(self, lot: str, paddle: str) -> None:
        text = self.tr("Lot {lot}: paddle {paddle} is out of the book.").format(lot=lot, paddle=paddle)
        self._window.toast(text, ToastKind.DONE, "book")

    def _on_refused(self, refused: BookRefusal) -> None:
        if refused.bid is not None:
            self.entry.show_refused(words.refusal(refused))
        else:
            self._window.toast(lambda: words.refusal(refused), ToastKind.FAILED, "book")

    def _retranslate(self) -> None:
        titles = {BookOrder.BY_LOT: self.tr("By lot"), BookOrder.BY_PADDLE: self.tr("By paddle")}
        for index, order in enumerate(BookOrder):
            self._orders.button(index).setText(titles[order])
        self.out.set_label(self.tr("Take out…"))
        self.out.set_key(self.tr("Del"))
        self.table.setAccessibleName(self.tr("The book"))
        self._empty.show_empty(
            EmptyView(
                "book",
                self.tr("The book is empty"),
                self.tr(
                    "Maxima that bidders leave before the sale stand here, with those that you enter above."
                ),
            )
        )
        self.show_book()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(gap)
        self._tools.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(150))
