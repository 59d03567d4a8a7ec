"""The first verdict of every command: a repeated id gets it again; the same id for another body does not."""

from collections.abc import Iterable, Mapping

from contract.verdicts import Verdict
from server.rules.commands import AnyCommand, PlaceBid
from server.store.ledger import StoredVerdict

Key = tuple[str, str]
"""A user and the id that he gave a command: ids are scoped to the user."""


class Answers:
    """Every answered command of one sale, by user and id."""

    def __init__(self, stored: Mapping[Key, StoredVerdict] | None = None) -> None:
        self._answered: dict[Key, tuple[bytes, Verdict]] = {
            key: (answer.fingerprint, answer.verdict) for key, answer in (stored or {}).items()
        }

    def knows(self, key: Key) -> bool:
        """Tell whether a command was answered before."""
        return key in self._answered

    def first(self, key: Key, fingerprint: bytes) -> Verdict | None:
        """Return a command's first verdict; None when the same id was another command's."""
        before, verdict = self._answered[key]
        return verdict if before == fingerprint else None

    def keep(self, key: Key, fingerprint: bytes, verdict: Verdict) -> None:
        """Keep a verdict that is durable now."""
        self._answered[key] = (fingerprint, verdict)

    @staticmethod
    def to_store(answers: Iterable[tuple[Key | None, bytes, Verdict]]) -> list[StoredVerdict]:
        """Return what must be stored with the round; the house's own commands have no key."""
        return [
            StoredVerdict(user=key[0], command=key[1], fingerprint=fingerprint, verdict=verdict)
            for key, fingerprint, verdict in answers
            if key is not None
        ]


def amount_of(command: AnyCommand) -> int | None:
    """Return the amount that a receipt must name."""
    return command.bid.amount if isinstance(command, PlaceBid) else None
