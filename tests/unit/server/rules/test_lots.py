"""The order of a catalogue is what putting and moving its lots one by one comes to."""

import hypothesis.strategies as st
from hypothesis import given

from contract.feed import LotAdded
from server.rules.lot import Lot
from server.rules.lots import Lots
from tests.support.rulebook import terms

STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=40)


def lot(number: str) -> Lot:
    return Lot(LotAdded(lot=number, title=number, start=100, has_reserve=False), None, terms())


@given(STEPS)
def test_lots_stand_where_they_were_put(steps: list[tuple[bool, int, int]]) -> None:
    lots, model = Lots(), list[str]()
    for step, (adds, which, where) in enumerate(steps):
        before = model[where % len(model)] if model and where < 9 else None
        if adds or not model:
            lots.add(lot(str(step)), before)
            model.insert(len(model) if before is None else model.index(before), str(step))
        else:
            moved = [number for number in model[which % len(model) :][:3] if number != before][::-1]
            lots.move(moved, before)
            model = [number for number in model if number not in moved]
            place = len(model) if before is None else model.index(before)
            model[place:place] = moved
        assert list(lots) == model
    assert [one.number for one in lots.values()] == model
    assert all(number in lots and lots[number].number == number for number in model)
    assert "none" not in lots
