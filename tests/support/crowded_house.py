"""A house with a sale of thousands of open lots, for one window in this process: no rules, no network."""

from collections.abc import Sequence
from typing import Any

from benchmarks.desktop.sale import SALE, BigSale
from contract.feed import FeedEntry
from contract.people import PhoneLines
from contract.wire import FeedMessage, LotView, Role
from desktop_client.connection.clock import ServerClock, monotonic_ms
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Transport
from desktop_client.viewmodels.house import HouseError

NOW = 1_795_356_000_000
_LIVE = ConnectionState(phase=ConnectionPhase.LIVE, transport=Transport.WEBSOCKET, latency_ms=38)


class CrowdedHouse:
    """Speaks like `viewmodels.house.House`, and is its own connection; `pictures` are those asked for."""

    url = "http://127.0.0.1:8765"

    def __init__(self, lots: int, role: Role = Role.BIDDER) -> None:
        self.sale, self.role = BigSale(lots, NOW), role
        self.pictures: list[str] = []
        self.state = ConnectionState()
        self.clock = ServerClock(monotonic_ms, lambda: NOW)
        self.api = self
        self._listeners: Listeners | None = None

    def tell(self, entries: list[FeedEntry]) -> None:
        """Tell of entries, in one message."""
        assert self._listeners is not None
        self._listeners.on_feed(FeedMessage(SALE, entries))

    def connect(self, _sale: str, listeners: Listeners) -> "CrowdedHouse":
        """Be the connection."""
        self._listeners = listeners
        return self

    def start(self) -> None:
        """Attend, and be live."""
        assert self._listeners is not None
        self.state = _LIVE
        self._listeners.on_attended(self.sale.attended(self.role, NOW))
        self._listeners.on_state(self.state)

    async def stop(self) -> None:
        """Close."""
        self.state = ConnectionState()

    async def bid(self, _bid: Any) -> Any:
        """Take no bid."""
        raise ConnectionError("nobody bids here")

    async def lots(self, _sale: str, _only: Sequence[str] = ()) -> list[LotView]:
        """Return the catalogue."""
        return self.sale.catalogue()

    async def picture(self, _sale: str, lot: str, _number: int, size: str) -> bytes:
        """Have no picture, and remember who asked for which."""
        self.pictures.append(f"{lot} {size}")
        raise HouseError("not_found", "There is no such picture.")

    async def ask(self, _method: str, path: str, _kind: Any) -> Any:
        """Have nothing on the desk."""
        return PhoneLines([], []) if path.endswith("phone-lines") else []
