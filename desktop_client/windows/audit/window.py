"""The audit window: a ledger in, a verdict out, the first wrong row marked. Works without a house, too."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.receipts.auditing import AuditRow
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.audit import AuditStage, AuditViewModel
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.audit import words
from desktop_client.windows.audit.verdict_card import VerdictCard
from desktop_client.windows.columns import scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.words_table import Column, WordsTable


class AuditWindow(HouseWindow):
    """Checks a file that is chosen or dropped, or a sale of the house."""

    def __init__(self, model: AuditViewModel, preferences: Preferences, *, signed_in: bool) -> None:
        super().__init__(preferences)
        self.model = model
        self._rows = KeyedRows[AuditRow](columns=7)
        self._shown: object = None
        # Where a row stands is known only once the table has been laid out.
        self._show_wrong_row = QTimer(self, singleShot=True, interval=0)
        self._show_wrong_row.timeout.connect(self._on_laid_out)
        self._title, self._what = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self.verdict = VerdictCard(model, self._formats)
        self.verdict.cancel_asked.connect(model.cancel)
        self._empty = EmptyState()
        self.table = WordsTable(self._rows, self._columns(), ground=self._ground, selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(130, 110, 0, 80, 120, 120, 130)
        self.open_file = ActionButton(key="Ctrl+O", kind=Kind.PRIMARY)
        self.open_file.clicked.connect(self.ask_for_file)
        self.open_sale = ActionButton(key="Ctrl+H", icon_name="gavel")
        self.open_sale.clicked.connect(self.ask_for_sale)
        self.open_sale.setVisible(signed_in)
        self._sales = QMenu(self)
        self.add_content(scrolling(self._page()), 1)
        self.menu.show_session(signed_in=False, in_sale=False)
        self.key("Ctrl+O", self.ask_for_file)
        self.key("Ctrl+H", self.ask_for_sale)
        self.key("Esc", self._on_escape)
        self.setAcceptDrops(True)
        model.changed.connect(self.show_audit)
        model.load_sales()
        self.resize(1080, 780)
        self._adapt()

    def _page(self) -> QWidget:
        page = QWidget()
        mark(page, surface="window")
        self._head_words = QVBoxLayout()
        self._head_words.addWidget(self._title)
        self._head_words.addWidget(self._what)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.open_sale)
        self._buttons.addWidget(self.open_file)
        self._buttons.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(self._head_words, 1)
        self._head.addLayout(self._buttons)
        self._column = QVBoxLayout(page)
        self._column.addLayout(self._head)
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        return page

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Row"), self._number, strong=True, ink=self._ink, icon=self._mark),
            Column(lambda: self.tr("Time"), self._time, muted=True, optional=True),
            Column(lambda: self.tr("What"), words.kind, stretch=True, ink=self._ink),
            Column(lambda: self.tr("Lot"), lambda row: row.lot or "", strong=True),
            Column(lambda: self.tr("Who"), words.who, optional=True),
            Column(lambda: self.tr("Amount"), self._amount, right=True, strong=True),
            Column(lambda: self.tr("Hash"), lambda row: row.hash[:12], muted=True, optional=True),
        )

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        keys = [("Ctrl + O", self.tr("Choose a ledger file"))]
        if self.open_sale.isVisible():
            keys.append(("Ctrl + H", self.tr("Check a sale of the house")))
        return [*keys, ("Esc", self.tr("Cancel, or close")), *super().shortcuts()]

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    def show_audit(self) -> None:
        """Show what the audit has come to."""
        model = self.model
        self.verdict.show_verdict()
        audited = model.audited
        set_shown(self._empty, model.stage in (AuditStage.IDLE, AuditStage.FAILED))
        set_shown(self.table, audited is not None)
        self.top_bar.show_subtitle(self._subtitle())
        self.open_sale.setEnabled(bool(model.sales) and not model.is_busy)
        if audited is self._shown:
            return
        self._shown = audited
        self._rows.show(audited.rows if audited is not None else ())
        self._show_wrong_row.start()

    def _subtitle(self) -> str:
        audited = self.model.audited
        title = audited.report.title if audited is not None else ""
        return " · ".join(part for part in (self.model.source, title) if part != "" and part is not None)

    def _on_laid_out(self) -> None:
        audited = self.model.audited
        if audited is not None and audited.wrong_row is not None and audited.rows:
            index = self.table.model().index(min(audited.wrong_row, len(audited.rows)) - 1, 0)
            # The keys go on from there; a selection would paint over what marks the row.
            self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(index, WordsTable.ScrollHint.PositionAtCenter)

    def _is_wrong(self, row: AuditRow) -> bool:
        audited = self.model.audited
        return audited is not None and row.place == audited.wrong_row

    def _is_checked(self, row: AuditRow) -> bool:
        audited = self.model.audited
        return audited is not None and row.place <= audited.report.rows

    def _ground(self, row: AuditRow) -> str | None:
        return "outbid_soft" if self._is_wrong(row) else "leading_soft" if row.mine else None

    def _ink(self, row: AuditRow) -> str:
        return "outbid" if self._is_wrong(row) else "text" if self._is_checked(row) else "muted"

    def _mark(self, row: AuditRow) -> tuple[str, str]:
        if self._is_wrong(row):
            return "cross", "outbid"
        return ("check", "leading") if self._is_checked(row) else ("minus", "muted")

    def _number(self, row: AuditRow) -> str:
        number = self._formats.number(row.seq if row.seq is not None else row.place)
        if self._is_wrong(row):
            return self.tr("{row} wrong").format(row=number)
        return self.tr("{row} yours").format(row=number) if row.mine else number

    def _time(self, row: AuditRow) -> str:
        return "" if row.at is None else self._formats.clock(row.at)

    def _amount(self, row: AuditRow) -> str:
        audited = self.model.audited
        if row.amount is None or audited is None:
            return ""
        return self._formats.money(row.amount, audited.currency)

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    # ── what a person does ───────────────────────────────────────────────────────────────────────────

    def ask_for_file(self) -> None:
        """Ask which file to check."""
        dialog = QFileDialog(self, self.tr("Choose a ledger file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Ledgers (*.jsonl *.ndjson *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.model.check_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_sale(self) -> None:
        """Ask which sale of the house to check."""
        if not self.open_sale.isEnabled() or not self.open_sale.isVisible():
            return
        self._sales.clear()
        for sale in self.model.sales:
            action = self._sales.addAction(sale.title.replace("&", "&&"))
            action.triggered.connect(partial(self._on_sale_chosen, sale.id))
        corner = self.open_sale.mapToGlobal(QPoint(0, self.open_sale.height() + look().space("xs")))
        self._sales.popup(corner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.model.check_file(path)

    def _on_sale_chosen(self, sale: str, _checked: bool = False) -> None:
        self.model.check_sale(sale)

    def _on_escape(self) -> None:
        if self.model.is_busy:
            self.model.cancel()
        else:
            self.close()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · Check a ledger"))
        self._title.show_text(self.tr("Check a ledger"))
        self._what.show_text(
            self.tr(
                "Every hash, price and winner is worked out anew on this computer. Nothing is sent anywhere."
            )
        )
        self.open_file.set_label(self.tr("Choose a file…"))
        self.open_sale.set_label(self.tr("A sale of the house…"))
        self.table.setAccessibleName(self.tr("Rows of the ledger"))
        self._empty.show_empty(
            EmptyView(
                "search",
                self.tr("Drop a ledger file here"),
                self.tr(
                    "The house exports it after a sale. You see whether a row was changed, left out or "
                    "added, whether every price follows from the bids, and whether your receipts fit."
                ),
            )
        )
        self.verdict.show_formats(self._formats)
        self.show_audit()

    def _restyle(self) -> None:
        gap = look().space("xl")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("l"))
        is_large = look().text_scale > 1.3
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if is_large else directions.LeftToRight)
        self._head.setSpacing(look().space("m"))
        self._buttons.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(200))
        self._show_wrong_row.start()
        self._head_words.setSpacing(look().space("xs"))


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
