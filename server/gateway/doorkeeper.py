"""Tells who a token belongs to: a user's session, or the house's own command line."""

import hmac
import secrets
from typing import Final

from contract.wire import UserView
from server.accounts.sessions import Accounts
from server.gateway.access import HOUSE_USER

TOKEN_AT_MOST: Final = 200


class Doorkeeper:
    """Checks tokens. `house_token` is new at every start and is told to the data directory's owner only."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self.house_token = secrets.token_urlsafe(32)

    async def who(self, token: str, *, touch: bool = True) -> UserView | None:
        """Return whose token it is, None when it is nobody's (any more). Raises StoreUnavailable."""
        if not token or len(token) > TOKEN_AT_MOST or not token.isascii():
            return None
        if hmac.compare_digest(token.encode(), self.house_token.encode()):
            return HOUSE_USER
        return await self._accounts.authenticate(token, touch=touch)

    async def write_uses(self) -> None:
        """Write when sessions were last used."""
        await self._accounts.write_uses()
