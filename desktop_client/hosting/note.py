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
_DESCRIPTORS: Final = Path("/proc/self/fd")
"""Linux tells here which files a process has open."""


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
    """Ask the house to end that has this folder now, and wait until it has. Raises TimeoutError.

    The number found before may be another process's by now: whoever is asked has the folder at that moment.
    """
    asked: int | None = None
    async with asyncio.timeout(GONE_WITHIN_S):
        while await asyncio.to_thread(_is_locked, house.data) or (asked is not None and _is_there(asked)):
            if asked is None and (asked := await asyncio.to_thread(_holder, house.data)) is not None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(asked, signal.SIGTERM)
            await asyncio.sleep(_LOOK_AGAIN_S)


def _holder(data: Path) -> int | None:
    """Return the process that the note names, if that is who has the folder locked."""
    noted = _read(data)
    return noted.process_id if noted is not None and _has_open(noted.process_id, data / LOCK) else None


def _has_open(process_id: int, file: Path) -> bool:
    """Tell whether a process has a file open; where the system does not tell, the note is believed."""
    if not _DESCRIPTORS.is_dir():
        return True
    try:
        return any(one.samefile(file) for one in Path(f"/proc/{process_id}/fd").iterdir() if one.exists())
    except OSError:
        return False  # it is gone, or another user's


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
