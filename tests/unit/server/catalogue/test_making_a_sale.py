"""A new sale's terms and id, and its ladder."""

import json
from pathlib import Path

import pytest

from contract.ladder import LadderError
from contract.terms import SaleKind, Terms
from server.catalogue.ladders import ladder_currency, ladder_names, load_ladder
from server.catalogue.new_sale import NewSale, check_new_sale, new_sale_id
from server.catalogue.problems import CatalogueError, Problem

LADDER = load_ladder("collective", "EUR")


def terms(**changes: object) -> Terms:
    return Terms(**{"kind": SaleKind.LIVE, "currency": "EUR", "ladder": LADDER, **changes})  # type: ignore[arg-type]


def test_the_three_shipped_ladders_can_be_climbed() -> None:
    assert ladder_names() == ["auction-fr", "collective", "ebay-2003"]
    assert [load_ladder(name, "EUR").next(100_00) for name in ladder_names()] == [110_00, 110_00, 102_50]
    assert ladder_currency("ebay-2003") == "USD"
    assert ladder_currency("collective") is None


def test_a_house_may_bring_a_ladder_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"name": "own", "bands": [{"from": "0", "step": "7"}]}))
    assert load_ladder(str(path), "EUR").next(7_00) == 14_00


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"name": "x", "bands": []}', '{"name": "x"}', "x" * 300_000]
)
def test_a_file_that_is_no_ladder_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text)
    with pytest.raises(LadderError):
        load_ladder(str(path), "EUR")


@pytest.mark.parametrize("name", ["nope", "../collective", "", "."])
def test_an_unknown_ladder_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(LadderError, match="auction-fr, collective, ebay-2003"):
        load_ladder(name, "EUR")


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Autumn", "autumn-"),
        ("Relojería & Joyas — otoño", "relojeria-joyas-otono-"),
        ("東京", "sale-"),
        ("../../etc", "etc-"),
        ("The estate of a gentleman of Toledo", "the-estate-of-a-"),
        ("x" * 60, "x" * 24 + "-"),
    ],
)
def test_a_sales_id_is_short_and_readable(title: str, begins: str) -> None:
    sale_id = new_sale_id(title)
    assert sale_id.startswith(begins)
    assert len(sale_id) == len(begins) + 4
    assert new_sale_id(title) != sale_id


def test_a_sale_gets_an_id_that_no_other_has() -> None:
    asked: list[str] = []

    def is_taken(sale: str) -> bool:
        asked.append(sale)
        return len(asked) < 3

    sale_id = new_sale_id("Autumn", is_taken)
    assert asked[-1] == sale_id
    assert [len(sale) for sale in asked] == [11, 12, 13]


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewSale("t", terms(kind=SaleKind.TIMED)), "needs the time at which its first lot closes"),
        (NewSale("t", terms(kind=SaleKind.TIMED, opens_at=5, closes_at=5)), "close before it opens"),
        (NewSale("t", terms(closes_at=5)), "a live sale has no closing time"),
        (NewSale(" ", terms()), "the title must be printable"),
        (NewSale("a\nb", terms()), "the title must be printable"),
        (NewSale("t", terms(currency="euro")), "not a currency code"),
    ],
)
def test_terms_that_do_not_go_together_are_refused(new: NewSale, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        check_new_sale(new)


def test_what_is_wrong_is_said_without_a_commands_options() -> None:
    with pytest.raises(CatalogueError) as refused:
        check_new_sale(NewSale("t", terms(kind=SaleKind.TIMED)))
    assert "--" not in str(refused.value)


def test_terms_that_go_together_are_taken() -> None:
    check_new_sale(NewSale("t", terms()))
    check_new_sale(NewSale("t", terms(kind=SaleKind.TIMED, opens_at=4, closes_at=5)))


def test_a_long_list_of_problems_is_cut() -> None:
    error = CatalogueError([Problem(line, "bad") for line in range(1, 61)])
    assert error.detail.splitlines()[:2] == ["line 1: bad", "line 2: bad"]
    assert error.detail.splitlines()[-1] == "… and 10 more"
