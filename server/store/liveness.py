"""When the house was last alive: what an outage is measured by after a restart."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from server.store.database import Database
from server.store.schema import liveness


class LivenessStore:
    """One row: the last time (ms, UTC) at which the house said that it is alive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def mark_alive(self, at: int) -> None:
        """Say that the house is alive at `at` (ms, UTC)."""
        statement = insert(liveness).values(id=1, at=at)
        statement = statement.on_conflict_do_update(index_elements=["id"], set_={"at": at})

        def write(connection: Connection) -> None:
            connection.execute(statement)

        await self._database.write(write)

    async def last_alive(self) -> int | None:
        """Return when the house was last alive (ms, UTC), None for a house that never was."""
        return await self._database.read(lambda connection: connection.scalar(select(liveness.c.at)))
