"""Where the desktop keeps its own files. Knows the operating system's customs and nothing else.

Asked before the first window is painted: on Linux the three folders are read from the environment, as the XDG
Base Directory Specification has it, without the library that knows the customs of every system.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

APPLICATION = "martillo"


class Folders(NamedTuple):
    """The folders of one user; they need not exist yet."""

    config: Path
    cache: Path
    data: Path

    @property
    def settings_file(self) -> Path:
        """Return where the settings lie."""
        return self.config / "settings.json"

    @property
    def receipts(self) -> Path:
        """Return where the receipts lie: data, not cache, as they prove what a house answered."""
        return self.data / "receipts"

    @property
    def house(self) -> Path:
        """Return where a house lies that is hosted on this computer."""
        return self.data / "house"


def user_folders() -> Folders:
    """Return the folders that this operating system gives to a user's applications."""
    if sys.platform == "linux":
        return Folders(
            config=_xdg("XDG_CONFIG_HOME", ".config"),
            cache=_xdg("XDG_CACHE_HOME", ".cache"),
            data=_xdg("XDG_DATA_HOME", ".local/share"),
        )
    import platformdirs

    return Folders(
        config=platformdirs.user_config_path(APPLICATION, appauthor=False),
        cache=platformdirs.user_cache_path(APPLICATION, appauthor=False),
        data=platformdirs.user_data_path(APPLICATION, appauthor=False),
    )


def _xdg(variable: str, otherwise: str) -> Path:
    """Return our folder below the one that a variable names; an empty one counts as unset."""
    named = os.environ.get(variable, "").strip()
    return (Path(named) if named else Path.home() / otherwise) / APPLICATION
