"""What is kept of the last time that a new version was asked for: when, and the notice as it came.

A file in the cache: without it the question is asked once more. The notice is checked anew at each start, so
it matters to nobody who writes to this file. Knows no Qt and no network.
"""

import contextlib
import logging
from pathlib import Path

import msgspec

_log = logging.getLogger(__name__)


class Kept(msgspec.Struct, frozen=True):
    """When it was asked (ms UTC), and the answer: empty for none."""

    asked_at: int = 0
    notice: str = ""


class KeptFile:
    """The last answer on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Kept:
        """Return what is kept; nothing when there is nothing that can be read."""
        with contextlib.suppress(OSError, msgspec.MsgspecError):  # then it is simply asked again
            return msgspec.json.decode(self._path.read_bytes(), type=Kept)
        return Kept()

    def write(self, kept: Kept) -> None:
        """Replace what is kept; a disk that refuses costs a further question, no more."""
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(msgspec.json.encode(kept))
            fresh.replace(self._path)
        except OSError as error:
            _log.warning("the answer about new versions could not be kept: %s", error)
