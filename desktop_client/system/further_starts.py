"""Hears of further starts of the desktop, and of the links that they hand over (`single_instance`).

What comes in is a text from outside; nothing here opens anything.
"""

import logging
import os
from enum import Enum
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop_client.system.single_instance import HEARD, LONGEST, OPEN, WITHIN_MS, MeetingPlace

_log = logging.getLogger(__name__)

_LONGEST_PATH: Final = 100
"""A socket's path has at most 104 to 108 bytes, and Qt makes it beside another name first."""


class Listening(Enum):
    """What came of listening."""

    FIRST = "first"
    ANOTHER = "another"
    IMPOSSIBLE = "impossible"


def turn_of(place: MeetingPlace) -> QLockFile:
    """Return the lock that is held while one begins to listen, as Qt puts a new socket over an old one."""
    return QLockFile(f"{place.marker}.lock")


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
        if len(os.fsencode(self._place.new_name())) > _LONGEST_PATH:
            _log.info("no further start is heard: the path of the socket is too long")
            return Listening.IMPOSSIBLE
        turn = turn_of(self._place)
        try:
            self._place.marker.parent.mkdir(parents=True, exist_ok=True)
            turn.tryLock(WITHIN_MS)  # where no lock can be had, no socket can, or whoever has it hangs
            return self._listen()
        except OSError as error:
            _log.info("no further start is heard: %s", error)
            return Listening.IMPOSSIBLE
        finally:
            turn.unlock()

    def _listen(self) -> Listening:
        if self._place.marker.exists() and (before := self._place.name()):
            probe = QLocalSocket()
            probe.connectToServer(before)
            if probe.waitForConnected(WITHIN_MS):
                probe.abort()
                return Listening.ANOTHER
            QLocalServer.removeServer(before)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        name = self._place.new_name()
        if self._place.has_pipe:
            self._place.marker.write_text(name, encoding="ascii")
        if not server.listen(name):
            raise OSError(server.errorString())
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

    def _on_words(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        if line.startswith(OPEN):
            socket.write(HEARD)
            self.called.emit(line.removeprefix(OPEN).decode(errors="replace").strip())
        socket.disconnectFromServer()
