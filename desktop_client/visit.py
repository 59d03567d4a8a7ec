"""One person's way through the windows: sign in, lobby, sales. Two visits in one process share nothing.

Decides which window follows which, and closes what a window leaves behind. Knows no network.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.feed import LedgerHead
from desktop_client.keychain import Keychain
from desktop_client.receipts.drawer import Drawer
from desktop_client.runtime import ask
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.audit import AuditViewModel
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.lobby import LobbyViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.windows.audit.window import AuditWindow
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.receipts.window import ReceiptsWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow
from desktop_client.windows.sign_in import SignInWindow

AnySaleModel = SaleRoomViewModel | ControlViewModel


class Visit(QObject):
    """Owns one session and its windows.

    Signals:
        left: the last window of this visit was closed.
        quit_asked: the whole program shall end.
    """

    left = Signal()
    quit_asked = Signal()

    def __init__(self, preferences: Preferences, keychain: Keychain, drawer: Drawer | None = None) -> None:
        super().__init__()
        self._preferences = preferences
        self._drawer = drawer or Drawer(None)
        self.session = SessionViewModel(keychain, preferences)
        self.session.state_changed.connect(self._on_session_changed)
        self._tasks = TaskOwner("visit")
        self.sign_in: SignInWindow | None = None
        self.lobby: LobbyWindow | None = None
        self.sales: dict[HouseWindow, AnySaleModel] = {}
        self._lobby_model: LobbyViewModel | None = None
        self.receipts: ReceiptsWindow | None = None
        self._receipts_model: ReceiptsViewModel | None = None
        self.audit: AuditWindow | None = None
        self._audit_model: AuditViewModel | None = None
        self.wanted_sale: str | None = None

    # ── windows ──────────────────────────────────────────────────────────────────────────────────────

    def open_sign_in(self) -> SignInWindow:
        """Show the first window."""
        if self.sign_in is None:
            self.sign_in = SignInWindow(self.session, self._preferences)
            self._adopt(self.sign_in, self._on_sign_in_closed)
        self.sign_in.show()
        return self.sign_in

    def open_lobby(self) -> LobbyWindow:
        """Show the sales of the house. Somebody must be signed in."""
        if self.lobby is None:
            self._lobby_model = LobbyViewModel(self.session.house, self.session.user)
            self.lobby = LobbyWindow(self._lobby_model, self._preferences)
            self.lobby.sale_chosen.connect(self.open_sale_room)
            self.lobby.control_chosen.connect(self.open_control)
            self._adopt(self.lobby, self._on_lobby_closed)
        assert self._lobby_model is not None
        self._lobby_model.refresh()
        _bring_up(self.lobby)
        return self.lobby

    def open_sale_room(self, sale: str) -> SaleRoomWindow:
        """Enter a sale as a bidder; a window that is there already comes to the front."""
        for window, model in self.sales.items():
            if isinstance(window, SaleRoomWindow) and model.live.sale_id == sale:
                _bring_up(window)
                return window
        room_model = SaleRoomViewModel(self.session.house, sale, self._preferences, self._my_receipts())
        room = SaleRoomWindow(room_model, self._preferences)
        self._enter(room, room_model)
        return room

    def open_control(self, sale: str) -> ControlWindow:
        """Call a sale; a window that is there already comes to the front."""
        for window, model in self.sales.items():
            if isinstance(window, ControlWindow) and model.live.sale_id == sale:
                _bring_up(window)
                return window
        control_model = ControlViewModel(self.session.house, sale, self._preferences, self._my_receipts())
        control = ControlWindow(control_model, self._preferences)
        control.end_sale_asked.connect(lambda: self._tasks.spawn(self._end_sale(control), "ending the sale"))
        self._enter(control, control_model)
        return control

    def open_receipts(self) -> ReceiptsWindow:
        """Show the receipts of this house. Somebody must be signed in."""
        if self.receipts is None:
            self.receipts = ReceiptsWindow(self._my_receipts(), self._preferences)
            self.receipts.closed.connect(self._on_receipts_closed)
            self.receipts.check_asked.connect(self.open_audit)
            self.receipts.audit_asked.connect(self.open_audit)
            self.receipts.quit_asked.connect(self.quit_asked)
        _bring_up(self.receipts)
        return self.receipts

    def open_audit(self, sale: str | None = None, file: Path | None = None) -> AuditWindow:
        """Show the audit window and begin with this sale or file. Nobody need be signed in."""
        if self.audit is None:
            signed_in = self.session.state is SessionState.SIGNED_IN
            house = self.session.house if signed_in else None
            self._audit_model = AuditViewModel(self._drawer, house, self._heads_heard)
            self.audit = AuditWindow(self._audit_model, self._preferences, signed_in=signed_in)
            self.audit.closed.connect(self._on_audit_closed)
            self.audit.receipts_asked.connect(self.open_receipts)
            self.audit.quit_asked.connect(self.quit_asked)
        assert self._audit_model is not None
        if file is not None:
            self._audit_model.check_file(file)
        elif sale is not None:
            self._audit_model.check_sale(sale)
        _bring_up(self.audit)
        return self.audit

    def _heads_heard(self, sale: str) -> list[LedgerHead]:
        """Return the signed heads that windows of this sale have heard."""
        rooms = (model.live.room for model in self.sales.values())
        return [head for room in rooms if room.sale_id == sale for head in room.heads]

    async def _close_audit(self) -> None:
        window, model = self.audit, self._audit_model
        self.audit = self._audit_model = None
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        if model is not None:
            await model.close()

    def _on_audit_closed(self) -> None:
        self._tasks.spawn(self._close_audit(), "closing the audit")
        if not self.sales and self.lobby is None and (self.sign_in is None or not self.sign_in.isVisible()):
            self.left.emit()

    def _my_receipts(self) -> ReceiptsViewModel:
        if self._receipts_model is None:
            self._receipts_model = ReceiptsViewModel(self._drawer, self.session.house.url)
            self._receipts_model.load()
        return self._receipts_model

    async def _close_receipts(self) -> None:
        window, model = self.receipts, self._receipts_model
        self.receipts = self._receipts_model = None
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        if model is not None:
            await model.close()

    def _on_receipts_closed(self) -> None:
        if self.receipts is not None:
            self.receipts.deleteLater()
            self.receipts = None

    @property
    def front(self) -> HouseWindow | None:
        """Return the window that is in front: a sale, else the lobby, else the sign-in."""
        windows: list[HouseWindow | None] = [*self.sales, self.lobby, self.sign_in]
        return next((window for window in windows if window is not None and window.isVisible()), None)

    @property
    def sale_room(self) -> SaleRoomWindow:
        """Return the sale room that is open; an error when none is."""
        return next(window for window in self.sales if isinstance(window, SaleRoomWindow))

    @property
    def awaits_pictures(self) -> bool:
        """Tell whether pictures are on their way to a window of this visit."""
        return any(model.live.pictures.is_busy for model in self.sales.values())

    async def close(self) -> None:
        """Close every window and let go of the house."""
        await self._tasks.stop()
        for window in [self.sign_in, self.lobby, *self.sales]:
            if window is not None:
                window.blockSignals(True)
                window.close()
                window.deleteLater()
        for model in list(self.sales.values()):
            await model.close()
        self.sales.clear()
        if self._lobby_model is not None:
            await self._lobby_model.close()
        await self._close_receipts()
        await self._close_audit()
        await self.session.close()

    # ── from one to the next ─────────────────────────────────────────────────────────────────────────

    def _enter(self, window: HouseWindow, model: AnySaleModel) -> None:
        self.sales[window] = model
        self._adopt(window, lambda: self._on_sale_closed(window))
        window.lobby_asked.connect(self.open_lobby)
        window.show()
        model.start()
        if self.lobby is not None:
            self.lobby.hide()

    def _sale_of(self, window: HouseWindow) -> str | None:
        model = self.sales.get(window)
        return None if model is None else model.live.sale_id

    def _adopt(self, window: HouseWindow, on_closed: Callable[[], None]) -> None:
        window.closed.connect(on_closed)
        window.quit_asked.connect(self.quit_asked)
        window.receipts_asked.connect(self.open_receipts)
        window.sign_in_asked.connect(self.session.sign_out)
        window.audit_asked.connect(lambda: self.open_audit(self._sale_of(window)))
        window.sign_out_asked.connect(lambda: self._tasks.spawn(self._sign_out(window), "signing out"))

    def _on_session_changed(self) -> None:
        if self.session.state is SessionState.SIGNED_IN:
            self._on_signed_in()
        elif self.session.state is SessionState.SIGNED_OUT and (self.lobby or self.sales):
            self._tasks.spawn(self._back_to_the_door(), "signed out")

    def _on_signed_in(self) -> None:
        lobby = self.open_lobby()
        if self.sign_in is not None:
            self.sign_in.hide()
        if self.wanted_sale is not None:
            sale, self.wanted_sale = self.wanted_sale, None
            lobby.sale_chosen.emit(sale)

    def _on_sign_in_closed(self) -> None:
        if self.session.state is not SessionState.SIGNED_IN:
            self.left.emit()

    def _on_lobby_closed(self) -> None:
        if not self.sales:
            self.left.emit()

    def _on_sale_closed(self, window: HouseWindow) -> None:
        model = self.sales.pop(window)
        self._tasks.spawn(self._leave_sale(window, model))
        if not self.sales and self.session.state is SessionState.SIGNED_IN:
            self.open_lobby()

    async def _leave_sale(self, window: HouseWindow, model: AnySaleModel) -> None:
        await model.close()
        window.deleteLater()

    async def _end_sale(self, window: ControlWindow) -> None:
        question = Question(
            self.tr("End the sale?"),
            self.tr("Everybody is told, and the connections are closed. This cannot be undone."),
            self.tr("End the sale"),
            self.tr("Cancel"),
            window,
            dangerous=True,
        )
        if await ask(question):
            window.model.end_sale()

    async def _sign_out(self, window: HouseWindow) -> None:
        question = Question(
            self.tr("Sign out?"),
            self.tr("Bids that the house has taken stay. Maxima left in the book go on bidding for you."),
            self.tr("Sign out"),
            self.tr("Cancel"),
            window,
        )
        if not self.sales or await ask(question):
            self.session.sign_out()

    async def _back_to_the_door(self) -> None:
        self.open_sign_in()
        for window, model in list(self.sales.items()):
            window.blockSignals(True)
            window.close()
            del self.sales[window]
            await self._leave_sale(window, model)
        if self.lobby is not None and self._lobby_model is not None:
            self.lobby.blockSignals(True)
            self.lobby.close()
            self.lobby.deleteLater()
            await self._lobby_model.close()
            self.lobby = self._lobby_model = None
        await self._close_receipts()
        await self._close_audit()


def _bring_up(window: HouseWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
