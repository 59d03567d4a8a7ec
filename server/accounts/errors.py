"""Why an account was refused."""

from contract.verdicts import Code


class AccountError(Exception):
    """A refusal with a stable code and a sentence for people; `retry_after_s` says when to come back."""

    def __init__(self, code: Code, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after_s = retry_after_s
