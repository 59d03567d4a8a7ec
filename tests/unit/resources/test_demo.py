"""The demo sale is whole: a catalogue that the house can import, and a picture for each of its lots."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtGui import QImageReader

import resources
from server.catalogue.importer import read_catalogue
from server.catalogue.ladders import load_ladder

CATALOGUE = resources.path("demo", "catalogue.csv")
PICTURES = resources.path("demo", "pictures")
PICTURE_LIMIT_BYTES = 150 * 1024


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _pictures() -> Iterator[tuple[str, str]]:
    for row in _rows():
        yield from (
            (row["LotNum"], row[column]) for column in row if column.startswith("ImageFile.") and row[column]
        )


def test_sixteen_lots_have_each_a_number_of_their_own_and_one_came_late() -> None:
    numbers = [row["LotNum"] for row in _rows()]
    assert len(numbers) == len(set(numbers)) == 16
    assert numbers.index("47A") == numbers.index("47") + 1


def test_the_house_imports_the_catalogue_without_a_single_problem() -> None:
    draft = read_catalogue(CATALOGUE.read_bytes(), "EUR")
    assert list(draft.problems) == []
    assert len(draft.rows) == 16


def test_each_lot_is_described_as_a_catalogue_would() -> None:
    for row in _rows():
        assert 10 < len(row["Title"]) <= 80, row["LotNum"]
        assert 2 <= row["Description"].count(". ") + 1 <= 6, row["LotNum"]
        assert 150 < len(row["Description"]) < 700, row["LotNum"]


def test_amounts_make_sense_together_and_starts_are_rungs() -> None:
    ladder = load_ladder("auction-fr", "EUR")
    for row in _rows():
        low, high, start = (int(row[column]) for column in ("LowEst", "HighEst", "StartPrice"))
        assert start < low < high, row["LotNum"]
        assert ladder.is_rung(start * 100), row["LotNum"]
        if row["Reserve"]:
            assert start < int(row["Reserve"]) <= low, row["LotNum"]
    assert sum(bool(row["Reserve"]) for row in _rows()) == 8


def test_three_sellers_and_a_lot_that_bears_tax_make_settlements_worth_looking_at() -> None:
    rows = read_catalogue(CATALOGUE.read_bytes(), "EUR").rows
    sellers = Counter(row.seller for row in rows)
    assert len(sellers) == 3
    assert None not in sellers
    assert min(sellers.values()) >= 4
    assert [(row.lot, row.vat_bp) for row in rows if row.vat_bp] == [("49", 2_100)]


def test_every_lot_has_its_picture_and_every_picture_its_lot() -> None:
    named = list(_pictures())
    assert {lot for lot, _ in named} == {row["LotNum"] for row in _rows()}
    assert all(file.startswith(f"{lot}-") for lot, file in named)
    assert {file for _, file in named} == {file.name for file in PICTURES.glob("*.jpg")}


def test_pictures_are_square_decode_and_stay_small() -> None:
    for _, name in _pictures():
        reader = QImageReader(str(PICTURES / name))
        image = reader.read()
        assert (image.width(), image.height()) == (1200, 1200), f"{name}: {reader.errorString()}"
        assert (PICTURES / name).stat().st_size <= PICTURE_LIMIT_BYTES, name


def test_every_picture_has_the_drawing_that_it_was_rendered_from() -> None:
    drawings = {file.stem for file in (PICTURES / "src").glob("*.svg")}
    assert drawings == {file.stem for file in PICTURES.glob("*.jpg")}
