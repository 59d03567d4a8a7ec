"""The house over HTTP: one file per resource. Importing this package binds every route."""

from server.gateway.http import (
    bids,
    display,
    feed,
    health,
    ledger,
    lots,
    making,
    people,
    phone_lines,
    pictures,
    registrations,
    results,
    sales,
    session,
    set_up,
    showing,
    users,
)
from server.gateway.http.routes import add_routes

__all__ = [
    "add_routes",
    "bids",
    "display",
    "feed",
    "health",
    "ledger",
    "lots",
    "making",
    "people",
    "phone_lines",
    "pictures",
    "registrations",
    "results",
    "sales",
    "session",
    "set_up",
    "showing",
    "users",
]
