"""A real house for tests: the whole server in this loop, on a free port, with a data directory."""

import contextlib
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import structlog

from contract.terms import SaleKind, Terms
from contract.wire import Role, UserView
from server.accounts.passwords import Passwords
from server.accounts.sessions import token_hash
from server.app import RunningHouse, running
from server.catalogue.ladders import load_ladder
from server.settings import Limits, Settings
from server.store.accounts import AccountStore, SessionRow, User
from tests.support.canaries import PASSWORD, plant
from tests.support.clients import Client

__all__ = ["GENEROUS", "PASSWORD", "HouseForTests", "Person", "hashed", "house_in"]

# As structlog does by itself, but without the values of variables beside a trace: tokens would be among them.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

# So that a test is never held up by limits that it does not test.
GENEROUS = Limits(
    events_per_second=10_000, events_burst=10_000, requests_per_second=10_000, requests_burst=10_000
)

CATALOGUE = """LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve
1,Chair,Beech,200,300,100,
2,Table,Oak,200,300,100,400
3,Lamp,Brass,50,80,20,
"""


_known_hashes: list[str] = []


async def hashed() -> str:
    """Return PASSWORD's hash, made once in a process."""
    if not _known_hashes:
        _known_hashes.append(await Passwords().hash(PASSWORD))
    return _known_hashes[0]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account and a session."""

    token: str
    user: UserView

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass(slots=True)
class HouseForTests:
    """A running house, and what tests do with one again and again."""

    running: RunningHouse
    http: aiohttp.ClientSession
    clients: list[Client] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.running.url

    @property
    def owner(self) -> dict[str, str]:
        """The headers of the command line: an admin's."""
        return {"Authorization": f"Bearer {self.running.token}"}

    async def person(self, name: str, role: Role = Role.BIDDER) -> Person:
        """Open an account with PASSWORD and a session, without the time that passwords take."""
        opened, now = self.running.opened, self.running.opened.clock()
        store = AccountStore(opened.database)
        user = User(secrets.token_hex(8), f"{name.lower()}@example.org", name, role, await hashed(), now)
        await store.add_user(user)
        token = plant(secrets.token_urlsafe(32))
        await store.add_session(SessionRow(token_hash(token), user.id, now, now))
        return Person(token, UserView(id=user.id, email=user.email, name=name, role=role))

    async def sale(self, catalogue: str = CATALOGUE, **terms: Any) -> str:
        """Make a sale over HTTP, by default a live one in euros, and return its id."""
        choices = {"kind": SaleKind.LIVE, "currency": "EUR", **terms}
        choices.setdefault("ladder", load_ladder("auction-fr", choices["currency"]))
        form = aiohttp.FormData()
        new = msgspec.json.encode({"title": "A sale", "terms": Terms(**choices)}).decode()
        form.add_field("sale", new, content_type="application/json")
        form.add_field("catalogue", catalogue.encode(), filename="catalogue.csv")
        async with self.http.post("/api/sales", data=form, headers=self.owner) as answer:
            body = await answer.json()
            assert answer.status == 201, body
            return str(body["id"])

    async def register(self, person: Person, sale: str) -> str:
        """Get a paddle and return its number."""
        async with self.http.post(f"/api/sales/{sale}/registration", headers=person.headers) as answer:
            assert answer.status == 200, await answer.text()
            return str((await answer.json())["paddle"])

    async def connect(self, person: Person, transports: Sequence[str] = ("websocket",)) -> Client:
        """Connect somebody over Socket.IO."""
        client = Client()
        self.clients.append(client)
        await client.connect(self.url, person.token, transports)
        return client

    async def attend(self, person: Person, sale: str, **options: Any) -> Client:
        """Connect somebody and enter the sale's room."""
        client = await self.connect(person, **options)
        answer = await client.call("attend", {"sale": sale, "after": 0})
        assert answer["ok"], answer
        return client

    async def get(self, path: str, person: Person | None = None, **options: Any) -> tuple[int, Any]:
        """GET and return the status and the JSON; without a person as the house's owner."""
        headers = self.owner if person is None else person.headers
        async with self.http.get(path, headers=headers, **options) as answer:
            return answer.status, await answer.json(content_type=None)


@contextlib.asynccontextmanager
async def house_in(
    data_dir: Path, limits: Limits = GENEROUS, **settings: Any
) -> AsyncIterator[HouseForTests]:
    """Run a house in this directory for as long as the block lasts."""
    chosen = Settings(data=data_dir, port=0, limits=limits, **settings)
    async with running(data_dir, settings=chosen) as opened, aiohttp.ClientSession(opened.url) as http:
        plant(opened.token)
        house = HouseForTests(opened, http)
        try:
            yield house
        finally:
            for client in house.clients:
                await client.close()
