"""The telephone lines of a sale: which clerk calls whom on which lot. Made before, read on the rostrum."""

import structlog
from aiohttp import web

from contract.people import ClerkView, LinePlan, PersonView, PhoneLine, PhoneLines
from contract.verdicts import Code
from contract.wire import Role
from server.accounts.guests import normal_phone
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.people import people_of
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.store.people import Contact, PhoneRow

log = structlog.get_logger(__name__)


@route("GET", "/api/sales/{sale}/phone-lines", access=Access.HOUSE)
async def phone_lines(visit: Visit) -> web.Response:
    """List every line in the order of the lots, and who of the house can call."""
    return json_response(await _lines(visit, visit.rostrum()))


@route("PUT", "/api/sales/{sale}/phone-lines", access=Access.HOUSE)
async def keep_phone_line(visit: Visit) -> web.Response:
    """Keep a line, in the place of the one of the same lot and paddle; return all of them."""
    rostrum, plan = visit.rostrum(), await visit.body(LinePlan)
    await rostrum.settled()
    if plan.lot not in rostrum.sale.lots:
        raise ProblemError(Code.UNKNOWN_LOT, "There is no such lot in this sale.", field="lot")
    user = _user_of(rostrum, plan.paddle)
    if plan.clerk is not None and plan.clerk not in {one.user for one in await _clerks(visit)}:
        raise ProblemError(Code.NOT_FOUND, "There is no such clerk in this house.", field="clerk")
    note = " ".join(plan.note.split())
    row = PhoneRow(plan.lot, user, plan.clerk, normal_phone(plan.phone), note)
    await visit.doors.people.keep_phone_line(rostrum.id, row)
    visit.doors.changes.note(rostrum.id)
    log.info("a telephone line was kept", sale=rostrum.id, lot=plan.lot, user=user, by=visit.me.id)
    return json_response(await _lines(visit, rostrum))


@route("DELETE", "/api/sales/{sale}/phone-lines", access=Access.HOUSE)
async def remove_phone_line(visit: Visit) -> web.Response:
    """Take the line of `lot` and `paddle` (in the query) out; return those that are left."""
    rostrum, query = visit.rostrum(), visit.request.query
    await rostrum.settled()
    lot, user = query.get("lot", ""), _user_of(rostrum, query.get("paddle", ""))
    if not await visit.doors.people.remove_phone_line(rostrum.id, lot, user):
        raise ProblemError(Code.NOT_FOUND, "There is no such telephone line.")
    visit.doors.changes.note(rostrum.id)
    log.info("a telephone line was removed", sale=rostrum.id, lot=lot, user=user, by=visit.me.id)
    return json_response(await _lines(visit, rostrum))


def _user_of(rostrum: Rostrum, paddle: str) -> str:
    user = rostrum.sale.user_of(paddle)
    if user is None:
        raise ProblemError(Code.UNKNOWN_PADDLE, "There is no such paddle in this sale.", field="paddle")
    return user


async def _lines(visit: Visit, rostrum: Rostrum) -> PhoneLines:
    rows = await visit.doors.people.phone_lines(rostrum.id)
    contacts = await visit.doors.people.contacts()
    people = {person.user: person for person in await people_of(visit, rostrum)}
    order = {lot: place for place, lot in enumerate(rostrum.sale.lots)}
    known = [row for row in rows if row.lot in order and row.user_id in people]
    known.sort(key=lambda row: (order[row.lot], len(people[row.user_id].paddle), people[row.user_id].paddle))
    return PhoneLines([_line(row, people[row.user_id], contacts) for row in known], await _clerks(visit))


def _line(row: PhoneRow, person: PersonView, contacts: dict[str, Contact]) -> PhoneLine:
    clerk = contacts.get(row.clerk or "")
    return PhoneLine(
        lot=row.lot,
        user=row.user_id,
        paddle=person.paddle,
        name=person.name,
        phone=row.phone or person.phone,
        clerk=row.clerk,
        clerk_name="" if clerk is None else clerk.name,
        note=row.note,
    )


async def _clerks(visit: Visit) -> list[ClerkView]:
    contacts = (await visit.doors.people.contacts()).values()
    return [ClerkView(one.user_id, one.name) for one in contacts if one.role is not Role.BIDDER]
