"""What an HTTP refusal is to the desktop: a code to decide on and a sentence to show."""

from typing import Any

import msgspec

from contract.verdicts import Code
from contract.wire import Problem


class ApiError(Exception):
    """The house refused a request. `code` is stable; `message` is the house's own sentence.

    `field` is what the refusal is about, of all that was sent.
    """

    def __init__(self, code: Code, message: str, status: int, field: str | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.field = field


def read_problem(body: Any, status: int) -> ApiError:
    """Read `application/problem+json`; anything else (a proxy's error page) is `unavailable`."""
    try:
        problem = msgspec.convert(body, Problem)
    except msgspec.ValidationError:
        return ApiError(Code.UNAVAILABLE, f"The house answered with HTTP status {status}.", status)
    return ApiError(problem.code, problem.detail or problem.title, problem.status, problem.field)
