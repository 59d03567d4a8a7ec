"""The picture of a sale, against the sale that the real rules decided."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from contract.commands import (
    EndSale,
    GiveFairWarning,
    Hold,
    OpenLot,
    OpenSale,
    Reopen,
    Resume,
    RoomBid,
    Sell,
    Undo,
)
from contract.standing import Phase
from contract.wire import Attendance, Beat, FeedMessage, MissedBid, SaleStatus, YouMessage
from desktop_client.saleroom.changes import NOTHING, RoomChange
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind, Who
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def test_attending_gives_the_whole_picture() -> None:
    view = PaperRoom()
    change = view.attend()
    assert change.anew
    assert change.lots == {"1", "2", "3"}
    assert view.room.lot_numbers() == ["1", "2", "3"]
    assert (view.room.status, view.room.live, view.room.on_the_block) == (SaleStatus.UPCOMING, True, None)
    assert view.room.your_paddle == "101"


def test_what_is_pushed_is_applied_and_named() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 150)
    change = view.hear()
    assert change == RoomChange(lots=frozenset({"1"}), added=(3,))
    assert view.room.standings["1"] == view.paper.standing()
    assert view.room.on_the_block == "1"


def test_opening_a_lot_changes_what_is_on_the_block() -> None:
    view = PaperRoom()
    view.attend()
    view.paper.call(OpenSale())
    assert view.hear().sale
    view.paper.call(OpenLot(lot="2"))
    assert view.hear().on_the_block
    assert view.room.on_the_block == "2"


def test_the_latest_lot_stays_after_the_hammer() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 100)
    view.paper.call(Sell(lot="1"))
    change = view.hear()
    assert change.on_the_block
    assert (view.room.on_the_block, view.room.latest_lot) == (None, "1")


def test_entries_that_are_known_change_nothing() -> None:
    view = PaperRoom()
    view.open()
    assert view.room.take_feed(FeedMessage("s", view.entries)) is NOTHING
    assert view.room.last == 2


def test_entries_after_a_hole_are_not_applied() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 150)
    view.paper.bid("c", 200)
    change = view.room.take_feed(FeedMessage("s", view.entries[3:]))
    assert change == RoomChange(gap=True)
    assert view.room.standings["1"].price is None
    assert view.room.last == 2


def test_a_slow_reader_goes_on_from_what_was_put_together_for_him_and_knows_how_much_was_left_out() -> None:
    view = PaperRoom()
    view.open()
    for amount in (100, 110, 120):
        view.paper.bid("a" if amount != 110 else "b", amount, "exact")
    change = view.room.take_feed(FeedMessage("s", view.entries[-1:], after=2))
    assert (change.gap, change.skipped, change.added) == (False, 2, (5,))
    assert (view.room.last, view.room.skipped) == (5, 2)
    assert view.room.standings["1"] == view.paper.standing()
    assert view.attend().added == ()


def test_what_was_put_together_for_somebody_further_on_is_a_hole() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 100, "exact")
    view.paper.bid("b", 110, "exact")
    assert view.room.take_feed(FeedMessage("s", view.entries[-1:], after=3)) == RoomChange(gap=True)
    assert (view.room.last, view.room.skipped) == (2, 0)


def test_a_signed_head_is_kept_for_the_audit_and_is_no_row() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 100)
    view.paper.call(Sell(lot="1"))
    view.hear()
    assert [head.n for head in view.room.heads] == [view.room.last]
    assert view.room.last not in view.room.rows


def test_what_another_sale_says_is_not_heard() -> None:
    view = PaperRoom()
    view.open()
    you = view.paper.sale.you("b", "B", view.role)
    assert view.room.take_you(YouMessage("other", [], you)) is NOTHING
    beat = Beat(sale="other", head=9, now=1, rostrum="away", hold="x", attending=3)
    assert view.room.take_beat(beat) is NOTHING
    assert view.room.take_attendance(Attendance("other", [])) is NOTHING
    view.paper.bid("b", 150)
    assert view.room.take_feed(FeedMessage("other", view.entries[2:])) is NOTHING


def test_coming_back_adds_what_was_missed_and_is_not_anew() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 150)
    view.paper.call(GiveFairWarning(lot="1"))
    change = view.attend()
    assert not change.anew
    assert change.added == (3, 4)
    assert view.room.standings["1"].phase is Phase.FAIR_WARNING


def test_a_shorter_feed_is_another_ledger_and_begins_anew() -> None:
    view = PaperRoom()
    view.open()
    other = PaperRoom()
    other.room = view.room
    assert other.attend().anew
    assert (view.room.last, view.room.rows, view.room.status) == (0, {}, SaleStatus.UPCOMING)


def test_a_hold_and_its_message_come_and_go() -> None:
    view = PaperRoom()
    view.open()
    view.paper.call(Hold(text="a moment"))
    assert view.hear().sale
    assert view.room.hold == "a moment"
    view.paper.call(Resume())
    view.hear()
    assert view.room.hold is None


def test_the_end_is_known() -> None:
    view = PaperRoom()
    view.attend()
    view.paper.call(OpenSale())
    view.paper.call(EndSale())
    view.hear()
    assert view.room.status is SaleStatus.ENDED


def test_a_beat_tells_who_attends_and_whether_the_rostrum_is_there() -> None:
    view = PaperRoom()
    view.open()
    beat = Beat(sale="s", head=2, now=1, rostrum="away", hold=None, attending=7)
    assert view.room.take_beat(beat).attendance
    assert (view.room.attending, view.room.rostrum_present) == (7, False)
    assert view.room.take_beat(beat) is NOTHING


def test_an_entry_that_is_told_was_recorded_so_the_rostrum_is_there_again() -> None:
    view = PaperRoom()
    view.open()
    view.room.take_beat(Beat(sale="s", head=2, now=1, rostrum="away", hold=None, attending=7))
    view.paper.bid("b", 100)
    assert view.hear().sale
    assert view.room.rostrum_present


def test_a_beat_from_before_or_after_does_not_decide_on_a_hold() -> None:
    view = PaperRoom()
    view.open()
    view.room.take_beat(Beat(sale="s", head=9, now=1, rostrum="present", hold="later", attending=1))
    assert view.room.hold is None


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_tell_you_the_room_other_paddles_and_the_house_apart() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 100, "exact")
    view.paper.call(RoomBid(lot="1", amount=110))
    view.paper.bid("b", 120, "exact")
    view.hear()
    whose = [row.who(view.room.your_paddle) for row in view.room.rows.values()]
    assert whose == [Who.HOUSE, Who.HOUSE, Who.YOU, Who.ROOM, Who.PADDLE]
    assert [row.amount for row in view.room.rows.values()] == [None, None, 100, 110, 120]


def test_a_max_stays_secret_and_shows_the_price() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 300)
    view.hear()
    row = view.room.rows[3]
    assert (row.kind, row.secret, row.amount, row.price, row.leads) == (RowKind.BID, True, None, 100, True)


def test_a_bid_that_the_book_answered_does_not_lead() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("b", 300)
    view.paper.bid("a", 150, "exact")
    view.hear()
    assert not view.room.rows[4].leads
    assert view.room.standings["1"].leader == "102"


def test_an_undone_bid_is_struck_through_and_no_longer_counts_as_yours() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 100, "exact")
    view.hear()
    assert view.room.has_bid("1")
    view.paper.call(Undo(lot="1"))
    change = view.hear()
    assert change.struck == (3,)
    assert view.room.rows[3].struck
    assert view.room.rows[4].undoes == 3
    assert not view.room.has_bid("1")


# ── the price over time ──────────────────────────────────────────────────────────────────────────────


def test_the_history_has_a_step_for_each_new_price() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 100, "exact")
    view.paper.bid("b", 150, "exact")
    view.paper.call(GiveFairWarning(lot="1"))
    view.hear()
    assert [point.price for point in view.room.history("1")] == [100, 150]
    assert [point.n for point in view.room.history("1")] == [3, 4]
    assert view.room.history("2") == ()


def test_an_undo_takes_its_step_out_of_the_history() -> None:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 100, "exact")
    view.paper.call(RoomBid(lot="1", amount=500))
    view.paper.call(Undo(lot="1"))
    view.hear()
    assert [point.price for point in view.room.history("1")] == [100]
    view.paper.call(Undo(lot="1"))
    view.hear()
    assert view.room.history("1") == ()


# ── the clerk's desk ─────────────────────────────────────────────────────────────────────────────────


def test_the_desk_is_replaced_when_attending_and_merged_after() -> None:
    view = PaperRoom(user="clerk")
    view.room.take_desk(view.desk())
    view.paper.bid("b", 300)
    assert view.room.take_desk(view.desk()).lots == {"1", "2", "3"}
    assert view.room.desk.lots["2"].reserve == 80
    assert view.room.desk.name_of("102") == "B"
    assert view.room.desk.name_of("999") is None
    missed = MissedBid(lot="1", paddle="102", amount=200, at=5, closed_at=4)
    desk = msgspec.structs.replace(view.desk(), missed=[missed])
    view.room.take_desk(desk)
    view.room.take_desk(desk)
    assert view.room.desk.missed == [missed]


# ── the catalogue ────────────────────────────────────────────────────────────────────────────────────


def test_the_catalogue_orders_the_lots_and_does_not_overwrite_what_is_known() -> None:
    view = PaperRoom()
    stale = view.catalogue()
    view.open()
    view.paper.bid("b", 150)
    view.hear()
    change = view.room.take_catalogue(reversed(stale))
    assert change.lots == {"1", "2", "3"}
    assert view.room.lot_numbers() == ["1", "2", "3"]
    assert view.room.standings["1"].price == 100


@given(cuts=st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_however_the_feed_is_cut_the_picture_is_the_same(cuts: list[int]) -> None:
    view = PaperRoom()
    view.attend()
    paper = view.paper
    paper.call(OpenSale())
    paper.call(OpenLot(lot="1"))
    paper.bid("a", 100, "exact")
    paper.bid("b", 300)
    paper.call(RoomBid(lot="1", amount=170))
    paper.call(Undo(lot="1"))
    paper.call(Sell(lot="1"))
    paper.call(Reopen(lot="1", text="a missed bid"))
    paper.call(Sell(lot="1"))
    paper.call(OpenLot(lot="2"))
    entries = view.entries
    at_once = SaleRoom("s")
    at_once.take_attended(view.attended(0))
    place = 0
    for cut in [*cuts, len(entries)]:
        view.room.take_feed(FeedMessage("s", entries[max(place - 1, 0) : place + cut]))
        place = min(place + cut, len(entries))
    assert view.room.rows == at_once.rows
    assert view.room.standings == at_once.standings
    assert view.room.on_the_block == at_once.on_the_block == "2"
    assert view.room.history("1") == at_once.history("1")
