"""Asks where my statement shall be written, and says what came of it. Opened, never run in a nested loop."""

import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from contract.papers import PaperLanguage
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.statement_saving import StatementSaver
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.house_window import HouseWindow


def ask_where(saver: StatementSaver, sale: str, title: str, window: HouseWindow) -> QFileDialog:
    """Ask for a file for the statement of a sale, and have it written there."""
    language = PaperLanguage(window.preferences.language.value)
    dialog = QFileDialog(window, QCoreApplication.translate("StatementFile", "Save my statement"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(_file_name(title))
    dialog.fileSelected.connect(lambda name: saver.save(sale, Path(name), language))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def tell_outcomes(saver: StatementSaver, window: HouseWindow) -> None:
    """Tell in the window what became of a statement."""

    def saved(path: Path) -> None:
        text = QCoreApplication.translate("StatementFile", "Saved as {file}")
        window.toast(text.format(file=path.name), ToastKind.DONE, "statement")

    def unsaved(why: str) -> None:
        text = QCoreApplication.translate("StatementFile", "Not saved: {why}")
        window.toast(text.format(why=why), ToastKind.FAILED, "statement")

    def failed(error: HouseError) -> None:
        window.toast(lambda: phrases.trouble(error.reason, error.message), ToastKind.FAILED, "statement")

    saver.saved.connect(saved)
    saver.unsaved.connect(unsaved)
    saver.failed.connect(failed)


def _file_name(title: str) -> str:
    """Return a plain file name: titles come from the house and may hold anything."""
    word = QCoreApplication.translate("StatementFile", "statement")
    plain = unicodedata.normalize("NFKD", f"{title} {word}").encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower() + ".pdf"
