"""What became of a lot: by the hammer, in the room, by an offer after the sale, or not at all."""

import pytest

from contract.settlement import SoldBy
from contract.standing import ROOM, Phase
from server.settlement.outcomes import AcceptedOffer, AllottedLot, LotFacts, Outcome, outcomes

HAMMER_AT = 1_000


def facts(phase: Phase = Phase.SOLD, leader: str | None = "204", price: int | None = 10_000) -> LotFacts:
    user = None if leader in {None, ROOM} else "ann"
    return LotFacts(
        lot="1", title="Vase", phase=phase, price=price, leader=leader, leading_user=user, closed_at=HAMMER_AT
    )


def become(
    lot: LotFacts, allotted: list[AllottedLot] | None = None, offers: list[AcceptedOffer] | None = None
) -> Outcome:
    (outcome,) = outcomes([lot], allotted or [], offers or [])
    return outcome


NOTED = AllottedLot(lot="1", user="ben", at=HAMMER_AT + 5)
OFFER = AcceptedOffer(lot="1", user="cara", amount=8_000)


def test_a_paddle_that_got_the_hammer_pays_whatever_was_noted() -> None:
    outcome = become(facts(), [NOTED])
    assert (outcome.sold_by, outcome.buyer, outcome.price) == (SoldBy.HAMMER, "ann", 10_000)
    assert not outcome.allotted


def test_a_lot_of_the_room_is_paid_by_whoever_was_noted_after_the_hammer() -> None:
    outcome = become(facts(leader=ROOM), [NOTED])
    assert (outcome.buyer, outcome.allotted) == ("ben", True)


@pytest.mark.parametrize("noted", [[], [AllottedLot(lot="1", user="ben", at=HAMMER_AT - 1)]])
def test_a_lot_of_the_room_is_nobodys_without_a_note_on_this_hammer(noted: list[AllottedLot]) -> None:
    outcome = become(facts(leader=ROOM), noted)
    assert (outcome.sold, outcome.buyer, outcome.allotted) == (True, None, False)


def test_an_accepted_offer_sells_a_passed_lot_at_its_amount() -> None:
    outcome = become(facts(Phase.PASSED, leader="204", price=7_000), offers=[OFFER])
    assert (outcome.sold_by, outcome.buyer, outcome.price) == (SoldBy.AFTER_SALE, "cara", 8_000)
    assert not outcome.unsold


@pytest.mark.parametrize("phase", [Phase.UPCOMING, Phase.OPEN, Phase.WITHDRAWN])
def test_an_offer_sells_no_lot_that_was_not_passed(phase: Phase) -> None:
    outcome = become(facts(phase, price=None), [NOTED], [OFFER])
    assert (outcome.sold, outcome.unsold, outcome.buyer) == (False, False, None)


def test_a_passed_lot_without_an_offer_stayed() -> None:
    assert become(facts(Phase.PASSED)).unsold
