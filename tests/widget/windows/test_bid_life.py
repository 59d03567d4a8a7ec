"""A bid's life in the window: at every step it says what is known, and never a word more."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from contract import commands
from contract.verdicts import Code, Verdict
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason
from desktop_client.receipts.checking import Finding
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.pending import BidStage
from desktop_client.viewmodels import sale_room
from desktop_client.viewmodels.house import HouseError
from desktop_client.widgets.bid_button import BidButtonState
from desktop_client.widgets.phase_banner import PhaseNotice
from desktop_client.windows import connection_banner
from desktop_client.windows.receipts.window import ReceiptsWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.rehearsal import LIVE, RehearsalConnection
from tests.support.waiting import eventually
from tests.widget.windows.conftest import Stage, settle


def connection_of(stage: Stage) -> RehearsalConnection:
    connection = stage.rehearsal.houses[0].connection
    assert connection is not None
    return connection


def states(window: SaleRoomWindow) -> list[str]:
    return [view.state for view in window.mine.lives.shown()]


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again soon, and tell of a break soon."""
    monkeypatch.setattr(sale_room, "ASK_AGAIN_S", 0.02)
    monkeypatch.setattr(connection_banner, "PATIENCE_MS", 20)


async def test_sent_then_received_at_the_houses_time_then_leading_then_outbid(stage: Stage) -> None:
    window = await stage.sale_room()
    assert not window.mine.isVisible()
    connection_of(stage).answers.clear()
    window.bidding.button.click()
    await settle()
    assert states(window) == ["sent"]
    connection_of(stage).answers.set()
    await settle()
    received = window.preferences.formats.clock(stage.rehearsal.now, milliseconds=True)
    assert states(window) == ["leading"]
    assert f"{received} received" in window.bidding._receipt.line()
    assert received in window.mine.lives.shown()[0].times
    stage.rehearsal.bid("soler", after_ms=1_900)
    await settle()
    assert states(window) == ["outbid"]
    assert window.bidding._receipt.line().endswith("outbid after 1.9\u202fs by paddle 102")


async def test_a_bid_without_an_answer_is_asked_again_on_the_same_connection_until_it_is_settled(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = await stage.sale_room()
    connection, asked = connection_of(stage), list[str]()
    answer = connection.bid

    async def slow(bid: commands.Bid) -> Verdict:
        asked.append(bid.id)
        if len(asked) < 3:
            raise TimeoutError
        return await answer(bid)

    monkeypatch.setattr(window.model._desk, "_send", slow)
    window.bidding.button.click()
    await eventually(lambda: window.bidding.button.state is BidButtonState.CHECKING)
    await eventually(lambda: states(window) == ["leading"])
    assert len(asked) == 3
    assert len(set(asked)) == 1


async def test_security_20_while_the_house_cannot_write_the_window_says_so_and_calls_nothing_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = await stage.sale_room()
    connection = connection_of(stage)
    answer, unavailable = connection.bid, True

    async def down(bid: commands.Bid) -> Verdict:
        if unavailable:
            return Verdict(ok=False, id=bid.id, at=stage.rehearsal.now, code=Code.UNAVAILABLE, message="")
        return await answer(bid)

    monkeypatch.setattr(window.model._desk, "_send", down)
    window.bidding.button.click()
    await eventually(lambda: "the house cannot tell yet" in window.bidding._receipt.line())
    assert states(window) == ["checking…"]
    assert window.toasts.texts() == []
    unavailable = False
    await eventually(lambda: states(window) == ["leading"])


async def test_security_20_a_beat_without_a_rostrum_says_that_bids_cannot_be_recorded(stage: Stage) -> None:
    window = await stage.sale_room()
    beat = stage.rehearsal.houses[0].beat()
    assert window.bidding._notice.notice is not PhaseNotice.HOUSE_CANNOT_WRITE
    connection_of(stage)._listeners.on_beat(msgspec.structs.replace(beat, rostrum="away"))
    await eventually(lambda: window.bidding._notice.notice is PhaseNotice.HOUSE_CANNOT_WRITE)
    assert "cannot record bids" in window.bidding._notice._banner.accessibleName()
    connection_of(stage)._listeners.on_beat(beat)
    await eventually(lambda: window.bidding._notice.notice is not PhaseNotice.HOUSE_CANNOT_WRITE)


async def test_during_a_break_nothing_says_that_the_house_is_being_asked(stage: Stage) -> None:
    window = await stage.sale_room()
    connection = connection_of(stage)
    connection.answers.clear()
    window.bidding.button.click()
    await settle()
    (bid,) = window.model.pending.all()
    connection.lose()
    window.model._on_bid_changed(window.model.pending.in_doubt(bid.bid.id))
    await settle()
    assert window.bidding.button.state is BidButtonState.NO_CONNECTION
    assert "asked as soon as the house is back" in window.bidding.button.reason()
    assert "asked again when the connection is back" in window.bidding._receipt.line()
    connection.go(LIVE)
    connection.answers.set()
    await eventually(lambda: states(window) == ["leading"])
    assert {sent.id for sent in connection.sent} == {bid.bid.id}


async def test_a_bid_in_doubt_when_the_sale_ends_is_settled_over_http(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = await stage.sale_room()
    connection, answered = connection_of(stage), list[bool]()
    decide = connection.verdict_on

    async def answer_is_lost(bid: commands.Bid) -> Verdict:
        decide(bid)
        raise TimeoutError

    async def ask(bid: commands.Bid) -> Verdict:
        answered.append(len(answered) >= 2)
        if not answered[-1]:
            raise HouseError(Reason.UNREACHABLE)
        return decide(bid)

    monkeypatch.setattr(window.model._desk, "_send", answer_is_lost)
    monkeypatch.setattr(stage.rehearsal.houses[0], "bid", ask)
    window.bidding.button.click()
    await eventually(lambda: states(window) == ["checking…"])
    connection.go(ConnectionState(phase=ConnectionPhase.ENDED, reason=Reason.SALE_ENDED))
    await eventually(lambda: states(window) == ["led when last heard"])
    assert answered == [False, False, True]


async def test_a_press_without_a_connection_is_refused_in_words_and_never_sent_later(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).lose()
    await settle()
    QTest.keyClick(window, Qt.Key.Key_Space)
    await settle()
    assert any("It will not be sent later" in text for text in window.toasts.texts())
    connection_of(stage).start()
    await settle()
    assert connection_of(stage).sent == []
    assert window.model.pending.all() == []


async def test_a_bid_that_finds_no_connection_says_not_sent(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).state = ConnectionState()  # lost, and the window has not heard of it yet
    window.model.place_anyway(Intention("43", 130_000, commands.BidMode.EXACT))
    await settle()
    assert window.model.pending.all()[0].stage is BidStage.NOT_SENT
    assert states(window) == ["not sent"]
    assert "it will not be sent later" in window.bidding._receipt.line()


async def test_a_bid_that_the_auctioneer_struck_says_taken_back(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding.button.click()
    await settle()
    stage.rehearsal.call(commands.Undo(lot="43"))
    await settle()
    assert states(window) == ["taken back"]


async def test_a_receipt_that_is_wrong_is_shouted_about_until_somebody_dismisses_it(stage: Stage) -> None:
    window = await stage.sale_room()
    house = stage.rehearsal.houses[0]
    signed = house.signed

    def forge(verdict: Verdict, amount: int | None) -> Verdict:
        return signed(verdict, None if amount is None else amount + 1)

    house.signed = forge  # type: ignore[method-assign]
    window.bidding.button.click()
    await settle()
    assert window.alarm.isVisible()
    assert window.alarm.view is not None
    assert window.alarm.view.headline == "A receipt is wrong"
    assert "ask the house" in window.alarm.view.text
    stage.rehearsal.bid("soler")
    await settle()
    assert window.alarm.isVisible()
    window.alarm.action_chosen.emit("dismiss")
    assert not window.alarm.isVisible()


@pytest.mark.parametrize(
    ("phase", "reason", "headline", "text"),
    [
        (ConnectionPhase.RECONNECTING, Reason.RESTARTING, "No connection", "The house is restarting"),
        (ConnectionPhase.SILENT, Reason.NONE, "Silent", "not heard, or does not hear you"),
        (ConnectionPhase.REFUSED, Reason.PROTOCOL_UNSUPPORTED, "The house refuses", "different versions"),
        (ConnectionPhase.REFUSED, Reason.REPLACED, "The house refuses", "another window"),
        (ConnectionPhase.SIGNED_OUT, Reason.UNAUTHENTICATED, "Signed out", "Sign in again"),
    ],
)
async def test_a_broken_connection_is_said_in_a_sentence_and_goes_when_it_is_back(
    stage: Stage, phase: ConnectionPhase, reason: Reason, headline: str, text: str
) -> None:
    window = await stage.sale_room()
    window.away._patience.setInterval(20)
    connection_of(stage).go(ConnectionState(phase=phase, reason=reason, attempt=2))
    await eventually(window.away.isVisible)
    assert window.away.view is not None
    assert window.away.view.headline.startswith(headline)
    assert text in window.away.view.text
    connection_of(stage).go(LIVE)
    await settle()
    assert not window.away.isVisible()


async def test_the_foot_says_how_long_a_break_was_in_hours_and_what_a_slow_line_cost(stage: Stage) -> None:
    window = await stage.sale_room()
    back = ConnectionState(phase=ConnectionPhase.LIVE, back_after_ms=3_720_000, caught_up=4)
    connection_of(stage).go(back)
    window.model.live.room.skipped = 12
    await settle()
    assert window.status._back.text() == "Back after 1\u202fh 2\u202fmin, 4 events caught up"
    for count, words in ((1, "1 event caught up"), (0, "nothing was missed")):
        connection_of(stage).go(replace(back, back_after_ms=6_200, caught_up=count))
        await settle()
        assert window.status._back.text() == f"Back after 6.2\u202fs, {words}"
    assert window.status._skipped.text() == "12 events left out: slow line"


async def test_the_receipts_window_lists_exports_and_explains(stage: Stage, tmp_path: Path) -> None:
    room = await stage.sale_room()
    room.bidding.button.click()
    await settle()
    model = room.model.live.receipts
    window = ReceiptsWindow(model, stage.preferences)
    stage.windows.append(window)
    window.show()
    await settle()
    table = window.table.model()
    assert [table.index(0, column).data() for column in (0, 2, 3, 5)] == [
        "43",
        "€1,300",
        "accepted, leading",
        "genuine",
    ]
    model.export(tmp_path / "mine.jsonl")
    await eventually(lambda: window.toasts.texts() == ["The receipts are in mine.jsonl."])
    kept = msgspec.json.decode((tmp_path / "mine.jsonl").read_bytes())
    assert (kept["amount"], kept["lot"], kept["house_key"]) == (130_000, "43", stage.rehearsal.key.public)
    QTest.keyClick(window, Qt.Key.Key_Question)
    assert window._explained.isVisible()
    assert model.lines()[0].finding is Finding.GENUINE


async def test_nobody_is_said_to_lead_while_the_house_is_not_heard(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding.button.click()
    await settle()
    assert (states(window), window.lot._lead.text()) == (["leading"], "You lead")
    connection_of(stage).lose()
    await settle()
    assert (states(window), window.lot._lead.text()) == (["led when last heard"], "You led when last heard")
    assert window.bidding._receipt.line().endswith("leading when last heard")
    assert window.lot._price_caption.text() == "Price when last heard"
    connection_of(stage).go(LIVE)
    await settle()
    assert (states(window), window.lot._lead.text()) == (["leading"], "You lead")
    assert window.lot._price_caption.text() == "Current price"
