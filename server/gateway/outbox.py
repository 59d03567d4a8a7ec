"""What is on its way to one connection: written at once to an idle WebSocket, else waiting in line.

The line is in order and never overtaken. It is bounded in bytes: first what waits is put together, then, if
that does not help, or if nothing moves for too long, the reader is given up. Who that is it does not know.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from engineio import packet as engine_packet

from server.gateway.parcels import Parcel, PictureParcel, conflated, text_frame

CONFLATE_ABOVE: Final = 32 * 1024
BACKLOG_AT_MOST: Final = 4 * 1024 * 1024
LOOKS_WITHOUT_PROGRESS: Final = 8
PICTURE_NEEDS_BELOW: Final = 16 * 1024
"""Who has more than this waiting is behind, and gets no picture on top."""
PICTURE_BYTES_PER_LOOK: Final = 32 * 1024
"""So slowly may a picture be read over a poll: nothing else moves meanwhile, and its reader is no idler."""


class Road(Protocol):
    """A WebSocket that may or may not take a frame now."""

    written: int

    @property
    def carries(self) -> bool:
        """Whether the session goes over it (and not over polling still)."""
        ...

    @property
    def backlog(self) -> int:
        """How many bytes it was given and could not pass on yet."""
        ...

    def write(self, frame: bytes) -> bool:
        """Write a frame at once; False when it cannot be taken now."""
        ...


@dataclass(slots=True)
class Tally:
    """What all outboxes of a house count together: messages that others stand for now, pictures dropped."""

    conflated: int = 0
    pictures_dropped: int = 0


class Outbox:
    """The line of one session, and a shorter way for a WebSocket. One that is empty keeps next to nothing.

    `give_up` is called when too much waits; it must close the connection.
    """

    __slots__ = (
        "__weakref__", "_conflate_above", "_drinks", "_fences", "_is_dropped", "_line", "_looks",
        "_looks_for_picture", "_moved", "_picture", "_taken", "_tally", "_waiters", "bytes", "give_up",
        "road",
    )  # fmt: skip

    def __init__(self, tally: Tally) -> None:
        self.road: Road | None = None
        self.give_up: Callable[[], None] = self.drop
        self.bytes = 0
        self._tally = tally
        self._line: deque[Any] | None = None  # never empty
        self._fences: list[Any] | None = None  # what stands right before each
        self._waiters: list[asyncio.Future[None]] | None = None
        self._is_dropped = False
        self._taken = 0
        self._conflate_above = CONFLATE_ABOVE
        self._moved, self._looks = 0, 0
        self._picture: PictureParcel | None = None
        self._looks_for_picture = 0
        self._drinks = False

    # Giving

    def send(self, parcel: Parcel) -> None:
        """Write a message at once where nothing is before it, else put it in line."""
        road = self.road
        if self._line is None and road is not None and road.write(parcel.frame):
            return
        if self._is_dropped:
            return
        if isinstance(parcel, PictureParcel) and not self._has_room_for_picture():
            self._tally.pictures_dropped += 1
            return
        self._wait(parcel)

    def put_nowait(self, item: Any) -> None:
        """Take a packet of the library's; None is the end, for whoever polls."""
        road = self.road
        if self._line is None and road is not None and road.write(_frame_of(item)):
            return
        if not self._is_dropped or _packet_type_of(item) != engine_packet.MESSAGE:
            self._wait(item)

    def fence(self) -> None:
        """Never put what waits together with what is still to come: the answer between tells all anew."""
        staying = [item for item in self._line or () if item is not self._picture]
        if staying:
            self._fences = [*(self._fences or ()), staying[-1]]

    async def put(self, item: Any) -> None:
        """Take a packet at once, for the library, which would wait for room."""
        self.put_nowait(item)

    def _wait(self, item: Any) -> None:
        if self._line is None:
            self._line = deque()
        self._line.append(item)
        self.bytes += _size_of(item)
        if isinstance(item, PictureParcel):
            self._picture = item
        self._wake()
        if self._bytes_of_words > self._conflate_above:
            self._drop_picture()
            self._conflate()
        if self.bytes > BACKLOG_AT_MOST and self.in_line > 1:
            self.give_up()

    def _has_room_for_picture(self) -> bool:
        """Make room for a newer picture; False for who is behind with the sale itself, or reads one still.

        Pictures can be fetched at any time, so that they are the first thing that a slow reader goes without.
        """
        self._drop_picture()
        is_behind = self._bytes_of_words > PICTURE_NEEDS_BELOW or self._looks_for_picture > 0
        return not is_behind and (self.road is None or self.road.backlog <= PICTURE_NEEDS_BELOW)

    def _drop_picture(self) -> None:
        if self._picture is None or self._line is None:
            return
        self._line.remove(self._picture)
        self.bytes -= self._picture.size
        self._picture = None
        self._tally.pictures_dropped += 1
        self._note_if_empty()

    @property
    def _bytes_of_words(self) -> int:
        return self.bytes - (self._picture.size if self._picture is not None else 0)

    def _conflate(self) -> None:
        parts = [conflated(part) for part in self._between_fences()]
        self._fences = [part[-1] for part in parts[:-1]] or None
        line = [item for part in parts for item in part]
        self._tally.conflated += self.in_line - len(line)
        self._line = deque(line)
        self.bytes = sum(map(_size_of, line))
        # Where every lot has moved the line stays long; it is gone through again when it has doubled.
        self._conflate_above = max(CONFLATE_ABOVE, min(2 * self.bytes, BACKLOG_AT_MOST))

    def _between_fences(self) -> list[list[Any]]:
        before = {id(item) for item in self._fences or ()}
        parts: list[list[Any]] = [[]]
        for item in self._line or ():
            parts[-1].append(item)
            if id(item) in before:
                parts.append([])
        return parts

    def drop(self) -> None:
        """Drop what waits and what is still to come: nobody will read it any more."""
        self._is_dropped = True
        self._line = self._picture = None
        self.bytes = 0
        self._wake()

    # Taking

    def pump(self) -> None:
        """Write what waits, as far as the WebSocket takes it now.

        One at a time, so that what still waits can be put together.
        """
        road = self.road
        while self._line is not None and road is not None and road.write(_frame_of(self._line[0])):
            self._take()

    async def poll(self) -> list[Any]:
        """Return all that waits, once there is something, for an answer to a poll; nothing at the end.

        A picture comes by itself: what was said before it need not wait for it to be read, and all who poll
        are answered with the same bytes.
        """
        self._looks_for_picture = 0
        while self._line is None:
            await self._change()
        taken: list[Any] = []
        while self._line is not None and not _must_end(taken, self._line[0]):
            taken.append(self._take())
        return [] if taken == [None] else taken

    async def emptied(self) -> None:
        """Wait until nothing is in line any more."""
        while self._line is not None:
            await self._change()

    def _take(self) -> Any:
        assert self._line is not None  # whoever takes has looked
        item = self._line.popleft()
        self.bytes -= _size_of(item)
        self._taken += 1
        if isinstance(item, PictureParcel):
            self._picture = None
            self._looks_for_picture = 0 if self.road is not None else item.size // PICTURE_BYTES_PER_LOOK
        self._note_if_empty()
        return item

    def _note_if_empty(self) -> None:
        if not self._line:
            self._line = self._fences = None
            self._conflate_above = CONFLATE_ABOVE
            self._wake()

    async def _change(self) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self._waiters = [*(self._waiters or ()), waiter]
        await waiter

    def _wake(self) -> None:
        waiters, self._waiters = self._waiters or (), None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    # Watching

    @property
    def in_line(self) -> int:
        """How many packets wait."""
        return 0 if self._line is None else len(self._line)

    @property
    def waiting_bytes(self) -> int:
        """How much waits, in line and in the WebSocket's own buffer."""
        return self.bytes + (self.road.backlog if self.road is not None else 0)

    def has_stalled(self) -> bool:
        """Look, once a second, whether anything moves; True when nothing has for too long."""
        road = self.road
        backlog = 0 if road is None else road.backlog
        moved = self._taken if road is None else self._taken + road.written - backlog
        self._drinks = moved != self._moved and backlog > 0
        if self._looks_for_picture:
            self._looks_for_picture -= 1
            return False
        if moved != self._moved or not (backlog or self._line):
            self._moved, self._looks = moved, 0
        else:
            # Looks, not seconds: a house that was itself held up must not blame its readers.
            self._looks += 1
        return self._looks >= LOOKS_WITHOUT_PROGRESS

    @property
    def is_being_read(self) -> bool:
        """Whether something long is on its way: what was said behind it cannot have an answer yet."""
        return self._drinks or self._looks_for_picture > 0


def _must_end(taken: list[Any], following: Any) -> bool:
    """Tell whether an answer to a poll ends before what follows: a picture is alone, and so is the end."""
    if not taken:
        return False
    latest = taken[-1]
    return latest is None or following is None or PictureParcel in {type(latest), type(following)}


def _frame_of(item: Any) -> bytes:
    if isinstance(item, Parcel):
        return item.frame
    return b"" if item is None else text_frame(str(item.encode()).encode())


def _packet_type_of(item: Any) -> int | None:
    return item.packet_type if isinstance(item, engine_packet.Packet) else None


def _size_of(item: Any) -> int:
    if isinstance(item, Parcel):
        return item.size
    data = getattr(item, "data", None)
    return len(data) if isinstance(data, str) else 8
