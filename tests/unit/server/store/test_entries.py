"""What a start reads of a bid, and what it leaves to be read when the feed is asked for."""

import pytest

from contract.chain import canonical
from contract.commands import BidMode
from contract.feed import BidTaken, SaleOpened
from contract.standing import Phase, Reserve, Standing
from server.store.entries import DECODE_FOLDED, DECODE_PUBLIC, StoredFeed

STANDING = Standing("7", Phase.OPEN, 500, 550, "12", 3, Reserve.NONE, None, [600, 650])
BID = BidTaken(n=2, at=1_000, lot="7", by="12", mode=BidMode.EXACT, amount=500, standing=STANDING)
OPENED = SaleOpened(n=1, at=900)


def test_a_folded_bid_has_all_of_a_bid_but_its_standing() -> None:
    folded = DECODE_FOLDED["bid"](canonical(BID))
    assert isinstance(folded, BidTaken)
    for name in BidTaken.__struct_fields__:
        assert getattr(folded, name) == (None if name == "standing" else getattr(BID, name)), name


def test_every_other_kind_is_folded_from_all_of_its_entry() -> None:
    others = [kind for kind in DECODE_PUBLIC if kind != "bid"]
    assert all(DECODE_FOLDED[kind] is DECODE_PUBLIC[kind] for kind in others)
    assert set(DECODE_FOLDED) == set(DECODE_PUBLIC)


def test_a_folded_bid_of_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match="type"):
        DECODE_FOLDED["bid"](canonical(OPENED))


def test_a_feed_reads_what_it_was_given_as_bytes_once_and_in_full() -> None:
    feed = StoredFeed([canonical(OPENED), canonical(BID)])
    assert feed[1] == BID
    assert feed[-1] is feed[1]
    assert list(feed) == [OPENED, BID]
    assert feed[1:] == [BID]
    assert feed[5:9] == []


def test_a_feed_goes_on_with_what_is_told() -> None:
    feed = StoredFeed([canonical(OPENED)])
    feed.extend([BID])
    assert (len(feed), feed[1]) == (2, BID)
    assert feed[1] is BID
