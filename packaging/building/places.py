"""Where the pieces of an installer lie and what the artefacts are called; the version is pyproject's."""

import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGING: Final = ROOT / "packaging"
BUILD: Final = ROOT / "build" / "package"
BUNDLES: Final = BUILD / "bundles"
DIST: Final = ROOT / "dist"
ARCHITECTURE: Final = "amd64"


def version() -> str:
    """Return the version, from its one source."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def deb_name(package: str, version: str) -> str:
    """Return what a .deb is called."""
    return f"{package}_{version}_{ARCHITECTURE}.deb"


def portable_name(version: str) -> str:
    """Return what the portable file is called."""
    return f"martillo-{version}-linux-{ARCHITECTURE}.run"
