"""The first admin of a new house, made with a one-time code that the server prints where its owner sees it.

There are no default accounts: a house in which nobody is an admin gives out a code at its start, and whoever
has it may open the first admin's account. The code lives in memory only, for an hour, and works once.
"""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from contract.verdicts import Code
from contract.wire import Role, UserView
from server.accounts.errors import AccountError
from server.accounts.failure_limits import FailureLimits
from server.accounts.sessions import Accounts

GOOD_FOR_MS: Final = 3_600_000
GROUPS: Final = 4
GROUP_LENGTH: Final = 5

# Crockford's Base32, 5 bits a character: no I, L, O, U, which are misread or spell words.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
_ATTEMPTS: Final = "set-up"


@dataclass(frozen=True, slots=True)
class _Issued:
    digest: bytes
    until: int


class SetUp:
    """Gives out the code and takes it back. Guesses are slowed down by address, as sign-ins are."""

    def __init__(self, accounts: Accounts, clock: Callable[[], int]) -> None:
        self._accounts = accounts
        self._clock = clock
        self._limits = FailureLimits(clock)
        self._issued: _Issued | None = None
        self._one_at_a_time = asyncio.Lock()

    async def begin(self) -> str | None:
        """Return a new code, 100 random bits; None when the house has an admin."""
        if await self._has_admin():
            return None
        groups = ("".join(secrets.choice(_ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
        code = "-".join(groups)
        self._issued = _Issued(_digest(code), self._clock() + GOOD_FOR_MS)
        return code

    async def is_open(self) -> bool:
        """Tell whether a code is out that would be taken now."""
        return self._live() is not None and not await self._has_admin()

    async def is_empty(self) -> bool:
        """Tell whether nobody at all has an account: bidders may come before the first admin does."""
        return not await self._accounts.users()

    async def first_admin(self, code: str, email: str, name: str, password: str, address: str) -> UserView:
        """Open the first admin's account; the code is spent with it.

        Raises AccountError forbidden for a code that is wrong, spent or too old, too_many after many of them
        from `address`, and what `Accounts.register` raises, which leaves the code as it was.
        """
        if wait := self._limits.wait_ms(_ATTEMPTS, address):
            raise AccountError(
                Code.TOO_MANY, "Too many failed attempts; wait a moment.", retry_after_s=wait / 1000
            )
        self._limits.attempt(_ATTEMPTS, address)
        async with self._one_at_a_time:  # whoever comes first spends it
            self._check(code)
            if await self._has_admin():
                self._issued = None
                raise _refused()
            self._limits.succeeded(_ATTEMPTS, address)
            admin = await self._accounts.register(email, name, password, Role.ADMIN)
            self._issued = None
            return admin

    def _check(self, code: str) -> None:
        issued = self._live()
        if issued is None or not hmac.compare_digest(issued.digest, _digest(code)):
            raise _refused()

    def _live(self) -> _Issued | None:
        return self._issued if self._issued is not None and self._clock() < self._issued.until else None

    async def _has_admin(self) -> bool:
        return any(user.role is Role.ADMIN for user in await self._accounts.users())


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.upper().translate(_MISREAD).encode()).digest()


def _refused() -> AccountError:
    text = "The set-up code is wrong, used or too old; start the server again for a new one."
    return AccountError(Code.FORBIDDEN, text, field="code")
