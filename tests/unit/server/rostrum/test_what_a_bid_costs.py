"""A bid's work does not grow with the lots, the bidders and the bids before: calls are counted, not time."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from contract.commands import Bid, BidMode, Call, OpenSale
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from server.rostrum.announcing import Announcer
from server.rules.commands import CallAction, CreateSale, NewLot, PlaceBid, Register
from server.rules.decide import decide
from server.rules.records import Record
from server.rules.sale import Sale

DAY_MS = 86_400_000
TERMS = Terms(kind=SaleKind.TIMED, currency="EUR", ladder=Ladder("tens", (Band(0, 10),)), closes_at=DAY_MS)


def calls(work: Callable[[], object]) -> int:
    """Count how many functions are called, Python's own and others."""
    counted = 0

    def count(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


class Played:
    """A sale with so many lots and bidders, and bids on its first lot."""

    def __init__(self, lots: int, bidders: int, bids: int) -> None:
        self.sale, self.price, self.records = Sale(), 100, list[Record]()
        new = [NewLot(lot=str(k), title="A lot", start=self.price) for k in range(lots)]
        self.bidders = bidders
        self.decide(CreateSale(sale="s", title="A sale", terms=TERMS, lots=new))
        for k in range(bidders):
            self.decide(Register(user=f"u{k}", name="Name"))
        self.decide(CallAction(user="clerk", call=Call(id="open", sale="s", action=OpenSale())))
        self.announcer = Announcer(self.sale)
        for k in range(bids):
            self.decide(self.next_bid(k))

    def decide(self, command: CreateSale | Register | CallAction | PlaceBid) -> None:
        decision = decide(self.sale, command, 5)
        assert decision.verdict.ok
        self.records += decision.records

    def next_bid(self, k: int, mode: BidMode = BidMode.EXACT) -> PlaceBid:
        amount = self.sale.lots["0"].ask or 0
        bid = Bid(id=f"b{k}", sale="s", lot="0", amount=amount, mode=mode)
        return PlaceBid(user=f"u{k % self.bidders}", bid=bid)

    def one_more(self) -> int:
        """Return how many calls it takes to decide one more bid and to say what it changed."""
        command = self.next_bid(self.sale.lots["0"].bids)
        return calls(
            lambda: self.announcer.announcement(self.sale, [decide(self.sale, command, 5)]),
        )


@pytest.mark.parametrize("changed", [{"lots": 2000}, {"bidders": 2000}, {"bids": 2000}])
def test_a_bid_takes_as_many_calls_in_a_large_sale_as_in_a_small_one(changed: dict[str, int]) -> None:
    small = {"lots": 10, "bidders": 10, "bids": 10}
    assert Played(**(small | changed)).one_more() <= Played(**small).one_more() + 2


def test_folding_twice_the_bids_takes_at_most_twice_the_calls() -> None:
    few, many = Played(3, 4, 100).records, Played(3, 4, 200).records
    for_few, for_many = (calls(lambda records=records: Sale.load(records)) for records in (few, many))  # type: ignore[misc]
    assert for_many <= 2 * for_few
    assert (for_many - for_few) / 100 < 60, "calls for each bid"
