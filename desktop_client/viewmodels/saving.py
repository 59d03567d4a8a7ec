"""Writes a file that the house sent where the user wants it, beside the event loop, whole or not at all."""

import asyncio
import os
import tempfile
from pathlib import Path

from desktop_client.viewmodels.house import HouseError

CANNOT_SAVE = "cannot_save"
"""The reason of a HouseError that is this machine's: the file could not be written."""


async def save(path: Path, content: bytes) -> None:
    """Write a file. Raises HouseError `cannot_save` with the system's words."""
    try:
        await asyncio.to_thread(_write, path, content)
    except OSError as error:
        raise HouseError(CANNOT_SAVE, error.strerror or str(error)) from error


def _write(path: Path, content: bytes) -> None:
    # Beside its place and then into it: a full disk must not leave half a statement under its name.
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".martillo-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
