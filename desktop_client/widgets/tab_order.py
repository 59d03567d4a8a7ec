"""Where the Tab key finds what is made late: after what stands before it, and not behind everything else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def join_tab_order(parent: QWidget, made: Sequence[QWidget]) -> None:
    """Let Tab come to these, in this order, where it would come to their parent.

    Qt puts a new widget at the end of its window's chain, and joins only two that take the focus.
    """
    before = parent.previousInFocusChain()
    while before in made or (before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not parent):
        before = before.previousInFocusChain()
    for widget in made:
        if before is not parent:
            QWidget.setTabOrder(before, widget)
        before = widget
