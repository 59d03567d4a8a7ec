"""What every event has in common: whatever happens, the client gets an answer in the event's own shape."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.commands import Bid, Leave
from contract.verdicts import Code
from contract.wire import Event, Role, UserView, plain
from server.gateway.access import Access
from server.gateway.connections import Connection
from server.gateway.events import Answer, Bound, Reception, RefusedError
from server.gateway.metrics import Metrics
from server.gateway.outbox import Outbox, Tally
from server.gateway.rate_limit import TokenBucket

BID = {"id": "a1", "sale": "s", "lot": "1", "amount": 100, "mode": "exact"}


class OpenHall:
    """A hall without limits."""

    def check_rate(self, connection: Connection) -> None:
        assert connection.user.id == "ann"


def connection(role: Role = Role.BIDDER) -> Connection:
    user = UserView(id="ann", email="", name="Ann", role=role)
    return Connection("sid", "eio", Outbox(Tally()), user, "token", "1.1.1.1", "tests", 0, TokenBucket(1, 1))


def bound(handle: Any, answer: Answer = Answer.VERDICT, access: Access = Access.SIGNED_IN) -> Bound:
    body = Bid if answer is Answer.VERDICT else Leave
    return Bound(Event.BID, body, access, answer, handle)


@pytest.fixture
def reception() -> Reception:
    return Reception(OpenHall(), lambda: 4_711, Metrics())


async def taken(reception: Reception, bound: Bound, who: Connection | None, arguments: Any) -> Any:
    """Return the answer as it goes out: in plain dicts."""
    return plain(await reception.take(bound, who, arguments))


async def never(_hall: Any, _connection: Connection, _body: Any, _at: int) -> Any:
    pytest.fail("the handler must not be reached")


async def broken(_hall: Any, _connection: Connection, _body: Any, _at: int) -> Any:
    raise ZeroDivisionError("SELECT secret FROM /etc/passwd")


async def refusing(_hall: Any, _connection: Connection, _body: Any, _at: int) -> Any:
    raise RefusedError(Code.UNKNOWN_SALE, "There is no such sale.")


@pytest.mark.parametrize(
    ("handle", "who", "arguments", "code"),
    [
        (never, lambda: None, (BID,), "unauthenticated"),
        (never, connection, (), "malformed"),
        (never, connection, (BID, BID), "malformed"),
        (never, connection, (BID | {"amount": 0.5},), "malformed"),
        (refusing, connection, (BID,), "unknown_sale"),
        (broken, connection, (BID,), "unavailable"),
    ],
)
async def test_security_24_every_refusal_is_a_verdict_with_the_commands_id(
    reception: Reception,
    handle: Any,
    who: Callable[[], Connection | None],
    arguments: tuple[Any, ...],
    code: str,
) -> None:
    answer = await taken(reception, bound(handle), who(), arguments)
    assert (answer["ok"], answer["code"], answer["at"]) == (False, code, 4_711)
    assert answer["id"] == ("a1" if arguments else "")
    assert "SELECT" not in answer["message"]


async def test_who_may_not_is_told_so_before_the_handler_runs(reception: Reception) -> None:
    answer = await taken(reception, bound(never, access=Access.HOUSE), connection(), (BID,))
    assert answer["code"] == "forbidden"
    with pytest.raises(pytest.fail.Exception):
        await reception.take(bound(never, access=Access.HOUSE), connection(Role.CLERK), (BID,))


async def test_a_connection_that_is_leaving_is_not_heard_any_more(reception: Reception) -> None:
    leaving = connection()
    leaving.leaving = True
    answer = await taken(reception, bound(never), leaving, (BID,))
    assert answer["code"] == "unauthenticated"


async def test_an_event_without_a_verdict_is_refused_plainly(reception: Reception) -> None:
    answer = await taken(reception, bound(never, Answer.PLAIN), connection(), ([],))
    assert answer == {
        "ok": False,
        "code": "malformed",
        "message": "The message must be an object, not a list.",
    }
