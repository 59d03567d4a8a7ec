"""What each bidder would owe at the most, if all that he leads and left were knocked down to him now.

Of an either-or group he can win one lot more at the most among those that are still upcoming, or what is open
and he leads: so only the dearer of the two counts. In a timed sale the lots open together and nothing
stops the others: there each of them counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from contract.standing import ROOM, Phase
from contract.terms import SaleKind
from server.rules.lot import Lot


@dataclass(slots=True)
class _Group:
    """What one group comes to: won already, leading on open lots, and the dearest of the upcoming ones."""

    won: int = 0
    leading: int = 0
    upcoming: int = 0

    def add(self, phase: Phase, amount: int) -> None:
        if phase is Phase.UPCOMING:
            self.upcoming = max(self.upcoming, amount)
        elif phase.takes_bids:
            self.leading += amount
        else:
            self.won += amount

    @property
    def most(self) -> int:
        return self.won + max(self.leading, self.upcoming)


@dataclass(slots=True)
class Stakes:
    """Everybody's charges, by lot. `committed` are their sums, as if there were no either-or."""

    committed: dict[str, int] = field(default_factory=dict)
    _charges: dict[str, dict[str, int]] = field(default_factory=dict)
    _touched: defaultdict[str, dict[str, Lot]] = field(default_factory=lambda: defaultdict(dict))
    _grouping: set[str] = field(default_factory=set)

    def follow(self, lot: Lot) -> None:
        """Take what a lot costs whom now."""
        number, after = lot.number, lot.charges()
        for user, amount in self._charges.get(number, {}).items():
            self.committed[user] -= amount
        for user, amount in after.items():
            self.committed[user] = self.committed.get(user, 0) + amount
            self._touched[user][number] = lot
        self._charges[number] = after
        if lot.groups:
            self._grouping.update(lot.groups)

    def touch(self, number: str, lot: Lot) -> None:
        """Note who leads a lot that is to be followed later, in the order in which users came to lead."""
        lead = lot.contest.lead
        if lead is not None and lead.bidder != ROOM:
            self._touched[lead.bidder][number] = lot

    def touched(self, user: str) -> Iterable[Lot]:
        """Return the lots that were ever at stake for a user."""
        return self._touched.get(user, {}).values()

    def of(self, user: str) -> int:
        """Return what a user has at stake."""
        if user not in self._grouping:
            return self.committed.get(user, 0)
        return _sum((lot, lot.groups.get(user), self._charge(lot, user)) for lot in self.touched(user))

    def with_bid(self, user: str, bid_on: Lot, amount: int, group: str | None) -> int:
        """Return what would be at stake, had a user bid `amount` on a lot (in a group, if it is upcoming)."""
        if bid_on.phase is not Phase.UPCOMING:
            group = bid_on.groups.get(user)
        elif group is None and user not in self._grouping:
            return self.committed.get(user, 0) - self._charge(bid_on, user) + amount
        others = (lot for lot in self.touched(user) if lot is not bid_on)
        rest = [(lot, lot.groups.get(user), self._charge(lot, user)) for lot in others]
        return _sum([*rest, (bid_on, group, amount)])

    def _charge(self, lot: Lot, user: str) -> int:
        return self._charges.get(lot.number, {}).get(user, 0)


def _sum(parts: Iterable[tuple[Lot, str | None, int]]) -> int:
    alone, groups = 0, defaultdict[str, _Group](_Group)
    for lot, group, amount in parts:
        if group is None or lot.terms.kind is SaleKind.TIMED:
            alone += amount
        elif amount:
            groups[group].add(lot.phase, amount)
    return alone + sum(group.most for group in groups.values())
