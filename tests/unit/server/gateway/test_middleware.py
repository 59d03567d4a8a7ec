"""Around every request: an answer that nobody waits for, or a refusal, is no fault of the house."""

import pytest
import structlog.testing
from aiohttp import web
from aiohttp.client_exceptions import ClientConnectionResetError
from aiohttp.test_utils import make_mocked_request

from contract.verdicts import Code
from server.gateway.http.middleware import _answer
from server.gateway.problems import ProblemError


async def errors_when(failure: Exception) -> list[str]:
    """Return what is logged as an error when a handler fails so."""

    async def handler(_request: web.Request) -> web.StreamResponse:
        raise failure

    with structlog.testing.capture_logs() as logs:
        answer = await _answer(make_mocked_request("GET", "/socket.io/"), handler, [], "7")
    assert answer.status >= 400
    return [str(line["event"]) for line in logs if line["log_level"] == "error"]


@pytest.mark.parametrize(
    "failure",
    [
        ClientConnectionResetError("Cannot write to closing transport"),
        ProblemError(Code.UNAVAILABLE, "Nothing was done; send it again."),
    ],
    ids=["the client went while its WebSocket was being opened", "refused while the store is away"],
)
async def test_what_is_no_fault_of_the_house_is_not_logged_as_one(failure: Exception) -> None:
    assert await errors_when(failure) == []


async def test_a_fault_of_the_house_is_logged() -> None:
    assert await errors_when(RuntimeError("broken")) == ["a request could not be answered"]
