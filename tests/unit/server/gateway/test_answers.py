"""What everybody may know of a sale is encoded once for each state, and is what the sale says, always."""

from types import SimpleNamespace
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis.stateful import invariant

from contract.commands import OpenLot
from contract.feed import FeedEntry
from contract.wire import Attended, Role, UserView
from server.gateway import answers
from server.gateway.answers import PublicStates
from server.rules.commands import NewLot
from tests.support.rulebook import PaperSale
from tests.unit.server.rules.test_never import SaleMachine

ANN = UserView(id="a", email="", name="A", role=Role.BIDDER)
LOTS = [NewLot(lot=number, title=number, start=100, reserve=None) for number in ("1", "2", "3")]


class PaperRostrum:
    """A rostrum that is always settled."""

    id = "s"

    def __init__(self, paper: PaperSale) -> None:
        self.paper, self.sale = paper, paper.sale

    @property
    def feed(self) -> list[FeedEntry]:
        numbered = [record for record in self.paper.records if record.feed_no is not None]
        return [record.public for record in numbered]  # type: ignore[misc]  # what is numbered is public

    def feed_after(self, number: int, limit: int) -> list[FeedEntry]:
        return self.feed[number : number + limit]


class CountingHouse:
    """A house that counts how often a sale was looked at."""

    views = 0

    def view(self, rostrum: PaperRostrum) -> Any:
        self.views += 1
        return rostrum.sale.view("key")


def states_of(paper: PaperSale) -> tuple[PublicStates, Any, CountingHouse]:
    house, rostrum = CountingHouse(), PaperRostrum(paper)
    states: Any = PublicStates(house)  # type: ignore[arg-type]  # all that it asks of one
    return states, rostrum, house


class FollowedSale(SaleMachine):
    """Whatever is done, what was kept and followed is what is made anew."""

    @invariant()
    def what_is_kept_is_what_is(self) -> None:
        if not hasattr(self, "paper"):
            return
        if not hasattr(self, "followed"):
            self.followed = states_of(self.paper)
        states, rostrum, _house = self.followed
        state, sale = states.of(rostrum), self.paper.sale
        assert bytes(state.standings) == msgspec.json.encode(sale.standings())
        assert bytes(state.sale) == msgspec.json.encode(sale.view("key"))
        assert (state.seq, state.head) == (sale.seq, sale.head)


TestFollowedSale = FollowedSale.TestCase
TestFollowedSale.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_however_many_ask_a_state_is_encoded_once() -> None:
    states, rostrum, house = states_of(PaperSale(lots=LOTS))
    told = [states.attended(rostrum, ANN, 0, now)[0] for now in range(100)]
    assert house.views == 1
    assert len({id(answer.standings) for answer in told}) == 1
    assert len({id(answer.feed) for answer in told}) == 1


def test_a_bid_costs_one_standing_and_not_all(monkeypatch: Any) -> None:
    paper = PaperSale(lots=LOTS)
    states, rostrum, _house = states_of(paper)
    before = states.of(rostrum)
    paper.bid("a", 100)
    everything = SimpleNamespace(asked=0)

    def all_of_them() -> Any:
        everything.asked += 1

    monkeypatch.setattr(type(paper.sale), "standings", lambda _sale: all_of_them())
    assert states.of(rostrum) is before
    assert everything.asked == 0


def test_what_is_told_is_what_the_contract_says_and_where_it_ends() -> None:
    paper = PaperSale(lots=LOTS)
    states, rostrum, _house = states_of(paper)
    paper.call(OpenLot(lot="2"))
    answer, told = states.attended(rostrum, ANN, 2, 5)
    read = msgspec.json.decode(msgspec.json.encode(answer), type=Attended)
    assert read == Attended(
        sale=paper.sale.view("key"),
        standings=paper.sale.standings(),
        feed=rostrum.feed[2:],
        head=paper.sale.head,
        now=5,
        you=paper.sale.you("a", "A", Role.BIDDER),
    )
    assert told == paper.sale.head


def test_only_the_sales_asked_for_last_are_kept(monkeypatch: Any) -> None:
    monkeypatch.setattr(answers, "SALES_KEPT", 2)
    paper = PaperSale()
    states, _rostrum, house = states_of(paper)
    rostra: list[Any] = [PaperRostrum(paper) for _ in range(3)]
    for number, rostrum in enumerate(rostra):
        rostrum.id = str(number)
    for number, views in ((0, 1), (1, 2), (0, 2), (2, 3), (0, 3), (1, 4)):
        states.of(rostra[number])
        assert house.views == views, number
