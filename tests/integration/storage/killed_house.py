"""A house that takes bids and kills itself, as a power cut would, in the middle of a chosen step.

Run as a program of its own. It writes a line for every bid that it acknowledged, and at last none.
"""

import asyncio
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, text

from contract.commands import Bid, BidMode, Call, OpenLot, OpenSale
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from contract.verdicts import Verdict
from contract.wire import Role, UserView
from server.gateway.commands import place_bid, take_call
from server.rostrum.clock import HouseClock
from server.rostrum.house import House
from server.rostrum.ports import Announcement
from server.rostrum.receipts import HouseKey
from server.rostrum.rostrum import Rostrum
from server.rules.commands import NewLot, Register
from server.rules.records import Record
from server.rules.sale import Sale
from server.store.catalogue import CatalogueStore, LotRow
from server.store.database import Database
from server.store.ledger import LedgerStore, WrittenRow
from server.store.liveness import LivenessStore

T = TypeVar("T")

SALE: Final = "sale"
ANN: Final = UserView(id="ann", email="", name="Ann", role=Role.BIDDER)
CLERK: Final = UserView(id="clerk", email="", name="Clerk", role=Role.ADMIN)
FATAL_BID: Final = 7


class Step(StrEnum):
    """Where the house dies."""

    DECIDED = "decided"
    """The fatal bid is decided; its transaction has not begun."""
    WRITTEN = "written"
    """Its rows are written; the transaction is not committed."""
    COMMITTED = "committed"
    """It is committed; nobody was answered."""
    ANSWERED = "answered"
    """It is answered; nobody else has heard of it."""
    ANNOUNCED = "announced"
    """The room has heard of it."""
    ANYWHERE = "anywhere"
    """At a moment that the seed chooses, from the fatal bid on, with a checkpoint at every commit."""


def die() -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


class DyingDatabase(Database):
    """A database that dies between writing and committing when it is told to."""

    dies = False

    async def write(self, work: Callable[[Connection], T]) -> T:
        def fatal(connection: Connection) -> T:
            result = work(connection)
            if self.dies:
                die()
            return result

        return await super().write(fatal)


class DyingLedger(LedgerStore):
    """A ledger that dies around the append of the fatal bid."""

    def __init__(self, database: DyingDatabase, key: HouseKey, step: Step) -> None:
        super().__init__(database, key)
        self._dying, self._step = database, step

    async def append(
        self, sale_id: str, expected_seq: int, records: Sequence[Record], *args: Any, **more: Any
    ) -> list[WrittenRow]:
        fatal = any(record.command == bid_id(FATAL_BID) for record in records)
        if fatal and self._step is Step.DECIDED:
            die()
        self._dying.dies = fatal and self._step is Step.WRITTEN
        written = await super().append(sale_id, expected_seq, records, *args, **more)
        if fatal and self._step is Step.COMMITTED:
            die()
        return written


class DyingAudience:
    """An audience before or after which the house dies, once it is `armed`."""

    armed = False

    def __init__(self, step: Step) -> None:
        self._step = step

    def hear(self, _sale: Sale, _told: Announcement) -> None:
        """Die instead of hearing, or right after it."""
        if self.armed and self._step is Step.ANSWERED:
            die()
        if self.armed and self._step is Step.ANNOUNCED:
            asyncio.get_running_loop().call_soon(die)


def bid_id(number: int) -> str:
    return f"bid-{number}"


def bid(number: int) -> Bid:
    """Return Ann's bid of this number, always the same."""
    return Bid(id=bid_id(number), sale=SALE, lot="1", amount=100 + 10 * number, mode=BidMode.MAX)


def acknowledge(line: str) -> None:
    os.write(1, f"{line}\n".encode())


async def open_house(
    database: Database, ledger: LedgerStore, key: HouseKey, audience: Any
) -> tuple[House, HouseClock]:
    """Open the house of a database."""
    clock = HouseClock()
    house = House(ledger, LivenessStore(database), CatalogueStore(database), key, clock, audience)
    await house.open()
    return house, clock


async def open_sale(house: House, clock: HouseClock) -> Rostrum:
    """Make the sale, with lot 1 on the block."""
    terms = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=Ladder("tens", (Band(0, 10),)))
    lots, rows = [NewLot(lot="1", title="A lot", start=100)], [LotRow("1", 1, "A lot", "", None, None, 100)]
    rostrum = await house.make_sale(SALE, "A sale", terms, lots, by="clerk", lot_rows=rows)
    await rostrum.submit(Register(user="ann", name="Ann"), user="ann")
    for number, action in enumerate((OpenSale(), OpenLot(lot="1"))):
        call = Call(id=f"call-{number}", sale=SALE, action=action)
        assert (await take_call(rostrum, CLERK, call, clock())).ok
    return rostrum


def told(verdict: Verdict) -> str:
    """Return what one acknowledgement says."""
    assert verdict.ok and verdict.receipt is not None, verdict
    return f"{verdict.id} {verdict.seq} {verdict.receipt.hash}"


async def main(data: Path, step: Step, seed: int) -> None:
    """Take bids until death."""
    database = await DyingDatabase.open(data)
    key = HouseKey.load(data)
    audience = DyingAudience(step)
    house, clock = await open_house(database, DyingLedger(database, key, step), key, audience)
    rostrum = await open_sale(house, clock)
    if step is Step.ANYWHERE:
        await database.write(lambda c: c.execute(text("PRAGMA wal_autocheckpoint = 1")))
    for number in range(1, 10_000):
        audience.armed = number == FATAL_BID
        if number == FATAL_BID and step is Step.ANYWHERE:
            threading.Thread(target=die_after, args=(random.Random(seed).uniform(0.001, 0.05),)).start()
        verdict = await place_bid(rostrum, ANN, bid(number), clock())
        acknowledge(told(verdict))


def die_after(delay_s: float) -> None:
    time.sleep(delay_s)
    die()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Step(sys.argv[2]), int(sys.argv[3])))
