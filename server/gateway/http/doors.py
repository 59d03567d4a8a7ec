"""What the HTTP handlers may use of the house, and what they know of one request."""

import asyncio
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any, TypeVar

import msgspec
from aiohttp import web

from contract.verdicts import Code
from contract.wire import UserView
from server.accounts.sessions import Accounts
from server.accounts.set_up import SetUp
from server.catalogue.pictures import PictureStore
from server.gateway.addresses import AddressBook
from server.gateway.answers import PublicStates
from server.gateway.connections import Connections
from server.gateway.decoding import decode_json
from server.gateway.doorkeeper import Doorkeeper
from server.gateway.http.patience import Patience
from server.gateway.metrics import Metrics
from server.gateway.office_changes import OfficeChanges
from server.gateway.pictures import Showing
from server.gateway.problems import ProblemError
from server.gateway.rate_limit import Buckets
from server.gateway.settling import Settling
from server.rostrum.clock import Clock
from server.rostrum.house import House
from server.rostrum.rostrum import Rostrum
from server.store.catalogue import CatalogueStore
from server.store.ledger import LedgerStore
from server.store.office import DisplayStore
from server.store.people import PeopleStore

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

BODY_AT_MOST = 64 * 1024


@dataclass(slots=True, kw_only=True)
class Doors:
    """The parts of the house that answer over HTTP. `ready` is false while it opens or closes.

    `buckets` limit requests by address, `user_buckets` commands by user, whatever way they come;
    `one_workbook` is the turn of reading a spreadsheet, `one_guest` that of registering a guest.
    """

    house: House
    states: PublicStates
    connections: Connections
    accounts: Accounts
    set_up: SetUp
    catalogue: CatalogueStore
    pictures: PictureStore
    ledger: LedgerStore
    people: PeopleStore
    displays: DisplayStore
    settling: Settling
    showing: Showing
    doorkeeper: Doorkeeper
    addresses: AddressBook
    clock: Clock
    buckets: Buckets
    user_buckets: Buckets
    metrics: Metrics
    patience: Patience
    changes: OfficeChanges
    one_workbook: asyncio.Semaphore = field(default_factory=partial(asyncio.Semaphore, 1))
    one_guest: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: bool = False


@dataclass(slots=True, kw_only=True)
class Visit:
    """One request, by somebody or nobody, from `address`, received at `at` (ms, UTC)."""

    doors: Doors
    request: web.Request
    user: UserView | None
    token: str
    address: str
    at: int

    @property
    def me(self) -> UserView:
        """Who asks; only for routes that need somebody signed in."""
        assert self.user is not None  # the route's access has been checked
        return self.user

    def rostrum(self) -> Rostrum:
        """Return the rostrum of the sale in the address. Raises ProblemError `unknown_sale`."""
        rostrum = self.doors.house.rostrum(self.request.match_info["sale"])
        if rostrum is None:
            raise ProblemError(Code.UNKNOWN_SALE, "There is no such sale in this house.")
        return rostrum

    async def body(self, kind: type[T]) -> T:
        """Read the JSON body as `kind`, strictly. Raises MalformedError."""
        return decode_json(await self.request.read(), kind)

    def number(self, name: str, default: int, *, at_most: int) -> int:
        """Read a whole number from the query. Raises ProblemError `malformed`."""
        text = self.request.query.get(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise ProblemError(Code.MALFORMED, f"{name} must be a whole number, zero or more.", field=name)
        return min(int(text), at_most)

    def one_of(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Read one of an enum's values from the query. Raises ProblemError `malformed`."""
        text = self.request.query.get(name)
        if text is None and default is not None:
            return default
        found = next((one for one in kind if one.value == text), None)
        if found is None:
            values = ", ".join(str(one.value) for one in kind)
            raise ProblemError(Code.MALFORMED, f"{name} must be one of these: {values}.", field=name)
        return found


DOORS = web.AppKey("doors", Doors)


def json_response(body: Any, *, status: int = 200) -> web.Response:
    """Answer with a contract struct, or a list of them."""
    return encoded_response(msgspec.json.encode(body), status=status)


def encoded_response(body: bytes, *, status: int = 200) -> web.Response:
    """Answer with what is JSON already."""
    # What one user may see is nobody else's: no cache may keep it.
    headers = {"Cache-Control": "no-store"}
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)
