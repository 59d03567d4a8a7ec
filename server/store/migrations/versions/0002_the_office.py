"""The office: sellers, extra columns and names of pictures; guests, telephones, the display, accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what the office keeps around a sale."""
    extend_old_tables()
    make_people()
    make_papers()
    make_accounts()


def text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def of_sale(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["sale_id"], ["sales.id"], name=f"fk_{table}_sale_id")


def extend_old_tables() -> None:
    op.add_column("users", sa.Column("address", sa.Text, nullable=False, server_default=""))
    op.add_column("users", sa.Column("phone", sa.Text, nullable=False, server_default=""))
    op.add_column("lots", sa.Column("seller", sa.Text))
    op.add_column("lots", sa.Column("vat_bp", sa.Integer))
    op.add_column("lots", sa.Column("extra", sa.Text, nullable=False, server_default="{}"))
    op.add_column("lots", sa.Column("images", sa.Text, nullable=False, server_default="[]"))


def make_people() -> None:
    op.create_table(
        "guests",
        text("sale_id"),
        text("user_id"),
        text("name"),
        text("email"),
        text("phone"),
        text("address"),
        sa.Column("created_at", WHOLE, nullable=False),
        text("created_by"),
        sa.PrimaryKeyConstraint("sale_id", "user_id", name="pk_guests"),
        of_sale("guests"),
        sqlite_strict=True,
    )
    op.create_table(
        "phone_lines",
        text("sale_id"),
        text("lot"),
        text("user_id"),
        sa.Column("clerk", sa.Text),
        text("phone"),
        text("note"),
        sa.PrimaryKeyConstraint("sale_id", "lot", "user_id", name="pk_phone_lines"),
        of_sale("phone_lines"),
        sqlite_strict=True,
    )


def make_papers() -> None:
    op.create_table(
        "displays",
        text("sale_id"),
        text("body"),
        sa.PrimaryKeyConstraint("sale_id", name="pk_displays"),
        of_sale("displays"),
        sqlite_strict=True,
    )
    op.create_table(
        "papers",
        text("id"),
        text("body"),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        sqlite_strict=True,
    )
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer, nullable=False),
        text("sale_id"),
        text("kind"),
        text("party"),
        sa.Column("issued_at", WHOLE, nullable=False),
        text("body"),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        of_sale("statements"),
        sa.CheckConstraint("kind IN ('buyer', 'seller')", name="ck_statements_kind"),
        sa.UniqueConstraint(
            "sale_id", "kind", "party", "number", name="uq_statements_sale_id_kind_party_number"
        ),
        sqlite_strict=True,
    )


def make_accounts() -> None:
    op.create_table(
        "sellers",
        text("sale_id"),
        text("seller"),
        text("name"),
        text("address"),
        text("email"),
        text("vat_no"),
        sa.Column("commission_bp", sa.Integer),
        sa.PrimaryKeyConstraint("sale_id", "seller", name="pk_sellers"),
        of_sale("sellers"),
        sa.CheckConstraint("commission_bp BETWEEN 0 AND 10000", name="ck_sellers_commission_bp"),
        sqlite_strict=True,
    )
    op.create_table(
        "allotments",
        text("sale_id"),
        text("lot"),
        text("user_id"),
        text("by"),
        sa.Column("at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "lot", name="pk_allotments"),
        of_sale("allotments"),
        sqlite_strict=True,
    )
    op.create_table(
        "offers",
        text("id"),
        text("sale_id"),
        text("lot"),
        text("user_id"),
        sa.Column("amount", WHOLE, nullable=False),
        text("status"),
        sa.Column("made_at", WHOLE, nullable=False),
        text("made_by"),
        sa.Column("decided_at", WHOLE),
        sa.Column("decided_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
        of_sale("offers"),
        sa.CheckConstraint("amount > 0", name="ck_offers_amount"),
        sa.CheckConstraint(
            "status IN ('open', 'accepted', 'declined', 'withdrawn')", name="ck_offers_status"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_offers_sale_id_lot", "offers", ["sale_id", "lot"])
