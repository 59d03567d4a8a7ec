"""My name, address and telephone, as the house has them for my statements. Knows no widget."""

import asyncio

from PySide6.QtCore import QObject, Signal

from contract.settlement import MyDetails, NewDetails
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked


class DetailsViewModel(QObject):
    """Reads and changes them.

    Signals:
        came(MyDetails): what the house has.
        kept(MyDetails): the house has taken the change.
        failed(HouseError): it has not, or did not answer.
    """

    came = Signal(object)
    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._tasks = TaskOwner("details")
        self._turn = asyncio.Lock()  # one request after the other: the last answer must be the newest

    def load(self) -> None:
        """Ask what the house has."""
        self._tasks.spawn(self._load(), "loading")

    def keep(self, name: str, address: str, phone: str) -> None:
        """Have the house keep these."""
        self._tasks.spawn(self._keep(NewDetails(name=name, address=address, phone=phone)))

    async def close(self) -> None:
        """Stop asking."""
        await self._tasks.stop()

    async def _load(self) -> None:
        from desktop_client.connection.desks.bidder import BidderDesk

        try:
            async with self._turn:
                details: MyDetails = await asked(BidderDesk(self._house.api).details())
        except HouseError as error:
            self.failed.emit(error)
        else:
            self.came.emit(details)

    async def _keep(self, wanted: NewDetails) -> None:
        from desktop_client.connection.desks.bidder import BidderDesk

        try:
            async with self._turn:
                details = await asked(BidderDesk(self._house.api).change_details(wanted))
        except HouseError as error:
            self.failed.emit(error)
        else:
            self.kept.emit(details)
