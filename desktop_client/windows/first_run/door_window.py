"""The window that the first start and a hosted house share: one calm card in the middle, one page at a time.

It is part of the first frame: it loads nothing that this frame does not show.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.theme import mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.columns import scrolling
from desktop_client.windows.first_run.door_card import DoorCard, LinkButton
from desktop_client.windows.house_window import HouseWindow


class DoorWindow(HouseWindow):
    """A window without a bar: its menu hangs at a link. Cards are made in `desk`, their place."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences, with_bar=False)
        self.cards: list[DoorCard] = []
        self.shown: DoorCard | None = None
        # Every part is made in its place: Qt styles a widget anew, with all in it, whenever it moves.
        self.desk = QWidget()
        mark(self.desk, surface="window")
        self.add_content(scrolling(self.desk), 1)
        self._menu_link = LinkButton(self.desk)
        self._menu_link.clicked.connect(self.open_menu)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        column = QVBoxLayout(self.desk)
        column.addWidget(self._menu_link, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        column.addLayout(self._row)
        column.addStretch(3)

    def add_card(self, card: DoorCard) -> None:
        """Put a card in; the first is seen at once."""
        if self.cards:
            card.hide()
        card.windowTitleChanged.connect(self._take_title)
        self.cards.append(card)
        self._row.insertWidget(1, card)

    def show_card(self, card: DoorCard) -> None:
        """Bring a card to the front, and the cursor to where the next thing is to be typed."""
        before, self.shown = self.shown, card
        card.fit(self.width())
        if before is not None and before is not card:  # the first is shown with the window, and styled once
            before.hide()
            card.show()
            before.show_failure(None)  # who comes back begins anew
        self._take_title()
        if self.isVisible():
            card.begin()

    def open_menu(self) -> None:
        """Open the menu below its link: there is no bar here."""
        self._on_menu_asked(self._menu_link.mapToGlobal(self._menu_link.rect().bottomRight()))

    def _take_title(self) -> None:
        """Be called what the page is that is shown, where it says so."""
        page = self.shown.windowTitle() if self.shown is not None else ""
        if page:
            self.setWindowTitle(page if "Martillo" in page else f"Martillo · {page}")

    def _retranslate(self) -> None:
        self._menu_link.setText(self.tr("Language and appearance"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card what room there is now."""
        super().resizeEvent(event)
        if self.shown is not None:
            self.shown.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where the next thing is to be typed."""
        super().showEvent(event)
        if self.shown is not None:
            self.shown.begin()
