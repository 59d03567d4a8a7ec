"""The pictures of a lot, numbered from 1 without gaps: each step within the transaction of its caller."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from server.store.schema import lots, pictures


def add(connection: Connection, sale_id: str, lot: str, sha: str) -> int:
    """Make a picture the last one of a lot; return its number. Raises LookupError for no such lot."""
    of_lot = (lots.c.sale_id == sale_id) & (lots.c.lot == lot)
    if connection.scalar(select(lots.c.lot).where(of_lot)) is None:
        raise LookupError(lot)
    k = len(digests(connection, sale_id, lot)) + 1
    connection.execute(insert(pictures).values(sale_id=sale_id, lot=lot, k=k, sha=sha))
    return k


def put_in_order(connection: Connection, sale_id: str, lot: str, order: Sequence[int]) -> list[str]:
    """Number a lot's pictures anew; see CatalogueStore.order_pictures."""
    before = digests(connection, sale_id, lot)
    _check(before, order)
    _write(connection, sale_id, lot, [before[k - 1] for k in order])
    gone = {sha for k, sha in enumerate(before, start=1) if k not in order}
    shown = select(pictures.c.sha).where(pictures.c.sale_id == sale_id, pictures.c.sha.in_(gone))
    return sorted(gone - set(connection.scalars(shown)))


def move(connection: Connection, sale_id: str, lot: str, to: Mapping[str, Sequence[int]]) -> None:
    """Give pictures of a lot, by number, to other lots, behind those they have. Raises LookupError."""
    before = digests(connection, sale_id, lot)
    moved = [k for order in to.values() for k in order]
    _check(before, moved)
    for other, order in to.items():
        for k in order:
            add(connection, sale_id, other, before[k - 1])
    _write(connection, sale_id, lot, [sha for k, sha in enumerate(before, start=1) if k not in moved])


def digests(connection: Connection, sale_id: str, lot: str) -> list[str]:
    """Return the SHA-256 (hex) of each picture of a lot, in their order."""
    of_lot = (pictures.c.sale_id == sale_id) & (pictures.c.lot == lot)
    return list(connection.scalars(select(pictures.c.sha).where(of_lot).order_by(pictures.c.k)))


def _check(before: Sequence[str], order: Sequence[int]) -> None:
    if len(set(order)) != len(order) or not all(1 <= k <= len(before) for k in order):
        raise LookupError("not the numbers of this lot's pictures")


def _write(connection: Connection, sale_id: str, lot: str, digests: Sequence[str]) -> None:
    connection.execute(delete(pictures).where(pictures.c.sale_id == sale_id, pictures.c.lot == lot))
    if digests:
        rows = [
            {"sale_id": sale_id, "lot": lot, "k": k, "sha": sha} for k, sha in enumerate(digests, start=1)
        ]
        connection.execute(insert(pictures), rows)
