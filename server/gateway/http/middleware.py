"""What every request goes through: an id, the origin check, the rate limit, one log line, one error form."""

import secrets
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from contract.verdicts import Code
from contract.wire import SOCKET_PATH
from server.accounts.errors import AccountError
from server.catalogue.problems import CatalogueError
from server.gateway.decoding import MalformedError
from server.gateway.http.doors import DOORS
from server.gateway.http.routes import ASKED_BY
from server.gateway.problems import ProblemError, problem_response
from server.rostrum.house import SaleRefusedError
from server.store.errors import StoreError, StoreUnavailable

log = structlog.get_logger(__name__)

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]

_CODE_OF_STATUS = {404: Code.NOT_FOUND, 405: Code.MALFORMED, 413: Code.MALFORMED}


# Socket.IO has limits of its own; and after a break every desktop behind one address looks for the house,
# which must not use up what they then need to come back (docs/decisions/0007), nor fill the log.
UNCOUNTED = frozenset({SOCKET_PATH, "/healthz"})
# Each bidder who polls would write a line a second; what these answer is counted, and a refusal is noted.
POLLED = frozenset({"/api/sales/{sale}/feed"})


def guard(origins: list[str]) -> Middleware:
    """Return the middleware of a house that lets browsers in from these origins only."""

    @web.middleware
    async def serve(request: web.Request, handler: Next) -> web.StreamResponse:
        request_id = secrets.token_hex(8)
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request_id):
            with request.app[DOORS].patience.watching(request):
                answer = await _answer(request, handler, origins, request_id)
            if request.path != SOCKET_PATH:
                _note(request, answer, time.perf_counter() - began)
        if not answer.prepared:
            answer.headers["X-Request-Id"] = request_id
            answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    return serve


async def _answer(
    request: web.Request, handler: Next, origins: list[str], request_id: str
) -> web.StreamResponse:
    try:
        _check_origin(request, origins)
        if request.path not in UNCOUNTED:
            _check_rate(request)
        answer = await handler(request)
        if request.path == SOCKET_PATH and answer.status >= HTTPStatus.BAD_REQUEST and not answer.prepared:
            raise _refused_by_socketio(answer.status)
        return answer
    except web.HTTPException as error:
        code = _CODE_OF_STATUS.get(error.status, Code.MALFORMED)
        problem = ProblemError(code, f"{error.reason}.", status=HTTPStatus(error.status))
    except ConnectionResetError:
        # Gone before its WebSocket was opened: no fault of the house, and nobody hears this answer.
        problem = ProblemError(Code.MALFORMED, "The connection was closed.")
    except Exception as error:
        # Whatever broke inside, outside it is a problem with a code and an id, never a trace.
        problem = _problem_of(error)
        # `unavailable` while the store is away is an answer like another, and said in the log by the store.
        told = isinstance(error, StoreUnavailable | ProblemError | OSError)
        if isinstance(error, OSError):
            log.error("a file of the house could not be used", why=error.strerror)  # noqa: TRY400  # no path
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not told:
            log.exception("a request could not be answered", method=request.method)
    return problem_response(problem, request_id)


def _refused_by_socketio(status: int) -> ProblemError:
    """Return a refusal of the library in the house's form; the status is what clients look at."""
    if status == HTTPStatus.UNAUTHORIZED:
        text = "The house takes no more connections from here now; come back later."
        return ProblemError(Code.TOO_MANY, text, status=HTTPStatus.UNAUTHORIZED)
    text = "The session is over, or this is not what a client sends; connect anew."
    return ProblemError(Code.MALFORMED, text, status=HTTPStatus(status))


def _problem_of(error: Exception) -> ProblemError:
    match error:
        case ProblemError():
            return error
        case AccountError():
            return ProblemError(
                error.code, error.message, field=error.field, retry_after_s=error.retry_after_s
            )
        case MalformedError():
            return ProblemError(Code.MALFORMED, str(error), field=error.field)
        case CatalogueError():
            return ProblemError(Code.MALFORMED, error.detail)
        case SaleRefusedError():
            return ProblemError(error.code, str(error))
        case web.RequestPayloadError() | ConnectionResetError():
            return ProblemError(Code.MALFORMED, "The body broke off, or is not encoded as it says.")
        case StoreError() | OSError():
            what = "reach its records" if isinstance(error, StoreError) else "write to its disk"
            text = f"The house cannot {what} at the moment; nothing was changed. Try again shortly."
            return ProblemError(Code.UNAVAILABLE, text)
    text = "The house could not answer this; tell it the request's id."
    return ProblemError(Code.UNAVAILABLE, text, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _check_origin(request: web.Request, origins: list[str]) -> None:
    # A request without an Origin comes from no browser page; `null` is an origin like any other.
    origin = request.headers.get("Origin")
    if origin is not None and origin not in origins:
        log.warning("an origin was refused", origin=origin[:200])
        raise ProblemError(Code.FORBIDDEN, "This origin may not use the house.")


def _check_rate(request: web.Request) -> None:
    doors = request.app[DOORS]
    if not doors.buckets.take(doors.addresses.address_of(request), time.monotonic()):
        raise ProblemError(Code.RATE_LIMITED, "Too many requests at once; wait a second.", retry_after_s=1)


def _note(request: web.Request, answer: web.StreamResponse, took_s: float) -> None:
    resource = request.match_info.route.resource
    pattern = resource.canonical if resource is not None else "none"
    doors = request.app[DOORS]
    doors.metrics.requested(pattern, answer.status)
    if request.path in UNCOUNTED or (pattern in POLLED and answer.status == HTTPStatus.OK):
        return
    address = doors.addresses.address_of(request)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS and doors.buckets.refused(address) > 1:
        return  # a flood must not fill the log: its first refusal is there, and the metrics count all
    log.info(
        "request", method=request.method, route=pattern, status=answer.status,
        user=request.get(ASKED_BY, "nobody"), address=address, took_ms=round(took_s * 1000),
    )  # fmt: skip
