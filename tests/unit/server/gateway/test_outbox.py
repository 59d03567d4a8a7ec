"""What is on its way to one connection: never overtaken, bounded, put together, given up."""

import asyncio
from typing import Any

from engineio import packet as engine_packet

from contract.display import ShownPicture
from contract.wire import Event, FeedMessage, Goodbye, GoodbyeMessage
from server.gateway import outbox as outboxes
from server.gateway.outbox import CONFLATE_ABOVE, LOOKS_WITHOUT_PROGRESS, Outbox, Tally
from server.gateway.parcels import Parcel, PictureParcel, text_frame
from tests.support.parcels import SALE, bid, entries_of, feed
from tests.support.waiting import soon


class Road:
    """A WebSocket in memory, whose reader reads when he is told to."""

    def __init__(self, *, carries: bool = True) -> None:
        self.carries = carries
        self.taken: list[bytes] = []
        self.written = 0
        self.backlog = 0
        self.is_blocked = False

    def write(self, frame: bytes) -> bool:
        if self.is_blocked or not self.carries:
            return False
        self.taken.append(frame)
        self.written += len(frame)
        return True


def on_a_road(**options: Any) -> tuple[Outbox, Road]:
    outbox, road = Outbox(Tally()), Road(**options)
    outbox.road = road
    return outbox, road


def answer(text: str) -> engine_packet.Packet:
    return engine_packet.Packet(engine_packet.MESSAGE, data=text)


def long_farewell(size: int) -> Parcel:
    return Parcel(Event.GOODBYE, GoodbyeMessage(reason=Goodbye.REPLACED, sale="x" * size))


async def waiting(outbox: Outbox) -> list[Any]:
    return await soon(outbox.poll())


def test_an_idle_websocket_gets_messages_and_answers_at_once() -> None:
    outbox, road = on_a_road()
    parcel = feed(bid(1))
    outbox.send(parcel)
    outbox.put_nowait(answer("31[]"))
    assert road.taken == [parcel.frame, text_frame(b"431[]")]
    assert outbox.in_line == 0


def test_while_it_polls_or_is_not_through_with_its_upgrade_everything_waits() -> None:
    outbox, road = on_a_road(carries=False)
    outbox.send(feed(bid(1)))
    outbox.put_nowait(answer("31[]"))
    assert (road.taken, outbox.in_line) == ([], 2)
    assert Outbox(Tally()).road is None


def test_nothing_overtakes_what_waits() -> None:
    outbox, road = on_a_road()
    road.is_blocked = True
    first, second = feed(bid(1)), feed(bid(2))
    outbox.send(first)
    road.is_blocked = False
    outbox.put_nowait(answer("31[]"))
    outbox.send(second)
    assert (road.taken, outbox.in_line) == ([], 3)
    outbox.pump()
    assert road.taken == [first.frame, text_frame(b"431[]"), second.frame]
    assert (outbox.in_line, outbox.bytes) == (0, 0)
    outbox.send(first)
    assert len(road.taken) == 4, "whose line is empty is told at once again"


def test_over_a_websocket_no_more_is_taken_than_it_takes() -> None:
    outbox, road = on_a_road()
    road.is_blocked = True
    for n in (1, 2, 3):
        outbox.send(feed(bid(n)))
    outbox.pump()
    assert (road.taken, outbox.in_line) == ([], 3)


async def test_a_poll_takes_all_at_once_up_to_the_end_and_the_end_by_itself() -> None:
    outbox = Outbox(Tally())
    polling = asyncio.create_task(outbox.poll())
    await asyncio.sleep(0)
    for n in (1, 2, 3):
        outbox.send(feed(bid(n)))
    outbox.put_nowait(None)
    assert [entries_of(one) for one in await soon(polling)] == [[1], [2], [3]]
    assert await waiting(outbox) == []


async def test_two_polls_at_once_are_both_answered_whichever_is_given_up() -> None:
    outbox = Outbox(Tally())
    polls = [asyncio.create_task(outbox.poll()) for _ in range(3)]
    await asyncio.sleep(0)
    polls[0].cancel()
    outbox.send(feed(bid(1)))
    assert len(await soon(polls[1])) == 1
    outbox.send(feed(bid(2)))
    assert len(await soon(polls[2])) == 1


async def test_a_slow_reader_gets_the_newest_of_each_lot_and_every_answer() -> None:
    tally = Tally()
    outbox = Outbox(tally)
    given = 0
    while not tally.conflated:
        given += 1
        outbox.send(feed(bid(given, str(given % 3))))
        if given % 50 == 0:
            outbox.put_nowait(answer(f"3{given}[]"))
    assert outbox.bytes < CONFLATE_ABOVE / 10
    line = await waiting(outbox)
    answers, feeds = line[:-1], line[-1]
    assert [one.data for one in answers] == [f"3{n}[]" for n in range(50, given + 1, 50)]
    assert entries_of(feeds) == [given - 2, given - 1, given]
    assert feeds.message.after == 0
    assert tally.conflated == given - 1


async def test_what_was_put_together_does_not_keep_the_end_waiting() -> None:
    outbox = Outbox(Tally())
    for n in range(1, 1_000):
        outbox.send(feed(bid(n)))
    emptied = asyncio.create_task(outbox.emptied())
    await asyncio.sleep(0)
    assert not emptied.done()
    await waiting(outbox)
    await soon(emptied)
    await soon(outbox.emptied())


def test_a_long_line_is_not_gone_through_for_every_message() -> None:
    """Where 2,000 lots have moved, what is put together is above the bound for good."""
    tally = Tally()
    outbox = Outbox(tally)
    went_through = 0
    for n in range(1, 6_001):
        before = outbox.in_line
        outbox.send(feed(bid(n, str(n % 2_000))))
        went_through += outbox.in_line <= before
    assert went_through < 15
    assert outbox.bytes < 2 * 2_000 * feed(bid(6_000)).size


async def test_however_often_a_line_is_put_together_what_stands_before_a_fence_stays_apart(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(outboxes, "CONFLATE_ABOVE", 4 * feed(bid(1)).size)
    tally = Tally()
    outbox = Outbox(tally)
    for n in (1, 2, 3):
        outbox.send(feed(bid(n)))
    outbox.fence()
    for n in range(4, 60):
        outbox.send(feed(bid(n)))
    assert tally.conflated > 40
    told = []
    while outbox.in_line:
        told += [entries_of(parcel) for parcel in await waiting(outbox)]
    assert (told[0], told[-1]) == ([3], [59])


def test_who_has_more_waiting_than_the_bound_is_given_up_once(monkeypatch: Any) -> None:
    monkeypatch.setattr(outboxes, "BACKLOG_AT_MOST", 100_000)
    outbox = Outbox(Tally())
    given_up: list[int] = []

    def give_up() -> None:
        given_up.append(outbox.bytes)
        outbox.drop()

    outbox.give_up = give_up
    outbox.send(long_farewell(200_000))  # one message may be as long as it is
    assert given_up == []
    for _ in range(5):
        outbox.send(long_farewell(1_000))
    assert len(given_up) == 1
    assert (outbox.bytes, outbox.in_line) == (0, 0)


async def test_bytes_are_counted_in_and_out() -> None:
    outbox = Outbox(Tally())
    parcel = feed(bid(1))
    outbox.send(parcel)
    outbox.put_nowait(answer("31[]"))
    outbox.put_nowait(None)
    assert outbox.bytes == parcel.size + len("31[]") + 8
    await waiting(outbox)
    await waiting(outbox)
    assert outbox.bytes == outbox.waiting_bytes == 0


def test_behind_a_picture_that_was_dropped_nobody_stands_in_line() -> None:
    outbox, road = on_a_road()
    shown = PictureParcel(ShownPicture(sale=SALE, lot="1", k=1, at=5), b"a picture")
    road.is_blocked = True
    outbox.send(shown)
    road.backlog = 10 * CONFLATE_ABOVE
    outbox.send(shown)  # who is behind gets neither
    road.is_blocked = False
    outbox.send(feed(bid(1)))
    assert (outbox.in_line, outbox.bytes, len(road.taken)) == (0, 0, 1)


def looks(outbox: Outbox, times: int) -> list[bool]:
    return [outbox.has_stalled() for _ in range(times)]


async def test_a_poll_that_does_not_come_is_a_stall_and_one_that_comes_is_none() -> None:
    outbox = Outbox(Tally())
    assert not any(looks(outbox, 50))
    outbox.send(feed(bid(1)))
    assert looks(outbox, LOOKS_WITHOUT_PROGRESS)[-2:] == [False, True]
    outbox.send(feed(bid(2)))
    await waiting(outbox)
    assert not outbox.has_stalled()


async def test_polls_that_come_are_no_stall_though_there_is_always_more() -> None:
    outbox = Outbox(Tally())
    for n in range(3 * LOOKS_WITHOUT_PROGRESS):
        outbox.send(feed(bid(2 * n + 1)))
        await waiting(outbox)
        outbox.send(feed(bid(2 * n + 2)))
        assert not outbox.has_stalled()


def test_a_websocket_whose_bytes_stay_is_a_stall_and_one_that_drinks_slowly_is_none() -> None:
    outbox, road = on_a_road()
    road.written, road.backlog = 50_000, 50_000
    outbox.has_stalled()
    for _ in range(3 * LOOKS_WITHOUT_PROGRESS):
        # As much comes in as goes out: the buffer looks the same, and yet it moves.
        road.written += 100
        assert not outbox.has_stalled()
        assert outbox.is_being_read
    for _ in range(LOOKS_WITHOUT_PROGRESS - 1):
        assert not outbox.has_stalled()
        road.written += 100
        road.backlog += 100
    assert outbox.has_stalled()
    assert not outbox.is_being_read


async def test_after_it_was_dropped_nothing_waits_any_more() -> None:
    outbox = Outbox(Tally())
    outbox.send(feed(bid(1)))
    emptied = asyncio.create_task(outbox.emptied())
    await asyncio.sleep(0)
    outbox.drop()
    await soon(emptied)
    outbox.send(feed(bid(2)))
    assert outbox.in_line == 0
    outbox.put_nowait(None)  # the end of a poll must get through
    assert outbox.in_line == 1


def test_a_message_is_encoded_once_whoever_it_goes_to(monkeypatch: Any) -> None:
    made: list[int] = []
    encode = text_frame

    def counting(payload: bytes) -> bytes:
        made.append(len(payload))
        return encode(payload)

    monkeypatch.setattr("server.gateway.parcels.text_frame", counting)
    parcel = Parcel(Event.FEED, FeedMessage(SALE, [bid(1)]))
    for _ in range(100):
        outbox, road = on_a_road()
        outbox.send(parcel)
        assert road.taken[0] is parcel.frame
    assert len(made) == 1
