"""A whole sale on this computer: a house of its own process, over https, one lot, one bid that counts."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import resources
from contract.catalogue import CatalogueRow, Existing
from contract.commands import AnyAction, Bid, BidMode, Call, OpenLot, OpenSale
from contract.feed import BidTaken
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from contract.verdicts import Outcome
from contract.wire import FeedMessage
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.desks.catalogue import CatalogueDesk
from desktop_client.connection.errors import CertificateRefused
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.supervisor import Connection
from desktop_client.hosting.process import HouseProcess, Opened
from desktop_client.self_test.report import CheckFailed

ADMIN: Final = "auctioneer@example.org"
BIDDER: Final = "bidder@example.org"
PASSWORD: Final = "until the self-test is over"  # noqa: S105  (of a house that lives for seconds)
LOT: Final = "1"
START: Final = 10_000
_SERVE: Final = ("--host", "127.0.0.1", "--port", "0", "--own-certificate")


@dataclass(frozen=True, slots=True)
class Held:
    """A sale that is held: where, which, and what was bid."""

    url: str
    certificate: str
    sale: str


class LoopbackSale:
    """A house that lives as long as the self-test, in a folder that is removed with it."""

    def __init__(self, folder: Path) -> None:
        self._process = HouseProcess(folder / "house")
        self.held: Held | None = None

    async def close(self) -> None:
        """End the house."""
        await self._process.end()

    async def hold(self) -> str:
        """Open a house, refuse to trust it, trust it, sell in it. Raises CheckFailed."""
        opened = await self._process.start(_SERVE)
        if opened.certificate is None:
            raise CheckFailed("the house says nothing of its certificate")
        await _is_not_trusted_unseen(opened)
        address = HouseAddress.read(opened.url, opened.certificate)
        async with HouseApi(address) as clerk, HouseApi(address) as bidder:
            await clerk.make_first_admin(await self._process.code(), ADMIN, "Auctioneer", PASSWORD)
            await clerk.sign_in(ADMIN, PASSWORD)
            sale = await _make_sale(clerk)
            await bidder.register_user(BIDDER, "Bidder", PASSWORD)
            await bidder.sign_in(BIDDER, PASSWORD)
            await bidder.register_paddle(sale)
            verdict = await _bid(address, clerk, bidder, sale)
            workbook = await CatalogueDesk(clerk).export(sale, "xlsx")
            if not workbook.startswith(b"PK"):
                raise CheckFailed("the catalogue is no workbook")
        self.held = Held(opened.url, opened.certificate, sale)
        return f"{opened.url}, bid taken as {verdict}"


async def _is_not_trusted_unseen(opened: Opened) -> None:
    """Find that a certificate for which nobody vouches is refused."""
    async with HouseApi(HouseAddress.read(opened.url)) as stranger:
        try:
            await stranger.set_up_state()
        except CertificateRefused:
            return
    raise CheckFailed("a certificate was taken that nobody vouches for")


async def _make_sale(clerk: HouseApi) -> str:
    """Make a sale with one lot and its photograph."""
    desk = CatalogueDesk(clerk)
    terms = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=Ladder("self-test", (Band(0, 1_000),)))
    sale = (await desk.make_sale("Self-test", terms)).id
    row = CatalogueRow(lot=LOT, title="Porcelain", start=START, low_estimate=START, high_estimate=2 * START)
    await desk.add_lots(sale, [row], None, Existing.REFUSE)
    photograph = min(resources.path("demo", "pictures").glob("*.jpg"))
    await desk.add_picture(sale, LOT, await asyncio.to_thread(photograph.read_bytes))
    return sale


async def _bid(address: HouseAddress, clerk: HouseApi, bidder: HouseApi, sale: str) -> str:
    """Open the lot, bid on it over a live connection and hear of it in the room; return the outcome."""
    heard = asyncio.Event()

    def on_feed(message: FeedMessage) -> None:
        if any(isinstance(entry, BidTaken) for entry in message.entries):
            heard.set()

    async with _Room(address, clerk, sale) as rostrum, _Room(address, bidder, sale, on_feed) as room:
        for action in (OpenSale(), OpenLot(lot=LOT)):
            await rostrum.call(action)
        bid = Bid(id=str(uuid.uuid4()), sale=sale, lot=LOT, amount=START, mode=BidMode.EXACT)
        verdict = await room.connection.bid(bid)
        if not verdict.ok or verdict.outcome is not Outcome.LEADING or verdict.receipt is None:
            raise CheckFailed(f"the bid was answered {verdict}")
        await heard.wait()
    return f"{verdict.outcome.value}, feed number {verdict.feed_no}, with a receipt"


class _Room:
    """One person in the sale's room, from when the connection is live."""

    def __init__(
        self,
        address: HouseAddress,
        api: HouseApi,
        sale: str,
        on_feed: Callable[[FeedMessage], None] = lambda _message: None,
    ) -> None:
        assert api.token is not None, "nobody is signed in"
        self._sale = sale
        self._live = asyncio.Event()
        listeners = Listeners(on_state=lambda _state: self._on_state(), on_feed=on_feed)
        self.connection = Connection(address, api.token, sale, listeners)

    async def __aenter__(self) -> "_Room":
        self.connection.start()
        await self._live.wait()
        if not self.connection.state.can_speak:
            await self.connection.stop()
            raise CheckFailed(f"the connection is {self.connection.state.phase}")
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.connection.stop()

    async def call(self, action: AnyAction) -> None:
        """Call from the rostrum. Raises CheckFailed when the house refuses."""
        verdict = await self.connection.call_action(
            Call(id=str(uuid.uuid4()), sale=self._sale, action=action)
        )
        if not verdict.ok:
            raise CheckFailed(f"{type(action).__name__} was answered {verdict}")

    def _on_state(self) -> None:
        if self.connection.state.can_speak or self.connection.state.phase.over:
            self._live.set()
