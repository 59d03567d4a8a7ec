"""HTTP refusals: `application/problem+json` (RFC 9457) with a stable code and the request's id.

What goes out never has SQL, a path or a stack trace in it; what happened inside is in the log.
"""

from http import HTTPStatus
from typing import Final

import msgspec
from aiohttp import web

from contract.verdicts import Code
from contract.wire import Problem

STATUS: Final[dict[Code, HTTPStatus]] = {
    Code.MALFORMED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Code.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    Code.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Code.BANNED: HTTPStatus.FORBIDDEN,
    Code.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Code.UNKNOWN_SALE: HTTPStatus.NOT_FOUND,
    Code.UNKNOWN_LOT: HTTPStatus.NOT_FOUND,
    Code.UNKNOWN_PADDLE: HTTPStatus.NOT_FOUND,
    Code.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
    Code.TOO_MANY: HTTPStatus.TOO_MANY_REQUESTS,
    Code.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
    Code.PROTOCOL_UNSUPPORTED: HTTPStatus.UPGRADE_REQUIRED,
}
"""Every other code is a conflict with the state of the sale."""


class ProblemError(Exception):
    """A request is refused; `detail` is a sentence that a person can act on, `field` what it is about."""

    def __init__(
        self,
        code: Code,
        detail: str,
        *,
        field: str | None = None,
        status: HTTPStatus | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
        self.status = status or STATUS.get(code, HTTPStatus.CONFLICT)
        self.retry_after_s = retry_after_s


def problem_response(problem: ProblemError, request_id: str) -> web.Response:
    """Return the answer that says what was refused and why."""
    body = Problem(
        code=problem.code,
        title=problem.status.phrase,
        detail=problem.detail,
        status=int(problem.status),
        request_id=request_id,
        field=problem.field,
    )
    headers = {}
    if problem.retry_after_s is not None:
        headers["Retry-After"] = str(max(1, round(problem.retry_after_s)))
    if problem.code is Code.UNAUTHENTICATED:
        headers["WWW-Authenticate"] = "Bearer"
    return web.Response(
        body=msgspec.json.encode(body),
        status=int(problem.status),
        content_type="application/problem+json",
        headers=headers,
    )
