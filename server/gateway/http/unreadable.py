"""What is not HTTP gets the one error form too: a code and an id, and nothing of what it said.

WORKAROUND for aiohttp, which answers it before any middleware, in words of its own that repeat what came in,
and has no option for it.
"""

import secrets
from http import HTTPStatus
from typing import Final

import structlog
from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from contract.verdicts import Code
from server.gateway.problems import ProblemError, problem_response

_SAID: Final = "The request is not HTTP that can be read."


class _Handler(RequestHandler):
    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Log the error as aiohttp does, and answer it as the house does."""
        request_id = secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(request=request_id, address=request.remote or ""):
            super().handle_error(request, status, exc, message)
        answer = _problem(status, request_id)
        answer.force_close()
        return answer

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send an answer; a refusal that came past the middleware gets its form here."""
        if isinstance(resp, web.HTTPException):
            resp = _problem(resp.status, secrets.token_hex(8))
        return await super().finish_response(request, resp, start_time)


def _problem(status: int, request_id: str) -> web.Response:
    ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    problem = ProblemError(
        Code.UNAVAILABLE if ours else Code.MALFORMED,
        "The house could not answer this; tell it the request's id." if ours else _SAID,
        status=HTTPStatus(status),
    )
    answer = problem_response(problem, request_id)
    answer.headers["X-Request-Id"] = request_id
    return answer


class _Server(web.Server):
    def __call__(self) -> RequestHandler:
        return _Handler(self, loop=self._loop, **self._kwargs)


class HouseRunner(web.AppRunner):
    """Runs the house's application."""

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return _Server(made.request_handler, request_factory=made.request_factory, **self._kwargs)
