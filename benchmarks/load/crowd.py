"""Everybody in the room: one epoll over all bidders' sockets, and the pace at which things are done.

Those whose answers are timed are listened to before every few of the others: their clock must not run while
the generator reads what a thousand others were told.
"""

import select
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Final

from benchmarks.load.client import Client, State
from benchmarks.load.order import LoadError, Room

A_TURN: Final = 16
CONNECTING_AT_ONCE: Final = 64
ENTER_WITHIN_S: Final = 60.0


class Crowd:
    """Bidders in one room. The `on_…` are called with what each of them hears and what befalls it.

    `placed` is how many bids they have placed in all.
    """

    def __init__(self, room: Room, clients: int) -> None:
        self.room = room
        self.clients = [Client(self, number) for number in range(clients)]
        self.bytes = self.placed = 0
        self.attending = 0
        self.on_feed: Callable[[Client, bytes], None] = nothing_to_do
        self.on_ack: Callable[[Client, int, dict[str, Any]], None] = lambda _client, _number, _body: None
        self.on_entered: Callable[[Client], None] = lambda _client: None
        self.on_lost: Callable[[Client], None] = _no_loss
        self.on_refused: Callable[[Client, bytes], None] = _no_refusal
        self._everybody, self._timed = select.epoll(), select.epoll()
        self._everybody.register(self._timed, select.EPOLLIN)
        self._by_fd: dict[int, Client] = {}

    # Coming and going

    def enter(self, clients: Iterable[Client] | None = None, at_once: int = CONNECTING_AT_ONCE) -> None:
        """Let these bidders (all of them) connect and attend; `at_once` are on their way together."""
        coming = deque(self.clients if clients is None else clients)
        before, started, goal = self.attending, 0, self.attending + len(coming)

        def all_there() -> bool:
            nonlocal started
            while coming and started - (self.attending - before) < at_once:
                self.begin(coming.popleft())
                started += 1
            return self.attending >= goal

        self.until(all_there, ENTER_WITHIN_S)

    def begin(self, client: Client) -> None:
        """Let a bidder begin to connect."""
        fd = client.begin().fileno()
        self._by_fd[fd] = client
        self._everybody.register(fd, select.EPOLLOUT)

    def attended(self, client: Client) -> None:
        """Note that a bidder attends now."""
        self.attending += 1
        self.on_entered(client)

    def leave(self, clients: Iterable[Client]) -> None:
        """Let these bidders hang up."""
        for client in list(clients):
            self._forget(client)

    def time_answers_of(self, clients: Iterable[Client]) -> None:
        """Listen to these bidders first from now on."""
        for client in clients:
            assert client.socket is not None
            self._everybody.unregister(client.socket)
            self._timed.register(client.socket, select.EPOLLIN)

    # Time

    def for_(self, seconds: float) -> None:
        """Listen for so long."""
        ends = time.perf_counter() + seconds
        while (now := time.perf_counter()) < ends:
            self.turn(ends - now)

    def play(self, moments: Iterable[float], act: Callable[[int], None]) -> None:
        """Call `act(0)`, `act(1)` … at these moments (in order, seconds from now), and listen in between."""
        began = time.perf_counter()
        for k, moment in enumerate(moments):
            while (wait := began + moment - time.perf_counter()) > 0:
                self.turn(wait)
            act(k)

    def until(self, met: Callable[[], bool], within_s: float) -> None:
        """Listen until something is so. Raises LoadError when it is not within that time."""
        gives_up = time.perf_counter() + within_s
        while not met():
            if time.perf_counter() > gives_up:
                raise LoadError(f"{self.room.name}: waited {within_s:g} s; {self.attending} attend")
            self.turn(0.05)

    def turn(self, timeout_s: float) -> None:
        """Hear what came: a few bidders at most, and those whose answers are timed."""
        for fd, events in self._everybody.poll(max(timeout_s, 0), A_TURN):
            if fd != self._timed.fileno():
                self._serve(self._by_fd[fd], events)
        for fd, events in self._timed.poll(0, A_TURN):
            self._serve(self._by_fd[fd], events)

    def _serve(self, client: Client, events: int) -> None:
        try:
            if client.state is not State.CONNECTING:
                client.readable()
            elif events & select.EPOLLERR or not client.writable():
                raise EOFError
            else:
                assert client.socket is not None
                self._everybody.modify(client.socket, select.EPOLLIN)
        except EOFError:
            self._forget(client)
            self.on_lost(client)

    def _forget(self, client: Client) -> None:
        assert client.socket is not None
        self.attending -= client.state is State.ATTENDING
        del self._by_fd[client.socket.fileno()]
        client.close()  # an epoll forgets what is closed


def nothing_to_do(client: Client, payload: bytes) -> None:
    """Let a message of the feed pass."""


def _no_loss(client: Client) -> None:
    raise LoadError(f"bidder {client.number} lost the connection")


def _no_refusal(client: Client, why: bytes) -> None:
    raise LoadError(f"bidder {client.number} was not let in: {why[:200]!r}")
