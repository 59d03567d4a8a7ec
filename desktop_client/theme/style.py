"""Turn the look into what Qt understands: one palette and one style sheet for the whole application."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QPalette

from desktop_client.theme.glyphs import glyph_file
from desktop_client.theme.look import Look, size_names
from desktop_client.theme.tokens import Radii, Spaces, colour_names

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.BrightText: "outbid",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "outline",
    QPalette.ColorRole.Shadow: "scrim",
}
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(look: Look) -> QPalette:
    """Map the colours to Qt's roles, for what Fusion paints itself."""
    made = QPalette()
    for role, token in _PALETTE.items():
        made.setColor(role, look.colour(token))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, look.colour("muted"))
    return made


def style_sheet(look: Look) -> str:
    """Fill the application's style sheet with the tokens of a look.

    Raises KeyError when the sheet asks for a token that does not exist.
    """
    sheet = Path(__file__).with_name("application.qss").read_text("utf-8")
    return Template(sheet).substitute(_values(look))


def _values(look: Look) -> dict[str, str]:
    values = {name: getattr(look.colours, name) for name in colour_names()}
    values |= {f"size_{name}": str(look.size(name)) for name in size_names()}
    values |= {f"space_{name}": str(look.space(name)) for name in Spaces._fields}
    values |= {f"radius_{name}": str(look.radius(name)) for name in Radii._fields}
    return values | {name: str(value) for name, value in _measures(look).items()}


def _measures(look: Look) -> dict[str, int | str]:
    """Measures of single controls; a focused border is 1 px thicker, so its padding is 1 px less."""
    button_v, button_h, field_h = look.space("s"), look.px(13), look.space("m")
    return {
        "button_v": button_v,
        "control_min": control_height(look) - 2 * button_v - 2,
        "button_v_focus": button_v - 1,
        "button_v_inside": button_v - 3,
        "button_h_inside": button_h - 3,
        "button_h": button_h,
        "button_h_focus": button_h - 1,
        "field_h_focus": field_h - 1,
        "head_h": look.space("s") + 3,  # what Qt leaves free on both sides of an item's words
        "keycap_h": look.px(5),
        "pill_radius": pill_height(look) // 2,
        "check": look.px(15),
        "check_focus": look.px(15) - 2,  # as large with its ring as without
        "check_radius": (look.px(15) + 2) // 2,
        "check_icon": glyph_file("check", look.colours.on_accent),
        "dot_icon": glyph_file("dot", look.colours.on_accent),
        "menu_check_icon": glyph_file("check", look.colours.accent),
        "arrow_icon": glyph_file("chevron-down", look.colours.muted),
        "arrow_up_icon": glyph_file("chevron-up", look.colours.muted),
        "arrow_left_icon": glyph_file("chevron-left", look.colours.muted),
        "arrow_right_icon": glyph_file("chevron-right", look.colours.muted),
        "arrow": look.px(14),
        "scroller": look.px(32),
    }


def control_height(look: Look) -> int:
    """Return the least height of buttons and fields in pixels, so that they line up in a row."""
    return look.px(36)


def pill_height(look: Look) -> int:
    """Return the height of a pill in pixels; Qt rounds a corner only while the radius fits in the box."""
    return look.px(28)
