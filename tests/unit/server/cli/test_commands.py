"""The house's commands on a directory that no server has open."""

import csv
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.unit.server.cli.conftest import Martillo

PASSWORD = "a lamp in the hall\n"


def test_users_are_added_and_listed(martillo: Martillo) -> None:
    added = martillo(
        "users",
        "add",
        "Ana@Example.org",
        "--name",
        "Ana",
        "--role",
        "clerk",
        "--password-stdin",
        stdin=PASSWORD,
    )
    assert (added.exit_code, added.stdout) == (0, "")
    assert added.stderr == "added clerk ana@example.org\n"
    listed = martillo("users", "list")
    assert (listed.exit_code, listed.stdout) == (0, "ana@example.org\tclerk\tAna\n")


def test_an_imported_sale_prints_its_id_alone_and_is_listed(martillo: Martillo, catalogue: Path) -> None:
    made = martillo("sales", "import", str(catalogue), "--title", "Autumn sale", "--ladder", "collective")
    assert made.exit_code == 0, made.stderr
    assert re.fullmatch(r"autumn-sale-[a-z0-9]{4}\n", made.stdout)
    assert "2 lots, 0 pictures" in made.stderr
    assert "--images" in made.stderr
    listed = martillo("sales", "list")
    assert listed.stdout == f"{made.stdout.strip()}\tupcoming\tlive\t2\tAutumn sale\n"


def test_a_timed_sale_with_pictures_and_terms_is_taken(
    martillo: Martillo, catalogue: Path, tmp_path: Path
) -> None:
    images = tmp_path / "images"
    images.mkdir()
    Image.new("RGB", (30, 20)).save(images / "CHAIR.PNG")
    Image.new("RGB", (30, 20)).save(images / "unasked.png")
    made = martillo(
        "sales", "import", str(catalogue), "--title", "Timed", "--kind", "timed", "--currency", "JPY",
        "--opens-at", "2030-01-01T10:00Z", "--closes-at", "2030-01-01T12:00+01:00", "--stagger", "30",
        "--registration", "approval", "--credit-limit", "5000", "--below-reserve", "second_price",
        "--soft-close", "0", "--absentee", "--images", str(images),
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    assert "2 lots, 1 pictures" in made.stderr
    assert len(list((tmp_path / "house" / "pictures" / made.stdout.strip()).iterdir())) == 3


def test_results_come_as_a_table_and_as_csv(martillo: Martillo, catalogue: Path) -> None:
    sale = martillo("sales", "import", str(catalogue), "--title", "T").stdout.strip()
    as_csv = martillo("results", sale, "--csv")
    rows = list(csv.DictReader(as_csv.stdout.splitlines()))
    assert [(row["lot"], row["outcome"], row["price"]) for row in rows] == [
        ("1", "upcoming", ""),
        ("2", "upcoming", ""),
    ]
    assert as_csv.stdout.endswith("\n")
    assert not as_csv.stdout.endswith("\n\n")
    table = martillo("results", sale).stdout.splitlines()
    assert table[1].split() == ["1", "Chair", "upcoming"]


def test_a_sale_is_exported_as_csv_or_xlsx_and_imported_again_as_it_was(
    martillo: Martillo, catalogue: Path, tmp_path: Path
) -> None:
    first = martillo("sales", "import", str(catalogue), "--title", "T").stdout.strip()
    files = [tmp_path / "out.csv", tmp_path / "out.XLSX", tmp_path / "again.csv"]
    for file in files[:2]:
        assert martillo("sales", "export", first, "--out", str(file)).stdout.strip() == str(file)
    second = martillo("sales", "import", str(files[1]), "--title", "T")
    assert second.exit_code == 0, second.stderr
    martillo("sales", "export", second.stdout.strip(), "--out", str(files[2]))
    assert files[2].read_bytes() == files[0].read_bytes()
    odd = martillo("sales", "export", first, "--out", str(tmp_path / "out.pdf"))
    assert (odd.exit_code, "must end in .csv or .xlsx" in odd.stderr) == (2, True)


def test_replay_prints_a_line_a_lot(martillo: Martillo, tmp_path: Path) -> None:
    bids = tmp_path / "bids.csv"
    bids.write_text(
        "lot,start,reserve,bidder,mode,amount,at\n1,1.00,,ana,max,9.00,1\n1,1.00,,ben,max,5.00,2\n"
    )
    played = martillo("replay", str(bids), "--ladder", "ebay-2003", "--below-reserve", "second_price")
    assert played.exit_code == 0, played.stderr
    assert played.stdout == "lot,outcome,winner,price,accepted,refused\n1,sold,ana,5.50,2,0\n"


USER = ["users", "add", "a@b.c", "--name", "Ana"]
IMPORT = ["sales", "import", "CATALOGUE", "--title", "T"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        (["users", "add", "ana", "--name", "Ana", "--password-stdin"], PASSWORD, "not an e-mail address"),
        ([*USER, "--name", " ", "--password-stdin"], PASSWORD, "A name has"),
        ([*USER, "--password-stdin"], "password\n", "take another"),
        ([*USER, "--password-stdin"], "", "standard input holds no password"),
        (USER, "", "--password-stdin"),
        ([*USER, "--role", "king", "--password-stdin"], PASSWORD, "king"),
        (["sales", "import", "nowhere.csv", "--title", "T"], "", "nowhere.csv"),
        (["sales", "import", "CATALOGUE"], "", "--title"),
        ([*IMPORT, "--ladder", "nope"], "", "take one of auction-fr"),
        ([*IMPORT, "--currency", "euro"], "", "not a currency code"),
        ([*IMPORT, "--kind", "timed"], "", "--closes-at"),
        ([*IMPORT, "--closes-at", "soon"], "", "'soon' is not a time"),
        ([*IMPORT, "--credit-limit", "lots"], "", "'lots' is not an amount"),
        ([*IMPORT, "--images", "nowhere"], "", "nowhere"),
        ([*IMPORT, "--images", "."], "", "line 2: the picture 'chair.png' is not in"),
        (["replay", "nowhere.csv"], "", "nowhere.csv"),
        (["replay", "CATALOGUE"], "", "line 1"),
        (["replay", "CATALOGUE", "--ladder", "nope"], "", "take one of auction-fr"),
        (["no-such-command"], "", "no-such-command"),
    ],
)
def test_bad_input_ends_with_two_and_a_sentence(
    martillo: Martillo,
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    stdin: str,
    sentence: str,
) -> None:
    monkeypatch.chdir(catalogue.parent)
    named = [str(catalogue) if part == "CATALOGUE" else part for part in arguments]
    refused = martillo(*named, stdin=stdin)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_broken_catalogue_names_every_row_and_leaves_nothing(
    martillo: Martillo, catalogue: Path, tmp_path: Path
) -> None:
    catalogue.write_text("LotNum,Title,StartPrice\n1,,5\n1,Vase,x\n")
    refused = martillo("sales", "import", str(catalogue), "--title", "T")
    assert refused.exit_code == 2
    assert refused.stderr.splitlines() == [
        "martillo: nothing was changed:",
        "line 2: the title is missing",
        "line 3: LotNum 1 is used on line 2 already",
        "line 3: StartPrice: 'x' is not an amount; write it as 1250 or 1250.50",
    ]
    assert not (tmp_path / "house").exists()


def test_a_picture_that_is_none_is_named_by_the_house_and_leaves_nothing(
    martillo: Martillo, catalogue: Path, tmp_path: Path
) -> None:
    (tmp_path / "chair.png").write_text("not a picture")
    refused = martillo("sales", "import", str(catalogue), "--title", "T", "--images", str(tmp_path))
    assert refused.exit_code == 2
    assert "line 2: the picture 'chair.png' is not a picture that can be read" in refused.stderr
    assert martillo("sales", "list").stdout == ""
    assert not list((tmp_path / "house" / "pictures").glob("*"))


def test_a_second_account_for_an_address_is_refused(martillo: Martillo) -> None:
    add = ("users", "add", "ana@example.org", "--name", "Ana", "--password-stdin")
    assert martillo(*add, stdin=PASSWORD).exit_code == 0
    refused = martillo(*add, stdin=PASSWORD)
    assert refused.exit_code == 2
    assert "has an account already" in refused.stderr


def test_the_results_of_an_unknown_sale_are_refused(martillo: Martillo, catalogue: Path) -> None:
    martillo("sales", "import", str(catalogue), "--title", "T")
    refused = martillo("results", "nope", "--csv")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "no such sale" in refused.stderr


@pytest.mark.parametrize("command", [("users", "list"), ("sales", "list"), ("results", "x")])
def test_asking_a_house_that_is_not_there_makes_none(
    martillo: Martillo, tmp_path: Path, command: tuple[str, ...]
) -> None:
    failed = martillo(*command)
    assert failed.exit_code == 1
    assert "there is no house in" in failed.stderr
    assert not (tmp_path / "house").exists()


def test_a_directory_that_cannot_be_used_fails_with_one(
    martillo: Martillo, tmp_path: Path, catalogue: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    failed = martillo(
        "sales", "import", str(catalogue), "--title", "T", "--data", str(tmp_path / "file" / "x")
    )
    assert failed.exit_code == 1
    assert "cannot be used" in failed.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["users", "--help"], ["sales", "import", "--help"], ["demo", "--help"]]
)
def test_every_command_explains_itself(martillo: Martillo, arguments: list[str]) -> None:
    assert martillo(*arguments).exit_code == 0


def test_the_version_is_told(martillo: Martillo) -> None:
    assert re.fullmatch(r"martillo \d+\.\d+\.\d+\n", martillo("--version").stdout)
