"""`martillo replay` as a process: results on stdout, or faults on stderr and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import ROOT, run_martillo

pytestmark = pytest.mark.processes

HEADER = "lot,start,reserve,bidder,mode,amount,at\n"
GOOD = (
    HEADER
    + "7,100,,b,max,150,12\n"
    + "7,100,,a,max,300,1.5\n"
    + "8,100,400,a,exact,100,2\n"
    + "7,100,,c,exact,120,13\n"
)


async def test_a_recording_is_replayed_in_the_order_of_its_times(tmp_path: Path) -> None:
    recording = tmp_path / "bids.csv"
    recording.write_text(GOOD)
    replayed = await run_martillo("replay", recording, "--ladder", "auction-fr", "--currency", "EUR")
    assert replayed.status == 0, replayed.err
    assert replayed.err == ""
    assert replayed.out == (
        "lot,outcome,winner,price,accepted,refused\n7,sold,a,160.00,2,1\n8,passed,,,1,0\n"
    )


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("9,100,,a,exact,twelve,3\n", 6),
        ("9,100,,a,perhaps,120,3\n", 6),
        ("9,100,,a,exact,-5,3\n", 6),
        ("9,100,,a,exact,120,yesterday\n", 6),
        ("9,100,,a,exact\n", 6),
    ],
)
async def test_a_bad_row_is_named_and_nothing_is_printed_as_a_result(
    tmp_path: Path, row: str, line: int
) -> None:
    recording = tmp_path / "bids.csv"
    recording.write_text(GOOD + row)
    refused = await run_martillo("replay", recording)
    assert (refused.status, refused.out) == (2, "")
    assert f"line {line}: " in refused.err
    assert "Traceback" not in refused.err


async def test_a_missing_recording_is_refused(tmp_path: Path) -> None:
    refused = await run_martillo("replay", tmp_path / "nothing.csv")
    assert (refused.status, refused.out) == (2, "")
    assert "Traceback" not in refused.err


def test_a_reader_that_has_had_enough_gets_no_complaint(tmp_path: Path) -> None:
    recording = tmp_path / "bids.csv"
    recording.write_text(HEADER + "".join(f"{lot},100,,a,exact,100,1\n" for lot in range(20_000)))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        command = (sys.executable, "-m", "server.cli", "replay", str(recording))
        finished = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, cwd=ROOT, check=False, timeout=60
        )
    assert finished.stderr == b""
