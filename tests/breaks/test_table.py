"""The promises are held, and the table says what was found."""

import pytest

from tests.breaks.findings import Finding, Round
from tests.breaks.table import write


@pytest.mark.parametrize(("noticed_s", "back_s"), [(5.1, 0.1), (0.1, 2.1)])
def test_a_promise_that_was_not_kept_fails(noticed_s: float, back_s: float) -> None:
    late = Round(["silent", "live"], noticed_s, back_s)
    with pytest.raises(AssertionError, match="cable"):
        late.check("cable")
    Round(["silent", "live"], noticed_s, back_s, stolen_s=0.1).check("cable")


def test_the_table_has_the_worst_round_and_every_end_of_a_bid() -> None:
    rounds = [
        Round(["live", "silent", "live"], 3.0, 0.4, "accepted", "not_sent"),
        Round(["silent", "reconnecting:lost", "live"], 4.2, 0.1, "checking → accepted", "not_sent"),
    ]
    (row,) = [line for line in write([Finding("The house", "cable", rounds)]).splitlines() if "cable" in line]
    assert "| 4.2 s | 0.4 s | accepted once or checking… → accepted once | refused at once: not sent |" in row
    assert not row.startswith("| cable | **Live**")
