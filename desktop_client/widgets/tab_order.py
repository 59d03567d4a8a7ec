"""Where the Tab key leads: as the window is read, column by column and row by row, whoever was made first.

Qt goes through the widgets in the order in which they came into being. Windows whose parts come and go (who
waits, what can be done about a break, another line of a form) ask for the order anew at each press.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollArea, QWidget

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
            elif isinstance(widget, QScrollArea):
                _offer_its_bar(widget, read)
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


def bring_into_sight(widget: QWidget, up_to: QWidget | None = None) -> None:
    """Scroll whatever it lies in, within `up_to`, so that it is seen."""
    above = widget.parentWidget()
    while above is not None and above is not up_to:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        elif above.inherits("QHeaderView"):
            _bring_section_into_sight(above, widget)
        above = above.parentWidget()


def _bring_section_into_sight(head: QWidget, widget: QWidget) -> None:
    """Scroll a table sideways so that a control in its head is seen."""
    table = head.parentWidget()
    if isinstance(table, QAbstractScrollArea):
        beyond = widget.x() + widget.width() - head.width()
        ahead = min(widget.x(), 0) or max(0, beyond)
        table.horizontalScrollBar().setValue(table.horizontalScrollBar().value() + ahead)


def _offer_its_bar(area: QScrollArea, read: Sequence[QWidget]) -> None:
    """Have Tab stop at the bar of what goes on below the last thing in it that would bring it into sight.

    The arrows and the keys for pages move it there.
    """
    bar, content = area.verticalScrollBar(), area.widget()
    if content is None:
        return
    inside = [one for one in read if content.isAncestorOf(one) and _takes_tab(one)]
    lowest = max((one.mapTo(content, one.rect().bottomLeft()).y() for one in inside), default=None)
    ends = bar.maximum() + area.viewport().height()
    is_wanted = bar.maximum() > 0 and (lowest is None or ends - lowest > area.viewport().height())
    policy = Qt.FocusPolicy.TabFocus if is_wanted else Qt.FocusPolicy.NoFocus
    if bar.focusPolicy() is not policy:
        bar.setFocusPolicy(policy)


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
        if not child.inherits("QTabBar"):  # the arrows go through its tabs, and scroll it
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
