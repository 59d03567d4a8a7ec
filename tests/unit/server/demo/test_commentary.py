"""The commentary tells what anybody may know, in sentences that a person can follow."""

import pytest

from contract.commands import BidMode
from contract.feed import (
    AskSet,
    BidTaken,
    EntryUndone,
    FairWarningGiven,
    FeedEntry,
    LotOpened,
    LotPassed,
    LotSold,
    SaleEnded,
    SaleHeld,
)
from contract.standing import Phase, Reserve, Standing
from server.demo.commentary import Commentary, money


def standing(price: int | None = None, leader: str | None = None, ask: int = 60_000) -> Standing:
    return Standing(
        lot="43",
        phase=Phase.OPEN,
        price=price,
        ask=ask,
        leader=leader,
        bids=1,
        reserve=Reserve.NONE,
        closes_at=None,
        next_rungs=[],
    )


def bid(by: str, amount: int | None, after: Standing) -> BidTaken:
    mode = BidMode.MAX if amount is None else BidMode.EXACT
    return BidTaken(lot="43", by=by, mode=mode, amount=amount, standing=after)


TOLD: list[tuple[FeedEntry, str]] = [
    (LotOpened(lot="43", standing=standing()), "Lot 43 · Bracket clock · opened at € 600"),
    (bid("118", 65_000, standing(65_000, "118")), "    paddle 118 bids € 650"),
    (bid("204", 65_000, standing(65_000, "204")), "    paddle 204 (Ana Ruiz) bids € 650"),
    (
        bid("118", 70_000, standing(80_000, "204")),
        "    paddle 118 bids € 700; paddle 204 (Ana Ruiz) leads at € 800",
    ),
    (bid("118", None, standing(80_000, "118")), "    paddle 118 leaves a maximum and leads at € 800"),
    (bid("room", 85_000, standing(85_000, "room")), "    the room bids € 850"),
    (AskSet(lot="43", amount=87_550, standing=standing()), "    The auctioneer asks for € 875,50"),
    (FairWarningGiven(lot="43", standing=standing()), "    Fair warning"),
    (EntryUndone(lot="43", undoes=7, standing=standing()), "    The last entry is struck"),
    (LotSold(lot="43", to="204", price=125_000), "    Sold to paddle 204 (Ana Ruiz) for € 1.250"),
    (
        LotSold(lot="43", to="room", price=125_000, under_reserve=True),
        "    Sold to the room for € 1.250, under the reserve",
    ),
    (LotPassed(lot="43"), "    Passed"),
    (SaleHeld(text="One moment"), "The sale is on hold: One moment"),
    (SaleEnded(), "The sale is over"),
]


@pytest.mark.parametrize(("entry", "line"), TOLD)
def test_an_entry_is_told_in_a_sentence(entry: FeedEntry, line: str) -> None:
    commentary = Commentary({"43": "Bracket clock"}, "EUR", {"204": "Ana Ruiz"})
    assert commentary.line(entry) == line


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [(125_000, "EUR", "€ 1.250"), (125_050, "EUR", "€ 1.250,50"), (1_250, "JPY", "¥ 1.250")],
)
def test_money_shows_decimals_only_where_there_are_any(amount: int, currency: str, text: str) -> None:
    assert money(amount, currency) == text
