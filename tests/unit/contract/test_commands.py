"""What comes in is refused unless it is exactly what the contract says."""

from typing import Any

import msgspec
import pytest

from contract.commands import Attend, Bid, Call, Pulse, Sell

BID: dict[str, Any] = {"id": "b-1", "sale": "s", "lot": "27A", "amount": 1000, "mode": "exact"}


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 10.0}, {"amount": float("nan")}, {"amount": "10"}, {"amount": True}, {"amount": None},
        {"amount": 0}, {"amount": -5}, {"amount": 10**13 + 1}, {"amount": 10**40}, {"amount": [10]},
        {"mode": "secret"}, {"lot": 27}, {"lot": ""}, {"lot": "x" * 21}, {"id": ""}, {"id": "a b"},
        {"id": "x" * 65}, {"id": "b-1\n"}, {"price": 1}, {"expires_at": -1}, {"expires_at": 1.5},
    ],
)  # fmt: skip
def test_a_malformed_bid_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(BID | change, Bid)


@pytest.mark.parametrize("field", ["id", "sale", "lot", "amount", "mode"])
def test_a_bid_without_a_field_is_refused(field: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({name: value for name, value in BID.items() if name != field}, Bid)


def test_a_call_is_read_by_the_type_of_its_action() -> None:
    call = msgspec.convert({"id": "c", "sale": "s", "action": {"type": "sell", "lot": "1"}}, Call)
    assert call.action == Sell(lot="1")


@pytest.mark.parametrize(
    "action",
    [{"type": "explode"}, {"lot": "1"}, {"type": "sell"}, {"type": "sell", "lot": "1", "amount": 5}, "sell"],
)
def test_an_action_that_is_not_one_is_refused(action: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "c", "sale": "s", "action": action}, Call)


@pytest.mark.parametrize(
    ("body", "kind"), [({"sale": "s", "after": -1}, Attend), ({"t": 1.5}, Pulse), ([], Pulse)]
)
def test_other_malformed_bodies_are_refused(body: object, kind: type) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, kind)
