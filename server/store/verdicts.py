"""The first answer to every command, so that a command sent again is answered again and decided once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, insert, select

from contract.verdicts import Verdict
from server.store.schema import verdicts

_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(Verdict)


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """The verdict on a user's command. `fingerprint` is the SHA-256 of the command's canonical body."""

    user: str
    command: str
    fingerprint: bytes
    verdict: Verdict


def insert_verdicts(connection: Connection, sale_id: str, answered: Sequence[StoredVerdict]) -> None:
    """Keep the verdicts; raises IntegrityError when a command has one already."""
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


def select_verdict(connection: Connection, sale_id: str, user: str, command: str) -> StoredVerdict | None:
    """Return the verdict on a command, None when there is none."""
    query = select(verdicts).where(
        verdicts.c.sale_id == sale_id, verdicts.c.user_id == user, verdicts.c.command_id == command
    )
    row = connection.execute(query).first()
    return None if row is None else _stored(row)


def select_verdicts(connection: Connection, sale_id: str) -> dict[tuple[str, str], StoredVerdict]:
    """Return all verdicts of a sale by (user, command)."""
    rows = connection.execute(select(verdicts).where(verdicts.c.sale_id == sale_id))
    return {(row.user_id, row.command_id): _stored(row) for row in rows}


def _stored(row: Row[Any]) -> StoredVerdict:
    return StoredVerdict(row.user_id, row.command_id, row.fingerprint, _decoder.decode(row.verdict))
