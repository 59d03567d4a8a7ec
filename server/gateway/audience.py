"""Passes on what a rostrum announces: the feed to the room, to each user what is his, the desk to clerks."""

import asyncio
from collections import defaultdict
from itertools import islice

from contract.wire import Desk, Event, Goodbye, YouMessage
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connection, Connections
from server.gateway.crier import AT_ONCE, Crier
from server.gateway.farewells import Farewells
from server.rostrum.attendance import Room
from server.rostrum.ports import Announcement
from server.rules.sale import Sale


class SaleRooms:
    """The audience of every rostrum, and the list of who is in each room."""

    def __init__(
        self, connections: Connections, broadcast: Broadcast, crier: Crier, farewells: Farewells
    ) -> None:
        self._connections, self._broadcast = connections, broadcast
        self._crier, self._farewells = crier, farewells
        self.rooms: defaultdict[str, Room] = defaultdict(Room)

    def hear(self, sale: Sale, told: Announcement) -> None:
        """Pass an announcement on, in order: first the answers of its round, which are on their way already,
        then what concerns few, then the feed.
        """
        yours: dict[str, YouMessage] = {}
        for user, entries in told.you.items():
            mine = self._attending(user, sale.id)
            if mine:
                view = mine[0].user
                yours[user] = YouMessage(sale.id, entries, sale.you(user, view.name, view.role))
        asyncio.get_running_loop().call_soon(self._tell_few, sale.id, told, yours)
        self._crier.announce(sale.id, told.entries)

    def _tell_few(self, sale: str, told: Announcement, yours: dict[str, YouMessage]) -> None:
        for user, message in yours.items():
            self._broadcast.to(self._attending(user, sale), Event.YOU, message)
        if told.desk is not None:
            self._tell_desk(sale, told.desk)
        for user in told.blocked:
            self.goodbye(self._attending(user, sale), Goodbye.BLOCKED, sale)
        if told.ended:
            self._empty(sale)

    def _empty(self, sale: str) -> None:
        """Say goodbye to everybody in the room of an ended sale, some at a time."""
        some = list(islice(self._connections.attending(sale), AT_ONCE))
        if some:
            self.goodbye(some, Goodbye.SALE_ENDED, sale)
            asyncio.get_running_loop().call_soon(self._empty, sale)

    def bring_up(self, connection: Connection) -> None:
        """Tell a connection now what it was not told yet of the feeds of its rooms."""
        self._crier.bring_up(connection)

    def goodbye(self, connections: list[Connection], reason: Goodbye, sale: str | None = None) -> None:
        """Say goodbye to these connections and take them out of their rooms."""
        for connection in connections:
            self.forget(connection)
        self._farewells.say(connections, reason, sale)

    def goodbye_soon(self, connection: Connection, sale: str) -> None:
        """Say goodbye to a reader of an ended sale, once the answer that is being made has been queued."""
        loop = asyncio.get_running_loop()
        loop.call_soon(self.goodbye, [connection], Goodbye.SALE_ENDED, sale)

    def forget(self, connection: Connection) -> None:
        """Take a connection that goes out of the rooms that it is in."""
        for sale in connection.sales:
            self.rooms[sale].leave(connection.sid)

    def _tell_desk(self, sale: str, desk: Desk) -> None:
        for paddle in desk.paddles:
            self.rooms[sale].given_paddle(paddle.user, paddle.paddle)
        self._broadcast.to_clerks(sale, Event.DESK, desk)

    def _attending(self, user: str, sale: str) -> list[Connection]:
        return [one for one in self._connections.of_user(user) if sale in one.sales]
