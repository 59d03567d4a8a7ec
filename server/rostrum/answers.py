"""The first verdict of every command: signed, kept, and given again to whoever sends the same id again.

A verdict with a row of its own rests on that row's hash; one without rests on the ledger as its round found
it. The same id for another body is another command, and gets no answer that was not its own.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from contract.verdicts import Receipt, Verdict
from server.rostrum.line import Key, Waiting, id_conflict
from server.rostrum.ports import Ledger
from server.rostrum.receipts import Answer, HouseKey
from server.rostrum.rounds import Round
from server.rules.commands import AnyCommand, PlaceBid
from server.store.errors import StoreDamaged
from server.store.ledger import StoredVerdict, WholeLedger, WrittenRow


class Answers:
    """Every answered command of one sale, by user and id. `take` learns what is durable.

    Who bids again what was decided before the last start is rare: that verdict is read when it comes to it.
    """

    def __init__(self, sale_id: str, ledger: Ledger, key: HouseKey) -> None:
        self._sale_id, self._ledger, self._key = sale_id, ledger, key
        self._durable: set[Key] = set()
        self._at_hand: dict[Key, StoredVerdict] = {}
        self._head = b""

    def take(self, whole: WholeLedger) -> None:
        """Know which commands have verdicts that are durable, and where the ledger ends."""
        self._durable = whole.answered
        # What was signed before stays signed: it can be given again even while nothing can be read.
        self._at_hand = {key: first for key, first in self._at_hand.items() if key in self._durable}
        self._head = whole.head.hash

    def knows(self, key: Key) -> bool:
        """Tell whether a command was answered before."""
        return key in self._at_hand or key in self._durable

    def before_commit(self, this_round: Round) -> None:
        """Sign the verdicts that have no row of their own, so that their receipts are stored with them.

        After a restart nobody could tell which row was the last one then.
        """
        places = [
            place
            for place, (waiting, decision) in enumerate(this_round.decided)
            if waiting.key is not None and decision.verdict.seq is None
        ]
        decided = [this_round.decided[place] for place in places]
        receipts = self._receipts([(waiting, decision.verdict, self._head) for waiting, decision in decided])
        for place, (waiting, decision), receipt in zip(places, decided, receipts, strict=True):
            verdict = replace(decision.verdict, receipt=receipt)
            this_round.decided[place] = waiting, replace(decision, verdict=verdict)

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
        receipts = iter(
            self._receipts(
                [
                    (waiting, decision.verdict, written[decision.verdict.seq - before - 1])
                    for waiting, decision in this_round.decided
                    if waiting.key is not None and decision.verdict.seq is not None
                ]
            )
        )
        for waiting, decision in this_round.decided:
            verdict = decision.verdict
            if waiting.key is not None:
                if verdict.seq is not None:
                    verdict = replace(verdict, receipt=next(receipts))
                self._keep(waiting.key, waiting.fingerprint, verdict)
            yield waiting, verdict
        if written:
            self._head = written[-1].hash

    def known(self, waiting: Waiting) -> Verdict | None:
        """Return the first verdict of a command that came again, if that needs no reading."""
        answered = None if waiting.key is None else self._at_hand.get(waiting.key)
        if answered is None:
            return None
        if answered.fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        return None if answered.verdict.receipt is None else answered.verdict

    async def again(self, waiting: Waiting) -> Verdict:
        """Return the first verdict of a command that came again, or refuse its id.

        Raises StoreUnavailable where it must be read, and cannot.
        """
        assert waiting.key is not None  # only commands with an id come again
        answered = self._at_hand.get(waiting.key) or await self._read(*waiting.key)
        if answered.fingerprint != waiting.fingerprint:
            return id_conflict(waiting)
        first = answered.verdict
        if first.receipt is not None:
            return first
        # Answered before the last start: what rests on a row is signed again, which says the same.
        row = None if first.seq is None else await self._ledger.written(self._sale_id, first.seq)
        (receipt,) = self._receipts([(waiting, first, row or self._head)])
        first = replace(first, receipt=receipt)
        self._keep(waiting.key, answered.fingerprint, first)
        return first

    def _keep(self, key: Key, fingerprint: bytes, verdict: Verdict) -> None:
        self._at_hand[key] = StoredVerdict(*key, fingerprint, verdict)

    async def _read(self, user: str, command: str) -> StoredVerdict:
        stored = await self._ledger.verdict(self._sale_id, user, command)
        if stored is None:
            raise StoreDamaged("a verdict that was given is not in the ledger any more")
        return stored

    def _receipts(self, answered: Iterable[tuple[Waiting, Verdict, WrittenRow | bytes]]) -> list[Receipt]:
        """Sign verdicts with what each rests on. The house's own commands get no receipts."""
        return self._key.receipts(
            self._sale_id,
            [
                Answer(waiting.user or "", _amount_of(waiting.command), verdict, rests_on)
                for waiting, verdict, rests_on in answered
            ],
        )


def _amount_of(command: AnyCommand) -> int | None:
    """Return the amount that a receipt must name."""
    return command.bid.amount if isinstance(command, PlaceBid) else None
