"""The small buttons that Qt puts inside a field: it gives them pictures, and a screen reader needs words."""

from PySide6.QtWidgets import QLineEdit, QToolButton

_CLEARS = "_q_qlineeditclearaction"
"""What Qt calls the action of a field's own clear button."""


def name_field_buttons(field: QLineEdit, clear: str) -> None:
    """Name a field's clear button, and after the field itself the drawings that only stand in it."""
    for button in field.findChildren(QToolButton):
        is_clear = any(action.objectName() == _CLEARS for action in button.actions())
        button.setAccessibleName(clear if is_clear else field.accessibleName())
