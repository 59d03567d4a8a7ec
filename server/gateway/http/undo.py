"""What could be undone just now and what it would change, for a clerk who thinks before he strikes."""

import msgspec
from aiohttp import web

from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.rules.foresight import undoable


@route("GET", "/api/sales/{sale}/undo", access=Access.HOUSE)
async def undo(visit: Visit) -> web.Response:
    """List the last entries that are of a kind to be struck, the newest first. Nothing changes."""
    rostrum = visit.rostrum()
    await rostrum.settled()
    entries = list(undoable(rostrum.sale, visit.doors.clock()))
    contacts = await visit.doors.people.contacts()  # after them: whoever made one of them has an account now
    shown = []
    for entry in entries:
        clerk = None if entry.by is None else contacts.get(entry.by)
        name = entry.by if clerk is None else clerk.name
        shown.append(msgspec.structs.replace(entry, by=name))
    return json_response(shown)
