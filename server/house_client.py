"""The house's own commands as HTTP calls, whether a server runs or not: one code path, one writing process.

While a server has the data directory open, the calls go to it: its address and a token for its owner lie in
the directory. Otherwise the same server runs here, on loopback, for as long as it takes.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import quote, urlsplit

import aiohttp
import msgspec

from contract.audit import LedgerPage
from contract.house_folder import NOTE, HouseNote
from contract.papers import PaperKind, PaperLanguage, PaperSummary
from contract.rehearsal import Script
from contract.verdicts import Code
from contract.wire import Problem, Role, SaleView, UserView
from server.catalogue.new_sale import NewSale
from server.store.directory import DATABASE_NAME
from server.store.errors import DataDirInUse
from server.store.lock import is_taken

READY_WITHIN_S: Final = 10.0
_LOOK_EVERY_S: Final = 0.1
_OF_THIS_COMPUTER: Final = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # it is not bound to
_CHUNK: Final = 256 * 1024


class HouseUnreachable(Exception):
    """The house cannot be asked; the message says why."""


class HouseRefused(Exception):
    """The house said no; the message is its sentence."""

    def __init__(self, code: Code, message: str, status: int) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class HouseAddress:
    """Where to call a house that runs, with the token of its owner and the certificate that it shows."""

    url: str
    token: str
    certificate: str | None = None

    @classmethod
    def of(cls, note: HouseNote) -> Self:
        """Return the address of a house by its note: this computer's own if it listens on all that it has."""
        parts = urlsplit(note.url)
        own = _OF_THIS_COMPUTER.get(parts.hostname or "")
        url = note.url if own is None else parts._replace(netloc=f"{own}:{parts.port}").geturl()
        return cls(url, note.token, note.certificate)

    def is_held_to(self) -> "aiohttp.Fingerprint | bool":
        """Return what a connection is held to: exactly that certificate, or what the system trusts."""
        return True if self.certificate is None else aiohttp.Fingerprint(bytes.fromhex(self.certificate))


class HouseClient:
    """The calls that the command line makes. Each raises HouseRefused or HouseUnreachable."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @classmethod
    @asynccontextmanager
    async def of(cls, data_dir: Path, *, must_exist: bool = False) -> AsyncIterator[Self]:
        """Reach the house of a data directory; with `must_exist`, a directory without one is refused."""
        async with AsyncExitStack() as stack:
            address = await _reach(stack, data_dir, must_exist=must_exist)
            session = aiohttp.ClientSession(
                address.url,
                headers={"Authorization": f"Bearer {address.token}"},
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=5),
                connector=aiohttp.TCPConnector(ssl=address.is_held_to()),
            )
            yield cls(await stack.enter_async_context(session))

    async def users(self) -> list[UserView]:
        """Return all users."""
        return msgspec.json.decode(await self._call("GET", "/api/users"), type=list[UserView])

    async def add_user(self, email: str, name: str, role: Role, password: str) -> UserView:
        """Open an account."""
        body = {"email": email, "name": name, "role": role.value, "password": password}
        return msgspec.json.decode(await self._call("POST", "/api/users", json=body), type=UserView)

    async def sales(self) -> list[SaleView]:
        """Return all sales."""
        return msgspec.json.decode(await self._call("GET", "/api/sales"), type=list[SaleView])

    async def make_sale(self, new: NewSale, catalogue: bytes, pictures: Mapping[str, Path]) -> SaleView:
        """Make a sale with its catalogue and pictures (by name): all of it or nothing."""
        form = aiohttp.FormData(default_to_multipart=True)
        form.add_field("sale", msgspec.json.encode(new).decode(), content_type="application/json")
        form.add_field("catalogue", catalogue, filename="catalogue.csv", content_type="text/csv")
        for name, path in pictures.items():
            # Opened when its turn comes: a sale may have more pictures than a process may have open files.
            form.add_field("picture", _chunks(path), filename=name, content_type="application/octet-stream")
        return msgspec.json.decode(await self._call("POST", "/api/sales", data=form), type=SaleView)

    async def catalogue_file(self, sale_id: str, kind: str) -> bytes:
        """Return a sale's catalogue as a file of this kind, `csv` or `xlsx`."""
        return await self._call("GET", f"/api/sales/{quote(sale_id, safe='')}/catalogue.{kind}")

    async def script(self, sale_id: str) -> Script:
        """Return a sale as a script to rehearse."""
        path = f"/api/sales/{quote(sale_id, safe='')}/script"
        return msgspec.json.decode(await self._call("GET", path), type=Script)

    async def papers(self, sale_id: str, kind: PaperKind, *, issue: bool) -> list[PaperSummary]:
        """Return a sale's statements of one kind; with `issue`, those without a current number get one."""
        path = f"/api/sales/{quote(sale_id, safe='')}/papers"
        if issue:
            await self._call("POST", path, json={"kind": kind.value})
        answer = await self._call("GET", f"{path}?kind={kind.value}")
        return msgspec.json.decode(answer, type=list[PaperSummary])

    async def paper_pdf(
        self, sale_id: str, kind: PaperKind, party: str, language: PaperLanguage | None
    ) -> bytes:
        """Return one statement as PDF, in its own language without another."""
        query = {"kind": kind.value, "party": party}
        if language is not None:
            query["language"] = language.value
        return await self._call("GET", f"/api/sales/{quote(sale_id, safe='')}/paper.pdf", params=query)

    async def results_file(self, sale_id: str, form: str, only: str) -> bytes:
        """Return a sale's results as a file, `csv` or `xlsx`; `only` all, sold or unsold lots."""
        path = f"/api/sales/{quote(sale_id, safe='')}/results.{form}"
        return await self._call("GET", path, params={"only": only})

    async def ledger_page(self, sale_id: str, after: int, *, opened: bool) -> LedgerPage:
        """Return rows of a sale's ledger after number `after`, with what they hide if `opened`."""
        path = f"/api/sales/{quote(sale_id, safe='')}/ledger{'/opened' if opened else ''}?after={after}"
        return msgspec.json.decode(await self._call("GET", path), type=LedgerPage)

    async def _call(self, method: str, path: str, **body: Any) -> bytes:
        try:
            async with self._session.request(method, path, allow_redirects=False, **body) as response:
                answer = await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise HouseUnreachable(f"the house did not answer: {error}") from error
        if response.status < 300:
            return answer
        try:
            problem = msgspec.json.decode(answer, type=Problem)
        except msgspec.DecodeError:
            raise HouseUnreachable(f"the house answered with status {response.status}") from None
        raise HouseRefused(problem.code, problem.detail or problem.title, response.status)


async def _reach(stack: AsyncExitStack, data_dir: Path, *, must_exist: bool) -> HouseAddress:
    if must_exist and not (data_dir / DATABASE_NAME).exists():
        raise HouseUnreachable(f"there is no house in {data_dir}: check --data")
    give_up_at = asyncio.get_running_loop().time() + READY_WITHIN_S
    while True:
        address = await (_running_house if is_taken(data_dir) else partial(_own_house, stack))(data_dir)
        if address is not None:
            return address
        # Whoever has the directory is starting, ending, or another command like this one.
        if asyncio.get_running_loop().time() > give_up_at:
            raise HouseUnreachable(f"another process has {data_dir} open and takes no calls: end it first")
        await asyncio.sleep(_LOOK_EVERY_S)


async def _own_house(stack: AsyncExitStack, data_dir: Path) -> HouseAddress | None:
    from server.app import running  # a second of imports, which a call to a running house does not need

    try:
        house = await stack.enter_async_context(running(data_dir))
    except DataDirInUse:
        return None
    return HouseAddress(house.url, house.token)


async def _running_house(data_dir: Path) -> HouseAddress | None:
    try:
        address = HouseAddress.of(msgspec.json.decode((data_dir / NOTE).read_bytes(), type=HouseNote))
        parts = urlsplit(address.url)
        # A server that was killed leaves its address behind.
        _, writer = await asyncio.open_connection(parts.hostname, parts.port)
    except (OSError, ValueError):
        return None
    writer.close()
    return address


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as file:
        while chunk := await asyncio.to_thread(file.read, _CHUNK):
            yield chunk
