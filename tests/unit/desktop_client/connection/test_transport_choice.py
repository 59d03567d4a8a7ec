"""WebSocket first, long-polling where it is blocked, and WebSocket again after a while."""

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing
from desktop_client.connection.transport_choice import TransportChoice

WEBSOCKET, POLLING = Transport.WEBSOCKET, Transport.POLLING
BOTH = (WEBSOCKET, POLLING)
TIMING = Timing(websocket_soon_s=300, websocket_again_s=300)


def blocked_at(now: int) -> TransportChoice:
    choice = TransportChoice(TIMING)
    choice.opened(POLLING, BOTH, now)
    return choice


def test_websocket_comes_first() -> None:
    assert TransportChoice(TIMING).order(0) == BOTH


def test_a_blocked_websocket_is_not_waited_for_each_time() -> None:
    choice = blocked_at(1_000)
    assert choice.order(1_001) == (POLLING,)
    assert not choice.should_probe(300_999)
    assert choice.order(300_999) == (POLLING,)


def test_after_a_while_websocket_is_tried_again() -> None:
    choice = blocked_at(1_000)
    assert choice.should_probe(301_000)
    assert choice.order(301_000) == BOTH


def test_coming_in_by_polling_alone_does_not_make_the_wait_longer() -> None:
    choice = blocked_at(1_000)
    choice.opened(POLLING, (POLLING,), 200_000)
    assert choice.order(301_000) == BOTH


def test_a_websocket_that_gets_through_is_first_again() -> None:
    choice = blocked_at(1_000)
    choice.opened(WEBSOCKET, (WEBSOCKET,), 301_000)
    assert choice.order(301_001) == BOTH


def test_a_probe_decides_as_an_attempt_does() -> None:
    choice = blocked_at(1_000)
    choice.probed(open_again=False, now_ms=301_000)
    assert choice.order(301_001) == (POLLING,)
    choice.probed(open_again=True, now_ms=301_500)
    assert choice.order(301_501) == BOTH


def test_the_first_probe_comes_soon_and_each_one_later_than_the_one_before() -> None:
    choice = TransportChoice(Timing(websocket_soon_s=15, websocket_again_s=50))
    choice.opened(POLLING, BOTH, 0)
    waits = []
    for now in range(4):
        waits.append(choice.probe_in_ms)
        choice.probed(open_again=False, now_ms=now)
    assert waits == [15_000, 30_000, 50_000, 50_000]
    choice.opened(WEBSOCKET, (WEBSOCKET,), 9)
    assert choice.probe_in_ms == 15_000
