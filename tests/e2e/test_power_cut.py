"""The server is killed during bidding: everybody comes back, nothing is lost, nothing counts twice."""

import asyncio
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from contract.chain import GENESIS, canonical, row_hash
from contract.commands import Bid
from contract.feed import BidTaken
from contract.verdicts import Verdict
from contract.wire import Role
from tests.e2e.visitors import VisitedHouse, Visitor, new_bid, open_first_lot, visiting
from tests.support.processes import serving

pytestmark = pytest.mark.processes

BIDDERS = ("Ana", "Ben", "Carla", "Dora")
ACCEPTED_BEFORE_THE_CUT = 12
UNLIMITED = {"MARTILLO_LIMITS__EVENTS_PER_SECOND": "10000", "MARTILLO_LIMITS__EVENTS_BURST": "10000"}


@dataclass(slots=True)
class Bidding:
    """One visitor who bids on without end, and every answer."""

    visitor: Visitor
    news: asyncio.Event
    enough: asyncio.Event
    answered: dict[str, tuple[Bid, Verdict]] = field(default_factory=dict)
    unsettled: dict[str, Bid] = field(default_factory=dict)

    async def go_on(self) -> None:
        """Bid the ask again and again until it is enough; what gets no answer is remembered."""
        ask = 10_000
        while not self.enough.is_set():
            bid = new_bid(self.visitor.sale, ask)
            try:
                verdict = await self.visitor.connection.bid(bid)
            except (ConnectionError, TimeoutError):
                if self.visitor.connection.state.can_speak:
                    raise
                self.unsettled[bid.id] = bid
                await self.visitor.until_live()
                continue
            self.answered[bid.id] = (bid, verdict)
            if verdict.standing is not None and verdict.standing.ask is not None:
                ask = verdict.standing.ask
            self.news.set()

    def accepted(self) -> list[Verdict]:
        return [verdict for _, verdict in self.answered.values() if verdict.ok]


async def test_after_a_power_cut_nothing_acknowledged_is_missing_and_nothing_counts_twice(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path, settings=UNLIMITED) as (server, url), visiting(tmp_path, url) as house:
        biddings = await start_bidding(house)
        tasks = [asyncio.create_task(bidding.go_on(), name="bidding") for bidding in biddings]
        try:
            await until_accepted(biddings, ACCEPTED_BEFORE_THE_CUT)
            await server.end(signal.SIGKILL)
            before_the_cut = sum(len(bidding.accepted()) for bidding in biddings)
            async with serving(tmp_path, port=int(url.rpartition(":")[2]), settings=UNLIMITED):
                for bidding in biddings:
                    await bidding.visitor.until_live()
                await until_accepted(biddings, before_the_cut + ACCEPTED_BEFORE_THE_CUT)
                biddings[0].enough.set()
                await asyncio.gather(*tasks)
                await settle(biddings)
                await agree(house, biddings)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def start_bidding(house: VisitedHouse) -> list[Bidding]:
    visitors = [await house.visitor(name) for name in BIDDERS]
    await open_first_lot(await house.visitor("Marta", Role.CLERK))
    news, enough = asyncio.Event(), asyncio.Event()
    return [Bidding(visitor, news, enough) for visitor in visitors]


async def until_accepted(biddings: list[Bidding], count: int) -> None:
    news = biddings[0].news
    async with asyncio.timeout(20):
        while sum(len(bidding.accepted()) for bidding in biddings) < count:
            news.clear()
            await news.wait()


async def settle(biddings: list[Bidding]) -> None:
    """Ask again for everything: what was answered gets its first answer, what was not gets one now."""
    for bidding in biddings:
        for bid, first in list(bidding.answered.values()):
            assert await bidding.visitor.connection.bid(bid) == first
        for bid in bidding.unsettled.values():
            bidding.answered[bid.id] = (bid, await bidding.visitor.connection.bid(bid))


async def agree(house: VisitedHouse, biddings: list[Bidding]) -> None:
    """Hold every visitor's feed, the acknowledged verdicts and the ledger against one another."""
    first = biddings[0].visitor
    rows = await house.ledger(first)
    check_chain(rows)
    head = max(row["public"].get("n", 0) for row in rows if row["public"])
    for bidding in biddings:
        heard = bidding.visitor.heard
        await bidding.visitor.until_heard(head)
        assert heard.numbers == list(range(1, head + 1))
        assert heard.contradictions == []
        assert heard.feed == first.heard.feed
        assert heard.phases[heard.phases.index("reconnecting") :][-1] == "live"
    accepted = [verdict for bidding in biddings for verdict in bidding.accepted()]
    told = {verdict.feed_no for verdict in accepted}
    bids = {entry.n for entry in first.heard.feed if isinstance(entry, BidTaken)}
    assert told == bids
    assert len(accepted) == len(told)
    hashes = {row["seq"]: row["hash"] for row in rows}
    for verdict in accepted:
        assert verdict.receipt is not None and verdict.seq is not None
        assert verdict.receipt.hash == hashes[verdict.seq]
    last = first.heard.feed[-1]
    assert isinstance(last, BidTaken) and last.standing is not None
    assert last.standing.bids == len(bids)


def check_chain(rows: list[dict[str, Any]]) -> None:
    """Fail unless the ledger has every row and each one is tied to the one before."""
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    previous = GENESIS
    for row in rows:
        public, committed = canonical(row["public"]), bytes.fromhex(row["commitment"])
        previous = row_hash(previous, row["seq"], row["at"], row["kind"], public, committed)
        assert previous.hex() == row["hash"]
