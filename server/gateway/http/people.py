"""The people of a sale for its clerks: who has a paddle, how to reach them, and guests without an account."""

import msgspec
import structlog
from aiohttp import web
from msgspec import UNSET

from contract.people import GUEST_PREFIX, GuestChange, NewGuest, PersonView
from contract.verdicts import Code
from contract.wire import PaddleStatus
from server.accounts.guests import new_guest_id, normal_address, normal_phone, optional_email
from server.accounts.identity import normal_name
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.registrations import accepted
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.rules.commands import Register, SetRegistration
from server.store.people import Contact, GuestRow

log = structlog.get_logger(__name__)


@route("GET", "/api/sales/{sale}/people", access=Access.HOUSE)
async def people(visit: Visit) -> web.Response:
    """List everybody who asked for a paddle or was given one, in that order."""
    return json_response(await people_of(visit, visit.rostrum()))


@route("POST", "/api/sales/{sale}/guests", access=Access.HOUSE)
async def add_guest(visit: Visit) -> web.Response:
    """Give somebody a paddle at once: a guest, or whoever has an account under this e-mail address."""
    rostrum, asked = visit.rostrum(), await visit.body(NewGuest)
    # Sent twice at once, the same person must not get two paddles, each with a limit of its own.
    async with visit.doors.one_guest:
        user = await _register(visit, rostrum, asked)
    log.info("a guest was registered", sale=rostrum.id, user=user, by=visit.me.id, address=visit.address)
    return json_response(await person_of(visit, rostrum, user), status=201)


@route("PATCH", "/api/sales/{sale}/guests/{user}", access=Access.HOUSE)
async def change_guest(visit: Visit) -> web.Response:
    """Change how a guest is reached, and return what is known."""
    rostrum, user = visit.rostrum(), visit.request.match_info["user"]
    asked = await visit.body(GuestChange)
    values = {
        name: normal(given)
        for name, normal in _NORMAL.items()
        if (given := getattr(asked, name)) is not UNSET
    }
    known = {guest.user_id for guest in await visit.doors.people.guests() if guest.sale_id == rostrum.id}
    if user not in known:
        raise ProblemError(Code.NOT_FOUND, "There is no such guest; who has an account changes it himself.")
    if values:
        await visit.doors.people.change_guest(rostrum.id, user, **values)
    log.info("a guest was changed", sale=rostrum.id, user=user, by=visit.me.id, address=visit.address)
    return json_response(await person_of(visit, rostrum, user))


async def _register(visit: Visit, rostrum: Rostrum, asked: NewGuest) -> str:
    """Keep a guest with a paddle, or neither; return the user id. Raises ProblemError."""
    guest = await _guest_row(visit, rostrum, asked)
    await rostrum.settled()
    if rostrum.sale.registration(guest.user_id) is not None:
        raise ProblemError(Code.CONFLICT, "This person has a paddle in the sale already.")
    is_guest = guest.user_id.startswith(GUEST_PREFIX)
    if is_guest:
        await visit.doors.people.add_guest(guest)
    command = Register(
        user=guest.user_id,
        name=guest.name,
        paddle=asked.paddle,
        limit=None if asked.limit is UNSET else asked.limit,
        approved=True,
    )
    try:
        accepted(await rostrum.submit(command, user=visit.me.id, at=visit.at))
    except ProblemError:
        if is_guest:
            await visit.doors.people.remove_guest(rostrum.id, guest.user_id)
        raise
    if asked.limit is None:
        await _lift_limit(visit, rostrum, guest.user_id)
    return guest.user_id


async def _lift_limit(visit: Visit, rostrum: Rostrum, user: str) -> None:
    """Let somebody bid without a limit in a sale that has one for everybody."""
    if rostrum.sale.terms.credit_limit is not None:
        lifted = SetRegistration(by=visit.me.id, user=user, limit=None)
        accepted(await rostrum.submit(lifted, user=visit.me.id, at=visit.at))


_NORMAL = {"name": normal_name, "email": optional_email, "phone": normal_phone, "address": normal_address}


async def person_of(visit: Visit, rostrum: Rostrum, user: str) -> PersonView:
    """Return one person of a sale. Raises ProblemError `unknown_paddle`."""
    for person in await people_of(visit, rostrum, only=user):
        return person
    raise ProblemError(Code.UNKNOWN_PADDLE, "This user has not registered for the sale.")


async def people_of(visit: Visit, rostrum: Rostrum, *, only: str | None = None) -> list[PersonView]:
    """Return everybody with a registration in a sale, in the order of asking; or `only` one user."""
    await rostrum.settled()
    # The paddles before their people: a guest is kept before his paddle is, so each of these has his details.
    asked = [(one, rostrum.sale.paddles[one.user].text) for one in rostrum.sale.desk_paddles()]
    contacts, every_guest = await visit.doors.people.contacts(), await visit.doors.people.guests()
    guests = {guest.user_id: guest for guest in every_guest if guest.sale_id == rostrum.id}
    blocked = await _blocked_elsewhere(visit, rostrum, contacts, every_guest)
    found = []
    for one, reason in asked:
        if only not in (None, one.user):
            continue
        reached = guests.get(one.user) or contacts.get(one.user)
        shown = PersonView(
            user=one.user,
            # A guest's name is corrected in the office; an account's is what the ledger was told.
            name=guests[one.user].name if one.user in guests else one.name,
            paddle=one.paddle,
            status=one.status,
            limit=one.limit,
            guest=one.user in guests,
            reason=reason,
        )
        if reached is not None:
            shown = msgspec.structs.replace(
                shown,
                email=reached.email,
                phone=reached.phone,
                address=reached.address,
                blocked_in=blocked.get(_identity(one.user, reached.email), []),
            )
        found.append(shown)
    return found


async def _guest_row(visit: Visit, rostrum: Rostrum, asked: NewGuest) -> GuestRow:
    """Return whom a clerk means: a new guest, the guest of an earlier sale, or an account (by e-mail)."""
    email = optional_email(asked.email)
    user = new_guest_id()
    name = normal_name(asked.name)
    if email:
        contacts = await visit.doors.people.contacts()
        account = next((one for one in contacts.values() if one.email == email), None)
        before = next((one for one in await visit.doors.people.guests() if one.email == email), None)
        if account is not None:
            user, name = account.user_id, account.name
        elif before is not None:
            user = before.user_id
    return GuestRow(
        sale_id=rostrum.id,
        user_id=user,
        name=name,
        email=email,
        phone=normal_phone(asked.phone),
        address=normal_address(asked.address),
        created_at=visit.at,
        created_by=visit.me.id,
    )


async def _blocked_elsewhere(
    visit: Visit, here: Rostrum, contacts: dict[str, Contact], guests: list[GuestRow]
) -> dict[str, list[str]]:
    """Return the titles of the other sales in which somebody is blocked, by who that is."""
    emails = {user: contact.email for user, contact in contacts.items()}
    emails |= {guest.user_id: guest.email for guest in guests}
    titles: dict[str, list[str]] = {}
    for rostrum in visit.doors.house.rostra():
        if rostrum is here:
            continue
        for user in await _blocked_in(visit, rostrum):
            titles.setdefault(_identity(user, emails.get(user, "")), []).append(
                visit.doors.house.view(rostrum).title
            )
    return titles


async def _blocked_in(visit: Visit, rostrum: Rostrum) -> frozenset[str]:
    if rostrum.asleep:  # it has ended, and nobody needs more of it: it is not woken for this
        return await visit.doors.people.blocked_before(rostrum.id)
    await rostrum.settled()
    paddles = rostrum.sale.desk_paddles()
    return frozenset(one.user for one in paddles if one.status is PaddleStatus.BLOCKED)


def _identity(user: str, email: str) -> str:
    """Return what makes two entries the same person: the e-mail address, where there is one."""
    return email or user
