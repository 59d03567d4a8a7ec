"""Render the application's icon to the PNG sizes that desktops and installers ask for.

Run it after editing martillo.svg: `python packaging/render_app_icon.py`. The results are committed, so that
neither the program nor an installer needs to draw.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)


def render(renderer: QSvgRenderer, size_px: int) -> QImage:
    """Draw the icon on a transparent square."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image


def main() -> int:
    """Write martillo-SIZE.png for each size; return the process's exit status."""
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "martillo.svg"), app)
    if not renderer.isValid():
        print("martillo.svg is no valid SVG", file=sys.stderr)
        return 1
    for size_px in SIZES_PX:
        target = ICONS / f"martillo-{size_px}.png"
        if not render(renderer, size_px).save(str(target)):
            print(f"cannot write {target}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
