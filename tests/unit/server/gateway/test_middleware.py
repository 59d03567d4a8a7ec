"""What stands around every request: whoever is gone before the answer is no fault of the house."""

import structlog.testing
from aiohttp import web
from aiohttp.client_exceptions import ClientConnectionResetError
from aiohttp.test_utils import TestClient, TestServer

from contract.verdicts import Code
from server.gateway.http.middleware import guard
from server.gateway.problems import ProblemError


async def errors_when(failure: Exception) -> list[str]:
    """Return what is logged as an error when a handler fails so."""

    async def handler(_request: web.Request) -> web.Response:
        raise failure

    app = web.Application(middlewares=[guard([])])
    app.router.add_get("/socket.io/", handler)
    with structlog.testing.capture_logs() as logs:
        async with TestClient(TestServer(app)) as client, client.get("/socket.io/") as answer:
            assert answer.status >= 400
    return [str(line["event"]) for line in logs if line["log_level"] == "error"]


async def test_a_client_that_went_while_its_websocket_was_opened_is_logged_as_no_fault() -> None:
    assert await errors_when(ClientConnectionResetError("Cannot write to closing transport")) == []


async def test_a_refusal_while_the_store_is_away_is_logged_as_no_fault() -> None:
    assert await errors_when(ProblemError(Code.UNAVAILABLE, "Nothing was done; send it again.")) == []


async def test_a_fault_of_the_house_is_logged() -> None:
    assert await errors_when(RuntimeError("broken")) == ["a request could not be answered"]
