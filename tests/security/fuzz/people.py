"""A house under fuzz, in a process of its own, and the people whose connections the inputs come over.

An input may sign somebody out, change a role or end the sale: then new people come, and a new sale is made.
"""

import asyncio
import itertools
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import aiohttp
import msgspec

from contract.house_folder import NOTE, HouseNote
from tests.support.house import PASSWORD
from tests.support.processes import ROOT

STARTS_WITHIN_S: Final = 30
ALLOWANCES: Final = {
    "MARTILLO_LIMITS__EVENTS_PER_SECOND": "1e6",
    "MARTILLO_LIMITS__EVENTS_BURST": "1000000",
    "MARTILLO_LIMITS__REQUESTS_PER_SECOND": "1e6",
    "MARTILLO_LIMITS__REQUESTS_BURST": "1000000",
}
"""Limits are tested elsewhere; here they would keep the inputs from getting anywhere."""

CATALOGUE: Final = (
    "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve\n"
    "1,Chair,Beech,200,300,100,\n2,Table,Oak,200,300,100,400\n3,Lamp,Brass,50,80,20,\n"
)
TERMS: Final = '{"kind":"live","currency":"EUR","ladder":{"name":"tens","bands":[{"from":0,"every":1000}]}}'


class HouseDown(AssertionError):
    """The house ended, or did not answer any more."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a session; `headers` say so."""

    role: str
    user: str
    email: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


class FuzzedHouse:
    """A running house with its people.

    What is made up goes through `untidy`: the house hangs up after some of it, and who used that connection
    next would take it for a fault.
    """

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        data: Path,
        http: aiohttp.ClientSession,
        untidy: aiohttp.ClientSession,
    ) -> None:
        self._process, self.data, self.http, self.untidy = process, data, http, untidy
        self.owner = msgspec.json.decode((data / NOTE).read_bytes(), type=HouseNote)
        self._numbers = itertools.count(1)
        self._people: dict[str, Person] = {}
        self.sale = ""

    @classmethod
    @asynccontextmanager
    async def running(cls, data: Path) -> AsyncIterator[Self]:
        """Serve a house in `data`; its log goes to the file `log` there."""
        data.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # before anything runs here
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MARTILLO_")}
        with (data / "log").open("ab") as log, (data / "out").open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "server.cli", "serve", "--data", data, "--port", "0"),
                *("--trusted-proxy", "127.0.0.1"),  # so that each input can come from an address of its own
                stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=log, cwd=ROOT,
                env=environment | ALLOWANCES,
            )  # fmt: skip
        try:
            await _until_it_listens(process, data)
            async with _session() as http, _session() as untidy:
                yield cls(process, data, http, untidy)
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(20):
                await process.wait()

    @property
    def url(self) -> str:
        return self.owner.url

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def resident_kib(self) -> int:
        """Return how much memory the server holds; 0 where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))

    async def check_up(self) -> None:
        """Raise HouseDown when the house does not answer."""
        if self._process.returncode is not None:
            raise HouseDown(f"the server ended with {self._process.returncode}")
        try:
            async with self.http.get(f"{self.url}/readyz") as answer:
                if answer.status != 200:
                    raise HouseDown(f"the house is not ready: {answer.status}")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise HouseDown(f"the house does not answer: {error!r}") from error

    async def open_sale(self) -> None:
        """Make a sale where there is none that can be bid in, and put its first lot on the block."""
        if self.sale:
            view = await self._call("GET", f"/api/sales/{self.sale}")
            if view["status"] == "open" and view["hold"] is None:
                return
        form = aiohttp.FormData()
        form.add_field("sale", f'{{"title":"Fuzz","terms":{TERMS}}}', content_type="application/json")
        form.add_field("catalogue", CATALOGUE.encode(), filename="catalogue.csv")
        self.sale = (await self._call("POST", "/api/sales", data=form))["id"]
        self._people.clear()

    async def person(self, role: str) -> Person:
        """Return somebody of a role, with a session and a paddle in the sale."""
        person = self._people.get(role)
        if person is None:
            person = self._people[role] = await self._new(role)
        return person

    async def look_after(self, role: str) -> None:
        """Let somebody else come when this one's session is over or the role is another."""
        person = self._people.get(role)
        if person is not None:
            async with self.http.get(f"{self.url}/api/me", headers=person.headers) as answer:
                if answer.status != 200 or (await answer.json())["role"] != role:
                    del self._people[role]

    async def _new(self, role: str) -> Person:
        email = f"{role}{next(self._numbers)}@example.org"
        new = {"email": email, "name": role.title(), "password": PASSWORD, "role": role}
        user = (await self._call("POST", "/api/users", json=new))["id"]
        signed_in = await self._call("POST", "/api/session", json={"email": email, "password": PASSWORD})
        person = Person(role, user, email, signed_in["token"])
        await self._call("POST", f"/api/sales/{self.sale}/registration", headers=person.headers)
        return person

    async def _call(self, method: str, path: str, **options: Any) -> Any:
        """Ask as the owner; what the fuzz itself asks must succeed."""
        headers = {"Authorization": f"Bearer {self.owner.token}"} | options.pop("headers", {})
        async with self.http.request(method, self.url + path, headers=headers, **options) as answer:
            body = await answer.read()
            assert answer.status < 300, (method, path, answer.status, body)
            return msgspec.json.decode(body)


def _session() -> aiohttp.ClientSession:
    """Return a session that lets kept connections go before the house does."""
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=5)
    return aiohttp.ClientSession(
        connector=connector, timeout=aiohttp.ClientTimeout(total=10), auto_decompress=False
    )


async def _until_it_listens(process: asyncio.subprocess.Process, data: Path) -> None:
    async with asyncio.timeout(STARTS_WITHIN_S):
        while not (data / NOTE).exists():  # a file tells nobody that it is there
            if process.returncode is not None:
                raise HouseDown((data / "log").read_text(encoding="utf-8"))
            await asyncio.sleep(0.02)
