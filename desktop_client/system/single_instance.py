"""One desktop a person: a second start hands its link to the first one, and ends without a window.

They meet at a socket that only this user may open, or on Windows at a pipe whose name nobody else knows. The
folder of the settings decides where, so that a start with other settings is another desktop. Whether somebody
is there is asked before the first frame: where nobody left a marker that costs nothing, and the network part
of Qt is loaded only after it. `further_starts` is the other side.
"""

import os
import stat
import sys
import zlib
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from desktop_client.paths import Folders

WITHIN_MS: Final = 2_000
LONGEST: Final = 4_096
OPEN: Final = b"open "
HEARD: Final = b"heard\n"
_SECRET_BYTES: Final = 16
_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


class HandOver(Enum):
    """What came of handing over."""

    HEARD = "heard"
    NOBODY = "nobody"
    SILENT = "silent"


class MeetingPlace(NamedTuple):
    """The marker is there while somebody listens: the socket itself, or a file with the name of the pipe.

    All users of a computer share the names of pipes, and whoever comes first listens: another who guessed
    ours would hear our links. So it is drawn by lot each time, and stands where only this user reads.
    """

    marker: Path
    has_pipe: bool = False

    def name(self) -> str:
        """Return under which name somebody listens, if anybody does."""
        if not self.has_pipe:
            return str(self.marker)
        try:
            return self.marker.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            return ""

    def new_name(self) -> str:
        """Return a name to listen under; that of a pipe must be written into the marker."""
        return f"martillo-{os.urandom(_SECRET_BYTES).hex()}" if self.has_pipe else str(self.marker)


def meeting_place(folders: Folders) -> MeetingPlace:
    """Return where the desktops with these settings meet."""
    key = f"{zlib.crc32(os.fsencode(folders.config)):08x}"
    if sys.platform == "win32":
        return MeetingPlace(folders.data / f"martillo-{key}.pipe", has_pipe=True)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and _is_ours_alone(Path(runtime)) else folders.data
    return MeetingPlace(folder / f"martillo-{key}.socket")


def _is_ours_alone(folder: Path) -> bool:
    """Tell whether nobody else may put a socket there: who acts as another user may be shown that one's."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & _BY_OTHERS


def hand_over(place: MeetingPlace, link: str = "") -> HandOver:
    """Hand a link to the desktop that is there, or bring it to the front; wait at most `WITHIN_MS` for it."""
    if not place.marker.exists() or not (name := place.name()):
        return HandOver.NOBODY
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WITHIN_MS):
        is_late = socket.error() is QLocalSocket.LocalSocketError.SocketTimeoutError
        return HandOver.SILENT if is_late else HandOver.NOBODY
    # What the system gave that is no text stays to be seen, so that the link is refused.
    words = " ".join(link.split()).encode(errors="backslashreplace")
    socket.write(OPEN + words[: LONGEST - len(OPEN) - 1] + b"\n")
    heard = b""
    while not heard.endswith(b"\n") and socket.waitForReadyRead(WITHIN_MS):
        heard += bytes(socket.readAll().data())
    if heard == HEARD:
        return HandOver.HEARD
    is_there = socket.state() is QLocalSocket.LocalSocketState.ConnectedState
    return HandOver.SILENT if is_there else HandOver.NOBODY
