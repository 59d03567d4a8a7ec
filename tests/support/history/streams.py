"""What each client heard: a contiguous slice of the feed, in order, the same as everybody's.

The checker follows the protocol as a client must: what is known is ignored, what comes after a hole is not
taken until a page has filled it. Within one visit the server tells nothing twice and nothing backwards.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.support.history.facts import History, Json, Page, Pictured, Pushed
from tests.support.history.findings import Finding, Flaw, seconds
from tests.support.history.ledger import Ledger
from tests.support.history.prices import names


def check_streams(history: History, ledger: Ledger) -> Iterator[Finding]:
    """Yield what is wrong with any client's stream."""
    streams: defaultdict[str, list[Page | Pushed]] = defaultdict(list)
    for fact in history.facts:
        if isinstance(fact, Page | Pushed):
            streams[fact.client].append(fact)
    stayed = {picture.client for picture in history.of(Pictured)}
    for client, stream in streams.items():
        reader = _Reader(client, ledger)
        for fact in stream:
            yield from reader.take_page(fact) if isinstance(fact, Page) else reader.take_push(fact)
        if client in stayed and reader.last < ledger.head:
            sentence = f"{client} was there until the end and knows entry {reader.last} of {ledger.head}"
            yield Finding(Flaw.STREAM_HOLE, sentence)


class _Reader:
    """Follows one client's stream."""

    def __init__(self, client: str, ledger: Ledger) -> None:
        self.client, self.last = client, 0
        self._ledger = ledger
        self._visit, self._pushed = -1, 0

    def take_page(self, page: Page) -> Iterator[Finding]:
        self._enter(page.visit)
        yield from self._check_told(page)
        numbers = [entry["n"] for entry in page.entries]
        if numbers != list(range(page.after + 1, page.after + 1 + len(numbers))):
            yield self._finding(
                Flaw.STREAM_HOLE, page, f"the page after entry {page.after} holds {_span(numbers)}"
            )
        elif not numbers and page.head > page.after:
            owed = f"the page after entry {page.after} is empty, and the feed goes up to {page.head}"
            yield self._finding(Flaw.STREAM_HOLE, page, owed)
        if page.after > self.last:
            sentence = f"it asked for what comes after {page.after} and knew {self.last}"
            yield self._finding(Flaw.STREAM_HOLE, page, sentence)
        self.last = max([self.last, *numbers])

    def take_push(self, push: Pushed) -> Iterator[Finding]:
        self._enter(push.visit)
        yield from self._check_told(push)
        numbers = [entry["n"] for entry in push.entries]
        if not numbers:
            return
        if numbers != sorted(set(numbers)) or numbers[0] <= self._pushed:
            sentence = f"{_span(numbers)} came after entry {self._pushed} in the same visit"
            yield self._finding(Flaw.STREAM_REORDER, push, sentence)
        self._pushed = max(self._pushed, numbers[-1])
        if push.after is not None:
            yield from self._take_jump(push, push.after, numbers)
            return
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield self._finding(Flaw.STREAM_HOLE, push, f"one message holds {_span(numbers)}")
        elif numbers[0] <= self.last + 1:
            self.last = max(self.last, numbers[-1])

    def _take_jump(self, push: Pushed, after: int, numbers: list[int]) -> Iterator[Finding]:
        """A jump must bring the newest entry of everything that it passes over."""
        if numbers[0] <= after:
            yield self._finding(
                Flaw.STREAM_JUMP, push, f"a jump after entry {after} brings entry {numbers[0]}"
            )
        newest: dict[Any, int] = {}
        for n in range(after + 1, numbers[-1] + 1):
            entry = self._ledger.entry(n)
            if entry is not None:
                newest[_made_needless_by(entry)] = n
        left_out = sorted(set(newest.values()) - set(numbers))
        if left_out:
            sentence = (
                f"the jump after entry {after} leaves out {_span(left_out)}, which nothing newer stands for"
            )
            yield self._finding(Flaw.STREAM_JUMP, push, sentence)
        if self.last >= after:
            self.last = max(self.last, numbers[-1])

    def _check_told(self, fact: Page | Pushed) -> Iterator[Finding]:
        for entry in fact.entries:
            kept = self._ledger.entry(entry["n"])
            if kept is None:
                sentence = f"it was told {names(entry)}, which the ledger does not have: {entry}"
                yield self._finding(Flaw.TOLD_UNKEPT, fact, sentence)
            elif kept != entry:
                sentence = f"it was told {names(entry)}, and the ledger has another: {entry} and {kept}"
                yield self._finding(Flaw.STREAM_FORK, fact, sentence)

    def _enter(self, visit: int) -> None:
        if visit != self._visit:
            self._visit, self._pushed = visit, 0

    def _finding(self, flaw: Flaw, fact: Page | Pushed, sentence: str) -> Finding:
        return Finding(flaw, f"{self.client}, visit {fact.visit}, at {seconds(fact.t)}: {sentence}")


def _made_needless_by(entry: Json) -> Any:
    """Return what a newer entry must have in common with this one to stand for it."""
    match entry["type"]:
        case "announced" | "undone":
            return entry["n"]  # said once
        case "sale_held" | "sale_resumed":
            return "hold"
    return ("lot", entry["lot"]) if "lot" in entry else entry["type"]


def _span(numbers: list[int]) -> str:
    if not numbers:
        return "nothing"
    whole = list(range(numbers[0], numbers[-1] + 1))
    if numbers == whole and len(numbers) > 1:
        return f"entries {numbers[0]} to {numbers[-1]}"
    return "entries " + ", ".join(map(str, numbers))
