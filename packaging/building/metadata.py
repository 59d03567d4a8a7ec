"""The metadata by which an installed Martillo knows its version: a `.dist-info` folder with just that.

The environment's own would do, but it tells where on the building machine the checkout lay.
"""

from pathlib import Path

from building.places import version


def metadata_name() -> str:
    """Return what the folder of this version is called."""
    return f"martillo-{version()}.dist-info"


def project_metadata(folder: Path) -> Path:
    """Write `martillo-VERSION.dist-info` into a folder and return it."""
    info = folder / metadata_name()
    info.mkdir(parents=True, exist_ok=True)
    text = f"Metadata-Version: 2.1\nName: martillo\nVersion: {version()}\nLicense: MIT\n"
    (info / "METADATA").write_text(text, encoding="utf-8")
    return info
