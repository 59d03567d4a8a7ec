"""The window in which a person opens a house on this computer, sees how bidders come in, and closes it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.hosting.account_page import AccountPage
from desktop_client.hosting.hall import hall_addresses
from desktop_client.hosting.model import HostingViewModel, HostState
from desktop_client.hosting.open_page import OpenPage
from desktop_client.hosting.reach_page import ReachPage
from desktop_client.theme import mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.columns import scrolling
from desktop_client.windows.first_run.door_card import DoorCard, link_button
from desktop_client.windows.house_window import HouseWindow

LOOK_AGAIN_MS: Final = 4_000
"""How often this computer's networks are looked at: halls have their own, which one joins late."""


class HostWindow(HouseWindow):
    """One card in the middle, as in the first window.

    Signals:
        ready(str): the house at this address is open, and the person wants to go there.
        close_asked: the house shall be closed, after a question.
    """

    ready = Signal(str)
    close_asked = Signal()

    def __init__(self, model: HostingViewModel, preferences: Preferences) -> None:
        super().__init__(preferences, with_bar=False)
        self.model = model
        self._desk = QWidget()
        mark(self._desk, surface="window")
        self.add_content(scrolling(self._desk), 1)
        self._menu_link = link_button(self._desk)
        self._menu_link.clicked.connect(self.open_menu)
        self.reach_page = ReachPage(model, self._desk)
        self.account_page = AccountPage(self._desk)
        self.open_page = OpenPage(model, self._desk)
        self._pages: tuple[DoorCard, ...] = (self.reach_page, self.account_page, self.open_page)
        row = QHBoxLayout()
        row.addStretch(1)
        for page in self._pages:
            row.addWidget(page)
        row.addStretch(1)
        column = QVBoxLayout(self._desk)
        column.addWidget(self._menu_link, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_at_networks)
        self._connect()
        self.menu.show_session(signed_in=False, in_sale=False)
        self.resize(900, 760)
        self.page: DoorCard = self.reach_page
        self._on_changed()
        self._adapt()

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._on_changed)
        model.admin_failed.connect(self.account_page.show_failure)
        model.admin_made.connect(self.account_page.forget_secrets)
        self.reach_page.open_asked.connect(model.open)
        self.reach_page.stop_asked.connect(model.give_up)
        self.account_page.account_wanted.connect(model.make_admin)
        self.account_page.close_asked.connect(model.shut)
        self.open_page.enter_asked.connect(lambda: self.ready.emit(model.url))
        self.open_page.close_asked.connect(self.close_asked)
        self.open_page.copied.connect(self._on_copied)

    def open_menu(self) -> None:
        """Open the menu below its link: there is no bar here."""
        self.menu.popup(self._menu_link.mapToGlobal(self._menu_link.rect().bottomLeft()))

    def _on_changed(self) -> None:
        page = self._page_now()
        self.reach_page.show_state()
        self.open_page.show_addresses(hall_addresses() if page is self.open_page else [])
        self.open_page.show_state()
        is_new = page is not self.page
        self.page = page
        page.fit(self.width())
        for one in self._pages:
            one.setVisible(one is page)
        if is_new and self.isVisible():
            page.begin()

    def _page_now(self) -> DoorCard:
        if self.model.state is not HostState.OPEN:
            return self.reach_page
        return self.account_page if self.model.can_make_admin else self.open_page

    def _look_at_networks(self) -> None:
        if self.page is self.open_page:
            self.open_page.show_addresses(hall_addresses())

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.toast(lambda: self.tr("You can paste it into a message now."), ToastKind.DONE, "copied")

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · House on this computer"))
        self._menu_link.setText(self.tr("Language and appearance"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page what room there is now."""
        super().resizeEvent(event)
        self.page.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the networks as long as somebody looks here."""
        super().showEvent(event)
        self._again.start()
        self._look_at_networks()
        self.page.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._again.stop()
