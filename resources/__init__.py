"""Find the files that the product carries with it: fonts, icons, ladders, sounds, translations, the demo.

This package holds data only and knows nothing about who reads it. Every reader asks `path()` and never builds
a path itself, because the files lie beside this module in a checkout and in an installed wheel, and in a
folder of PyInstaller's choosing in a bundle.
"""

import sys
from functools import cache
from pathlib import Path


def path(*parts: str) -> Path:
    """Return where a resource lies, e.g. `path("icons", "gavel.svg")`; whether it exists is not asked."""
    return _root(getattr(sys, "_MEIPASS", None)).joinpath(*parts)


@cache
def _root(bundle: str | None) -> Path:
    return Path(bundle) / "resources" if bundle else Path(__file__).resolve().parent
