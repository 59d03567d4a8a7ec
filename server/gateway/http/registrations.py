"""Paddles: a bidder asks for one, a clerk approves, refuses, blocks, or sets a credit limit."""

from typing import Annotated

import msgspec
import structlog
from aiohttp import web
from msgspec import UNSET, UnsetType

from contract.commands import PaddleNumber, Text
from contract.money import MAX_AMOUNT
from contract.verdicts import Code, Verdict
from contract.wire import DeskPaddle, PaddleStatus
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.rules.commands import Register, SetRegistration

log = structlog.get_logger(__name__)


class RegistrationChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change to the registration of `user` or `paddle`; what is left out stays, a null `limit` lifts it.

    `number`: another paddle number, as long as nobody has it and this one has not bid. `text`: why, for the
    house alone.
    """

    user: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    paddle: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    status: PaddleStatus | UnsetType = UNSET
    limit: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)] | UnsetType | None = UNSET
    number: PaddleNumber | None = None
    text: Text | None = None


@route("POST", "/api/sales/{sale}/registration", access=Access.SIGNED_IN)
async def register(visit: Visit) -> web.Response:
    """Ask for a paddle; asking again tells the same: `{paddle, status}`."""
    rostrum, user = visit.rostrum(), visit.me
    accepted(await rostrum.submit(Register(user=user.id, name=user.name), user=user.id, at=visit.at))
    mine = await _registration_of(rostrum, user.id)
    log.info("registered", sale=rostrum.id, user=user.id, paddle=mine.paddle, status=mine.status.value)
    return json_response({"paddle": mine.paddle, "status": mine.status})


@route("GET", "/api/sales/{sale}/registration", access=Access.SIGNED_IN)
async def mine(visit: Visit) -> web.Response:
    """Tell what the caller may know of himself in this sale: paddle, limit, maxes, what he leads and won."""
    rostrum, user = visit.rostrum(), visit.me
    await rostrum.settled()
    return json_response(rostrum.sale.you(user.id, user.name, user.role))


@route("GET", "/api/sales/{sale}/registrations", access=Access.HOUSE)
async def registrations(visit: Visit) -> web.Response:
    """List all registrations, in the order of asking."""
    rostrum = visit.rostrum()
    await rostrum.settled()
    return json_response(rostrum.sale.desk_paddles())


@route("PATCH", "/api/sales/{sale}/registrations", access=Access.HOUSE)
async def change(visit: Visit) -> web.Response:
    """Change a registration and return it."""
    rostrum, asked = visit.rostrum(), await visit.body(RegistrationChange)
    await rostrum.settled()
    user = asked.user or (rostrum.sale.user_of(asked.paddle) if asked.paddle else None)
    if user is None:
        raise ProblemError(Code.UNKNOWN_PADDLE, "Name the user or the paddle of a registration in this sale.")
    command = SetRegistration(
        by=visit.me.id,
        user=user,
        status=asked.status,
        limit=asked.limit,
        paddle=asked.number,
        text=asked.text,
    )
    accepted(await rostrum.submit(command, user=visit.me.id, at=visit.at))
    changed = await _registration_of(rostrum, user)
    log.info(
        "a registration was changed", sale=rostrum.id, user=user, status=changed.status.value,
        by=visit.me.id, address=visit.address,
    )  # fmt: skip
    return json_response(changed)


def accepted(verdict: Verdict) -> None:
    """Raise ProblemError when the verdict is a refusal."""
    if not verdict.ok:
        raise ProblemError(verdict.code or Code.CONFLICT, verdict.message or "The house refused this.")


async def _registration_of(rostrum: Rostrum, user: str) -> DeskPaddle:
    await rostrum.settled()
    for paddle in rostrum.sale.desk_paddles():
        if paddle.user == user:
            return paddle
    raise ProblemError(Code.UNKNOWN_PADDLE, "This user has not registered for the sale.")
