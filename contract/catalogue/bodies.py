"""What goes over HTTP about a catalogue: to the clerk's desk and back."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from contract.catalogue.limits import (
    MAX_DESCRIPTION,
    MAX_EXTRA,
    MAX_EXTRAS,
    MAX_LOTS,
    MAX_PICTURES_OF_A_LOT,
    MAX_SELLER,
    MAX_TITLE,
    WHOLE_BP,
)
from contract.catalogue.rows import CatalogueRow
from contract.commands import LotNumber
from contract.money import MAX_AMOUNT
from contract.standing import Standing
from contract.terms import Moment, Terms

_Amount = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
_Title = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TITLE)]
_K = Annotated[int, msgspec.Meta(ge=1, le=9_999)]


class Existing(StrEnum):
    """What happens to a lot number that the sale has already: refuse the whole, or change that lot."""

    REFUSE = "refuse"
    CHANGE = "change"


class NewLots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`POST …/catalogue`: lots to be added before lot `before` (null: at the end); all of them or none."""

    rows: Annotated[list[CatalogueRow], msgspec.Meta(min_length=1, max_length=MAX_LOTS)]
    before: LotNumber | None = None
    existing: Existing = Existing.REFUSE


class CatalogueMade(msgspec.Struct, frozen=True):
    """How many lots were added and changed."""

    added: int
    changed: int


class DeskLotView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of a lot, for the house. `images` are the names that the catalogue gave, `pictures` how many
    pictures it has, numbered from 1.
    """

    lot: str
    position: int
    title: str
    description: str
    low_estimate: int | None
    high_estimate: int | None
    start: int
    reserve: int | None
    seller: str | None
    vat_bp: int | None
    images: list[str]
    extra: dict[str, str]
    pictures: int
    standing: Standing


class LotChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`PATCH …/lots/{lot}`: what is left out stays, null takes a value away.

    Title, estimates, start, reserve and closing time only while the lot is upcoming; the rest at any time.
    """

    title: _Title | UnsetType = UNSET
    description: Annotated[str, msgspec.Meta(max_length=MAX_DESCRIPTION)] | UnsetType = UNSET
    low_estimate: _Amount | UnsetType | None = UNSET
    high_estimate: _Amount | UnsetType | None = UNSET
    start: _Amount | UnsetType = UNSET
    reserve: _Amount | UnsetType | None = UNSET
    closes_at: Moment | UnsetType = UNSET
    seller: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_SELLER)] | UnsetType | None = UNSET
    vat_bp: Annotated[int, msgspec.Meta(ge=0, le=WHOLE_BP)] | UnsetType | None = UNSET
    extra: (
        Annotated[
            dict[
                Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_SELLER)],
                Annotated[str, msgspec.Meta(max_length=MAX_EXTRA)],
            ],
            msgspec.Meta(max_length=MAX_EXTRAS),
        ]
        | UnsetType
    ) = UNSET


class SplitLot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`POST …/lots/{lot}/split`: new lots right after this one, which stays (change it by PATCH).

    A new lot takes the seller and the tax of this one where it has none. `pictures` are those of this lot
    that move: new lot → their numbers.
    """

    lots: Annotated[list[CatalogueRow], msgspec.Meta(min_length=1, max_length=100)]
    pictures: dict[LotNumber, list[_K]] = {}


class PictureKept(msgspec.Struct, frozen=True):
    """A picture was added as number `k` of its lot."""

    k: int


class PictureOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`PUT …/pictures`: the numbers of a lot's pictures in their new order, each once.

    `of` is how many there were: with another number it is a conflict, so that none goes unseen.
    """

    order: Annotated[list[_K], msgspec.Meta(max_length=MAX_PICTURES_OF_A_LOT * 10)]
    of: Annotated[int, msgspec.Meta(ge=0)] | None = None


class SaleChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`PATCH /api/sales/{sale}`, until the sale opens; what is left out stays.

    Kind and currency never change.
    """

    title: _Title | UnsetType = UNSET
    terms: Terms | UnsetType = UNSET
