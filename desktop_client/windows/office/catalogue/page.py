"""The Catalogue page: the lots, and over them the import of a spreadsheet or of pictures while it lasts."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from contract.catalogue import CatalogueMade, CatalogueRow, DeskLotView, Existing
from contract.standing import Phase
from contract.wire import SaleStatus
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_edits import Edit
from desktop_client.viewmodels.catalogue_import import ImportStage, ImportViewModel
from desktop_client.viewmodels.catalogue_pictures import PicturesViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.dialogs import Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.office.catalogue.importing.view import ImportView
from desktop_client.windows.office.catalogue.lot_dialogs import LotsForm, Part, suffixes
from desktop_client.windows.office.catalogue.lots_view import LotsView
from desktop_client.windows.office.catalogue.picture_strip import files_in
from desktop_client.windows.office.catalogue.sending.view import PicturesView

_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})


def page_title() -> str:
    """Name the page."""
    return QCoreApplication.translate("CataloguePage", "Catalogue")


class CataloguePage(Adaptive, QWidget):
    """Shows one of three: the lots, a spreadsheet that is being taken in, or pictures on their way."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        self._window, self._office = window, office
        self.model = CatalogueViewModel(office)
        self.lots = LotsView(self.model)
        self._stack = QStackedLayout(self)
        self.importing = ImportViewModel(self.model)
        self.imports = ImportView(self.importing, self.model)
        self._stack.addWidget(self.lots)
        self.pictures = PicturesViewModel(self.model)
        self.sending = PicturesView(self.pictures, self.model)
        self._stack.addWidget(self.imports)
        self._stack.addWidget(self.sending)
        self.setAcceptDrops(True)
        self._connect()
        self._adapt()

    def show_page(self) -> None:
        """Read the lots when the page comes to front."""
        self.model.refresh()

    def _connect(self) -> None:
        self.model.failed.connect(self._on_failed)
        self.model.done.connect(self._on_done)
        self.model.exported.connect(self._on_exported)
        self.model.export_failed.connect(self._on_export_failed)
        self.importing.failed.connect(self._on_failed)
        self.importing.unreadable.connect(self._on_unreadable)
        self.importing.imported.connect(self._on_imported)
        self.importing.stage_changed.connect(self._on_import_stage)
        self.imports.left.connect(self._show_lots)
        self.sending.left.connect(self._show_lots)
        self.lots.pictures_asked.connect(self._show_pictures)
        self.lots.strip.files_asked.connect(self._ask_for_pictures_of_lot)
        self.lots.strip.files_dropped.connect(self._give_to_lot)
        self.lots.import_asked.connect(self.ask_for_table)
        self.lots.add_asked.connect(self.ask_for_lot)
        self.lots.export_asked.connect(self.ask_for_export)
        self.lots.terms_asked.connect(self.ask_for_terms)
        self.lots.panel.split_asked.connect(self.ask_for_split)
        self.lots.panel.withdraw_asked.connect(self.ask_to_withdraw)
        self.lots.table.withdraw_asked.connect(self.ask_to_withdraw)
        self.lots.strip.removed.connect(self.ask_to_remove_picture)

    # ── dialogs ──────────────────────────────────────────────────────────────────────────────────────

    def ask_for_lot(self) -> LotsForm:
        """Ask for a lot to be added after the one that is looked at."""
        lots = self.model.table.lots()
        taken = {lot.lot for lot in lots}
        current = self.lots.current()
        order = [lot.lot for lot in lots]
        place = len(order) if current is None else order.index(current.lot) + 1
        before = order[place] if place < len(order) else None
        form = self._form(
            self.tr("Add a lot"),
            self.tr("It comes up after lot {lot}.").format(lot=current.lot)
            if current is not None
            else self.tr("It is the first lot of the sale."),
            [Part(_next_number(taken))],
            taken,
        )
        form.accepted.connect(lambda: self.model.add(form.lots(), before, Existing.REFUSE))
        form.open()
        return form

    def ask_for_split(self) -> LotsForm | None:
        """Ask into which further lots the lot that is looked at is split."""
        lot = self.lots.current()
        if lot is None or lot.standing.phase is not Phase.UPCOMING:
            return None
        taken = {one.lot for one in self.model.table.lots()}
        start = self._office.preferences.formats.amount(lot.start, self.model.currency)
        parts = [Part(number, lot.title, start) for number in suffixes(lot, taken, 3)]
        text = self.tr(
            "Lot {lot} stays with its number; what is split off follows it. Empty a line that is not needed. "
            "Then change what lot {lot} itself says."
        )
        form = self._form(
            self.tr("Split lot {lot}").format(lot=lot.lot), text.format(lot=lot.lot), parts, taken
        )
        form.accepted.connect(lambda: self._split(lot, form.lots()))
        form.open()
        return form

    def ask_to_withdraw(self) -> Question | None:
        """Ask whether the chosen lots shall be withdrawn."""
        chosen = self.lots.table.selected_lots()
        lots = [
            number for number in chosen if (lot := self.model.lot(number)) and not lot.standing.phase.closed
        ]
        if not lots:
            return None
        what = self.tr("lot {lot}").format(lot=lots[0]) if len(lots) == 1 else phrases.lots(len(lots))
        return self._ask(
            self.tr("Withdraw {what}?").format(what=what),
            self.tr("Everybody sees that it is not offered any more. The control window can reopen it."),
            self.tr("Withdraw"),
            lambda: self.model.withdraw(lots),
        )

    def ask_to_remove_picture(self, number: int) -> Question | None:
        """Ask whether a picture shall be taken away."""
        lot = self.lots.current()
        if lot is None:
            return None
        return self._ask(
            self.tr("Remove picture {number} of lot {lot}?").format(number=number, lot=lot.lot),
            self.tr("It cannot be brought back from here; give the lot the file again if you need it."),
            self.tr("Remove"),
            lambda: self.model.remove_picture(lot.lot, number),
        )

    def ask_for_terms(self) -> SaleDialog | None:
        """Show the sale's terms, to be changed until it opens."""
        sale = self._office.live.room.sale
        if sale is None:
            return None
        if sale.status is not SaleStatus.UPCOMING:
            self._window.toast(
                self.tr("The sale has opened: its terms cannot be changed any more."), ToastKind.INFO
            )
            return None
        model = NewSaleViewModel(self._office.house, sale)
        dialog = SaleDialog(model, self._office.preferences.formats, self._window)
        dialog.made.connect(lambda _sale: self._window.toast(self.tr("The terms are saved."), ToastKind.DONE))
        dialog.finished.connect(lambda _result: self._office.tasks.spawn(model.close()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_for_export(self) -> None:
        """Ask where the catalogue shall be written."""
        dialog = QFileDialog(self, self.tr("Export the catalogue"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Workbook (*.xlsx)"), self.tr("CSV file (*.csv)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx")
        )
        dialog.selectFile(f"{self._office.sale_id}.xlsx")
        dialog.fileSelected.connect(lambda name: self.model.export(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_table(self) -> None:
        """Ask which spreadsheet shall be imported."""
        dialog = QFileDialog(self, self.tr("Import a catalogue"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Spreadsheets (*.csv *.tsv *.txt *.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.importing.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _form(self, title: str, text: str, parts: list[Part], taken: set[str]) -> LotsForm:
        formats = self._office.preferences.formats
        form = LotsForm(title, text, parts, taken, formats, self.model.currency, self._window)
        form.finished.connect(form.deleteLater)
        return form

    def _ask(self, title: str, text: str, yes: str, act: object) -> Question:
        question = Question(title, text, yes, self.tr("Cancel"), self._window, dangerous=True)
        question.accepted.connect(act)
        question.finished.connect(question.deleteLater)
        question.open()
        return question

    def _split(self, lot: DeskLotView, rows: list[CatalogueRow]) -> None:
        self.model.split(lot.lot, rows, {})

    # ── files dropped on the page ────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_in(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a spreadsheet as a catalogue, anything else as pictures."""
        event.acceptProposedAction()
        self.take_files(files_in(event.mimeData().urls()))

    def take_files(self, files: list[Path]) -> None:
        """Begin with what was dropped or chosen."""
        table = next((file for file in files if file.suffix.casefold() in _TABLES), None)
        if table is not None:
            self.importing.open(table)
        else:
            self._show_pictures()
            self.pictures.add(files)

    def _show_lots(self) -> None:
        self._stack.setCurrentWidget(self.lots)

    def _show_pictures(self) -> None:
        self._stack.setCurrentWidget(self.sending)

    def _ask_for_pictures_of_lot(self) -> None:
        lot = self.lots.current()
        if lot is not None:
            self._show_pictures()
            self.sending.ask_for_files(lot=lot.lot)

    def _give_to_lot(self, files: list[Path]) -> None:
        lot = self.lots.current()
        if lot is not None:
            self._show_pictures()
            self.pictures.add(files, lot.lot)

    def _on_import_stage(self) -> None:
        if self._stack.currentWidget() is self.lots:
            lot = self.lots.current()
            is_upcoming = lot is not None and lot.standing.phase is Phase.UPCOMING
            self.imports.choices.offer_place(lot.lot if lot is not None and is_upcoming else None)
        if self.importing.stage is ImportStage.IDLE:
            self._show_lots()
        else:
            self._stack.setCurrentWidget(self.imports)

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────

    def _on_failed(self, error: HouseError) -> None:
        reason = (
            error.message if error.reason == "malformed" else phrases.refusal(error.reason, error.message)
        )
        self._window.toast(phrases.connection_reason(error.reason) or reason, ToastKind.FAILED, "catalogue")

    def _on_done(self, edit: Edit) -> None:
        count = self._office.preferences.formats.number(len(edit.lots))
        text = self.tr("{done} Ctrl+Z takes it back.").format(done=words.edit_done(edit, count))
        self._window.toast(text, ToastKind.DONE, "catalogue")

    def _on_unreadable(self, why: str) -> None:
        text = self.tr("The file could not be read: {why}.").format(why=why)
        self._window.toast(text, ToastKind.FAILED, "catalogue")

    def _on_imported(self, made: CatalogueMade) -> None:
        formats = self._office.preferences.formats
        text = self.tr("{lots} added.").format(lots=words.lots(made.added, formats))
        if made.changed:
            text += " " + self.tr("{lots} changed.").format(lots=words.lots(made.changed, formats))
        self._window.toast(text, ToastKind.DONE, "catalogue")

    def _on_exported(self, name: str) -> None:
        self._window.toast(self.tr("The catalogue is in {file}.").format(file=name), ToastKind.DONE, "export")

    def _on_export_failed(self, why: str) -> None:
        text = self.tr("The catalogue could not be written: {why}. Choose another place.")
        self._window.toast(text.format(why=why), ToastKind.FAILED, "export")


def _next_number(taken: set[str]) -> str:
    numbers = [int(lot) for lot in taken if lot.isdecimal()]
    return str(max(numbers, default=0) + 1)
