"""The note that a running house leaves beside its data: where it listens, also when it goes on alone.

A house that was killed leaves its note behind, with a port and a process number that may be another's by
now: another user's, at whose house the person would sign in. So the note counts only while a process has the
folder locked. Knows no window. The note also has the house's own token, which is left alone.
"""

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
from filelock import FileLock, Timeout

from contract.house_folder import LOCK, NOTE, HouseNote
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.errors import BadAddress, ConnectionUnavailable, InsecureAddress
from desktop_client.connection.fingerprint import read_fingerprint
from desktop_client.connection.problems import ApiError

GONE_WITHIN_S: Final = 20.0
_LOOK_AGAIN_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A house that runs: its folder, its address, its certificate's fingerprint, its process."""

    data: Path
    url: str
    certificate: str | None
    process_id: int


async def find_going_on(data: Path) -> GoingOn | None:
    """Return the house of this folder when it answers, whoever started it."""
    noted = await asyncio.to_thread(_read, data)
    return noted if noted is not None and await _answers(noted) else None


async def end_going_on(house: GoingOn) -> None:
    """Ask a house to end that was found so, and wait until it has. Raises TimeoutError."""
    if not await asyncio.to_thread(_is_locked, house.data):
        return  # it has ended since, and its number may be that of another process
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(house.process_id, signal.SIGTERM)
    async with asyncio.timeout(GONE_WITHIN_S):
        while await asyncio.to_thread(_is_locked, house.data) or _is_there(house.process_id):  # noqa: ASYNC110  (another process tells nothing)
            await asyncio.sleep(_LOOK_AGAIN_S)


def _is_there(process_id: int) -> bool:
    """Tell whether a process has not ended yet."""
    if sys.platform == "win32":  # there, to ask a process is to end it; and it is over at once
        return False
    try:
        os.kill(process_id, 0)
    except (ProcessLookupError, PermissionError):
        return False  # of another user: not the one that was asked to end
    return True


def _is_locked(data: Path) -> bool:
    """Tell whether a process has the folder to itself; the lock of one that died is gone with it."""
    lock = data / LOCK
    try:
        if lock.exists():
            FileLock(lock, timeout=0, thread_local=False, mode=0o600).acquire().lock.release()
    except Timeout:
        return True
    except OSError:
        return False
    return False


def _read(data: Path) -> GoingOn | None:
    if not _is_locked(data):
        return None
    try:
        note = msgspec.json.decode((data / NOTE).read_bytes(), type=HouseNote)
        certificate = None if note.certificate is None else read_fingerprint(note.certificate)
    except (OSError, ValueError):
        return None
    return GoingOn(data, note.url, certificate, note.pid)


async def _answers(house: GoingOn) -> bool:
    try:
        address = HouseAddress.read(own_url(house.url), house.certificate)
        async with HouseApi(address) as api:
            await api.set_up_state()
    except (ApiError, BadAddress, ConnectionUnavailable, InsecureAddress):
        return False
    return True


def own_url(url: str) -> str:
    """Return how this computer itself reaches a house that listens here: by loopback."""
    parts = urlsplit(url)
    return f"{parts.scheme}://127.0.0.1:{parts.port}"


def is_of_loopback(url: str) -> bool:
    """Tell whether a house listens for its own computer only."""
    return urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}
