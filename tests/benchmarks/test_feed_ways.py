"""The ways to follow a feed: what counts as a sight, how an answer is read, and how the chart is drawn."""

import socket
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from benchmarks.feed_ways import chart, scenarios, taking
from benchmarks.feed_ways.poller import Poller
from benchmarks.feed_ways.result import CROWDS, FeedWay, WayRow
from benchmarks.feed_ways.sights import Follower, sights
from benchmarks.load.order import LoadError, Room


def follower(*seen: tuple[int, float]) -> Follower:
    one = Follower()
    for number, at in seen:
        one.saw(number, at)
    return one


def test_a_bid_is_seen_with_its_entry_or_with_a_later_one() -> None:
    times, missed = sights({7: 1.0, 8: 1.5}, [follower((8, 2.0)), follower((7, 1.25), (8, 1.75))])
    assert times == [0.25, 0.25, 0.5, 1.0] and missed == 0


def test_a_bid_of_which_somebody_never_heard_is_missed_by_him_alone() -> None:
    times, missed = sights({7: 1.0, 8: 2.0}, [follower((7, 1.5)), follower((8, 3.0))])
    assert times == [0.5, 1.0, 2.0] and missed == 1


def test_an_answer_without_news_is_no_sight() -> None:
    one = follower((7, 1.0), (7, 5.0))
    assert one.knew(7) == 1.0 and one.knew(8) is None


def test_an_older_entry_that_comes_later_changes_nothing() -> None:
    one = follower((8, 1.0), (7, 2.0), (9, 3.0))
    assert [one.knew(number) for number in (7, 8, 9)] == [1.0, 1.0, 3.0]


@pytest.fixture
def house() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def poller_of(house: socket.socket, wait_s: int = 0) -> tuple[Poller, socket.socket]:
    room = Room("r", 0, house.getsockname()[1], "s1", "1", ["t0", "t1"], 100, 10)
    poller = Poller(room, 1, 41, wait_s)
    there, _ = house.accept()
    return poller, there


def heard(poller: Poller, there: socket.socket, data: bytes) -> bool:
    there.sendall(data)
    poller.socket.setblocking(True)  # so that what was sent is there
    return poller.readable()


def test_who_polls_asks_for_what_comes_after_and_asks_one_thing_at_a_time(house: socket.socket) -> None:
    poller, there = poller_of(house, wait_s=25)
    with there, poller.socket:
        poller.ask()
        poller.ask()
        asked = there.recv(65536)
        assert asked.startswith(b"GET /api/sales/s1/feed?after=41&wait=25 HTTP/1.1\r\n")
        assert b"Authorization: Bearer t1\r\n" in asked
        assert asked.count(b"GET ") == 1 and poller.requests == 1


def test_an_answer_in_pieces_is_whole_with_its_last_piece(house: socket.socket) -> None:
    poller, there = poller_of(house)
    body = b'{"sale":"s1","entries":[{"type":"x","n":42},{"type":"x","n":43,"lot":"1"}]}'
    with there, poller.socket:
        poller.ask()
        there.recv(65536)
        assert not heard(poller, there, b"HTTP/1.1 200 OK\r\nContent-Le")
        assert not heard(poller, there, b"ngth: %d\r\n\r\n" % len(body) + body[:20])
        assert heard(poller, there, body[20:]) and poller.after == 43
        poller.ask()
        assert b"after=43 " in there.recv(65536)


def test_an_answer_with_nothing_new_leaves_the_place(house: socket.socket) -> None:
    poller, there = poller_of(house)
    with there, poller.socket:
        poller.ask()
        there.recv(65536)
        assert heard(poller, there, b'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"entries":[]}')
        assert poller.after == 41


def test_a_refusal_is_no_sight_but_an_end_of_the_measure(house: socket.socket) -> None:
    poller, there = poller_of(house)
    with there, poller.socket:
        poller.ask()
        with pytest.raises(LoadError, match="429"):
            heard(poller, there, b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}")


def rows() -> list[WayRow]:
    return [
        WayRow(
            way=way,
            bidders=crowd,
            p50_ms=2.5 * 10**k,
            p99_ms=9.0 * 10**k,
            requests=60,
            kib=60,
            cpu_ms=3.0 + 40 * k,
            seen=10,
            missed=0,
        )
        for k, way in enumerate(FeedWay)
        for crowd in CROWDS
    ]


def test_the_chart_is_xml_with_a_mark_and_a_number_for_each_row_and_nothing_outside() -> None:
    drawn = ElementTree.fromstring(chart.draw(rows()))
    _, _, width, height = (float(each) for each in drawn.attrib["viewBox"].split())
    marks = [each for each in drawn.iter() if each.tag.endswith("circle")]
    assert len(marks) == len(rows())
    for each in drawn.iter():
        x, y = (float(each.attrib.get(name, 0)) for name in ("x", "y"))
        assert x >= 0 and x + float(each.attrib.get("width", 0)) <= width and 0 <= y <= height
    words = [each.text for each in drawn.iter() if each.tag.endswith("text")]
    assert words.count("1,000") == len(FeedWay) and "2.5 ms … 9.0 ms" in words


def test_a_logarithmic_scale_gives_every_decade_the_same_room_and_a_linear_one_begins_at_nothing() -> None:
    decades = chart.Scale(100, [2.0, 4000.0], logarithmic=True)
    assert decades.ticks == [1, 10, 100, 1000, 10000]
    assert decades.at(10) - decades.at(1) == pytest.approx(decades.at(10000) - decades.at(1000), abs=0.2)
    plain = chart.Scale(100, [7.0, 43.0], logarithmic=False)
    assert plain.ticks == [0, 20, 40, 60] and plain.at(0) == 100


@pytest.mark.processes
def test_everybody_sees_every_bid_of_a_real_house_in_every_way() -> None:
    with taking.host(3) as house:
        for way in (FeedWay.EACH_1_S, FeedWay.LONG_POLLING, FeedWay.WEBSOCKET):
            told = house.play(scenarios.name(way), 3, seconds=2).values
            assert (told["seen"], told["missed"], told["refused"]) == (6, 0, 0)
            assert told["bytes"] > 0 and told["cpu_s"] > 0
            assert (told["requests"] == 0) is (way is FeedWay.WEBSOCKET)
