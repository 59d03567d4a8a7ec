"""Bytes on their way into or out of a backup: copied, counted, hashed, and on the disk before they count."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from server.backup.manifest import StoredFile

CHUNK: Final = 1024 * 1024

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much it is in all."""


class Readable(Protocol):
    """Something that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


class Writable(Protocol):
    """Something that takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take all of `data`."""
        ...


def copy_hashed(name: str, source: Readable, target: Writable, *, at_most: int | None = None) -> StoredFile:
    """Copy to the end, or one byte beyond `at_most`; return what was copied."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK if at_most is None else min(CHUNK, at_most + 1 - size)):
        target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return StoredFile(name, size, digest.hexdigest())


def private_file(path: Path) -> BinaryIO:
    """Open a new file that only its owner may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def flush(file: BinaryIO) -> None:
    """Make what was written durable."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
