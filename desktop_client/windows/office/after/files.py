"""Asks where a file, or a folder of files, shall go. Opened, never run in a nested loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, title: str, suggested: str, save: Callable[[Path], None]) -> None:
    """Ask for a file to be written; what is chosen goes to `save`."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_folder(parent: QWidget, title: str, save: Callable[[Path], None]) -> None:
    """Ask for a folder; what is chosen goes to `save`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
