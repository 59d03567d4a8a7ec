"""Statements of buyers, or settlements of sellers: who has one, what it comes to, issued or a draft; PDFs."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contract.papers import PaperKind, PaperLanguage, PaperSummary, file_name
from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.settlement_accounts import AccountsViewModel
from desktop_client.viewmodels.settlement_papers import PaperRow, PapersViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.files import ask_file, ask_folder
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.words_table import Column, WordsTable


class PapersTab(Adaptive, QWidget):
    """The table of one kind, with what can be done with all and with the chosen one.

    Signals:
        edit_asked(str): the seller with this id shall be changed.
        letterhead_asked: the house's name and address shall be written.
    """

    edit_asked = Signal(str)
    letterhead_asked = Signal()

    def __init__(
        self, model: PapersViewModel, accounts: AccountsViewModel, formats: Formats, window: HouseWindow
    ) -> None:
        super().__init__()
        self.model, self._accounts, self._formats, self._window = model, accounts, formats, window
        self._is_buyers = model.kind is PaperKind.BUYER
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.language = QComboBox()
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.issue_all = ActionButton(kind=Kind.PRIMARY, icon_name="receipt")
        self.save_all = ActionButton(key="Ctrl+S")
        self.issue, self.save = ActionButton(key="I"), ActionButton(key="P")
        self.edit = ActionButton(key="E")
        self.cancel = ActionButton(icon_name="cross")
        self.warning = Banner()
        self._progress, self._summary = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.MUTED)
        self.table = WordsTable(model.rows, self._columns(), selectable=True)
        first = (72, 0) if self._is_buyers else (0, 200)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(*first, 64, 125, 165, 120)
        self._empty = EmptyState()
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        self._tools = QHBoxLayout()
        self._tools.addWidget(self.search, 1)
        self._tools.addWidget(self.language)
        self._actions = FlowLayout(stretched=False)
        for button in (self.issue_all, self.save_all, self.issue, self.save, self.edit, self.cancel):
            self._actions.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._tools)
        self._column.addWidget(self.warning)
        self._column.addWidget(self._summary)
        self._column.addLayout(self._actions)
        self._column.addWidget(self._progress)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)

    def _columns(self) -> tuple[Column, ...]:
        name = Column(lambda: self.tr("Name"), lambda row: row.paper.party.name, stretch=True)
        first = (
            Column(lambda: self.tr("Paddle"), lambda row: row.paper.party.paddle or "", strong=True)
            if self._is_buyers
            else name
        )
        second = (
            name
            if self._is_buyers
            else Column(
                lambda: self.tr("In the catalogue"), lambda row: row.paper.party.id, muted=True, optional=True
            )
        )
        return (
            first,
            second,
            Column(
                lambda: self.tr("Lots"),
                lambda row: self._formats.number(row.paper.lots),
                right=True,
                optional=True,
            ),
            Column(
                lambda: self.tr("To pay") if self._is_buyers else self.tr("To pay out"),
                lambda row: self._formats.money(row.paper.total, self.model.currency),
                right=True,
                strong=True,
            ),
            Column(
                lambda: self.tr("Statement"),
                lambda row: words.statement(row.paper),
                ink=lambda row: TONE_COLOUR[words.statement_tone(row.paper)],
            ),
            Column(
                lambda: self.tr("Issued"),
                lambda row: "" if row.paper.issued_at is None else self._formats.day(row.paper.issued_at),
                muted=True,
                optional=True,
            ),
        )

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_papers)
        model.issued.connect(self._on_issued)
        model.saved.connect(self._on_saved)
        model.failed.connect(self._on_failed)
        self._accounts.loaded.connect(self.show_papers)
        self._accounts.kept.connect(self._on_account_kept)  # ends with the tab; a lambda would not
        self.warning.action_chosen.connect(lambda _key: self.letterhead_asked.emit())
        self.search.textChanged.connect(model.seek)
        self.issue_all.clicked.connect(self.ask_issue_all)
        self.issue.clicked.connect(self.issue_chosen)
        self.save.clicked.connect(self.ask_file)
        self.save_all.clicked.connect(self.ask_folder)
        self.edit.clicked.connect(self.ask_edit)
        self.cancel.clicked.connect(model.cancel_saving)
        self.table.activated.connect(lambda _index: self.ask_file())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_buttons())
        for keys, slot in (("I", self.issue_chosen), ("P", self.ask_file), ("E", self.ask_edit)):
            self._table_key(keys, slot)
        page_key(self, "Ctrl+S", self.ask_folder)

    def _table_key(self, keys: str, slot: object) -> None:
        """Bind a letter, which means itself in a field: it counts while the cursor is in the table."""
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    def begin(self) -> None:
        """Fetch what there is; the table takes the keys."""
        self.model.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> PaperSummary | None:
        """Return the statement that is chosen in the table."""
        row: PaperRow | None = self.table.currentIndex().data(ROW_ROLE)
        return None if row is None else row.paper

    def show_papers(self) -> None:
        """Show what is known now, and how far saving has come."""
        papers, rows = self.model.papers, self.model.rows.rows()
        total = sum(paper.total for paper in papers)
        self._summary.show_text(
            self.tr("Statements: {count}, to be issued: {open}. In all {total}.").format(
                count=self._formats.number(len(papers)),
                open=self._formats.number(self.model.to_issue),
                total=self._formats.money(total, self.model.currency),
            )
        )
        set_shown(self._summary, bool(papers))
        self.warning.show_banner(self._no_sender() if papers and self._accounts.lacks_sender else None)
        set_shown(self.table, bool(rows) or not self.model.is_loaded)
        set_shown(self._empty, not rows and self.model.is_loaded)
        saving = self.model.saving
        set_shown(self._progress, saving is not None)
        set_shown(self.cancel, saving is not None)
        if saving is not None:
            text = self.tr("Saving: {done} of {count}.")
            done, count = (self._formats.number(one) for one in saving)
            self._progress.show_text(text.format(done=done, count=count))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_buttons()

    def _no_sender(self) -> BannerView:
        way = BannerAction("letterhead", self.tr("Letterhead and fees"))
        text = self.tr("The statements would bear no name and no address of the house.")
        return BannerView(self.tr("No sender"), text, Tone.WARNING, "warning", (way,))

    def _show_buttons(self) -> None:
        chosen, idle = self.chosen, self.model.saving is None
        self.issue_all.setEnabled(self.model.to_issue > 0)
        self.save_all.setEnabled(bool(self.model.papers) and idle)
        self.save.setEnabled(chosen is not None and idle)
        self.issue.setEnabled(chosen is not None and (chosen.number is None or not chosen.is_current))
        set_shown(self.edit, not self._is_buyers)
        self.edit.setEnabled(chosen is not None)

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────

    def ask_issue_all(self) -> None:
        """Ask before every open statement gets its number: numbers cannot be taken back."""
        question = Question(self._asked_of_all, self._window)
        question.accepted.connect(lambda: self.model.issue(None))
        question.put_up()

    def _asked_of_all(self) -> Asked:
        follows = self.tr(
            "Each gets the house's next number and stays as it is now. What changes later is corrected "
            "by another statement that replaces it."
        )
        if self._accounts.lacks_sender:
            follows += "\n\n" + self.tr("The statements would bear no name and no address of the house.")
        count = self._formats.number(self.model.to_issue)
        title = self.tr("Issue every open statement ({count})?").format(count=count)
        return Asked(title, follows, self.tr("Issue"), self.tr("Cancel"))

    def issue_chosen(self) -> None:
        """Give the chosen statement its number."""
        if (paper := self.chosen) is not None and self.issue.isEnabled():
            self.model.issue(paper.party.id)

    def ask_file(self) -> None:
        """Ask where the PDF of the chosen statement goes."""
        paper = self.chosen
        if paper is None or not self.save.isEnabled():
            return
        language = self._language()

        def save(path: Path) -> None:
            self.model.save_one(paper, path, language)

        ask_file(self._window, self.tr("Save the statement"), file_name(paper, 1), save)

    def ask_folder(self) -> None:
        """Ask into which folder all PDFs go."""
        if self.save_all.isEnabled():
            language = self._language()
            ask_folder(
                self._window, self.tr("Save all statements"), lambda path: self.model.save_all(path, language)
            )

    def ask_edit(self) -> None:
        """Ask for the form of the chosen seller."""
        if (paper := self.chosen) is not None and not self._is_buyers:
            self.edit_asked.emit(paper.party.id)

    def _language(self) -> PaperLanguage | None:
        found: PaperLanguage | None = self.language.currentData()
        return found

    def _on_account_kept(self, _account: object) -> None:
        self.show_papers()

    def _on_issued(self, count: int) -> None:
        text = self.tr("Statements with a new number: {count}.").format(count=self._formats.number(count))
        self._window.toast(text, ToastKind.DONE, "papers")

    def _on_saved(self, count: int, place: object) -> None:
        text = words.saved(place) if count == 1 else self.tr("{count} PDFs are saved.")
        self._window.toast(text.format(count=self._formats.number(count)), ToastKind.DONE, "papers")

    def _on_failed(self, error: HouseError) -> None:
        self._window.toast(lambda: words.failure(error), ToastKind.FAILED, "papers")

    def _retranslate(self) -> None:
        self._formats = self._window.preferences.formats
        self.table.refresh()
        chosen = self.language.currentIndex()
        self.language.clear()
        self.language.addItem(self.tr("Language of the sale"), None)
        self.language.addItem(self.tr("English"), PaperLanguage.ENGLISH)
        self.language.addItem(self.tr("Spanish"), PaperLanguage.SPANISH)
        self.language.setCurrentIndex(max(chosen, 0))
        self.language.setAccessibleName(self.tr("Language of the PDF"))
        self.search.setPlaceholderText(self.tr("Name, paddle or number"))
        self.search.setAccessibleName(self.tr("Search"))
        name_field_buttons(self.search, self.tr("Clear"))
        self.issue_all.set_label(self.tr("Issue all…"))
        self.save_all.set_label(self.tr("Save all PDFs…"))
        self.issue.set_label(self.tr("Issue this one"))
        self.save.set_label(self.tr("PDF of this one…"))
        self.edit.set_label(self.tr("Seller…"))
        self.cancel.set_label(self.tr("Stop saving"))
        self.table.setAccessibleName(words.kind_title(self.model.kind))
        sentence = (
            self.tr("Whoever has bought something stands here.")
            if self._is_buyers
            else self.tr("Give lots a seller in the catalogue, and each seller stands here.")
        )
        self._empty.show_empty(EmptyView("receipt", self.tr("No statements"), sentence))
        self.show_papers()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(gap)
        self._tools.setSpacing(look().space("s"))
        self._actions.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(180))
