"""Plays the few sounds of the program with the player that the system brings, in a process of its own.

A sound never waits for anything, nothing waits for a sound, and where there is no player there is silence:
what a sound says is always also shown. (docs/decisions/0017 says why no sound library is carried along.)
"""

import importlib
import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QProcess

import resources

APART_MS: Final = 900
"""A second sound within this time is left out: a rush of bids is no drum roll."""
_LONGEST_MS: Final = 4_000
_PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


class Sound(StrEnum):
    """The sounds, by the names of their files."""

    OUTBID = "outbid"
    HAMMER = "hammer"
    ALARM = "alarm"


Player = Callable[[Path], None]


class Sounds(QObject):
    """Plays one sound at a time. `player` plays a WAV file and returns at once; None for silence."""

    def __init__(self, player: Player | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._since = QElapsedTimer()

    def play(self, sound: Sound) -> None:
        """Play a sound, unless one was played just now."""
        if self._player is None or (self._since.isValid() and self._since.elapsed() < APART_MS):
            return
        self._since.start()
        self._player(resources.path("sounds", f"{sound.value}.wav"))


def system_player(parent: QObject) -> Player | None:
    """Return the system's own player; None where there is none. Its processes end with `parent`."""
    if sys.platform == "win32":
        return _by_windows()
    found = next((line for line in _PLAYERS if shutil.which(line[0])), None)
    return None if found is None else ProcessPlayer(found, parent)


class ProcessPlayer(QObject):
    """Plays a file by a command line; a player that hangs is ended."""

    def __init__(self, command: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command

    def __call__(self, file: Path) -> None:
        """Start playing."""
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(process.deleteLater)
        process.errorOccurred.connect(lambda _error: process.deleteLater())
        process.start(self._command[0], [*self._command[1:], str(file)])

    @property
    def is_playing(self) -> bool:
        """Tell whether a sound is being played."""
        return bool(self.findChildren(QProcess))

    def close(self) -> None:
        """End what is still playing."""
        for process in self.findChildren(QProcess):
            process.kill()
            process.waitForFinished(_LONGEST_MS)


def _by_windows() -> Player:
    winsound: Any = importlib.import_module("winsound")
    flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT

    def play(file: Path) -> None:
        winsound.PlaySound(str(file), flags)

    return play
