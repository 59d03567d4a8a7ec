"""What may come of asking a house at the door, beside being signed in.

Told by signals of the session; the words are the windows'. Known before the first window is painted, so what
it takes to ask a house is not loaded with it.
"""

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from desktop_client.connection.certificate import SeenCertificate
    from desktop_client.viewmodels.house import HouseError


SHORTEST_PASSWORD: Final = 8
LONGEST_PASSWORD: Final = 128
WRONG_LENGTH: Final = "length"
"""Why a new password is not sent to a house at all."""


class FailureField(Enum):
    """Which field of a form a failure belongs to, in the order in which they are filled in.

    The names are those that the house has for them.
    """

    NONE = "none"
    SERVER = "server"
    CODE = "code"
    NAME = "name"
    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105  (a field's name)


class Failure(NamedTuple):
    """Why signing in failed. `reason` is that of a HouseError; `missing` says that a field was left empty.

    `further` are the other fields that no house is asked with; a house itself tells one at a time.
    """

    field: FailureField
    reason: str = ""
    message: str = ""
    missing: bool = False
    further: "tuple[Failure, ...]" = ()

    @property
    def is_of_one_field(self) -> bool:
        """Tell whether it is about what stands in that field alone: no house was asked."""
        return self.missing or self.reason == WRONG_LENGTH


class SetUp(Enum):
    """Whether a house can be set up with its code."""

    DONE = "done"
    POSSIBLE = "possible"
    """It has no admin yet, but others have accounts there."""
    NEEDED = "needed"
    """Nobody has an account there."""


class HouseFound(NamedTuple):
    """A house answers at `server`."""

    server: str
    set_up: SetUp


class Doubted(NamedTuple):
    """What answers at `server` shows a certificate that is not trusted at this host and port."""

    server: str
    host: str
    authority: str
    seen: "SeenCertificate"


class CertificateDoubted(Exception):
    """The certificate is not trusted, and it could be looked at."""

    def __init__(self, doubted: Doubted) -> None:
        super().__init__(doubted.authority)
        self.doubted = doubted


def fault_of(*, is_new: bool = False, **typed: str) -> Failure | None:
    """Return why no house is asked: a field is empty, or a password that `is_new` has no good length.

    It is the first of them in the form, with the further ones.
    """
    faults = [
        fault
        for field in FailureField
        if (text := typed.get(field.value)) is not None
        and (fault := _fault_at(field, text, is_new=is_new)) is not None
    ]
    return faults[0]._replace(further=tuple(faults[1:])) if faults else None


def _fault_at(field: FailureField, text: str, *, is_new: bool) -> Failure | None:
    if is_new and field is FailureField.PASSWORD and not SHORTEST_PASSWORD <= len(text) <= LONGEST_PASSWORD:
        return Failure(field, WRONG_LENGTH)
    return None if text else Failure(field, missing=True)


def failure_of(error: "HouseError") -> Failure:
    """Return what a form shows of it, at the field that the house named."""
    from desktop_client.connection.states import Reason
    from desktop_client.viewmodels.house import BAD_ADDRESS

    of_the_address = {BAD_ADDRESS, Reason.INSECURE, Reason.UNREACHABLE, Reason.CERTIFICATE}
    name = FailureField.SERVER.value if error.reason in of_the_address else error.field
    field = next((one for one in FailureField if one.value == name), FailureField.NONE)
    return Failure(field, error.reason, error.message)
