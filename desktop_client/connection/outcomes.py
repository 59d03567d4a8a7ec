"""How a connection or an attempt ended, and what the house's words mean for the next one. Pure."""

from dataclasses import dataclass
from typing import Final

from contract.verdicts import Code
from contract.wire import Goodbye, GoodbyeMessage
from desktop_client.connection.happenings import Ended, Happening, Refused, SignedOut
from desktop_client.connection.states import Reason

RESTART_S: Final = 1.0
"""How long a restart takes when the house does not say."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Worth another attempt, after `retry_after_s` and the usual back-off, or `at_once`."""

    reason: Reason
    retry_after_s: float = 0.0
    at_once: bool = False


Outcome = Lost | Happening
"""Lost, or the final happening after which there are no more attempts."""

_REFUSED: Final = {
    Code.PROTOCOL_UNSUPPORTED: Reason.PROTOCOL_UNSUPPORTED,
    Code.BANNED: Reason.BANNED,
    Code.BLOCKED: Reason.BLOCKED,
    Code.FORBIDDEN: Reason.FORBIDDEN,
    Code.UNKNOWN_SALE: Reason.UNKNOWN_SALE,
    Code.NOT_FOUND: Reason.UNKNOWN_SALE,
    Code.MALFORMED: Reason.NOT_UNDERSTOOD,
}
_LATER: Final = {Code.TOO_MANY: Reason.TOO_MANY, Code.RATE_LIMITED: Reason.TOO_MANY}


def after_refusal(code: Code | None, at_ms: int) -> Outcome:
    """Return what follows when the house refuses a connection or `attend` with `code`."""
    if code is Code.UNAUTHENTICATED:
        return SignedOut(at_ms, Reason.UNAUTHENTICATED)
    if code is Code.SALE_ENDED:
        return Ended(at_ms)
    if code in _REFUSED:
        return Refused(at_ms, _REFUSED[code])
    return Lost(_LATER.get(code, Reason.UNAVAILABLE) if code is not None else Reason.UNAVAILABLE)


def after_goodbye(message: GoodbyeMessage, at_ms: int) -> Outcome:
    """Return what follows when the house says goodbye."""
    match message.reason:
        case Goodbye.SALE_ENDED:
            return Ended(at_ms)
        case Goodbye.SIGNED_OUT:
            return SignedOut(at_ms)
        case Goodbye.BLOCKED if message.retry_after is not None:
            # The paddle is blocked, not the person: he may come back and watch.
            return Lost(Reason.BLOCKED, retry_after_s=max(message.retry_after, 0.0))
        case Goodbye.BLOCKED:
            return Refused(at_ms, Reason.BLOCKED)
        case Goodbye.REPLACED:
            return Refused(at_ms, Reason.REPLACED)
        case Goodbye.RESTARTING:
            wait_s = RESTART_S if message.retry_after is None else message.retry_after
            return Lost(Reason.RESTARTING, retry_after_s=max(wait_s, 0.0))
