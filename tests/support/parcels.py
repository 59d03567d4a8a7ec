"""Messages of a sale's feed, as the gateway passes them on, short to write in tests."""

from contract.commands import BidMode
from contract.feed import BidTaken, FeedEntry
from contract.standing import Phase, Reserve, Standing
from contract.wire import Event, FeedMessage
from server.gateway.parcels import Parcel

SALE = "s"


def standing(lot: str, price: int) -> Standing:
    """Return the standing of an open lot at a price."""
    return Standing(
        lot=lot, phase=Phase.OPEN, price=price, ask=price + 10, leader="101", bids=1, reserve=Reserve.NONE,
        closes_at=None, next_rungs=[],
    )  # fmt: skip


def bid(n: int, lot: str = "1") -> BidTaken:
    """Return the entry of a bid of `n`."""
    return BidTaken(n=n, lot=lot, by="101", mode=BidMode.EXACT, amount=n, standing=standing(lot, n))


def feed(*entries: FeedEntry, sale: str = SALE) -> Parcel:
    """Return the message that carries these entries."""
    return Parcel(Event.FEED, FeedMessage(sale, list(entries)))


def entries_of(parcel: Parcel) -> list[int]:
    """Return the numbers of the entries that a message carries."""
    message = parcel.message
    assert isinstance(message, FeedMessage)
    return [entry.n for entry in message.entries]
