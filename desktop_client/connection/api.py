"""The house over HTTP: everything that is asked once rather than told live.

One session, one token, the same certificates and refusals as the live connection (`network.py`).
"""

import asyncio
import io
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final, Self, TypeVar
from urllib.parse import quote

import aiohttp
import msgspec

from contract.audit import LedgerPage
from contract.commands import Bid
from contract.standing import Phase
from contract.verdicts import Code, Verdict
from contract.wire import LotView, PaddleStatus, SaleView, UserView, You
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import CertificateRefused, ConnectionUnavailable
from desktop_client.connection.network import open_session
from desktop_client.connection.problems import ApiError, read_problem

REQUEST_S: Final = 15.0
SENDING_S: Final = 120.0
"""How long a file may take on its way: a large picture over a slow line."""
MAX_PICTURE_BYTES: Final = 8 * 2**20
AT_ONCE_BYTES: Final = 256 * 1024

Answer = TypeVar("Answer")


class SignedIn(msgspec.Struct, frozen=True):
    """The answer to a sign-in."""

    token: str
    user: UserView


class SetUpState(msgspec.Struct, frozen=True):
    """Whether a house waits for its first admin, and whether nobody else has an account there either."""

    open: bool
    empty: bool


class RegistrationView(msgspec.Struct, frozen=True):
    """Your paddle, and whether it is good already."""

    paddle: str
    status: PaddleStatus


class ResultView(msgspec.Struct, frozen=True):
    """What became of a lot. `price` is the hammer price in minor units; `winner` a paddle or `room`."""

    lot: str
    title: str
    outcome: Phase
    price: int | None
    winner: str | None


class PictureSize(StrEnum):
    """How large a picture is wanted."""

    THUMB = "thumb"
    CARD = "card"
    FULL = "full"


class HouseApi:
    """HTTP requests to one house.

    Every method raises ApiError when the house refuses, ConnectionUnavailable when it cannot be reached; of
    these it is CertificateRefused when what answers shows a certificate that is not trusted.
    """

    def __init__(self, address: HouseAddress, token: str | None = None) -> None:
        self.address = address
        self.token = token
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the session; the api can be used again after it."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    # ── who ──────────────────────────────────────────────────────────────────────────────────────────

    async def sign_in(self, email: str, password: str) -> SignedIn:
        """Sign in; the token is kept for the requests that follow."""
        body = {"email": email, "password": password}
        signed_in = await self.ask("POST", "/api/session", SignedIn, body)
        self.token = signed_in.token
        return signed_in

    async def sign_out(self) -> None:
        """End the session; the token is forgotten even when the house cannot be reached."""
        try:
            await self.ask_bytes("DELETE", "/api/session")
        finally:
            self.token = None

    async def register_user(self, email: str, name: str, password: str) -> UserView:
        """Make an account."""
        return await self.ask(
            "POST", "/api/users", UserView, {"email": email, "name": name, "password": password}
        )

    async def set_up_state(self) -> SetUpState:
        """Ask whether the house waits for its first admin."""
        return await self.ask("GET", "/api/set-up", SetUpState)

    async def make_first_admin(self, code: str, email: str, name: str, password: str) -> UserView:
        """Make a new house's first admin with the one-time code that it printed at its start."""
        body = {"code": code, "email": email, "name": name, "password": password}
        return await self.ask("POST", "/api/set-up", UserView, body)

    async def change_password(self, password: str, new_password: str) -> None:
        """Change your password; every session of yours ends, this one too."""
        await self.ask_bytes("PUT", "/api/me/password", {"password": password, "new_password": new_password})
        self.token = None

    async def me(self) -> UserView:
        """Return who the token belongs to."""
        return await self.ask("GET", "/api/me", UserView)

    # ── sales ────────────────────────────────────────────────────────────────────────────────────────

    async def sales(self) -> list[SaleView]:
        """Return every sale of the house."""
        return await self.ask("GET", "/api/sales", list[SaleView])

    async def sale(self, sale: str) -> SaleView:
        """Return one sale."""
        return await self.ask("GET", sale_path(sale), SaleView)

    async def ledger(self, sale: str, after: int) -> LedgerPage:
        """Return a page of rows after row `after` in the audit form, with the signed head."""
        query = {"after": str(after)}
        return await self.ask("GET", sale_path(sale, "ledger"), LedgerPage, query=query)

    async def lots(self, sale: str, only: Sequence[str] = ()) -> list[LotView]:
        """Return a sale's catalogue in its order, or only these lots of it."""
        query = {"lots": ",".join(only)} if only else None
        return await self.ask("GET", sale_path(sale, "lots"), list[LotView], query=query)

    async def picture(self, sale: str, lot: str, number: int, size: PictureSize) -> bytes:
        """Return a picture's bytes; `number` counts from 1."""
        path = sale_path(sale, "lots", lot, "pictures", str(number))
        return await self.ask_bytes("GET", path, query={"size": size.value}, limit=MAX_PICTURE_BYTES)

    async def results(self, sale: str) -> list[ResultView]:
        """Return the results, in the order of the catalogue."""
        return await self.ask("GET", sale_path(sale, "results"), list[ResultView])

    async def results_csv(self, sale: str) -> bytes:
        """Return the results as a CSV file."""
        return await self.ask_bytes("GET", sale_path(sale, "results.csv"))

    async def bid(self, bid: Bid) -> Verdict:
        """Send a bid over HTTP: a known id gets its first verdict, also after the sale's end."""
        return await self.ask("POST", sale_path(bid.sale, "bids"), Verdict, msgspec.to_builtins(bid))

    # ── paddles ──────────────────────────────────────────────────────────────────────────────────────

    async def register_paddle(self, sale: str) -> RegistrationView:
        """Ask for a paddle in a sale."""
        return await self.ask("POST", sale_path(sale, "registration"), RegistrationView)

    async def you(self, sale: str) -> You:
        """Return what you may know of yourself in a sale."""
        return await self.ask("GET", sale_path(sale, "registration"), You)

    # ── requests, also for the desks of `connection/desks` ───────────────────────────────────────────

    async def ask(
        self,
        method: str,
        path: str,
        kind: type[Answer],
        body: Any = None,
        query: dict[str, str] | None = None,
    ) -> Answer:
        """Send a JSON body, if any, and read the JSON answer as `kind`."""
        return _read(await self.ask_bytes(method, path, body, query), kind)

    async def ask_bytes(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: dict[str, str] | None = None,
        limit: int | None = None,
    ) -> bytes:
        """Send a JSON body, if any, and return the answer's bytes; at most `limit` of them are taken."""
        data = None if body is None else msgspec.json.encode(body)
        return await self._request(method, path, data, "application/json", query, limit)

    async def send(
        self,
        method: str,
        path: str,
        data: bytes,
        content_type: str,
        kind: type[Answer],
        query: dict[str, str] | None = None,
    ) -> Answer:
        """Send a file as it is and read the JSON answer as `kind`."""
        return _read(await self._request(method, path, data, content_type, query, None, SENDING_S), kind)

    async def _request(
        self,
        method: str,
        path: str,
        data: bytes | None,
        content_type: str,
        query: dict[str, str] | None,
        limit: int | None,
        within_s: float = REQUEST_S,
    ) -> bytes:
        headers = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        if data is not None:
            headers["Content-Type"] = content_type
        if self._session is None:
            self._session = open_session(self.address)
        # A large file goes piece by piece: written at once it would hold up the loop.
        body = io.BytesIO(data) if data is not None and len(data) > AT_ONCE_BYTES else data
        try:
            async with (
                asyncio.timeout(within_s),
                self._session.request(
                    method, self.address.url + path, data=body, params=query, headers=headers
                ) as response,
            ):
                if response.status >= 400:
                    raise read_problem(_json_or_none(await response.read()), response.status)
                return await response.read() if limit is None else await _read_at_most(response, limit)
        except aiohttp.ClientConnectorCertificateError as error:
            raise CertificateRefused("the house's certificate is not trusted") from error
        except (TimeoutError, OSError, aiohttp.ClientError) as error:
            raise ConnectionUnavailable(f"the house cannot be reached: {type(error).__name__}") from error


def _read(answer: bytes, kind: type[Answer]) -> Answer:
    try:
        return msgspec.json.decode(answer, type=kind)
    except msgspec.MsgspecError as error:
        raise ApiError(Code.UNAVAILABLE, "The house's answer was not understood.", 502) from error


async def _read_at_most(response: aiohttp.ClientResponse, limit: int) -> bytes:
    # A picture is shown by a decoder: nothing larger than the house ever sends may reach it.
    data = await response.content.read(limit + 1)
    while len(data) <= limit and not response.content.at_eof():
        data += await response.content.read(limit + 1 - len(data))
    if len(data) > limit:
        raise ApiError(Code.UNAVAILABLE, "The picture is too large.", 502)
    return data


def _json_or_none(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        return None


def sale_path(sale: str, *parts: str) -> str:
    """Return the path of a sale's resource, each part quoted: `sale_path("s", "lots", "27 A")`."""
    return "/".join(("/api/sales", *(quote(part, safe="") for part in (sale, *parts))))
