"""A verdict that its own row says is kept in that row; commands are found by their ids first.

The tables of the record are made anew and their rows taken over as they are: no hash covers what is new.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the ledger and the verdicts anew, take over what is in them, and forbid changing them again."""
    for table in ("ledger", "verdicts"):
        op.rename_table(table, f"{table}_before")
    make_ledger()
    make_verdicts()
    op.execute("INSERT INTO ledger SELECT *, NULL, NULL FROM ledger_before ORDER BY sale_id, seq")
    op.execute("INSERT INTO verdicts SELECT * FROM verdicts_before ORDER BY sale_id, command_id")
    for table in ("ledger", "verdicts"):
        op.drop_table(f"{table}_before")  # and with it the triggers that it had
        forbid_changes(table)
    answer_once()


def make_ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("feed_no", WHOLE),
        sa.Column("public", sa.LargeBinary, nullable=False),
        sa.Column("private", sa.LargeBinary, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.Text),
        sa.Column("command_id", sa.Text),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary),
        sa.Column("outcome", sa.Text),
        sa.PrimaryKeyConstraint("sale_id", "seq", name="pk_ledger"),
        sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name="fk_ledger_sale_id"),
        sa.UniqueConstraint("sale_id", "feed_no", name="uq_ledger_sale_id_feed_no"),
        sa.UniqueConstraint("sale_id", "command_id", "user_id", name="uq_ledger_sale_id_command_id_user_id"),
        sa.CheckConstraint("seq >= 1", name="ck_ledger_seq"),
        sa.CheckConstraint("feed_no >= 1", name="ck_ledger_feed_no"),
        sa.CheckConstraint("length(salt) = 16", name="ck_ledger_salt"),
        sa.CheckConstraint("length(hash) = 32", name="ck_ledger_hash"),
        sa.CheckConstraint("length(fingerprint) = 32", name="ck_ledger_fingerprint"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("command_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("verdict", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "command_id", "user_id", name="pk_verdicts"),
        sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name="fk_verdicts_sale_id"),
        sa.CheckConstraint("length(fingerprint) = 32", name="ck_verdicts_fingerprint"),
        sqlite_strict=True,
    )


def forbid_changes(table: str) -> None:
    """Make `table` append-only in the database itself, whatever a program tries."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the {table} is append-only'); END"
        )


def answer_once() -> None:
    """Refuse a verdict in one table on a command that has one in the other: no key spans both."""
    op.execute("""
        CREATE TRIGGER ledger_answer_once BEFORE INSERT ON ledger
        WHEN NEW.fingerprint IS NOT NULL AND EXISTS (
            SELECT 1 FROM verdicts AS told WHERE told.sale_id = NEW.sale_id
            AND told.command_id = NEW.command_id AND told.user_id = NEW.user_id)
        BEGIN SELECT RAISE(ABORT, 'the command was answered before'); END""")
    op.execute("""
        CREATE TRIGGER verdicts_answer_once BEFORE INSERT ON verdicts
        WHEN EXISTS (
            SELECT 1 FROM ledger AS told WHERE told.sale_id = NEW.sale_id
            AND told.command_id = NEW.command_id AND told.user_id = NEW.user_id
            AND told.fingerprint IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'the command was answered before'); END""")
