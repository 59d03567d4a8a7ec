"""Load the bundled Inter, so that the windows look alike on a machine that has no fonts at all."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources
from desktop_client.theme.look import Look

_FACES = ("Regular", "Medium", "SemiBold", "Bold")


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the static weights of Inter once; return the families that Qt found in them.

    Static files, because a variable font gets a synthetic bold in Qt. Needs a QGuiApplication.
    """
    families: list[str] = []
    for face in _FACES:
        file = resources.path("fonts", f"Inter-{face}.ttf")
        font_id = QFontDatabase.addApplicationFont(str(file))
        if font_id < 0:
            raise FileNotFoundError(f"the bundled font {file.name} cannot be loaded")
        families += QFontDatabase.applicationFontFamilies(font_id)
    return tuple(dict.fromkeys(families))


def application_font(look: Look) -> QFont:
    """Make the font that every widget inherits, for words; what aligns figures asks for tabular ones."""
    return look.prose()
