"""The design tokens, typed: the one place where a colour, a size or a radius gets its value.

Reads `tokens.json` and nothing else. It knows no Qt, so that contrast can be computed in a plain test.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Colours(NamedTuple):
    """The colours of one mode, each as `#RRGGBB`."""

    window: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    line: str
    outline: str
    focus: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    leading: str
    leading_soft: str
    leading_fill: str
    on_leading: str
    outbid: str
    outbid_soft: str
    outbid_fill: str
    outbid_hover: str
    outbid_pressed: str
    on_outbid: str
    warning: str
    warning_soft: str
    info: str
    info_soft: str
    scrim: str


class FontSizes(NamedTuple):
    """Text sizes in pixels at 100 %."""

    caption: int
    small: int
    body: int
    lead: int
    title: int
    action: int
    heading: int
    figure: int
    price: int


class Spaces(NamedTuple):
    """Gaps and paddings in pixels at 100 %."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741  (the size between m and xl)
    xl: int
    xxl: int


class Radii(NamedTuple):
    """Corner radii in pixels at 100 %."""

    small: int
    control: int
    button: int
    card: int


class Tokens(NamedTuple):
    """Everything in `tokens.json`."""

    family: str
    features: tuple[str, ...]
    size: FontSizes
    space: Spaces
    radius: Radii
    light: Colours
    dark: Colours


@cache
def load_tokens() -> Tokens:
    """Read the token file that ships with the theme.

    Raises TypeError when a token is missing or unknown: a typo must not become a default.
    """
    raw: dict[str, Any] = json.loads(Path(__file__).with_name("tokens.json").read_text("utf-8"))
    font = raw["font"]
    return Tokens(
        family=font["family"],
        features=tuple(font["features"]),
        size=FontSizes(**font["size"]),
        space=Spaces(**raw["space"]),
        radius=Radii(**raw["radius"]),
        light=_colours(raw["light"]),
        dark=_colours(raw["dark"]),
    )


def _colours(raw: dict[str, str]) -> Colours:
    return Colours(**{name.replace("-", "_"): value for name, value in raw.items()})


def colour_names() -> tuple[str, ...]:
    """Name every colour token, in file order."""
    return Colours._fields


def contrast(one: str, other: str) -> float:
    """Compute the WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1.0 to 21.0."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
