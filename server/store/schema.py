"""The tables, as today's code sees them; the migrations lead every older database here (a test compares).

Those of the office stand in `schema_office`.

Times are ms (UTC), amounts minor units. Reserves, limits and identities live in `ledger.private` alone.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

VERSION: Final = "0003"
"""The newest migration. Kept here so that opening an up-to-date database need not load Alembic."""

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def whole() -> TypeEngine[int]:
    """Return the type of an amount or a time: 64 bits wherever the database has a choice."""
    return BigInteger().with_variant(Integer(), "sqlite")


def check(name: str, condition: str) -> CheckConstraint:
    """Return a named check of a column, e.g. `check("seq", "seq >= 1")`."""
    return CheckConstraint(condition, name=name)


users: Final = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, check("role", "role IN ('bidder', 'clerk', 'admin')"), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("created_at", whole(), nullable=False),
    Column("address", Text, nullable=False, server_default=""),
    Column("phone", Text, nullable=False, server_default=""),
    sqlite_strict=True,
)

sessions: Final = Table(
    "sessions",
    metadata,
    Column(
        "token_hash",
        LargeBinary,
        check("token_hash", "length(token_hash) = 32"),
        primary_key=True,
    ),
    Column("user_id", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", whole(), nullable=False),
    Column("used_at", whole(), nullable=False),
    Index(None, "user_id"),
    sqlite_strict=True,
)

sales: Final = Table(
    "sales",
    metadata,
    Column("id", Text, check("id", "length(id) BETWEEN 1 AND 64"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("created_at", whole(), nullable=False),
    Column("created_by", Text),
    sqlite_strict=True,
)

lots: Final = Table(
    "lots",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("lot", Text, check("lot", "length(lot) BETWEEN 1 AND 20"), primary_key=True),
    Column("position", Integer, check("position", "position >= 1"), nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("low_estimate", whole(), check("low_estimate", "low_estimate > 0")),
    Column("high_estimate", whole(), check("high_estimate", "high_estimate >= low_estimate")),
    Column("start", whole(), check("start", "start > 0"), nullable=False),
    Column("seller", Text),
    Column("vat_bp", Integer),
    Column("extra", Text, nullable=False, server_default="{}"),
    Column("images", Text, nullable=False, server_default="[]"),
    UniqueConstraint("sale_id", "position"),
    sqlite_strict=True,
)

pictures: Final = Table(
    "pictures",
    metadata,
    Column("sale_id", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("k", Integer, check("k", "k >= 1"), primary_key=True),
    Column("sha", Text, check("sha", "length(sha) = 64"), nullable=False),
    ForeignKeyConstraint(["sale_id", "lot"], ["lots.sale_id", "lots.lot"]),
    sqlite_strict=True,
)

# Users are named without a foreign key: the chain outlives an account, and the house has none.
# A row with a fingerprint says the verdict on its command. Commands are keyed by their ids first: ids that
# rise with time lie side by side, and a round touches a page of the index and not one for each bidder.
ledger: Final = Table(
    "ledger",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("seq", whole(), check("seq", "seq >= 1"), primary_key=True),
    Column("at", whole(), nullable=False),
    Column("kind", Text, nullable=False),
    Column("feed_no", whole(), check("feed_no", "feed_no >= 1")),
    Column("public", LargeBinary, nullable=False),
    Column("private", LargeBinary, nullable=False),
    Column("salt", LargeBinary, check("salt", "length(salt) = 16"), nullable=False),
    Column("user_id", Text),
    Column("command_id", Text),
    Column("hash", LargeBinary, check("hash", "length(hash) = 32"), nullable=False),
    Column("fingerprint", LargeBinary, check("fingerprint", "length(fingerprint) = 32")),
    Column("outcome", Text),
    UniqueConstraint("sale_id", "feed_no"),
    UniqueConstraint("sale_id", "command_id", "user_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

verdicts: Final = Table(
    "verdicts",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), nullable=False),
    Column("user_id", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column(
        "fingerprint",
        LargeBinary,
        check("fingerprint", "length(fingerprint) = 32"),
        nullable=False,
    ),
    Column("verdict", LargeBinary, nullable=False),
    PrimaryKeyConstraint("sale_id", "command_id", "user_id"),
    sqlite_strict=True,
)

liveness: Final = Table(
    "liveness",
    metadata,
    Column("id", Integer, check("id", "id = 1"), primary_key=True),
    Column("at", whole(), nullable=False),
    sqlite_strict=True,
)
