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
from contract.verdicts import Code
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


async def add(visit: Visit, rostrum: Rostrum, new: NewLots) -> CatalogueMade:
    """Add lots to a sale, and change those that it has where that was asked for; all of them or none.

    Raises CatalogueError for lots that cannot be, ProblemError for what the rules refuse.
    """
    rows = await asyncio.to_thread(_checked, new.rows)
    async with _turn(rostrum):
        return await _add(visit, rostrum, new, rows)


async def _add(
    visit: Visit, rostrum: Rostrum, new: NewLots, rows: list[CatalogueRow], *beside: Beside
) -> CatalogueMade:
    """Add checked lots; `beside` is written with the new ones."""
    await rostrum.settled()
    numbers = {lot_key(number): number for number in rostrum.sale.lots}
    added = [row for row in rows if lot_key(row.lot) not in numbers]
    changed = [
        msgspec.structs.replace(row, lot=numbers[lot_key(row.lot)])
        for row in rows
        if lot_key(row.lot) in numbers
    ]
    if changed and new.existing is Existing.REFUSE:
        raise CatalogueError([Problem(None, f"the sale has a lot {row.lot} already") for row in changed])
    if len(numbers) + len(added) > MAX_LOTS:
        raise CatalogueError([Problem(None, f"a sale has at most {MAX_LOTS} lots")])
    _check_upcoming(rostrum, changed)
    if added:
        kept = [lot_row(row) for row in added]
        command = AddLots(by=visit.me.id, lots=[new_lot(row) for row in added], before=new.before)
        changes = [lambda connection: append_lots(connection, rostrum.id, kept), *beside]
        await _decided(visit, rostrum, command, all_of(changes))
    await _change(visit, rostrum, changed)
    return CatalogueMade(added=len(added), changed=len(changed))


async def change(visit: Visit, rostrum: Rostrum, number: str, asked: LotChange) -> None:
    """Change one lot. Raises ProblemError `unknown_lot`, CatalogueError, or what the rules refuse."""
    async with _turn(rostrum):
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
    if command is not None:
        await _decided(visit, rostrum, command, _texts(rostrum, row))
    else:
        await visit.doors.catalogue.change_lots(rostrum.id, [lot_row(row)])
    if row.description != before.description:
        await tell(visit, rostrum, [number])


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
    await _check_pictures(visit, rostrum, number, asked)
    parts = await asyncio.to_thread(_checked, parts)
    async with _turn(rostrum):
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


def _turn(rostrum: Rostrum) -> asyncio.Lock:
    return _turns.setdefault(rostrum.id, asyncio.Lock())


async def tell(visit: Visit, rostrum: Rostrum, numbers: Sequence[str]) -> None:
    """Tell everybody who attends to read these lots anew."""
    await _decided(visit, rostrum, NoteCatalogue(by=visit.me.id, lots=list(numbers)))


async def _change(visit: Visit, rostrum: Rostrum, rows: Sequence[CatalogueRow]) -> None:
    """Make lots what these rows say."""
    lots = rostrum.sale.lots
    texts = {row.lot: row.description for row in await visit.doors.catalogue.lots(rostrum.id)}
    told = [row.lot for row in rows if texts.get(row.lot) != row.description]
    commands = {row.lot: change_of(lots[row.lot], row, visit.me.id) for row in rows}
    verdicts = [
        rostrum.submit(command, user=visit.me.id, at=visit.at, beside=_texts(rostrum, row))
        for row in rows
        if (command := commands[row.lot]) is not None
    ]
    for verdict in verdicts:
        accepted(await verdict)
    alike = [lot_row(row) for row in rows if commands[row.lot] is None]
    await visit.doors.catalogue.change_lots(rostrum.id, alike)
    if told:
        await tell(visit, rostrum, told)


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


async def _decided(
    visit: Visit, rostrum: Rostrum, command: AddLots | ChangeLot | NoteCatalogue, beside: Beside | None = None
) -> None:
    accepted(await rostrum.submit(command, user=visit.me.id, at=visit.at, beside=beside))


def _texts(rostrum: Rostrum, row: CatalogueRow) -> Beside:
    """Return the change that makes a known lot's texts what `row` says."""
    kept = [lot_row(row)]
    return lambda connection: change_lots(connection, rostrum.id, kept)


def _either(first: int | None, second: int | None) -> int | None:
    return second if first is None else first
