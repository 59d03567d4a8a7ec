"""What must not be overlooked, above the foot of a window: a lost connection, a receipt that is wrong.

At the foot, because nothing above it may move: a notice that comes must not push a button under a finger.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner


class NoticeStrip(Adaptive, QWidget):
    """Banners one above the other; takes no room while none has anything to say."""

    def __init__(self, *banners: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners = banners
        self._column = QVBoxLayout(self)
        for banner in banners:
            self._column.addWidget(banner)
            banner.changed.connect(self._on_banner_changed)
        self._adapt()
        self._on_banner_changed()

    def _on_banner_changed(self) -> None:
        set_shown(self, any(banner.view is not None for banner in self._banners))

    def _restyle(self) -> None:
        side, between = look().space("l"), look().space("s")
        self._column.setContentsMargins(side, between, side, between)
        self._column.setSpacing(between)
