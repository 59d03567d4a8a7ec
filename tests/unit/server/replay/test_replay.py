"""`martillo replay`: a recording in, a line a lot out; a faulty recording gives reasons and nothing else."""

import io
import json
from pathlib import Path

import pytest

from contract.ladder import read_ladder
from contract.terms import BelowReserve
from server.replay.command import run

LADDERS = Path(__file__).parents[4] / "resources" / "ladders"
HEADER = "lot,start,reserve,bidder,mode,amount,at\n"


def replay(
    tmp_path: Path,
    rows: str,
    header: str = HEADER,
    ladder: str = "ebay-2003",
    below: BelowReserve = BelowReserve.SECOND_PRICE,
    currency: str = "USD",
) -> tuple[int, str, str]:
    path = tmp_path / "bids.csv"
    path.write_text(header + rows, encoding="utf-8")
    climbed = read_ladder(json.loads((LADDERS / f"{ladder}.json").read_text()), currency)
    out, err = io.StringIO(), io.StringIO()
    return run(path, climbed, below, currency, out, err), out.getvalue(), err.getvalue()


def test_proxy_bids_give_the_price_one_increment_above_the_second(tmp_path: Path) -> None:
    rows = "palm,9.99,,anna,max,150.00,100\npalm,9.99,,ben,max,120.00,200.5\npalm,9.99,,anna,max,180,300\n"
    status, out, err = replay(tmp_path, rows)
    assert (status, err) == (0, "")
    assert out == "lot,outcome,winner,price,accepted,refused\npalm,sold,anna,122.50,3,0\n"


def test_rows_may_be_unsorted_and_lots_come_in_order_of_appearance(tmp_path: Path) -> None:
    rows = (
        "z,1.00,,ben,max,5.00,20\n"
        "a,1.00,100.00,cleo,exact,50,5\n"
        "z,1.00,,anna,max,5.00,10\n"
        "z,1.00,,dan,max,3.00,30\n"
    )
    _, out, _ = replay(tmp_path, rows)
    assert out.splitlines()[1:] == ["z,sold,anna,5.00,2,1", "a,passed,,,1,0"]


def test_below_the_reserve_the_chosen_rule_sets_the_price(tmp_path: Path) -> None:
    rows = "a,100,400,x,max,300,1\na,100,400,y,max,310,2\na,100,400,z,max,450,3\n"
    shown = replay(tmp_path, rows, ladder="collective", below=BelowReserve.SHOW_LIMIT, currency="EUR")
    second = replay(tmp_path, rows, ladder="collective", below=BelowReserve.SECOND_PRICE, currency="EUR")
    assert shown[1].splitlines()[1] == "a,sold,z,400.00,2,1"
    assert second[1].splitlines()[1] == "a,sold,z,400.00,3,0"


def test_a_currency_without_decimals_is_written_without_them(tmp_path: Path) -> None:
    _, out, _ = replay(tmp_path, "a,1000,,x,max,3000,1\n", ladder="collective", currency="JPY")
    assert out.splitlines()[1] == "a,sold,x,1000,1,0"


def test_times_with_and_without_a_zone(tmp_path: Path) -> None:
    rows = "a,1,,x,max,9,2003-05-01T12:00:00+02:00\na,1,,y,max,9,2003-05-01T09:59:59\n"
    _, out, _ = replay(tmp_path, rows)
    assert out.splitlines()[1].startswith("a,sold,y,9.00,")


@pytest.mark.parametrize(
    ("row", "line", "reason"),
    [
        ("a,1,,x,max,1.005,1", 2, "decimals"),
        ("a,1,,x,max,ten,1", 2, "amount"),
        ("a,1,,x,max,0,1", 2, "above zero"),
        ("a,1,,x,max,-5,1", 2, "amount"),
        ("a,,,x,max,5,1", 2, "start"),
        ("a,1,?,x,max,5,1", 2, "reserve"),
        ("a,1,,x,secret,5,1", 2, "mode"),
        ("a,1,,,max,5,1", 2, "bidder"),
        (",1,,x,max,5,1", 2, "lot"),
        ("a,1,,x,max,5,yesterday", 2, "at"),
        ("a,1,,x,max,5", 2, "fields"),
        ("a,1,,x,max,5,1,2", 2, "fields"),
        ("a,1,,x,max,5,1\na,2,,x,max,5,2", 3, "differs from line 2"),
        ("a,1,,x,max,5,1\na,1,,x,max,5,2003-05-01T10:00:00", 3, "another way"),
        ('a,1,,x,max,5,1\n"a,1', 3, "CSV"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_printed(
    tmp_path: Path, row: str, line: int, reason: str
) -> None:
    status, out, err = replay(tmp_path, row + "\n")
    assert (status, out) == (2, "")
    assert err.startswith(f"line {line}: ")
    assert reason in err


def test_every_faulty_row_is_named(tmp_path: Path) -> None:
    status, _, err = replay(tmp_path, "a,1,,x,max,?,1\na,1,,x,max,5,1\na,1,,x,best,5,1\n")
    assert status == 2
    assert [text.split(":")[0] for text in err.splitlines()] == ["line 2", "line 4"]


def test_a_header_without_a_column_is_refused(tmp_path: Path) -> None:
    status, out, err = replay(tmp_path, "a,1\n", header="lot,start\n")
    assert (status, out) == (2, "")
    assert "lacks reserve" in err


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    climbed = read_ladder(json.loads((LADDERS / "collective.json").read_text()), "EUR")
    out, err = io.StringIO(), io.StringIO()
    (tmp_path / "x.bin").write_bytes(b"\xff\xfe\x00")
    for name in ("none.csv", "x.bin"):
        assert run(tmp_path / name, climbed, BelowReserve.SHOW_LIMIT, "EUR", out, err) == 2
    assert out.getvalue() == ""
