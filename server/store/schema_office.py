"""The tables of the office: people without an account, telephones, the display, the accounts of a sale.

What happened in a sale is the ledger's alone; here stands what the office arranges around it and may change.
Times are ms (UTC), amounts minor units, rates basis points.
"""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from server.store.schema import check, metadata, whole

guests: Final = Table(
    "guests",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("created_at", whole(), nullable=False),
    Column("created_by", Text, nullable=False),
    sqlite_strict=True,
)

phone_lines: Final = Table(
    "phone_lines",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("clerk", Text),
    Column("phone", Text, nullable=False),
    Column("note", Text, nullable=False),
    sqlite_strict=True,
)

displays: Final = Table(
    "displays",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_strict=True,
)

sellers: Final = Table(
    "sellers",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("seller", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("vat_no", Text, nullable=False),
    Column("commission_bp", Integer, check("commission_bp", "commission_bp BETWEEN 0 AND 10000")),
    sqlite_strict=True,
)

papers: Final = Table(
    "papers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_strict=True,
)

allotments: Final = Table(
    "allotments",
    metadata,
    Column("sale_id", Text, ForeignKey("sales.id"), primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", whole(), nullable=False),
    sqlite_strict=True,
)

offers: Final = Table(
    "offers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sale_id", Text, ForeignKey("sales.id"), nullable=False),
    Column("lot", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("amount", whole(), check("amount", "amount > 0"), nullable=False),
    Column(
        "status",
        Text,
        check("status", "status IN ('open', 'accepted', 'declined', 'withdrawn')"),
        nullable=False,
    ),
    Column("made_at", whole(), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("decided_at", whole()),
    Column("decided_by", Text),
    Index(None, "sale_id", "lot"),
    sqlite_strict=True,
)

statements: Final = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sale_id", Text, ForeignKey("sales.id"), nullable=False),
    Column("kind", Text, check("kind", "kind IN ('buyer', 'seller')"), nullable=False),
    Column("party", Text, nullable=False),
    Column("issued_at", whole(), nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("sale_id", "kind", "party", "number"),
    sqlite_strict=True,
)
