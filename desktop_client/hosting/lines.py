"""What a house prints at its start, read line by line. Anything else that it says is passed over. Pure."""

import re
from dataclasses import dataclass
from typing import Final

_CERTIFICATE: Final = re.compile(r"certificate sha256 ([0-9a-f]{64})")
_LISTENING: Final = re.compile(r"listening on (https?://\S+)")
_CODE: Final = re.compile(r"one-time set-up code: ([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})$")


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """The house shows its own certificate; this is its fingerprint."""

    fingerprint: str


@dataclass(frozen=True, slots=True)
class ListeningLine:
    """The house listens."""

    url: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """The house has no admin; with this code the first one is made."""

    code: str


def read_line(line: str) -> CertificateLine | ListeningLine | CodeLine | None:
    """Read one line; None for one that tells nothing that is needed here."""
    line = line.strip()
    if found := _CERTIFICATE.fullmatch(line):
        return CertificateLine(found[1])
    if found := _LISTENING.fullmatch(line):
        return ListeningLine(found[1])
    if found := _CODE.search(line):
        return CodeLine(found[1])
    return None
