"""Looks at the certificate that a house shows, and says why it is not trusted: for a person to compare.

Nothing is sent to whoever shows it. What is said of it is read from the certificate itself, as the systems'
own reasons differ; whether it is trusted is not decided here (`network.py`).
"""

import asyncio
import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

import aiohttp
from cryptography import x509
from cryptography.x509.oid import NameOID

from desktop_client.connection.address import HouseAddress, is_ip
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.fingerprint import fingerprint_of
from desktop_client.connection.looks import ALIVE_PATH
from desktop_client.connection.network import CertificateSeen, only, open_session

LOOK_S: Final = 8.0
LONGEST_NAME: Final = 100
_BADLY_MADE: Final = (
    ValueError,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""What reading a certificate raises whose parts are not what they are said to be."""


class Doubt(StrEnum):
    """Why a certificate is not trusted; the windows have the sentences."""

    CHANGED = "changed"
    SELF_MADE = "self_made"
    UNKNOWN_ISSUER = "unknown_issuer"
    WRONG_NAME = "wrong_name"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class SeenCertificate:
    """What a house shows. Times are ms since the epoch; `trusted` is what was trusted there until now.

    `vouched`: the operating system would take it.
    """

    fingerprint: str
    names: tuple[str, ...]
    issuer: str
    good_from_ms: int
    good_until_ms: int
    doubts: tuple[Doubt, ...]
    trusted: str | None = None
    vouched: bool = False


async def look_at(address: HouseAddress, now_ms: int) -> SeenCertificate:
    """Return the certificate that the house shows now, with what speaks against it.

    Raises ConnectionUnavailable when nobody shows one.
    """
    shown = await _shown_by(address)
    vouched = await _is_vouched(replace(address, certificate=None))
    return describe(shown, address, now_ms, vouched=vouched)


def describe(certificate: bytes, address: HouseAddress, now_ms: int, *, vouched: bool) -> SeenCertificate:
    """Say what a certificate (DER) is, and what speaks against it at this address."""
    try:
        read = x509.load_der_x509_certificate(certificate)
        names, issuer = tuple(map(_shown, _names(read))), _shown(_name_of(read.issuer))
        good_from, good_until = _ms(read.not_valid_before_utc), _ms(read.not_valid_after_utc)
    except _BADLY_MADE as error:
        raise ConnectionUnavailable("what was shown there is no certificate") from error
    doubts = [Doubt.CHANGED] if address.certificate is not None else []
    if not vouched:
        if not any(_is_for(name, address.host) for name in names):
            doubts.append(Doubt.WRONG_NAME)
        if now_ms > good_until:
            doubts.append(Doubt.EXPIRED)
        if now_ms < good_from:
            doubts.append(Doubt.NOT_YET)
        if read.issuer == read.subject:
            doubts.append(Doubt.SELF_MADE)
        elif not doubts:
            doubts.append(Doubt.UNKNOWN_ISSUER)
    fingerprint = fingerprint_of(certificate)
    return SeenCertificate(
        fingerprint, names, issuer, good_from, good_until, tuple(doubts), address.certificate, vouched
    )


async def _shown_by(address: HouseAddress) -> bytes:
    """Begin a handshake, and break it off when the certificate has been shown."""
    try:
        async with (
            asyncio.timeout(LOOK_S),
            open_session(address, reuse=False, context=only(None)) as session,
            session.get(address.url + ALIVE_PATH),
        ):
            pass
    except aiohttp.ClientConnectorCertificateError as error:
        if isinstance(error.certificate_error, CertificateSeen):
            return error.certificate_error.certificate
        raise ConnectionUnavailable("no certificate was shown") from error
    except (TimeoutError, OSError, ValueError, aiohttp.ClientError) as error:
        raise ConnectionUnavailable(f"no certificate was shown: {type(error).__name__}") from error
    raise ConnectionUnavailable("no certificate was shown")


async def _is_vouched(address: HouseAddress) -> bool:
    """Tell whether the operating system takes the certificate: a request without any token gets through."""
    try:
        async with (
            asyncio.timeout(LOOK_S),
            open_session(address, reuse=False) as session,
            session.get(address.url + ALIVE_PATH),
        ):
            return True
    except aiohttp.ClientConnectorCertificateError:
        return False
    except (TimeoutError, OSError, ValueError, aiohttp.ClientError) as error:
        raise ConnectionUnavailable(f"the house cannot be reached: {type(error).__name__}") from error


def _names(certificate: x509.Certificate) -> Iterator[str]:
    """Return the names and numbers that a certificate is made out to."""
    try:
        also = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return
    yield from also.get_values_for_type(x509.DNSName)
    yield from (str(number) for number in also.get_values_for_type(x509.IPAddress))


def _is_for(name: str, host: str) -> bool:
    """Tell whether a certificate's name is this host's (RFC 9525: a star stands for the first label)."""
    if is_ip(host):
        return is_ip(name) and ipaddress.ip_address(name) == ipaddress.ip_address(host)
    name, host = name.lower().rstrip("."), host.lower().rstrip(".")
    return name == host or (name.startswith("*.") and host.partition(".")[2] == name[2:])


def _name_of(name: x509.Name) -> str:
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := name.get_attributes_for_oid(kind):
            return str(found[0].value)
    return name.rfc4514_string()


def _shown(name: str) -> str:
    """Return a name that anybody may have written as one short line, which turns no words round."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name[: LONGEST_NAME + 1])
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"


def _ms(moment: datetime) -> int:
    return round(moment.astimezone(UTC).timestamp() * 1000)
