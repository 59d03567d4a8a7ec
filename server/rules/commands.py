"""What the rostrum asks the rules to decide. The wire's own bodies are wrapped with who sent them."""

import msgspec
from msgspec import UNSET, UnsetType

from contract.commands import Bid, Call
from contract.terms import Terms
from contract.wire import PaddleStatus


class NewLot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot to be added. Amounts in minor units; a null `closes_at` follows the sale's stagger."""

    lot: str
    title: str
    start: int
    reserve: int | None = None
    low_estimate: int | None = None
    high_estimate: int | None = None
    closes_at: int | None = None


class CreateSale(msgspec.Struct, frozen=True, kw_only=True):
    """Make the sale: the first command of every ledger."""

    sale: str
    title: str
    terms: Terms
    lots: list[NewLot]


class AddLots(msgspec.Struct, frozen=True, kw_only=True):
    """Add lots before another one, or at the end of the catalogue; whoever attends is told to read them."""

    by: str
    lots: list[NewLot]
    before: str | None = None


class ChangeLot(msgspec.Struct, frozen=True, kw_only=True):
    """Make an upcoming lot this. Maxes below a raised start are taken out of the book."""

    by: str
    lot: str
    title: str
    start: int
    reserve: int | None = None
    low_estimate: int | None = None
    high_estimate: int | None = None
    closes_at: int | None = None


class ChangeSale(msgspec.Struct, frozen=True, kw_only=True):
    """Give a sale that has not opened another title or other terms; kind and currency stay.

    What is left out stays as it is when this is decided: another clerk may have changed it just before.
    """

    by: str
    title: str | UnsetType = UNSET
    terms: Terms | UnsetType = UNSET


class NoteCatalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Tell everybody that texts or pictures of these lots changed."""

    by: str
    lots: list[str]


class TakeOutMax(msgspec.Struct, frozen=True, kw_only=True):
    """A bidder's own max goes out of the book; `id` is the command's."""

    user: str
    id: str
    lot: str


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """Ask for a paddle; asking again changes nothing.

    A clerk who registers somebody may choose the `paddle` and the credit `limit` (minor units), and have it
    `approved` at once; without a limit the sale's own holds.
    """

    user: str
    name: str
    limit: int | None = None
    paddle: str | None = None
    approved: bool = False


class SetRegistration(msgspec.Struct, frozen=True, kw_only=True):
    """Approve, refuse or block a registration, change its credit limit, or its `paddle` (null: as it is).

    What is left out stays as it is when this is decided: who raises a limit must not let in whom another
    clerk has just blocked. Another paddle must be free, and the one before must not have bid. `text` says
    why, to the house alone; the reason of a status goes with it.
    """

    by: str
    user: str
    status: PaddleStatus | UnsetType = UNSET
    limit: int | UnsetType | None = UNSET
    paddle: str | None = None
    text: str | None = None


class PlaceBid(msgspec.Struct, frozen=True, kw_only=True):
    """A bidder's bid."""

    user: str
    bid: Bid


class CallAction(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's call. That `user` is a clerk has been checked before."""

    user: str
    call: Call


class Tick(msgspec.Struct, frozen=True):
    """Do what the clock asks for: open a timed sale, close its lots."""


class ExtendAfterOutage(msgspec.Struct, frozen=True):
    """The server was away since `since` (ms, UTC): open timed lots get that time back."""

    since: int


AnyCommand = (
    CreateSale | AddLots | ChangeLot | ChangeSale | NoteCatalogue | Register | SetRegistration | PlaceBid
    | TakeOutMax | CallAction | Tick | ExtendAfterOutage
)  # fmt: skip
