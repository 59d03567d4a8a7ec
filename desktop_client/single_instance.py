"""One desktop a person: a second start hands its link to the first one, and ends without a window.

They meet at a socket that only this user may open (on Windows a pipe), named after the folder of the
settings, so that a start with other settings is another desktop. Whether somebody is there is asked before
the first frame: where there is no socket file that costs nothing, and the network part of Qt is loaded only
after it. What comes in is a text from outside; nothing here opens anything.
"""

import logging
import os
import sys
import zlib
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_client.paths import Folders

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

WITHIN_MS: Final = 2_000
LONGEST: Final = 4_096
_OPEN: Final = b"open "
_HEARD: Final = b"heard\n"
_LONGEST_PATH: Final = 100
"""A socket's path has at most 104 to 108 bytes, and Qt makes it beside another name first."""


class MeetingPlace(NamedTuple):
    """The socket's or pipe's name, and the file that is there while somebody listens."""

    name: str
    marker: Path


class Listening(Enum):
    """What came of listening."""

    FIRST = "first"
    ANOTHER = "another"
    IMPOSSIBLE = "impossible"


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
    socket.write(_OPEN + " ".join(link.split()).encode()[: LONGEST - len(_OPEN) - 1] + b"\n")
    heard = b""
    while not heard.endswith(b"\n") and socket.waitForReadyRead(WITHIN_MS):
        heard += bytes(socket.readAll().data())
    socket.close()
    return heard == _HEARD


class FirstDesktop(QObject):
    """Listens for further starts.

    Signals:
        called(str): a further start had this link; empty when it had none.
    """

    called = Signal(str)

    def __init__(self, place: MeetingPlace) -> None:
        super().__init__()
        self._place = place
        self._server: QLocalServer | None = None

    def listen(self) -> Listening:
        """Listen from now on, unless another desktop does; what a crash left behind is cleared away."""
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        if len(os.fsencode(self._place.name)) > _LONGEST_PATH:
            _log.info("no further start is heard: the path of the socket is too long")
            return Listening.IMPOSSIBLE
        if self._place.marker.exists():
            probe = QLocalSocket()
            probe.connectToServer(self._place.name)
            if probe.waitForConnected(WITHIN_MS):
                probe.abort()
                return Listening.ANOTHER
            QLocalServer.removeServer(self._place.name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        try:
            self._place.marker.parent.mkdir(parents=True, exist_ok=True)
            if not server.listen(self._place.name):
                _log.info("no further start is heard: %s", server.errorString())
                return Listening.IMPOSSIBLE
            self._place.marker.touch()
        except OSError as error:
            _log.info("no further start is heard: %s", error)
            return Listening.IMPOSSIBLE
        self._server = server
        _log.info("further starts are heard")
        return Listening.FIRST

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._place.marker.unlink(missing_ok=True)

    def _on_connection(self) -> None:
        assert self._server is not None
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(LONGEST)
            socket.readyRead.connect(lambda heard=socket: self._on_words(heard))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(WITHIN_MS, socket, socket.abort)
            self._on_words(socket)

    def _on_words(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        if line.startswith(_OPEN):
            socket.write(_HEARD)
            self.called.emit(line.removeprefix(_OPEN).decode(errors="replace").strip())
        socket.disconnectFromServer()
