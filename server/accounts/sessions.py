"""Accounts and their sessions: register, sign in, stay signed in, sign out.

A token is 256 random bits that only its holder has; the house keeps its SHA-256. Sessions end after 12 hours
without use, after 7 days in any case, and at once when the role or the password changes.
"""

import contextlib
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from contract.verdicts import Code
from contract.wire import Role, UserView
from server.accounts.errors import AccountError
from server.accounts.failure_limits import FailureLimits
from server.accounts.identity import normal_email, normal_name
from server.accounts.lookups import Lookups
from server.accounts.passwords import MAX_LENGTH, Passwords, check_acceptable
from server.store.accounts import AccountStore, SessionRow, User
from server.store.database import Database
from server.store.errors import StoreUnavailable, Taken

IDLE_MS: Final = 12 * 3_600_000
ABSOLUTE_MS: Final = 7 * 24 * 3_600_000
USE_WRITTEN_EVERY_MS: Final = 300_000
TOKEN_BYTES: Final = 32

Revoked = Callable[[str, bytes | None], None]
"""Called with a user's id and a token's hash, None for all sessions of the user."""


def now_ms() -> int:
    """Return the server's time (ms, UTC)."""
    return time.time_ns() // 1_000_000


def token_hash(token: str) -> bytes:
    """Return what the house keeps of a token."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(slots=True)
class _Session:
    """A session in memory; `written_at` is the use that the store knows of."""

    user: UserView
    created_at: int
    used_at: int
    written_at: int

    def alive(self, now: int) -> bool:
        return now - self.used_at < IDLE_MS and now - self.created_at < ABSOLUTE_MS


class Accounts:
    """The accounts of one house. Callbacks in `on_revoked` run at once, in the event loop."""

    def __init__(self, database: Database, *, clock: Callable[[], int] = now_ms) -> None:
        self.on_revoked: list[Revoked] = []
        self._store = AccountStore(database)
        self._lookups = Lookups(self._store.sessions)
        self._clock = clock
        self._passwords = Passwords()
        self._limits = FailureLimits(clock)
        self._sessions: dict[bytes, _Session] = {}
        self._revocations = 0

    async def register(self, email: str, name: str, password: str, role: Role = Role.BIDDER) -> UserView:
        """Open an account; raises AccountError malformed or conflict."""
        email, name = normal_email(email), normal_name(name)
        check_acceptable(password, email=email, name=name)
        if await self._store.user_by_email(email) is not None:
            raise _taken()
        encoded = await self._passwords.hash(password)
        user = User(secrets.token_hex(8), email, name, role, encoded, self._clock())
        try:
            await self._store.add_user(user)
        except Taken:
            raise _taken() from None
        return _view(user)

    async def sign_in(self, email: str, password: str, address: str) -> tuple[str, UserView]:
        """Return a new token and the user; `address` is where the attempt comes from.

        Raises AccountError unauthenticated, the same and after the same time for an unknown address as for
        a wrong password, or too_many with `retry_after_s` after many failures.
        """
        user = await self._check_password(_lookup_key(email), password, address)
        return await self._open_session(user)

    async def authenticate(self, token: str, *, touch: bool = True) -> UserView | None:
        """Return whose session the token opens, None when it opens none (any more).

        With `touch` the session counts as used now; without, an idle one may be watched until it ends.
        """
        key = token_hash(token)
        session = self._sessions.get(key) or await self._load(key)
        now = self._clock()
        if session is None:
            return None
        if not session.alive(now):
            await self._end(key, session.user.id)
            return None
        if touch:
            session.used_at = now
        return session.user

    async def write_uses(self) -> None:
        """Write when sessions were last used, for a start to know; to be called now and then.

        Not at each use: after a restart everybody comes back at once. What cannot be written now is later.
        """
        behind = {
            key: session.used_at
            for key, session in self._sessions.items()
            if session.used_at - session.written_at >= USE_WRITTEN_EVERY_MS
        }
        if not behind:
            return
        with contextlib.suppress(StoreUnavailable):
            await self._store.mark_used(behind)
            for key, used_at in behind.items():
                if key in self._sessions:
                    self._sessions[key].written_at = used_at

    async def sign_out(self, token: str) -> None:
        """End the token's session, if it has one."""
        key = token_hash(token)
        session = self._sessions.get(key) or await self._load(key)
        if session is not None:
            await self._end(key, session.user.id)

    async def users(self) -> list[UserView]:
        """Return all users, the oldest first."""
        return [_view(user) for user in await self._store.users()]

    async def set_role(self, user_id: str, role: Role) -> UserView:
        """Change a user's role and end the user's sessions; raises AccountError not_found."""
        if not await self._store.set_role(user_id, role):
            raise _unknown()
        return await self._end_all(user_id)

    async def set_password(self, user_id: str, new_password: str) -> UserView:
        """Change a user's password and end the user's sessions; raises AccountError as `register` does."""
        user = await self._store.user(user_id)
        if user is None:
            raise _unknown()
        check_acceptable(new_password, email=user.email, name=user.name, field="new_password")
        await self._store.set_password_hash(user_id, await self._passwords.hash(new_password))
        return await self._end_all(user_id)

    async def change_password(self, user: UserView, password: str, new: str, address: str) -> None:
        """Change one's own password, which the old one allows; raises AccountError as `sign_in` does."""
        checked = await self._check_password(user.email, password, address)
        await self.set_password(checked.id, new)

    async def set_details(self, user_id: str, name: str, address: str, phone: str) -> UserView:
        """Change how a user is called and reached; raises AccountError malformed or not_found."""
        name = normal_name(name)
        if not await self._store.set_details(user_id, name, address, phone):
            raise _unknown()
        self._revocations += 1  # a session that is being read just now still has the old name: read it again
        for session in self._sessions.values():
            if session.user.id == user_id:
                session.user = msgspec.structs.replace(session.user, name=name)
        user = await self._store.user(user_id)
        if user is None:
            raise _unknown()
        return _view(user)

    async def revoke(self, user_id: str) -> UserView:
        """End all of a user's sessions; raises AccountError not_found."""
        return await self._end_all(user_id)

    async def _check_password(self, account: str, password: str, address: str) -> User:
        """Return the user whose password it is; guesses are counted and slowed down."""
        wait = self._limits.wait_ms(account, address)
        if wait == 0:
            self._limits.attempt(account, address)
        user = await self._store.user_by_email(account)
        known = None if user is None else user.id
        if wait > 0:
            raise AccountError(
                Code.TOO_MANY,
                "Too many failed attempts; wait a moment.",
                retry_after_s=wait / 1000,
                user=known,
            )
        encoded = None if user is None else user.password_hash
        if not await self._passwords.matches(encoded, password[: MAX_LENGTH + 1]) or user is None:
            raise _wrong(known)
        self._limits.succeeded(account, address)
        return user

    async def _open_session(self, user: User) -> tuple[str, UserView]:
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        await self._store.remove_old_sessions(created_before=now - ABSOLUTE_MS, used_before=now - IDLE_MS)
        self._sessions = {key: session for key, session in self._sessions.items() if session.alive(now)}
        row = SessionRow(token_hash(token), user.id, now, now)
        still = await self._store.open_session(row, user.password_hash)
        if still is None:  # the password was changed while this one was checked
            raise _wrong(user.id)
        return token, _view(still)

    async def _load(self, key: bytes) -> _Session | None:
        before = self._revocations
        found = await self._lookups.session(key)
        if found is None or self._revocations != before:
            # A session ended while this one was read: it may have been this one, so read it again.
            return None if found is None else await self._load(key)
        row, user = found
        return self._sessions.setdefault(key, _Session(_view(user), row.created_at, row.used_at, row.used_at))

    async def _end(self, key: bytes, user_id: str) -> None:
        self._sessions.pop(key, None)
        await self._store.remove_session(key)
        self._revocations += 1
        self._sessions.pop(key, None)  # it may have been read once more before it was removed
        self._tell(user_id, key)

    async def _end_all(self, user_id: str) -> UserView:
        user = await self._store.user(user_id)
        if user is None:
            raise _unknown()
        await self._store.remove_sessions_of(user_id)
        self._revocations += 1
        self._sessions = {key: found for key, found in self._sessions.items() if found.user.id != user_id}
        self._tell(user_id, None)
        return _view(user)

    def _tell(self, user_id: str, key: bytes | None) -> None:
        for tell in self.on_revoked:
            tell(user_id, key)


def _lookup_key(email: str) -> str:
    try:
        return normal_email(email)
    except AccountError:
        return ""  # no account has it, and a wrong address must answer like a wrong password


def _wrong(user: str | None) -> AccountError:
    return AccountError(
        Code.UNAUTHENTICATED, "The e-mail address or the password is wrong.", field="password", user=user
    )


def _taken() -> AccountError:
    return AccountError(
        Code.CONFLICT, "This e-mail address has an account already: sign in instead.", field="email"
    )


def _unknown() -> AccountError:
    return AccountError(Code.NOT_FOUND, "There is no such user.")


def _view(user: User) -> UserView:
    return UserView(user.id, user.email, user.name, user.role)
