"""The session token between two starts: in the operating system's keyring, else in memory only.

Never in a file of ours, a log line or an exception text. The keyring may ask the user or the bus, so it is
spoken to in a thread, once a window is there: nothing of it is loaded before.
"""

import logging
from typing import Final

_log = logging.getLogger(__name__)
_SERVICE: Final = "martillo"
_SAFE_FROM: Final = 1
"""The library's own measure: below it stand backends that keep passwords in a plain file, or not at all."""


class Keychain:
    """Remembers one token per server address. A keyring that fails is told about once and not asked again.

    `has_failed`: there is no keyring that may be used, so everything is forgotten at the end.
    """

    def __init__(self, *, use_keyring: bool = True) -> None:
        self._use_keyring = use_keyring
        self.has_failed = False
        self._memory: dict[str, str] = {}

    async def remember(self, server: str, token: str) -> None:
        """Keep the token of a session with `server`."""
        self._memory[server] = token
        await self._ask("set_password", server, token)

    async def recall(self, server: str) -> str | None:
        """Return the token kept for `server`, None when there is none."""
        if server in self._memory:
            return self._memory[server]
        return await self._ask("get_password", server)

    async def forget(self, server: str) -> None:
        """Drop the token of `server` wherever it is kept."""
        self._memory.pop(server, None)
        await self._ask("delete_password", server)

    async def _ask(self, action: str, server: str, *token: str) -> str | None:
        import asyncio

        return await asyncio.to_thread(self._in_keyring, action, server, *token)

    def _in_keyring(self, action: str, server: str, *token: str) -> str | None:
        if not self._use_keyring:
            return None
        import keyring  # late: it looks for its backends when it is imported
        from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

        try:
            if keyring.get_keyring().priority < _SAFE_FROM:
                raise NoKeyringError
            found: str | None = getattr(keyring, action)(_SERVICE, server, *token)
        except PasswordDeleteError:
            return None
        except (KeyringError, OSError, RuntimeError) as error:
            self._use_keyring = False
            self.has_failed = True
            _log.warning("no keyring (%s): sign-in is remembered until the end only", type(error).__name__)
            return None
        return found
