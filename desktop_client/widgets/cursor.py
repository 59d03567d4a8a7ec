"""Put the cursor into a field that a key of the window leads to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


def put_cursor_into(edit: QLineEdit) -> None:
    """Focus a field and select what stands in it, for typing replaces it.

    WORKAROUND: given a shortcut as the reason, Qt selects before it tells of the focus, and Orca, which hears
    of the cursor first, takes the field for known and does not read its name.
    """
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    edit.selectAll()
