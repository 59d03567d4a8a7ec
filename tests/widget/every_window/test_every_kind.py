"""No window is left out of the walk: each kind is in some scene."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog

import desktop_client
from desktop_client.windows.dialogs import BareDialog, Dialog, Question
from desktop_client.windows.first_run.door_window import DoorWindow
from desktop_client.windows.house_window import HouseWindow
from tests.widget.languages import scenes

WINDOWS = (HouseWindow, QDialog)
FOUNDATIONS = {HouseWindow, DoorWindow, BareDialog, Dialog, Question}
"""Of which the others are made."""
OPENED_BY = {
    "SaleRoomWindow": "stage.sale_room()",
    "ControlWindow": "stage.control()",
    "MyBookDialog": "open_my_book()",
    "AlarmDialog": "open_alarms(",
    "LotsForm": "ask_for_lot",
}
"""What a scene calls to open a window whose class it does not name."""


def test_every_kind_of_window_is_in_some_scene() -> None:
    """By what the scenes' text names: to open all once more would take as long as looking at them."""
    (folder,) = map(Path, scenes.__path__)
    told = "".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    missing = {kind for kind in kinds_of_windows() if OPENED_BY.get(kind, kind) not in told}
    assert missing == set()


def kinds_of_windows() -> Iterator[str]:
    """Yield the names of every window and dialog of the desktop."""
    for found in pkgutil.walk_packages(desktop_client.__path__, "desktop_client."):
        if found.name.endswith("__main__"):
            continue
        for one in vars(importlib.import_module(found.name)).values():
            is_window = isinstance(one, type) and issubclass(one, WINDOWS) and one.__module__ == found.name
            if is_window and one not in FOUNDATIONS:
                yield one.__name__
