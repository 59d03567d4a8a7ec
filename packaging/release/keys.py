"""The key that signs notices: made once, kept by whoever releases, never on a machine that builds.

A file in PKCS #8, encrypted with a passphrase. Its public half is what desktops bring along
(resources/releases/source.toml).
"""

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from release.artefacts import ReleaseFault

SHORTEST = 12


def make_key(path: Path, passphrase: str) -> str:
    """Make a key into a new file that only its owner can read; return its public half, base64.

    Raises ReleaseFault, FileExistsError.
    """
    if len(passphrase) < SHORTEST:
        raise ReleaseFault(f"the passphrase must have at least {SHORTEST} characters")
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(file, "wb") as opened:  # noqa: PTH123  of a descriptor: made with its mode
        opened.write(text)
    return public_half(key)


def read_key(path: Path, passphrase: str) -> Ed25519PrivateKey:
    """Read a key from its file. Raises ReleaseFault."""
    try:
        key = load_pem_private_key(path.read_bytes(), passphrase.encode())
    except (OSError, ValueError, TypeError) as error:
        raise ReleaseFault(f"{path} could not be read as a key: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ReleaseFault(f"{path} is no Ed25519 key")
    return key


def public_half(key: Ed25519PrivateKey) -> str:
    """Return the public half, base64, as it stands in a source."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")
