"""What a user chose once and keeps: server, language, theme, text size, watched lots.

A JSON file, replaced in one step so that a power cut leaves the old one whole. It holds no secret: the
session token lives in `keychain`. Read before the first window is painted, so with nothing that takes long to
load (`settings_fields`). Knows no Qt.
"""

import json
import logging
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_client.settings_fields import Reader, Unreadable, either, mapping, name, number, switch, texts

_log = logging.getLogger(__name__)

DEFAULT_SERVER: Final = "http://127.0.0.1:8765"
"""Where a house on this computer listens, unless it was told otherwise."""
HOUSES: Final = 8
"""How many houses are offered again."""
TEXT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
"""The text sizes that the menu offers."""
_NONE: Final[dict[str, Any]] = {}  # shared by all: settings are replaced, never changed


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


class MotionChoice(StrEnum):
    """Whether a new price glows; `system` does as the operating system's other programs."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class Settings(NamedTuple):
    """Everything that is kept. `watched`: lot numbers by sale id.

    `servers`: the houses where somebody was, newest first; `emails`: who signed in at each last. `trusted`:
    by host and port, the fingerprint of the one certificate that a person compared and trusts there.
    `budgets`: what one means to spend, minor units by sale id. An alarm rings for a watched lot at most
    `alarm_lots` away in the queue or `alarm_minutes` in time; 0 switches either off.
    `display_screen` names the screen that faces the hall; empty for another than the primary one.
    `letter_keys`: whether a letter alone is a shortcut (WCAG 2.1.4: who speaks to a computer presses many).
    `new_versions`: whether to ask, once a day, if there is a newer Martillo.
    `columns`: what the columns of a spreadsheet were taken for, by plain heading.
    `quick_messages` and `hold_message` are the auctioneer's own sentences; empty for the built-in ones.
    """

    servers: tuple[str, ...] = ()
    trusted: dict[str, str] = _NONE
    emails: dict[str, str] = _NONE
    language: Language = Language.SYSTEM
    theme: ThemeChoice = ThemeChoice.SYSTEM
    motion: MotionChoice = MotionChoice.SYSTEM
    text_percent: int = 100
    confirm_bids: bool = False
    letter_keys: bool = True
    watched: dict[str, tuple[str, ...]] = _NONE
    columns: dict[str, str] = _NONE
    quick_messages: tuple[str, ...] = ()
    hold_message: str = ""
    budgets: dict[str, int] = _NONE
    alarm_lots: int = 3
    alarm_minutes: int = 2
    sounds: bool = True
    notices: bool = True
    display_screen: str = ""
    new_versions: bool = False

    @property
    def server(self) -> str:
        """Return the house that a start begins at; empty before the first one."""
        return self.servers[0] if self.servers else ""

    def servers_with(self, server: str) -> tuple[str, ...]:
        """Return the houses with this one as the newest."""
        return (server, *(other for other in self.servers if other != server))[:HOUSES]


_READERS: Final[dict[str, Reader]] = {
    "servers": texts,
    "trusted": mapping(name),
    "emails": mapping(name),
    "language": either(Language),
    "theme": either(ThemeChoice),
    "motion": either(MotionChoice),
    "text_percent": number(100, 200),
    "confirm_bids": switch,
    "letter_keys": switch,
    "watched": mapping(texts),
    "columns": mapping(name),
    "quick_messages": texts,
    "hold_message": name,
    "budgets": mapping(number(1)),
    "alarm_lots": number(0, 50),
    "alarm_minutes": number(0, 60),
    "sounds": switch,
    "notices": switch,
    "display_screen": name,
    "new_versions": switch,
}


def read_settings(text: bytes) -> Settings:
    """Read settings from JSON; what a newer version wrote beside them is passed over. Raises ValueError."""
    raw = json.loads(text)
    if not isinstance(raw, dict):
        raise Unreadable("the settings are no object")
    settings = Settings(**{key: read(raw[key]) for key, read in _READERS.items() if key in raw})
    if begin := name(raw.get("server", "")):  # once it was kept beside the others
        settings = settings._replace(servers=settings.servers_with(begin))
    return settings


def write_settings(settings: Settings) -> bytes:
    """Write as JSON what differs from the defaults."""
    defaults = Settings()._asdict()
    changed = {key: value for key, value in settings._asdict().items() if value != defaults[key]}
    return json.dumps(changed, indent=2).encode("ascii")


class SettingsFile:
    """Settings on disk; without a path they are kept in memory only (tests, demo)."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.settings = self._load()

    def change(self, **changes: object) -> Settings:
        """Replace some settings and save; if the disk refuses, the change holds until the end."""
        self.settings = self.settings._replace(**changes)  # type: ignore[arg-type]  # as each field has it
        try:
            self._save()
        except OSError as error:
            _log.warning("the settings could not be saved: %s", error)
        return self.settings

    def _load(self) -> Settings:
        if self._path is None:
            return Settings()
        try:
            return read_settings(self._path.read_bytes())
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError) as error:
            _log.warning("the settings could not be read, starting with the defaults: %s", error)
            return Settings()

    def _save(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = write_settings(self.settings)
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            with fresh.open("wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        finally:
            fresh.unlink(missing_ok=True)
