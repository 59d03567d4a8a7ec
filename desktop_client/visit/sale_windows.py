"""The windows of sales in one visit: who bids, calls, prepares, or shows a sale to the hall.

Each window has a model of its own; one of a kind for each sale. Knows no network. A kind of window is loaded
when the first of it is opened (or before, by `warming`).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.house_window import HouseWindow

if TYPE_CHECKING:
    from contract.feed import LedgerHead
    from desktop_client.viewmodels.house import House
    from desktop_client.viewmodels.live_sale import LiveSale
    from desktop_client.viewmodels.notices import Notices
    from desktop_client.viewmodels.receipts import ReceiptsViewModel
    from desktop_client.windows.control.window import ControlWindow
    from desktop_client.windows.office.window import OfficeWindow
    from desktop_client.windows.room_display.window import RoomDisplayWindow
    from desktop_client.windows.sale_room.window import SaleRoomWindow


class SaleModel(Protocol):
    """What a window of a sale stands on."""

    @property
    def live(self) -> "LiveSale":
        """The sale as this window attends it."""
        ...

    def start(self) -> None:
        """Enter the sale's room."""
        ...

    async def close(self) -> None:
        """Leave it."""
        ...


SaleWindow = TypeVar("SaleWindow", bound=HouseWindow)


class SaleWindows(QObject):
    """Opens and closes the windows of sales. `windows` are those that are open, each with its model.

    Signals:
        opened(HouseWindow): a window has been made and is shown.
        closed: the user closed one; `windows` may be empty now.
        end_asked(ControlWindow): a clerk wants to end the sale of this window.
        rehearsal_asked(str, HouseWindow): a sale shall be rehearsed, asked for in this window.
    """

    opened = Signal(object)
    closed = Signal()
    end_asked = Signal(object)
    rehearsal_asked = Signal(str, object)

    def __init__(
        self,
        house: "Callable[[], House]",
        preferences: Preferences,
        receipts: "Callable[[], ReceiptsViewModel]",
        notices: "Callable[[], Notices]",
    ) -> None:
        super().__init__()
        self._house, self._preferences = house, preferences
        self._receipts, self._notices = receipts, notices
        self._tasks = TaskOwner("sale windows")
        self._leaving: list[SaleModel] = []
        self.windows: dict[HouseWindow, SaleModel] = {}

    def open_sale_room(self, sale: str) -> "SaleRoomWindow":
        """Enter a sale as a bidder; a window that is there already comes to the front."""
        from desktop_client.viewmodels.sale_room import SaleRoomViewModel
        from desktop_client.windows.sale_room.window import SaleRoomWindow

        def make() -> tuple[SaleRoomWindow, SaleRoomViewModel]:
            model = SaleRoomViewModel(
                self._house(), sale, self._preferences, self._receipts(), self._notices()
            )
            return SaleRoomWindow(model, self._preferences), model

        return self._open(SaleRoomWindow, sale, make)

    def open_control(self, sale: str) -> "ControlWindow":
        """Call a sale; a window that is there already comes to the front."""
        from desktop_client.viewmodels.control import ControlViewModel
        from desktop_client.windows.control.window import ControlWindow

        def make() -> tuple[ControlWindow, ControlViewModel]:
            model = ControlViewModel(self._house(), sale, self._preferences, self._receipts())
            control = ControlWindow(model, self._preferences)
            control.office_asked.connect(lambda: self.open_office(sale))
            control.display_asked.connect(lambda: self.open_display(sale))
            control.results_asked.connect(lambda: self.open_office(sale, "after"))
            control.end_sale_asked.connect(lambda: self.end_asked.emit(control))
            return control, model

        return self._open(ControlWindow, sale, make)

    def open_office(self, sale: str, page: str | None = None) -> "OfficeWindow":
        """Show what is prepared and settled around a sale, beginning with `page`."""
        from desktop_client.viewmodels.office import OfficeViewModel
        from desktop_client.windows.office.window import OfficeWindow

        def make() -> tuple[OfficeWindow, OfficeViewModel]:
            model = OfficeViewModel(self._house(), sale, self._preferences, self._receipts())
            office = OfficeWindow(model, self._preferences)
            office.control_asked.connect(self.open_control)
            office.rehearsal_asked.connect(lambda: self.rehearsal_asked.emit(sale, office))
            office.display_asked.connect(self.open_display)
            return office, model

        office = self._open(OfficeWindow, sale, make)
        if page is not None:
            office.show_page_named(page)
        return office

    def open_display(self, sale: str) -> "RoomDisplayWindow":
        """Show a sale to the hall, full screen on another screen where there is one."""
        from desktop_client.viewmodels.display import DisplayViewModel
        from desktop_client.windows.room_display.window import RoomDisplayWindow

        def make() -> tuple[RoomDisplayWindow, DisplayViewModel]:
            model = DisplayViewModel(self._house(), sale, self._preferences, self._receipts())
            return RoomDisplayWindow(model, self._preferences), model

        display = self._open(RoomDisplayWindow, sale, make)
        display.fill_screen(self._preferences.settings.display_screen)
        return display

    def room_of(self, sale: str) -> "SaleRoomWindow | None":
        """Return the room of a sale, where this visit has one."""
        from desktop_client.windows.sale_room.window import SaleRoomWindow

        rooms = (window for window in self.windows if isinstance(window, SaleRoomWindow))
        return next((window for window in rooms if window.model.live.sale_id == sale), None)

    def sale_of(self, window: HouseWindow) -> str | None:
        """Return which sale a window shows; None for a window of no sale."""
        model = self.windows.get(window)
        return None if model is None else model.live.sale_id

    @property
    def awaits_pictures(self) -> bool:
        """Tell whether pictures are on their way to one of the windows."""
        return any(model.live.pictures.is_busy for model in self.windows.values())

    def heads_heard(self, sale: str) -> "list[LedgerHead]":
        """Return the signed heads that windows of this sale have heard."""
        rooms = (model.live.room for model in self.windows.values())
        return [head for room in rooms if room.sale_id == sale for head in room.heads]

    async def close(self) -> None:
        """Close every window, and wait until each has left its sale."""
        await self._tasks.stop()
        for window in self.windows:
            window.put_away()
        models = [*self._leaving, *self.windows.values()]
        self._leaving, self.windows = [], {}
        for model in models:
            await model.close()

    def _open(
        self, kind: type[SaleWindow], sale: str, make: Callable[[], tuple[SaleWindow, SaleModel]]
    ) -> SaleWindow:
        """Bring this sale's window of a kind to the front, making it first where there is none."""
        for window, model in self.windows.items():
            if isinstance(window, kind) and model.live.sale_id == sale:
                window.bring_up()
                return window
        made, its_model = make()
        self._enter(made, its_model)
        return made

    def _enter(self, window: HouseWindow, model: SaleModel) -> None:
        self.windows[window] = model
        window.closed.connect(lambda: self._on_closed(window))
        window.show()
        model.start()
        self.opened.emit(window)

    def _on_closed(self, window: HouseWindow) -> None:
        model = self.windows.pop(window)
        self._leaving.append(model)  # who quits at once must not leave it half closed
        self._tasks.spawn(self._leave(window, model))
        self.closed.emit()

    async def _leave(self, window: HouseWindow, model: SaleModel) -> None:
        await model.close()
        if model in self._leaving:
            self._leaving.remove(model)
        window.deleteLater()
