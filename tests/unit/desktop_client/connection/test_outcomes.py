"""What the house's refusals and goodbyes mean for the next attempt."""

import pytest

from contract.verdicts import Code
from contract.wire import Goodbye, GoodbyeMessage
from desktop_client.connection.happenings import Ended, Refused, SignedOut
from desktop_client.connection.outcomes import Lost, Outcome, after_goodbye, after_refusal
from desktop_client.connection.states import Reason


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_meaning_and_most_are_worth_another_attempt(code: Code) -> None:
    final = {
        Code.UNAUTHENTICATED,
        Code.SALE_ENDED,
        Code.PROTOCOL_UNSUPPORTED,
        Code.BANNED,
        Code.BLOCKED,
        Code.FORBIDDEN,
        Code.UNKNOWN_SALE,
        Code.NOT_FOUND,
        Code.MALFORMED,
    }
    assert isinstance(after_refusal(code, 5), Lost) is (code not in final)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (Code.UNAUTHENTICATED, SignedOut(5, Reason.UNAUTHENTICATED)),
        (Code.BANNED, Refused(5, Reason.BANNED)),
        (Code.TOO_MANY, Lost(Reason.TOO_MANY)),
        (Code.UNAVAILABLE, Lost(Reason.UNAVAILABLE)),
        (None, Lost(Reason.UNAVAILABLE)),
    ],
)
def test_a_refusal(code: Code | None, outcome: Outcome) -> None:
    assert after_refusal(code, 5) == outcome


@pytest.mark.parametrize(
    ("reason", "retry_after", "outcome"),
    [
        (Goodbye.SALE_ENDED, None, Ended(5)),
        (Goodbye.SIGNED_OUT, None, SignedOut(5)),
        (Goodbye.BLOCKED, None, Refused(5, Reason.BLOCKED)),
        (Goodbye.BLOCKED, 1.0, Lost(Reason.BLOCKED, retry_after_s=1.0)),
        (Goodbye.REPLACED, None, Refused(5, Reason.REPLACED)),
        (Goodbye.RESTARTING, 3.5, Lost(Reason.RESTARTING, retry_after_s=3.5)),
        (Goodbye.RESTARTING, None, Lost(Reason.RESTARTING, retry_after_s=1.0)),
        (Goodbye.RESTARTING, -4.0, Lost(Reason.RESTARTING, retry_after_s=0.0)),
    ],
)
def test_a_goodbye(reason: Goodbye, retry_after: float | None, outcome: Outcome) -> None:
    assert after_goodbye(GoodbyeMessage(reason=reason, retry_after=retry_after), 5) == outcome
