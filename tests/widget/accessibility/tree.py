"""What a screen reader is told of a window: Qt's own tree of accessible objects, walked from the top.

It asks the interfaces that an assistive technology asks, and no widget; what a widget hides from them is not
there. Knows nothing of what is right or wrong (`faults`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role

MOST_CHILDREN = 60
"""So many rows of a table are looked at; a list of five thousand lots has the same words in each."""


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible object. `path` leads to it from the window, by the class names of its widgets."""

    role: Role
    name: str
    description: str
    value: str
    path: tuple[str, ...]
    widget: QObject | None
    focusable: bool
    focused: bool
    disabled: bool

    def __str__(self) -> str:
        """Say what it is and where, for a test that fails."""
        return f"{self.role.name} {self.name!r} at {' > '.join(self.path[-4:])}"


def walk(window: QWidget) -> Iterator[Node]:
    """Yield every object that is in sight, parents before children."""
    top = QAccessible.queryAccessibleInterface(window)
    assert top is not None
    yield from _below(top, ())


def _below(face: QAccessibleInterface, above: tuple[str, ...]) -> Iterator[Node]:
    state = face.state()
    if state.invisible or not face.isValid():
        return
    widget = face.object()
    path = (*above, type(widget).__name__ if widget is not None else face.role().name)
    words = QAccessible.Text
    yield Node(
        role=face.role(),
        name=face.text(words.Name).strip(),
        description=face.text(words.Description).strip(),
        value=face.text(words.Value).strip(),
        path=path,
        widget=widget,
        focusable=bool(state.focusable),
        focused=bool(state.focused),
        disabled=bool(state.disabled),
    )
    for place in range(min(face.childCount(), MOST_CHILDREN)):
        child = face.child(place)
        if child is not None:
            yield from _below(child, path)
