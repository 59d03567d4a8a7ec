"""The HTTP feed's answers become what Socket.IO would have pushed: once each, in order, never backwards."""

from typing import Any

import msgspec
import pytest

from contract.feed import Announced, LotOpened
from contract.standing import Phase, Reserve, Standing
from contract.wire import Beat, Event, FeedAnswer, PaddleStatus, Role, SaleStatus, WonLot, You, YouType
from desktop_client.connection.feed_reader import FeedReader
from desktop_client.connection.own_news import news_between

SALE = "s"
ME = You(user="u", name="Ana", role=Role.BIDDER, paddle="7", status=PaddleStatus.APPROVED)

STANDING = Standing(
    lot="1", phase=Phase.OPEN, price=950, ask=1_000, leader="8", bids=2, reserve=Reserve.NONE,
    closes_at=None, next_rungs=[],
)  # fmt: skip


def answer(
    *numbers: int,
    head: int | None = None,
    now: int = 1_000,
    you: You | None = ME,
    status: SaleStatus | None = SaleStatus.OPEN,
) -> Any:
    top = max([0, *numbers]) if head is None else head
    beat = Beat(sale=SALE, head=top, now=now, rostrum="present", hold=None, attending=1)
    entries = [Announced(n=n, at=n, text="hello") for n in numbers]
    return msgspec.to_builtins(
        FeedAnswer(sale=SALE, entries=list(entries), beat=beat, status=status, you=you)
    )


def reader(after: int = 0, you: You = ME) -> FeedReader:
    made = FeedReader(SALE)
    feed = [{"n": n} for n in range(1, after + 1)]
    page = {"ok": True, "feed": feed, "head": after, "now": 500, "you": msgspec.to_builtins(you)}
    assert made.take_attended(page, 0)
    return made


def events(messages: list[tuple[Event, Any]]) -> list[Event]:
    return [event for event, _ in messages]


def test_an_answer_brings_entries_then_the_beat() -> None:
    messages, now = reader().read(answer(1, 2))
    assert events(messages) == [Event.FEED, Event.BEAT]
    assert [entry["n"] for entry in messages[0][1]["entries"]] == [1, 2]
    assert now == 1_000


def test_an_entry_that_two_answers_have_is_passed_on_once() -> None:
    one = reader()
    one.read(answer(1, 2))
    messages, _ = one.read(answer(1, 2, 3, now=1_001))
    assert [entry["n"] for entry in messages[0][1]["entries"]] == [3]


def test_an_answer_that_was_overtaken_brings_nothing_whole() -> None:
    one = reader()
    leading = msgspec.structs.replace(ME, leading=["1"])
    one.read(answer(1, now=2_000, you=leading))
    assert one.read(answer(now=1_500, head=0))[0] == []
    assert events(one.read(answer(now=2_100, head=1, you=leading))[0]) == [Event.BEAT]


def test_what_one_is_told_of_oneself_comes_when_it_changes() -> None:
    messages, _ = reader().read(answer(you=msgspec.structs.replace(ME, leading=["1"])))
    assert events(messages) == [Event.YOU, Event.BEAT]
    assert messages[0][1]["entries"] == [{"type": "leading", "lot": "1"}]
    assert messages[0][1]["you"]["leading"] == ["1"]


@pytest.mark.parametrize(("head", "over"), [(1, True), (2, False)])
def test_a_sale_is_over_when_it_has_ended_and_all_of_it_was_read(head: int, over: bool) -> None:
    messages, _ = reader().read(answer(1, head=head, status=SaleStatus.ENDED))
    assert (Event.GOODBYE in events(messages)) is over


def test_the_end_is_said_once() -> None:
    one = reader()
    one.read(answer(1, status=SaleStatus.ENDED))
    assert events(one.read(answer(head=1, now=1_001, status=SaleStatus.ENDED))[0]) == [Event.BEAT]


def test_a_house_that_cannot_read_its_ledger_changes_nothing_but_the_beat() -> None:
    assert events(reader().read(answer(you=None, status=None))[0]) == [Event.BEAT]


def test_a_paddle_that_is_blocked_means_goodbye_for_a_moment() -> None:
    blocked = msgspec.structs.replace(ME, status=PaddleStatus.BLOCKED)
    messages, _ = reader().read(answer(you=blocked))
    assert events(messages) == [Event.YOU, Event.GOODBYE, Event.BEAT]
    assert messages[1][1] == {"reason": "blocked", "sale": SALE, "retry_after": 1.0}
    assert Event.GOODBYE not in events(reader(you=blocked).read(answer(you=blocked))[0])


def test_a_page_before_the_head_is_not_all() -> None:
    page = {"feed": [{"n": 1}], "head": 5, "now": 1, "you": msgspec.to_builtins(ME)}
    assert not FeedReader(SALE).take_attended(page, 0)


def test_a_shorter_feed_is_another_one_and_is_read_from_its_beginning() -> None:
    one = reader(after=9)
    assert not one.take_attended({"feed": [], "head": 3, "now": 1, "you": msgspec.to_builtins(ME)}, 9)
    assert one.after == 0


def test_what_is_no_answer_of_a_house_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        reader().read({"hello": "you are in a captive portal"})


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {"leading": ["1"]}, [(YouType.LEADING, "1")]),
        ({"leading": ["1"]}, {}, [(YouType.OUTBID, "1")]),
        ({"leading": ["1"]}, {"won": [WonLot("1", 500)]}, [(YouType.WON, "1")]),
        ({}, {"maxes": {"1": 900}}, [(YouType.MAX_LEFT, "1")]),
        ({"maxes": {"1": 900}}, {"maxes": {"1": 900}}, []),
        ({"maxes": {"1": 900, "2": 5}}, {"maxes": {"2": 5}}, [(YouType.CHANGED, "1")]),
        ({"maxes": {"1": 900}}, {"leading": ["1"]}, [(YouType.LEADING, "1")]),
        ({"maxes": {"1": 900}, "leading": ["1"]}, {}, [(YouType.OUTBID, "1")]),
        ({"maxes": {"1": 900}}, {"won": [WonLot("1", 500)]}, [(YouType.WON, "1")]),
        ({"paddle": None, "status": None}, {}, [(YouType.REGISTERED, None)]),
        ({"status": PaddleStatus.PENDING}, {}, [(YouType.CHANGED, None)]),
        ({}, {"at_stake": 100}, []),
    ],
)
def test_news_are_what_changed(
    before: dict[str, Any], after: dict[str, Any], told: list[tuple[YouType, str | None]]
) -> None:
    news = news_between(msgspec.structs.replace(ME, **before), msgspec.structs.replace(ME, **after))
    assert [(entry.type, entry.lot) for entry in news] == told


def test_a_max_that_was_outbid_in_the_book_as_its_lot_opened_is_no_max_that_was_taken_out() -> None:
    mine = msgspec.structs.replace(ME, maxes={"1": 900, "2": 900})
    one, told = reader(you=mine), answer(1, 2, you=ME)
    told["entries"][0] = msgspec.to_builtins(LotOpened(n=1, at=1, lot="1", standing=STANDING))
    messages, _ = one.read(told)
    (you,) = [body for event, body in messages if event is Event.YOU]
    assert [(entry["type"], entry["lot"]) for entry in you["entries"]] == [("changed", "2")]
