"""What the house changes while people look: lots moved, added, changed, lined up; every picture follows."""

import msgspec
import pytest

from contract import feed
from contract.ladder import Band, Ladder
from contract.standing import Phase
from contract.wire import FeedMessage, LotView
from desktop_client.saleroom.changes import RoomChange
from desktop_client.saleroom.lot_order import moved, numbered, on_ladder, placed
from desktop_client.saleroom.rows import RowKind, row_of
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def push(view: PaperRoom, *entries: feed.FeedEntry) -> RoomChange:
    """Push entries as the house would number them."""
    last = view.room.last
    numbered_entries = [
        msgspec.structs.replace(entry, n=last + step, at=1_000) for step, entry in enumerate(entries, 1)
    ]
    return view.room.take_feed(FeedMessage("s", numbered_entries))


def read(view: PaperRoom) -> list[LotView]:
    return [msgspec.structs.replace(lot, position=lot.position + 1) for lot in view.catalogue()]


@pytest.mark.parametrize(
    ("lots", "before", "order"),
    [
        (["4"], "2", ["1", "4", "2", "3"]),
        (["1"], None, ["2", "3", "4", "1"]),
        (["3", "1"], "4", ["2", "3", "1", "4"]),
        (["2", "3"], "2", ["1", "4", "2", "3"]),
        (["9"], "1", ["1", "2", "3", "4"]),
        (["1"], "9", ["2", "3", "4", "1"]),
    ],
)
def test_moved_lots_stand_where_the_entry_says(lots: list[str], before: str | None, order: list[str]) -> None:
    assert moved(["1", "2", "3", "4"], lots, before) == order


def test_the_room_and_its_catalogue_follow_a_move() -> None:
    view = PaperRoom()
    view.attend()
    view.room.take_catalogue(read(view))
    change = push(view, feed.LotsMoved(lots=["3"], before="1"))
    assert change.catalogue
    assert view.room.lot_numbers() == list(view.room.catalogue) == ["3", "1", "2"]
    assert [lot.position for lot in view.room.catalogue.values()] == [1, 2, 3]


def test_a_catalogue_read_before_a_move_does_not_undo_it() -> None:
    view = PaperRoom()
    view.attend()
    late = read(view)
    push(view, feed.LotsMoved(lots=["3"], before="1"))
    view.room.take_catalogue(late)
    assert view.room.lot_numbers() == list(view.room.catalogue) == ["3", "1", "2"]


def test_a_changed_lot_has_its_new_words_and_amounts_at_once() -> None:
    view = PaperRoom()
    view.attend()
    view.room.take_catalogue(read(view))
    standing = msgspec.structs.replace(view.room.standings["2"], ask=70)
    change = push(
        view, feed.LotChanged(lot="2", standing=standing, title="Two chairs", start=70, has_reserve=True)
    )
    lot = view.room.catalogue["2"]
    assert (lot.title, lot.start, lot.low_estimate) == ("Two chairs", 70, None)
    assert view.room.standings["2"].ask == 70
    assert (change.catalogue, change.lots, change.texts) == (True, {"2"}, frozenset())


def test_lots_that_were_added_are_to_be_read_and_stand_at_their_place() -> None:
    view = PaperRoom()
    view.attend()
    lots = read(view)
    view.room.take_catalogue(lots)
    change = push(view, feed.CatalogueChanged(lots=["1B", "2"]))
    assert change.texts == {"1B", "2"}
    fresh = msgspec.structs.replace(
        lots[0], lot="1B", position=2, standing=msgspec.structs.replace(lots[0].standing, lot="1B")
    )
    view.room.take_catalogue([fresh, msgspec.structs.replace(lots[1], title="Other", position=3)])
    assert view.room.lot_numbers() == list(view.room.catalogue) == ["1", "1B", "2", "3"]
    assert view.room.catalogue["2"].title == "Other"
    assert view.room.standings["1B"].phase is Phase.UPCOMING


def test_a_lot_that_opened_before_its_texts_came_gets_its_place_and_keeps_its_standing() -> None:
    view = PaperRoom()
    view.open("2")
    lots = read(view)
    view.room.take_catalogue(lots)
    opened = msgspec.structs.replace(view.room.standings["2"], lot="1B")
    push(view, feed.LotOpened(lot="1B", standing=opened))
    assert view.room.lot_numbers() == ["1", "2", "3", "1B"]
    early = msgspec.structs.replace(lots[0].standing, lot="1B")
    view.room.take_catalogue([msgspec.structs.replace(lots[0], lot="1B", position=2, standing=early)])
    assert view.room.lot_numbers() == ["1", "1B", "2", "3"]
    assert view.room.standings["1B"] == opened


def test_what_was_changed_before_the_catalogue_was_read_is_not_read_again() -> None:
    view = PaperRoom()
    page = view.attended(0)
    entries = [
        feed.CatalogueChanged(n=1, at=1_000, lots=["1"]),
        feed.CatalogueChanged(n=2, at=3_000, lots=["2"]),
    ]
    page = msgspec.structs.replace(page, feed=entries, head=2)
    assert view.room.take_attended(page, read_at=2_000).texts == {"2"}


def test_a_lot_that_appears_in_an_answer_to_attend_is_to_be_read() -> None:
    view = PaperRoom()
    view.attend()
    view.room.take_catalogue(read(view)[:2])
    page = view.attended(view.room.last)
    assert view.room.take_attended(page).texts == {"3"}


def test_the_lot_lined_up_is_known_until_a_lot_opens() -> None:
    view = PaperRoom()
    view.open("1")
    standing = view.room.standings["3"]
    assert push(view, feed.LinedUp(lot="3", standing=standing)).sale
    assert view.room.lined_up == "3"
    opened = msgspec.structs.replace(view.room.standings["2"], phase=Phase.OPEN)
    push(view, feed.LotOpened(lot="2", standing=opened))
    assert view.room.lined_up is None


def test_changed_terms_and_title_are_those_of_the_sale() -> None:
    view = PaperRoom()
    view.attend()
    assert view.room.terms is not None
    terms = msgspec.structs.replace(view.room.terms, absentee=True)
    assert push(view, feed.SaleChanged(title="Winter sale", terms=terms)).sale
    assert view.room.sale is not None
    assert (view.room.sale.title, view.room.terms) == ("Winter sale", terms)


def test_every_entry_of_the_feed_but_signed_heads_has_a_row() -> None:
    view = PaperRoom()
    view.attend()
    standing = view.room.standings["1"]
    rows = [
        row_of(feed.LinedUp(n=1, lot="1", standing=standing)),
        row_of(feed.IncrementSet(n=2, lot="1", standing=standing, step=50)),
        row_of(feed.LotsMoved(n=3, lots=["1", "2"])),
        row_of(feed.CatalogueChanged(n=4, lots=["3"])),
    ]
    assert [row.kind for row in rows] == [
        RowKind.LINED_UP,
        RowKind.INCREMENT_SET,
        RowKind.LOTS_MOVED,
        RowKind.CATALOGUE_CHANGED,
    ]
    assert (rows[1].amount, rows[2].lots, rows[3].lots) == (50, ("1", "2"), ("3",))


def test_places_are_counted_from_one_without_holes() -> None:
    view = PaperRoom()
    lots = {lot.lot: lot for lot in read(view)}
    assert [lot.position for lot in numbered(["3", "9", "1"], lots).values()] == [1, 2]
    assert placed([], lots.values(), ()) == ["1", "2", "3"]


def test_lots_that_are_coming_climb_the_new_ladder_once_the_terms_change() -> None:
    view = PaperRoom()
    view.attend()
    assert view.room.terms is not None
    steps = Ladder("sevens", (Band(0, 7),), floating=True)
    change = push(
        view, feed.SaleChanged(title="T", terms=msgspec.structs.replace(view.room.terms, ladder=steps))
    )
    assert view.room.standings["1"].next_rungs == [107, 114, 121, 128, 135]
    assert change.lots == {"1", "2", "3"}
    assert view.room.standings["1"].ask == 100


def test_a_lot_that_has_a_step_of_its_own_or_is_closed_climbs_no_new_ladder() -> None:
    view = PaperRoom()
    view.open("1")
    standing = view.room.standings["1"]
    steps = Ladder("sevens", (Band(0, 7),), floating=True)
    own = msgspec.structs.replace(standing, step=25)
    closed = msgspec.structs.replace(standing, ask=None, next_rungs=[])
    assert (on_ladder(own, steps), on_ladder(closed, steps)) == (own, closed)
