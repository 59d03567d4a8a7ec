"""What cannot be read is told with the field that it is about, in a sentence that never repeats the value."""

from typing import Annotated, Any

import msgspec
import pytest

from contract.commands import Attend, Bid, Call
from server.gateway.decoding import MalformedError, decode, decode_json, told

BID = {"id": "a", "sale": "s", "lot": "1", "amount": 100, "mode": "exact"}
SECRET = 987654321987


class Tags(msgspec.Struct):
    tags: Annotated[list[int], msgspec.Meta(min_length=2)]


def complaint(body: Any, kind: type = Bid) -> MalformedError:
    with pytest.raises(MalformedError) as caught:
        decode(body, kind)
    return caught.value


@pytest.mark.parametrize(
    ("body", "kind", "field", "said"),
    [
        (
            BID | {"amount": 1.5},
            Bid,
            "amount",
            "The field amount must be a whole number, not a number with decimals.",
        ),
        (BID | {"amount": "x"}, Bid, "amount", "The field amount must be a whole number, not a text."),
        (BID | {"amount": None}, Bid, "amount", "The field amount must be a whole number, not nothing."),
        (BID | {"amount": 0}, Bid, "amount", "The field amount must be at least 1."),
        (BID | {"lot": ""}, Bid, "lot", "The field lot must have at least 1 character."),
        (BID | {"id": "a b"}, Bid, "id", "The field id has a value that is not allowed."),
        (BID | {"mode": "x"}, Bid, "mode", "The field mode has a value that is not allowed."),
        (BID | {"more": 1}, Bid, None, "There is no field more in this message."),
        (BID | {"\x1b[31m\n": 1}, Bid, None, "There is no field 31m in this message."),
        (BID | {"\n": 1}, Bid, None, "There is no field of that name in this message."),
        ({"after": 1}, Attend, "sale", "The field sale is missing."),
        ([], Attend, None, "The message must be an object, not a list."),
        (None, Attend, None, "The message must be an object, not nothing."),
        (
            {"id": "a", "sale": "s", "action": {"type": "sell"}},
            Call,
            "action.lot",
            "The field lot is missing in action.",
        ),
        ({"tags": [1, "x"]}, Tags, "tags[1]", "The field tags[1] must be a whole number, not a text."),
        ({"tags": [1]}, Tags, "tags", "The field tags must have at least 2 entries."),
    ],
)
def test_a_complaint_is_a_sentence_and_names_its_field(
    body: Any, kind: type, field: str | None, said: str
) -> None:
    error = complaint(body, kind)
    assert (error.field, str(error)) == (field, said)


@pytest.mark.parametrize(
    "body",
    [
        BID | {"amount": -SECRET},
        BID | {"amount": f"{SECRET}"},
        BID | {"mode": f"{SECRET}"},
        BID | {"id": f"{SECRET} "},
        BID | {"expires_at": -SECRET},
    ],
)
def test_the_value_is_never_repeated(body: Any) -> None:
    assert str(SECRET) not in str(complaint(body))


def test_any_complaint_becomes_a_sentence() -> None:
    assert str(told("Something new that msgspec says `x` - at `$.a.b`")).startswith("The field a.b ")
    assert str(told("")) == "The message has a value that is not allowed."


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"NaN", b'{"sale": Infinity}', b"\xff", b"[" * 5_000, b'{"a":1}{"b":2}'], ids=repr
)
def test_what_is_no_json_is_malformed(raw: bytes) -> None:
    with pytest.raises(MalformedError):
        decode_json(raw, Attend)


def test_what_is_right_is_read() -> None:
    assert decode_json(b'{"sale": "s", "after": 3}', Attend) == Attend(sale="s", after=3)
