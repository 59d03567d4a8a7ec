"""Joins the house of this computer to a visit: its window, the way from there to the sales, and the end."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_client.hosting.faults import StartFault
from desktop_client.runtime import ask
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.hosting import HostingViewModel, HostState
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.navigator import Navigator
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.hosting.question import Fate, FateQuestion
from desktop_client.windows.hosting.window import HostWindow


class HostDesk(QObject):
    """At most one house and one window of it.

    `is_in_sight`: the window is there; one that is being closed is not.

    Signals:
        over: the program may end; the house is closed or goes on alone.
        closed: the window was closed.
        quit_asked: the whole program shall end.
    """

    over = Signal()
    closed = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        visit: Navigator,
        preferences: Preferences,
        data: Path,
    ) -> None:
        super().__init__()
        self._visit, self._preferences = visit, preferences
        self._tasks = TaskOwner("hosting's windows")
        self.model = HostingViewModel(data, preferences)
        self.model.admin_made.connect(self._on_admin_made)
        self.model.changed.connect(self._on_changed)
        self.window: HostWindow | None = None
        self.is_in_sight = False

    def open(self) -> HostWindow:
        """Show the window, and look whether the house goes on from before."""
        window = self._made()
        self.model.look()
        window.bring_up()
        return window

    def _made(self) -> HostWindow:
        if self.window is None:
            self.window = HostWindow(self.model, self._preferences)
            self.window.ready.connect(self._on_ready)
            self.window.close_asked.connect(self._on_close_asked)
            self.window.closed.connect(self._on_window_closed)
            self.window.quit_asked.connect(self.quit_asked)
        self.is_in_sight = True
        return self.window

    async def go_on(self) -> bool:
        """Enter the house that goes on from before; False when it does not."""
        await self.model.find()
        if self.model.awaits_admin:
            self.open()
        elif self.model.is_open:
            await self._enter(self.model.url)
        return self.model.is_open

    def end(self) -> None:
        """End the program: at once without a house, after a question with one."""
        if self.model.state in {HostState.OPEN, HostState.OPENING}:
            self._tasks.spawn(self._end(), "ending")
        else:
            self.over.emit()

    async def close(self) -> None:
        """Close the window, and the house unless it shall go on."""
        await self._tasks.stop()
        if self.window is not None:
            self.window.put_away()
            self.window = None
        await self.model.close()

    # ── what the person wants ────────────────────────────────────────────────────────────────────────

    def _on_window_closed(self) -> None:
        self.is_in_sight = False
        self.closed.emit()

    def _on_changed(self) -> None:
        if self.model.state is HostState.FAILED and self.model.fault is StartFault.ENDED:
            # The sale's windows know only that nobody answers. Keys meant for them go to no button here.
            self._made().show_up()

    def _on_ready(self, url: str) -> None:
        self._tasks.spawn(self._enter(url), "entering")

    def _on_admin_made(self, email: str, password: str) -> None:
        self._tasks.spawn(self._enter(self.model.url, (email, password)), "entering")

    def _on_close_asked(self) -> None:
        self._tasks.spawn(self._shut(), "closing the house")

    async def _enter(self, url: str, account: tuple[str, str] | None = None) -> None:
        session = self._visit.session
        signed_in = session.state is SessionState.SIGNED_IN
        if signed_in and session.house.url != url:
            if not await self._may_leave(session.house.url):
                return
            await self._visit.go_out()
            signed_in = False
        self._visit.want(None, url)
        if signed_in:
            return
        if account is not None:
            session.sign_in(url, *account)
        else:
            self._visit.open_sign_in().look_for(url)

    async def _may_leave(self, other: str) -> bool:
        assert self.window is not None

        def asked() -> Asked:
            text = self.tr("You are signed in at {house}. Its windows are closed; you can come back.")
            return Asked(
                self.tr("Leave the other house?"),
                text.format(house=other.partition("://")[2]),
                self.tr("Go to my house"),
                self.tr("Cancel"),
            )

        return await ask(Question(asked, self.window))

    async def _shut(self) -> None:
        assert self.window is not None

        def asked() -> Asked:
            return Asked(
                self.tr("Close the house?"),
                self.tr("Bidders are told, and no bid is taken until it is open again. Everything is kept."),
                self.tr("Close the house"),
                self.tr("Cancel"),
            )

        url = self.model.url
        if await ask(Question(asked, self.window, dangerous=True)) and await self._is_closed():
            await self._go_out_of(url)

    async def _is_closed(self) -> bool:
        """Close the house, and tell the person where it does not close."""
        is_closed = await self.model.end()
        if not is_closed and self.window is not None:
            self.window.toast(self._does_not_close, ToastKind.FAILED, "closing")
        return is_closed

    def _does_not_close(self) -> str:
        return self.tr("The house has not closed. Try again; its log says more.")

    async def _go_out_of(self, closed: str) -> None:
        """Stay in no house that was closed, nor at its door."""
        session = self._visit.session
        if session.state is SessionState.SIGNED_IN and session.house.url == closed:
            await self._visit.go_out()
        door = self._visit.sign_in
        if door is not None and door.server == closed:
            door.ask_for_a_house()
        if self.window is not None:
            self.window.bring_up()

    async def _end(self) -> None:
        question = FateQuestion(self.open())
        await ask(question)
        if question.fate is Fate.STAY:
            return
        if question.fate is Fate.GO_ON:
            self.model.leave()
        elif not await self._is_closed():
            return
        self.over.emit()
