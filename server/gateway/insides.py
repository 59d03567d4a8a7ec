"""Every private part of python-socketio that the house touches, and nothing else: who is connected.

WORKAROUND for what it cannot be configured to do: tell when a session comes and goes, take an event at once,
and keep no more of a connection than is asked for. (python-engineio's parts are in `engine`, aiohttp's in
`upgrade`.)
tests/unit/server/gateway/test_insides.py fails when an upgrade moves what is used here.
"""

from collections.abc import Callable
from typing import Any, Final

import socketio
from aiohttp import web
from bidict import ValueDuplicationError

from server.gateway.engine import Engine, Session

_NO_ENVIRON: Final[dict[str, Any]] = {}


class Lines(socketio.AsyncManager):  # type: ignore[misc]  # the library has no types
    """The connections of the house: which session carries which. Rooms are our own (docs/decisions/0005).

    The library has a room for each connection besides, which costs each a kilobyte and looks through all of
    them when one leaves; and it looks for who is on the way in or out in a list: 2,000 at once, 2,000 times.
    """

    async def pre_connect(self, eio_sid: str, namespace: str) -> str | None:
        """Give a session its connection; None when it has one."""
        sid = str(self.server.eio.generate_id())
        try:
            self.basic_enter_room(sid, namespace, None, eio_sid=eio_sid)
        except ValueDuplicationError:
            return None
        self.pending_connect.setdefault(namespace, set()).add(sid)
        return sid

    def pre_disconnect(self, sid: str, namespace: str) -> str:
        """Note that a connection is on its way out; return its session."""
        self.pending_disconnect.setdefault(namespace, set()).add(sid)
        return str(self.rooms[namespace][None][sid])


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Socket.IO server, which tells when its transports come and go.

    `arrived(session, request)` says whether a new one may stay; `departed(session)` is told that it is over.
    """

    eio: Engine
    manager: Lines

    def __init__(
        self,
        arrived: Callable[[Session, web.Request], bool],
        departed: Callable[[str], None],
        **options: Any,
    ) -> None:
        self._arrived, self._departed = arrived, departed
        super().__init__(client_manager=Lines(), **options)
        self.eio.take_event = self._take_event

    def session_of(self, sid: str) -> str:
        """Return the Engine.IO session that carries a connection."""
        return str(self.manager.eio_sid_from_sid(sid, "/"))

    def _take_event(self, session: str, encoded: str) -> None:
        # What the library's three coroutines come to, without a turn of the loop: bids wait for nothing here.
        packet = self.packet_class(encoded_packet=encoded)
        namespace = packet.namespace or "/"
        sid = self.manager.sid_from_eio_sid(session, namespace)
        if self.manager.is_connected(sid, namespace):
            work = self._handle_event_internal
            self.start_background_task(work, self, sid, session, packet.data, namespace, packet.id)

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_connect(self, session: str, environ: dict[str, Any]) -> bool | None:
        opened = self.eio.session(session)
        if opened is None or not self._arrived(opened, environ["aiohttp.request"]):
            return False
        # Kept for as long as the session lives, and with it the whole request: nobody asks for it any more.
        await super()._handle_eio_connect(session, _NO_ENVIRON)
        return None

    async def _handle_eio_disconnect(self, session: str, reason: str) -> None:
        await super()._handle_eio_disconnect(session, reason)
        opened = self.eio.session(session)
        if opened is not None and not opened.is_upgraded:
            # A poll that waits must not wait on: it would hold up the server's end.
            opened.end_poll()
        self._departed(session)
