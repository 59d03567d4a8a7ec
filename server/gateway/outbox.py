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
FEED_WRITER_EVERY_S: Final = 6.0
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


class _Nothing:
    """Wakes the library's writer, which gives a connection up when it has had nothing to do for long."""

    def encode(self, b64: bool = False) -> str | bytes:
        return "6" if b64 else b""


_NOTHING: Final = _Nothing()


class Outbox(asyncio.Queue[Any]):
    """The queue that the Engine.IO library takes from, with a shorter way for WebSockets.

    `give_up` is called when too much waits; it must close the connection.
    """

    _queue: deque[Any]

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.road: Road | None = None
        self.give_up: Callable[[], None] = self.drop
        self.bytes = 0
        self._tally = tally
        self._in_hand = False
        self._is_dropped = False
        self._taken = 0
        self._conflate_above = CONFLATE_ABOVE
        self._moved, self._looks = 0, 0
        self._picture: PictureParcel | None = None
        self._latest_in_poll: Any = None
        self._looks_for_picture = 0
        self._drinks = False

    # Giving

    def send(self, parcel: Parcel) -> None:
        """Write a message at once where nothing is before it, else put it in line."""
        road = self.road
        if road is not None and not self._queue and not self._in_hand and road.write(parcel.frame):
            return
        if self._is_dropped:
            return
        if isinstance(parcel, PictureParcel) and not self._has_room_for_picture():
            self._tally.pictures_dropped += 1
            return
        self._wait(parcel)

    def put_nowait(self, item: Any) -> None:
        """Take a packet of the library's: an answer goes the short way too, the rest through its writer."""
        if not isinstance(item, engine_packet.Packet) or item.packet_type != engine_packet.MESSAGE:
            self._wait(item)
        elif not self._is_dropped:
            road, is_first = self.road, not self._queue and not self._in_hand
            if not is_first or road is None or not road.write(text_frame(str(item.encode()).encode())):
                self._wait(item)

    def _wait(self, item: Any) -> None:
        super().put_nowait(item)
        if self._bytes_of_words > self._conflate_above:
            self._drop_picture()
            self._conflate()
        if self.bytes > BACKLOG_AT_MOST and len(self._queue) > 1:
            self.give_up()

    def _has_room_for_picture(self) -> bool:
        """Make room for a newer picture; False for who is behind with the sale itself, or reads one still.

        Pictures can be fetched at any time, so that they are the first thing that a slow reader goes without.
        """
        self._drop_picture()
        is_behind = self._bytes_of_words > PICTURE_NEEDS_BELOW or self._looks_for_picture > 0
        return not is_behind and (self.road is None or self.road.backlog <= PICTURE_NEEDS_BELOW)

    def _drop_picture(self) -> None:
        if self._picture is None:
            return
        self._queue.remove(self._picture)
        self.task_done()
        self.bytes -= self._picture.size
        self._picture = None
        self._tally.pictures_dropped += 1

    @property
    def _bytes_of_words(self) -> int:
        return self.bytes - (self._picture.size if self._picture is not None else 0)

    def _conflate(self) -> None:
        line = conflated(self._queue)
        left_out = len(self._queue) - len(line)
        for _ in range(left_out):
            self.task_done()
        self._tally.conflated += left_out
        self._queue = deque(line)
        self.bytes = sum(map(_size_of, line))
        # Where every lot has moved the line stays long; it is gone through again when it has doubled.
        self._conflate_above = max(CONFLATE_ABOVE, min(2 * self.bytes, BACKLOG_AT_MOST))

    def drop(self) -> None:
        """Drop what waits and what is still to come: nobody will read it any more."""
        self._is_dropped = True
        for _ in range(len(self._queue)):
            self.task_done()
        self._queue.clear()
        self._picture = None
        self.bytes = 0

    # Taking

    async def get(self) -> Any:
        """Return the next packet, for the library's writer or for a poll."""
        self._latest_in_poll, self._looks_for_picture = None, 0
        if not self._is_on_road():
            return await super().get()
        try:
            async with asyncio.timeout(FEED_WRITER_EVERY_S):
                return await super().get()
        except TimeoutError:
            super().put_nowait(_NOTHING)
            return super().get_nowait()

    def get_nowait(self) -> Any:
        """Return the next packet; over a WebSocket one at a time, so that what waits can be put together.

        A poll gets a picture by itself: what was said before it need not wait for it to be read, and all who
        poll are answered with the same bytes.
        """
        if self._in_hand or self._poll_is_full():
            raise asyncio.QueueEmpty
        return super().get_nowait()

    def _poll_is_full(self) -> bool:
        latest = self._latest_in_poll
        if latest is None or not self._queue:
            return False
        return isinstance(latest, PictureParcel) or isinstance(self._queue[0], PictureParcel)

    def written(self) -> None:
        """Learn that the packet that was taken has been passed on."""
        self._in_hand = False

    def _get(self) -> Any:
        item = self._queue.popleft()
        self.bytes -= _size_of(item)
        if not self._queue:
            self._conflate_above = CONFLATE_ABOVE
        self._taken += 1
        self._in_hand = self._is_on_road()
        self._latest_in_poll = item
        if isinstance(item, PictureParcel):
            self._picture = None
            self._looks_for_picture = 0 if self._in_hand else item.size // PICTURE_BYTES_PER_LOOK
        return item

    def _put(self, item: Any) -> None:
        self._queue.append(item)
        self.bytes += _size_of(item)
        if isinstance(item, PictureParcel):
            self._picture = item

    def _is_on_road(self) -> bool:
        return self.road is not None and self.road.carries

    # Watching

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
        if moved != self._moved or not (backlog or self._queue):
            self._moved, self._looks = moved, 0
        else:
            # Looks, not seconds: a house that was itself held up must not blame its readers.
            self._looks += 1
        return self._looks >= LOOKS_WITHOUT_PROGRESS

    @property
    def is_being_read(self) -> bool:
        """Whether something long is on its way: what was said behind it cannot have an answer yet."""
        return self._drinks or self._looks_for_picture > 0


def _size_of(item: Any) -> int:
    if isinstance(item, Parcel):
        return item.size
    data = getattr(item, "data", None)
    return len(data) if isinstance(data, str) else 8
