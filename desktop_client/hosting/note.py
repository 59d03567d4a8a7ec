"""The note that a running house leaves beside its data: where it listens, also when it goes on alone.

Knows no window. The note also has the house's own token, which is left alone.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.errors import BadAddress, ConnectionUnavailable, InsecureAddress
from desktop_client.connection.fingerprint import read_fingerprint
from desktop_client.connection.problems import ApiError

NOTE: Final = "house.json"
GONE_WITHIN_S: Final = 20.0
_LOOK_AGAIN_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A house that runs: its address, its certificate's fingerprint, its process."""

    url: str
    certificate: str | None
    process_id: int


async def find_going_on(data: Path) -> GoingOn | None:
    """Return the house of this folder when it answers, whoever started it."""
    noted = await asyncio.to_thread(_read, data)
    return noted if noted is not None and await _answers(noted) else None


async def end_going_on(house: GoingOn) -> None:
    """Ask a house to end that was found so, and wait until it answers no more. Raises TimeoutError."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(house.process_id, signal.SIGTERM)
    async with asyncio.timeout(GONE_WITHIN_S):
        while await _answers(house) or _is_there(house.process_id):  # noqa: ASYNC110  (it is another process, which tells nothing)
            await asyncio.sleep(_LOOK_AGAIN_S)


def _is_there(process_id: int) -> bool:
    """Tell whether a process has not ended yet: until then it has its folder to itself."""
    if sys.platform == "win32":  # there, to ask a process is to end it; and it is over at once
        return False
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def _read(data: Path) -> GoingOn | None:
    try:
        note = json.loads((data / NOTE).read_bytes())
        url, process = str(note["url"]), int(note["pid"])
        shown = note.get("certificate")
        certificate = None if shown is None else read_fingerprint(shown)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return GoingOn(url, certificate, process)


async def _answers(house: GoingOn) -> bool:
    try:
        address = HouseAddress.read(own_url(house.url), house.certificate)
        async with HouseApi(address) as api:
            await api.awaits_first_admin()
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
