"""A button that shows its key: what the auctioneer learns the keyboard from."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_client.theme import Kind, look, mark
from desktop_client.theme.style import control_height
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.text_label import TextLabel

LINK_INSET: Final = 2
"""So far inside its edges a link's text stands, for its ring: to the eye it begins where its column does."""
_ICON_COLOUR = {Kind.PRIMARY: "on_accent", Kind.WARNING: "warning", Kind.DANGER: "outbid"}


class ActionButton(Adaptive, QPushButton):
    """A label, a key cap and perhaps an icon. The window owns the shortcut itself.

    A click does not take the focus, so that Space stays the auctioneer's key for a room bid.
    """

    def __init__(
        self,
        text: str = "",
        key: str = "",
        kind: Kind = Kind.PLAIN,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon_name, self._is_large, self._about = kind, icon_name, False, ""
        self._icon, self._label, self._cap = IconLabel(), TextLabel(text), KeyCap(key)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for part in (self._icon, self._label, self._cap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_key(key)
        self.set_kind(kind)
        self._adapt()

    def set_label(self, text: str) -> None:
        """Set the words on the button."""
        self._label.show_text(text)
        self._name()

    def set_about(self, about: str) -> None:
        """Say to a screen reader what the button concerns, where others beside it have the same words."""
        self._about = about
        self._name()

    def set_key(self, key: str) -> None:
        """Show which key does the same; an empty text shows none."""
        self._cap.show_key(key)
        self._name()

    def set_kind(self, kind: Kind) -> None:
        """Say how much the button matters."""
        self._kind = kind
        for part in (self, self._label, self._cap):
            mark(part, kind=kind)
        self._show_icon()

    def set_large(self, is_large: bool) -> None:
        """Give the button the height of the clerk's main row."""
        self._is_large = is_large
        mark(self, grade="large" if is_large else "")
        mark(self._label, grade="large" if is_large else "")
        self._restyle()

    def lay_out(self) -> None:
        """Place the words at once, where several buttons change and what is around them shall move once."""
        self._row.activate()

    def label(self) -> str:
        """Return the words on the button."""
        return self._label.text()

    def sizeHint(self) -> QSize:
        """Ask for the room of the parts: QPushButton measures only a text of its own."""
        return self._row.sizeHint().expandedTo(QSize(0, control_height(look())))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self._row.minimumSize().expandedTo(QSize(0, control_height(look())))

    def changeEvent(self, event: QEvent) -> None:
        """Pale the icon with the words."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._show_icon()

    def _show_icon(self) -> None:
        colour = _ICON_COLOUR.get(self._kind, "text") if self.isEnabled() else "muted"
        self._icon.show_icon(self._icon_name, colour)

    def _name(self) -> None:
        key = self._cap.key()
        self.setAccessibleName(self._label.text())
        key_words = self.tr("Key: {key}").format(key=key) if key else ""
        self.setAccessibleDescription(" · ".join(part for part in (self._about, key_words) if part))

    def _retranslate(self) -> None:
        self._name()

    def _restyle(self) -> None:
        v = look().space("l") if self._is_large else look().space("s")
        h = look().px(13)
        left, right = (LINK_INSET, look().space("xs")) if self._kind is Kind.LINK else (h, h)
        self._row.setContentsMargins(left, v, right, v)
        self._row.setSpacing(look().px(6))
        self._show_icon()
        self._name()
        self.updateGeometry()
