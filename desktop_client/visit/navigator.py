"""The visit as links, hosting and the other ways in move it: it knows them, and they need not know it."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.sign_in import SignInWindow


class Navigator(Protocol):
    """Who decides which window follows which."""

    session: SessionViewModel
    sign_in: SignInWindow | None
    left: SignalInstance
    quit_asked: SignalInstance

    @property
    def front(self) -> HouseWindow | None:
        """The window in front."""
        ...

    def open_sign_in(self) -> SignInWindow:
        """Show the first window."""
        ...

    def want(self, sale: str | None, house: str) -> None:
        """Enter this sale of this house, or its lobby: now, or after signing in there."""
        ...

    async def go_out(self) -> None:
        """Leave the house without ending the session there."""
        ...
