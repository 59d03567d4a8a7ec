"""The key card of the control window: on screen, on paper, or as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.key_card import lay_out, paint_card, write_pdf
from desktop_client.windows.shortcuts_dialog import KeyGroup, ShortcutsDialog

translate = QCoreApplication.translate


class CardMaker:
    """Shows the card over a window and takes it where it is wanted."""

    def __init__(self, window: HouseWindow) -> None:
        self._window = window
        self._groups: Callable[[], list[KeyGroup]] = list

    def show_card(self, groups: Callable[[], list[KeyGroup]]) -> ShortcutsDialog:
        """Show the card; from it, it can be printed."""
        self._groups = groups
        dialog = ShortcutsDialog(groups, self._window, printable=True)
        dialog.print_asked.connect(self._ask_printer)
        dialog.pdf_asked.connect(self._ask_file)
        dialog.put_up()
        return dialog

    def save(self, path: str) -> None:
        """Write the card as a PDF file and say what became of it."""
        try:
            write_pdf(Path(path), self._title(), self._groups())
        except OSError:
            text = translate("KeyCardWords", "The key card could not be written to {path}.")
            self._window.toast(text.format(path=path), ToastKind.FAILED, "card")
        else:
            text = translate("KeyCardWords", "The key card is in {path}.")
            self._window.toast(text.format(path=path), ToastKind.DONE, "card")

    def _ask_file(self) -> None:
        dialog = QFileDialog(self._window, translate("KeyCardWords", "Save the key card"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile("martillo-keys.pdf")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lay_out(printer)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self._print(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self, printer: QPrinter) -> None:
        if not paint_card(printer, self._title(), self._groups()):
            self._window.toast(
                translate("KeyCardWords", "The printer did not take the key card."), ToastKind.FAILED, "card"
            )

    def _title(self) -> str:
        return translate("KeyCardWords", "Martillo · keys of the rostrum")
