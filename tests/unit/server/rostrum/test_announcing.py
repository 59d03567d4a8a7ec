"""What a commit tells, and to whom: secrets go to their owner and to the desk, and nowhere else."""

from contract.commands import Block, EndSale, Pass, Retract, RoomBid, Sell, Undo
from contract.wire import PaddleStatus
from server.rostrum.announcing import feed_of
from server.rules.commands import NewLot
from tests.support.rulebook import PaperSale, terms
from tests.support.told import public, to_users, told_of


def test_a_max_bid_tells_its_limit_to_its_bidder_and_the_desk_only() -> None:
    sale = PaperSale()
    told = told_of(sale, lambda: sale.bid("a", 777))
    assert to_users(told) == {"a": [("leading", 100), ("max_left", 777)]}
    assert told.desk is not None
    assert [line.limit for line in told.desk.lots[0].book] == [777]
    assert "777" not in public(told)
    assert len(told.entries) == 1


def test_who_is_outbid_is_told_so_with_the_new_price() -> None:
    sale = PaperSale()
    sale.bid("a", 100, "exact")
    told = told_of(sale, lambda: sale.bid("b", 150, "exact"))
    assert to_users(told) == {"a": [("outbid", 150)], "b": [("leading", 150)]}


def test_a_leader_who_raises_his_max_is_told_and_nobody_else() -> None:
    sale = PaperSale()
    sale.bid("a", 200)
    sale.bid("b", 150)
    told = told_of(sale, lambda: sale.bid("a", 400))
    assert to_users(told) == {"a": [("max_left", 400)]}
    assert told.entries == []
    assert told.desk is not None


def test_the_room_has_no_connection_to_tell() -> None:
    sale = PaperSale()
    sale.bid("a", 100, "exact")
    told = told_of(sale, lambda: sale.call(RoomBid(lot="1", amount=150)))
    assert to_users(told) == {"a": [("outbid", 150)]}


def test_an_undone_bid_is_no_outbid_for_who_made_it() -> None:
    sale = PaperSale()
    sale.bid("a", 100, "exact")
    told = told_of(sale, lambda: sale.call(Undo(lot="1")))
    assert to_users(told) == {"a": [("changed", None)]}


def test_who_leads_again_after_an_undo_is_told() -> None:
    sale = PaperSale()
    sale.bid("a", 100, "exact")
    sale.bid("b", 150, "exact")
    told = told_of(sale, lambda: sale.call(Undo(lot="1")))
    assert ("leading", 100) in to_users(told)["a"]


def test_a_retracted_bid_is_told_to_its_bidder() -> None:
    sale = PaperSale()
    sale.bid("a", 100, "exact")
    told = told_of(sale, lambda: sale.call(Retract(lot="1", text="wrong lot")))
    assert [kind for kind, _ in to_users(told)["a"]] == ["changed"]


def test_the_winner_is_told_once_that_he_won() -> None:
    sale = PaperSale()
    sale.bid("a", 500)
    told = told_of(sale, lambda: sale.call(Sell(lot="1")))
    assert to_users(told) == {"a": [("won", 100)]}


def test_a_block_names_who_must_go_and_only_once() -> None:
    sale = PaperSale()
    paddle = sale.sale.paddle_of("a")
    assert paddle is not None
    told = told_of(sale, lambda: sale.call(Block(paddle=paddle)))
    assert told.blocked == ["a"]
    assert told.desk is not None
    assert [one.status for one in told.desk.paddles] == [PaddleStatus.BLOCKED]
    assert told.entries == []
    assert told_of(sale, lambda: sale.call(Block(paddle=paddle))).blocked == []


def test_the_end_is_told_with_its_last_entry() -> None:
    sale = PaperSale()
    sale.call(Pass(lot="1"))
    told = told_of(sale, lambda: sale.call(EndSale()))
    assert told.ended
    assert told.entries[-1].n == sale.sale.head


def test_a_refusal_announces_nothing() -> None:
    sale = PaperSale()
    told = told_of(sale, lambda: sale.bid("a", 1))
    assert (told.entries, told.you, told.desk, told.ended) == ([], {}, None, False)


def test_the_feed_has_every_public_entry_and_no_other_row() -> None:
    sale = PaperSale()
    sale.bid("a", 200)
    sale.bid("a", 300)
    sale.bid("b", 250)
    feed = feed_of(sale.records)
    assert [entry.n for entry in feed] == list(range(1, sale.sale.head + 1))
    assert len(feed) < len(sale.records)


def test_who_is_blocked_hears_that_his_max_is_out_of_the_book() -> None:
    lots = [NewLot(lot="1", title="One", start=100), NewLot(lot="2", title="Two", start=100)]
    sale = PaperSale(terms(absentee=True), lots=lots)
    sale.bid("a", 700, lot="2")
    told = told_of(sale, lambda: sale.call(Block(paddle="101")))
    assert to_users(told) == {"a": [("changed", None), ("changed", None)]}
    assert told.desk is not None
    assert told.desk.lots[0].book == []
