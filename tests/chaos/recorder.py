"""Notes what everybody sends and sees, in the order and at the time in which it happens."""

from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec

from contract.commands import Bid, Call
from contract.standing import Standing
from contract.verdicts import Verdict
from tests.support.history.facts import (
    Answered,
    AnyFact,
    Fact,
    Injected,
    Json,
    Page,
    Pushed,
    Sent,
    Shown,
    Unanswered,
    now_us,
)


class Recorder:
    """The history while it happens. `watchers` are told of each fact at once."""

    def __init__(self) -> None:
        self.facts: list[AnyFact] = []
        self.counts: Counter[str] = Counter()
        self.watchers: list[Callable[[Fact], None]] = []
        self._attempts = count(1)
        self._shown: dict[tuple[str, str], Standing] = {}

    def note(self, fact: AnyFact) -> None:
        """Add a fact."""
        self.facts.append(fact)
        for watcher in list(self.watchers):
            watcher(fact)

    def sent(self, client: str, user: str, command: Bid | Call) -> int:
        """Note a sending, before it; return the attempt's number."""
        attempt, what = next(self._attempts), "bid" if isinstance(command, Bid) else "call"
        self.counts[f"{what}s sent"] += 1
        body = msgspec.to_builtins(command)
        self.note(Sent(t=now_us(), client=client, user=user, attempt=attempt, what=what, body=body))
        return attempt

    def answered(self, attempt: int, verdict: Verdict | Json) -> Verdict:
        """Note a verdict, after it came, and return it decoded."""
        told = verdict if isinstance(verdict, dict) else msgspec.to_builtins(verdict)
        self.note(Answered(t=now_us(), attempt=attempt, verdict=told))
        self.counts["accepted" if told["ok"] else f"refused {told['code']}"] += 1
        return msgspec.convert(told, Verdict)

    def unanswered(self, attempt: int, *, sent: bool) -> None:
        """Note that no answer will come."""
        self.counts["unanswered" if sent else "not sent"] += 1
        self.note(Unanswered(t=now_us(), attempt=attempt, sent=sent))

    def page(self, client: str, visit: int, *, asked: int, after: int, head: int, entries: list[Any]) -> None:
        """Note a page of the feed. `asked` may be too early, never too late."""
        told = msgspec.to_builtins(entries)
        page = Page(t=now_us(), client=client, visit=visit, asked=asked, after=after, head=head, entries=told)
        self.note(page)

    def pushed(self, client: str, visit: int, entries: list[Any], after: int | None) -> None:
        """Note pushed entries."""
        told = msgspec.to_builtins(entries)
        self.note(Pushed(t=now_us(), client=client, visit=visit, entries=told, after=after))
        if after is not None:
            self.counts["jumps"] += 1

    def shown(self, client: str, standing: Standing) -> None:
        """Note what a client shows of a lot now, if that is something else than before."""
        if self._shown.get((client, standing.lot)) != standing:
            self._shown[client, standing.lot] = standing
            self.note(Shown(t=now_us(), client=client, standing=msgspec.to_builtins(standing)))

    def injected(self, kind: str, at: str) -> None:
        """Note a fault."""
        self.counts[f"fault {kind}"] += 1
        self.note(Injected(t=now_us(), kind=kind, at=at))
