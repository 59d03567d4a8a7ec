"""What processes meet at in a house's folder: the house, its own commands, and a desktop that hosts it.

Knows names and forms; who reads or writes when, and whom a note is believed, is theirs.
"""

from typing import Final

import msgspec

LOCK: Final = "lock"
"""Held by the one process that has the folder open; gone with it, however it ends."""
NOTE: Final = "house.json"
"""A HouseNote, while a house serves; one that was killed leaves it behind."""


class HouseNote(msgspec.Struct, frozen=True, kw_only=True):
    """Where a house listens (`url`), the token that it takes from its owner, and its process.

    `certificate`: the SHA-256 (hex) of the one that it shows. The house itself says so, so it counts more
    than any authority's word, and also where the house is called by no name that the certificate has.
    """

    url: str
    token: str
    pid: int
    certificate: str | None = None
