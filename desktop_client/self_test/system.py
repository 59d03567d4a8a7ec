"""What this computer brings: authorities that vouch for certificates, and a keyring."""

import asyncio
import ssl
import sys
from pathlib import Path
from typing import Final

from desktop_client.self_test.report import CheckFailed
from desktop_client.system.keychain import SAFE_FROM

WHERE_SYSTEMS_KEEP_THEM: Final = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
)
"""Debian, Fedora, Alpine, RHEL, openSUSE: where the library that verifies looks, too."""


async def tls() -> str:
    """Make the contexts of a connection, and find the authorities that this system trusts."""
    return await asyncio.to_thread(_tls)


def _tls() -> str:
    from desktop_client.connection.network import only, vouched_for

    for made in (vouched_for(), only("0" * 64)):
        if made.minimum_version < ssl.TLSVersion.TLSv1_2:
            raise CheckFailed(f"a connection would take {made.minimum_version.name}")
    if not ssl.HAS_TLSv1_3:
        raise CheckFailed(f"{ssl.OPENSSL_VERSION} has no TLS 1.3")
    return f"{ssl.OPENSSL_VERSION}; {_authorities()}"


def _authorities() -> str:
    if sys.platform in {"win32", "darwin"}:
        return "the system's own authorities"
    paths = ssl.get_default_verify_paths()
    files = [paths.cafile, *WHERE_SYSTEMS_KEEP_THEM]
    found = next((Path(file) for file in files if file and Path(file).is_file()), None)
    if found is None:
        raise CheckFailed("no authorities here (ca-certificates): no public house can be reached")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(found)
    known = context.cert_store_stats()["x509_ca"]
    if not known:
        raise CheckFailed(f"{found} names no authority")
    return f"{known} authorities in {found}"


async def keyring() -> str:
    """Tell which keyring would keep a session; to be without one is no fault. Nothing is written into it."""
    return await asyncio.to_thread(_keyring)


def _keyring() -> str:
    import keyring as library

    backend = library.get_keyring()
    if backend.priority < SAFE_FROM:
        return "none here: a sign-in is remembered until the end of the program"
    return str(backend.name)
