"""Several faults of one form at once: each stands at its field, and the cursor goes to the first of them.

Knows neither what the fields are for nor what is wrong with them.
"""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_client.widgets.tab_order import bring_into_sight


class Fallible(Protocol):
    """A field with a line for its error."""

    def show_error(self, text: str) -> None:
        """Show what is wrong; an empty text takes it away."""

    def setFocus(self) -> None:
        """Put the cursor there."""


def show_faults(*fields: tuple[Fallible, str]) -> bool:
    """Show at each field, in their order, what is wrong there, "" for nothing; tell whether anything is."""
    for field, why in fields:
        field.show_error(why)
    first = next((field for field, why in fields if why), None)
    if first is not None:
        first.setFocus()
        if isinstance(first, QWidget):
            bring_into_sight(first)
    return first is not None
