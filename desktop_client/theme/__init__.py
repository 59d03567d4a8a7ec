"""The look of the desktop: tokens → palette and style sheet, light and dark, at any text size.

Knows nothing of sales, the network or single windows.
"""

from desktop_client.theme.icons import icon, icon_exists, pixmap
from desktop_client.theme.look import Look, ThemeMode, Weight, look
from desktop_client.theme.roles import TONE_COLOUR, Kind, Surface, TextRole, Tone, mark
from desktop_client.theme.theme import Theme

__all__ = [
    "TONE_COLOUR",
    "Kind",
    "Look",
    "Surface",
    "TextRole",
    "Theme",
    "ThemeMode",
    "Tone",
    "Weight",
    "icon",
    "icon_exists",
    "look",
    "mark",
    "pixmap",
]
