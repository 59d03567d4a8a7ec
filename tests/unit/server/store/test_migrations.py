"""The migrations lead to the schema that the code believes in, to the last check and trigger."""

import re

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from server.store import schema, schema_office
from server.store.database import Database
from server.store.migrate import MIGRATIONS, bring_up_to_date, current_version

APPEND_ONLY = {"ledger", "verdicts"}


def tables(connection: Connection) -> dict[str, str]:
    """Return what makes each table, with one space between words."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith(("sqlite", "alembic"))}


def checks(sql: str) -> set[str]:
    """Return the named checks of a table's definition, each with its condition."""
    return {found.group(0) for found in re.finditer(r"CONSTRAINT \w+ CHECK \((?:[^()]|\([^()]*\))*\)", sql)}


async def test_a_migrated_database_has_the_tables_columns_and_indexes_of_the_schema(
    database: Database,
) -> None:
    def difference(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, schema_office.metadata))

    assert await database.write(difference) == []


async def test_a_migrated_database_checks_what_the_schema_checks(database: Database) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        schema_office.metadata.create_all(connection)
        wanted = tables(connection)
    engine.dispose()
    found = await database.read(tables)

    assert {name: checks(sql) for name, sql in found.items()} == {n: checks(s) for n, s in wanted.items()}
    assert all(checks(found[name]) for name in ("users", "lots", "ledger", "verdicts"))
    assert [name for name, sql in found.items() if not sql.endswith("STRICT")] == []


def test_the_schemas_version_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.VERSION


async def test_an_opened_database_knows_its_version(database: Database) -> None:
    assert await database.read(current_version) == schema.VERSION


async def test_the_ledger_and_the_verdicts_have_their_triggers(database: Database) -> None:
    query = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    found = await database.read(lambda connection: set(connection.scalars(query)))
    verbs = ("no_update", "no_delete", "answer_once")
    assert found == {f"{table}_{verb}" for table in APPEND_ONLY for verb in verbs}


def bring_to(connection: Connection, version: str) -> None:
    """Bring a database to a version that is not the newest."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def test_a_database_of_the_first_version_keeps_its_lots_and_users() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_to(connection, "0001")
        connection.execute(text("INSERT INTO users VALUES ('u', 'a@b', 'Ana', 'bidder', 'x', 1)"))
        connection.execute(text("INSERT INTO sales VALUES ('s', 'Sale', 1, NULL)"))
        connection.execute(text("INSERT INTO lots VALUES ('s', '27A', 1, 'Clock', '', NULL, NULL, 100)"))
        bring_up_to_date(connection)
        lot = connection.execute(text("SELECT lot, start, seller, extra, images FROM lots")).one()
        user = connection.execute(text("SELECT name, address, phone FROM users")).one()
    engine.dispose()

    assert tuple(lot) == ("27A", 100, None, "{}", "[]")
    assert tuple(user) == ("Ana", "", "")


def test_a_record_of_an_older_version_keeps_its_rows_verdicts_and_guards() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_to(connection, "0002")
        connection.execute(text("INSERT INTO sales VALUES ('s', 'Sale', 1, NULL)"))
        for seq in (2, 1):
            connection.execute(
                text(
                    f"INSERT INTO ledger VALUES ('s', {seq}, 9, 'bid', {seq}, x'6e', x'7b', zeroblob(16), "
                    f"'ana', 'b-{seq}', randomblob(32))"
                )
            )
        connection.execute(text("INSERT INTO verdicts VALUES ('s', 'ana', 'b-1', zeroblob(32), x'7b7d')"))
        before = connection.execute(text("SELECT * FROM ledger ORDER BY seq")).all()
        bring_up_to_date(connection)
        after = connection.execute(text("SELECT * FROM ledger ORDER BY seq")).all()
        verdicts = connection.execute(text("SELECT user_id, command_id, verdict FROM verdicts")).all()
        left = tables(connection)
        with pytest.raises(IntegrityError, match="append-only"):
            connection.execute(text("DELETE FROM ledger"))
    engine.dispose()

    assert [tuple(row) for row in after] == [(*row, None, None) for row in before]
    assert [tuple(row) for row in verdicts] == [("ana", "b-1", b"{}")]
    assert not [name for name in left if name.endswith("_before")]
