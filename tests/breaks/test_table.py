"""The promises are held, and the table says what was found."""

import sys
from pathlib import Path
from subprocess import run

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


@pytest.mark.parametrize("written", [True, False])
def test_a_run_that_measured_nothing_leaves_the_table_alone(tmp_path: Path, *, written: bool) -> None:
    results, table = tmp_path / "results", tmp_path / "breaks.md"
    results.touch()
    table.write_text("the last good one")
    options = ["--write", str(table)] if written else []
    command = [sys.executable, "-m", "tests.breaks.table", str(results), *options]
    told = run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "nothing was measured, so nothing is written\n"
    assert table.read_text() == "the last good one"
