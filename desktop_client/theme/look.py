"""The look in force: tokens of one mode, scaled to the reader's text size.

One application has one look, so the current one is kept here and widgets that paint themselves ask for it
with `look()`. They learn of a change by Qt's own StyleChange event. Knows no widget and no style sheet.
"""

from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from desktop_client.theme.tokens import Colours, FontSizes, Tokens, load_tokens


class ThemeMode(Enum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


class Weight(Enum):
    """The weights of Inter that ship with the product."""

    REGULAR = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    STRONG = QFont.Weight.DemiBold
    BOLD = QFont.Weight.Bold


class Look(NamedTuple):
    """One mode at one text scale (1.0 to 2.0), with or without motion, and with letters as shortcuts."""

    tokens: Tokens
    mode: ThemeMode
    text_scale: float
    reduced_motion: bool
    letter_keys: bool = True

    @property
    def colours(self) -> Colours:
        """Return the colours of the mode."""
        return self.tokens.light if self.mode is ThemeMode.LIGHT else self.tokens.dark

    def colour(self, name: str) -> QColor:
        """Return a colour token as a QColor."""
        return QColor(getattr(self.colours, name.replace("-", "_")))

    def px(self, at_100: float) -> int:
        """Scale pixels with the text, so that paddings and heights grow along with it."""
        return round(at_100 * self.text_scale)

    def size(self, name: str) -> int:
        """Return a text size in scaled pixels, by its name in FontSizes."""
        at_100: int = getattr(self.tokens.size, name)
        return self.px(at_100)

    def space(self, name: str) -> int:
        """Return a gap in scaled pixels, by its name in Spaces.

        Gaps grow half as fast as the text: at 200 % the words need the room more than the air does.
        """
        at_100: int = getattr(self.tokens.space, name)
        return round(at_100 * (1 + (self.text_scale - 1) / 2))

    def radius(self, name: str) -> int:
        """Return a corner radius in pixels, by its name in Radii; it grows like a gap."""
        at_100: int = getattr(self.tokens.radius, name)
        return round(at_100 * (1 + (self.text_scale - 1) / 2))

    def font(self, size: str = "body", weight: Weight = Weight.REGULAR) -> QFont:
        """Make a font for painting, with the tabular figures that keep a price from jumping."""
        return QFont(_font(self.tokens.family, self.tokens.features, self.size(size), weight))

    def prose(self, size: str = "body", weight: Weight = Weight.REGULAR) -> QFont:
        """Make a font for sentences: tabular figures bring tabular spaces and hyphens, too wide for words."""
        font = QFont(_font(self.tokens.family, self.tokens.features, self.size(size), weight))
        font.setFeature(QFont.Tag("tnum"), 0)
        return font


@cache
def _font(family: str, features: tuple[str, ...], pixels: int, weight: Weight) -> QFont:
    """Make a font, to be copied: labels ask for one by the dozen, and whoever paints, at every frame."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight.value)
    # Hinting moves every letter to a whole pixel, which tears Inter's spacing apart at body size.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in features:
        font.setFeature(QFont.Tag(tag), 1)
    return font


def size_names() -> tuple[str, ...]:
    """Name the text sizes, for the style sheet."""
    return FontSizes._fields


class _InForce:
    look = Look(load_tokens(), ThemeMode.LIGHT, 1.0, reduced_motion=False)


def look() -> Look:
    """Return the look in force."""
    return _InForce.look


def put_in_force(new: Look) -> None:
    """Replace the look in force. Only Theme.apply calls this, just before it restyles the application."""
    _InForce.look = new
