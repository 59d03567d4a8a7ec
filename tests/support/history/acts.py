"""What people asked for: one act for each id of each user, with every attempt and every answer.

An act is *decided* when an answer with a receipt came. Whatever else was said (`unavailable`, `rate_limited`,
nothing at all) decided nothing; an act that got no answer to some attempt is *in doubt* until it is decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.history.facts import Answered, History, Json, Row, Sent, Unanswered
from tests.support.history.findings import Finding, Flaw, seconds
from tests.support.history.ledger import Ledger


@dataclass(slots=True)
class Attempt:
    """One sending of a command. `left` is False when it surely never left the client."""

    sent: Sent
    verdict: Json | None = None
    answered_at: int | None = None
    left: bool = True

    @property
    def decides(self) -> bool:
        """Whether its answer is final."""
        return self.verdict is not None and self.verdict.get("receipt") is not None

    @property
    def in_doubt(self) -> bool:
        """Whether it may have been decided without anybody hearing of it."""
        return self.left and self.verdict is None


@dataclass(slots=True)
class Act:
    """Everything about one id of one user."""

    user: str
    id: str
    name: str
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def first_sent(self) -> int:
        """When it was first sent."""
        return self.attempts[0].sent.t

    @property
    def decided(self) -> Attempt | None:
        """The first attempt with a final answer."""
        return next((attempt for attempt in self.attempts if attempt.decides), None)

    @property
    def verdict(self) -> Json | None:
        """The final answer."""
        return None if self.decided is None else self.decided.verdict

    @property
    def in_doubt(self) -> bool:
        """Whether nobody knows what became of it."""
        return self.decided is None and any(attempt.in_doubt for attempt in self.attempts)

    @property
    def ends_sale(self) -> bool:
        """Whether it ends the sale: that closes every connection, and everybody hears of it in the feed."""
        first = self.attempts[0].sent
        return first.what == "call" and bool(first.body["action"]["type"] == "end_sale")

    @property
    def answered_at(self) -> int | None:
        """When the final answer was first there."""
        return min((a.answered_at for a in self.attempts if a.decides and a.answered_at), default=None)

    def __str__(self) -> str:
        first = self.attempts[0].sent
        if first.what == "bid":
            asked = f"bid of {first.body['amount']} ({first.body['mode']}) on lot {first.body['lot']}"
        else:
            asked = f"call {first.body['action']['type']}"
        return f"{self.name}'s {asked}, id {self.id}, sent at {seconds(first.t)} by {first.client}"


def acts_of(history: History) -> list[Act]:
    """Return every act, in the order of first sending."""
    names = history.about.users
    acts: dict[tuple[str, str], Act] = {}
    attempts: dict[int, Attempt] = {}
    for fact in history.facts:
        match fact:
            case Sent():
                key = fact.user, fact.body["id"]
                act = acts.setdefault(key, Act(*key, names.get(fact.user, fact.user)))
                attempts[fact.attempt] = Attempt(fact)
                act.attempts.append(attempts[fact.attempt])
            case Answered():
                attempts[fact.attempt].verdict = fact.verdict
                attempts[fact.attempt].answered_at = fact.t
            case Unanswered():
                attempts[fact.attempt].left = fact.sent
    return list(acts.values())


def check_acts(acts: list[Act], ledger: Ledger) -> Iterator[Finding]:
    """Yield what was promised and not kept, kept twice, or kept without having been asked for."""
    claims: dict[int, Act] = {}
    for act in acts:
        yield from _check_repetitions(act)
        verdict, rows = act.verdict, ledger.by_command.get((act.user, act.id), [])
        if act.in_doubt and not act.ends_sale:
            yield Finding(Flaw.BID_UNSETTLED, f"nobody ever learned what became of {act}")
        if len(rows) > 1:
            numbers = ", ".join(str(row.seq) for row in rows)
            yield Finding(Flaw.BID_TWICE, f"{act} is in the ledger more than once: rows {numbers}")
        elif verdict is not None and verdict["ok"] and verdict.get("seq") is not None:
            yield from _check_kept(act, verdict, ledger, claims)
        elif rows and not act.in_doubt:
            said = "was never sent" if verdict is None else f"was answered {_said(verdict)}"
            if verdict is None and any(attempt.left for attempt in act.attempts):
                said = f"was refused without a decision ({_said(act.attempts[-1].verdict or {})})"
            yield Finding(Flaw.REFUSED_YET_KEPT, f"{act} {said}, and yet it is row {rows[0].seq}")
    yield from _check_unasked(acts, ledger)


def _check_repetitions(act: Act) -> Iterator[Finding]:
    """A known id gets its first verdict, whole; only how that is signed may change."""
    first = act.verdict or {}
    for attempt in act.attempts:
        later = attempt.verdict or {}
        if not attempt.decides or attempt.sent.body != act.attempts[0].sent.body:
            continue
        if _unsigned(later) != _unsigned(first):
            answers = f"{_said(first)}, and later {_said(later)}"
            yield Finding(Flaw.VERDICT_CHANGED, f"{act} was first answered {answers}: {first} and {later}")


def _unsigned(verdict: Json) -> Json:
    """Leave out of a verdict what a house that was started anew makes again: signature and proof."""
    receipt = verdict.get("receipt") or {}
    kept = {name: value for name, value in receipt.items() if name not in {"signature", "proof"}}
    return verdict | {"receipt": kept}


def _check_kept(act: Act, verdict: Json, ledger: Ledger, claims: dict[int, Act]) -> Iterator[Finding]:
    seq = verdict["seq"]
    row = ledger.by_seq.get(seq)
    if row is None or (row.user, row.command) != (act.user, act.id):
        there = "does not exist" if row is None else f"is a {row.kind} of {row.user}, id {row.command}"
        yield Finding(Flaw.BID_LOST, f"{act} was acknowledged as row {seq}, which {there}")
        return
    if seq in claims:
        yield Finding(Flaw.BID_TWICE, f"{act} and {claims[seq]} were both acknowledged as row {seq}")
    claims[seq] = act
    differs = list(_differences(act, verdict, row))
    if differs:
        yield Finding(Flaw.BID_CHANGED, f"{act} became row {seq}, but {'; '.join(differs)}")


def _differences(act: Act, verdict: Json, row: Row) -> Iterator[str]:
    assert act.decided is not None  # it has a verdict
    public, sent = row.public or {}, act.decided.sent
    asked = sent.body if sent.what == "bid" else sent.body["action"]
    if verdict.get("feed_no") != row.feed_no:
        yield f"its verdict says feed number {verdict.get('feed_no')}, the row {row.feed_no}"
    if verdict["at"] != row.at:
        yield f"its verdict says received at {verdict['at']}, the row {row.at}"
    if row.public is not None and "lot" in asked and public.get("lot") != asked["lot"]:
        yield f"the row is about lot {public.get('lot')}"
    if row.kind == "bid" and public.get("amount") not in {None, asked.get("amount")}:
        yield f"the row says {public['amount']}"
    if sent.what == "bid" and isinstance(row.private, dict) and row.private.get("limit") != asked["amount"]:
        yield f"the row commits to {row.private.get('limit')}"
    shown, kept = verdict.get("standing"), public.get("standing")
    if shown is not None and kept is not None and shown != kept:
        yield f"its verdict shows {shown}, the row {kept}"


def _check_unasked(acts: list[Act], ledger: Ledger) -> Iterator[Finding]:
    """Every bid and every row with an id must have been asked for, by somebody who really sent it."""
    asked = {(act.user, act.id): act for act in acts}
    for row in ledger.rows:
        if row.command is None:
            if row.kind == "bid":
                yield Finding(Flaw.BID_UNASKED, f"row {row.seq} is a bid without an id: {row.public}")
            continue
        if (row.user or "", row.command) not in asked:
            sentence = f"row {row.seq} ({row.kind}) answers id {row.command} of {row.user}, which nobody sent"
            yield Finding(Flaw.BID_UNASKED, sentence)


def _said(verdict: Json) -> str:
    return str(verdict.get("outcome") or verdict.get("code") or "nothing")
