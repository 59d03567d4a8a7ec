"""The people of a sale over HTTP: registrations, guests, telephone lines. For clerks."""

from typing import Any, Final
from urllib.parse import quote

from msgspec import UNSET, UnsetType

from contract.people import GuestChange, LinePlan, NewGuest, PersonView, PhoneLines
from contract.rehearsal import Script
from contract.wire import DeskPaddle, PaddleStatus
from desktop_client.connection.api import HouseApi

_SALES: Final = "/api/sales"


class PeopleDesk:
    """What the Bidders and Book pages ask. Every method raises ApiError or ConnectionUnavailable."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def people(self, sale: str) -> list[PersonView]:
        """Return everybody with a registration, in the order of asking."""
        return await self._api.ask("GET", _path(sale, "people"), list[PersonView])

    async def add_guest(self, sale: str, guest: NewGuest) -> PersonView:
        """Give somebody a paddle at once."""
        return await self._api.ask("POST", _path(sale, "guests"), PersonView, guest)

    async def change_guest(self, sale: str, user: str, change: GuestChange) -> PersonView:
        """Change how a guest is reached."""
        return await self._api.ask("PATCH", _path(sale, "guests", user), PersonView, change)

    async def change_registration(
        self,
        sale: str,
        user: str,
        *,
        status: PaddleStatus | None = None,
        limit: int | UnsetType | None = UNSET,
        number: str | None = None,
        text: str | None = None,
    ) -> DeskPaddle:
        """Approve, refuse or block with a reason, set a limit (None lifts it), or give another number."""
        body: dict[str, Any] = {"user": user}
        if status is not None:
            body["status"] = status.value
        if limit is not UNSET:
            body["limit"] = limit
        if number is not None:
            body["number"] = number
        if text:
            body["text"] = text
        return await self._api.ask("PATCH", _path(sale, "registrations"), DeskPaddle, body)

    async def script(self, sale: str) -> Script:
        """Return the sale as a script to rehearse, with its reserves and its book."""
        return await self._api.ask("GET", _path(sale, "script"), Script)

    async def phone_lines(self, sale: str) -> PhoneLines:
        """Return who is called on which lot, and who can call."""
        return await self._api.ask("GET", _path(sale, "phone-lines"), PhoneLines)

    async def keep_phone_line(self, sale: str, plan: LinePlan) -> PhoneLines:
        """Keep a line, in the place of the one of the same lot and paddle."""
        return await self._api.ask("PUT", _path(sale, "phone-lines"), PhoneLines, plan)

    async def remove_phone_line(self, sale: str, lot: str, paddle: str) -> PhoneLines:
        """Take a line out."""
        query = {"lot": lot, "paddle": paddle}
        return await self._api.ask("DELETE", _path(sale, "phone-lines"), PhoneLines, query=query)


def _path(sale: str, *parts: str) -> str:
    return "/".join((_SALES, *(quote(part, safe="") for part in (sale, *parts))))
