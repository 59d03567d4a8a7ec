"""The few drawings that the style sheet itself shows: the tick of a check box, the arrow of a choice.

A style sheet can name a picture only by its file, and a drawing ships in black: so coloured copies are
written to a folder that lives as long as the process.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_client.theme.icons import drawing


@cache
def glyph_file(name: str, colour: str) -> str:
    """Write a drawing in a colour `#RRGGBB`; return its path as a style sheet wants it, with slashes."""
    file = Path(_folder().name) / f"{name}-{colour.lstrip('#')}.svg"
    file.write_text(drawing(name, colour), "utf-8")
    return file.as_posix()


@cache
def _folder() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="martillo-glyphs-", ignore_cleanup_errors=True)
