"""Lead a database of any older version to today's schema, and refuse a newer one.

Alembic is loaded only when there is something to do: an up-to-date database opens without it.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from server.store import schema
from server.store.errors import StoreTooNew

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: Connection) -> None:
    """Run the missing migrations inside the caller's transaction: all of them or none.

    Raises StoreTooNew for a version that this program does not know.
    """
    version = current_version(connection)
    if version == schema.VERSION:
        return
    if version is not None and version > schema.VERSION:
        raise StoreTooNew(
            f"the database has version {version}; this Martillo knows {schema.VERSION}: update Martillo"
        )
    _upgrade(connection)


def current_version(connection: Connection) -> str | None:
    """Return the version that the database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # "%" would start an interpolation in the configuration's format.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
