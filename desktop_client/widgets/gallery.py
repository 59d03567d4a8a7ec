"""Draw every widget in its states to PNG files, to be looked at.

Run `python -m desktop_client.widgets.gallery --out DIR`.

For the people who build the windows; nothing in the product imports it.
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop_client.theme import Theme, ThemeMode, mark
from desktop_client.widgets.gallery_panels import PANELS

WIDTHS = {1.0: 720, 2.0: 1000}


def main(arguments: list[str]) -> int:
    """Render all panels in light and dark at 100 % and 200 %; return the exit code."""
    parser = argparse.ArgumentParser(description="Draw every widget in its states to PNG files.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", default="", help="render panels whose name contains this")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        return 1
    chosen.out.mkdir(parents=True, exist_ok=True)
    theme = Theme()
    for mode in ThemeMode:
        for scale, width in WIDTHS.items():
            theme.apply(app, mode, scale, reduced_motion=True)
            for name in PANELS:
                if chosen.only in name:
                    _render(name, width, chosen.out / f"{name}-{mode.value}-{round(scale * 100)}.png")
    return 0


def _render(name: str, width: int, file: Path) -> None:
    panel: QWidget = PANELS[name]()
    mark(panel, surface="window")
    panel.resize(width, 10)
    panel.show()
    layout = panel.layout()
    follows = layout is not None and layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if layout and follows else panel.sizeHint().height()
    panel.resize(width, height)
    panel.grab().save(str(file))
    panel.close()
    panel.deleteLater()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
