"""The words by which a widget asks for its looks: dynamic properties that the style sheet selects on.

A widget says *what it is* (a caption, a card, the primary action) and never how that looks.
"""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TextRole(StrEnum):
    """What a text is. One style each."""

    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    CAPTION = "caption"
    STRONG = "strong"
    LEAD = "lead"
    TITLE = "title"
    HEADING = "heading"
    FIGURE = "figure"
    PRICE = "price"


class Tone(StrEnum):
    """What a colour means. Never shown without a word or an icon."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    LEADING = "leading"
    OUTBID = "outbid"
    WARNING = "warning"
    INFO = "info"


class Surface(StrEnum):
    """What a container is."""

    CARD = "card"
    BAR = "bar"
    PILL = "pill"
    COLUMN = "column"
    SUNKEN = "sunken"


class Kind(StrEnum):
    """How much a button matters."""

    PLAIN = "plain"
    PRIMARY = "primary"
    WARNING = "warning"
    DANGER = "danger"
    LINK = "link"
    QUIET = "quiet"
    RAIL = "rail"


TONE_COLOUR = {
    Tone.NEUTRAL: "muted",
    Tone.ACCENT: "accent",
    Tone.LEADING: "leading",
    Tone.OUTBID: "outbid",
    Tone.WARNING: "warning",
    Tone.INFO: "info",
}
"""The colour token of each tone on a surface."""


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties and restyle the widget if any changed and it has been styled at all.

    Qt styles a widget when it is first shown or measured; until then its properties may come one by one.
    Names: role (TextRole), tone (Tone), surface (Surface), kind (Kind), and those of single widgets.
    """
    changed = False
    for name, value in properties.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if widget.property(name) != text:
            widget.setProperty(name, text)
            changed = True
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
