"""Which picture belongs to which lot."""

from types import SimpleNamespace

import pytest

from contract.catalogue import lot_sort, match_pictures, next_number, split_numbers


def lots(*numbers: str, **images: list[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(lot=number, images=images.get(f"lot{number}", [])) for number in numbers]


@pytest.mark.parametrize(
    "name",
    [
        "27A.jpg", "27a.JPG", "27A-1.jpg", "27A_01.png", "27A (1).jpeg", "27A(1).webp", "27A.1.jpg",
        "lot 27A.jpg",
        "Lot27A.jpg",
        "LOTE_27A_1.jpg", "photos/sale 3/27A.jpg", r"C:\photos\27A.jpg",
        "027A.jpg", "0027A-001.tif",
        "lot-27A (1).jpg", "27A_.jpg",
    ],
)  # fmt: skip
def test_a_name_tells_its_lot(name: str) -> None:
    assert match_pictures([name], lots("2", "7", "27", "27A", "A")) == {name: ("27A", 1)}


@pytest.mark.parametrize(
    "name", ["IMG_1234.jpg", "127.jpg", "270.jpg", "27AA.jpg", "view.jpg", ".jpg", "27-front.jpg", "x27.jpg"]
)
def test_a_name_that_tells_nothing_matches_nothing(name: str) -> None:
    assert match_pictures([name], lots("2", "7", "27", "27A")) == {name: None}


def test_the_pictures_of_a_lot_are_numbered_by_their_names_without_gaps() -> None:
    names = ["27_10.jpg", "27_2.jpg", "27.jpg", "28-5.jpg"]
    assert match_pictures(names, lots("27", "28")) == {
        "27_10.jpg": ("27", 3), "27_2.jpg": ("27", 2), "27.jpg": ("27", 1), "28-5.jpg": ("28", 1),
    }  # fmt: skip


def test_a_letter_is_a_place_where_it_is_no_lot() -> None:
    assert match_pictures(["27a.jpg", "27b.jpg", "27c.jpg"], lots("27", "27B")) == {
        "27a.jpg": ("27", 1), "27b.jpg": ("27B", 1), "27c.jpg": ("27", 2),
    }  # fmt: skip


def test_what_the_catalogue_says_goes_before_what_the_name_says() -> None:
    told = lots("27", "28", lot28=["IMG_9.jpg", "folder/27.JPG"])
    assert match_pictures(["27.jpg", "28.jpg", "img_9.jpg"], told) == {
        "27.jpg": ("28", 2), "28.jpg": ("28", 3), "img_9.jpg": ("28", 1),
    }  # fmt: skip


def test_a_lot_whose_number_has_a_hyphen_keeps_its_pictures() -> None:
    assert match_pictures(["27-1.jpg", "27-2.jpg"], lots("27", "27-1")) == {
        "27-1.jpg": ("27-1", 1), "27-2.jpg": ("27", 1),
    }  # fmt: skip


def test_lots_sort_as_people_count() -> None:
    assert sorted(["10", "9", "27A", "28", "27", "A2", "27B", "A10"], key=lot_sort) == [
        "9", "10", "27", "27A", "27B", "28", "A2", "A10",
    ]  # fmt: skip


def test_the_next_number_is_the_first_free_one_after_a_lot() -> None:
    assert next_number({"1", "2", "4"}, "2") == "3"
    assert next_number({"27a", "28"}, "27A") == "29"
    assert next_number(set()) == "1"


def test_the_parts_of_a_split_lot_get_letters_and_lots_with_letters_get_points() -> None:
    assert split_numbers({"27", "27b"}, "27", 2) == ["27A", "27C"]
    assert split_numbers({"27a"}, "27A", 2) == ["27A.1", "27A.2"]
