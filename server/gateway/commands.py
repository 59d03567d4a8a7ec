"""Puts a wire command in a sale's line: the same for Socket.IO and HTTP, so that an id settles on both."""

import hashlib
from collections.abc import Awaitable

import structlog

from contract.chain import canonical
from contract.commands import Bid, Call
from contract.verdicts import Verdict
from contract.wire import UserView
from server.rostrum.rostrum import Rostrum
from server.rules.commands import CallAction, PlaceBid

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


def fingerprint(body: Bid | Call) -> bytes:
    """Return what tells two commands under the same id apart: SHA-256 of the canonical body."""
    return hashlib.sha256(canonical(body)).digest()
