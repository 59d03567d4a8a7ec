"""Rows are found by lot, kind and paddle; a struck one counts no more, struck once or twice."""

from desktop_client.saleroom.row_book import RowBook
from desktop_client.saleroom.rows import Row, RowKind


def book() -> RowBook:
    made = RowBook()
    made.add(Row(n=1, at=1, kind=RowKind.LOT_OPENED, lot="1"))
    made.add(Row(n=2, at=2, kind=RowKind.BID, lot="1", paddle="7"))
    made.add(Row(n=3, at=3, kind=RowKind.ANNOUNCED, text="Welcome"))
    made.add(Row(n=4, at=4, kind=RowKind.BID, lot="2", paddle="7"))
    made.add(Row(n=5, at=5, kind=RowKind.SOLD, lot="1", paddle="7"))
    return made


def test_rows_of_a_lot_are_found_in_both_directions() -> None:
    assert [row.n for row in book().of_lot("1")] == [1, 2, 5]
    assert [row.n for row in book().newest_of_lot("1")] == [5, 2, 1]
    assert book().of_lot("3") == []


def test_rows_of_several_kinds_come_newest_first() -> None:
    assert [row.n for row in book().newest(RowKind.BID, RowKind.ANNOUNCED)] == [4, 3, 2]
    assert list(book().newest(RowKind.HELD)) == []


def test_a_paddle_has_the_lots_on_which_something_of_it_counts() -> None:
    made = book()
    assert set(made.lots_of("7")) == {"1", "2"}
    assert made.strike(4)
    assert made.strike(4)
    assert set(made.lots_of("7")) == {"1"}
    assert not made.has_row_of("2", "7")
    assert made.has_row_of("1", "7")
    assert made.rows[4].struck


def test_striking_what_was_never_told_changes_nothing() -> None:
    made = book()
    assert not made.strike(9)
    assert set(made.lots_of("7")) == {"1", "2"}
