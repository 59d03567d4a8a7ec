"""WebSocket first, the next best where it is blocked, and WebSocket again after a while."""

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing
from desktop_client.connection.transport_choice import TransportChoice

WEBSOCKET, POLLING = Transport.WEBSOCKET, Transport.POLLING
HTTP_LONG, HTTP = Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING
BOTH = (WEBSOCKET, POLLING)
ALL = (WEBSOCKET, POLLING, HTTP_LONG, HTTP)
TIMING = Timing(websocket_soon_s=300, websocket_again_s=300)


def blocked_at(now: int) -> TransportChoice:
    choice = TransportChoice(TIMING)
    choice.opened(POLLING, BOTH, now)
    return choice


def test_websocket_comes_first() -> None:
    assert TransportChoice(TIMING).order(0) == ALL


def test_a_blocked_websocket_is_not_waited_for_each_time() -> None:
    choice = blocked_at(1_000)
    assert choice.order(1_001) == (POLLING, HTTP_LONG, HTTP)
    assert not choice.should_probe(300_999)
    assert choice.order(300_999) == (POLLING, HTTP_LONG, HTTP)


def test_after_a_while_websocket_is_tried_again() -> None:
    choice = blocked_at(1_000)
    assert choice.should_probe(301_000)
    assert choice.order(301_000) == ALL


def test_coming_in_by_polling_alone_does_not_make_the_wait_longer() -> None:
    choice = blocked_at(1_000)
    choice.opened(POLLING, (POLLING,), 200_000)
    assert choice.order(301_000) == ALL


def test_a_websocket_that_gets_through_is_first_again() -> None:
    choice = blocked_at(1_000)
    choice.opened(WEBSOCKET, (WEBSOCKET,), 301_000)
    assert choice.order(301_001) == ALL


def test_a_probe_decides_as_an_attempt_does() -> None:
    choice = blocked_at(1_000)
    choice.probed(None, 301_000)
    assert choice.order(301_001) == (POLLING, HTTP_LONG, HTTP)
    choice.probed(WEBSOCKET, 301_500)
    assert choice.order(301_501) == ALL


def test_the_first_probe_comes_soon_and_each_one_later_than_the_one_before() -> None:
    choice = TransportChoice(Timing(websocket_soon_s=15, websocket_again_s=50))
    choice.opened(POLLING, BOTH, 0)
    waits = []
    for now in range(4):
        waits.append(choice.probe_in_ms)
        choice.probed(None, now)
    assert waits == [15_000, 30_000, 50_000, 50_000]
    choice.opened(WEBSOCKET, (WEBSOCKET,), 9)
    assert choice.probe_in_ms == 15_000


def test_where_socket_io_is_blocked_the_http_feed_comes_first() -> None:
    choice = TransportChoice(TIMING)
    choice.opened(HTTP_LONG, (WEBSOCKET, POLLING, HTTP_LONG), 1_000)
    assert choice.order(1_001) == (HTTP_LONG, HTTP)
    assert choice.order(301_000) == ALL


def test_where_waiting_is_cut_short_too_plain_polling_is_what_is_left() -> None:
    choice = TransportChoice(TIMING)
    choice.opened(HTTP_LONG, (WEBSOCKET, POLLING, HTTP_LONG), 1_000)
    choice.cut_short(HTTP_LONG, 2_000)
    assert choice.order(2_001) == (HTTP,)
    choice.cut_short(HTTP, 3_000)
    assert choice.order(3_001) == (HTTP,)


def test_a_probe_may_find_a_transport_in_between_and_goes_on_looking_for_the_best() -> None:
    choice = TransportChoice(Timing(websocket_soon_s=15, websocket_again_s=50))
    choice.cut_short(HTTP_LONG, 0)
    choice.probed(POLLING, 15_000)
    assert choice.order(15_001) == (POLLING, HTTP_LONG, HTTP)
    assert choice.probe_in_ms == 30_000
    assert choice.order(45_000) == ALL
