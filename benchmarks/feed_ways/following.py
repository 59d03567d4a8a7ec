"""Two bidders outbid each other over WebSockets, and a crowd follows the sale in one of the ways.

All in one process, so that a bid and its sight are moments of one clock. Knows nothing of what it costs.
"""

import heapq
import json
import random
import select
import socket
import struct
import time
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from benchmarks.feed_ways.poller import Answer, Poller
from benchmarks.feed_ways.result import FeedWay
from benchmarks.feed_ways.sights import Follower
from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd
from benchmarks.load.order import LoadError, Order

BIDDING: Final = 2
LONG_WAIT_S: Final = 25
INTERVALS_S: Final = {FeedWay.EACH_5_S: 5.0, FeedWay.EACH_1_S: 1.0}
_A_LOOK_S: Final = 0.002
_TCP_BYTES: Final = struct.Struct("@120xQQ")  # Linux's struct tcp_info: bytes acked, bytes received
_feed: Final = msgspec.json.Decoder(tuple[str, Answer]).decode


class Following:
    """The two who bid, the crowd, and what each of them learns."""

    def __init__(self, way: FeedWay | None, order: Order) -> None:
        self._room, self._chance = order.room, random.Random(order.clients)
        if len(order.room.tokens) < order.clients + BIDDING:
            raise LoadError(f"{order.clients} followers and {BIDDING} bidders need an account each")
        on_feed = way is FeedWay.WEBSOCKET
        self._crowd = Crowd(order.room, BIDDING + (order.clients if on_feed else 0))
        self._crowd.enter()
        self._sent: dict[tuple[int, int], float] = {}
        self.bids: dict[int, float] = {}  # when it was sent, by the number of its entry
        self.placed = self.placed_before = 0
        self._counted_from = 0.0
        self._crowd.on_ack = self._on_verdict
        self.followers = [Follower() for _ in range(0 if way is None else order.clients)]
        self._crowd.on_feed = self._on_feed
        self._last_feed: tuple[bytes, int] = (b"", 0)
        self._pollers: dict[int, tuple[Poller, Follower]] = {}
        self._polls: list[tuple[float, int]] = []  # when whose connection asks again
        self._epoll = select.epoll()
        self.every_s = 0.0 if way is None else INTERVALS_S.get(way, 0.0)
        if way is not None and not on_feed:
            self._open_pollers(order.clients, LONG_WAIT_S if way is FeedWay.LONG_POLLING else 0)

    @property
    def requests(self) -> int:
        return sum(poller.requests for poller, _ in self._pollers.values())

    def carried(self) -> int:
        """Return how many bytes have gone over the followers' sockets, both ways."""
        return sum(map(_bytes_of, self._sockets()))

    def start(self) -> None:
        """Let everybody be at his moment of the interval; who polls long asks at once."""
        now = time.perf_counter()
        for fd, (poller, _) in self._pollers.items():
            if self.every_s:
                heapq.heappush(self._polls, (now + self._chance.random() * self.every_s, fd))
            else:
                poller.ask()

    def count(self) -> None:
        """Forget the bids so far, those on their way included."""
        self.bids.clear()
        self.placed_before, self._counted_from = self.placed, time.perf_counter()

    def knows_all(self) -> bool:
        """Say whether every bid was answered, and everybody knows of the last one."""
        last = max(self.bids, default=0)
        return not self._sent and all(one.knew(last) is not None for one in self.followers)

    def listen(self, seconds: float, bids_per_s: float = 0) -> None:
        """Follow for so long, with so many bids a second at odd moments."""
        began = time.perf_counter()
        ends = began + seconds
        due = [began + (k + self._chance.random()) / bids_per_s for k in range(int(seconds * bids_per_s))]
        due.reverse()
        while (now := time.perf_counter()) < ends:
            while due and due[-1] <= now:
                due.pop()
                self._bid()
            while self._polls and self._polls[0][0] <= now:
                at, fd = heapq.heappop(self._polls)
                self._pollers[fd][0].ask()
                heapq.heappush(self._polls, (at + self.every_s, fd))
            next_poll = self._polls[0][0] if self._polls else ends
            self._hear(min(due[-1] if due else ends, next_poll, ends) - now)

    def _open_pollers(self, clients: int, wait_s: int) -> None:
        told = self._crowd.clients[0].told
        head = int(json.loads(told[told.index(b"[") :])[0]["head"])
        for number, follower in enumerate(self.followers, start=BIDDING):
            poller = Poller(self._room, number, head, wait_s)
            self._pollers[poller.socket.fileno()] = poller, follower
            self._epoll.register(poller.socket, select.EPOLLIN)

    def _hear(self, timeout_s: float) -> None:
        if not self._pollers:
            self._crowd.turn(timeout_s)
            return
        for fd, _ in self._epoll.poll(max(min(timeout_s, _A_LOOK_S), 0), 64):
            poller, follower = self._pollers[fd]
            if poller.readable():
                follower.saw(poller.after, time.perf_counter())
                if not self.every_s:
                    poller.ask()
        self._crowd.turn(0)

    def _bid(self) -> None:
        bidder = self._crowd.clients[self.placed % BIDDING]
        amount = self._room.first_amount + self.placed * self._room.step
        self._sent[bidder.number, bidder.bid(amount)] = time.perf_counter()
        self.placed += 1

    def _on_verdict(self, bidder: Client, number: int, verdict: dict[str, Any]) -> None:
        sent = self._sent.pop((bidder.number, number))
        if verdict["ok"] and sent >= self._counted_from:
            self.bids[verdict["feed_no"]] = sent

    def _on_feed(self, client: Client, payload: bytes) -> None:
        if client.number < BIDDING or not self.followers:
            return
        at = time.perf_counter()
        if payload != self._last_feed[0]:  # everybody is told the same
            self._last_feed = payload, _feed(payload[2:])[1].last
        self.followers[client.number - BIDDING].saw(self._last_feed[1], at)

    def _sockets(self) -> Iterable[socket.socket]:
        yield from (poller.socket for poller, _ in self._pollers.values())
        for client in self._crowd.clients[BIDDING:]:
            assert client.socket is not None
            yield client.socket


def _bytes_of(connection: socket.socket) -> int:
    told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_BYTES.size)
    return sum(_TCP_BYTES.unpack(told))
