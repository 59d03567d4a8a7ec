"""The receipts window: every answer that the house has signed for me, checked, and an export."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptLine, ReceiptsViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import set_shown
from desktop_client.widgets.banner import Banner, BannerView
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.columns import scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.receipts import words
from desktop_client.windows.receipts.alarm_banner import ReceiptAlarm
from desktop_client.windows.receipts.dialog import ReceiptDialog
from desktop_client.windows.words_table import Column, WordsTable


class ReceiptsWindow(HouseWindow):
    """A row a receipt, newest first.

    Signals:
        check_asked(str): check the ledger of this sale, with my receipts.
    """

    check_asked = Signal(str)

    def __init__(self, model: ReceiptsViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._model = model
        self._rows = KeyedRows[ReceiptLine](columns=6)
        self._title, self._summary = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self._alarm = ReceiptAlarm(model, has_link=False)
        self._explained = Banner()
        self._explained.action_chosen.connect(self._on_what_asked)
        self._empty = EmptyState()
        self.table = WordsTable(self._rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.activated.connect(self._on_activated)
        self.table.set_widths(60, 170, 130, 0, 150, 170)
        self.export = ActionButton(key="Ctrl+S", kind=Kind.PRIMARY)
        self.check = ActionButton(icon_name="check")
        self.what = ActionButton(key="?", kind=Kind.QUIET, icon_name="info")
        self.export.clicked.connect(self.ask_for_file)
        self.check.clicked.connect(self._on_check_clicked)
        self.what.clicked.connect(self._on_what_asked)
        self.add_content(scrolling(self._page()), 1)
        self.menu.show_session(signed_in=True, in_sale=False)
        self.key("Ctrl+S", self.ask_for_file)
        self.key("?", self._on_what_asked)
        self.key("Esc", self.close)
        model.changed.connect(self.show_receipts)
        model.exported.connect(self._on_exported)
        model.export_failed.connect(self._on_export_failed)
        self.resize(1080, 720)
        self._adapt()

    def _page(self) -> QWidget:
        page = QWidget()
        mark(page, surface="window")
        self._buttons = FlowLayout(stretched=False)
        for button in (self.export, self.check, self.what):
            self._buttons.addWidget(button)
        self._column = QVBoxLayout(page)
        for part in (self._title, self._summary, self._alarm, self._explained):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._column.addLayout(self._buttons)
        return page

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), _lot, strong=True),
            Column(lambda: self.tr("Received"), self._received, optional=True),
            Column(
                lambda: self.tr("Sent"),
                lambda line: words.command(line, self._formats),
                right=True,
                strong=True,
            ),
            Column(lambda: self.tr("Answer"), words.answer, stretch=True),
            Column(lambda: self.tr("Sale"), _sale, muted=True, optional=True),
            Column(
                lambda: self.tr("Signature"),
                lambda line: words.state(line.finding)[2],
                strong=True,
                ink=lambda line: TONE_COLOUR[words.state(line.finding)[0]],
                icon=lambda line: (words.state(line.finding)[1], TONE_COLOUR[words.state(line.finding)[0]]),
            ),
        )

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        return [
            (self.tr("↑ ↓ Enter"), self.tr("Show a receipt in full")),
            ("Ctrl + S", self.tr("Export the receipts")),
            ("?", self.tr("What a receipt is")),
            *super().shortcuts(),
        ]

    def show_receipts(self) -> None:
        """Show what there is now."""
        lines = self._model.lines()
        self._rows.show(lines)
        kept = [line for line in lines if line.receipt is not None]
        wrong = sum(line.finding is not None and line.finding.is_alarming for line in lines)
        text = self.tr("Receipts: {kept}. Not genuine: {wrong}. Waiting for the house: {waiting}.").format(
            kept=self._formats.number(len(kept)),
            wrong=self._formats.number(wrong),
            waiting=self._formats.number(len(lines) - len(kept)),
        )
        if self._model.damaged:
            damaged = self.tr("Lines of the files that could not be read: {count}.")
            text = f"{text} {damaged.format(count=self._formats.number(self._model.damaged))}"
        self._summary.show_text(text)
        self._summary.show_tone(Tone.OUTBID if wrong else None)
        set_shown(self.table, bool(lines))
        set_shown(self._empty, not lines)
        self.export.setEnabled(bool(kept))
        self.check.setEnabled(bool(kept))

    def ask_for_file(self) -> None:
        """Ask where the export shall go."""
        if not self.export.isEnabled():
            return
        dialog = QFileDialog(self, self.tr("Export the receipts"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile("martillo-receipts.jsonl")
        dialog.fileSelected.connect(lambda name: self._model.export(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def _formats(self) -> Formats:
        return self.preferences.formats

    def _received(self, line: ReceiptLine) -> str:
        if line.receipt is None:
            return "…"
        return f"{self._formats.day(line.receipt.at)} {self._formats.clock(line.receipt.at)}"

    def _selected(self) -> ReceiptLine | None:
        line: ReceiptLine | None = self.table.currentIndex().data(ROW_ROLE)
        return line

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────

    def _on_activated(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if line is not None and line.receipt is not None:
            ReceiptDialog(line, self.preferences, self).put_up()

    def _on_check_clicked(self) -> None:
        """Check the sale of the chosen receipt, or of the newest one."""
        lines = [line for line in self._model.lines() if line.receipt is not None]
        chosen = self._selected() or next(iter(lines), None)
        if chosen is not None:
            self.check_asked.emit(chosen.sale)

    def _on_what_asked(self, _key: str = "") -> None:
        if self._explained.view is not None:
            self._explained.show_banner(None)
            return
        text = self.tr(
            "Each answer to a bid is signed with the house's key: the sale, the bid, its amount, when it was "
            "received and what was answered. Nobody can change it afterwards, not even the house. Martillo "
            "checks each receipt as it comes and keeps it on this computer. Export them to prove a bid to "
            "others; when the sale is over, check its ledger with them."
        )
        self._explained.show_banner(BannerView(self.tr("What is this?"), text, Tone.INFO, "info"))

    def _on_exported(self, name: str) -> None:
        self.toast(lambda: self.tr("The receipts are in {file}.").format(file=name), ToastKind.DONE, "export")

    def _on_export_failed(self, why: str) -> None:
        text = self.tr("The receipts could not be written: {why}. Choose another place.")
        self.toast(text.format(why=why), ToastKind.FAILED, "export")

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · Receipts"))
        self._title.show_text(self.tr("Receipts"))
        self.top_bar.show_subtitle(self._model.house)
        self.export.set_label(self.tr("Export…"))
        self.check.set_label(self.tr("Check against the ledger"))
        self.what.set_label(self.tr("What is this?"))
        self.table.setAccessibleName(self.tr("Receipts, newest first"))
        self._empty.show_empty(
            EmptyView(
                "receipt",
                self.tr("No receipts yet"),
                self.tr("As soon as the house has answered a bid of yours, its signed answer stands here."),
            )
        )
        if self._explained.view is not None:
            self._explained.show_banner(None)
        self.show_receipts()

    def _restyle(self) -> None:
        gap = look().space("xl")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._buttons.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(180))


def _lot(line: ReceiptLine) -> str:
    if line.receipt is not None:
        return line.receipt.lot or "–"
    return line.bid.lot if line.bid is not None else ""


def _sale(line: ReceiptLine) -> str:
    return line.receipt.title or line.sale if line.receipt is not None else line.sale
