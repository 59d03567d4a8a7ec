"""Passwords: which are acceptable, and their Argon2id hashes, computed off the event loop.

At most two hashes are computed at once, so that a flood of sign-ins cannot slow the bids.
"""

import asyncio
import base64
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from contract.verdicts import Code
from server.accounts.common_passwords import COMMON_PASSWORDS
from server.accounts.errors import AccountError

MIN_LENGTH: Final = 8
MAX_LENGTH: Final = 128
AT_ONCE: Final = 2
WAITING_AT_MOST: Final = 64

# OWASP Password Storage: at least 19 MiB, 2 passes, 1 lane.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def check_acceptable(password: str, *, email: str, name: str, field: str = "password") -> None:
    """Raise AccountError malformed for a password of the wrong length, a common one, or the user's name."""
    fault = ""
    folded = password.casefold()
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        fault = f"A password has {MIN_LENGTH} to {MAX_LENGTH} characters, of any kind."
    elif folded in COMMON_PASSWORDS or len(set(folded)) <= 2:
        fault = "This password is among the first that anyone tries; take another."
    elif folded in {email, email.partition("@")[0], name.casefold()}:
        fault = "A password must not be your own name or address; take another."
    if fault:
        raise AccountError(Code.MALFORMED, fault, field=field)


class Passwords:
    """Hashes and checks passwords, two at a time."""

    def __init__(self) -> None:
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._nobodys_hash = _hash_of_nobody()

    async def hash(self, password: str) -> str:
        """Return the encoded Argon2id hash of a password."""
        async with self._slots:
            return await asyncio.to_thread(_HASHER.hash, password)

    async def matches(self, encoded: str | None, password: str) -> bool:
        """Tell whether the password belongs to the hash; without one, take the same time and say no.

        Raises AccountError too_many when too many others wait already.
        """
        if self._waiting >= WAITING_AT_MOST:
            raise AccountError(Code.TOO_MANY, "Too many people sign in just now; try again.", retry_after_s=2)
        self._waiting += 1
        try:
            async with self._slots:
                return await asyncio.to_thread(_verify, encoded or self._nobodys_hash, password)
        finally:
            self._waiting -= 1


def _verify(encoded: str, password: str) -> bool:
    try:
        return _HASHER.verify(encoded, password)
    except (VerificationError, InvalidHashError):
        return False


def _hash_of_nobody() -> str:
    """Return a well-formed hash that no password is known for, with the parameters of a real one."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=")
        for size in (_HASHER.salt_len, _HASHER.hash_len)
    )
    cost = f"m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"
