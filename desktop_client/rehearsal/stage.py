"""Opens a rehearsal's window when its house is ready, and ends the rehearsal when that window is closed."""

from PySide6.QtCore import QObject, Signal

from desktop_client.receipts.drawer import Drawer
from desktop_client.rehearsal.ribbon import RehearsalRibbon
from desktop_client.runtime import ask
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.viewmodels.rehearsal import RehearsalState, RehearsalViewModel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import Question
from desktop_client.windows.house_window import HouseWindow

_KEY = "rehearsal"


class RehearsalStage(QObject):
    """At most one rehearsal at a time, of one visit.

    Signals:
        lobby_asked: the rehearsal's window shows the way back.
    """

    lobby_asked = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._tasks = TaskOwner("rehearsal's windows")
        # Apart, because an end that has begun is never cancelled: a house and its folder hang on it.
        self._ends = TaskOwner("rehearsal's ends")
        self._asker: HouseWindow | None = None
        self._receipts: ReceiptsViewModel | None = None
        self._control: ControlViewModel | None = None
        self.model: RehearsalViewModel | None = None
        self.window: ControlWindow | None = None

    def rehearse(self, house: House, sale: str, asker: HouseWindow) -> None:
        """Rehearse a sale, or bring the rehearsal that runs to the front; `asker` tells how it goes."""
        if self.model is not None:
            if self.window is not None:
                self.window.show()
                self.window.raise_()
                self.window.activateWindow()
            return
        self._asker = asker
        self.model = RehearsalViewModel(house, sale)
        self.model.changed.connect(self._on_changed)
        self._tell(self.tr("The rehearsal is being prepared …"), ToastKind.INFO)
        self.model.start()

    async def close(self) -> None:
        """End the rehearsal, if there is one; when this returns, nothing of it is left."""
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
            case RehearsalState.OVER if self.window is not None:
                # Its process ended by itself: what is on the screen is of a house that is gone.
                self._ends.spawn(self._end())
            case _:
                return

    def _open(self, model: RehearsalViewModel) -> None:
        assert model.stage is not None
        assert model.curtain is not None
        self._receipts = ReceiptsViewModel(Drawer(None), model.stage.url)
        self._control = ControlViewModel(model.stage, model.curtain.sale, self._preferences, self._receipts)
        window = self.window = ControlWindow(self._control, self._preferences)
        ribbon = RehearsalRibbon()
        ribbon.put_on(window)
        ribbon.end_asked.connect(window.close)
        window.closed.connect(lambda: self._ends.spawn(self._end()))
        window.lobby_asked.connect(self.lobby_asked)
        window.end_sale_asked.connect(lambda: self._tasks.spawn(self._end_sale(window), "ending the sale"))
        window.show()
        self._control.start()
        self._tell(self.tr("The rehearsal is ready: call it in its own window."), ToastKind.DONE)

    async def _end_sale(self, window: ControlWindow) -> None:
        question = Question(
            self.tr("End the sale of the rehearsal?"),
            self.tr("The robots go home. The sale itself is not touched."),
            self.tr("End it"),
            self.tr("Cancel"),
            window,
        )
        if await ask(question):
            window.model.end_sale()

    async def _end(self) -> None:
        window, control, model = self.window, self._control, self.model
        receipts = self._receipts
        self.window = self._control = self._receipts = None
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        if control is not None:
            await control.close()
        if receipts is not None:
            await receipts.close()
        if model is not None:
            await model.close()
            if self.model is model:
                self.model = None

    def _tell(self, text: str, kind: ToastKind) -> None:
        if self._asker is not None:
            self._asker.toast(text, kind, _KEY)

    def _why(self, model: RehearsalViewModel) -> str:
        if model.error is not None:
            reason = model.error.reason
            return phrases.connection_reason(reason) or phrases.refusal(reason, model.error.message)
        return self.tr("The rehearsal could not begin: {why}").format(why=model.why)
