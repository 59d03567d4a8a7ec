"""The first schema: users, sessions, sales with their catalogue, the ledger, verdicts, liveness.

A migration never imports the schema: it must go on making what it made on its day.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table, and forbid changing the ledger."""
    make_people()
    make_catalogue()
    make_ledger()
    forbid_changes("ledger")
    forbid_changes("verdicts")


def make_people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.CheckConstraint("role IN ('bidder', 'clerk', 'admin')", name="ck_users_role"),
        sqlite_strict=True,
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("used_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sessions"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sessions_user_id", ondelete="CASCADE"),
        sa.CheckConstraint("length(token_hash) = 32", name="ck_sessions_token_hash"),
        sqlite_strict=True,
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])


def make_catalogue() -> None:
    op.create_table(
        "sales",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("created_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_sales"),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name="ck_sales_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "lots",
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("lot", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("low_estimate", WHOLE),
        sa.Column("high_estimate", WHOLE),
        sa.Column("start", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "lot", name="pk_lots"),
        sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name="fk_lots_sale_id"),
        sa.UniqueConstraint("sale_id", "position", name="uq_lots_sale_id_position"),
        sa.CheckConstraint("length(lot) BETWEEN 1 AND 20", name="ck_lots_lot"),
        sa.CheckConstraint("position >= 1", name="ck_lots_position"),
        sa.CheckConstraint("low_estimate > 0", name="ck_lots_low_estimate"),
        sa.CheckConstraint("high_estimate >= low_estimate", name="ck_lots_high_estimate"),
        sa.CheckConstraint("start > 0", name="ck_lots_start"),
        sqlite_strict=True,
    )
    op.create_table(
        "pictures",
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("lot", sa.Text, nullable=False),
        sa.Column("k", sa.Integer, nullable=False),
        sa.Column("sha", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "lot", "k", name="pk_pictures"),
        sa.ForeignKeyConstraint(
            ["sale_id", "lot"], ["lots.sale_id", "lots.lot"], name="fk_pictures_sale_id_lot"
        ),
        sa.CheckConstraint("k >= 1", name="ck_pictures_k"),
        sa.CheckConstraint("length(sha) = 64", name="ck_pictures_sha"),
        sqlite_strict=True,
    )


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
        sa.PrimaryKeyConstraint("sale_id", "seq", name="pk_ledger"),
        sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name="fk_ledger_sale_id"),
        sa.UniqueConstraint("sale_id", "feed_no", name="uq_ledger_sale_id_feed_no"),
        sa.UniqueConstraint("sale_id", "user_id", "command_id", name="uq_ledger_sale_id_user_id_command_id"),
        sa.CheckConstraint("seq >= 1", name="ck_ledger_seq"),
        sa.CheckConstraint("feed_no >= 1", name="ck_ledger_feed_no"),
        sa.CheckConstraint("length(salt) = 16", name="ck_ledger_salt"),
        sa.CheckConstraint("length(hash) = 32", name="ck_ledger_hash"),
        sqlite_strict=True,
    )
    op.create_table(
        "verdicts",
        sa.Column("sale_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("command_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("verdict", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "user_id", "command_id", name="pk_verdicts"),
        sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name="fk_verdicts_sale_id"),
        sa.CheckConstraint("length(fingerprint) = 32", name="ck_verdicts_fingerprint"),
        sqlite_strict=True,
    )
    op.create_table(
        "liveness",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_liveness"),
        sa.CheckConstraint("id = 1", name="ck_liveness_id"),
        sqlite_strict=True,
    )


def forbid_changes(table: str) -> None:
    """Make `table` append-only in the database itself, whatever a program tries."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the {table} is append-only'); END"
        )
