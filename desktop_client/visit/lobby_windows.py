"""The lobby of a visit, and the form of a new sale over it.

Both are loaded when they are first opened (or before, by `warming`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionViewModel

if TYPE_CHECKING:
    from desktop_client.viewmodels.lobby import LobbyViewModel
    from desktop_client.viewmodels.new_sale import NewSaleViewModel
    from desktop_client.windows.lobby import LobbyWindow
    from desktop_client.windows.new_sale.dialog import SaleDialog


class LobbyWindows(QObject):
    """Opens and closes them. `lobby` is None while there is none.

    Signals:
        opened(HouseWindow): the lobby has been made, and is shown next.
        closed: the user closed it.
        sale_chosen(str), control_chosen(str), office_chosen(str): this sale shall be entered so.
        rehearsal_asked(str, HouseWindow): a sale shall be rehearsed, asked for in this window.
        sale_made(str): there is a new sale.
    """

    opened = Signal(object)
    closed = Signal()
    sale_chosen = Signal(str)
    control_chosen = Signal(str)
    office_chosen = Signal(str)
    rehearsal_asked = Signal(str, object)
    sale_made = Signal(str)

    def __init__(self, session: SessionViewModel, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self._tasks = TaskOwner("lobby's windows")
        self._model: LobbyViewModel | None = None
        self.lobby: LobbyWindow | None = None

    def open_lobby(self) -> "LobbyWindow":
        """Show the sales of the house. Somebody must be signed in."""
        if self.lobby is None:
            self.lobby = self._new_lobby()
            self.opened.emit(self.lobby)
        assert self._model is not None
        self._model.refresh()
        self.lobby.bring_up()
        return self.lobby

    def _new_lobby(self) -> "LobbyWindow":
        from desktop_client.viewmodels.lobby import LobbyViewModel
        from desktop_client.windows.lobby import LobbyWindow

        self._model = LobbyViewModel(self._session.house, self._session.user)
        lobby = LobbyWindow(self._model, self._preferences)
        lobby.sale_chosen.connect(self.sale_chosen)
        lobby.control_chosen.connect(self.control_chosen)
        lobby.office_chosen.connect(self.office_chosen)
        lobby.rehearsal_asked.connect(lambda sale: self.rehearsal_asked.emit(sale, lobby))
        lobby.new_sale_asked.connect(self.open_new_sale)
        lobby.closed.connect(self.closed)
        return lobby

    def open_new_sale(self) -> "SaleDialog":
        """Show the form of a new sale over the lobby."""
        from desktop_client.viewmodels.new_sale import NewSaleViewModel
        from desktop_client.windows.new_sale.dialog import SaleDialog

        model = NewSaleViewModel(self._session.house)
        dialog = SaleDialog(model, self._preferences.formats, self.open_lobby())
        dialog.made.connect(lambda sale: self.sale_made.emit(sale.id))
        dialog.finished.connect(lambda _result: self._tasks.spawn(self._let_go(model)))
        dialog.put_up()
        return dialog

    async def _let_go(self, form: "NewSaleViewModel") -> None:
        """Wait for no answer any more; the house may have made the sale all the same."""
        await form.close()
        if self._model is not None:
            self._model.refresh()

    async def close(self) -> None:
        """Close both."""
        await self._tasks.stop()
        lobby, model = self.lobby, self._model
        self.lobby = self._model = None
        if lobby is not None:
            lobby.put_away()
        if model is not None:
            await model.close()
