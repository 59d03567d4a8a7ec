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
    data: Path

    @property
    def settings_file(self) -> Path:
        """Return where the settings lie."""
        return self.config / "settings.json"

    @property
    def receipts(self) -> Path:
        """Return where the receipts lie: data, not cache, as they prove what a house answered."""
        return self.data / "receipts"


def user_folders() -> Folders:
    """Return the folders that this operating system gives to a user's applications."""
    return Folders(
        config=platformdirs.user_config_path(APPLICATION, appauthor=False),
        cache=platformdirs.user_cache_path(APPLICATION, appauthor=False),
        data=platformdirs.user_data_path(APPLICATION, appauthor=False),
    )
