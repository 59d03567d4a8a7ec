"""One desktop a person: a second start hands its link to the first one, and ends without a window.

They meet at a socket that only this user may open (on Windows a pipe), named after the folder of the
settings, so that a start with other settings is another desktop. Whether somebody is there is asked before
the first frame: where there is no socket file that costs nothing, and the network part of Qt is loaded only
after it. `further_starts` is the other side.
"""

import os
import sys
import zlib
from pathlib import Path
from typing import Final, NamedTuple

from desktop_client.paths import Folders

WITHIN_MS: Final = 2_000
LONGEST: Final = 4_096
OPEN: Final = b"open "
HEARD: Final = b"heard\n"


class MeetingPlace(NamedTuple):
    """The socket's or pipe's name, and the file that is there while somebody listens."""

    name: str
    marker: Path


def meeting_place(folders: Folders) -> MeetingPlace:
    """Return where the desktops with these settings meet."""
    key = f"{zlib.crc32(os.fsencode(folders.config)):08x}"
    if sys.platform == "win32":
        return MeetingPlace(f"martillo-{key}", folders.data / "desktop.open")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else folders.data
    socket = folder / f"martillo-{key}.socket"
    return MeetingPlace(str(socket), socket)


def hand_over(place: MeetingPlace, link: str = "") -> bool:
    """Hand a link to the desktop that is there, or bring it to the front; False when there is none."""
    if not place.marker.exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(place.name)
    if not socket.waitForConnected(WITHIN_MS):
        return False
    # What the system gave that is no text stays to be seen, so that the link is refused.
    words = " ".join(link.split()).encode(errors="backslashreplace")
    socket.write(OPEN + words[: LONGEST - len(OPEN) - 1] + b"\n")
    heard = b""
    while not heard.endswith(b"\n") and socket.waitForReadyRead(WITHIN_MS):
        heard += bytes(socket.readAll().data())
    socket.close()
    return heard == HEARD
