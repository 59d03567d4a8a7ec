"""A house's own certificate, for a hall without internet: made once, kept beside the data, never sent.

No authority vouches for it; bidders compare its fingerprint, or take it from the house's link. Whoever has
compared it is held to it, so it stays the same for years, also where the computer's address changes.
"""

import ipaddress
import os
import socket
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CERTIFICATE_FILE: Final = "certificate.pem"
GOOD_FOR: Final = timedelta(days=5 * 365)
_CLOCKS_DIFFER: Final = timedelta(days=1)
_NO_TRAFFIC: Final = (("192.0.2.1", socket.AF_INET), ("2001:db8::1", socket.AF_INET6))
"""Addresses of documentation (RFC 5737, RFC 3849): to ask for the way there sends nothing."""


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """A file with certificate and key, and the certificate's SHA-256 as 64 small hexadecimal digits."""

    file: Path
    fingerprint: str


def own_certificate(data_dir: Path, now: datetime | None = None) -> OwnCertificate:
    """Return the house's own certificate; makes one where there is none or it has run out.

    Raises OSError, also for a file that is no certificate: a new one would be strange to every bidder.
    """
    now = now or datetime.now(UTC)
    file = data_dir / CERTIFICATE_FILE
    try:
        kept = x509.load_pem_x509_certificate(file.read_bytes())
    except FileNotFoundError:
        kept = None
    except ValueError as error:
        raise OSError(
            f"{file} is no certificate; move it away to get a new one, which bidders must compare"
        ) from error
    if kept is None or kept.not_valid_after_utc <= now:
        kept, key = _made(now)
        _write(file, key, kept)
    return OwnCertificate(file, fingerprint_of(file))


def fingerprint_of(chain: Path) -> str:
    """Return the SHA-256 of the first certificate of a PEM file, the one that a server shows."""
    return x509.load_pem_x509_certificates(chain.read_bytes())[0].fingerprint(hashes.SHA256()).hex()


def _made(now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Martillo on {socket.gethostname()}"[:64])])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + GOOD_FOR)
        .add_extension(x509.SubjectAlternativeName(list(_names())), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
    )
    return builder.sign(key, hashes.SHA256()), key


def _names() -> Iterator[x509.GeneralName]:
    """Return what this computer is called now, by itself and in its networks."""
    own = socket.gethostname().lower()
    names = dict.fromkeys(["localhost", own] if own.isascii() and own else ["localhost"])
    yield from (x509.DNSName(name) for name in names)
    addresses = dict.fromkeys(["127.0.0.1", "::1", *_ways_out()])
    yield from (x509.IPAddress(ipaddress.ip_address(address)) for address in addresses)


def _ways_out() -> Iterator[str]:
    """Return the addresses under which this computer would speak to another network."""
    for there, family in _NO_TRAFFIC:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as way:
                way.connect((there, 9))
                yield way.getsockname()[0].partition("%")[0]
        except OSError:
            continue  # there is no such way, as in a hall without internet


def _write(file: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    """Write both into one file, its owner's alone from its first byte on."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(descriptor, "wb") as out:
        out.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        out.write(certificate.public_bytes(serialization.Encoding.PEM))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
