"""What the room display and the showing of pictures ask of the house."""

from contract.display import Display, ShownPicture
from desktop_client.connection.api import HouseApi, sale_path


class DisplayDesk:
    """Requests about a sale's room display. Errors as HouseApi's."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def display(self, sale: str) -> Display:
        """Return how the room display is set."""
        return await self._api.ask("GET", sale_path(sale, "display"), Display)

    async def set_display(self, sale: str, display: Display) -> Display:
        """Set the room display (clerks only)."""
        return await self._api.ask("PUT", sale_path(sale, "display"), Display, display)

    async def show(self, sale: str, lot: str, file: bytes) -> ShownPicture:
        """Show a picture to everybody who attends, now (clerks only)."""
        path = sale_path(sale, "lots", lot, "show")
        return await self._api.send("POST", path, file, "application/octet-stream", ShownPicture)
