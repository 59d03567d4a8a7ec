"""The windows beside the sales: receipts and the audit, one of each for a visit.

Both close without anything else closing; nobody need be signed in for the audit.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.feed import LedgerHead
from desktop_client.receipts.drawer import Drawer
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.audit import AuditViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.windows.audit.window import AuditWindow
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.receipts.window import ReceiptsWindow


class SideWindows(QObject):
    """Opens and closes receipts and audit.

    Signals:
        audit_closed: nothing of the audit is left.
        quit_asked: the whole program shall end.
    """

    audit_closed = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        session: SessionViewModel,
        preferences: Preferences,
        drawer: Drawer | None,
        heads_heard: Callable[[str], list[LedgerHead]],
    ) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self._drawer, self._heads_heard = drawer or Drawer(None), heads_heard
        self._tasks = TaskOwner("side windows")
        self.receipts: ReceiptsWindow | None = None
        self.audit: AuditWindow | None = None
        self._receipts_model: ReceiptsViewModel | None = None
        self._audit_model: AuditViewModel | None = None

    def open_receipts(self) -> ReceiptsWindow:
        """Show the receipts of this house. Somebody must be signed in."""
        if self.receipts is None:
            self.receipts = ReceiptsWindow(self.my_receipts(), self._preferences)
            self.receipts.closed.connect(self._on_receipts_closed)
            self.receipts.check_asked.connect(self.open_audit)
            self.receipts.audit_asked.connect(self.open_audit)
            self.receipts.quit_asked.connect(self.quit_asked)
        bring_up(self.receipts)
        return self.receipts

    def open_audit(self, sale: str | None = None, file: Path | None = None) -> AuditWindow:
        """Show the audit window and begin with this sale or file."""
        if self.audit is None:
            signed_in = self._session.state is SessionState.SIGNED_IN
            house = self._session.house if signed_in else None
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
        bring_up(self.audit)
        return self.audit

    def my_receipts(self) -> ReceiptsViewModel:
        """Return the receipts of whoever is signed in, which every sale adds to."""
        if self._receipts_model is None:
            self._receipts_model = ReceiptsViewModel(self._drawer, self._session.house.url)
            self._receipts_model.load()
        return self._receipts_model

    async def close(self) -> None:
        """Close both, and let go of the receipts."""
        await self._tasks.stop()
        window, model = self.receipts, self._receipts_model
        self.receipts = self._receipts_model = None
        _put_away(window)
        if model is not None:
            await model.close()
        await self._close_audit()

    async def _close_audit(self) -> None:
        window, model = self.audit, self._audit_model
        self.audit = self._audit_model = None
        _put_away(window)
        if model is not None:
            await model.close()

    def _on_audit_closed(self) -> None:
        self._tasks.spawn(self._close_audit(), "closing the audit")
        self.audit_closed.emit()

    def _on_receipts_closed(self) -> None:
        if self.receipts is not None:
            self.receipts.deleteLater()
            self.receipts = None


def bring_up(window: HouseWindow) -> None:
    """Show a window in front of the others."""
    window.show()
    window.raise_()
    window.activateWindow()


def _put_away(window: HouseWindow | None) -> None:
    if window is not None:
        window.blockSignals(True)
        window.close()
        window.deleteLater()
