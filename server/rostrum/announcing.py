"""Turns committed records into what each listener may hear: the room, one user, the clerks.

This is where secrets are kept apart: whatever is not a public entry goes to its owner or to the desk only.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from contract.commands import BidMode
from contract.feed import BidTaken, FeedEntry, LotAdded, LotEntry, LotSold, SaleCreated, SaleEnded
from contract.standing import ROOM
from contract.wire import Desk, MissedBid, PaddleStatus, YouEntry, YouType
from server.rostrum.ports import Announcement
from server.rules.decide import Decision
from server.rules.records import BidSecret, MaxSet, PaddleChanged, Record
from server.rules.sale import Sale

_NOT_IN_FEED: Final = (SaleCreated, LotAdded)


def feed_of(records: Iterable[Record]) -> list[FeedEntry]:
    """Return the public entries that belong in the feed, in order."""
    return [
        record.public
        for record in records
        if record.public is not None and not isinstance(record.public, _NOT_IN_FEED)
    ]


class Announcer:
    """Remembers who led each lot and who has a paddle, to tell what changed. One per rostrum."""

    def __init__(self, sale: Sale) -> None:
        self._leaders = {number: sale.leader_of(lot) for number, lot in sale.lots.items()}
        self._paddles = {user: paddle.status for user, paddle in sale.paddles.items()}

    def announcement(self, sale: Sale, decisions: Sequence[Decision]) -> Announcement:
        """Say what the committed decisions changed. `sale` is the state after them."""
        users = [user for decision in decisions for user in decision.users]
        missed = [decision.missed for decision in decisions if decision.missed is not None]
        return self._tell(sale, [row for decision in decisions for row in decision.records], users, missed)

    def caught_up(self, sale: Sale, rows: Sequence[Record]) -> Announcement:
        """Say what rows changed that were found in the ledger: another writer's, or one's own of a commit
        whose outcome was not known. `sale` is the state after them.
        """
        return self._tell(sale, rows, [row.user for row in rows if row.user is not None], [])

    def _tell(
        self, sale: Sale, rows: Iterable[Record], users: Iterable[str], missed: list[MissedBid]
    ) -> Announcement:
        told = Announcement(you={user: [] for user in users})
        lots: dict[str, None] = {}
        paddles: dict[str, None] = {}
        for row in rows:
            self._take(told, sale, row, lots, paddles)
        if lots or paddles or missed:
            registered = [one for one in sale.desk_paddles() if one.user in paddles] if paddles else []
            desk_lots = [sale.desk_lot(lot) for lot in lots]
            told.desk = Desk(sale=sale.id, lots=desk_lots, paddles=registered, missed=missed)
        return told

    def _take(
        self, told: Announcement, sale: Sale, record: Record, lots: dict[str, None], paddles: dict[str, None]
    ) -> None:
        public = record.public
        if public is not None and not isinstance(public, _NOT_IN_FEED):
            told.entries.append(public)
        if isinstance(public, LotEntry):
            lots[public.lot] = None
            self._tell_leaders(told, sale, public)
        elif isinstance(public, SaleEnded):
            told.ended = True
        match record.private:
            case MaxSet(lot=lot, user=user, limit=limit):
                lots[lot] = None
                taken_out = YouEntry(type=YouType.CHANGED, lot=lot)
                _tell(told, user, _max_left(record, lot, limit) if limit else taken_out)
            case BidSecret(user=user, limit=limit) if _is_max_bid(record):
                _tell(told, user, _max_left(record, getattr(record.public, "lot", None), limit))
            case PaddleChanged(user=user, status=status):
                paddles[user] = None
                self._tell_paddle(told, user, status)

    def _tell_leaders(self, told: Announcement, sale: Sale, entry: LotEntry) -> None:
        standing = entry.standing
        if standing is None:
            return
        before = self._leaders.get(entry.lot)
        self._leaders[entry.lot] = standing.leader
        if isinstance(entry, LotSold):
            winner = sale.user_of(entry.to)
            if winner is not None:
                _tell(told, winner, YouEntry(type=YouType.WON, lot=entry.lot, amount=entry.price, n=entry.n))
        elif standing.leader != before:
            self._tell_change(told, sale, entry, before, standing.leader)

    @staticmethod
    def _tell_change(
        told: Announcement, sale: Sale, entry: LotEntry, before: str | None, after: str | None
    ) -> None:
        price = None if entry.standing is None else entry.standing.price
        # Without a new leader nobody was outbid: the bid was undone or taken back.
        lost = YouType.OUTBID if after is not None else YouType.CHANGED
        for paddle, kind in ((before, lost), (after, YouType.LEADING)):
            user = None if paddle in {None, ROOM} else sale.user_of(str(paddle))
            if user is not None:
                _tell(told, user, YouEntry(type=kind, lot=entry.lot, amount=price, n=entry.n))

    def _tell_paddle(self, told: Announcement, user: str, status: PaddleStatus) -> None:
        before = self._paddles.get(user)
        self._paddles[user] = status
        _tell(told, user, YouEntry(type=YouType.REGISTERED if before is None else YouType.CHANGED))
        if status is PaddleStatus.BLOCKED and before is not PaddleStatus.BLOCKED:
            told.blocked.append(user)


def _is_max_bid(record: Record) -> bool:
    return isinstance(record.public, BidTaken) and record.public.mode is BidMode.MAX


def _max_left(record: Record, lot: str | None, limit: int) -> YouEntry:
    return YouEntry(type=YouType.MAX_LEFT, lot=lot, amount=limit, n=record.feed_no or 0)


def _tell(told: Announcement, user: str, entry: YouEntry) -> None:
    told.you.setdefault(user, []).append(entry)
