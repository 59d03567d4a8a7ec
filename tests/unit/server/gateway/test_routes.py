"""Every route and every event says who may use it, and the contract's tables say the same."""

import pytest

from contract import routes as told
from contract.wire import Event, Role, UserView
from server.gateway.access import Access
from server.gateway.events import Answer
from server.gateway.handlers import ALL_EVENTS
from server.gateway.http import add_routes
from server.gateway.http.routes import ROUTES

ACCESS = {
    "anybody": Access.ANYBODY,
    "bidder": Access.SIGNED_IN,
    "clerk": Access.HOUSE,
    "admin": Access.ADMIN,
}

CLIENT_EVENTS = {Event.ATTEND, Event.BID, Event.CALL, Event.LEAVE, Event.PULSE}


def test_security_09_the_routes_are_those_of_the_contract_with_the_same_access() -> None:
    assert callable(add_routes)
    ours = {(route.method, route.path): route.access for route in ROUTES}
    theirs = {(route.method, route.path): ACCESS[route.who] for route in told.ROUTES}
    assert ours == theirs
    assert len(ROUTES) == len(ours)


def test_security_09_every_event_that_a_client_may_send_is_bound_and_declares_its_access() -> None:
    assert set(ALL_EVENTS) == CLIENT_EVENTS
    for event, bound in ALL_EVENTS.items():
        assert bound.access is not Access.ANYBODY, event
    assert ALL_EVENTS[Event.CALL].access is Access.HOUSE
    assert ALL_EVENTS[Event.BID].answer is ALL_EVENTS[Event.CALL].answer is Answer.VERDICT


@pytest.mark.parametrize(
    ("access", "admitted"),
    [
        (Access.ANYBODY, {None, Role.BIDDER, Role.CLERK, Role.ADMIN}),
        (Access.SIGNED_IN, {Role.BIDDER, Role.CLERK, Role.ADMIN}),
        (Access.HOUSE, {Role.CLERK, Role.ADMIN}),
        (Access.ADMIN, {Role.ADMIN}),
    ],
)
def test_who_is_admitted(access: Access, admitted: set[Role | None]) -> None:
    for role in (None, *Role):
        user = None if role is None else UserView(id="u", email="", name="", role=role)
        assert access.admits(user) is (role in admitted), role
