"""Takes the news of every feed round the rooms of the house.

Each connection has a place in the feed of each sale that it attends, and is told whatever lies between that
and the feed's head. So it does not matter who is told when: in a round, some at a time, or out of turn
because something else for him must not come first. Nobody is told anything twice, and nothing is left out.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final

from contract.feed import FeedEntry
from server.gateway.connections import Connection, Connections
from server.gateway.tail import Tail

AT_ONCE: Final = 64
"""So many are told in one breath, which takes less than a millisecond; what came in meanwhile is next."""
REST_AT_MOST_S: Final = 0.1


class Crier:
    """Tells everybody in a room what is new there."""

    def __init__(self, connections: Connections, clock: Callable[[], float] = time.monotonic) -> None:
        self._connections, self._clock = connections, clock
        self._tails: dict[str, Tail] = {}
        self._has_news = asyncio.Event()

    @property
    def is_busy(self) -> bool:
        """Whether somebody is still to be told something."""
        return self._has_news.is_set()

    def announce(self, sale: str, entries: Sequence[FeedEntry]) -> None:
        """Have whoever attends a sale told of new entries."""
        if entries and self._connections.attending(sale):
            self._tails.setdefault(sale, Tail(sale)).add(entries)
            self._has_news.set()

    def bring_up(self, connection: Connection) -> None:
        """Tell a connection now what it was not told yet."""
        for sale in connection.sales:
            tail = self._tails.get(sale)
            if tail is not None:
                _tell(connection, sale, tail)

    async def go_round(self) -> None:
        """Wait for news, take them to every room, and rest for as long as that took.

        So a quiet house tells at once, and a busy one tells more with each message; half of the loop is for
        bids, unless a round takes longer than REST_AT_MOST_S.
        """
        await self._has_news.wait()
        began = self._clock()
        for sale in sorted(self._tails, key=self._size_of_room):
            await self._visit(sale)
        if not self._tails:
            self._has_news.clear()
        await asyncio.sleep(min(self._clock() - began, REST_AT_MOST_S))

    async def _visit(self, sale: str) -> None:
        tail = self._tails[sale]
        told = tail.head
        for some in self._connections.in_turns(sale, AT_ONCE):
            for connection in some:
                _tell(connection, sale, tail)
            await asyncio.sleep(0)
        # Who came in meanwhile was told at least as much as the first of the round.
        tail.drop(told)
        if not tail:
            del self._tails[sale]

    def _size_of_room(self, sale: str) -> int:
        return len(self._connections.attending(sale))


def _tell(connection: Connection, sale: str, tail: Tail) -> None:
    place = connection.sales[sale]
    if place < tail.head:
        # First, so that a connection which cannot be told does not hold up the next round as well.
        connection.sales[sale] = tail.head
        connection.outbox.send(tail.after(place))
