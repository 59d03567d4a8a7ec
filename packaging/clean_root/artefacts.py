"""What is tried: the files of one version in dist/."""

from dataclasses import dataclass
from pathlib import Path

from building.places import deb_name, portable_name, version


@dataclass(frozen=True, slots=True)
class Artefacts:
    """The files that strangers get, and the folder where pictures and reports of the test are kept."""

    folder: Path
    kept: Path

    @property
    def version(self) -> str:
        """Return their version."""
        return version()

    @property
    def desktop(self) -> Path:
        """The desktop's package."""
        return self.folder / deb_name("martillo", self.version)

    @property
    def server(self) -> Path:
        """The server's package."""
        return self.folder / deb_name("martillo-server", self.version)

    @property
    def portable(self) -> Path:
        """The portable file."""
        return self.folder / portable_name(self.version)
