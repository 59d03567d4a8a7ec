"""The settings of a sale's room display, as a row. What they mean, the contract alone knows."""

from sqlalchemy import Connection, delete, insert, select

from server.store.database import Database
from server.store.schema_office import displays


class DisplayStore:
    """The room displays' settings of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, sale_id: str) -> str | None:
        """Return what was kept for a sale, None when nothing ever was."""
        query = select(displays.c.body).where(displays.c.sale_id == sale_id)
        return await self._database.read(lambda connection: connection.scalar(query))

    async def keep(self, sale_id: str, body: str) -> None:
        """Keep this for a sale, in place of what was there."""

        def write(connection: Connection) -> None:
            connection.execute(delete(displays).where(displays.c.sale_id == sale_id))
            connection.execute(insert(displays).values(sale_id=sale_id, body=body))

        await self._database.write(write)
