"""Why an account was refused."""

from contract.verdicts import Code


class AccountError(Exception):
    """A refusal with a stable code and a sentence for people; `retry_after_s` says when to come back.

    `field` is the one that it is about, as what was asked for calls it.
    `user` is the account that it was about, for the log alone: whoever is refused is not told that it exists.
    """

    def __init__(
        self,
        code: Code,
        message: str,
        *,
        field: str | None = None,
        retry_after_s: float | None = None,
        user: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.retry_after_s = retry_after_s
        self.user = user
