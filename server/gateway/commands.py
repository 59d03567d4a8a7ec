"""Puts a wire command in a sale's line: the same for Socket.IO and HTTP, so that an id settles on both."""

import hashlib
from collections.abc import Awaitable
from typing import Final

import msgspec
import structlog

from contract.chain import canonical
from contract.commands import Bid, Call, WithdrawMax
from contract.verdicts import Verdict
from contract.wire import UserView
from server.rostrum.rostrum import Rostrum
from server.rules.commands import CallAction, PlaceBid, TakeOutMax

log = structlog.get_logger(__name__)


def place_bid(rostrum: Rostrum, user: UserView, bid: Bid, at: int) -> Awaitable[Verdict]:
    """Put a bid in line at once; await the verdict."""
    command = PlaceBid(user=user.id, bid=bid)
    return rostrum.submit(command, user=user.id, command_id=bid.id, fingerprint=fingerprint(bid), at=at)


def take_call(rostrum: Rostrum, user: UserView, call: Call, at: int) -> Awaitable[Verdict]:
    """Put a clerk's call in line at once; await the verdict. That `user` is a clerk was checked."""
    log.info("a call", sale=call.sale, user=user.id, action=type(call.action).__name__, id=call.id)
    command = CallAction(user=user.id, call=call)
    return rostrum.submit(command, user=user.id, command_id=call.id, fingerprint=fingerprint(call), at=at)


def take_out_max(rostrum: Rostrum, user: UserView, asked: WithdrawMax, at: int) -> Awaitable[Verdict]:
    """Put the withdrawal of a bidder's own max in line at once; await the verdict."""
    command = TakeOutMax(user=user.id, id=asked.id, lot=asked.lot)
    return rostrum.submit(command, user=user.id, command_id=asked.id, fingerprint=fingerprint(asked), at=at)


_CAME_LATER: Final = {"plus_one": False, "group": None, "and_later": False}
"""Fields that the first release did not know: with these values a command is the one that it was then."""


def fingerprint(body: Bid | Call | WithdrawMax) -> bytes:
    """Return what tells two commands under the same id apart: SHA-256 of the canonical body.

    A bid that is sent again after the server was renewed must still be the same bid.
    """
    plain = msgspec.to_builtins(body)
    for part in (plain, plain.get("action", {})):
        for name, default in _CAME_LATER.items():
            if name in part and part[name] == default:
                del part[name]
    return hashlib.sha256(canonical(plain)).digest()
