"""Find the files that the product carries with it: fonts, icons, ladders, sounds, translations, the demo.

This package holds data only and knows nothing about who reads it. Every reader asks `path()` and never builds
a path itself, because the files lie beside this module in a checkout and in an installed wheel, and in a
folder of PyInstaller's choosing in a bundle.
"""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """Return where a resource lies, e.g. `path("icons", "gavel.svg")`; whether it exists is not asked."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) / "resources" if bundle else Path(__file__).resolve().parent
    return root.joinpath(*parts)
