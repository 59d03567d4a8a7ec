"""One house with one open sale, without doors: what the measures of the rostrum and of the replay stand on.

Many lots take bids side by side, and on each two bidders outbid each other by what the verdict before asks
for: every bid is accepted, whatever is in flight. It is the house's own store, key and rostrum.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from contract.commands import Bid, BidMode, Call, OpenSale
from contract.ids import new_id
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from contract.verdicts import Verdict
from contract.wire import Role, UserView
from server.gateway.commands import take_call
from server.rostrum.clock import HouseClock
from server.rostrum.house import House
from server.rostrum.ports import Announcement
from server.rostrum.receipts import HouseKey
from server.rostrum.rostrum import Rostrum
from server.rules.commands import NewLot, PlaceBid, Register
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
FINGERPRINT: Final = bytes(32)
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


def bids_for(rostrum: Rostrum, bids: int) -> list[list[PlaceBid]]:
    """Return so many bids for the first IN_FLIGHT lots, each one rung above the one before: lot by lot."""
    lots = [str(lot) for lot in range(1, IN_FLIGHT + 1)]
    ids = [[new_id() for _ in lots] for _ in range(bids // IN_FLIGHT)]  # in the order of the bids
    return [_bids_on(rostrum, lot, [of_lot[k] for of_lot in ids]) for k, lot in enumerate(lots)]


def _bids_on(rostrum: Rostrum, number: str, ids: list[str]) -> list[PlaceBid]:
    """Let the two bidders of a lot outbid each other."""
    lot, (one, other) = rostrum.sale.lots[number], _bidders(int(number))
    first, second = (other, one) if lot.leading_user == one else (one, other)
    ask = lot.ask or START
    return [
        PlaceBid(
            user=second if k % 2 else first,
            bid=Bid(id=command, sale=SALE, lot=number, amount=ask + k * STEP, mode=BidMode.EXACT),
        )
        for k, command in enumerate(ids)
    ]


def _bidders(lot: int) -> tuple[str, str]:
    return f"user-{2 * lot - 2}", f"user-{2 * lot - 1}"


async def place(rostrum: Rostrum, bids: list[list[PlaceBid]]) -> None:
    """Have all bids accepted: on each lot one after the other, each when the one before was answered."""
    await asyncio.gather(*(_place_in_turn(rostrum, on_lot) for on_lot in bids))


async def _place_in_turn(rostrum: Rostrum, bids: list[PlaceBid]) -> None:
    for command in bids:
        _accepted(
            await rostrum.submit(
                command, user=command.user, command_id=command.bid.id, fingerprint=FINGERPRINT
            )
        )


def _accepted(verdict: Verdict) -> None:
    if not verdict.ok:
        raise RuntimeError(f"the house refused what it was to take: {verdict.code}: {verdict.message}")
