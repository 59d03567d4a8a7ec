"""What is the same command: a bid that is sent again after the server was renewed still is."""

import hashlib
from typing import Any

import msgspec

from contract.chain import canonical
from contract.commands import Bid, Call
from server.gateway.commands import fingerprint

BID: dict[str, Any] = {"id": "b", "sale": "s", "lot": "1", "amount": 100, "mode": "max"}


def bid(**more: Any) -> Bid:
    return msgspec.convert(BID | more, Bid)


def undo(**more: Any) -> Call:
    return msgspec.convert({"id": "c", "sale": "s", "action": {"type": "undo", "lot": "1"} | more}, Call)


def test_a_bid_of_the_first_release_is_still_the_same_bid() -> None:
    first_release = canonical(BID | {"expires_at": None})
    assert fingerprint(bid()) == hashlib.sha256(first_release).digest()
    undone = {"id": "c", "sale": "s", "action": {"type": "undo", "lot": "1", "entry": None}}
    assert fingerprint(undo()) == hashlib.sha256(canonical(undone)).digest()


def test_what_is_new_in_a_bid_makes_it_another() -> None:
    bids = [bid(), bid(plus_one=True), bid(group="g"), bid(plus_one=True, group="g"), bid(amount=101)]
    assert len({fingerprint(one) for one in bids}) == len(bids)
