"""A scene: one story through real states of some windows, told front by front."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_client.viewmodels.preferences import Preferences


class Front(NamedTuple):
    """A state to look at: its name, the window (a dialog is one, too), and what was written by people."""

    name: str
    window: QWidget
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a scene is played with: size and language are set already."""

    preferences: Preferences
    folder: Path


Scene = Callable[[Setting], AsyncGenerator[Front]]


def newest(kind: type[QWidget], parent: QWidget) -> QWidget:
    """Return the dialog of a kind that was opened last over a window."""
    return parent.findChildren(kind)[-1]
