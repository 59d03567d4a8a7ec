"""The window in which a person opens a house on this computer, sees how bidders come in, and closes it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent

from desktop_client.hosting.hall import hall_addresses
from desktop_client.viewmodels.hosting import HostingViewModel, HostState
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.first_run.door_card import DoorCard
from desktop_client.windows.first_run.door_window import DoorWindow
from desktop_client.windows.hosting.account_page import AccountPage
from desktop_client.windows.hosting.open_page import OpenPage
from desktop_client.windows.hosting.reach_page import ReachPage

LOOK_AGAIN_MS: Final = 4_000
"""How often this computer's networks are looked at: halls have their own, which one joins late."""


class HostWindow(DoorWindow):
    """Three pages: how far it reaches, the first account, the open house.

    Signals:
        ready(str): the house at this address is open, and the person wants to go there.
        close_asked: the house shall be closed, after a question.
    """

    ready = Signal(str)
    close_asked = Signal()

    def __init__(self, model: HostingViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        self.reach_page = ReachPage(model, self.desk)
        self.account_page = AccountPage(self.desk)
        self.open_page = OpenPage(model, self.desk)
        for page in (self.reach_page, self.account_page, self.open_page):
            self.add_card(page)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_at_networks)
        self._connect()
        self.menu.show_session(signed_in=False, in_sale=False)
        self.resize(900, 760)
        self.show_card(self.reach_page)
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

    def _on_changed(self) -> None:
        page = self._page_now()
        self.reach_page.show_state()
        self.open_page.show_addresses(hall_addresses() if page is self.open_page else [])
        self.open_page.show_state()
        if page is not self.shown:
            self.show_card(page)

    def _page_now(self) -> DoorCard:
        if self.model.state is not HostState.OPEN:
            return self.reach_page
        return self.account_page if self.model.can_make_admin else self.open_page

    def _look_at_networks(self) -> None:
        if self.shown is self.open_page:
            self.open_page.show_addresses(hall_addresses())

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.toast(lambda: self.tr("You can paste it into a message now."), ToastKind.DONE, "copied")

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setWindowTitle(self.tr("Martillo · House on this computer"))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the networks as long as somebody looks here."""
        super().showEvent(event)
        self._again.start()
        self._look_at_networks()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._again.stop()
