"""Numbers and times begin where other fields have their words: the style sheet stops at the edit inside."""

from PySide6.QtWidgets import QAbstractSpinBox

from desktop_client.theme import look


def indent(field: QAbstractSpinBox) -> None:
    """Move the text to where other fields have it, in the look in force: ask again in another."""
    field.lineEdit().setTextMargins(look().space("m"), 0, 0, 0)
