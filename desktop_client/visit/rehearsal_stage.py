"""Opens a rehearsal's windows when its house is ready, and ends the rehearsal when the rostrum is left."""

from PySide6.QtCore import QObject, Signal

from desktop_client.receipts.drawer import Drawer
from desktop_client.runtime import ask
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.viewmodels.rehearsal import RehearsalState, RehearsalViewModel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.window import OfficeWindow
from desktop_client.windows.rehearsal_ribbon import RehearsalRibbon
from desktop_client.windows.room_display.window import RoomDisplayWindow

_KEY = "rehearsal"

AnyModel = ControlViewModel | OfficeViewModel | DisplayViewModel


class RehearsalStage(QObject):
    """At most one rehearsal at a time, of one visit: its rostrum, and what is opened from there.

    Signals:
        lobby_asked: the rehearsal's window shows the way back.
        quit_asked: the whole program shall end.
    """

    lobby_asked = Signal()
    quit_asked = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._tasks = TaskOwner("rehearsal's windows")
        # Apart, because an end that has begun is never cancelled: a house and its folder hang on it.
        self._ends = TaskOwner("rehearsal's ends")
        self._asker: HouseWindow | None = None
        self._receipts: ReceiptsViewModel | None = None
        self._windows: dict[HouseWindow, AnyModel] = {}
        self.model: RehearsalViewModel | None = None

    @property
    def window(self) -> ControlWindow | None:
        """Return the rehearsal's rostrum; None while there is none."""
        return next((window for window in self._windows if isinstance(window, ControlWindow)), None)

    def rehearse(self, house: House, sale: str, asker: HouseWindow) -> None:
        """Rehearse a sale, or bring the rehearsal that runs to the front; `asker` tells how it goes."""
        if self.model is not None:
            if self.window is not None:
                self.window.bring_up()
            return
        self._asker = asker
        asker.closed.connect(self._forget_asker)
        self.model = RehearsalViewModel(house, sale)
        self.model.changed.connect(self._on_changed)
        self._tell(self.tr("The rehearsal is being prepared …"), ToastKind.INFO)
        self.model.start()

    async def close(self) -> None:
        """End the rehearsal, if there is one; when this returns, nothing of it is left."""
        self._asker = None
        await self._tasks.stop()
        await self._ends.finish()
        await self._end()

    # ── as it goes ───────────────────────────────────────────────────────────────────────────────────

    def _on_changed(self) -> None:
        assert self.model is not None
        match self.model.state:
            case RehearsalState.RUNNING:
                self._open(self.model)
            case RehearsalState.FAILED:
                self._tell(self._why(self.model), ToastKind.FAILED)
                self._ends.spawn(self._end())
            case RehearsalState.OVER if self._windows:
                # Its process ended by itself: what is on the screen is of a house that is gone.
                self._tell(self.tr("The rehearsal broke off."), ToastKind.FAILED)
                self._ends.spawn(self._end())
            case _:
                return

    def _open(self, rehearsal: RehearsalViewModel) -> None:
        house, curtain = rehearsal.stage, rehearsal.curtain
        assert house is not None
        assert curtain is not None
        receipts = self._receipts = ReceiptsViewModel(Drawer(None), house.url)
        model = ControlViewModel(house, curtain.sale, self._preferences, receipts)
        window = ControlWindow(model, self._preferences)
        window.end_sale_asked.connect(lambda: self._tasks.spawn(self._end_sale(window), "ending the sale"))
        window.display_asked.connect(lambda: self._open_display(house, curtain.sale))
        window.office_asked.connect(lambda: self._open_office(house, curtain.sale))
        self._show(window, model)
        window.closed.connect(lambda: self._ends.spawn(self._end()))
        self._tell(self.tr("The rehearsal is ready: call it in its own window."), ToastKind.DONE)

    def _open_display(self, house: House, sale: str) -> None:
        if self._is_there(RoomDisplayWindow):
            return
        model = DisplayViewModel(house, sale, self._preferences, self._receipts)
        window = RoomDisplayWindow(model, self._preferences)
        self._show(window, model)
        window.fill_screen(self._preferences.settings.display_screen)

    def _open_office(self, house: House, sale: str) -> None:
        if not self._is_there(OfficeWindow):
            model = OfficeViewModel(house, sale, self._preferences, self._receipts)
            self._show(OfficeWindow(model, self._preferences), model)

    def _is_there(self, kind: type[HouseWindow]) -> bool:
        found = next((window for window in self._windows if isinstance(window, kind)), None)
        if found is not None:
            found.bring_up()
        return found is not None

    def _show(self, window: HouseWindow, model: AnyModel) -> None:
        self._windows[window] = model
        ribbon = RehearsalRibbon()
        ribbon.put_on(window)
        ribbon.end_asked.connect(lambda: self._ends.spawn(self._end()))
        window.lobby_asked.connect(self.lobby_asked)
        window.quit_asked.connect(self.quit_asked)
        if not isinstance(window, ControlWindow):
            window.closed.connect(lambda: self._ends.spawn(self._close(window)))
        window.show()
        model.start()

    async def _end_sale(self, window: ControlWindow) -> None:
        def asked() -> Asked:
            return Asked(
                self.tr("End the sale of the rehearsal?"),
                self.tr("The robots go home. The sale itself is not touched."),
                self.tr("End it"),
                self.tr("Cancel"),
            )

        question = Question(asked, window)
        if await ask(question):
            window.model.end_sale()

    async def _close(self, window: HouseWindow) -> None:
        model = self._windows.pop(window, None)
        if model is not None:
            window.put_away()
            await model.close()

    async def _end(self) -> None:
        rehearsal, receipts, self._receipts = self.model, self._receipts, None
        for window in list(self._windows):
            await self._close(window)
        if receipts is not None:
            await receipts.close()
        if rehearsal is not None:
            await rehearsal.close()
            if self.model is rehearsal:
                self.model = None

    def _forget_asker(self) -> None:
        self._asker = None

    def _tell(self, text: str, kind: ToastKind) -> None:
        if self._asker is not None:
            self._asker.toast(text, kind, _KEY)

    def _why(self, model: RehearsalViewModel) -> str:
        if model.error is not None:
            reason = model.error.reason
            return phrases.connection_reason(reason) or phrases.refusal(reason, model.error.message)
        return self.tr("The rehearsal could not begin: {why}").format(why=model.why)
