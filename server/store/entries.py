"""How the public part of a row is read: in full, or of a bid only what the rules fold.

A start reads a hundred thousand bids, and hardly anybody asks for the standing after an old one, which is
more than half of what reading it costs: so the feed keeps the bytes of what was told, and reads an
entry when it is asked for. What a bid means is the rules' business.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, get_args, overload

import msgspec

from contract.feed import BidTaken, FeedEntry, PublicEntry
from contract.standing import Standing
from server.rules.records import SEALED

Decode = Callable[[bytes], PublicEntry | None]


class FoldedBid(BidTaken, gc=False, kw_only=True, tag="bid", rename={"standing": "left out"}):
    """A bid as it is folded: with everything but the standing after it, which is passed over unread."""

    standing: Standing | None = None  # said once more, as only a class's own fields can be renamed


DECODE_PUBLIC: Final[dict[str, Decode]] = {
    SEALED: msgspec.json.Decoder(None).decode,
    **{
        str(entry.__struct_config__.tag): msgspec.json.Decoder(entry).decode
        for entry in get_args(PublicEntry)
    },
}
"""How the public part of each kind is read. Its type stands last in it: without the kind it is read twice."""

DECODE_FOLDED: Final[dict[str, Decode]] = {**DECODE_PUBLIC, "bid": msgspec.json.Decoder(FoldedBid).decode}
"""The same, but that of a bid there is no standing."""

_decode_of_feed: Final = msgspec.json.Decoder(FeedEntry).decode


class StoredFeed(Sequence[FeedEntry]):
    """A sale's feed; number n stands at index n - 1. One given as bytes is read when first asked for."""

    def __init__(self, entries: Iterable[FeedEntry | bytes] = ()) -> None:
        self._entries = list(entries)

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> FeedEntry: ...
    @overload
    def __getitem__(self, index: slice) -> list[FeedEntry]: ...
    def __getitem__(self, index: int | slice) -> FeedEntry | list[FeedEntry]:
        if isinstance(index, slice):
            return [self._read(place) for place in range(*index.indices(len(self._entries)))]
        return self._read(index)

    def extend(self, entries: Iterable[FeedEntry]) -> None:
        """Take the entries that come next."""
        self._entries.extend(entries)

    def _read(self, place: int) -> FeedEntry:
        entry = self._entries[place]
        if isinstance(entry, bytes):
            entry = self._entries[place] = _decode_of_feed(entry)
        return entry
