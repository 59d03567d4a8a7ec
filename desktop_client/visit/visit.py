"""One person's way through the windows: sign in, lobby, sales. Two visits in one process share nothing.

Decides which window follows which, and closes what a window leaves behind. Knows no network. What stands
behind the first window is loaded when it is wanted (or before, by `warming`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_client.receipts.drawer import Drawer
from desktop_client.runtime import ask
from desktop_client.system.keychain import NotKept
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.visit.lobby_windows import LobbyWindows
from desktop_client.visit.sale_windows import SaleWindows
from desktop_client.visit.side_windows import SideWindows
from desktop_client.visit.ways_in import WaysIn
from desktop_client.visit.when_wanted import WhenWanted
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.sign_in import SignInWindow

if TYPE_CHECKING:
    import asyncio
    from typing import Any

    from desktop_client.viewmodels.receipts import ReceiptsViewModel
    from desktop_client.visit.herald import Herald
    from desktop_client.visit.rehearsal_stage import RehearsalStage
    from desktop_client.windows.control.window import ControlWindow
    from desktop_client.windows.lobby import LobbyWindow
    from desktop_client.windows.new_sale.dialog import SaleDialog


class Visit(QObject):
    """Owns one session and its windows.

    Signals:
        left: the last window of this visit was closed.
        quit_asked: the whole program shall end.
    """

    left = Signal()
    quit_asked = Signal()

    def __init__(
        self, preferences: Preferences, session: SessionViewModel, drawer: Drawer | None = None
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self.session = session
        self.session.state_changed.connect(self._on_session_changed)
        self.session.not_kept.connect(self._on_not_kept)
        self._tasks = TaskOwner("visit")
        self.sign_in: SignInWindow | None = None
        self.sales = SaleWindows(
            house=lambda: self.session.house,
            preferences=preferences,
            receipts=self._my_receipts,
            notices=lambda: self.herald.notices,
        )
        self.sales.opened.connect(self._on_sale_opened)
        self.sales.closed.connect(self._on_sale_closed)
        self.sales.end_asked.connect(self._on_end_asked)
        self.sales.rehearsal_asked.connect(self.rehearse)
        self._lobby = LobbyWindows(session, preferences)
        self._lobby.opened.connect(self._adopt)
        self._lobby.closed.connect(self._on_lobby_closed)
        self._lobby.rehearsal_asked.connect(self.rehearse)
        self._lobby.sale_chosen.connect(self.sales.open_sale_room)
        self._lobby.control_chosen.connect(self.sales.open_control)
        self._lobby.office_chosen.connect(self.sales.open_office)
        self._lobby.sale_made.connect(lambda sale: self.sales.open_office(sale, "catalogue"))
        self.side = SideWindows(self.session, preferences, drawer, self.sales.heads_heard)
        self.side.audit_closed.connect(self._on_audit_closed)
        self.side.quit_asked.connect(self.quit_asked)
        self.side.lot_chosen.connect(self._on_lot_chosen)
        self.ways = WaysIn(self, preferences)
        self.wanted_sale: str | None = None
        self._wanted_at: str | None = None
        self._going_out: asyncio.Task[Any] | None = None

    @WhenWanted
    def rehearsal(self) -> "RehearsalStage":
        """The stage of rehearsals, put up with the first."""
        from desktop_client.visit.rehearsal_stage import RehearsalStage

        stage = RehearsalStage(self._preferences)
        stage.lobby_asked.connect(self.open_lobby)
        stage.quit_asked.connect(self.quit_asked)
        return stage

    @WhenWanted
    def herald(self) -> "Herald":
        """Who tells what happens in the sales, from the first one on."""
        from desktop_client.visit.herald import Herald

        herald = Herald(self._preferences, self.sales.room_of)
        herald.sale_wanted.connect(self.sales.open_sale_room)
        return herald

    # ── windows ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def front(self) -> HouseWindow | None:
        """Return the window that is in front: a sale, else the lobby, else the sign-in."""
        windows: list[HouseWindow | None] = [*self.sales.windows, self.lobby, self.sign_in]
        return next((window for window in windows if window is not None and window.isVisible()), None)

    def begin_at(self, door: SignInWindow) -> None:
        """Take over a sign-in window of this session that was made, and painted, before the visit."""
        self.sign_in = door
        self.ways.begin_at(door)
        door.complete()
        door.closed.connect(self._on_sign_in_closed)
        self._adopt(door)

    def open_sign_in(self) -> SignInWindow:
        """Show the first window."""
        if self.sign_in is None:
            self.begin_at(SignInWindow(self.session, self._preferences))
        assert self.sign_in is not None
        self.sign_in.show()
        return self.sign_in

    @property
    def lobby(self) -> "LobbyWindow | None":
        """Return the lobby, where it has been opened."""
        return self._lobby.lobby

    def open_lobby(self) -> "LobbyWindow":
        """Show the sales of the house. Somebody must be signed in."""
        return self._lobby.open_lobby()

    def open_new_sale(self) -> "SaleDialog":
        """Show the form of a new sale over the lobby; the office of what is made opens by itself."""
        return self._lobby.open_new_sale()

    def rehearse(self, sale: str, asker: HouseWindow) -> None:
        """Rehearse a sale with robots, in a house that is gone afterwards."""
        self.rehearsal.rehearse(self.session.house, sale, asker)

    def _my_receipts(self) -> "ReceiptsViewModel":
        return self.side.my_receipts()

    def _adopt(self, window: HouseWindow) -> None:
        window.quit_asked.connect(self.quit_asked)
        self.ways.offer_in(window)
        window.my_bids_asked.connect(self.side.open_my_bids)
        window.details_asked.connect(lambda: self.side.open_details(window))
        window.receipts_asked.connect(self.side.open_receipts)
        window.sign_in_asked.connect(self.session.sign_out)
        window.audit_asked.connect(lambda: self.side.open_audit(self.sales.sale_of(window)))
        window.sign_out_asked.connect(lambda: self._tasks.spawn(self._sign_out(window), "signing out"))

    # ── from one to the next ─────────────────────────────────────────────────────────────────────────

    def _on_sale_opened(self, window: HouseWindow) -> None:
        self._adopt(window)
        window.lobby_asked.connect(self.open_lobby)
        if self.lobby is not None:
            self.lobby.hide()

    def _on_sale_closed(self) -> None:
        if not self.sales.windows and self.session.state is SessionState.SIGNED_IN:
            self.open_lobby()

    def _on_lot_chosen(self, sale: str, lot: str) -> None:
        self.sales.open_sale_room(sale).model.select_lot(lot)

    def _on_sign_in_closed(self) -> None:
        if self.session.state is not SessionState.SIGNED_IN and not self.ways.plays_demo:
            self.left.emit()

    def _on_lobby_closed(self) -> None:
        if not self.sales.windows:
            self.left.emit()

    def _on_audit_closed(self) -> None:
        if (
            not self.sales.windows
            and self.lobby is None
            and (self.sign_in is None or not self.sign_in.isVisible())
        ):
            self.left.emit()

    # ── into the house, and out of it ────────────────────────────────────────────────────────────────

    def want(self, sale: str | None, house: str) -> None:
        """Enter this sale of this house, or its lobby: now, or after signing in there."""
        self.wanted_sale, self._wanted_at = sale, house
        if self.session.state is SessionState.SIGNED_IN:
            self._enter_what_is_wanted()

    def _enter_what_is_wanted(self) -> None:
        self.open_lobby()
        sale, self.wanted_sale = self.wanted_sale, None
        if sale is not None and self._wanted_at in {None, self.session.house.url}:
            self.sales.open_sale_room(sale)

    async def go_out(self) -> None:
        """Leave the house without ending the session there; every window of it is closed then."""
        await self.session.leave()
        if self._going_out is not None:
            await self._going_out

    def _on_session_changed(self) -> None:
        if self.session.state is SessionState.SIGNED_IN:
            self._on_signed_in()
        elif self.session.state is SessionState.SIGNED_OUT and (self.lobby or self.sales.windows):
            self._going_out = self._tasks.spawn(self._back_to_the_door(), "signed out")

    def _on_signed_in(self) -> None:
        self._enter_what_is_wanted()
        if self.sign_in is not None:
            self.sign_in.hide()

    async def _back_to_the_door(self) -> None:
        self.open_sign_in()
        if (herald := Visit.herald.made_in(self)) is not None:
            herald.rest()
        await self._close_rehearsal()
        await self.sales.close()
        await self._lobby.close()
        await self.side.close()

    def _on_not_kept(self, why: NotKept) -> None:
        if self.front is not None:
            self.front.toast(self._locked if why is NotKept.LOCKED else self._no_keyring, key="keyring")

    def _no_keyring(self) -> str:
        return self.tr("This computer has no keyring: at the next start you sign in again.")

    def _locked(self) -> str:
        return self.tr("The keyring stayed locked: at the next start you sign in again.")

    # ── what is asked before it ends ─────────────────────────────────────────────────────────────────

    def _on_end_asked(self, window: "ControlWindow") -> None:
        self._tasks.spawn(self._end_sale(window), "ending the sale")

    async def _end_sale(self, window: "ControlWindow") -> None:
        from desktop_client.windows.dialogs import Asked, Question

        def asked() -> Asked:
            return Asked(
                self.tr("End the sale?"),
                window.questions.what_ending_means(),
                self.tr("End the sale"),
                self.tr("Cancel"),
            )

        question = Question(asked, window, dangerous=True)
        if await ask(question):
            window.model.end_sale()

    async def _sign_out(self, window: HouseWindow) -> None:
        from desktop_client.windows.dialogs import Asked, Question

        def asked() -> Asked:
            return Asked(
                self.tr("Sign out?"),
                self.tr("Bids that the house has taken stay. Maxima left in the book go on bidding for you."),
                self.tr("Sign out"),
                self.tr("Cancel"),
            )

        question = Question(asked, window)
        if not self.sales.windows or await ask(question):
            self.session.sign_out()

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────

    async def close(self) -> None:
        """Close every window and let go of the house."""
        if (herald := Visit.herald.made_in(self)) is not None:
            herald.close()
        await self._tasks.stop()
        await self._close_rehearsal()
        await self.ways.close()
        if self.sign_in is not None:
            self.sign_in.put_away()
        await self._lobby.close()
        await self.sales.close()
        await self.side.close()
        await self.session.close()

    async def _close_rehearsal(self) -> None:
        if (rehearsal := Visit.rehearsal.made_in(self)) is not None:
            await rehearsal.close()
