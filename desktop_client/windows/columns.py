"""Three columns where there is room, two or one where there is not, so that nothing is ever cut off."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_client.theme import Surface, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.tab_order import bring_into_sight

LEFT, MIDDLE, RIGHT = range(3)
SCROLL_BAR: Final = 10
"""How wide a scroll bar is, as the style sheet has it."""
_NARROWEST = (236, 460, 256)
_SETTLES_WITHIN_MS = 400
"""So long after a resize the content may still become higher; later it is the reader who scrolls."""
_WIDEST = (296, 0, 320)


class Columns(Adaptive, QWidget):
    """A left, a middle and a right column.

    With room for two, the sides share one place; with room for one, all three do: a row of buttons above
    says which is shown. Widths grow with the text.
    """

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._middle = scrolling(middle)
        self._panes = (_column(left, "right"), self._middle, _column(right, "left"))
        self._wanted: tuple[QWidget, ...] = ()
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_WITHIN_MS)
        self._middle.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)
        self._side, self._only = LEFT, MIDDLE
        self._fitting = 3
        self._switch = QWidget()
        self._buttons = QButtonGroup(self)
        self._switch_row = QHBoxLayout(self._switch)
        for index in range(3):
            button = QPushButton()
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the window
            self._buttons.addButton(button, index)
            self._switch_row.addWidget(button)
        self._switch_row.addStretch(1)
        self._buttons.idClicked.connect(self._on_pane_chosen)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        for pane in self._panes:
            self._row.addWidget(pane)
        self._row.setStretch(MIDDLE, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switch)
        column.addLayout(self._row, 1)
        self._adapt()

    @property
    def fitting(self) -> int:
        """Return how many columns are shown beside each other."""
        return self._fitting

    def set_titles(self, left: str, middle: str, right: str) -> None:
        """Name the columns for the row of buttons."""
        for index, title in enumerate((left, middle, right)):
            self._buttons.button(index).setText(title)

    def show_pane(self, index: int) -> None:
        """Bring a column to the front where not all are shown."""
        self._on_pane_chosen(index)

    def ensure_visible(self, *widgets: QWidget) -> None:
        """Scroll the middle to widgets of it, above all to the last, once the layout has settled."""
        self._wanted = widgets
        self._bring_into_sight_soon()

    def _bring_into_sight_soon(self) -> None:
        self._settling.start()
        QTimer.singleShot(0, self._middle, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        if self._settling.isActive():
            for widget in self._wanted:
                self._middle.ensureWidgetVisible(widget, 0, look().space("m"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew how many columns fit; what must be in sight stays so, also when a notice takes room."""
        super().resizeEvent(event)
        self._arrange()
        self._bring_into_sight_soon()

    def event(self, event: QEvent) -> bool:
        """Decide anew also where what is in a column has become wider, as in another language."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return is_done

    def _on_pane_chosen(self, index: int) -> None:
        self._only = index
        if index != MIDDLE:
            self._side = index
        self._arrange()

    def _arrange(self) -> None:
        # No side is narrower than what is in it; beyond that its width does not depend on it: nothing jumps.
        held = [pane.minimumSizeHint().width() for pane in self._panes]
        narrow = [max(look().px(width), least) for width, least in zip(_NARROWEST, held, strict=True)]
        middle = max(narrow[MIDDLE], self._middle.minimumWidth())
        width = self.width()
        if width >= narrow[LEFT] + middle + narrow[RIGHT]:
            self._fitting, shown = 3, {LEFT, MIDDLE, RIGHT}
        elif width >= max(narrow[LEFT], narrow[RIGHT]) + middle:
            self._fitting, shown = 2, {self._side, MIDDLE}
        else:
            self._fitting, shown = 1, {self._only}
        for index, pane in enumerate(self._panes):
            pane.setVisible(index in shown)
        spare = max(0, width - sum(narrow[index] for index in shown))
        for side in (LEFT, RIGHT):
            wanted = min(look().px(_WIDEST[side]), narrow[side] + spare // 4)
            others = middle + (narrow[RIGHT + LEFT - side] if self._fitting == 3 else 0)
            wanted = max(narrow[side], min(wanted, width - others))
            self._panes[side].setMaximumWidth(16_777_215 if self._fitting == 1 else wanted)
            self._panes[side].setMinimumWidth(0 if self._fitting == 1 else wanted)
        self._switch.setVisible(self._fitting < 3)
        self._buttons.button(MIDDLE).setVisible(self._fitting == 1)
        self._buttons.button(self._only if self._fitting == 1 else self._side).setChecked(True)

    def _restyle(self) -> None:
        gap = look().space("s")
        self._switch_row.setContentsMargins(look().space("l"), gap, look().space("l"), 0)
        self._switch_row.setSpacing(gap)
        self._arrange()


class _Column(Adaptive, QFrame):
    """A side column with its hairline and its margins."""

    def __init__(self, content: QWidget, edge: str) -> None:
        super().__init__()
        mark(self, surface=Surface.COLUMN, edge=edge)
        self._box = QVBoxLayout(self)
        self._box.addWidget(content)
        self._adapt()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._box.setContentsMargins(gap, gap, gap, gap)


def _column(content: QWidget, edge: str) -> QWidget:
    return _Column(content, edge)


def scrolling(content: QWidget) -> QScrollArea:
    """Wrap content so that it scrolls up and down when it does not fit, and never sideways."""
    area = _NarrowScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class _NarrowScrollArea(QScrollArea):
    """Never narrower than what it scrolls, and its content as wide whether it scrolls or not.

    A bar that came only where it is needed would narrow the content; narrower content may be lower (its
    picture is smaller) and need no bar, which widens it again, and so on for ever. The bar stands in the
    content's own right margin, as far as it has one: so it ends where a page does that never scrolls.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)  # which is not painted
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(least < most))
        self._over = 0
        self._had_focus: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Show what the focus has come to, unless a click has: that is seen.

        A window that is come back to stays where it was scrolled to.
        """
        if new is None:
            return
        before, self._had_focus = self._had_focus, new if self.isAncestorOf(new) else None
        if self._had_focus not in {None, before} and not QApplication.mouseButtons():
            self._bring_into_sight(new)
            QTimer.singleShot(0, new, partial(self._bring_into_sight, new))  # it may have no place before

    def _bring_into_sight(self, widget: QWidget) -> None:
        # No further up: to say of what class the widgets are that Qt itself made around the content, every
        # class of windows would be set up, and the first window is painted without those.
        bring_into_sight(widget, up_to=self.widget())
        self.ensureWidgetVisible(widget)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._hold_width()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_width()

    def _hold_width(self) -> None:
        content = self.widget()
        if content is None:
            return
        self.verticalScrollBar().ensurePolished()
        bar, layout = self.verticalScrollBar().sizeHint().width(), content.layout()
        free = content.contentsMargins().right() + (0 if layout is None else layout.contentsMargins().right())
        over = min(bar, free)
        if over != self._over:
            self._over = over
            self.setViewportMargins(0, 0, -over, 0)
            # Now: of what is not shown yet Qt would do it while it shows it, and lay nothing out any more.
            content.resize(self.maximumViewportSize().width(), content.height())
        self.setMinimumWidth(content.minimumSizeHint().width() + bar - over)
