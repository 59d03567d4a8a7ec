"""What happened to you between two looks at `you`, for who is not told as it happens. Pure."""

from collections.abc import Collection

from contract.wire import PaddleStatus, You, YouEntry, YouType


def news_between(before: You | None, after: You, opened: Collection[str] = ()) -> list[YouEntry]:
    """Return what Socket.IO would have told; of several changes of one lot between the looks, the last.

    A max that is gone was taken out of the book, unless its lot was `opened` since and the max outbid there.
    """
    if before is None or before == after:
        return []
    told = []
    if after.paddle is not None and (before.paddle, before.status) != (after.paddle, after.status):
        told.append(YouEntry(type=YouType.REGISTERED if before.paddle is None else YouType.CHANGED))
    known = {lot.lot for lot in before.won}
    won = {lot.lot: lot.price for lot in after.won if lot.lot not in known}
    told += [YouEntry(type=YouType.WON, lot=lot, amount=price) for lot, price in won.items()]
    lost = [lot for lot in before.leading if lot not in after.leading and lot not in won]
    told += [YouEntry(type=YouType.OUTBID, lot=lot) for lot in lost]
    told += [YouEntry(type=YouType.LEADING, lot=lot) for lot in after.leading if lot not in before.leading]
    left = {lot: limit for lot, limit in after.maxes.items() if before.maxes.get(lot) != limit}
    told += [YouEntry(type=YouType.MAX_LEFT, lot=lot, amount=limit) for lot, limit in left.items()]
    gone = set(before.maxes) - set(after.maxes) - {*won, *lost, *after.leading, *opened}
    told += [YouEntry(type=YouType.CHANGED, lot=lot) for lot in before.maxes if lot in gone]
    return told


def was_blocked(before: You | None, after: You) -> bool:
    """Tell whether the house has blocked your paddle since the last look."""
    blocked = PaddleStatus.BLOCKED
    return before is not None and before.status is not blocked and after.status is blocked
