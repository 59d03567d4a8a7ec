"""The open Socket.IO connections: whose they are, what they attend, and how many one may have."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from contract.wire import Role, UserView
from server.gateway.outbox import Outbox
from server.gateway.rate_limit import TokenBucket


@dataclass(slots=True, eq=False)
class Connection:
    """One authenticated connection. `transport` is the Engine.IO session that carries it, `outbox` what is on
    its way to the client, `sales` what it attends and its place in the feed there: the last number told.
    """

    sid: str
    transport: str
    outbox: Outbox
    user: UserView
    token: str
    address: str
    client: str
    since: int
    bucket: TokenBucket
    sales: dict[str, int] = field(default_factory=dict)
    latency_ms: int | None = None
    active: bool = False
    leaving: bool = False
    _unanswered: int = 0
    _at_rest: asyncio.Event = field(default_factory=asyncio.Event)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Note that a command is on its way to its answer."""
        self._unanswered += 1
        self._at_rest.clear()
        try:
            yield
        finally:
            self._unanswered -= 1
            if self._unanswered == 0:
                self._at_rest.set()

    async def answered(self) -> None:
        """Wait until every command that came in has its answer in the queue."""
        if self._unanswered:
            await self._at_rest.wait()


class Connections:
    """Every connection, by its id, its user and the sales that it attends."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Connection] = {}
        self._by_user: defaultdict[str, dict[str, Connection]] = defaultdict(dict)
        self._by_sale: defaultdict[str, dict[str, Connection]] = defaultdict(dict)
        self._clerks: defaultdict[str, dict[str, Connection]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._by_sid)

    def add(self, connection: Connection) -> None:
        """Take in a connection whose session was checked."""
        self._by_sid[connection.sid] = connection
        self._by_user[connection.user.id][connection.sid] = connection

    def remove(self, sid: str) -> Connection | None:
        """Forget a connection and return it; None when it was not known."""
        connection = self._by_sid.pop(sid, None)
        if connection is None:
            return None
        for sale in list(connection.sales):
            self.leave(connection, sale)
        mine = self._by_user[connection.user.id]
        mine.pop(sid, None)
        if not mine:
            del self._by_user[connection.user.id]
        return connection

    def get(self, sid: str) -> Connection | None:
        return self._by_sid.get(sid)

    def everybody(self) -> list[Connection]:
        return list(self._by_sid.values())

    def of_user(self, user: str) -> list[Connection]:
        return list(self._by_user[user].values()) if user in self._by_user else []

    def attending(self, sale: str) -> Collection[Connection]:
        """Return the connections in a sale's room."""
        return self._by_sale[sale].values() if sale in self._by_sale else ()

    def clerks(self, sale: str) -> list[Connection]:
        """Return the house's people in a sale's room."""
        return list(self._clerks[sale].values()) if sale in self._clerks else []

    def in_turns(self, sale: str, at_once: int) -> Iterator[list[Connection]]:
        """Return who is in a sale's room now, some at a time; not who has left before his turn."""
        room = list(self.attending(sale))
        for first in range(0, len(room), at_once):
            yield [one for one in room[first : first + at_once] if sale in one.sales]

    def attend(self, connection: Connection, sale: str, told: int) -> None:
        """Let a connection into a sale's room; the feed up to number `told` is in its answer."""
        connection.outbox.fence()
        connection.sales[sale] = told
        self._by_sale[sale][connection.sid] = connection
        if connection.user.role is not Role.BIDDER:
            self._clerks[sale][connection.sid] = connection

    def leave(self, connection: Connection, sale: str) -> None:
        """Let a connection out of a sale's room."""
        connection.sales.pop(sale, None)
        for rooms in (self._by_sale, self._clerks):
            if sale in rooms:
                rooms[sale].pop(connection.sid, None)
                if not rooms[sale]:
                    del rooms[sale]


class AddressCount:
    """How many transports each address has open."""

    def __init__(self, at_most: int) -> None:
        self._at_most = at_most
        self._open: Counter[str] = Counter()

    def admit(self, address: str) -> bool:
        """Count one more; False when that would be too many."""
        if self._open[address] >= self._at_most:
            return False
        self._open[address] += 1
        return True

    def release(self, address: str) -> None:
        """Count one less."""
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]
