"""How I stand on a lot, from what the house says of me and what my receipts say."""

from typing import Any

import pytest

from contract.settlement import Offer, OfferStatus
from contract.standing import Phase, Reserve, Standing
from contract.wire import LotView, Role, SaleView, WonLot, You
from desktop_client.saleroom.my_lots import Mine, concerned, my_lots
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def sale() -> SaleView:
    return PaperRoom().paper.sale.view()


def you(**mine: Any) -> You:
    return You(user="a", name="A", role=Role.BIDDER, paddle="101", **mine)


def lot(phase: Phase, leader: str | None = None, price: int | None = None) -> LotView:
    standing = Standing("7", phase, price, None, leader, 0, Reserve.NONE, None, [])
    return LotView(
        lot="7",
        position=1,
        title="Clock",
        description="",
        low_estimate=None,
        high_estimate=None,
        start=100,
        pictures=0,
        standing=standing,
    )


def offer(status: OfferStatus) -> Offer:
    return Offer(
        id="o", lot="7", title="", user="a", name="A", paddle="101", amount=90, status=status, made_at=1
    )


@pytest.mark.parametrize(
    ("mine", "view", "more", "state"),
    [
        ({"leading": ["7"], "maxes": {"7": 300}}, lot(Phase.OPEN, "101", 200), {}, Mine.LEADING),
        ({}, lot(Phase.FINAL_CALL, "102", 200), {"bid_on": {"7"}}, Mine.OUTBID),
        ({"maxes": {"7": 300}}, lot(Phase.UPCOMING), {}, Mine.IN_THE_BOOK),
        ({}, lot(Phase.UPCOMING), {"watched": {"7"}}, Mine.WATCHED),
        ({}, lot(Phase.UPCOMING), {"bid_on": {"7"}}, None),
        ({"won": [WonLot("7", 200)]}, lot(Phase.SOLD, "101", 200), {}, Mine.WON),
        ({}, lot(Phase.SOLD, "102", 200), {"bid_on": {"7"}}, Mine.LOST),
        ({}, lot(Phase.PASSED), {"bid_on": {"7"}}, Mine.UNSOLD),
        ({}, lot(Phase.SOLD, "102", 200), {"watched": {"7"}}, None),
        ({}, lot(Phase.PASSED), {"offers": [offer(OfferStatus.OPEN)]}, Mine.OFFERED),
        ({}, lot(Phase.PASSED), {"offers": [offer(OfferStatus.ACCEPTED)]}, Mine.BOUGHT_AFTER),
        ({}, lot(Phase.PASSED), {"offers": [offer(OfferStatus.DECLINED)]}, Mine.DECLINED),
        ({}, lot(Phase.PASSED), {"offers": [offer(OfferStatus.WITHDRAWN)]}, None),
        ({}, lot(Phase.OPEN, "102", 200), {}, None),
    ],
)
def test_each_lot_stands_in_one_way(
    mine: dict[str, Any], view: LotView, more: dict[str, Any], state: Mine | None
) -> None:
    found = my_lots(sale(), you(**mine), [view], **more)
    assert [one.state for one in found] == ([] if state is None else [state])


def test_what_i_pay_is_the_hammer_price_the_offer_or_my_limit() -> None:
    won = my_lots(sale(), you(won=[WonLot("7", 200)], maxes={"7": 300}), [lot(Phase.SOLD, "101", 200)])
    accepted = my_lots(sale(), you(), [lot(Phase.PASSED)], offers=[offer(OfferStatus.ACCEPTED)])
    booked = my_lots(sale(), you(maxes={"7": 300}, groups={"7": "clock"}), [lot(Phase.UPCOMING)])
    assert (won[0].mine, accepted[0].mine, booked[0].mine, booked[0].group) == (200, 90, 300, "clock")


def test_only_lots_that_may_concern_me_are_asked_for() -> None:
    mine = you(maxes={"1": 5}, leading=["2"], won=[WonLot("3", 9)])
    assert concerned(mine, {"4"}, {"5"}) == {"1", "2", "3", "4", "5"}


def test_a_lot_is_open_mine_or_gone_and_never_two_of_them() -> None:
    for state in Mine:
        assert state.is_open + state.is_mine <= 1
    assert {state for state in Mine if not state.is_open and not state.is_mine} == {
        Mine.LOST,
        Mine.UNSOLD,
        Mine.DECLINED,
    }
