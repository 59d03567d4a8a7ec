"""What the control window asks of the house besides its calls: what an undo changes, telephones, buyers."""

from contract.people import PhoneLines
from contract.settlement import LotResult
from contract.wire import Undoable
from desktop_client.connection.api import HouseApi, sale_path


class RostrumDesk:
    """Requests of a clerk who calls a sale. Errors as HouseApi's."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def undoables(self, sale: str) -> list[Undoable]:
        """Return the last twenty entries that might be struck, newest first, and what would change."""
        return await self._api.ask("GET", sale_path(sale, "undo"), list[Undoable])

    async def phone_lines(self, sale: str) -> PhoneLines:
        """Return who is called on which lot, and by whom."""
        return await self._api.ask("GET", sale_path(sale, "phone-lines"), PhoneLines)

    async def buyers(self, sale: str) -> dict[str, str]:
        """Return the paddle that pays for each lot that the room bought, as far as it is known."""
        results = await self._api.ask("GET", sale_path(sale, "results"), list[LotResult])
        return {one.lot: one.winner for one in results if one.is_allotted and one.winner is not None}

    async def set_buyer(self, sale: str, lot: str, paddle: str | None) -> None:
        """Say which paddle pays for a lot that the room bought; None for nobody known."""
        await self._api.ask_bytes("PUT", sale_path(sale, "lots", lot, "buyer"), {"paddle": paddle})
