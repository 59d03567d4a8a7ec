"""Real time: what somebody knew before another began must lie before it in the ledger.

The ledger is a list that only grows, so this is all that *linearizable* asks of it. Times are taken
carefully (a sending before its first byte, an answer after it is here), so a finding cannot come from the
clock: if the answer is noted before the sending, it was there before the sending.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.support.history.acts import Act
from tests.support.history.facts import History, Looked, Page, Pushed
from tests.support.history.findings import Finding, Flaw, seconds
from tests.support.history.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Known:
    """At `t` it was known that the ledger goes at least up to row `seq` (or the feed up to that number)."""

    t: int
    seq: int
    how: str


class Knowledge:
    """What was known when: answers which is the furthest thing known strictly before a moment."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._furthest: list[Known] = []
        for one in sorted(known, key=lambda one: one.t):
            if not self._furthest or one.seq > self._furthest[-1].seq:
                self._furthest.append(one)
        self._times = [one.t for one in self._furthest]

    def before(self, t: int) -> Known | None:
        """Return the furthest thing known before `t`."""
        place = bisect_left(self._times, t)
        return self._furthest[place - 1] if place else None


def check_order(history: History, acts: list[Act], ledger: Ledger) -> Iterator[Finding]:
    """Yield where a later thing lies before an earlier one, and where something was told too early."""
    answers, sights, looks = list(_answers(acts)), list(_sights(history, ledger)), list(_looks(history))
    rows = Knowledge([*answers, *sights, *looks])
    yield from _check_bids(acts, rows)
    yield from _check_cause(acts, sights)
    yield from _check_durable(history, Knowledge([*answers, *sights]))
    yield from _check_pages(history, ledger, Knowledge([*_feed_answers(acts), *_feed_sights(history)]))


def _check_bids(acts: list[Act], known: Knowledge) -> Iterator[Finding]:
    for act in acts:
        seq = (act.verdict or {}).get("seq")
        earlier = known.before(act.first_sent)
        if seq is not None and earlier is not None and earlier.seq > seq:
            sentence = f"{act} became row {seq}, though {earlier.how} was known at {seconds(earlier.t)}"
            yield Finding(Flaw.ORDER_REVERSED, sentence)


def _check_cause(acts: list[Act], sights: list[Known]) -> Iterator[Finding]:
    """Nobody may see a bid before it was made."""
    first_seen: dict[int, Known] = {}
    for sight in sights:
        if sight.seq not in first_seen or sight.t < first_seen[sight.seq].t:
            first_seen[sight.seq] = sight
    for act in acts:
        seen = first_seen.get((act.verdict or {}).get("seq", 0))
        if seen is not None and seen.t < act.first_sent:
            yield Finding(Flaw.ORDER_REVERSED, f"{seen.how} at {seconds(seen.t)}, before {act}")


def _check_durable(history: History, known: Knowledge) -> Iterator[Finding]:
    """Whoever looks at the disk after somebody was told must find it there."""
    for look in history.of(Looked):
        earlier = known.before(look.t)
        if earlier is not None and earlier.seq > look.seq:
            looked = f"who looked at {seconds(look.t)} found the ledger to end at row {look.seq}"
            sentence = f"{earlier.how} was told by {seconds(earlier.t)}, and {looked}"
            yield Finding(Flaw.TOLD_EARLY, sentence)


def _check_pages(history: History, ledger: Ledger, known: Knowledge) -> Iterator[Finding]:
    """Whoever asks for the feed must get at least what anybody knew before."""
    for page in history.of(Page):
        earlier = known.before(page.asked)
        if earlier is not None and page.head < earlier.seq <= ledger.head:
            asked = f"{page.client} asked at {seconds(page.asked)} and was told that the feed ends"
            told = f"{earlier.how} was known at {seconds(earlier.t)}"
            yield Finding(Flaw.READ_STALE, f"{asked} at {page.head}, though {told}")


def _answers(acts: list[Act]) -> Iterator[Known]:
    for act in acts:
        seq = (act.verdict or {}).get("seq")
        if seq is not None and act.answered_at is not None:
            yield Known(act.answered_at, seq, f"row {seq} ({act})")


def _sights(history: History, ledger: Ledger) -> Iterator[Known]:
    for sight in _feed_sights(history):
        row = ledger.by_n.get(sight.seq)
        if row is not None:
            yield Known(sight.t, row.seq, f"row {row.seq} ({sight.how})")


def _looks(history: History) -> Iterator[Known]:
    return (Known(look.until, look.seq, f"row {look.seq} (found on the disk)") for look in history.of(Looked))


def _feed_answers(acts: list[Act]) -> Iterator[Known]:
    for act in acts:
        number = (act.verdict or {}).get("feed_no")
        if number is not None and act.answered_at is not None:
            yield Known(act.answered_at, number, f"entry {number} ({act})")


def _feed_sights(history: History) -> Iterator[Known]:
    for fact in history.facts:
        if isinstance(fact, Page | Pushed) and fact.entries:
            for entry in fact.entries:
                yield Known(fact.t, entry["n"], f"entry {entry['n']} seen by {fact.client}")
