"""The end of a sale's feed: what somebody in its room was not told yet.

Pure. However many messages an entry comes to be in, it is encoded once.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

import msgspec

from contract.feed import FeedEntry
from contract.wire import Event, FeedMessage
from server.gateway.parcels import Parcel, merged

PUT_TOGETHER_ABOVE: Final = 32 * 1024
"""In bytes: who is told more than this at once is told of each lot's newest entry."""

_number: Final = attrgetter("n")
_encoder: Final = msgspec.json.Encoder()


class Tail:
    """Entries in order. A place in the feed is the number of the last entry told; `head` is the last one."""

    __slots__ = ("_encoded", "_entries", "_parcels", "_sale", "head")

    def __init__(self, sale: str) -> None:
        self.head = 0
        self._sale = sale
        self._entries: list[FeedEntry] = []
        self._encoded: list[msgspec.Raw] = []
        self._parcels: dict[int, Parcel] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entries: Sequence[FeedEntry]) -> None:
        """Put new entries, at least one, at the end."""
        self._entries += entries
        self._encoded += [msgspec.Raw(_encoder.encode(entry)) for entry in entries]
        self._parcels.clear()
        self.head = entries[-1].n

    def after(self, place: int) -> Parcel:
        """Return the message that leads from a place to the head: the same for everybody at that place."""
        parcel = self._parcels.get(place)
        if parcel is None:
            parcel = self._parcels[place] = self._parcel_after(place)
        return parcel

    def drop(self, told: int) -> None:
        """Let go of the entries up to a place that nobody is before any more."""
        first = self._index_after(told)
        del self._entries[:first], self._encoded[:first]
        self._parcels.clear()

    def _parcel_after(self, place: int) -> Parcel:
        first = self._index_after(place)
        message = FeedMessage(self._sale, self._entries[first:])
        parcel = Parcel(Event.FEED, message, msgspec.structs.replace(message, entries=self._encoded[first:]))
        return parcel if parcel.size <= PUT_TOGETHER_ABOVE else Parcel(Event.FEED, merged([message]))

    def _index_after(self, place: int) -> int:
        return bisect_right(self._entries, place, key=_number)
