"""The ids that clients give their commands: UUIDs that begin with the time (RFC 9562, version 7).

Any other UUID will do as well. These lie side by side in a house's index, so that what is bid together is
written together.
"""

import secrets
import time
import uuid
from typing import Final

_VERSION_7: Final = 0x7 << 76
_VARIANT: Final = 0b10 << 62


def new_id() -> str:
    """Return an id that nobody had before; it sorts behind those of earlier milliseconds."""
    moment = (time.time_ns() // 1_000_000) << 80
    chance = secrets.randbits(12) << 64 | secrets.randbits(62)
    return str(uuid.UUID(int=moment | _VERSION_7 | _VARIANT | chance))
