"""Users and sessions as rows. What makes a password good or a session too old, `server.accounts` knows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from contract.wire import Role
from server.store.database import Database
from server.store.errors import Taken
from server.store.schema import sessions, users

AT_ONCE: Final = 500
"""SQLite takes no more than 999 values in one statement, if it is an old one."""


@dataclass(frozen=True, slots=True)
class User:
    """An account. `email` is in its normal form; times are ms, UTC."""

    id: str
    email: str
    name: str
    role: Role
    password_hash: str
    created_at: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session. The token itself is never stored, only its SHA-256."""

    token_hash: bytes
    user_id: str
    created_at: int
    used_at: int


class AccountStore:
    """The users and sessions of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_user(self, user: User) -> None:
        """Keep a new user; raises Taken when the e-mail address has an account."""

        def write(connection: Connection) -> None:
            try:
                connection.execute(insert(users).values(_user_values(user)))
            except IntegrityError as error:
                raise Taken("this e-mail address has an account already") from error

        await self._database.write(write)

    async def user_by_email(self, email: str) -> User | None:
        """Return the user with this e-mail address (in its normal form)."""
        return await self._one_user(users.c.email == email)

    async def user(self, user_id: str) -> User | None:
        """Return the user with this id."""
        return await self._one_user(users.c.id == user_id)

    async def users(self) -> list[User]:
        """Return all users, the oldest first."""
        query = select(users).order_by(users.c.created_at, users.c.id)
        return await self._database.read(lambda connection: [_user(row) for row in connection.execute(query)])

    async def set_role(self, user_id: str, role: Role) -> bool:
        """Change a user's role and end the sessions; False when there is no such user."""
        return await self._change_user(user_id, role=role.value)

    async def set_password_hash(self, user_id: str, password_hash: str) -> bool:
        """Change a user's password and end the sessions; False when there is no such user."""
        return await self._change_user(user_id, password_hash=password_hash)

    async def set_details(self, user_id: str, name: str, address: str, phone: str) -> bool:
        """Change how a user is called and reached; the sessions live on. False when there is no such user."""
        change = update(users).where(users.c.id == user_id).values(name=name, address=address, phone=phone)
        return await self._change(change) > 0

    async def add_session(self, session: SessionRow) -> None:
        """Keep a new session."""
        await self._change(insert(sessions).values(_session_values(session)))

    async def open_session(self, session: SessionRow, password_hash: str) -> User | None:
        """Keep a new session of a user whose password still is the one that was checked, and return the user.

        None when it has been changed meanwhile. Looking and keeping are one transaction: a change that comes
        first is seen, one that comes later finds the session and ends it.
        """

        def write(connection: Connection) -> User | None:
            mine = users.c.id == session.user_id, users.c.password_hash == password_hash
            row = connection.execute(select(users).where(*mine).with_for_update()).first()
            if row is None:
                return None
            connection.execute(insert(sessions).values(_session_values(session)))
            return _user(row)

        return await self._database.write(write)

    async def sessions(self, token_hashes: Collection[bytes]) -> dict[bytes, tuple[SessionRow, User]]:
        """Return those of these sessions that there are, with their users, by token's hash."""
        asked = list(token_hashes)
        query = select(
            users, sessions.c.token_hash, sessions.c.created_at.label("since"), sessions.c.used_at
        ).join_from(sessions, users)

        def read(connection: Connection) -> dict[bytes, tuple[SessionRow, User]]:
            found: dict[bytes, tuple[SessionRow, User]] = {}
            for first in range(0, len(asked), AT_ONCE):
                some = asked[first : first + AT_ONCE]
                for row in connection.execute(query.where(sessions.c.token_hash.in_(some))):
                    session = SessionRow(row.token_hash, row.id, row.since, row.used_at)
                    found[row.token_hash] = session, _user(row)
            return found

        return await self._database.read(read)

    async def mark_used(self, uses: Mapping[bytes, int]) -> None:
        """Remember when sessions were used: by token's hash, in ms, UTC."""
        mine = sessions.c.token_hash == bindparam("hash")
        used = update(sessions).where(mine).values(used_at=bindparam("at"))
        rows = [{"hash": token_hash, "at": at} for token_hash, at in uses.items()]
        await self._database.write(lambda connection: connection.execute(used, rows))

    async def remove_session(self, token_hash: bytes) -> bool:
        """End one session; False when there is none."""
        return await self._change(delete(sessions).where(sessions.c.token_hash == token_hash)) > 0

    async def remove_sessions_of(self, user_id: str) -> int:
        """End all sessions of a user; return how many there were."""
        return await self._change(delete(sessions).where(sessions.c.user_id == user_id))

    async def remove_old_sessions(self, *, created_before: int, used_before: int) -> int:
        """Remove the sessions that nobody can use any more; return how many there were."""
        old = (sessions.c.created_at < created_before) | (sessions.c.used_at < used_before)
        return await self._change(delete(sessions).where(old))

    async def _one_user(self, condition: Any) -> User | None:
        row = await self._database.read(
            lambda connection: connection.execute(select(users).where(condition)).first()
        )
        return None if row is None else _user(row)

    async def _change_user(self, user_id: str, **values: str) -> bool:
        """Change a user; the sessions end with it, lest a crash in between leave them to what was before."""

        def write(connection: Connection) -> bool:
            found = connection.execute(update(users).where(users.c.id == user_id).values(**values)).rowcount
            connection.execute(delete(sessions).where(sessions.c.user_id == user_id))
            return found > 0

        return await self._database.write(write)

    async def _change(self, statement: Any) -> int:
        return await self._database.write(lambda connection: int(connection.execute(statement).rowcount))


def _user(row: Row[Any]) -> User:
    return User(row.id, row.email, row.name, Role(row.role), row.password_hash, row.created_at)


def _user_values(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "role": user.role.value,
        "password_hash": user.password_hash,
        "created_at": user.created_at,
    }


def _session_values(session: SessionRow) -> dict[str, Any]:
    return {
        "token_hash": session.token_hash,
        "user_id": session.user_id,
        "created_at": session.created_at,
        "used_at": session.used_at,
    }
