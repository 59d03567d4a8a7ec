"""What is told to many: encoded once, and put together when a reader is too slow for all of it.

Pure. What is put together loses history and never the state: of a feed the newest entry of each lot stays
(an entry carries the whole standing), of what concerns you or the desk the newest whole.
"""

import base64
import struct
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from contract.display import ShownPicture
from contract.feed import (
    Announced,
    CatalogueChanged,
    EntryUndone,
    FeedEntry,
    LinedUp,
    LotChanged,
    LotEntry,
    LotsMoved,
    SaleHeld,
    SaleResumed,
)
from contract.wire import Attendance, Beat, Desk, Event, FeedMessage, YouMessage

_encoder: Final = msgspec.json.Encoder()
_PREFIX: Final = b"42"  # Engine.IO: a message; Socket.IO: an event without an ack
_BINARY_PREFIX: Final = b"451-"  # the same, a binary event with one attachment
_PLACEHOLDER: Final = {"_placeholder": True, "num": 0}
_NEXT_IN_POLL: Final = b"\x1e"


class Parcel:
    """A message to any number of connections. `size` is what it takes on the wire, in bytes.

    `encoded` is the same message, with parts that were encoded before.
    """

    __slots__ = ("_merged", "_text", "event", "frame", "message", "size")

    def __init__(self, event: Event, message: msgspec.Struct, encoded: msgspec.Struct | None = None) -> None:
        self.event, self.message = event, message
        self.frame = text_frame(_PREFIX + _encoder.encode([event, encoded or message]))
        self.size = len(self.frame)
        self._text: str | None = None
        self._merged: tuple[Sequence[Parcel], Parcel] | None = None

    def encode(self, b64: bool = False) -> str | bytes:
        """Return the text for a poll (`b64`, as the library asks for it), or the frame of a WebSocket."""
        if not b64:
            return self.frame
        if self._text is None:
            self._text = payload_of(self.frame).decode()
        return self._text

    @property
    def kind(self) -> tuple[Event, str] | None:
        """What it may be put together with: the same event of the same sale; None for what must stand."""
        match self.message:
            case FeedMessage() | YouMessage() | Desk() | Attendance() | Beat():
                return self.event, self.message.sale
        return None

    def standing_for(self, older: Sequence["Parcel"]) -> "Parcel":
        """Return one parcel that stands for these older ones of its kind, oldest first, and for itself."""
        if not older:
            return self
        # Slow readers of one room wait for the same parcels: what the first needed serves the others.
        if self._merged is None or self._merged[0] != older:
            message = merged([*(one.message for one in older), self.message])
            self._merged = older, Parcel(self.event, message)
        return self._merged[1]


class PictureParcel(Parcel):
    """A picture to any number of connections: an event, and the bytes as the packet behind it.

    Two packets are one parcel, so that nothing can come between them. Each form of it is made once: the
    library would keep one form per packet and give it to whoever asks, in text or not.
    """

    __slots__ = ("_jpeg", "_poll")

    def __init__(self, message: ShownPicture, jpeg: bytes) -> None:
        self.event, self.message = Event.PICTURE, message
        self.frame = text_frame(self._head()) + binary_frame(jpeg)
        self.size = len(self.frame)
        self._jpeg = jpeg
        self._poll: bytes | None = None
        self._text = self._merged = None

    @property
    def poll(self) -> bytes:
        """Return the answer to a poll that takes this parcel alone."""
        if self._poll is None:
            self._poll = b"".join((self._head(), _NEXT_IN_POLL, b"b", base64.b64encode(self._jpeg)))
        return self._poll

    def encode(self, b64: bool = False) -> str | bytes:
        return self.poll.decode() if b64 else self.frame

    @property
    def kind(self) -> None:
        """None: a line holds one picture at most, and drops it whole."""
        return

    def _head(self) -> bytes:
        return _BINARY_PREFIX + _encoder.encode([self.event, self.message, _PLACEHOLDER])


_TOGETHER: Final = (Event.FEED, Event.BEAT, Event.ATTENDANCE, Event.DESK, Event.YOU)
"""What may be put together, in the order in which it is told then: nothing before the entries it is about."""


def conflated(waiting: Iterable[Any]) -> list[Any]:
    """Return what waits with the parcels of each kind put together, where the last of their sale stood.

    Anything else (verdicts, a goodbye, what the library sends) stays, in its order.
    """
    line = [(item, item.kind if isinstance(item, Parcel) else None) for item in waiting]
    kinds: dict[tuple[Event, str], list[Parcel]] = {}
    latest: dict[str, Parcel] = {}
    for item, kind in line:
        if kind is not None:
            kinds.setdefault(kind, []).append(item)
            latest[kind[1]] = item
    kept: list[Any] = []
    for item, kind in line:
        if kind is None:
            kept.append(item)
        elif item is latest[kind[1]]:
            together = (kinds.get((event, kind[1])) for event in _TOGETHER)
            kept += [parcels[-1].standing_for(parcels[:-1]) for parcels in together if parcels]
    return kept


def merged(messages: Sequence[Any]) -> msgspec.Struct:
    """Return the message that stands for these, which are of one kind and sale, oldest first."""
    newest = messages[-1]
    match newest:
        case FeedMessage():
            return _feed(messages)
        case YouMessage():
            entries = {(entry.type, entry.lot): entry for one in messages for entry in one.entries}
            return YouMessage(newest.sale, list(entries.values()), newest.you)
        case Desk():
            return _desk(messages)
    return newest  # type: ignore[no-any-return]  # a Beat, an Attendance: the newest is the whole


def _feed(messages: Sequence[FeedMessage]) -> FeedMessage:
    entries = [entry for message in messages for entry in message.entries]
    after = messages[0].after
    if after is None:
        after = entries[0].n - 1
    newest: dict[object, FeedEntry] = {}
    for entry in entries:
        key = _stands_for(entry)
        newest.pop(key, None)  # what stays stays in the order of the numbers
        newest[key] = entry
    whole = len(newest) == entries[-1].n - after
    return FeedMessage(messages[-1].sale, list(newest.values()), None if whole else after)


def _stands_for(entry: FeedEntry) -> object:
    """Return what an entry makes older entries needless for."""
    match entry:
        case Announced() | EntryUndone() | LotChanged() | LotsMoved() | CatalogueChanged():
            # Said once: no standing tells it. (What is struck may be on the reader's screen already.)
            return entry.n
        case LinedUp():
            return LinedUp
        case LotEntry():
            return LotEntry, entry.lot
        case SaleHeld() | SaleResumed():
            return SaleHeld
    return type(entry)


def _desk(messages: Sequence[Desk]) -> Desk:
    return Desk(
        sale=messages[-1].sale,
        lots=list({lot.lot: lot for one in messages for lot in one.lots}.values()),
        paddles=list({paddle.user: paddle for one in messages for paddle in one.paddles}.values()),
        missed=[missed for one in messages for missed in one.missed],
    )


def text_frame(payload: bytes) -> bytes:
    """Return the WebSocket frame that carries a text from a server: whole and unmasked (RFC 6455 §5.2)."""
    return _frame(0x81, payload)


def binary_frame(payload: bytes) -> bytes:
    """Return the WebSocket frame that carries bytes from a server."""
    return _frame(0x82, payload)


def payload_of(frame: bytes) -> bytes:
    """Return what a server's frame carries."""
    return frame[{126: 4, 127: 10}.get(frame[1], 2) :]


def _frame(opcode: int, payload: bytes) -> bytes:
    length = len(payload)
    if length < 126:
        return bytes((opcode, length)) + payload
    if length < 65_536:
        return struct.pack("!BBH", opcode, 126, length) + payload
    return struct.pack("!BBQ", opcode, 127, length) + payload
