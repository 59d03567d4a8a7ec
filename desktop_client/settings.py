"""What a user chose once and keeps: server, language, theme, text size, watched lots.

A JSON file, replaced in one step so that a power cut leaves the old one whole. It holds no secret: the
session token lives in `keychain`. Knows no Qt.
"""

import logging
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import msgspec

_log = logging.getLogger(__name__)

DEFAULT_SERVER: Final = "http://127.0.0.1:8765"
TEXT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
"""The text sizes that the menu offers."""


class Language(StrEnum):
    """The languages of the windows; `system` follows the operating system."""

    SYSTEM = "system"
    ENGLISH = "en"
    SPANISH = "es"


class ThemeChoice(StrEnum):
    """The themes; `system` follows the operating system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that is kept. `watched`: lot numbers by sale id; `servers`: the last ones, newest first.

    `budgets`: what one means to spend, minor units by sale id. An alarm rings for a watched lot at most
    `alarm_lots` away in the queue or `alarm_minutes` in time; 0 switches either off.
    `display_screen` names the screen that faces the hall; empty for another than the primary one.
    `columns`: what the columns of a spreadsheet were taken for, by plain heading.
    `quick_messages` and `hold_message` are the auctioneer's own sentences; empty for the built-in ones.
    """

    server: str = DEFAULT_SERVER
    servers: tuple[str, ...] = ()
    email: str = ""
    language: Language = Language.SYSTEM
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100
    confirm_bids: bool = False
    watched: dict[str, tuple[str, ...]] = {}
    columns: dict[str, str] = {}
    quick_messages: tuple[str, ...] = ()
    hold_message: str = ""
    budgets: dict[str, Annotated[int, msgspec.Meta(ge=1)]] = {}
    alarm_lots: Annotated[int, msgspec.Meta(ge=0, le=50)] = 3
    alarm_minutes: Annotated[int, msgspec.Meta(ge=0, le=60)] = 2
    sounds: bool = True
    notices: bool = True
    display_screen: str = ""


class SettingsFile:
    """Settings on disk; without a path they are kept in memory only (tests, demo)."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.settings = self._load()

    def change(self, **changes: object) -> Settings:
        """Replace some settings and save; if the disk refuses, the change holds until the end."""
        self.settings = msgspec.structs.replace(self.settings, **changes)
        try:
            self._save()
        except OSError as error:
            _log.warning("the settings could not be saved: %s", error)
        return self.settings

    def _load(self) -> Settings:
        if self._path is None:
            return Settings()
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings()
        except (OSError, msgspec.DecodeError) as error:
            _log.warning("the settings could not be read, starting with the defaults: %s", error)
            return Settings()

    def _save(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = msgspec.json.format(msgspec.json.encode(self.settings), indent=2)
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            with fresh.open("wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        finally:
            fresh.unlink(missing_ok=True)
