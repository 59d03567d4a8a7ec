"""Receipts survive the window, the process and a power cut, and nobody else on the machine reads them."""

import os
import stat
from pathlib import Path

import pytest

from desktop_client.receipts.drawer import Drawer, export
from desktop_client.receipts.receipt import FiledReceipt
from tests.unit.desktop_client.receipts.conftest import HOUSE, SigningHouse


def test_what_was_kept_is_there_for_the_next_process(tmp_path: Path, house: SigningHouse) -> None:
    receipts = [house.receipt(f"b{number}") for number in range(3)]
    for receipt in receipts:
        Drawer(tmp_path).keep(receipt)
    assert Drawer(tmp_path).of_house(HOUSE).receipts == tuple(receipts)


def test_each_house_and_sale_has_a_file_of_its_own(tmp_path: Path, house: SigningHouse) -> None:
    drawer = Drawer(tmp_path)
    drawer.keep(house.receipt(sale="autumn"))
    drawer.keep(house.receipt(sale="spring"))
    drawer.keep(house.receipt(sale="autumn", house="https://other.example"))
    assert len(list(tmp_path.rglob("*.jsonl"))) == 3
    assert {one.sale for one in drawer.of_house(HOUSE).receipts} == {"autumn", "spring"}
    assert {one.house for one in drawer.everything().receipts} == {HOUSE, "https://other.example"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_may_read_a_receipt(tmp_path: Path, house: SigningHouse) -> None:
    drawer = Drawer(tmp_path / "receipts")
    drawer.keep(house.receipt())
    export(tmp_path / "out.jsonl", [house.receipt()])
    kept = drawer.file_of(HOUSE, "autumn")
    assert kept is not None
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, tmp_path / "out.jsonl")] == [0o600, 0o600]
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_torn_last_line_costs_only_itself(tmp_path: Path, house: SigningHouse) -> None:
    drawer = Drawer(tmp_path)
    drawer.keep(house.receipt("b1"))
    drawer.keep(house.receipt("b2"))
    path = drawer.file_of(HOUSE, "autumn")
    assert path is not None
    path.write_bytes(path.read_bytes()[:-20])
    drawer.keep(house.receipt("b3"))
    found = Drawer(tmp_path).of_house(HOUSE)
    assert [one.id for one in found.receipts] == ["b1", "b3"]
    assert found.damaged == 1


@pytest.mark.parametrize("sale", ["../../etc/passwd", "a/b", "..", "CON", "x" * 400, "ö", ""])
def test_what_a_house_calls_its_sale_never_becomes_a_path(
    tmp_path: Path, house: SigningHouse, sale: str
) -> None:
    drawer = Drawer(tmp_path / "receipts")
    drawer.keep(house.receipt(sale=sale))
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent.parent for path in written] == [tmp_path / "receipts"]
    assert drawer.everything().receipts[0].sale == sale


def test_in_memory_nothing_is_written(tmp_path: Path, house: SigningHouse) -> None:
    drawer = Drawer(None)
    drawer.keep(house.receipt())
    assert len(drawer.of_house(HOUSE).receipts) == len(drawer.everything().receipts) == 1
    assert drawer.of_house("https://other.example").receipts == ()


def test_an_export_reads_back_and_replaces_a_file_in_one_step(tmp_path: Path, house: SigningHouse) -> None:
    path = tmp_path / "receipts.jsonl"
    path.write_text("something older")
    receipts = [house.receipt("b1"), house.receipt("b2")]
    export(path, receipts)
    assert [FiledReceipt.read(line) for line in path.read_bytes().splitlines()] == receipts
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_refuses_is_told_and_leaves_no_half_export(tmp_path: Path, house: SigningHouse) -> None:
    with pytest.raises(OSError, match="directory"):
        export(tmp_path / "missing" / "out.jsonl", [house.receipt()])
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OSError, match=r"."):
        Drawer(tmp_path / "taken").keep(house.receipt())
