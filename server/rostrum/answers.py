"""The first verdict of every command: signed, kept, and given again to whoever sends the same id again.

A verdict with a row of its own rests on that row's hash; one without rests on the ledger as its round found
it. The same id for another body is another command, and gets no answer that was not its own.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from contract.verdicts import Receipt, Verdict
from server.rostrum.line import Key, Waiting, id_conflict
from server.rostrum.ports import Ledger
from server.rostrum.receipts import HouseKey
from server.rostrum.rounds import Round, ToSign
from server.rules.commands import AnyCommand, PlaceBid
from server.store.ledger import FirstVerdict, StoredVerdict, WholeLedger, WrittenRow


class Answers:
    """Every answered command of one sale, by user and id. `take` learns what is durable."""

    def __init__(self, sale_id: str, ledger: Ledger, key: HouseKey) -> None:
        self._sale_id, self._ledger, self._key = sale_id, ledger, key
        self._answered: dict[Key, FirstVerdict] = {}
        self._head = b""

    def take(self, whole: WholeLedger) -> None:
        """Know every verdict that is durable, and where the ledger ends."""
        # What was signed before stays signed: it can be given again even while nothing can be read.
        signed = {key: self._answered[key] for key in whole.verdicts if key in self._answered}
        self._answered = whole.verdicts | signed
        self._head = whole.head.hash

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

    def sign_beside(self, this_round: Round, written: Sequence[WrittenRow]) -> None:
        """Begin to sign the receipts of rows that are being written; nobody gets one before it is durable.

        If they never are, the receipts are thrown away with the round.
        """
        to_sign: list[ToSign] = []
        rows = iter(written)
        for waiting, decision in this_round.decided:
            own, verdict = list(islice(rows, len(decision.records))), decision.verdict
            if waiting.key is not None and verdict.seq is not None:
                to_sign.append((waiting, verdict, own[verdict.seq - decision.records[0].seq]))
        if to_sign:
            this_round.signing = self._key.beside(self._sign, to_sign)

    def _sign(self, one: ToSign) -> tuple[int, Receipt]:
        waiting, verdict, row = one
        return verdict.seq or 0, self._receipt(waiting, verdict, row)

    def after_commit(
        self, this_round: Round, before: int, written: Sequence[WrittenRow]
    ) -> Iterator[tuple[Waiting, Verdict]]:
        """Sign and keep what is durable now; `written` are the rows behind row number `before`."""
        receipts = {} if this_round.signing is None else dict(this_round.signing.finish())
        for waiting, decision in this_round.decided:
            verdict = decision.verdict
            if verdict.seq is not None:
                row = written[verdict.seq - before - 1]
                verdict = self._signed(waiting, verdict, row, receipts.get(verdict.seq))
            if waiting.key is not None:
                self._answered[waiting.key] = FirstVerdict(waiting.fingerprint, verdict)
            yield waiting, verdict
        if written:
            self._head = written[-1].hash

    def known(self, waiting: Waiting) -> Verdict | None:
        """Return the first verdict of a command that came again, if that needs no reading."""
        answered = None if waiting.key is None else self._answered.get(waiting.key)
        if answered is None:
            return None
        if answered.fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        return None if answered.verdict.receipt is None else answered.verdict

    async def again(self, waiting: Waiting) -> Verdict:
        """Return the first verdict of a command that came again, or refuse its id."""
        assert waiting.key is not None  # only commands with an id come again
        answered = self._answered[waiting.key]
        if answered.fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        first = answered.verdict
        if first.receipt is not None:
            return first
        # Answered before the last start: what rests on a row is signed again, which gives the same receipt.
        row = None if first.seq is None else await self._ledger.written(self._sale_id, first.seq)
        first = self._signed(waiting, first, row or self._head)
        self._answered[waiting.key] = FirstVerdict(answered.fingerprint, first)
        return first

    def _signed(
        self,
        waiting: Waiting,
        verdict: Verdict,
        rests_on: WrittenRow | bytes,
        receipt: Receipt | None = None,
    ) -> Verdict:
        """Return the verdict with its receipt: the one that is signed already, if it is for this row."""
        if waiting.key is None:
            return verdict
        row_hash = rests_on if isinstance(rests_on, bytes) else rests_on.hash
        if receipt is None or receipt.hash != row_hash.hex():
            receipt = self._receipt(waiting, verdict, rests_on)
        return msgspec.structs.replace(verdict, receipt=receipt)

    def _receipt(self, waiting: Waiting, verdict: Verdict, rests_on: WrittenRow | bytes) -> Receipt:
        assert waiting.key is not None  # the house's own commands get none
        return self._key.receipt(
            self._sale_id, waiting.key[0], _amount_of(waiting.command), verdict, rests_on
        )


def _amount_of(command: AnyCommand) -> int | None:
    """Return the amount that a receipt must name."""
    return command.bid.amount if isinstance(command, PlaceBid) else None
