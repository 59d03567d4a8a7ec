"""`martillo ledger`: a sale's ledger is handed out and checked, by anybody, with or without its house."""

import stat
from pathlib import Path

import msgspec
import pytest

from contract.commands import RoomBid
from tests.support.ledgers import PaperLedger, finish, house_key, joined, paper_sale
from tests.support.rulebook import PaperSale
from tests.unit.server.cli.conftest import Martillo


@pytest.fixture
def sale(martillo: Martillo, catalogue: Path) -> str:
    made = martillo("sales", "import", str(catalogue), "--title", "Autumn sale")
    assert made.exit_code == 0, made.stderr
    return made.stdout.strip()


@pytest.fixture
def paper() -> PaperSale:
    sold = PaperSale()
    sold.bid("a", 300)
    sold.call(RoomBid(lot="1", amount=110))
    finish(sold)
    return sold


def test_what_is_exported_verifies(martillo: Martillo, sale: str, tmp_path: Path) -> None:
    out = tmp_path / "ledger.jsonl"
    exported = martillo("ledger", "export", sale, "--out", str(out))
    assert (exported.exit_code, exported.stdout, exported.stderr) == (0, "", "3 rows\n")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert martillo("ledger", "export", sale).stdout_bytes == out.read_bytes()
    checked = martillo("ledger", "verify", str(out))
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout.startswith(f"right: Autumn sale ({sale}), so far, it has not ended: 3 rows")
    *rows, last = (msgspec.json.decode(line) for line in out.read_bytes().splitlines())
    assert [sorted(row) for row in rows] == [["at", "commitment", "hash", "kind", "public", "seq"]] * 3
    assert sorted(last) == ["hash", "head", "house_key", "signature"]


def test_security_21_the_command_finds_any_row_edited_removed_put_in_or_moved(
    martillo: Martillo, sale: str, tmp_path: Path
) -> None:
    file = tmp_path / "ledger.jsonl"
    assert martillo("ledger", "export", sale, "--out", str(file)).exit_code == 0
    lines = file.read_bytes().splitlines()
    rows = len(lines) - 1
    for at in range(rows):
        edited = lines[at].replace(b'"at":1', b'"at":2', 1)
        for doctored in (
            [*lines[:at], edited, *lines[at + 1 :]],
            [*lines[:at], *lines[at + 1 :]],
            [*lines[: at + 1], lines[at], *lines[at + 1 :]],
            [*lines[:at], *reversed(lines[at : at + 2]), *lines[at + 2 :]],
        ):
            file.write_bytes(joined(doctored))
            checked = martillo("ledger", "verify", str(file))
            assert (checked.exit_code, checked.stdout[:6]) == (1, "wrong:"), (at, doctored)
    file.write_bytes(joined(lines))
    assert martillo("ledger", "verify", str(file)).exit_code == 0


def test_an_opened_ledger_shows_the_reserve_and_verifies(
    martillo: Martillo, sale: str, tmp_path: Path
) -> None:
    out = tmp_path / "open.jsonl"
    exported = martillo("ledger", "export", sale, "--open", "--out", str(out))
    assert "keep it in the house" in exported.stderr
    assert '"reserve":40000' in out.read_text()
    assert "3 opened" in martillo("ledger", "verify", str(out)).stdout
    assert 'reserve":40000' not in martillo("ledger", "export", sale).stdout


def test_reading_a_ledger_changes_nothing_in_it(martillo: Martillo, catalogue: Path) -> None:
    made = martillo(
        "sales", "import", str(catalogue), "--title", "Timed", "--kind", "timed",
        "--opens-at", "2020-01-01T10:00Z", "--closes-at", "2020-01-01T12:00Z",
    )  # fmt: skip
    timed = made.stdout.strip()
    first = martillo("ledger", "export", timed)
    assert martillo("ledger", "export", timed).stdout == first.stdout


def test_the_first_wrong_row_is_told_and_the_status_is_one(
    martillo: Martillo, paper: PaperSale, tmp_path: Path
) -> None:
    ledger = PaperLedger.of(paper)
    file = tmp_path / "ledger.jsonl"
    sold = next(row["seq"] for row in ledger.rows if row["kind"] == "sold")
    file.write_bytes(joined(ledger.change(sold, price=100).chained_anew().lines()))
    checked = martillo("ledger", "verify", str(file), "--house-key", house_key().public)
    assert (checked.exit_code, checked.stderr) == (1, "")
    assert checked.stdout == (
        f"wrong: row {sold}, price_wrong\nLot 1 was sold at 1.00 EUR; by the bids the price was 1.20 EUR.\n"
    )


def test_a_ledger_is_held_against_receipts_and_a_key(
    martillo: Martillo, paper: PaperSale, tmp_path: Path
) -> None:
    ledger = PaperLedger.of(paper)
    file, kept = tmp_path / "ledger.jsonl", tmp_path / "receipts.jsonl"
    file.write_bytes(joined(ledger.lines()))
    kept.write_bytes(joined(receipt.line() for receipt in ledger.receipts(paper, "a")))
    right = martillo("ledger", "verify", str(file), "--receipts", str(kept))
    assert right.exit_code == 0
    assert "to its end" in right.stdout
    assert right.stdout.splitlines()[0].endswith(", 1 receipt")
    assert "not checked" not in right.stdout
    assert "compare it with the house's" in right.stdout
    other = martillo("ledger", "verify", str(file), "--house-key", house_key("another").public)
    assert other.exit_code == 1
    assert other.stdout.startswith("wrong: the file, house_key_wrong\n")
    ledger.rows[9]["salt"] = bytes(16)
    file.write_bytes(joined(ledger.chained_anew().lines()))
    wrong = martillo("ledger", "verify", str(file), "--receipts", str(kept))
    assert wrong.exit_code == 1
    assert "receipt_wrong" in wrong.stdout


@pytest.mark.parametrize("content", [b"", b"hello\n", b"PK\x03\x04\xff", b"{}\n" * 3])
def test_a_file_that_is_no_ledger_ends_with_two(martillo: Martillo, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "something"
    file.write_bytes(content)
    checked = martillo("ledger", "verify", str(file))
    assert (checked.exit_code, checked.stdout) == (2, "")
    assert "not a ledger" in checked.stderr
    missing = martillo("ledger", "verify", str(tmp_path / "nothing"))
    assert missing.exit_code == 2


def test_receipts_that_are_none_end_with_two(martillo: Martillo, paper: PaperSale, tmp_path: Path) -> None:
    file, kept = tmp_path / "ledger.jsonl", tmp_path / "receipts.jsonl"
    file.write_bytes(joined(PaperLedger.of(paper).lines()))
    kept.write_bytes(b"hello\n")
    checked = martillo("ledger", "verify", str(file), "--receipts", str(kept))
    assert (checked.exit_code, checked.stderr) == (2, "martillo: Line 1 of the receipts is not a receipt.\n")


def test_an_empty_file_of_receipts_proves_nothing_and_ends_with_two(
    martillo: Martillo, paper: PaperSale, tmp_path: Path
) -> None:
    file, kept = tmp_path / "ledger.jsonl", tmp_path / "receipts.jsonl"
    file.write_bytes(joined(PaperLedger.of(paper).lines()))
    kept.write_bytes(b"\n")
    checked = martillo("ledger", "verify", str(file), "--receipts", str(kept))
    assert (checked.exit_code, checked.stdout) == (2, "")
    assert checked.stderr == "martillo: There is no receipt in the file of receipts.\n"


def test_a_receipt_that_names_another_sale_is_told_to_be_unchecked(
    martillo: Martillo, paper: PaperSale, tmp_path: Path
) -> None:
    ledger = PaperLedger.of(paper)
    file, kept = tmp_path / "ledger.jsonl", tmp_path / "receipts.jsonl"
    file.write_bytes(joined(ledger.lines()))
    (receipt,) = ledger.receipts(paper, "a")
    kept.write_bytes(joined([msgspec.structs.replace(receipt, sale=f"{receipt.sale}x").line()]))
    checked = martillo("ledger", "verify", str(file), "--receipts", str(kept))
    assert "not checked: 1 receipt of other sales, by what the file says" in checked.stdout.splitlines()


@pytest.mark.parametrize("key", ["", "key", "é", "AAAA", "A" * 44])
def test_a_house_key_that_is_none_ends_with_two(
    martillo: Martillo, paper: PaperSale, tmp_path: Path, key: str
) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(joined(PaperLedger.of(paper).lines()))
    checked = martillo("ledger", "verify", str(file), "--house-key", key)
    assert (checked.exit_code, checked.stdout) == (2, "")
    assert "no house's key" in checked.stderr


def test_an_export_over_what_an_interrupted_one_left_is_its_owners_alone(
    martillo: Martillo, sale: str, tmp_path: Path
) -> None:
    left = tmp_path / "open.jsonl.part"
    left.write_text("half")
    left.chmod(0o644)
    assert martillo("ledger", "export", sale, "--open", "--out", str(tmp_path / "open.jsonl")).exit_code == 0
    assert stat.S_IMODE((tmp_path / "open.jsonl").stat().st_mode) == 0o600
    assert not left.exists()


def test_a_strangers_file_writes_no_line_of_its_own(martillo: Martillo, tmp_path: Path) -> None:
    ledger = PaperLedger.of(paper_sale(1))
    ledger.change(1, title="fine\nright: all of it\x1b[2J").chained_anew()
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(joined(ledger.lines()))
    checked = martillo("ledger", "verify", str(file), "--house-key", house_key().public)
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == 1
    assert "\x1b" not in checked.stdout


def test_a_sale_or_house_that_is_not_there_is_told(martillo: Martillo, sale: str, tmp_path: Path) -> None:
    unknown = martillo("ledger", "export", "no-such-sale", "--out", str(tmp_path / "out"))
    assert (unknown.exit_code, unknown.stderr) == (2, "martillo: There is no such sale in this house.\n")
    assert list(tmp_path.glob("out*")) == []
    nowhere = martillo("ledger", "export", sale, "--data", str(tmp_path / "nowhere"))
    assert nowhere.exit_code == 1
    assert "no house" in nowhere.stderr
