"""Passes on what a rostrum announces: the feed to the room, to each user what is his, the desk to clerks."""

import asyncio
from collections import defaultdict

from contract.wire import Desk, Event, FeedMessage, Goodbye, YouMessage
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connection, Connections
from server.gateway.farewells import Farewells
from server.rostrum.attendance import Room
from server.rostrum.ports import Announcement
from server.rules.sale import Sale


class SaleRooms:
    """The audience of every rostrum, and the list of who is in each room."""

    def __init__(self, connections: Connections, broadcast: Broadcast, farewells: Farewells) -> None:
        self._connections, self._broadcast, self._farewells = connections, broadcast, farewells
        self.rooms: defaultdict[str, Room] = defaultdict(Room)

    def hear(self, sale: Sale, told: Announcement) -> None:
        """Pass an announcement on, in order and at once."""
        if told.entries:
            self._broadcast.to_room(sale.id, Event.FEED, FeedMessage(sale.id, told.entries))
        for user, entries in told.you.items():
            mine = [one for one in self._connections.of_user(user) if sale.id in one.sales]
            if mine:
                view = mine[0].user
                you = sale.you(user, view.name, view.role)
                self._broadcast.to(mine, Event.YOU, YouMessage(sale.id, entries, you))
        if told.desk is not None:
            self._tell_desk(sale, told.desk)
        for user in told.blocked:
            mine = [one for one in self._connections.of_user(user) if sale.id in one.sales]
            self.goodbye(mine, Goodbye.BLOCKED, sale.id)
        if told.ended:
            self.goodbye(list(self._connections.attending(sale.id)), Goodbye.SALE_ENDED, sale.id)

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

    def _tell_desk(self, sale: Sale, desk: Desk) -> None:
        for paddle in desk.paddles:
            self.rooms[sale.id].given_paddle(paddle.user, paddle.paddle)
        self._broadcast.to_clerks(sale.id, Event.DESK, desk)
