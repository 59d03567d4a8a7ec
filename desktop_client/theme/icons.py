"""Icons: the bundled line drawings, in any colour of the theme and crisp on any screen.

A drawing is stored in black; it is coloured by replacing that black when it is drawn. Knows no widget.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

import resources
from desktop_client.theme.look import look

_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)


def pixmap(name: str, colour: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Draw an icon in a colour token, `size` logical pixels square, for a device pixel ratio.

    Raises FileNotFoundError when there is no such drawing.
    """
    return _drawn(name, look().colour(colour).name(), size, ratio)


def icon(name: str, colour: str = "text", size: int = 16, disabled: str | None = None) -> QIcon:
    """Make a QIcon that is drawn, not scaled, at `size` on every usual pixel ratio."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
        faint = pixmap(name, disabled or colour, size, ratio)
        made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


def icon_exists(name: str) -> bool:
    """Tell whether a drawing of this name ships with the product."""
    return resources.path("icons", f"{name}.svg").is_file()


@cache
def drawing(name: str, colour: str) -> str:
    """Return the SVG text of an icon, its black ink replaced by a colour `#RRGGBB`."""
    svg = resources.path("icons", f"{name}.svg").read_text("utf-8")
    return svg.replace("#000000", colour).replace("#000", colour)


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # late: the first window has no icon

    svg = QSvgRenderer(QByteArray(drawing(name, colour).encode("utf-8")))
    device = round(size * ratio)
    canvas = QPixmap(device, device)
    canvas.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(canvas)
    svg.render(painter, QRectF(0, 0, device, device))
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas
