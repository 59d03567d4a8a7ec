"""Render the application's icon to the PNG sizes that desktops ask for, and to what Windows and macOS want.

Run it after editing martillo.svg: `python packaging/render_app_icon.py`. The results are committed, so that
neither the program nor an installer needs to draw.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
PACKAGING = Path(__file__).resolve().parent
ICO_PX = (16, 24, 32, 48, 64, 128, 256)
ICNS_PX = (16, 32, 64, 128, 256, 512)
SIDE_PX = QSize(328, 628)  # twice what NSIS shows at 100 %
SIDE_COLOUR = "#14161A"  # the window of the dark theme


def render(renderer: QSvgRenderer, size_px: int) -> QImage:
    """Draw the icon on a transparent square."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image


def side(renderer: QSvgRenderer) -> Image.Image:
    """Draw the picture that stands beside the first and the last page of Windows' installer."""
    image = QImage(SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(SIDE_COLOUR))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = SIDE_PX.width() // 2
    renderer.render(painter, QRectF(width / 2, SIDE_PX.height() / 5, width, width))
    painter.end()
    drawn = image.convertToFormat(QImage.Format.Format_RGB888)
    bare = Image.frombuffer(
        "RGB", (drawn.width(), drawn.height()), drawn.constBits(), "raw", "RGB", drawn.bytesPerLine(), 1
    )
    return bare.quantize(256)


def bind(sizes_px: tuple[int, ...], target: Path) -> None:
    """Put the pictures of these sizes into one file, as Windows (.ico) and macOS (.icns) want them."""
    *smaller, largest = (Image.open(ICONS / f"martillo-{size_px}.png") for size_px in sizes_px)
    if target.suffix == ".ico":
        largest.save(target, append_images=smaller, sizes=[(size_px, size_px) for size_px in sizes_px])
    else:
        largest.save(target, append_images=smaller)


def main() -> int:
    """Write martillo-SIZE.png for each size, and both bound files; return the process's exit status."""
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
    side(renderer).save(PACKAGING / "windows" / "side.bmp")
    bind(ICO_PX, PACKAGING / "windows" / "martillo.ico")
    bind(ICNS_PX, PACKAGING / "macos" / "martillo.icns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
