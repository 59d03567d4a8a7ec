"""The people of a sale as the Bidders page asks for them: who waits, who may bid and how far.

The live connection tells what changes in a registration; names, telephones and guests come over HTTP. Knows
no widget and no words.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

import msgspec
from PySide6.QtCore import QObject, Signal

from contract.people import GuestChange, NewGuest, PersonView
from contract.wire import DeskPaddle, PaddleStatus
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.office import OfficeViewModel


class Sieve(Enum):
    """Which people are shown."""

    ALL = "all"
    WAITING = "waiting"
    APPROVED = "approved"
    TURNED_AWAY = "turned_away"


class Doing(Enum):
    """What was asked of the house, for the words in which its answer is told."""

    LOAD = "load"
    APPROVE = "approve"
    REFUSE = "refuse"
    BLOCK = "block"
    LIMIT = "limit"
    NUMBER = "number"
    ADD = "add"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the table."""

    person: PersonView

    @property
    def key(self) -> str:
        """Return what identifies the row."""
        return self.person.user


_SIFTED = {
    Sieve.WAITING: {PaddleStatus.PENDING},
    Sieve.APPROVED: {PaddleStatus.APPROVED},
    Sieve.TURNED_AWAY: {PaddleStatus.REFUSED, PaddleStatus.BLOCKED},
}
_DECISIONS = {
    PaddleStatus.APPROVED: Doing.APPROVE,
    PaddleStatus.REFUSED: Doing.REFUSE,
    PaddleStatus.BLOCKED: Doing.BLOCK,
}


class PeopleViewModel(QObject):
    """Everybody with a registration in one sale; whoever waits comes first.

    Signals:
        changed: the people, or which of them are shown.
        done(Doing, PersonView): the house did what was asked.
        failed(Doing, HouseError): the house did not.
    """

    changed = Signal()
    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, office: OfficeViewModel, columns: int) -> None:
        super().__init__()
        from desktop_client.connection.desks.people import PeopleDesk

        self._office = office
        self._desk = PeopleDesk(office.house.api)
        self._people: dict[str, PersonView] = {}
        self._sought, self._sieve = "", Sieve.ALL
        self.rows: KeyedRows[PersonRow] = KeyedRows(columns)
        self.is_loaded = False
        office.changed.connect(self._on_sale_changed)

    # ── what a page asks ─────────────────────────────────────────────────────────────────────────────

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._office.live.currency

    @property
    def sieve(self) -> Sieve:
        """Return which people are shown."""
        return self._sieve

    def person(self, user: str | None) -> PersonView | None:
        """Return somebody; None for nobody."""
        return self._people.get(user or "")

    def count(self, sieve: Sieve) -> int:
        """Return how many people a sieve lets through, whatever is sought."""
        return sum(_passes(person, sieve) for person in self._people.values())

    def is_here(self, user: str) -> bool:
        """Tell whether somebody attends the sale online now."""
        return any(attendee.user == user for attendee in self._office.live.room.attendees)

    def show_only(self, sieve: Sieve) -> None:
        """Choose which people are shown."""
        self._sieve = sieve
        self._show()

    def seek(self, text: str) -> None:
        """Show who has this in name, paddle, e-mail address or telephone number."""
        self._sought = text.strip().casefold()
        self._show()

    # ── what a page does ─────────────────────────────────────────────────────────────────────────────

    def load(self) -> None:
        """Ask the house who takes part."""
        self._office.tasks.spawn(self._load(), "people")

    def decide(self, user: str, status: PaddleStatus, reason: str | None = None) -> None:
        """Approve, refuse or block somebody; `reason` is kept in the ledger for the house."""
        change = self._desk.change_registration
        self._change(_DECISIONS[status], user, lambda: change(self._sale, user, status=status, text=reason))

    def set_limit(self, user: str, limit: int | None) -> None:
        """Set a credit limit in minor units; None lifts it."""
        change = self._desk.change_registration
        self._change(Doing.LIMIT, user, lambda: change(self._sale, user, limit=limit))

    def set_number(self, user: str, number: str) -> None:
        """Give somebody another paddle number."""
        change = self._desk.change_registration
        self._change(Doing.NUMBER, user, lambda: change(self._sale, user, number=number))

    def add_guest(self, guest: NewGuest) -> None:
        """Give somebody a paddle at once."""
        self._office.tasks.spawn(self._keep(Doing.ADD, lambda: self._desk.add_guest(self._sale, guest)))

    def change_guest(self, user: str, change: GuestChange) -> None:
        """Change how a guest is reached."""
        ask = self._desk.change_guest
        self._office.tasks.spawn(self._keep(Doing.CHANGE, lambda: ask(self._sale, user, change)))

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    @property
    def _sale(self) -> str:
        return self._office.sale_id

    @property
    def _live_paddles(self) -> dict[str, DeskPaddle]:
        return self._office.live.room.desk.paddles

    def _change(self, doing: Doing, user: str, ask: Callable[[], Awaitable[DeskPaddle]]) -> None:
        self._office.tasks.spawn(self._changed_paddle(doing, user, ask))

    async def _changed_paddle(
        self, doing: Doing, user: str, ask: Callable[[], Awaitable[DeskPaddle]]
    ) -> None:
        try:
            paddle = await asked(ask())
        except HouseError as error:
            self.failed.emit(doing, error)
            return
        self._take_paddle(paddle)
        self._show()
        self.load()  # the reason is told only over HTTP
        if (person := self._people.get(user)) is not None:
            self.done.emit(doing, person)

    async def _keep(self, doing: Doing, ask: Callable[[], Awaitable[PersonView]]) -> None:
        try:
            person = await asked(ask())
        except HouseError as error:
            self.failed.emit(doing, error)
            return
        self._people[person.user] = person
        self._show()
        self.load()  # an answer on its way may be of the time before
        self.done.emit(doing, person)

    async def _load(self) -> None:
        before = dict(self._live_paddles)
        try:
            people = await asked(self._desk.people(self._sale))
        except HouseError as error:
            self.failed.emit(Doing.LOAD, error)
            return
        self._people = {person.user: person for person in people}
        self.is_loaded = True
        # What the live connection told meanwhile may be newer than the answer.
        newer = [paddle for user, paddle in self._live_paddles.items() if paddle != before.get(user)]
        for paddle in newer:
            self._take_paddle(paddle)
        self._show()
        if any(paddle.user not in self._people for paddle in newer):
            self.load()

    def _on_sale_changed(self, aspects: frozenset[Aspect]) -> None:
        if not self.is_loaded:
            return
        if aspects & {Aspect.DESK, Aspect.ANEW}:
            paddles = self._live_paddles.values()
            changed = [paddle for paddle in paddles if self._take_paddle(paddle)]
            if changed:
                self._show()
            # Names and reasons are told only over HTTP.
            if any(paddle.user not in self._people for paddle in paddles) or any(
                paddle.status in _SIFTED[Sieve.TURNED_AWAY] for paddle in changed
            ):
                self.load()
        elif Aspect.ATTENDANCE in aspects:
            self.changed.emit()

    def _take_paddle(self, paddle: DeskPaddle) -> bool:
        """Note what the live connection told of a registration; False when it was known."""
        before = self._people.get(paddle.user)
        if before is None:
            return False
        after = msgspec.structs.replace(
            before, paddle=paddle.paddle, status=paddle.status, limit=paddle.limit
        )
        self._people[paddle.user] = after
        return after != before

    def _show(self) -> None:
        shown = [
            PersonRow(person)
            for person in self._people.values()
            if _passes(person, self._sieve) and self._sought in _words_of(person)
        ]
        shown.sort(
            key=lambda row: (row.person.status is not PaddleStatus.PENDING, paddle_order(row.person.paddle))
        )
        self.rows.show(shown)
        self.changed.emit()


def paddle_order(paddle: str) -> tuple[int, str]:
    """Return what sorts paddles as people count: 7 before 12."""
    figures = "".join(letter for letter in paddle if letter.isdecimal())
    return (int(figures) if figures else 0, paddle)


def _passes(person: PersonView, sieve: Sieve) -> bool:
    return sieve is Sieve.ALL or person.status in _SIFTED[sieve]


def _words_of(person: PersonView) -> str:
    return "\n".join((person.name, person.paddle, person.email, person.phone)).casefold()
