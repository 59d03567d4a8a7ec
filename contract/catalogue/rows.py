"""A catalogue as it comes in: the bare table, what is made of each row, and the choices that this takes."""

from enum import StrEnum
from typing import Annotated

import msgspec

from contract.catalogue.faults import Fault
from contract.catalogue.limits import (
    MAX_DESCRIPTION,
    MAX_EXTRA,
    MAX_EXTRAS,
    MAX_LOT,
    MAX_NAME,
    MAX_PICTURES_OF_A_LOT,
    MAX_SELLER,
    MAX_TITLE,
    WHOLE_BP,
)
from contract.money import MAX_AMOUNT

_Amount = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]


class RawTable(msgspec.Struct, frozen=True, kw_only=True):
    """A file's cells as text, nothing read into them yet.

    `rows` are all rows that say anything, `first_lines` the line (from 1) that each begins on. The row with
    the headings is `rows[heading]` (a guess; above it may stand the house's name). `sheets` are the names in
    a workbook, `sheet` the one that was read; none for a text file.
    `note` says in English how the file was understood, such as `Windows-1252, semicolons`.
    """

    rows: list[list[str]]
    first_lines: list[int]
    heading: int = 0
    sheets: list[str] = []
    sheet: str = ""
    note: str = ""


class CatalogueRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lot as the house describes it. Amounts in minor units; `images` are names, never paths.

    `vat_bp` is the rate on the hammer price in basis points, null where the sale's terms say it; `extra` is
    what stands under headings that nobody knows.
    """

    lot: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_LOT)]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TITLE)]
    start: _Amount
    description: Annotated[str, msgspec.Meta(max_length=MAX_DESCRIPTION)] = ""
    low_estimate: _Amount | None = None
    high_estimate: _Amount | None = None
    reserve: _Amount | None = None
    seller: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_SELLER)] | None = None
    vat_bp: Annotated[int, msgspec.Meta(ge=0, le=WHOLE_BP)] | None = None
    images: Annotated[
        tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_NAME)], ...],
        msgspec.Meta(max_length=MAX_PICTURES_OF_A_LOT),
    ] = ()
    extra: Annotated[
        dict[
            Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_SELLER)],
            Annotated[str, msgspec.Meta(max_length=MAX_EXTRA)],
        ],
        msgspec.Meta(max_length=MAX_EXTRAS),
    ] = {}


class StartRule(StrEnum):
    """Where a lot's start comes from when its cell is empty; `none`: it is a fault."""

    NONE = "none"
    LOW_ESTIMATE = "low_estimate"
    HALF_OF_LOW = "half_of_low"


class Grouping(StrEnum):
    """What `1,200` and `1.200` mean, which both have two readings; `ask`: such a cell is a fault."""

    ASK = "ask"
    COMMA = "comma"
    POINT = "point"


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the user decided for the whole file.

    `number_on`: lots without a number get the next free ones. `cut_titles`: a missing title is the beginning
    of the description, and of one too long the rest goes there. `change`: a lot that the sale has already is
    to be changed, not a fault.
    """

    start: StartRule = StartRule.NONE
    grouping: Grouping = Grouping.ASK
    number_on: bool = False
    cut_titles: bool = False
    change: bool = False


class DraftRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table and what came of it: a lot, or faults, each with its cell."""

    line: int
    cells: list[str]
    row: CatalogueRow | None
    faults: list[Fault] = []


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a table gives. `faults` concern the columns as a whole; while there are any, `rows` is empty."""

    rows: list[DraftRow]
    faults: list[Fault] = []

    @property
    def lots(self) -> list[CatalogueRow]:
        """The lots without a fault, in the file's order."""
        return [row.row for row in self.rows if row.row is not None]

    @property
    def faulty(self) -> list[DraftRow]:
        """The rows with a fault."""
        return [row for row in self.rows if row.faults]
