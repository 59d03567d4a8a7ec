"""The first verdict of every command: signed, kept, and given again to whoever sends the same id again.

A verdict with a row of its own rests on that row's hash; one without rests on the ledger as its round found
it. The same id for another body is another command, and gets no answer that was not its own.
"""

from collections.abc import Iterator, Sequence

import msgspec

from contract.verdicts import Verdict
from server.rostrum.line import Key, Waiting, id_conflict
from server.rostrum.ports import Ledger
from server.rostrum.receipts import HouseKey
from server.rostrum.rounds import Round
from server.rules.commands import AnyCommand, PlaceBid
from server.store.ledger import StoredVerdict, WrittenRow


class Answers:
    """Every answered command of one sale, by user and id. `load` reads what is durable."""

    def __init__(self, sale_id: str, ledger: Ledger, key: HouseKey) -> None:
        self._sale_id, self._ledger, self._key = sale_id, ledger, key
        self._answered: dict[Key, tuple[bytes, Verdict]] = {}
        self._head = b""

    async def load(self) -> None:
        """Read every verdict and where the ledger ends. Raises StoreUnavailable."""
        stored = await self._ledger.verdicts(self._sale_id)
        self._answered = {
            # What was signed before stays signed: it can be given again even while nothing can be read.
            key: self._answered.get(key, (answer.fingerprint, answer.verdict))
            for key, answer in stored.items()
        }
        self._head = (await self._ledger.head(self._sale_id)).hash

    def knows(self, key: Key) -> bool:
        """Tell whether a command was answered before."""
        return key in self._answered

    def before_commit(self, waiting: Waiting, verdict: Verdict) -> Verdict:
        """Sign a verdict that has no row of its own, so that its receipt is stored with it.

        After a restart nobody could tell which row was the last one then.
        """
        return verdict if verdict.seq is not None else self._signed(waiting, verdict, self._head)

    @staticmethod
    def to_store(this_round: Round) -> list[StoredVerdict]:
        """Return what must be stored with the round; the house's own commands have no key."""
        return [
            StoredVerdict(key[0], key[1], waiting.fingerprint, decision.verdict)
            for waiting, decision in this_round.decided
            if (key := waiting.key) is not None
        ]

    def after_commit(
        self, this_round: Round, before: int, written: Sequence[WrittenRow]
    ) -> Iterator[tuple[Waiting, Verdict]]:
        """Sign and keep what is durable now; `written` are the rows behind row number `before`."""
        for waiting, decision in this_round.decided:
            verdict = decision.verdict
            if verdict.seq is not None:
                verdict = self._signed(waiting, verdict, written[verdict.seq - before - 1])
            if waiting.key is not None:
                self._answered[waiting.key] = (waiting.fingerprint, verdict)
            yield waiting, verdict
        if written:
            self._head = written[-1].hash

    def known(self, waiting: Waiting) -> Verdict | None:
        """Return the first verdict of a command that came again, if that needs no reading."""
        answered = None if waiting.key is None else self._answered.get(waiting.key)
        if answered is None:
            return None
        fingerprint, first = answered
        if fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        return None if first.receipt is None else first

    async def again(self, waiting: Waiting) -> Verdict:
        """Return the first verdict of a command that came again, or refuse its id."""
        assert waiting.key is not None  # only commands with an id come again
        fingerprint, first = self._answered[waiting.key]
        if fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        if first.receipt is not None:
            return first
        # Answered before the last start: what rests on a row is signed again, which gives the same receipt.
        row = None if first.seq is None else await self._ledger.written(self._sale_id, first.seq)
        first = self._signed(waiting, first, row or self._head)
        self._answered[waiting.key] = (fingerprint, first)
        return first

    def _signed(self, waiting: Waiting, verdict: Verdict, rests_on: WrittenRow | bytes) -> Verdict:
        if waiting.key is None:
            return verdict
        amount = _amount_of(waiting.command)
        receipt = self._key.receipt(self._sale_id, waiting.key[0], amount, verdict, rests_on)
        return msgspec.structs.replace(verdict, receipt=receipt)


def _amount_of(command: AnyCommand) -> int | None:
    """Return the amount that a receipt must name."""
    return command.bid.amount if isinstance(command, PlaceBid) else None
