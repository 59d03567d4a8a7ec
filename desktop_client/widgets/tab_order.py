"""Where the Tab key leads: as the window is read, column by column and row by row, whoever was made first.

Qt goes through the widgets in the order in which they came into being. Windows whose parts come and go (who
waits, what can be done about a break, another line of a form) ask for the order anew at each press.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class InReadingOrder(_Base):
    """Mix in before the Qt class of a window."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus to what is read next, or was before, and bring it into sight."""
        read = list(_read(self))
        for widget in read:
            if isinstance(widget, QAbstractButton):
                _choose_among_its_group(widget)
        if not forward:
            read.reverse()
        at = self.focusWidget()
        behind = read.index(at) + 1 if at in read else 0
        onwards = read[behind:] + read[:behind]
        following = next((widget for widget in onwards if _takes_tab(widget)), None)
        if following is None:
            return False
        reasons = Qt.FocusReason
        following.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        bring_into_sight(following)
        return True


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever it lies in so that it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _choose_among_its_group(button: QAbstractButton) -> None:
    """Of buttons that exclude each other Tab finds the one that is chosen; the arrows go to the others."""
    group = button.group()
    if group is None or not group.exclusive() or (chosen := group.checkedButton()) is None:
        return
    policy = Qt.FocusPolicy.TabFocus if button is chosen else Qt.FocusPolicy.NoFocus
    if button.focusPolicy() is not policy:
        button.setFocusPolicy(policy)


def _read(parent: QWidget) -> Iterator[QWidget]:
    """Yield what is in sight, in the order in which it is read."""
    inside = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for child in in_reading_order(inside):
        yield child
        yield from _read(child)


def in_reading_order(widgets: Sequence[QWidget]) -> list[QWidget]:
    """Order siblings: part them into rows where they can be, else into columns, and each part again."""
    if len(widgets) < 2:
        return list(widgets)
    for parts in (_cut(widgets, QRect.top, QRect.bottom), _cut(widgets, QRect.left, QRect.right)):
        if len(parts) > 1:
            return [widget for part in parts for widget in in_reading_order(part)]
    return sorted(widgets, key=lambda widget: (widget.y(), widget.x()))  # one lies over the other


def _cut(
    widgets: Sequence[QWidget], begins: Callable[[QRect], int], ends: Callable[[QRect], int]
) -> list[list[QWidget]]:
    """Part widgets wherever none of them is on both sides."""
    parts: list[list[QWidget]] = []
    end: int | None = None
    for widget in sorted(widgets, key=lambda one: begins(one.geometry())):
        if end is None or begins(widget.geometry()) > end:
            parts.append([])
        parts[-1].append(widget)
        end = max(ends(widget.geometry()), begins(widget.geometry()) if end is None else end)
    return parts
