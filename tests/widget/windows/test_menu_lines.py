"""What the menu shows but does not offer now can still be read."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu

from desktop_client.theme import ThemeMode
from desktop_client.theme.theme import Theme
from desktop_client.theme.tokens import contrast
from tests.widget.accessibility.painted import READABLE


def inks(menu: QMenu) -> set[str]:
    """Return the colours in which the menu's only line is painted."""
    picture, line = menu.grab().toImage(), menu.actionGeometry(menu.actions()[0])
    places = [(x, y) for x in range(line.left(), line.right()) for y in range(line.top(), line.bottom())]
    return {QColor(picture.pixel(x, y)).name() for x, y in places}


@pytest.mark.parametrize("is_current", [False, True])
@pytest.mark.parametrize("mode", ThemeMode)
def test_a_line_that_is_not_offered_now_can_be_read(
    qapp: QApplication, mode: ThemeMode, is_current: bool
) -> None:
    theme, menu = Theme(), QMenu()
    theme.apply(qapp, mode)
    line = menu.addAction("New versions: seen to by who manages this computer")
    line.setEnabled(False)
    menu.show()
    menu.setActiveAction(line if is_current else None)  # type: ignore[arg-type]
    painted = inks(menu)
    menu.close()
    theme.apply(qapp, ThemeMode.LIGHT)
    assert max(contrast(one, other) for one in painted for other in painted) >= READABLE
