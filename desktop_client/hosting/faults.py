"""Why a hosted house did not start, as far as its last words tell; the windows have the sentences. Pure."""

from enum import StrEnum
from typing import Final


class StartFault(StrEnum):
    """What stood in the way."""

    PROGRAM = "program"
    PORT = "port"
    IN_USE = "in_use"
    FULL = "full"
    NOT_ALLOWED = "not_allowed"
    CERTIFICATE = "certificate"
    NEWER = "newer"
    SILENT = "silent"
    ENDED = "ended"
    OTHER = "other"


_SIGNS: Final = (
    (StartFault.PORT, ("is in use; choose another", "address already in use")),
    (StartFault.IN_USE, ("another process has",)),
    (StartFault.FULL, ("no space left", "disk is full", "quota")),
    (StartFault.CERTIFICATE, ("is no certificate", "the certificate")),
    (StartFault.NEWER, ("update martillo",)),
    (StartFault.NOT_ALLOWED, ("permission denied", "read-only", "operation not permitted")),
)
"""What the last words contain, the more telling signs first."""


class HouseNotStarted(Exception):
    """The house did not come up. `words` is the last thing that it said, in English."""

    def __init__(self, fault: StartFault, words: str) -> None:
        super().__init__(words or fault.value)
        self.fault = fault
        self.words = words


def fault_of(words: str) -> StartFault:
    """Tell from the last words of a house what stood in its way."""
    low = words.lower()
    return next((fault for fault, signs in _SIGNS if any(sign in low for sign in signs)), StartFault.OTHER)
