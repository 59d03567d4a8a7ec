"""Certificates for tests: made out to whom and for when a test wants, vouched for by nobody."""

import ipaddress
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop_client.connection.fingerprint import fingerprint_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOW_MS = round(NOW.timestamp() * 1000)
LOCALHOST = (x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1")))


class Made:
    """A certificate with its key, signed by itself or by somebody else."""

    def __init__(
        self,
        names: Sequence[x509.GeneralName] = LOCALHOST,
        *,
        days: tuple[int, int] = (-1, 3650),
        by: str = "localhost",
    ) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, by)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + timedelta(days=days[0]))
            .not_valid_after(NOW + timedelta(days=days[1]))
        )
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        made = builder.sign(key, hashes.SHA256())
        self.der = made.public_bytes(serialization.Encoding.DER)
        self.fingerprint = fingerprint_of(self.der)
        self._pem = made.public_bytes(serialization.Encoding.PEM)
        self._key = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def write(self, folder: Path) -> Path:
        """Write the certificate and its key into one file."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.fingerprint}.pem"
        file.write_bytes(self._pem + self._key)
        return file

    def context(self, folder: Path) -> ssl.SSLContext:
        """Return a server's context that shows it."""
        file = self.write(folder)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(file)
        return context
