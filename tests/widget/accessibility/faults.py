"""What is wrong with a window for whoever cannot see it, or has no mouse: each rule names what breaks it.

Rules of WCAG 2.2: 4.1.2 (name and role), 2.1.1 and 2.1.2 (all by keyboard, no trap), 2.4.3 (order of focus).
"""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from tests.widget.accessibility.tree import Node, Role, walk

OPERATED = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.Link, Role.MenuItem, Role.PageTab, Role.List,
    Role.Table, Role.Tree,
}  # fmt: skip
"""What one acts on."""
TOLD = {
    Role.Window,
    Role.Dialog,
    Role.Graphic,
    Role.Chart,
    Role.ProgressBar,
    Role.ColumnHeader,
    Role.ListItem,
}
"""What one does not act on, but has to be told of."""
ROLELESS = {Role.Client, Role.NoRole, Role.Border, Role.Pane}
MOST_STOPS = 120
_WHOLES = ("QLineEdit", "QAbstractSpinBox", "QTabBar", "QTableView", "QComboBox")
_A_WORD = re.compile(r"\w")
_MARKUP = re.compile(r"</?[a-z][^>]*>")


def naming_faults(window: QWidget) -> list[str]:
    """Name what has no name, no role, or the same words as what stands beside it."""
    nodes = list(walk(window))
    return [*_nameless(nodes), *_roleless(nodes), *_alike(nodes)]


def _nameless(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node.role in OPERATED | TOLD and not _A_WORD.search(node.name):
            yield f"no name: {node}"
        if _MARKUP.search(node.name):
            yield f"markup is read aloud: {node}"


def _roleless(nodes: list[Node]) -> Iterator[str]:
    """A plain frame may have a name as a group has; without parts it says words that nobody reads."""
    parents = {node.widget.parent() for node in nodes if node.widget is not None}
    for node in nodes:
        if node.role not in ROLELESS or node.widget is None:
            continue
        if node.focusable and not _hands_on_the_focus(node):
            yield f"the focus stops at what has no role: {node}"
        elif node.name and node.widget not in parents:
            yield f"words without a role: {node}"


def _hands_on_the_focus(node: Node) -> bool:
    return isinstance(node.widget, QWidget) and node.widget.focusProxy() is not None


def _alike(nodes: list[Node]) -> Iterator[str]:
    buttons = [node for node in nodes if node.role in OPERATED and not node.disabled]
    words = Counter((node.role, node.name, node.description) for node in buttons)
    for (role, name, _), times in words.items():
        if times > 1 and name:
            yield f"{times} alike: {role.name} {name!r}"


def focus_faults(window: QWidget) -> list[str]:
    """Name what Tab does not reach, where it goes backwards, and where it does not get away."""
    stops = tab_stops(window)
    missed = [f"Tab does not reach {_told(control)}" for control in _controls(window) if control not in stops]
    return [
        *missed,
        *_backward(stops),
        *out_of_sight(stops),
        *_wrong_way_back(window, stops),
        *unseen_focus(window, stops),
        *unscrollable(window),
    ]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Press Tab until the focus has been everywhere, and return where it was, in order.

    The window must be the active one. Whoever keeps the focus for ever leaves the others unreached.
    """
    if QApplication.focusWidget() is None:
        window.setFocus()
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        at = _stop_of(QApplication.focusWidget())
        if at is None or at in stops[:-1]:
            break
        if at not in stops:  # in a table Tab may lead from cell to cell, and out at the end
            stops.append(at)
        QTest.keyClick(QApplication.focusWidget() or at, Qt.Key.Key_Tab)
    return stops


def _stop_of(widget: QWidget | None) -> QWidget | None:
    """Return the table of the cell that is being typed in, else the widget itself."""
    inside = None if widget is None else widget.parentWidget()
    table = None if inside is None else inside.parentWidget()
    return table if isinstance(widget, QLineEdit) and isinstance(table, QAbstractItemView) else widget


def out_of_sight(stops: list[QWidget]) -> Iterator[str]:
    """Press Tab once more all the way round, and yield the stops that nobody could see then."""
    for _ in stops:
        at = QApplication.focusWidget()
        if at is None:
            break
        if at.visibleRegion().isEmpty():
            yield f"the focus goes out of sight to {_told(at)}"
        QTest.keyClick(at, Qt.Key.Key_Tab)


def unseen_focus(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Yield the stops that look the same with the focus as without."""
    for before, stop in zip([*stops[-1:], *stops[:-1]], stops, strict=True):
        if before is stop:
            continue
        before.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_sight(stop)
        without = _look_of(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if _look_of(window, stop) == without:
            yield f"nothing shows the focus on {_told(stop)}"


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _look_of(window: QWidget, widget: QWidget) -> QImage:
    return window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage()


def _controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what can be acted on with a mouse now."""
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    for control in (one for kind in kinds for one in window.findChildren(kind)):
        if control.window() is not window or not control.isVisible() or not control.isEnabled():
            continue
        holder = control.parentWidget()
        if holder is not None and any(holder.inherits(kind) for kind in _WHOLES):
            continue  # a part of a whole that has the focus: its keys do what the part does
        if isinstance(control, QAbstractButton) and _is_reached_by_arrows(control):
            continue
        if control.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            continue
        yield control


def _is_reached_by_arrows(button: QAbstractButton) -> bool:
    """Of buttons that exclude each other Tab reaches the chosen one, and the arrows the others."""
    group = button.group()
    return button.isCheckable() and group is not None and group.exclusive() and not button.isChecked()


def _backward(stops: list[QWidget]) -> Iterator[str]:
    """The way leads down and to the right; it begins anywhere, so it may go back once."""
    pairs = list(zip(stops, [*stops[1:], *stops[:1]], strict=True))
    back = [(one, other) for one, other in pairs if not _follows(one, other)]
    if len(back) > 1:
        for one, other in back:
            yield f"Tab goes back from {_told(one)} to {_told(other)}"


def _follows(one: QWidget, other: QWidget) -> bool:
    """Tell whether the second is below the first or right of it, in the smallest part that has both."""
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return True
    above = one.parentWidget()
    while above is not None and not above.isAncestorOf(other):
        above = above.parentWidget()
    assert above is not None  # both are in one window
    first, second = _place_in(above, one), _place_in(above, other)
    return second.left() > first.left() or second.top() > first.top()


def _place_in(above: QWidget, widget: QWidget) -> QRect:
    """Return where the part of `above` that holds this widget stands."""
    while (holder := widget.parentWidget()) is not above and holder is not None:
        widget = holder
    return QRect(widget.mapTo(above, QPoint()), widget.size())


def _wrong_way_back(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    if len(stops) < 2:
        return
    stops[0].setFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_Backtab)
    at = QApplication.focusWidget()
    if at is not stops[-1]:
        yield f"Shift+Tab goes from {_told(stops[0])} to {_told(at)}, not to {_told(stops[-1])}"


def unscrollable(window: QWidget) -> Iterator[str]:
    """Yield what goes on below its edge and has nothing in it that the focus could bring into sight."""
    for area in window.findChildren(QAbstractScrollArea):
        hidden = area.verticalScrollBar().maximum() > 0
        has_stop = _takes_tab(area) or _takes_tab(area.verticalScrollBar())
        if not area.isVisible() or not hidden or has_stop:
            continue
        inside = [child for child in area.findChildren(QWidget) if child.isVisible() and child.isEnabled()]
        lowest = max((_foot(area, child) for child in inside if _takes_tab(child)), default=None)
        bar = area.verticalScrollBar()
        end = area.viewport().height() + bar.maximum() - bar.value()
        if isinstance(area, QAbstractItemView) or lowest is None or end - lowest > area.viewport().height():
            yield f"no key scrolls {_told(area)}"


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _foot(area: QAbstractScrollArea, child: QWidget) -> int:
    return child.mapTo(area, QPoint(0, child.height())).y()


def menu_faults(menu: QMenu) -> list[str]:
    """Name entries without words, in a menu and what it opens."""
    found = []
    menu.aboutToShow.emit()  # some words are written only when somebody looks
    for action in menu.actions():
        if action.isVisible() and not action.isSeparator() and not _A_WORD.search(action.text()):
            found.append(f"no words: an entry of the menu {menu.title()!r}")
        below = action.menu()
        if isinstance(below, QMenu):
            found += menu_faults(below)
    return found


def _told(widget: QWidget | None) -> str:
    if widget is None:
        return "nowhere"
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {words!r}"
