"""The windows beside the sales: my bids, my details, receipts and the audit, one of each for a visit.

All close without anything else closing; nobody need be signed in for the audit. Each is loaded when it is
opened first (or before, by `warming`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_client.receipts.drawer import Drawer
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.windows.house_window import HouseWindow

if TYPE_CHECKING:
    from contract.feed import LedgerHead
    from desktop_client.viewmodels.audit import AuditViewModel
    from desktop_client.viewmodels.my_bids import MyBidsViewModel
    from desktop_client.viewmodels.receipts import ReceiptsViewModel
    from desktop_client.windows.audit.window import AuditWindow
    from desktop_client.windows.details_dialog import DetailsDialog
    from desktop_client.windows.my_bids.window import MyBidsWindow
    from desktop_client.windows.receipts.window import ReceiptsWindow


class SideWindows(QObject):
    """Opens and closes them.

    Signals:
        lot_chosen(str, str): go to this lot of this sale.
        audit_closed: nothing of the audit is left.
        quit_asked: the whole program shall end.
    """

    lot_chosen = Signal(str, str)
    audit_closed = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        session: SessionViewModel,
        preferences: Preferences,
        drawer: Drawer | None,
        heads_heard: "Callable[[str], list[LedgerHead]]",
    ) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self._drawer, self._heads_heard = drawer or Drawer(None), heads_heard
        self._tasks = TaskOwner("side windows")
        self.receipts: ReceiptsWindow | None = None
        self.audit: AuditWindow | None = None
        self.my_bids: MyBidsWindow | None = None
        self._my_bids_model: MyBidsViewModel | None = None
        self._receipts_model: ReceiptsViewModel | None = None
        self._audit_model: AuditViewModel | None = None

    def open_receipts(self) -> "ReceiptsWindow":
        """Show the receipts of this house. Somebody must be signed in."""
        from desktop_client.windows.receipts.window import ReceiptsWindow

        if self.receipts is None:
            self.receipts = ReceiptsWindow(self.my_receipts(), self._preferences)
            self.receipts.closed.connect(self._on_receipts_closed)
            self.receipts.check_asked.connect(self.open_audit)
            self.receipts.audit_asked.connect(self.open_audit)
            self.receipts.quit_asked.connect(self.quit_asked)
        self.receipts.bring_up()
        return self.receipts

    def open_my_bids(self) -> "MyBidsWindow":
        """Show my bids and wins in every sale. Somebody must be signed in."""
        from desktop_client.viewmodels.my_bids import MyBidsViewModel
        from desktop_client.windows.my_bids.window import MyBidsWindow

        if self.my_bids is None:
            model = MyBidsViewModel(self._session.house, self._preferences, self.my_receipts())
            self._my_bids_model = model
            self.my_bids = MyBidsWindow(model, self._preferences)
            self.my_bids.closed.connect(self._on_my_bids_closed)
            self.my_bids.lot_chosen.connect(self.lot_chosen)
            self.my_bids.receipts_asked.connect(self.open_receipts)
            self.my_bids.details_asked.connect(self._on_details_asked)
            self.my_bids.audit_asked.connect(self.open_audit)
            self.my_bids.quit_asked.connect(self.quit_asked)
        assert self._my_bids_model is not None
        self._my_bids_model.refresh()
        self.my_bids.bring_up()
        return self.my_bids

    def open_details(self, over: HouseWindow) -> "DetailsDialog":
        """Show my name and address over a window. Somebody must be signed in."""
        from desktop_client.viewmodels.details import DetailsViewModel
        from desktop_client.windows.details_dialog import DetailsDialog

        model = DetailsViewModel(self._session.house)
        dialog = DetailsDialog(model, over)
        dialog.finished.connect(lambda _result: self._tasks.spawn(model.close()))
        dialog.put_up()
        model.load()
        return dialog

    def open_audit(self, sale: str | None = None, file: Path | None = None) -> "AuditWindow":
        """Show the audit window and begin with this sale or file."""
        from desktop_client.viewmodels.audit import AuditViewModel
        from desktop_client.windows.audit.window import AuditWindow

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
        self.audit.bring_up()
        return self.audit

    def my_receipts(self) -> "ReceiptsViewModel":
        """Return the receipts of whoever is signed in, which every sale adds to."""
        from desktop_client.viewmodels.receipts import ReceiptsViewModel

        if self._receipts_model is None:
            self._receipts_model = ReceiptsViewModel(self._drawer, self._session.house.url)
            self._receipts_model.load()
        return self._receipts_model

    async def close(self) -> None:
        """Close all, and let go of the receipts."""
        await self._tasks.stop()
        await self._close_my_bids()
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

    async def _close_my_bids(self) -> None:
        window, bids = self.my_bids, self._my_bids_model
        self.my_bids = self._my_bids_model = None
        _put_away(window)
        if bids is not None:
            await bids.close()

    def _on_my_bids_closed(self) -> None:
        self._tasks.spawn(self._close_my_bids(), "closing my bids")

    def _on_details_asked(self) -> None:
        if self.my_bids is not None:
            self.open_details(self.my_bids)

    def _on_audit_closed(self) -> None:
        self._tasks.spawn(self._close_audit(), "closing the audit")
        self.audit_closed.emit()

    def _on_receipts_closed(self) -> None:
        if self.receipts is not None:
            self.receipts.deleteLater()
            self.receipts = None


def _put_away(window: HouseWindow | None) -> None:
    if window is not None:
        window.put_away()
