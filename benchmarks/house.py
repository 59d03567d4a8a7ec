"""A real house to be measured: `martillo serve` on a data directory with people, paddles and an open lot.

The directory is made beforehand through the house's own stores and rostrum, without doors; then it is served
by a process of its own, as docs/operating.md says. Only limits that one address would meet are raised, by the
settings that a house has for it: all bidders come from this machine.
"""

import asyncio
import atexit
import functools
import logging
import secrets
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import Connection, insert

from benchmarks.load.order import Room
from benchmarks.served import Served
from contract.commands import AnyAction, Call, OpenLot, OpenSale
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from contract.wire import Role, UserView
from server.accounts.passwords import Passwords
from server.accounts.sessions import now_ms, token_hash
from server.app import OpenHouse
from server.gateway.commands import take_call
from server.rostrum.rostrum import Rostrum
from server.rules.commands import NewLot, Register
from server.settings import Settings
from server.store.catalogue import LotRow
from server.store.schema import sessions, users

SALE: Final = "measured"
LOTS: Final = 100
FIRST_AMOUNT, STEP = 100_000, 1_000  # minor units
UNHINDERED: Final = {
    "MARTILLO_LIMITS__CONNECTIONS_PER_ADDRESS": "100000",
    "MARTILLO_LIMITS__EVENTS_PER_SECOND": "100000",
    "MARTILLO_LIMITS__EVENTS_BURST": "100000",
    "MARTILLO_LIMITS__REQUESTS_PER_SECOND": "100000",
    "MARTILLO_LIMITS__REQUESTS_BURST": "100000",
}
_CLERK: Final = UserView(id="clerk", email="clerk@example.org", name="Clerk", role=Role.CLERK)


@dataclass(frozen=True, slots=True)
class Estate:
    """A data directory that is ready to be served, and the session tokens of its bidders."""

    data: Path
    tokens: list[str]
    clerk_token: str


class MeasuredHouse:
    """A served house; `room` is where its bidders go."""

    def __init__(self, estate: Estate, port: int = 0) -> None:
        self.estate = estate
        self.served = Served(
            (sys.executable, "-m", "server.cli", "serve", "--data", str(estate.data), "--port", str(port)),
            log=estate.data / "server.log",
            env=UNHINDERED,
        )

    @property
    def room(self) -> Room:
        return Room(
            name="martillo",
            pid=self.served.pid,
            port=self.served.port,
            sale=SALE,
            lot="1",
            tokens=self.estate.tokens,
            first_amount=FIRST_AMOUNT,
            step=STEP,
        )


def copy_estate(data: Path, bidders: int) -> Estate:
    """Put a house with so many bidders into `data`: one of each size is made, the others are copies."""
    made = _first_estate(bidders)
    shutil.copytree(made.data, data)
    return Estate(data, made.tokens, made.clerk_token)


@functools.cache
def _first_estate(bidders: int) -> Estate:
    folder = tempfile.mkdtemp(prefix="martillo-bench-estate-")
    atexit.register(shutil.rmtree, folder)
    return make_estate(Path(folder) / "house", bidders)


def make_estate(data: Path, bidders: int) -> Estate:
    """Make a house in `data` with bidders, each with a session and a paddle, and open lot 1."""
    data.mkdir(mode=0o700)
    return asyncio.run(_make(data, bidders))


async def _make(data: Path, bidders: int) -> Estate:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    opened = await OpenHouse.open(Settings(data=data))
    try:
        tokens = await _let_in(opened, bidders)
        lots = [NewLot(lot=str(k), title=f"Lot {k}", start=FIRST_AMOUNT) for k in range(1, LOTS + 1)]
        rows = [
            LotRow(lot.lot, k, lot.title, "", None, None, lot.start) for k, lot in enumerate(lots, start=1)
        ]
        terms = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=Ladder("tens", (Band(0, STEP),)))
        rostrum = await opened.house.make_sale(
            SALE, "A measured sale", terms, lots, by=_CLERK.id, lot_rows=rows
        )
        wanted = (Register(user=f"u{k}", name=f"Bidder {k}") for k in range(bidders))
        await asyncio.gather(*(rostrum.submit(register, user=register.user) for register in wanted))
        await _call(rostrum, OpenSale())
        await _call(rostrum, OpenLot(lot="1"))
    finally:
        await opened.close()
    return Estate(data, tokens[1:], tokens[0])


async def _call(rostrum: Rostrum, action: AnyAction) -> None:
    call = Call(id=type(action).__name__, sale=rostrum.id, action=action)
    verdict = await take_call(rostrum, _CLERK, call, now_ms())
    if not verdict.ok:
        raise RuntimeError(f"the house refused {call.id}: {verdict.message}")


async def _let_in(opened: OpenHouse, bidders: int) -> list[str]:
    """Write accounts and sessions in one transaction; return the tokens, the clerk's first."""
    encoded, now = await Passwords().hash(secrets.token_urlsafe()), now_ms()
    people = [_CLERK, *(_bidder(k) for k in range(bidders))]
    tokens = [secrets.token_urlsafe(32) for _ in people]
    user_rows = [
        {
            "id": one.id,
            "email": one.email,
            "name": one.name,
            "role": one.role.value,
            "password_hash": encoded,
            "created_at": now,
        }
        for one in people
    ]
    session_rows = [
        {"token_hash": token_hash(token), "user_id": one.id, "created_at": now, "used_at": now}
        for one, token in zip(people, tokens, strict=True)
    ]

    def write(connection: Connection) -> None:
        connection.execute(insert(users), user_rows)
        connection.execute(insert(sessions), session_rows)

    await opened.database.write(write)
    return tokens


def _bidder(k: int) -> UserView:
    return UserView(id=f"u{k}", email=f"bidder{k}@example.org", name=f"Bidder {k}", role=Role.BIDDER)
