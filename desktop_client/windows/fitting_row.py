"""Decides which facts of a bar are shown: what does not fit is left out, the least important first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(slots=True)
class Fact:
    """A widget in a bar, and whether there is anything to show in it now."""

    widget: QWidget
    wanted: bool = True


def fit(facts: Sequence[Fact], room: int, spacing: int) -> None:
    """Show the wanted facts that fit in `room` pixels, the most important first; hide the others."""
    for fact in facts:
        width = fact.widget.sizeHint().width() + spacing
        is_shown = fact.wanted and width <= room
        fact.widget.setVisible(is_shown)
        if is_shown:
            room -= width
