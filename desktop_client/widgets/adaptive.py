"""What every widget here does when the language or the theme changes while it is on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object

_RESTYLE = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Adaptive(_Base):
    """Mix in before a Qt class; call `_adapt()` at the end of `__init__`."""

    _is_built = False

    def changeEvent(self, event: QEvent) -> None:
        """Pass a change of language or theme on to the two hooks."""
        if self._is_built and event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif self._is_built and event.type() in _RESTYLE:
            self._restyle()
            self.update()
        super().changeEvent(event)

    def _adapt(self) -> None:
        """Set texts and measures for the first time; from now on they follow every change."""
        self._is_built = True
        self._retranslate()
        self._restyle()

    def _retranslate(self) -> None:
        """Set every fixed text anew."""

    def _restyle(self) -> None:
        """Set everything anew that was measured from the look: margins, fixed sizes, icons."""


def set_shown(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget; one without a parent yet will show with its parent, not as a window."""
    if is_shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(is_shown)
