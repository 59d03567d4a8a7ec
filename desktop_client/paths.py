"""Where the desktop keeps its own files. Knows the operating system's customs and nothing else."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

APPLICATION = "martillo"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user; they need not exist yet."""

    config: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """Return where the settings lie."""
        return self.config / "settings.json"


def user_folders() -> Folders:
    """Return the folders that this operating system gives to a user's applications."""
    return Folders(
        config=platformdirs.user_config_path(APPLICATION, appauthor=False),
        cache=platformdirs.user_cache_path(APPLICATION, appauthor=False),
    )
