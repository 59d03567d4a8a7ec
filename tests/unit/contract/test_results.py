"""Which lots stayed with their sellers: passed, or never called once the sale is over."""

import pytest

from contract.settlement import LotResult, SoldBy
from contract.standing import Phase


@pytest.mark.parametrize(
    ("outcome", "sold_by", "has_ended", "stayed"),
    [
        (Phase.PASSED, None, False, True),
        (Phase.PASSED, None, True, True),
        (Phase.PASSED, SoldBy.AFTER_SALE, True, False),
        (Phase.SOLD, SoldBy.HAMMER, True, False),
        (Phase.UPCOMING, None, False, False),
        (Phase.UPCOMING, None, True, True),
        (Phase.OPEN, None, False, False),
        (Phase.WITHDRAWN, None, True, False),
    ],
)
def test_a_lot_stayed_when_nobody_bought_it_and_nobody_can_any_more(
    outcome: Phase, sold_by: SoldBy | None, has_ended: bool, stayed: bool
) -> None:
    result = LotResult(lot="1", title="Vase", outcome=outcome, price=None, winner=None, sold_by=sold_by)
    assert result.stayed(has_ended=has_ended) is stayed
