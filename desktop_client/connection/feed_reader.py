"""Turns the answers of the HTTP feed into the messages that Socket.IO would have pushed. Pure.

Several requests are under way at once, and an answer may be overtaken: each entry is passed on once, and
what is whole (`you`, the beat) only when it is newer than what was passed on.
"""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from contract.feed import LotOpened
from contract.wire import Beat, Event, FeedAnswer, Goodbye, GoodbyeMessage, SaleStatus, You, YouMessage
from desktop_client.connection.own_news import news_between, was_blocked

BLOCKED_RETRY_S = 1.0

Message = tuple[Event, Any]

_LOT_OPENED: Final = LotOpened.__struct_config__.tag


class FeedReader:
    """What was passed on of a sale's feed: `after` is the number of the last entry."""

    def __init__(self, sale: str) -> None:
        self._sale = sale
        self.after = 0
        self._told_at = 0
        self._you: You | None = None
        self._beat: Beat | None = None
        self._opened: set[str] = set()
        self._over = False

    def take_attended(self, answer: Any, after: int) -> bool:
        """Take an answer to `attend` that goes to its asker; return whether nothing is missing after it."""
        if not answer.get("ok", True):
            return False
        head, last = answer["head"], max([after, *(entry["n"] for entry in answer["feed"])])
        if head < after:
            self.after = 0  # another feed, which will be read from its beginning
            return False
        self.after = max(self.after, last)
        self._note_opened(answer["feed"])
        self._you = msgspec.convert(answer["you"], You)
        self._told_at = answer["now"]
        return bool(last >= head)

    def read(self, raw: Any) -> tuple[list[Message], int]:
        """Return what is new in an answer, in the order of Socket.IO, and the house's time in it.

        Raises msgspec.ValidationError for what no house says.
        """
        answer = msgspec.convert(raw, FeedAnswer)
        beat, messages = answer.beat, list[Message]()
        fresh = [entry for entry in raw["entries"] if entry["n"] > self.after]
        if fresh:
            self.after = fresh[-1]["n"]
            self._note_opened(fresh)
            messages.append((Event.FEED, {"sale": self._sale, "entries": fresh}))
        if beat.now < self._told_at:
            return messages, beat.now
        self._told_at, self._beat = beat.now, beat
        if answer.you is not None and answer.you != self._you:
            messages += self._told(self._you, answer.you)
            self._you = answer.you
        messages.append((Event.BEAT, raw["beat"]))
        if answer.status is SaleStatus.ENDED and self.after >= beat.head and not self._over:
            self._over = True
            messages.append(_goodbye(GoodbyeMessage(reason=Goodbye.SALE_ENDED, sale=self._sale)))
        return messages, beat.now

    def away(self) -> Any:
        """Return a beat that says that the rostrum is away, for a house that can read nothing at all."""
        return (
            None
            if self._beat is None
            else msgspec.to_builtins(msgspec.structs.replace(self._beat, rostrum="away"))
        )

    def _note_opened(self, entries: Iterable[Any]) -> None:
        self._opened |= {entry["lot"] for entry in entries if entry.get("type") == _LOT_OPENED}

    def _told(self, before: You | None, after: You) -> list[Message]:
        told = YouMessage(self._sale, news_between(before, after, self._opened), after)
        messages = [(Event.YOU, msgspec.to_builtins(told))]
        if was_blocked(before, after):
            reason = GoodbyeMessage(reason=Goodbye.BLOCKED, sale=self._sale, retry_after=BLOCKED_RETRY_S)
            messages.append(_goodbye(reason))
        return messages


def _goodbye(message: GoodbyeMessage) -> Message:
    return Event.GOODBYE, msgspec.to_builtins(message)
