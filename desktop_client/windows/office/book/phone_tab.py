"""The telephone: who is called on which lot and by whom; one clerk's list or all, also on paper."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.phone_lines import LineRow, PhoneViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.book import words
from desktop_client.windows.office.book.phone_form import PhoneForm
from desktop_client.windows.office.book.phone_sheet import phone_sheet, print_sheet
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.words_table import Column, WordsTable

_ASK_AGAIN_MS = 10_000


class PhoneTab(Adaptive, QWidget):
    """The lines; what another clerk arranges comes within seconds while the page is looked at."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        self.model = PhoneViewModel(office, columns=7)
        self._office, self._window = office, window
        self.form = PhoneForm(self.model)
        self.whose = QComboBox()
        self.paper = ActionButton(key="Ctrl+P", icon_name="receipt")
        self.out = ActionButton(kind=Kind.DANGER)
        self._tools = FlowLayout(stretched=False)
        for part in (self.whose, self.paper, self.out):
            self._tools.addWidget(part)
        self._count = TextLabel(role=TextRole.MUTED)
        self.table = WordsTable(self.model.rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(64, 0, 76, 170, 150, 120, 150)
        self._empty = EmptyState()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.form)
        self._column.addLayout(self._tools)
        self._column.addWidget(self._count)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._timer = QTimer(self, interval=_ASK_AGAIN_MS)
        self._timer.timeout.connect(self._on_time)
        self._connect()
        self._adapt()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda row: row.line.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda row: row.title, stretch=True),
            Column(lambda: self.tr("Paddle"), lambda row: row.line.paddle, strong=True),
            Column(lambda: self.tr("Name"), lambda row: row.line.name, optional=True),
            Column(lambda: self.tr("Telephone"), lambda row: row.line.phone),
            Column(
                lambda: self.tr("Called by"),
                lambda row: row.line.clerk_name or self.tr("not chosen"),
                ink=lambda row: "text" if row.line.clerk else TONE_COLOUR[Tone.WARNING],
            ),
            Column(lambda: self.tr("Note"), lambda row: row.line.note, muted=True, optional=True),
        )

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_lines)
        model.kept.connect(self._on_kept)
        model.removed.connect(self._on_removed)
        model.failed.connect(self._on_failed)
        self.form.wish_given.connect(model.keep)
        self.whose.currentIndexChanged.connect(lambda _at: model.show_only(self.whose.currentData() or None))
        self.paper.clicked.connect(self.print_list)
        self.out.clicked.connect(self.remove)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        page_key(self, "Ctrl+P", self.print_list)

    def begin(self) -> None:
        """Fetch the lines and put the cursor into the form."""
        self.model.load()
        self._timer.start()
        self.form.begin()

    def show_lines(self) -> None:
        """Show what is arranged now."""
        rows = self.model.rows.rows()
        self._show_clerks()
        self.form.show_clerks()
        missing = sum(row.line.clerk is None for row in rows)
        text = (
            self.tr("1 line, {missing} without a caller.")
            if len(rows) == 1
            else self.tr("{lines} lines, {missing} without a caller.")
        )
        self._count.show_text(
            text.format(lines=self._formats.number(len(rows)), missing=self._formats.number(missing))
        )
        set_shown(self._count, bool(rows))
        set_shown(self.table, bool(rows))
        set_shown(self._empty, not rows)
        self.paper.setEnabled(bool(rows))
        self.out.setEnabled(bool(rows))

    def print_list(self) -> None:
        """Ask for a printer and print the list that is shown."""
        clerk = self.model.shown_clerk
        rows = self.model.rows.rows()
        if rows:
            document = phone_sheet(self._office.title, None if clerk is None else clerk.name, rows)
            print_sheet(document, self._window)

    def remove(self) -> None:
        """Take the chosen line out; it can be typed again, so nobody is asked."""
        row: LineRow | None = self.table.currentIndex().data(ROW_ROLE)
        if row is not None:
            self.model.remove(row)

    @property
    def _formats(self) -> Formats:
        return self._office.preferences.formats

    def _show_clerks(self) -> None:
        known = [(self.tr("Everybody's list"), ""), *((one.name, one.user) for one in self.model.clerks)]
        if known == [(self.whose.itemText(at), self.whose.itemData(at)) for at in range(self.whose.count())]:
            return
        chosen = self.whose.currentData()
        self.whose.blockSignals(True)
        self.whose.clear()
        for name, user in known:
            self.whose.addItem(name, user)
        self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))
        self.whose.blockSignals(False)

    def _on_time(self) -> None:
        if self.isVisible():
            self.model.load()

    def _on_kept(self, lots: list[str]) -> None:
        text = self.tr("A line is kept on {lots}.").format(lots=phrases.lots(len(lots), self._formats))
        self._window.toast(text, ToastKind.DONE, "phone")
        self.form.show_kept()

    def _on_removed(self, row: LineRow) -> None:
        text = self.tr("Lot {lot}: nobody calls paddle {paddle} any more.")
        told = text.format(lot=row.line.lot, paddle=row.line.paddle)
        self._window.toast(told, ToastKind.DONE, "phone")

    def _on_failed(self, error: HouseError) -> None:
        self.form.show_failed(words.failure(error))

    def _retranslate(self) -> None:
        self.whose.setAccessibleName(self.tr("Whose list"))
        self.paper.set_label(self.tr("Print the list…"))
        self.out.set_label(self.tr("Take out"))
        self.out.set_key(self.tr("Del"))
        self.table.setAccessibleName(self.tr("Telephone lines"))
        self._empty.show_empty(
            EmptyView(
                "message",
                self.tr("Nobody is called yet"),
                self.tr("Enter above who wants to be called, on which lots, and which clerk calls."),
            )
        )
        self.show_lines()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(gap)
        self._tools.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(150))
