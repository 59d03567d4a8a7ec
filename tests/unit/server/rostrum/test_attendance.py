"""Who is in the room, and when that is news."""

import msgspec

from contract.wire import Attendee, Role
from server.rostrum.attendance import Room

ANN = Attendee(
    user="ann", name="Ann", role=Role.BIDDER, paddle=None, latency_ms=None, transport="websocket", since=5
)


def test_coming_and_going_is_news_once() -> None:
    room = Room()
    assert room.news() is None
    room.enter("c1", ANN)
    assert room.news() == [ANN]
    assert room.news() is None
    assert room.leave("c1") is True
    assert room.news() == []
    assert room.leave("c1") is False
    assert room.news() is None


def test_coming_again_keeps_the_time_of_arrival_and_is_no_news() -> None:
    room = Room()
    room.enter("c1", ANN)
    room.news()
    room.enter("c1", msgspec.structs.replace(ANN, since=9))
    assert room.news() is None
    room.enter("c1", msgspec.structs.replace(ANN, since=9, transport="polling"))
    assert room.news() == [msgspec.structs.replace(ANN, transport="polling")]


def test_a_user_with_two_windows_is_there_twice() -> None:
    room = Room()
    room.enter("c1", ANN)
    room.enter("c2", ANN)
    assert room.news() == [ANN, ANN]
    room.given_paddle("ann", "101")
    assert [one.paddle for one in room.news() or []] == ["101", "101"]
    room.given_paddle("ann", "101")
    assert room.news() is None


def test_a_latency_is_noted_for_who_is_here() -> None:
    room = Room()
    room.measured("c1", 20, "websocket")
    assert room.news() is None
    room.enter("c1", ANN)
    room.measured("c1", 20, "websocket")
    assert [one.latency_ms for one in room.news() or []] == [20]
    room.measured("c1", 20, "websocket")
    assert room.news() is None
    room.measured("c1", 20, "polling")
    assert [one.transport for one in room.news() or []] == ["polling"]
