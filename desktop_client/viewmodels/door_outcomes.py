"""What may come of asking a house at the door, beside being signed in.

Told by signals of the session; the words are the windows'. Known before the first window is painted, so what
it takes to ask a house is not loaded with it.
"""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop_client.connection.certificate import SeenCertificate
    from desktop_client.viewmodels.house import HouseError


class FailureField(Enum):
    """Which field of a form a failure belongs to, in the order in which they are filled in."""

    NONE = "none"
    SERVER = "server"
    CODE = "code"
    NAME = "name"
    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105  (a field's name)


class Failure(NamedTuple):
    """Why signing in failed. `reason` is a stable code; `missing` says that a field was left empty."""

    field: FailureField
    reason: str = ""
    message: str = ""
    missing: bool = False


class HouseFound(NamedTuple):
    """A house answers at `server`; in a new one nobody has an account yet."""

    server: str
    is_new: bool
    awaits_admin: bool = False


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


def field_of(error: "HouseError") -> FailureField:
    """Return which field of a form the house's answer belongs to."""
    from contract.verdicts import Code
    from desktop_client.connection.states import Reason
    from desktop_client.viewmodels.house import BAD_ADDRESS

    fields: dict[str, FailureField] = {
        BAD_ADDRESS: FailureField.SERVER,
        Reason.INSECURE: FailureField.SERVER,
        Reason.UNREACHABLE: FailureField.SERVER,
        Reason.CERTIFICATE: FailureField.SERVER,
        Code.UNAUTHENTICATED: FailureField.PASSWORD,
        Code.CONFLICT: FailureField.EMAIL,
        Code.FORBIDDEN: FailureField.CODE,
    }
    return fields.get(error.reason, FailureField.NONE)
