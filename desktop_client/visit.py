"""One person's way through the windows: sign in, lobby, sales. Two visits in one process share nothing.

Decides which window follows which, and closes what a window leaves behind. Knows no network.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from contract.feed import LedgerHead
from desktop_client.herald import Herald
from desktop_client.keychain import Keychain
from desktop_client.receipts.drawer import Drawer
from desktop_client.rehearsal.stage import RehearsalStage
from desktop_client.runtime import ask
from desktop_client.side_windows import SideWindows, bring_up
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.viewmodels.lobby import LobbyViewModel
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.windows.audit.window import AuditWindow
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.window import OfficeWindow
from desktop_client.windows.receipts.window import ReceiptsWindow
from desktop_client.windows.room_display.window import RoomDisplayWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow
from desktop_client.windows.sign_in import SignInWindow


class SaleModel(Protocol):
    """What a window of a sale stands on."""

    @property
    def live(self) -> LiveSale:
        """The sale as this window attends it."""
        ...

    def start(self) -> None:
        """Enter the sale's room."""
        ...

    async def close(self) -> None:
        """Leave it."""
        ...


SaleWindow = TypeVar("SaleWindow", bound=HouseWindow)


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
        self.session = SessionViewModel(keychain, preferences)
        self.session.state_changed.connect(self._on_session_changed)
        self._tasks = TaskOwner("visit")
        self.sign_in: SignInWindow | None = None
        self.lobby: LobbyWindow | None = None
        self.sales: dict[HouseWindow, SaleModel] = {}
        self._leaving: list[SaleModel] = []
        self._lobby_model: LobbyViewModel | None = None
        self.side = SideWindows(self.session, preferences, drawer, self._heads_heard)
        self.side.audit_closed.connect(self._on_audit_closed)
        self.side.quit_asked.connect(self.quit_asked)
        self.side.lot_chosen.connect(self._on_lot_chosen)
        self.rehearsal = RehearsalStage(preferences)
        self.rehearsal.lobby_asked.connect(self.open_lobby)
        self.rehearsal.quit_asked.connect(self.quit_asked)
        self.wanted_sale: str | None = None
        self.herald = Herald(preferences, self._room_of)
        self.herald.sale_wanted.connect(self.open_sale_room)

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
            self.lobby.office_chosen.connect(self.open_office)
            self.lobby.rehearsal_asked.connect(self._rehearse_from_lobby)
            self.lobby.new_sale_asked.connect(self.open_new_sale)
            self._adopt(self.lobby, self._on_lobby_closed)
        assert self._lobby_model is not None
        self._lobby_model.refresh()
        bring_up(self.lobby)
        return self.lobby

    def open_sale_room(self, sale: str) -> SaleRoomWindow:
        """Enter a sale as a bidder; a window that is there already comes to the front."""

        def make() -> tuple[SaleRoomWindow, SaleRoomViewModel]:
            model = SaleRoomViewModel(
                self.session.house, sale, self._preferences, self.side.my_receipts(), self.herald.notices
            )
            return SaleRoomWindow(model, self._preferences), model

        return self._open(SaleRoomWindow, sale, make)

    def open_control(self, sale: str) -> ControlWindow:
        """Call a sale; a window that is there already comes to the front."""

        def make() -> tuple[ControlWindow, ControlViewModel]:
            model = ControlViewModel(self.session.house, sale, self._preferences, self.side.my_receipts())
            control = ControlWindow(model, self._preferences)
            control.office_asked.connect(lambda: self.open_office(sale))
            control.display_asked.connect(lambda: self.open_display(sale))
            control.end_sale_asked.connect(
                lambda: self._tasks.spawn(self._end_sale(control), "ending the sale")
            )
            return control, model

        return self._open(ControlWindow, sale, make)

    def open_office(self, sale: str, page: str | None = None) -> OfficeWindow:
        """Show what is prepared and settled around a sale, beginning with `page`."""

        def make() -> tuple[OfficeWindow, OfficeViewModel]:
            model = OfficeViewModel(self.session.house, sale, self._preferences, self.side.my_receipts())
            office = OfficeWindow(model, self._preferences)
            office.control_asked.connect(self.open_control)
            office.rehearsal_asked.connect(lambda: self.rehearse(sale, office))
            office.display_asked.connect(self.open_display)
            return office, model

        office = self._open(OfficeWindow, sale, make)
        if page is not None:
            office.show_page_named(page)
        return office

    def open_display(self, sale: str) -> RoomDisplayWindow:
        """Show a sale to the hall, full screen on another screen where there is one."""

        def make() -> tuple[RoomDisplayWindow, DisplayViewModel]:
            model = DisplayViewModel(self.session.house, sale, self._preferences, self.side.my_receipts())
            return RoomDisplayWindow(model, self._preferences), model

        display = self._open(RoomDisplayWindow, sale, make)
        display.fill_screen(self._preferences.settings.display_screen)
        return display

    def rehearse(self, sale: str, asker: HouseWindow) -> None:
        """Rehearse a sale with robots, in a house that is gone afterwards."""
        self.rehearsal.rehearse(self.session.house, sale, asker)

    def _rehearse_from_lobby(self, sale: str) -> None:
        self.rehearse(sale, self.open_lobby())

    def open_new_sale(self) -> SaleDialog:
        """Show the form of a new sale over the lobby; the office of what is made opens by itself."""
        model = NewSaleViewModel(self.session.house)
        dialog = SaleDialog(model, self._preferences.formats, self.open_lobby())
        dialog.made.connect(lambda sale: self.open_office(sale.id, "catalogue"))
        dialog.finished.connect(lambda _result: self._tasks.spawn(model.close()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_receipts(self) -> ReceiptsWindow:
        """Show the receipts of this house. Somebody must be signed in."""
        return self.side.open_receipts()

    def open_audit(self, sale: str | None = None, file: Path | None = None) -> AuditWindow:
        """Show the audit window and begin with this sale or file. Nobody need be signed in."""
        return self.side.open_audit(sale, file)

    def _heads_heard(self, sale: str) -> list[LedgerHead]:
        """Return the signed heads that windows of this sale have heard."""
        rooms = (model.live.room for model in self.sales.values())
        return [head for room in rooms if room.sale_id == sale for head in room.heads]

    def _on_audit_closed(self) -> None:
        if not self.sales and self.lobby is None and (self.sign_in is None or not self.sign_in.isVisible()):
            self.left.emit()

    @property
    def front(self) -> HouseWindow | None:
        """Return the window that is in front: a sale, else the lobby, else the sign-in."""
        windows: list[HouseWindow | None] = [*self.sales, self.lobby, self.sign_in]
        return next((window for window in windows if window is not None and window.isVisible()), None)

    def _on_lot_chosen(self, sale: str, lot: str) -> None:
        self.open_sale_room(sale).model.select_lot(lot)

    def _room_of(self, sale: str) -> SaleRoomWindow | None:
        rooms = (window for window in self.sales if isinstance(window, SaleRoomWindow))
        return next((window for window in rooms if window.model.live.sale_id == sale), None)

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
        self.herald.close()
        await self._tasks.stop()
        await self.rehearsal.close()
        for window in [self.sign_in, self.lobby, *self.sales]:
            if window is not None:
                window.blockSignals(True)
                window.close()
                window.deleteLater()
        for model in [*self._leaving, *self.sales.values()]:
            await model.close()
        self.sales.clear()
        if self._lobby_model is not None:
            await self._lobby_model.close()
        await self.side.close()
        await self.session.close()

    # ── from one to the next ─────────────────────────────────────────────────────────────────────────

    def _open(
        self, kind: type[SaleWindow], sale: str, make: Callable[[], tuple[SaleWindow, SaleModel]]
    ) -> SaleWindow:
        """Bring this sale's window of a kind to the front, making it first where there is none."""
        for window, model in self.sales.items():
            if isinstance(window, kind) and model.live.sale_id == sale:
                bring_up(window)
                return window
        made, its_model = make()
        self._enter(made, its_model)
        return made

    def _enter(self, window: HouseWindow, model: SaleModel) -> None:
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
        window.my_bids_asked.connect(self.side.open_my_bids)
        window.details_asked.connect(lambda: self.side.open_details(window))
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
        self._leaving.append(model)  # who quits at once must not leave it half closed
        self._tasks.spawn(self._leave_sale(window, model))
        if not self.sales and self.session.state is SessionState.SIGNED_IN:
            self.open_lobby()

    async def _leave_sale(self, window: HouseWindow, model: SaleModel) -> None:
        await model.close()
        if model in self._leaving:
            self._leaving.remove(model)
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
        self.herald.rest()
        await self.rehearsal.close()
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
        await self.side.close()
