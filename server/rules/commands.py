"""What the rostrum asks the rules to decide. The wire's own bodies are wrapped with who sent them."""

import msgspec

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
    """Add lots at the end of the catalogue."""

    lots: list[NewLot]


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """Ask for a paddle; asking again changes nothing."""

    user: str
    name: str


class SetRegistration(msgspec.Struct, frozen=True, kw_only=True):
    """Approve, refuse or block a registration, or change its credit limit."""

    by: str
    user: str
    status: PaddleStatus
    limit: int | None


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
    CreateSale | AddLots | Register | SetRegistration | PlaceBid | CallAction | Tick | ExtendAfterOutage
)
