"""Making a sale, or changing one that has not opened: sends what the form gave, and says how it went.

Knows no widget. The form itself is `sale_draft`.
"""

from PySide6.QtCore import QObject, Signal

from contract.catalogue import SaleChange
from contract.terms import Terms
from contract.wire import SaleView
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked


class NewSaleViewModel(QObject):
    """One form's way to the house.

    `sale` is the sale that is changed, None for a new one.

    Signals:
        busy_changed(bool): a request is on its way, or has come back.
        made(SaleView): the house has the sale.
        failed(HouseError): it has not.
    """

    busy_changed = Signal(bool)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, house: House, sale: SaleView | None = None) -> None:
        super().__init__()
        self._house = house
        self.sale = sale
        self._tasks = TaskOwner("new sale")
        self._is_sending = False

    def send(self, title: str, terms: Terms) -> None:
        """Ask the house to make or change the sale; one request at a time, or there would be two sales."""
        if not self._is_sending:
            self._is_sending = True
            self._tasks.spawn(self._send(title, terms))

    async def close(self) -> None:
        """Stop waiting; what the house has taken it keeps."""
        await self._tasks.stop()

    async def _send(self, title: str, terms: Terms) -> None:
        from desktop_client.connection.desks.catalogue import CatalogueDesk

        self.busy_changed.emit(True)
        desk = CatalogueDesk(self._house.api)
        try:
            if self.sale is None:
                made: SaleView = await asked(desk.make_sale(title, terms))
            else:
                made = await asked(desk.change_sale(self.sale.id, SaleChange(title, terms)))
        except HouseError as error:
            self.failed.emit(error)
        else:
            self.made.emit(made)
        finally:
            self._is_sending = False
            self.busy_changed.emit(False)
