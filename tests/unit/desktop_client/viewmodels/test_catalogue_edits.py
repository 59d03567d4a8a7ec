"""Edits of a catalogue: what a field changes, and what takes an edit back, whatever it was."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.catalogue import DeskLotView, LotChange
from contract.standing import Phase, Reserve, Standing
from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_edits import (
    changed,
    takes_back_change,
    takes_back_move,
    takes_back_order,
)
from desktop_client.viewmodels.catalogue_fields import LotFault, LotField, field_text, is_fixed, read_field

ENGLISH, SPANISH = Formats("en_GB"), Formats("es_ES")


def lot(number: str = "27A", phase: Phase = Phase.UPCOMING, **values: Any) -> DeskLotView:
    standing = Standing(
        lot=number, phase=phase, price=None, ask=None, leader=None, bids=0, reserve=Reserve.NONE,
        closes_at=None, next_rungs=[],
    )  # fmt: skip
    fields: dict[str, Any] = {
        "position": 1, "title": "Chair", "description": "Beech", "low_estimate": 20_000,
        "high_estimate": 30_000, "start": 10_000, "reserve": None, "seller": "S-1", "vat_bp": None,
        "images": [], "extra": {}, "pictures": 0,
    }  # fmt: skip
    return DeskLotView(lot=number, standing=standing, **{**fields, **values})


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        (LotField.TITLE, "Chair with arms", LotChange(title="Chair with arms")),
        (LotField.TITLE, " Chair ", None),
        (LotField.TITLE, "", LotFault.EMPTY),
        (LotField.TITLE, "x" * 201, LotFault.TOO_LONG),
        (LotField.START, "1,200", LotChange(start=120_000)),
        (LotField.START, "", LotFault.EMPTY),
        (LotField.START, "1.2.3", LotFault.NO_AMOUNT),
        (LotField.START, "12x", LotFault.NO_AMOUNT),
        (LotField.START, "1k", LotFault.NO_AMOUNT),
        (LotField.START, "-5", LotFault.NO_AMOUNT),
        (LotField.START, "€ 250", LotChange(start=25_000)),
        (LotField.START, "250 eur", LotChange(start=25_000)),
        (LotField.RESERVE, "", None),
        (LotField.RESERVE, "150", LotChange(reserve=15_000)),
        (LotField.LOW, "301", LotFault.REVERSED),
        (LotField.HIGH, "", LotChange(high_estimate=None)),
        (LotField.SELLER, "", LotChange(seller=None)),
        (LotField.VAT, "5.5 %", LotChange(vat_bp=550)),
        (LotField.VAT, "0", LotChange(vat_bp=0)),
        (LotField.VAT, "a", LotFault.NO_RATE),
        (LotField.DESCRIPTION, "", LotChange(description="")),
    ],
)
def test_what_was_typed_is_a_change_or_a_fault_or_nothing(
    field: LotField, text: str, told: LotChange | LotFault | None
) -> None:
    assert read_field(lot(), field, text, ENGLISH, "EUR") == told


@pytest.mark.parametrize("field", LotField)
@pytest.mark.parametrize("formats", [ENGLISH, SPANISH])
def test_a_field_left_as_it_is_changes_nothing(field: LotField, formats: Formats) -> None:
    one = lot(reserve=123_456, vat_bp=0, start=1_234_567)
    if field is LotField.START:
        one = lot(start=1_234_567)
    assert read_field(one, field, field_text(one, field, formats, "EUR"), formats, "EUR") is None


def test_what_bidders_rely_on_is_fixed_once_a_lot_has_opened() -> None:
    one = lot(phase=Phase.SOLD)
    assert [field for field in LotField if not is_fixed(one, field)] == [
        LotField.DESCRIPTION,
        LotField.SELLER,
        LotField.VAT,
    ]
    assert not any(is_fixed(lot(), field) for field in LotField)


@pytest.mark.parametrize(
    "change",
    [
        LotChange(title="X", reserve=5),
        LotChange(seller=None),
        LotChange(extra={"a": "b"}),
        LotChange(low_estimate=None),
    ],
)
def test_a_change_taken_back_leaves_the_lot_as_it_was(change: LotChange) -> None:
    before = lot()
    edit = takes_back_change(before, change)
    assert changed(before, change) != before
    assert edit.change_back is not None
    assert changed(changed(before, change), edit.change_back) == before


def moved(order: list[str], lots: list[str], before: str | None) -> list[str]:
    rest = [one for one in order if one not in lots]
    place = len(rest) if before is None else rest.index(before)
    return [*rest[:place], *lots, *rest[place:]]


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_moves_taken_back_leave_the_order_as_it_was(size: int, chance: random.Random) -> None:
    order = [str(number) for number in range(size)]
    lots = chance.sample(order, chance.randint(1, size))
    rest = [one for one in order if one not in lots]
    after = moved(order, lots, chance.choice([*rest, None]))
    for move in takes_back_move(order, lots).moves_back:
        after = moved(after, list(move.lots), move.before)
    assert after == order


def test_lots_that_stood_together_go_back_together() -> None:
    edit = takes_back_move(["1", "2", "3", "4", "5"], ["2", "3", "5"])
    assert [(move.lots, move.before) for move in edit.moves_back] == [(("5",), None), (("2", "3"), "4")]


@given(st.permutations(range(1, 7)))
def test_an_order_of_pictures_taken_back_gives_the_first_one(order: list[int]) -> None:
    pictures = list("abcdef")
    shown = [pictures[number - 1] for number in order]
    back = takes_back_order("1", order).order_back
    assert [shown[number - 1] for number in back] == pictures
