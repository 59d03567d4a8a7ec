"""A certificate's fingerprint: how it is kept (64 small hexadecimal digits), shown, and read from a person.

The same figures stand on the house's screen, in its link and on the certificate page of the desktop.
"""

import hashlib
from typing import Final

DIGITS: Final = 64
GROUP: Final = 4
_LEFT_OUT: Final = str.maketrans("", "", " \t\r\n:-·")


class NoFingerprint(ValueError):
    """A text that is not the SHA-256 fingerprint of a certificate."""


def fingerprint_of(certificate: bytes) -> str:
    """Return the fingerprint of a certificate in DER."""
    return hashlib.sha256(certificate).hexdigest()


def read_fingerprint(text: str) -> str:
    """Read a fingerprint as people write it: in groups, with colons, in capitals. Raises NoFingerprint."""
    digits = text.translate(_LEFT_OUT).lower().removeprefix("sha256")
    if len(digits) != DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise NoFingerprint(f"a fingerprint has {DIGITS} hexadecimal digits, this has {len(digits)}")
    return digits


def grouped(fingerprint: str, groups_in_line: int = DIGITS // GROUP) -> str:
    """Write a fingerprint in groups of four capitals, so that it can be read aloud: `3F7A 09C1 …`."""
    groups = [fingerprint[at : at + GROUP].upper() for at in range(0, len(fingerprint), GROUP)]
    lines = [groups[at : at + groups_in_line] for at in range(0, len(groups), groups_in_line)]
    return "\n".join(" ".join(line) for line in lines)
