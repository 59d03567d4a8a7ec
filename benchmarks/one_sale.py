"""One house with one open sale, without doors: what the measures of the rostrum and of the replay stand on.

Many lots take bids side by side, and on each two bidders outbid each other by what the verdict before asks
for: every bid is accepted, whatever is in flight. It is the house's own store, key and rostrum.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from contract.commands import Bid, BidMode, Call, OpenSale
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
from server.rules.sale import Sale
from server.store.catalogue import CatalogueStore, LotRow
from server.store.database import Database
from server.store.ledger import LedgerStore
from server.store.liveness import LivenessStore

SALE: Final = "measured"
LOTS: Final = 500
IN_FLIGHT: Final = 64
START, STEP = 10_000, 500  # minor units
DAY_MS: Final = 86_400_000
CLERK: Final = UserView(id="clerk", email="", name="Clerk", role=Role.CLERK)


class NobodyThere:
    """An audience of none: what telling a room costs is measured elsewhere."""

    def hear(self, sale: Sale, told: Announcement) -> None:
        """Take an announcement, and leave it at that."""


@asynccontextmanager
async def house(directory: Path) -> AsyncIterator[House]:
    """Open the house of a data directory, whatever is in it, for as long as the block lasts."""
    database = await Database.open(directory)
    try:
        key = HouseKey.load(directory)
        opened = House(
            LedgerStore(database, key),
            LivenessStore(database),
            CatalogueStore(database),
            key,
            HouseClock(),
            NobodyThere(),
        )
        await opened.open()
        yield opened
        await opened.close()
    finally:
        await database.close()


async def make_sale(opened: House) -> Rostrum:
    """Make the sale, give every bidder a paddle, and open it."""
    clock = HouseClock()
    terms = Terms(
        kind=SaleKind.TIMED,
        currency="EUR",
        ladder=Ladder("fives", (Band(0, STEP),)),
        closes_at=clock() + DAY_MS,
    )
    lots = [NewLot(lot=str(k), title=f"Lot {k}", start=START) for k in range(1, LOTS + 1)]
    rows = [LotRow(lot.lot, k, lot.title, "", None, None, lot.start) for k, lot in enumerate(lots, start=1)]
    rostrum = await opened.make_sale(SALE, "A measured sale", terms, lots, by=CLERK.id, lot_rows=rows)
    for k in range(2 * IN_FLIGHT):
        await rostrum.submit(Register(user=f"user-{k}", name=f"User {k}"), user=f"user-{k}")
    call = Call(id="open", sale=SALE, action=OpenSale())
    _accepted(await take_call(rostrum, CLERK, call, clock()))
    return rostrum


async def bid_on(rostrum: Rostrum, bids: int) -> None:
    """Have this many bids accepted, IN_FLIGHT of them at a time; each waits for the verdict before it."""
    numbers = iter(range(bids))
    await asyncio.gather(*(_duel(rostrum, lot, numbers) for lot in range(1, IN_FLIGHT + 1)))


async def _duel(rostrum: Rostrum, lot: int, numbers: Iterator[int]) -> None:
    """Let the two bidders of a lot outbid each other until the numbers are used up."""
    clock, number = HouseClock(), str(lot)
    pair = [
        UserView(id=f"user-{k}", email="", name=f"User {k}", role=Role.BIDDER)
        for k in (2 * lot - 2, 2 * lot - 1)
    ]
    standing = rostrum.sale.standing(number)
    for _ in numbers:
        bidder, other = pair
        if rostrum.sale.lots[number].leading_user == bidder.id:
            bidder = other
        bid = Bid(
            id=str(uuid.uuid4()), sale=SALE, lot=number, amount=standing.ask or START, mode=BidMode.EXACT
        )
        verdict = await place_bid(rostrum, bidder, bid, clock())
        _accepted(verdict)
        assert verdict.standing is not None  # a bid on a lot is answered with its standing
        standing = verdict.standing


def _accepted(verdict: Verdict) -> None:
    if not verdict.ok:
        raise RuntimeError(f"the house refused what it was to take: {verdict.code}: {verdict.message}")
