"""What is told to many is encoded once, and what is put together loses history but never the state."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.feed import (
    Announced,
    CatalogueChanged,
    EntryUndone,
    FeedEntry,
    LinedUp,
    LotChanged,
    LotEntry,
    LotsMoved,
    LotSold,
    SaleHeld,
    SaleOpened,
    SaleResumed,
)  # fmt: skip
from contract.wire import (
    Beat,
    Desk,
    DeskLot,
    Event,
    FeedMessage,
    Goodbye,
    GoodbyeMessage,
    MissedBid,
    Role,
    You,
    YouEntry,
    YouMessage,
    YouType,
)  # fmt: skip
from server.gateway.parcels import Parcel, conflated, text_frame
from tests.support.parcels import SALE, bid, entries_of, feed, standing


def beat(head: int) -> Parcel:
    message = Beat(sale=SALE, head=head, now=0, rostrum="present", hold=None, attending=1)
    return Parcel(Event.BEAT, message)


def goodbye() -> Parcel:
    return Parcel(Event.GOODBYE, GoodbyeMessage(reason=Goodbye.RESTARTING))


def one_of(line: list[Any]) -> FeedMessage:
    (parcel,) = line
    message = parcel.message
    assert isinstance(message, FeedMessage)
    return message


def test_a_parcel_is_a_frame_for_websockets_and_a_packet_for_polls_of_the_same_message() -> None:
    parcel = feed(bid(7))
    frame, text = parcel.encode(), parcel.encode(b64=True)
    assert isinstance(frame, bytes)
    assert isinstance(text, str)
    assert frame == text_frame(text.encode())
    assert json.loads(text[2:])[1]["entries"][0]["n"] == 7
    assert "after" not in json.loads(text[2:])[1]


@pytest.mark.parametrize(("length", "header"), [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_a_frame_says_its_length_as_rfc_6455_wants_it(length: int, header: int) -> None:
    frame = text_frame(b"x" * length)
    assert (frame[0], len(frame)) == (0x81, header + length)
    told = frame[1] if header == 2 else int.from_bytes(frame[2:header])
    assert told == length


def test_of_each_lot_the_newest_entry_stays_and_the_rest_is_told_to_be_left_out() -> None:
    line = conflated([feed(bid(5, "1")), feed(bid(6, "2"), bid(7, "1")), feed(bid(8, "2"))])
    assert one_of(line) == FeedMessage(SALE, [bid(7, "1"), bid(8, "2")], after=4)


def test_what_leaves_nothing_out_does_not_say_after() -> None:
    assert one_of(conflated([feed(bid(5, "1")), feed(bid(6, "2"))])).after is None


def test_what_was_put_together_is_put_together_again() -> None:
    once = conflated([feed(bid(5)), feed(bid(6))])
    assert one_of(conflated([*once, feed(bid(7))])) == FeedMessage(SALE, [bid(7)], after=4)


def test_what_is_said_once_and_what_was_struck_stays() -> None:
    said, undone = Announced(n=5, text="tea"), EntryUndone(n=7, lot="1", undoes=3, standing=standing("1", 1))
    line = [feed(said), feed(bid(6)), feed(undone), feed(bid(8))]
    assert entries_of(conflated(line)[0]) == [5, 7, 8]


def test_what_no_standing_tells_stays() -> None:
    changed = LotChanged(n=5, lot="1", title="Chair", start=1, has_reserve=False, standing=standing("1", 1))
    moved, read_anew = LotsMoved(n=6, lots=["1"], before=None), CatalogueChanged(n=7, lots=["1"])
    lined_up = [LinedUp(n=n, lot="1", standing=standing("1", 1)) for n in (8, 9)]
    entries: list[FeedEntry] = [changed, moved, read_anew, *lined_up, bid(10)]
    line = [feed(one) for one in entries]
    assert entries_of(conflated(line)[0]) == [5, 6, 7, 9, 10]


def test_of_holds_the_last_word_stays() -> None:
    line = [feed(SaleOpened(n=1)), feed(SaleHeld(n=2, text="x")), feed(SaleResumed(n=3)), feed(bid(4))]
    assert entries_of(conflated(line)[0]) == [1, 3, 4]


def test_beats_and_what_concerns_you_keep_the_newest_whole() -> None:
    def you(at_stake: int, *entries: YouEntry) -> Parcel:
        me = You(user="u", name="Ann", role=Role.BIDDER, at_stake=at_stake)
        return Parcel(Event.YOU, YouMessage(SALE, list(entries), me))

    outbid, leading = YouEntry(type=YouType.OUTBID, lot="1"), YouEntry(type=YouType.LEADING, lot="1")
    won = YouEntry(type=YouType.WON, lot="2")
    line = conflated([beat(1), you(1, outbid), beat(2), you(2, leading), you(3, won)])
    assert [parcel.event for parcel in line] == [Event.BEAT, Event.YOU]
    assert line[0].message.head == 2
    assert line[1].message.you.at_stake == 3
    assert line[1].message.entries == [outbid, leading, won]


def test_of_the_desk_each_lot_is_the_newest_and_no_missed_bid_is_lost() -> None:
    def desk(reserve: int, at: int) -> Parcel:
        missed = MissedBid(lot="1", paddle="101", amount=None, at=at, closed_at=0)
        lots = [DeskLot(lot="1", reserve=reserve, book=[])]
        return Parcel(Event.DESK, Desk(sale=SALE, lots=lots, missed=[missed]))

    (parcel,) = conflated([desk(1, 10), desk(2, 20)])
    assert [lot.reserve for lot in parcel.message.lots] == [2]
    assert [missed.at for missed in parcel.message.missed] == [10, 20]


def test_verdicts_and_goodbyes_stay_where_they_are_and_nothing_overtakes_its_kind() -> None:
    farewell, verdict = goodbye(), object()
    line = conflated([feed(bid(1)), verdict, feed(bid(2)), beat(2), farewell, None])
    assert line[0] is verdict
    assert [one.event for one in line[1:4]] == [Event.FEED, Event.BEAT, Event.GOODBYE]
    assert line[3:] == [farewell, None]


def test_two_sales_are_kept_apart() -> None:
    line = conflated([feed(bid(1)), feed(bid(9), sale="t"), feed(bid(2)), feed(bid(10), sale="t")])
    assert [(one.message.sale, entries_of(one)) for one in line] == [("s", [2]), ("t", [10])]


def test_slow_readers_of_one_room_share_what_was_put_together() -> None:
    first, second, third = feed(bid(1)), feed(bid(2)), feed(bid(3))
    assert conflated([first, second])[0] is conflated([first, second])[0]
    assert conflated([second, third])[0] is not conflated([first, third])[0]


def test_a_reader_who_was_told_something_in_between_by_an_answer_shares_nothing_that_lacks_it() -> None:
    """One left and attended again: what was told in between is in his answer, and in nobody else's."""
    first, between, last = feed(bid(1)), feed(bid(2, "2")), feed(bid(3))
    assert entries_of(conflated([first, last])[0]) == [3]
    assert entries_of(conflated([first, between, last])[0]) == [2, 3]


def test_what_is_put_together_comes_behind_the_entries_that_it_is_about() -> None:
    me = You(user="u", name="Ann", role=Role.BIDDER)
    mine = Parcel(Event.YOU, YouMessage(SALE, [YouEntry(type=YouType.LEADING, lot="1", n=1)], me))
    line = conflated([feed(bid(1)), mine, beat(1), feed(bid(2))])
    assert [parcel.event for parcel in line] == [Event.FEED, Event.BEAT, Event.YOU]


ENTRIES = st.lists(st.tuples(st.sampled_from("123"), st.booleans()), min_size=1, max_size=30)


@given(ENTRIES, st.integers(0, 8), st.data())
def test_whoever_reads_what_was_put_together_ends_on_the_same_standings(
    lots: list[tuple[str, bool]], joined: int, data: st.DataObject
) -> None:
    entries: list[LotEntry] = [
        LotSold(n=n, lot=lot, to="101", price=n, standing=standing(lot, n)) if sold else bid(n, lot)
        for n, (lot, sold) in enumerate(lots, 1)
    ]
    line: list[Any] = []
    for entry in entries:
        line.append(feed(entry))  # type: ignore[arg-type]
        if data.draw(st.booleans()):
            line = conflated(line)
    message = one_of(conflated(line))
    # A reader may have had more than the message begins with: from an answer to `attend` in between.
    known = min(joined, len(entries))
    shown = {entry.lot: entry.standing for entry in entries[:known]}
    shown |= {entry.lot: entry.standing for entry in message.entries if entry.n > known}  # type: ignore[union-attr]
    assert shown == {entry.lot: entry.standing for entry in entries}
    assert message.entries[-1].n == len(entries)
    assert [entry.n for entry in message.entries] == sorted({entry.n for entry in message.entries})
    assert msgspec.json.decode(msgspec.json.encode(message), type=FeedMessage) == message
