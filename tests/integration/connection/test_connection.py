"""The connection against a real Socket.IO server: coming in, catching up, losing it and coming back."""

import asyncio
from dataclasses import replace

import pytest

from contract.commands import Bid, BidMode
from contract.verdicts import Code
from contract.wire import Event, FeedMessage, Goodbye, SaleStatus
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import ConnectionUnavailable, Unsettled
from desktop_client.connection.states import ConnectionPhase, Reason, Transport
from desktop_client.connection.supervisor import Connection
from tests.integration.connection.notes import QUICK, Desk, Notes
from tests.support.tcp_proxy import TcpProxy
from tests.support.toy_server import SALE, ToyServer
from tests.support.waiting import eventually, soon

LIVE = ConnectionPhase.LIVE


def a_bid(number: int = 1) -> Bid:
    return Bid(id=f"b{number}", sale=SALE, lot="1", amount=100, mode=BidMode.EXACT, expires_at=1)


async def test_it_comes_in_over_websocket_catches_up_and_is_live(toy: ToyServer, desk: Desk) -> None:
    toy.add(3)
    _, notes = desk.connect(toy.port)
    state = await notes.until_phase(LIVE)
    assert state.transport is Transport.WEBSOCKET
    assert toy.transports == ["websocket"]
    assert notes.phases == [ConnectionPhase.CONNECTING, ConnectionPhase.CATCHING_UP, LIVE]
    assert notes.numbers == [1, 2, 3]
    assert (state.attempt, state.back_after_ms, state.caught_up) == (0, None, None)
    assert state.clock_offset_ms is not None
    assert abs(state.clock_offset_ms) < 500
    assert toy.asked[0] == ("connect", {"token": "t", "protocol": 1, "client": "martillo-desktop/0.1"})


async def test_it_reads_page_after_page_until_the_head(toy: ToyServer, desk: Desk) -> None:
    toy.manners.page = 4
    toy.add(10)
    _, notes = desk.connect(toy.port, after=1)
    await notes.until_phase(LIVE)
    assert [body["after"] for body in toy.asked_for(Event.ATTEND)] == [1, 5, 9]
    assert notes.numbers == list(range(2, 11))


async def test_pushed_entries_arrive_in_order(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    for _ in range(50):
        await toy.say()
    await notes.until(lambda: len(notes.pushes) == 50)
    assert [push.entries[0].n for push in notes.pushes] == list(range(1, 51))


async def test_a_gap_that_a_beat_tells_of_is_caught_up(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    toy.add(2)
    await notes.until(lambda: notes.numbers == [1, 2])
    assert [body["after"] for body in toy.asked_for(Event.ATTEND)] == [0, 0]


async def test_a_hole_in_what_is_pushed_is_caught_up_before_it_is_delivered(
    toy: ToyServer, desk: Desk
) -> None:
    toy.manners.beats = False
    _, notes = desk.connect(toy.port, timing=replace(QUICK, silent_after_s=5, lost_after_s=9))
    await notes.until_phase(LIVE)
    toy.add(2)
    await toy.push(Event.FEED, FeedMessage(SALE, toy.add(1)))
    await notes.until(lambda: notes.numbers == [1, 2, 3])
    assert notes.pushes == []


async def test_without_websockets_it_comes_in_by_long_polling(toy: ToyServer, desk: Desk) -> None:
    toy.manners.websocket = False
    connection, notes = desk.connect(toy.port)
    state = await notes.until_phase(LIVE)
    assert state.transport is Transport.POLLING
    await toy.say()
    await notes.until(lambda: notes.numbers == [1])
    assert (await connection.bid(a_bid())).ok


async def test_many_messages_in_one_poll_are_all_read(toy: ToyServer, desk: Desk) -> None:
    toy.manners.websocket = False
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=replace(QUICK, silent_after_s=8, lost_after_s=9))
        await notes.until_phase(LIVE)
        proxy.pause()
        for _ in range(200):
            await toy.say()
        proxy.go_on()
        await notes.until(lambda: notes.numbers == list(range(1, 201)))
        assert len(toy.transports) == 1


async def test_it_changes_over_when_websockets_get_through_again(toy: ToyServer, desk: Desk) -> None:
    toy.manners.websocket = False
    _, notes = desk.connect(toy.port, timing=replace(QUICK, websocket_again_s=0.2))
    await notes.until_phase(LIVE)
    toy.manners.websocket = True
    await notes.until(lambda: notes.states[-1].transport is Transport.WEBSOCKET)


async def test_after_a_cut_it_comes_back_and_says_what_the_break_cost(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port)
        await notes.until_phase(LIVE)
        await proxy.cut()
        state = await notes.until_phase(ConnectionPhase.RECONNECTING)
        assert state.reason in {Reason.LOST, Reason.UNREACHABLE}
        toy.add(4)
        await notes.until(lambda: notes.states[-1].attempt >= 2)
        await proxy.mend()
        state = await notes.until_phase(LIVE)
        assert state.caught_up == 4
        assert state.back_after_ms is not None
        assert state.back_after_ms > 0
        assert notes.numbers == [1, 2, 3, 4]
        await asyncio.sleep(0)


async def test_a_server_that_restarts_is_found_again(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await toy.stop()
    await notes.until_phase(ConnectionPhase.RECONNECTING)
    toy.add(2)
    await toy.start()
    state = await notes.until_phase(LIVE)
    assert state.caught_up == 2


async def test_silence_is_shown_and_a_message_ends_it(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=replace(QUICK, lost_after_s=30))
        await notes.until_phase(LIVE)
        proxy.pause()
        await notes.until_phase(ConnectionPhase.SILENT)
        proxy.go_on()
        await notes.until_phase(LIVE)
        assert len(toy.transports) == 1


async def test_too_long_a_silence_is_a_lost_connection(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port)
        await notes.until_phase(LIVE)
        proxy.pause()
        state = await notes.until_phase(ConnectionPhase.RECONNECTING)
        assert state.reason is Reason.SILENT
        assert ConnectionPhase.SILENT in notes.phases
        proxy.go_on()
        await notes.until_phase(LIVE)


async def test_try_now_gives_up_a_silent_connection(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        connection, notes = desk.connect(proxy.port, timing=replace(QUICK, lost_after_s=30))
        await notes.until_phase(LIVE)
        proxy.pause()
        await notes.until_phase(ConnectionPhase.SILENT)
        connection.try_now()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        proxy.go_on()
        await notes.until_phase(LIVE)
        assert proxy.accepted >= 2


async def test_try_now_does_not_wait_for_the_next_attempt(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        patient = replace(QUICK, backoff_min_s=60, backoff_max_s=60)
        connection, notes = desk.connect(proxy.port, timing=patient)
        await notes.until_phase(LIVE)
        await proxy.cut()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        await proxy.mend()
        connection.try_now()
        await notes.until_phase(LIVE)


async def test_no_bid_is_sent_without_a_connection(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        connection, notes = desk.connect(proxy.port)
        await notes.until_phase(LIVE)
        await proxy.cut()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        with pytest.raises(ConnectionUnavailable):
            await connection.bid(a_bid())
        await proxy.mend()
        await notes.until_phase(LIVE)
        assert (await connection.bid(a_bid(2))).ok
        assert [body["id"] for body in toy.asked_for(Event.BID)] == ["b2"]


async def test_no_bid_is_sent_into_silence(toy: ToyServer, desk: Desk) -> None:
    connection, notes = desk.connect(toy.port, timing=replace(QUICK, lost_after_s=30, pulse_every_s=30))
    await notes.until_phase(LIVE)
    toy.manners.beats = False
    await notes.until_phase(ConnectionPhase.SILENT)
    with pytest.raises(ConnectionUnavailable):
        await connection.bid(a_bid())
    assert toy.asked_for(Event.BID) == []


async def test_a_bid_that_is_never_answered_is_unsettled_after_a_while(toy: ToyServer, desk: Desk) -> None:
    connection, notes = desk.connect(toy.port, timing=replace(QUICK, call_s=0.1))
    await notes.until_phase(LIVE)
    toy.manners.answers = False
    with pytest.raises(Unsettled):
        await connection.bid(a_bid())
    assert connection.state.phase is LIVE


async def test_a_bid_without_an_answer_is_unsettled_and_settled_by_the_same_id(
    toy: ToyServer, desk: Desk
) -> None:
    async with TcpProxy(toy.port) as proxy:
        connection, notes = desk.connect(proxy.port, timing=replace(QUICK, call_s=60))
        await notes.until_phase(LIVE)
        toy.manners.answers = False
        bidding = asyncio.create_task(connection.bid(a_bid()))
        await asyncio.sleep(0.05)
        await proxy.cut()
        with pytest.raises(Unsettled):
            await soon(bidding)
        toy.manners.answers = True
        await proxy.mend()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        await notes.until_phase(LIVE)
        first, second = await connection.bid(a_bid()), await connection.bid(a_bid())
        assert first == second
        bodies = toy.asked_for(Event.BID)
        assert len(bodies) == 3
        assert bodies[0] == bodies[1] == bodies[2]


@pytest.mark.parametrize(
    ("reason", "phase", "why"),
    [
        (Goodbye.SALE_ENDED, ConnectionPhase.ENDED, Reason.SALE_ENDED),
        (Goodbye.SIGNED_OUT, ConnectionPhase.SIGNED_OUT, Reason.SIGNED_OUT),
        (Goodbye.BLOCKED, ConnectionPhase.REFUSED, Reason.BLOCKED),
        (Goodbye.REPLACED, ConnectionPhase.REFUSED, Reason.REPLACED),
    ],
)
async def test_a_last_goodbye_is_the_end(
    toy: ToyServer, desk: Desk, reason: Goodbye, phase: ConnectionPhase, why: Reason
) -> None:
    connection, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await toy.say()
    await toy.goodbye(reason)
    state = await notes.until_phase(phase)
    assert state.reason is why
    await connection.wait_over()
    assert notes.order[-3:] == ["feed", "goodbye", "state"]
    assert len(toy.transports) == 1


async def test_a_restarting_house_is_left_alone_for_as_long_as_it_asks(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await toy.goodbye(Goodbye.RESTARTING, retry_after=0.4)
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.RESTARTING
    assert state.next_try_at_ms is not None
    assert state.next_try_at_ms - state.since_ms >= 400
    await notes.until_phase(LIVE)


async def test_an_ended_sale_is_read_to_its_end_and_no_more(toy: ToyServer, desk: Desk) -> None:
    toy.add(2)
    toy.status = SaleStatus.ENDED
    connection, notes = desk.connect(toy.port)
    await notes.until_phase(ConnectionPhase.ENDED)
    await connection.wait_over()
    assert notes.numbers == [1, 2]


@pytest.mark.parametrize(
    ("code", "phase", "why"),
    [
        (Code.UNAUTHENTICATED, ConnectionPhase.SIGNED_OUT, Reason.UNAUTHENTICATED),
        (Code.PROTOCOL_UNSUPPORTED, ConnectionPhase.REFUSED, Reason.PROTOCOL_UNSUPPORTED),
        (Code.BANNED, ConnectionPhase.REFUSED, Reason.BANNED),
    ],
)
@pytest.mark.parametrize("websocket", [True, False])
async def test_a_refused_connection_is_not_tried_again(
    toy: ToyServer, desk: Desk, code: Code, phase: ConnectionPhase, why: Reason, websocket: bool
) -> None:
    toy.manners.refuse, toy.manners.websocket = code, websocket
    connection, notes = desk.connect(toy.port)
    state = await notes.until_phase(phase)
    assert state.reason is why
    await connection.wait_over()
    assert len(toy.asked) == 1


async def test_a_full_house_is_tried_again(toy: ToyServer, desk: Desk) -> None:
    toy.manners.refuse = Code.TOO_MANY
    _, notes = desk.connect(toy.port)
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.TOO_MANY
    toy.manners.refuse = None
    await notes.until_phase(LIVE)


async def test_a_sale_that_the_house_does_not_know_is_the_end(toy: ToyServer, desk: Desk) -> None:
    toy.manners.attend_refusal = Code.UNKNOWN_SALE
    _, notes = desk.connect(toy.port)
    assert (await notes.until_phase(ConnectionPhase.REFUSED)).reason is Reason.UNKNOWN_SALE


async def test_pulses_measure_the_latency(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        proxy.delay_s = 0.03
        _, notes = desk.connect(proxy.port)
        await notes.until(lambda: len(toy.asked_for(Event.PULSE)) >= 3)
        latency = notes.states[-1].latency_ms
        assert latency is not None
        assert 60 <= latency < 1_000
        assert toy.asked_for(Event.PULSE)[-1]["latency_ms"] >= 60


async def test_a_pulse_that_is_refused_is_an_answer(toy: ToyServer, desk: Desk) -> None:
    toy.manners.pulse_refusal = Code.RATE_LIMITED
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await eventually(lambda: len(toy.asked_for(Event.PULSE)) >= 4)
    assert notes.phases[-1] is LIVE
    assert ConnectionPhase.RECONNECTING not in notes.phases


async def test_a_message_that_cannot_be_understood_leads_to_a_new_connection(
    toy: ToyServer, desk: Desk
) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await toy.push(Event.FEED, {"sale": SALE, "entries": [{"type": "bid", "n": "one"}]})
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.NOT_UNDERSTOOD
    await notes.until_phase(LIVE)


async def test_fields_that_are_not_known_are_ignored(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    toy.add()
    entry = {"type": "announced", "n": 1, "at": 5, "text": "hello", "colour": "red"}
    await toy.push(Event.FEED, {"sale": SALE, "entries": [entry], "mood": "calm"})
    await notes.until(lambda: notes.numbers == [1])


async def test_nobody_there_is_said_and_tried_again(desk: Desk) -> None:
    async with TcpProxy(1) as nobody:
        port = nobody.port
    _, notes = desk.connect(port)
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.UNREACHABLE
    await notes.until(lambda: notes.states[-1].attempt >= 3)


async def test_stopping_leaves_it_offline_with_nothing_running(toy: ToyServer, desk: Desk) -> None:
    connection, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await connection.stop()
    assert connection.state.phase is ConnectionPhase.OFFLINE
    with pytest.raises(ConnectionUnavailable):
        await connection.bid(a_bid())


async def test_it_can_be_stopped_in_the_middle_of_an_attempt(toy: ToyServer, desk: Desk) -> None:
    async with TcpProxy(toy.port) as proxy:
        proxy.pause()
        connection, notes = desk.connect(proxy.port)
        await notes.until_phase(ConnectionPhase.CONNECTING)
        await asyncio.sleep(0.05)
        await connection.stop()
        assert connection.state.phase is ConnectionPhase.OFFLINE


async def test_a_listener_that_fails_stops_the_connection_and_is_heard_of(
    toy: ToyServer, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_message: object) -> None:
        raise LookupError("a fault in a window")

    notes = Notes()
    listeners = replace(notes.listeners(), on_attended=fail)
    connection = Connection(HouseAddress.read(toy.url), "t", SALE, listeners, timing=QUICK)
    connection.start()
    with pytest.raises(LookupError):
        await connection.wait_over()
    assert connection.state.phase is ConnectionPhase.OFFLINE
    assert "the connection stopped" in caplog.text
    await connection.stop()


async def test_two_connections_live_side_by_side(toy: ToyServer, desk: Desk) -> None:
    both: list[Notes] = [desk.connect(toy.port)[1], desk.connect(toy.port)[1]]
    for notes in both:
        await notes.until_phase(LIVE)
    await toy.say()
    for notes in both:
        await notes.until(lambda notes=notes: notes.numbers == [1])  # type: ignore[misc]
