"""The Catalogue page: the lots, and over them the import of a spreadsheet or of pictures while it lasts."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from contract.catalogue import CatalogueMade
from contract.standing import Phase
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_edits import Edit
from desktop_client.viewmodels.catalogue_import import ImportStage, ImportViewModel
from desktop_client.viewmodels.catalogue_pictures import PicturesViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.office.catalogue.asking import CatalogueQuestions
from desktop_client.windows.office.catalogue.importing.view import ImportView
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
        self.asking = CatalogueQuestions(self.model, self.lots, window)
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
        """Read the lots when the page comes to front; the table takes the keys."""
        self.model.refresh()
        self.lots.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.model.failed.connect(self._on_failed)
        self.model.done.connect(self._on_done)
        self.model.exported.connect(self._on_exported)
        self.model.export_failed.connect(self._on_export_failed)
        self.importing.failed.connect(self._on_failed)
        self.importing.unreadable.connect(self._on_unreadable)
        self.importing.imported.connect(self._on_imported)
        self.importing.stage_changed.connect(self._on_import_stage)
        self.imports.cancel_asked.connect(self.asking.ask_to_leave_import)
        self.asking.import_left.connect(self.importing.cancel)
        self.sending.left.connect(self._show_lots)
        self.lots.pictures_asked.connect(self._show_pictures)
        self.lots.strip.files_asked.connect(self._ask_for_pictures_of_lot)
        self.lots.strip.files_dropped.connect(self._give_to_lot)
        self.lots.import_asked.connect(self.ask_for_table)
        self.lots.add_asked.connect(self.asking.ask_for_lot)
        self.lots.export_asked.connect(self.asking.ask_for_export)
        self.lots.terms_asked.connect(self.asking.ask_for_terms)
        self.lots.panel.not_saved.connect(self._on_not_saved)
        self.lots.panel.split_asked.connect(self.asking.ask_for_split)
        self.lots.panel.withdraw_asked.connect(self.asking.ask_to_withdraw)
        self.lots.table.withdraw_asked.connect(self.asking.ask_to_withdraw)
        self.lots.strip.removed.connect(self.asking.ask_to_remove_picture)

    # ── dialogs ──────────────────────────────────────────────────────────────────────────────────────

    def ask_for_table(self) -> None:
        """Ask which spreadsheet shall be imported."""
        dialog = QFileDialog(self, self.tr("Import a catalogue"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Spreadsheets (*.csv *.tsv *.txt *.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.importing.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        self.lots.table.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._window.toast(
            lambda: phrases.connection_reason(error.reason) or reason, ToastKind.FAILED, "catalogue"
        )

    def _on_done(self, edit: Edit) -> None:
        done = words.edit_done(edit, self._office.preferences.formats)
        text = self.tr("{done} Ctrl+Z takes it back.").format(done=done)
        self._window.toast(text, ToastKind.DONE, "catalogue")

    def _on_unreadable(self, why: str) -> None:
        text = self.tr("The file could not be read: {why}.").format(why=why)
        self._window.toast(text, ToastKind.FAILED, "catalogue")

    def _on_imported(self, made: CatalogueMade) -> None:
        formats = self._office.preferences.formats
        text = self.tr("{lots} added.").format(lots=phrases.lots(made.added, formats))
        if made.changed:
            text += " " + self.tr("{lots} changed.").format(lots=phrases.lots(made.changed, formats))
        self._window.toast(text, ToastKind.DONE, "catalogue")

    def _on_not_saved(self, lot: str, field: str) -> None:
        text = self.tr("Lot {lot}: {field} was not saved, as it could not be read.")
        self._window.toast(text.format(lot=lot, field=field), ToastKind.WARNING, "not saved")

    def _on_exported(self, name: str) -> None:
        self._window.toast(
            lambda: self.tr("The catalogue is in {file}.").format(file=name), ToastKind.DONE, "export"
        )

    def _on_export_failed(self, why: str) -> None:
        text = self.tr("The catalogue could not be written: {why}. Choose another place.")
        self._window.toast(text.format(why=why), ToastKind.FAILED, "export")
