"""Binds an event to its body, to who may send it, and to its handler: in one line, with `@on`.

What every event has in common is done here: the receive time, the rate limit, strict decoding, the check
of who may, and one shape of refusal for each event. None of it awaits before the handler's first act, so
that commands are taken in the order in which they arrived.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec
import structlog

from contract.verdicts import Code, Verdict
from contract.wire import Attended, Event
from server.gateway.access import Access
from server.gateway.connections import Connection
from server.gateway.decoding import MalformedError, decode
from server.gateway.metrics import Metrics
from server.rostrum.clock import Clock
from server.store.errors import StoreUnavailable

log = structlog.get_logger(__name__)


class RefusedError(Exception):
    """An event is refused; the message is a sentence that a person can act on."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Answer(StrEnum):
    """Which shape the answer to an event has."""

    VERDICT = "verdict"
    ATTENDED = "attended"
    PLAIN = "plain"


class Handler(Protocol):
    """Handles one event; its first act with a command is to put it in line."""

    def __call__(self, hall: Any, connection: Connection, body: Any, at: int, /) -> Awaitable[Any]: ...


@dataclass(frozen=True, slots=True)
class Bound:
    """An event and all that belongs to it."""

    event: Event
    body: type[msgspec.Struct]
    access: Access
    answer: Answer
    handle: Handler


EVENTS: Final[dict[Event, Bound]] = {}


def on(
    event: Event, body: type[msgspec.Struct], *, access: Access, answer: Answer = Answer.PLAIN
) -> Callable[[Handler], Handler]:
    """Bind a handler to an event. `access` has no default: every event declares who may send it."""

    def bind(handler: Handler) -> Handler:
        EVENTS[event] = Bound(event, body, access, answer, handler)
        return handler

    return bind


class Reception:
    """Takes events in from connections and answers them."""

    def __init__(self, hall: Any, clock: Clock, metrics: Metrics) -> None:
        self._hall, self._clock, self._metrics = hall, clock, metrics

    async def take(self, bound: Bound, connection: Connection | None, arguments: tuple[Any, ...]) -> Any:
        """Return the answer to an event, whatever it was, to be encoded as it is."""
        at = self._clock()
        body = arguments[0] if arguments else None
        try:
            if connection is None or connection.leaving:
                raise RefusedError(Code.UNAUTHENTICATED, "This connection is not signed in; connect again.")
            self._hall.check_rate(connection)
            if len(arguments) != 1:
                raise RefusedError(Code.MALFORMED, "An event has exactly one object as its body.")
            command = decode(body, bound.body)
            if not bound.access.admits(connection.user):
                log.warning(
                    "an event was refused", event_name=bound.event.value, user=connection.user.id,
                    address=connection.address,
                )  # fmt: skip
                raise RefusedError(Code.FORBIDDEN, f"Only {bound.access.value} may do this.")
            answer = await bound.handle(self._hall, connection, command, at)
        except RefusedError as refused:
            answer = refusal(bound, body, refused, at)
        except StoreUnavailable:
            away = RefusedError(
                Code.UNAVAILABLE, "The house cannot reach its records now; try again shortly."
            )
            answer = refusal(bound, body, away, at)
        except MalformedError as error:
            answer = refusal(bound, body, RefusedError(Code.MALFORMED, str(error)), at)
        except Exception:
            # The client must get an answer whatever broke here, and the connection must live on.
            log.exception("an event could not be handled", event_name=bound.event.value)
            fault = RefusedError(Code.UNAVAILABLE, "The house could not answer this; try again.")
            answer = refusal(bound, body, fault, at)
        self._metrics.answered(bound.event, _code_of(answer))
        return answer

    def unreadable(self, connection: Connection | None) -> dict[str, Any]:
        """Return the answer to an event that is none of ours."""
        at = self._clock()
        code, message = Code.MALFORMED, "There is no such event, or it could not be read."
        try:
            if connection is not None:
                self._hall.check_rate(connection)
        except RefusedError as refused:
            code, message = refused.code, refused.message
        self._metrics.answered(None, code)
        return {"ok": False, "id": "", "code": code.value, "message": message, "at": at}


def refusal(bound: Bound, body: Any, why: RefusedError, at: int) -> Any:
    """Return a refusal in the shape that the event is answered in."""
    match bound.answer:
        case Answer.VERDICT:
            given = body.get("id") if isinstance(body, dict) else None
            told = given if isinstance(given, str) and len(given) <= 64 else ""
            return Verdict(ok=False, id=told, at=at, code=why.code, message=why.message)
        case Answer.ATTENDED:
            return Attended(ok=False, now=at, code=why.code, message=why.message)
        case Answer.PLAIN:
            return {"ok": False, "code": why.code.value, "message": why.message}


def _code_of(answer: Any) -> Code | None:
    if isinstance(answer, dict):
        return Code(answer["code"]) if "code" in answer else None
    return getattr(answer, "code", None)
