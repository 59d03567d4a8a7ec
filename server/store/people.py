"""Guests, telephone lines and how people are reached, as rows. Who has a paddle, the ledger alone knows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from contract.wire import PaddleStatus, Role
from server.rules.records import SEALED, AnyPrivate, PaddleChanged
from server.store.database import Database
from server.store.schema import ledger, users
from server.store.schema_office import guests, phone_lines

_private: Final = msgspec.json.Decoder(AnyPrivate)


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody whom a clerk registered. `created_at` is ms, UTC; `created_by` the clerk's user id."""

    sale_id: str
    user_id: str
    name: str
    email: str
    phone: str
    address: str
    created_at: int
    created_by: str


@dataclass(frozen=True, slots=True)
class PhoneRow:
    """Who is called on which lot; `clerk` is a user id, None while nobody is chosen."""

    lot: str
    user_id: str
    clerk: str | None
    phone: str
    note: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody with an account is reached."""

    user_id: str
    name: str
    email: str
    phone: str
    address: str
    role: Role


class PeopleStore:
    """The people of one database, beyond their accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._blocked_before: dict[str, frozenset[str]] = {}

    async def contacts(self) -> dict[str, Contact]:
        """Return how everybody with an account is reached, by user id."""
        query = select(
            users.c.id, users.c.name, users.c.email, users.c.phone, users.c.address, users.c.role
        ).order_by(users.c.name, users.c.id)
        return await self._database.read(
            lambda connection: {row.id: _contact(row) for row in connection.execute(query)}
        )

    async def guests(self) -> list[GuestRow]:
        """Return every guest of every sale, the earliest first."""
        query = select(guests).order_by(guests.c.created_at, guests.c.user_id)
        return await self._database.read(
            lambda connection: [GuestRow(**row) for row in connection.execute(query).mappings()]
        )

    async def add_guest(self, guest: GuestRow) -> None:
        """Keep a guest of a sale, in the place of what was known of the same one there."""

        def write(connection: Connection) -> None:
            connection.execute(
                delete(guests).where(guests.c.sale_id == guest.sale_id, guests.c.user_id == guest.user_id)
            )
            connection.execute(insert(guests).values(asdict(guest)))

        await self._database.write(write)

    async def change_guest(self, sale_id: str, user_id: str, **values: str) -> bool:
        """Change what is known of a guest; False when the sale has no such guest."""
        mine = guests.c.sale_id == sale_id, guests.c.user_id == user_id
        statement = update(guests).where(*mine).values(**values)
        return await self._database.write(lambda connection: connection.execute(statement).rowcount > 0)

    async def remove_guest(self, sale_id: str, user_id: str) -> None:
        """Forget a guest who got no paddle after all."""
        statement = delete(guests).where(guests.c.sale_id == sale_id, guests.c.user_id == user_id)
        await self._database.write(lambda connection: connection.execute(statement))

    async def phone_lines(self, sale_id: str) -> Sequence[PhoneRow]:
        """Return a sale's telephone lines, in no order that means anything."""
        query = select(phone_lines).where(phone_lines.c.sale_id == sale_id)
        return await self._database.read(
            lambda connection: [_phone_row(row) for row in connection.execute(query)]
        )

    async def keep_phone_line(self, sale_id: str, line: PhoneRow) -> None:
        """Keep a line, in the place of the one of the same lot and person."""

        def write(connection: Connection) -> None:
            connection.execute(delete(phone_lines).where(*_this_line(sale_id, line.lot, line.user_id)))
            connection.execute(insert(phone_lines).values(sale_id=sale_id, **asdict(line)))

        await self._database.write(write)

    async def remove_phone_line(self, sale_id: str, lot: str, user_id: str) -> bool:
        """Take a line out; False when there is none."""
        statement = delete(phone_lines).where(*_this_line(sale_id, lot, user_id))
        return await self._database.write(lambda connection: connection.execute(statement).rowcount > 0)

    async def blocked_before(self, sale_id: str) -> frozenset[str]:
        """Return who was blocked at the end of a sale that is over; read once, as it does not change."""
        if sale_id not in self._blocked_before:
            self._blocked_before[sale_id] = await self._database.read(
                lambda connection: _blocked(connection, sale_id)
            )
        return self._blocked_before[sale_id]


def _blocked(connection: Connection, sale_id: str) -> frozenset[str]:
    sealed = ledger.c.sale_id == sale_id, ledger.c.kind == SEALED
    status: dict[str, PaddleStatus] = {}
    for secret in connection.scalars(select(ledger.c.private).where(*sealed).order_by(ledger.c.seq)):
        row = _private.decode(secret)
        if isinstance(row, PaddleChanged):
            status[row.user] = row.status
    return frozenset(user for user, last in status.items() if last is PaddleStatus.BLOCKED)


def _this_line(sale_id: str, lot: str, user_id: str) -> tuple[Any, ...]:
    return phone_lines.c.sale_id == sale_id, phone_lines.c.lot == lot, phone_lines.c.user_id == user_id


def _contact(row: Any) -> Contact:
    return Contact(row.id, row.name, row.email, row.phone, row.address, Role(row.role))


def _phone_row(row: Row[Any]) -> PhoneRow:
    return PhoneRow(row.lot, row.user_id, row.clerk, row.phone, row.note)
