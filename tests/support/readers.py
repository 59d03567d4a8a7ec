"""Readers of a sale's feed in memory, who hold what they are told against what the wire promises."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from engineio import packet as engine_packet

from contract.feed import FeedEntry
from contract.wire import Role, UserView
from server.gateway.connections import Connection
from server.gateway.outbox import Outbox, Tally
from server.gateway.parcels import payload_of
from server.gateway.rate_limit import TokenBucket


class Road:
    """A WebSocket whose reader reads when he is told to."""

    carries = True

    def __init__(self) -> None:
        self.written = self.backlog = 0
        self.is_blocked = False
        self.taken: list[bytes] = []

    def write(self, frame: bytes) -> bool:
        """Take a frame, unless nobody reads."""
        if not self.is_blocked:
            self.taken.append(frame)
            self.written += len(frame)
        return not self.is_blocked


def connection_of(name: str, role: Role = Role.BIDDER) -> Connection:
    """Return a user's connection, whose outbox has no road yet: it polls."""
    return Connection(
        sid=name, transport=name, outbox=Outbox(Tally()), user=UserView(name, f"{name}@x", name, role),
        token=name, address="", client="", since=0, bucket=TokenBucket(1, 1),
    )  # fmt: skip


class Reader:
    """One who attends a sale now and then. `last` is the last entry told, None while he does not attend."""

    def __init__(self, name: str, *, polls: bool = False) -> None:
        self.connection = connection_of(name)
        self.road = Road()
        self.connection.outbox.road = None if polls else self.road
        self.last: int | None = None
        self.standings: dict[str, Any] = {}
        self.messages = 0
        self.is_gone = False

    def answer(self, told: dict[str, Any] | None) -> None:
        """Queue the answer to `attend`, or to `leave`."""
        packet = engine_packet.Packet(engine_packet.MESSAGE, data="31" + json.dumps([told]))
        self.connection.outbox.put_nowait(packet)

    async def read(self) -> None:
        """Read all that is there."""
        outbox = self.connection.outbox
        if outbox.road is None:
            while outbox.in_line:
                for item in await outbox.poll():
                    self._take(str(item.encode(b64=True)))
        taken, self.road.taken = self.road.taken, []
        for frame in taken:
            self._take(payload_of(frame).decode())

    def _take(self, packet: str) -> None:
        assert not self.is_gone, "nothing comes behind a goodbye"
        body = json.loads(packet[3:] if packet.startswith("431") else packet[2:])
        if packet.startswith("431"):
            self._answered(body[0])
        else:
            self.messages += 1
            getattr(self, f"_on_{body[0]}")(body[1])

    def _answered(self, told: dict[str, Any] | None) -> None:
        self.last = None if told is None else told["head"]
        self.standings = {} if told is None else told["standings"]

    def _on_feed(self, body: dict[str, Any]) -> None:
        assert self.last is not None, "only who attends is told"
        numbers = [entry["n"] for entry in body["entries"]]
        after = body.get("after")
        if after is None:
            assert numbers == list(range(self.last + 1, self.last + 1 + len(numbers)))
        else:
            assert after <= self.last < numbers[-1]
            assert numbers == sorted(set(numbers))
        for entry in body["entries"]:
            if entry["n"] > self.last:
                self.standings[entry["lot"]] = entry["standing"]["price"]
        self.last = numbers[-1]

    def _on_you(self, body: dict[str, Any]) -> None:
        assert self.last is not None
        assert max(entry.get("n", 0) for entry in body["entries"]) <= self.last

    def _on_beat(self, body: dict[str, Any]) -> None:
        assert self.last is not None
        assert body["head"] <= self.last

    def _on_goodbye(self, _body: dict[str, Any]) -> None:
        self.is_gone = True


def standings_of(feed: Sequence[FeedEntry]) -> dict[str, Any]:
    """Return the price of each lot after all of a feed of bids."""
    return {entry.lot: entry.standing.price for entry in feed}  # type: ignore[union-attr]


async def breathe(times: int = 1) -> None:
    """Let everything that is ready run."""
    for _ in range(times):
        await asyncio.sleep(0)
