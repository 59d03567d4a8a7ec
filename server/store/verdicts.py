"""The first answer to every command, so that a command sent again is answered again and decided once.

Nearly every accepted command has a row that says its verdict: when, which number, what standing it led to.
Such a verdict is kept in that row, with the fingerprint and the outcome; any other in the table `verdicts`.
"""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, insert, select

from contract.verdicts import Outcome, Verdict
from server.rules.records import Record
from server.store.schema import verdicts

Key = tuple[str, str]
"""A user and the id that he gave a command."""

_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(Verdict)


class StoredVerdict(msgspec.Struct, frozen=True, gc=False):
    """The verdict on a user's command. `fingerprint` is the SHA-256 of the command's canonical body."""

    user: str
    command: str
    fingerprint: bytes
    verdict: Verdict

    @property
    def key(self) -> Key:
        """What the command is known by."""
        return self.user, self.command


def said_by(record: Record, outcome: Outcome) -> Verdict:
    """Return the verdict that the first row of an accepted command says by itself: without a receipt."""
    return Verdict(
        ok=True,
        id=record.command or "",
        at=record.at,
        seq=record.seq,
        feed_no=record.feed_no,
        outcome=outcome,
        standing=getattr(record.public, "standing", None),
    )


def is_said_by(record: Record, verdict: Verdict) -> bool:
    """Tell whether a verdict is the one that this row says."""
    return verdict.outcome is not None and verdict == said_by(record, verdict.outcome)


def insert_verdicts(connection: Connection, sale_id: str, answered: Sequence[StoredVerdict]) -> None:
    """Keep verdicts that no row says; raises IntegrityError when a command has one already."""
    rows = [
        {
            "sale_id": sale_id,
            "user_id": stored.user,
            "command_id": stored.command,
            "fingerprint": stored.fingerprint,
            "verdict": _encoder.encode(stored.verdict),
        }
        for stored in answered
    ]
    if rows:
        connection.execute(insert(verdicts), rows)


def select_answered(connection: Connection, sale_id: str) -> list[Key]:
    """Return what the commands of a sale are known by whose verdicts no row says."""
    query = select(verdicts.c.user_id, verdicts.c.command_id).where(verdicts.c.sale_id == sale_id)
    return [(user, command) for user, command in connection.execute(query)]


def select_verdicts(
    connection: Connection, sale_id: str, user: str | None = None, command: str | None = None
) -> list[StoredVerdict]:
    """Return the verdicts of a sale that no row says, or the one on a user's command."""
    query = select(verdicts).where(verdicts.c.sale_id == sale_id)
    if command is not None:
        query = query.where(verdicts.c.command_id == command, verdicts.c.user_id == user)
    return [_stored(row) for row in connection.execute(query)]


def _stored(row: Row[Any]) -> StoredVerdict:
    return StoredVerdict(row.user_id, row.command_id, row.fingerprint, _decoder.decode(row.verdict))
