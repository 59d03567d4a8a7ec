"""The session token between two starts: in the operating system's keyring, else in memory only.

Never in a file of ours, a log line or an exception text. A keyring that is locked asks its owner first, who
may never answer: it is spoken to in threads that the end of the program does not wait for. Nothing of it is
loaded before a window is there.
"""

import logging
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger(__name__)
_SERVICE: Final = "martillo"
SAFE_FROM: Final = 1
"""The library's own measure: below it stand backends that keep passwords in a plain file, or not at all."""
_PATIENCE_S: Final = 20.0
"""How long a start waits for a session: time to type the keyring's password."""
_MOMENT_S: Final = 1.0


class NotKept(Enum):
    """Why the keyring keeps nothing, so that everything is forgotten at the end."""

    NONE = "none"
    LOCKED = "locked"


class Keychain:
    """Remembers one token per server address. A keyring that fails is asked again only to forget.

    `not_kept`: why it failed; None as long as it has not.
    """

    def __init__(self, *, use_keyring: bool = True) -> None:
        self._use_keyring = use_keyring
        self.not_kept: NotKept | None = None
        self._memory: dict[str, str] = {}

    @cached_property
    def _turn(self) -> "asyncio.Lock":
        """One question after the other: what is forgotten is not written by an earlier one."""
        import asyncio

        return asyncio.Lock()

    async def remember(self, server: str, token: str) -> None:
        """Keep the token of a session with `server`; ends when the keyring has it, or has failed."""
        self._memory[server] = token
        await self._ask("set_password", server, token)

    async def recall(self, server: str) -> str | None:
        """Return the token kept for `server`, None when there is none or the keyring does not answer."""
        import asyncio

        if server in self._memory:
            return self._memory[server]
        try:
            async with asyncio.timeout(_PATIENCE_S):
                return await self._ask("get_password", server)
        except TimeoutError:
            _log.warning("the keyring has not answered for %s s: going on without", _PATIENCE_S)
            return None

    async def forget(self, server: str) -> None:
        """Drop the token of `server` wherever it is kept."""
        self._memory.pop(server, None)
        await self._ask("delete_password", server)

    async def settle(self) -> None:
        """Let what is being written end; a keyring that asks its owner first is waited for a moment only."""
        import asyncio

        try:
            async with asyncio.timeout(_MOMENT_S), self._turn:
                pass
        except TimeoutError:
            _log.info("the keyring still asks: not waited for")

    async def _ask(self, action: str, server: str, *token: str) -> str | None:
        import asyncio
        from concurrent.futures import Future
        from threading import Thread

        async with self._turn:
            answer: Future[str | None] = Future()
            answer.set_running_or_notify_cancel()  # from here on nothing calls it off

            def ask() -> None:
                answer.set_result(self._in_keyring(action, server, *token))

            Thread(target=ask, name="keyring", daemon=True).start()
            return await asyncio.wrap_future(answer)

    def _in_keyring(self, action: str, server: str, *token: str) -> str | None:
        # A session from before may lie there still, and the next start would go on with it.
        is_wanted = self.not_kept is None or action == "delete_password"
        if not self._use_keyring or not is_wanted:
            return None
        import keyring  # late: it looks for its backends when it is imported
        from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

        try:
            if keyring.get_keyring().priority < SAFE_FROM:
                raise NoKeyringError
            found: str | None = getattr(keyring, action)(_SERVICE, server, *token)
        except PasswordDeleteError:
            return None
        except Exception as error:  # noqa: BLE001  # the system's own service: it raises what it likes
            self.not_kept = NotKept.LOCKED if isinstance(error, KeyringLocked) else NotKept.NONE
            _log.warning("no keyring (%s): sign-in is remembered until the end only", type(error).__name__)
            return None
        return found
