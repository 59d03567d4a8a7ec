"""Where this build hears of new versions, and whose word it takes: a file that is built in.

Whoever packages Martillo fills it in (resources/releases/source.toml). Knows nothing of who asks.
"""

import base64
import binascii
import tomllib
from typing import NamedTuple

import resources

_KEY_BYTES = 32  # Ed25519


class Source(NamedTuple):
    """The address of the notice, and the public keys (base64) of who may sign one."""

    address: str = ""
    keys: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        """Tell whether anything can be heard and believed."""
        return bool(self.address and self.keys)


def built_in_source() -> Source:
    """Return the source of this build."""
    return read_source(resources.path("releases", "source.toml").read_text(encoding="utf-8"))


def read_source(text: str) -> Source:
    """Read a source. Raises ValueError when it is anything else: a build must not ship with that."""
    raw = tomllib.loads(text)
    address, keys = raw.get("address"), raw.get("keys")
    if not isinstance(address, str) or not isinstance(keys, list) or raw.keys() != {"address", "keys"}:
        raise ValueError("a source has an address and keys, and nothing else")
    if address and not address.startswith("https://"):
        raise ValueError(f"{address} is not https")
    for key in keys:
        if not isinstance(key, str) or not _is_key(key):
            raise ValueError(f"{key!r} is no public key")
    return Source(address, tuple(keys))


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == _KEY_BYTES
    except binascii.Error:
        return False
