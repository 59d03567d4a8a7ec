"""Who takes part in a sale, as the house's clerks know them: accounts, guests, and whom they telephone.

For clerks' eyes alone. Nothing of this is in the feed or the ledger but the paddle and its limit.
"""

from typing import Annotated, Final

import msgspec
from msgspec import UNSET, UnsetType

from contract.commands import LotNumber, PaddleNumber
from contract.money import MAX_AMOUNT
from contract.wire import PaddleStatus

GUEST_PREFIX: Final = "guest-"
"""What the user id of somebody without an account begins with."""

MAX_PHONE: Final = 40
MAX_ADDRESS: Final = 400
MAX_NOTE: Final = 280

UserId = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Email = Annotated[str, msgspec.Meta(max_length=320)]
Phone = Annotated[str, msgspec.Meta(max_length=MAX_PHONE)]
Address = Annotated[str, msgspec.Meta(max_length=MAX_ADDRESS)]
Limit = Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)]


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """A registration with whom it belongs to. `limit` in minor units, null for none.

    `guest`: a clerk entered the person, who has no account and cannot sign in. `blocked_in` are the titles of
    the house's other sales in which the same person is blocked. `reason`: why he was refused or blocked here.
    """

    user: str
    name: str
    paddle: str
    status: PaddleStatus
    limit: int | None
    email: str = ""
    phone: str = ""
    address: str = ""
    guest: bool = False
    blocked_in: list[str] = []
    reason: str | None = None


class NewGuest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody to be given a paddle: in the hall, on the telephone, or who left bids by letter.

    `paddle`: a number of the clerk's choice, null for the next free one. `limit` left out: the sale's own.
    """

    name: Name
    email: Email = ""
    phone: Phone = ""
    address: Address = ""
    paddle: PaddleNumber | None = None
    limit: Limit | UnsetType | None = UNSET


class GuestChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changes of a guest; what is left out stays."""

    name: Name | UnsetType = UNSET
    email: Email | UnsetType = UNSET
    phone: Phone | UnsetType = UNSET
    address: Address | UnsetType = UNSET


class PhoneLine(msgspec.Struct, frozen=True, kw_only=True):
    """Who is called on which lot, and by whom. `clerk` is a user id, null while nobody is chosen.

    A telephone bid has no limit of its own: the clerk bids for the paddle as the caller says.
    """

    lot: str
    user: str
    paddle: str
    name: str
    phone: str
    clerk: str | None = None
    clerk_name: str = ""
    note: str = ""


class ClerkView(msgspec.Struct, frozen=True):
    """Somebody of the house who can be on a telephone."""

    user: str
    name: str


class PhoneLines(msgspec.Struct, frozen=True):
    """Every line of a sale in the order of its lots, and who can call."""

    lines: list[PhoneLine]
    clerks: list[ClerkView]


class LinePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line to be kept: the one of this lot and paddle is replaced. An empty `phone`: the person's own."""

    lot: LotNumber
    paddle: PaddleNumber
    clerk: UserId | None = None
    phone: Phone = ""
    note: Annotated[str, msgspec.Meta(max_length=MAX_NOTE)] = ""
