"""A sale on paper: drives the rules in tests without clock, store or network."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from contract.commands import Action, Bid, BidMode, Call, OpenLot, OpenSale
from contract.ladder import Band, Ladder
from contract.standing import Standing
from contract.terms import SaleKind, Terms
from contract.verdicts import Verdict
from server.rules.commands import AnyCommand, CallAction, CreateSale, NewLot, PlaceBid, Register
from server.rules.decide import Decision, decide
from server.rules.records import Record
from server.rules.sale import Sale

VECTOR_LADDER = Ladder(
    "vectors", (Band(100, 10), Band(200, 20), Band(300, 100, (0, 20, 50, 80)), Band(500, 50))
)
"""The ladder of the rules' test vectors: 100–200 by 10, 200–300 by 20, 0-20-50-80, 500–1,000 by 50."""


def terms(kind: SaleKind = SaleKind.LIVE, **changes: Any) -> Terms:
    """Terms of a EUR sale on the ladder of the test vectors."""
    return Terms(kind=kind, currency="EUR", ladder=changes.pop("ladder", VECTOR_LADDER), **changes)


@dataclass
class PaperSale:
    """A sale with an open lot "1" (start 100), bidders a–e, and a time that goes up by itself."""

    terms: Terms = field(default_factory=terms)
    reserve: int | None = None
    start: int = 100
    lots: list[NewLot] | None = None
    now: int = 1_000_000
    opened: bool = True

    def __post_init__(self) -> None:
        self.sale = Sale()
        self.records: list[Record] = []
        self.decisions: list[Decision] = []
        self.commands: list[AnyCommand] = []
        self._ids = count(1)
        lots = self.lots or [NewLot(lot="1", title="One", start=self.start, reserve=self.reserve)]
        self.do(CreateSale(sale="s", title="Sale", terms=self.terms, lots=lots))
        for user in "abcde":
            self.do(Register(user=user, name=user.upper()))
        if self.opened:
            self.call(OpenSale())
            if self.terms.kind is SaleKind.LIVE:
                self.call(OpenLot(lot=lots[0].lot))

    def do(self, command: AnyCommand) -> Verdict:
        self.now += 10
        decision = decide(self.sale, command, self.now)
        self.decisions.append(decision)
        self.commands.append(command)
        self.records += decision.records
        return decision.verdict

    def call(self, action: Action) -> Verdict:
        call = Call(id=f"c{next(self._ids)}", sale="s", action=action)  # type: ignore[arg-type]
        return self.do(CallAction(user="clerk", call=call))

    def bid(self, user: str, amount: int, mode: str = "max", lot: str = "1", **more: Any) -> Verdict:
        bid = Bid(id=f"b{next(self._ids)}", sale="s", lot=lot, amount=amount, mode=BidMode(mode), **more)
        return self.do(PlaceBid(user=user, bid=bid))

    def standing(self, lot: str = "1") -> Standing:
        return self.sale.standing(lot)

    def price(self, lot: str = "1") -> tuple[int | None, str | None]:
        """The price and the leading user's letter (`room` for the room)."""
        lead = self.sale.lots[lot].contest.lead
        return self.sale.lots[lot].contest.price, None if lead is None else lead.bidder
