"""Issued statements, numbered through the whole house without holes and never changed again.

A statement that must be corrected stays; another one with the next number takes its place and says so.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select

from contract.papers import Paper, PaperKind
from server.store.database import Database
from server.store.schema_office import statements


class StatementStore:
    """The issued statements of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, sale_id: str, kind: PaperKind, party: str | None = None) -> dict[str, Paper]:
        """Return the newest statement of one party of a sale, or of every one, by the party's id."""
        return await self._database.read(lambda connection: _latest(connection, sale_id, kind, party))

    async def issued(self, number: int) -> Paper | None:
        """Return the statement with a number."""
        query = select(statements.c.body).where(statements.c.number == number)
        body = await self._database.read(lambda connection: connection.scalar(query))
        return None if body is None else _read(body)

    async def issue(self, sale_id: str, kind: PaperKind, drafts: Sequence[Paper], at: int) -> list[Paper]:
        """Number the drafts in their order and keep them, all or none; `at` is ms, UTC.

        What was issued before with the same statement is returned as it is: nothing gets two numbers.
        """

        def write(connection: Connection) -> list[Paper]:
            before = _latest(connection, sale_id, kind)
            highest = connection.scalar(select(func.max(statements.c.number))) or 0
            issued = []
            for draft in drafts:
                party = draft.statement.party.id
                old = before.get(party)
                if old is not None and old.statement == draft.statement:
                    issued.append(old)
                    continue
                highest += 1
                replaces = None if old is None else old.number
                paper = msgspec.structs.replace(draft, number=highest, issued_at=at, replaces=replaces)
                issued.append(paper)
                connection.execute(
                    insert(statements).values(
                        number=highest,
                        sale_id=sale_id,
                        kind=kind.value,
                        party=party,
                        issued_at=at,
                        body=msgspec.json.encode(paper).decode(),
                    )
                )
            return issued

        return await self._database.write(write)


def _latest(
    connection: Connection, sale_id: str, kind: PaperKind, party: str | None = None
) -> dict[str, Paper]:
    mine = [statements.c.sale_id == sale_id, statements.c.kind == kind.value]
    if party is not None:
        mine.append(statements.c.party == party)
    query = select(statements.c.party, statements.c.body).where(*mine).order_by(statements.c.number)
    return {row.party: _read(row.body) for row in connection.execute(query)}


def _read(body: str) -> Paper:
    return msgspec.json.decode(body, type=Paper)
