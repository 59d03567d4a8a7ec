"""Changes the catalogue of a sale: texts go to the store, what bids depend on by the rules to the ledger.

Both are written in one transaction: a lot has its texts when somebody hears of it, and none without it.
"""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

import msgspec
from msgspec import UNSET

from contract.catalogue import (
    CatalogueMade,
    CatalogueRow,
    Existing,
    LotChange,
    NewLots,
    SplitLot,
    fault_text,
    lot_key,
)
from contract.catalogue.checking import faults_of, tidied
from contract.catalogue.limits import MAX_LOTS
from contract.standing import Phase
from contract.verdicts import Code, Verdict
from contract.wire import SaleStatus
from server.catalogue.entries import catalogue_row, change_of, lot_row, new_lot
from server.catalogue.problems import CatalogueError, Problem
from server.gateway.http.doors import Visit
from server.gateway.http.registrations import accepted
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.rules.commands import AddLots, ChangeLot, NoteCatalogue
from server.rules.lot import Lot
from server.store import lot_pictures
from server.store.catalogue import LotRow, append_lots, change_lots
from server.store.database import Beside, all_of

# A change is made of what the lot says now: two clerks' steps must not mix.
_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
_picture_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

Answer = asyncio.Future[Verdict]


async def add(visit: Visit, rostrum: Rostrum, new: NewLots) -> CatalogueMade:
    """Add lots to a sale, and change those that it has where that was asked for; all of them or none.

    Raises CatalogueError for lots that cannot be, ProblemError for what the rules refuse.
    """
    rows = await asyncio.to_thread(_checked, new.rows)
    async with turn(rostrum):
        return await _add(visit, rostrum, new, rows)


async def _add(
    visit: Visit, rostrum: Rostrum, new: NewLots, rows: list[CatalogueRow], *beside: Beside
) -> CatalogueMade:
    """Add checked lots; `beside` is written with the new ones.

    All commands are put in line in one breath: whatever would open a lot in between comes after them.
    """
    before = {row.lot: row.description for row in await visit.doors.catalogue.lots(rostrum.id)}
    await rostrum.settled()
    numbers = {lot_key(number): number for number in rostrum.sale.lots}
    added = [row for row in rows if lot_key(row.lot) not in numbers]
    changed = [
        msgspec.structs.replace(row, lot=numbers[lot_key(row.lot)])
        for row in rows
        if lot_key(row.lot) in numbers
    ]
    _check_new(rostrum, new, added, changed)
    verdicts = []
    if added:
        kept = [lot_row(row) for row in added]
        command = AddLots(by=visit.me.id, lots=[new_lot(row) for row in added], before=new.before)
        changes = [lambda connection: append_lots(connection, rostrum.id, kept), *beside]
        verdicts.append(_submitted(visit, rostrum, command, all_of(changes)))
    commands = [(row, change_of(rostrum.sale.lots[row.lot], row, visit.me.id)) for row in changed]
    for row, change in commands:
        if change is not None:
            verdicts.append(_submitted(visit, rostrum, change, _texts(rostrum, [row])))
    news = [row.lot for row in changed if before.get(row.lot) != row.description]
    alike = [row for row, change in commands if change is None]
    await _all_accepted(visit, rostrum, [*verdicts, *_noted(visit, rostrum, news, alike)])
    _tell_offices(visit, rostrum, news, alike)
    return CatalogueMade(added=len(added), changed=len(changed))


async def change(visit: Visit, rostrum: Rostrum, number: str, asked: LotChange) -> None:
    """Change one lot. Raises ProblemError `unknown_lot`, CatalogueError, or what the rules refuse."""
    async with turn(rostrum):
        lot = await find(rostrum, number)
        await _change_one(visit, rostrum, lot, asked)


async def _change_one(visit: Visit, rostrum: Rostrum, lot: Lot, asked: LotChange) -> None:
    number = lot.number
    before = catalogue_row(lot, await _row_of(visit, rostrum, number))
    told = {name: getattr(asked, name, UNSET) for name in msgspec.structs.asdict(before)}
    row = msgspec.structs.replace(
        before, **{name: value for name, value in told.items() if value is not UNSET}
    )
    (row,) = _checked([row])
    command = change_of(lot, row, visit.me.id, None if asked.closes_at is UNSET else asked.closes_at)
    news = [number] if row.description != before.description else []
    verdicts = []
    if command is not None:
        verdicts.append(_submitted(visit, rostrum, command, _texts(rostrum, [row])))
    alike = [row] if command is None else []
    await _all_accepted(visit, rostrum, [*verdicts, *_noted(visit, rostrum, news, alike)])
    _tell_offices(visit, rostrum, news, alike)


async def split(visit: Visit, rostrum: Rostrum, number: str, asked: SplitLot) -> None:
    """Put new lots right after one that has not been on the block, with some of its pictures."""
    lot = await find(rostrum, number)
    if lot.phase is not Phase.UPCOMING:
        raise ProblemError(Code.WRONG_PHASE, f"Lot {number} was on the block already.")
    whole = await _row_of(visit, rostrum, number)
    parts = [
        msgspec.structs.replace(
            row, seller=row.seller or whole.seller, vat_bp=_either(row.vat_bp, whole.vat_bp)
        )
        for row in asked.lots
    ]
    parts = await asyncio.to_thread(_checked, parts)
    async with turn(rostrum), picture_turn(rostrum):
        await _check_pictures(visit, rostrum, number, asked)
        await rostrum.settled()
        following = list(rostrum.sale.lots)
        place = following.index(number) + 1
        new = NewLots(rows=parts, before=following[place] if place < len(following) else None)
        await _add(
            visit, rostrum, new, parts, lambda c: lot_pictures.move(c, rostrum.id, number, asked.pictures)
        )
        if asked.pictures:
            await tell(visit, rostrum, [number])


async def _check_pictures(visit: Visit, rostrum: Rostrum, number: str, asked: SplitLot) -> None:
    """Raise ProblemError when pictures are to go to a lot that is none of the new ones, or are not there."""
    if not set(asked.pictures) <= {row.lot for row in asked.lots}:
        raise ProblemError(
            Code.MALFORMED, "pictures names a lot that is not one of the new ones.", field="pictures"
        )
    moved = [k for numbers in asked.pictures.values() for k in numbers]
    count = (await visit.doors.catalogue.picture_counts(rostrum.id, [number])).get(number, 0)
    if len(set(moved)) != len(moved) or max(moved, default=0) > count:
        raise ProblemError(
            Code.NOT_FOUND, f"Lot {number} has no such pictures, or they are named twice.", field="pictures"
        )


async def find(rostrum: Rostrum, number: str) -> Lot:
    """Return a lot as the rules know it. Raises ProblemError `unknown_lot`."""
    await rostrum.settled()
    lot = rostrum.sale.lots.get(number)
    if lot is None:
        raise ProblemError(Code.UNKNOWN_LOT, "The sale has no such lot.")
    return lot


def turn(rostrum: Rostrum) -> asyncio.Lock:
    """Return the turn in which a clerk changes a sale's lots."""
    return _turns.setdefault(rostrum.id, asyncio.Lock())


def picture_turn(rostrum: Rostrum) -> asyncio.Lock:
    """Return the turn in which a clerk changes a sale's pictures; whoever needs both takes `turn` first."""
    return _picture_turns.setdefault(rostrum.id, asyncio.Lock())


async def tell(visit: Visit, rostrum: Rostrum, numbers: Sequence[str]) -> None:
    """Tell everybody who attends to read these lots anew: their texts or pictures were changed."""
    visit.doors.states.forget(rostrum.id)
    await _all_accepted(visit, rostrum, _noted(visit, rostrum, numbers))


def _check_new(
    rostrum: Rostrum, new: NewLots, added: Sequence[CatalogueRow], changed: Sequence[CatalogueRow]
) -> None:
    """Raise CatalogueError or ProblemError for what the sale will not have: then all of it is refused."""
    if changed and new.existing is Existing.REFUSE:
        raise CatalogueError([Problem(None, f"the sale has a lot {row.lot} already") for row in changed])
    if len(rostrum.sale.lots) + len(added) > MAX_LOTS:
        raise CatalogueError([Problem(None, f"a sale has at most {MAX_LOTS} lots")])
    if new.before is not None and new.before not in rostrum.sale.lots:
        raise ProblemError(Code.UNKNOWN_LOT, "The sale has no such lot.", field="before")
    _check_upcoming(rostrum, changed)
    if rostrum.sale.status is SaleStatus.ENDED and (
        added or any(change_of(rostrum.sale.lots[row.lot], row, "") for row in changed)
    ):
        raise ProblemError(Code.SALE_ENDED, "The sale has ended; its catalogue stays as it is.")


def _check_upcoming(rostrum: Rostrum, rows: Sequence[CatalogueRow]) -> None:
    """Raise CatalogueError when a lot that was on the block would get another title or amount."""
    problems = []
    for row in rows:
        lot = rostrum.sale.lots[row.lot]
        if lot.phase is not Phase.UPCOMING and change_of(lot, row, "") is not None:
            problems.append(
                Problem(None, f"lot {row.lot} was on the block already: its title and amounts stay")
            )
    if problems:
        raise CatalogueError(problems)


def _checked(rows: Sequence[CatalogueRow]) -> list[CatalogueRow]:
    """Return the rows as they are to be kept. Raises CatalogueError for what cannot be."""
    tidy = [tidied(row) for row in rows]
    problems = [
        Problem(None, f"lot {tidy[index].lot}: {fault_text(fault)}")
        for index, faults in faults_of(tidy).items()
        for fault in faults
    ]
    if problems:
        raise CatalogueError(problems)
    return tidy


async def _row_of(visit: Visit, rostrum: Rostrum, number: str) -> LotRow:
    row = await visit.doors.catalogue.lot(rostrum.id, number)
    if row is None:
        raise LookupError(f"the texts of lot {number} are missing")
    return row


def _submitted(
    visit: Visit, rostrum: Rostrum, command: AddLots | ChangeLot | NoteCatalogue, beside: Beside | None = None
) -> Answer:
    return rostrum.submit(command, user=visit.me.id, at=visit.at, beside=beside)


def _noted(
    visit: Visit, rostrum: Rostrum, told: Sequence[str], rows: Sequence[CatalogueRow] = ()
) -> list[Answer]:
    """Keep the texts of `rows`, and have whoever attends told of the lots in `told`; nothing for nothing."""
    if not (told or rows):
        return []
    note = NoteCatalogue(by=visit.me.id, lots=list(told))
    return [_submitted(visit, rostrum, note, _texts(rostrum, rows) if rows else None)]


async def _all_accepted(visit: Visit, rostrum: Rostrum, verdicts: Sequence[Answer]) -> None:
    """Wait for all of them, and have the catalogue read anew. Raises ProblemError for a refusal."""
    given = await asyncio.gather(*verdicts)
    visit.doors.states.forget(rostrum.id)
    for verdict in given:
        accepted(verdict)


def _tell_offices(visit: Visit, rostrum: Rostrum, told: Sequence[str], rows: Sequence[CatalogueRow]) -> None:
    """Have other clerks read `rows` anew: of those not `told`, only the house's own columns changed."""
    if {row.lot for row in rows} - set(told):
        visit.doors.changes.note(rostrum.id)


def _texts(rostrum: Rostrum, rows: Sequence[CatalogueRow]) -> Beside:
    """Return the change that makes known lots' texts what `rows` say."""
    kept = [lot_row(row) for row in rows]
    return lambda connection: change_lots(connection, rostrum.id, kept)


def _either(first: int | None, second: int | None) -> int | None:
    return second if first is None else first
