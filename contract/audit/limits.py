"""Limits that were opened: what an auditor may know of the book, and what then cannot be.

Whoever leads pays no more than his limit, and nobody leads below another's limit (RULES, accepting a bid,
3 and 6). Only the leader can change a limit while a lot is open, and does so in a sealed row: once one
passes by that nobody opened, the leader's limit is not known any more.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from contract import feed
from contract.audit.lots import AuditedLot, who
from contract.audit.report import Fault, Wrong
from contract.commands import BidMode
from contract.standing import ROOM

Private = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """A limit and the row that tells it. `left` before the lot opened, it may have been changed unseen.

    `plus_one` has not been used yet; `group` is the bidder's either-or group.
    """

    limit: int
    row: int
    left: bool = False
    plus_one: bool = False
    group: str | None = None


@dataclass(slots=True)
class KnownLimits:
    """The limits that were opened, by lot and paddle; and whose paddle is whose."""

    _limits: dict[str, dict[str, Known]] = field(default_factory=dict)
    _left: dict[str, dict[str, Known]] = field(default_factory=dict)
    _paddles: dict[str, str] = field(default_factory=dict)
    _groups: dict[tuple[str, str], str] = field(default_factory=dict)

    def know(self, paddles: dict[str, str]) -> None:
        """Take whose paddle is whose."""
        self._paddles.update(paddles)

    def hidden(self, entry: feed.PublicEntry | None, lots: dict[str, AuditedLot]) -> None:
        """Take a row that nobody opened: let go of the limit that it may have changed."""
        if isinstance(entry, feed.BidTaken):
            self._limits.get(entry.lot, {}).pop(entry.by, None)
        if entry is not None and not isinstance(entry, feed.PriceRaised):
            return
        for number, known in self._limits.items():
            state = lots[number].state
            if state.leader is not None and state.phase.takes_bids:
                known.pop(state.leader, None)

    def opened(self, row: int, entry: feed.PublicEntry | None, private: Private, lots: Any) -> None:
        """Take the secret part of a row. Raises Wrong when it contradicts the entry beside it."""
        kind, user = private.get("type"), private.get("user")
        if kind == "paddle":
            self._paddles[str(user)] = str(private.get("paddle"))
        elif kind == "bid" and isinstance(entry, feed.BidTaken):
            self._bid(row, entry, str(user), private)
        elif kind == "max":
            self._max(row, str(user), private, lots)

    def check(self, lot: AuditedLot) -> None:
        """Hold the lot's state against the limits that are known. Raises Wrong."""
        price, leader = lot.state.price, lot.state.leader
        if price is None or leader is None:
            return
        of_lot = self._limits.get(lot.number, {})
        for paddle, known in of_lot.items():
            limit, row = known.limit, known.row
            if paddle == leader and price > limit and known.plus_one:
                limit = int(lot.ladder(lot.state).next(limit))
                of_lot[paddle] = replace(known, limit=limit, plus_one=False)
            if paddle == leader and price > limit:
                raise Wrong(
                    Fault.PRICE_WRONG,
                    f"{who(paddle).capitalize()} leads lot {lot.number} at {lot.money(price)}, above the "
                    f"limit of {lot.money(limit)} in row {row}{_unless(known)}.",
                    expected=f"at most {lot.money(limit)}",
                    found=lot.money(price),
                )
            if paddle != leader and price < limit:
                raise Wrong(
                    Fault.WINNER_WRONG,
                    f"{who(leader).capitalize()} leads lot {lot.number} at {lot.money(price)}, although "
                    f"{who(paddle)} had bid up to {lot.money(limit)} in row {row}{_unless(known)}.",
                    expected=who(paddle),
                    found=who(leader),
                )

    def after(self, lot: AuditedLot, entry: feed.LotEntry) -> None:
        """Let go of what an entry ended."""
        match entry:
            case feed.LotOpened():
                left = self._left.pop(lot.number, {})
                known = {self._paddles[user]: limit for user, limit in left.items() if user in self._paddles}
                if lot.state.leader is not None:  # else the book was emptied before
                    self._limits.setdefault(lot.number, {}).update(known)
            case feed.LotSold(to=paddle):
                self._stop_group(lot.number, paddle)
            case feed.LotChanged(start=start):
                left = self._left.get(lot.number, {})
                for user in [user for user, known in left.items() if known.limit < start]:
                    del left[user]
            case feed.BidRetracted() | feed.EntryUndone():
                # What is folded anew may hold other limits; the rules check it when all rows are open.
                self._limits.pop(lot.number, None)

    def _stop_group(self, lot: str, paddle: str) -> None:
        """Let go of what either-or takes out of the book when a bidder has won one lot of the group."""
        user = next((user for user, number in self._paddles.items() if number == paddle), "")
        group = self._groups.get((lot, user))
        for left in self._left.values():
            if group is not None and user in left and left[user].group == group:
                del left[user]

    def _bid(self, row: int, entry: feed.BidTaken, user: str, private: Private) -> None:
        limit, plus_one = private.get("limit"), bool(private.get("plus_one"))
        if not isinstance(limit, int) or (entry.mode is BidMode.EXACT and limit != entry.amount):
            raise Wrong(
                Fault.OPENING_WRONG,
                f"The secret part of row {row} speaks of another amount than the open bid beside it.",
                expected=entry.amount,
                found=limit,
            )
        if entry.by == ROOM:
            return
        if self._paddles.setdefault(user, entry.by) != entry.by:
            raise Wrong(
                Fault.OPENING_WRONG,
                f"Row {row} is a bid of {who(entry.by)}, but its secret part is another's.",
                expected=who(self._paddles[user]),
                found=who(entry.by),
            )
        self._limits.setdefault(entry.lot, {})[entry.by] = Known(limit, row, plus_one=plus_one)

    def _max(self, row: int, user: str, private: Private, lots: dict[str, AuditedLot]) -> None:
        lot, limit = lots.get(str(private.get("lot"))), private.get("limit")
        plus_one = bool(private.get("plus_one"))
        if lot is None or not isinstance(limit, int):
            raise Wrong(
                Fault.OPENING_WRONG, f"The secret part of row {row} is a maximum on no lot of this sale."
            )
        if not lot.state.phase.takes_bids:
            left = self._left.setdefault(lot.number, {})
            group = private.get("group")
            left.pop(user, None)
            self._groups.pop((lot.number, user), None)
            if limit:
                left[user] = Known(limit, row, left=True, plus_one=plus_one, group=group)
            if limit and group is not None:
                self._groups[lot.number, user] = str(group)
        elif lot.state.leader is not None and self._paddles.get(user) == lot.state.leader:
            self._limits.setdefault(lot.number, {})[lot.state.leader] = Known(limit, row, plus_one=plus_one)


def _unless(known: Known) -> str:
    return ", unless a receipt of a later change is missing here" if known.left else ""
