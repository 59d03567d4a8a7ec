"""A person's way through the windows with a real house in the same loop: no part is replaced."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QLabel

from contract import commands
from contract.standing import Phase
from contract.terms import SaleKind
from contract.wire import Role
from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.connection.states import ConnectionPhase
from desktop_client.receipts.auditing import KeyOrigin
from desktop_client.receipts.checking import Finding
from desktop_client.saleroom.control import Act
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.audit import AuditStage
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.visit import Visit
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.bid_button import BidButtonState
from desktop_client.windows.lobby import LobbyWindow, SaleCard
from desktop_client.windows.sign_in import SignInWindow
from tests.support.house import PASSWORD, HouseForTests, house_in
from tests.support.qt_signals import next_signal
from tests.support.waiting import eventually


@contextlib.asynccontextmanager
async def opened(data: Path) -> AsyncIterator[tuple[HouseForTests, Desktop]]:
    """Run a house and a desktop for as long as the block lasts."""
    settings = SettingsFile(None)
    async with house_in(data) as house:
        settings.change(language=Language.ENGLISH, servers=(house.url,))
        desktop = Desktop(new_application(), settings, reduced_motion=True)
        try:
            yield house, desktop
        finally:
            await desktop.close()


def visit_in(desktop: Desktop) -> Visit:
    return desktop.new_visit(Keychain(use_keyring=False))


def sign_in_form(visit: Visit) -> SignInWindow:
    return visit.open_sign_in()


def phase_on_the_block(model: ControlViewModel) -> Phase | None:
    return None if model.block_standing is None else model.block_standing.phase


async def test_two_sessions_in_one_process_run_a_sale_between_them(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Clara", Role.CLERK)
        await house.person("Ana")
        sale = await house.sale()
        clerk, bidder = visit_in(desktop), visit_in(desktop)
        for visit, email in ((clerk, "clara@example.org"), (bidder, "ana@example.org")):
            sign_in_form(visit).fill_in(house.url, email, PASSWORD)
        await eventually(lambda: clerk.lobby is not None and bidder.lobby is not None)
        control, room = clerk.sales.open_control(sale), bidder.sales.open_sale_room(sale)
        await eventually(lambda: control.model.live.state.can_speak and room.model.live.state.can_speak)

        await eventually(lambda: room.bidding.button.state is BidButtonState.REGISTER)
        room.bidding.button.click()
        await eventually(lambda: room.bidding.button.state is BidButtonState.UPCOMING)
        control.model.open_sale()
        await eventually(lambda: bool(control.model.possible(Act.OPEN_LOT, "1")))
        control.model.open_next()
        await eventually(lambda: room.bidding.button.state is BidButtonState.BID)
        room.bidding.button.click()
        await eventually(lambda: room.bidding.button.state is BidButtonState.LEADING)
        await eventually(lambda: len(room.model.live.receipts.receipts(sale)) == 1)
        line = room.model.live.receipts.lines(sale)[0]
        assert line.finding is Finding.GENUINE
        assert line.receipt is not None
        assert line.receipt.opening is not None
        assert line.receipt.opening.private["limit"] == line.receipt.amount
        control.model.sell()
        await eventually(lambda: room.bidding.button.state is BidButtonState.CLOSED_SOLD_TO_YOU)
        await eventually(lambda: phase_on_the_block(control.model) is Phase.SOLD)
        control.model.end_sale()
        await eventually(lambda: room.model.live.state.phase is ConnectionPhase.ENDED)
        await eventually(room.results.isVisible)
        assert "You won 1 lot" in room.results._mine.text()
        calls = control.model.live.receipts
        await eventually(lambda: len(calls.lines(sale)) == 4)
        assert {line.finding for line in calls.lines(sale)} == {Finding.GENUINE}
        assert room.model.live.receipts.alarms == []
        assert len(room.model.live.room.heads) == 2

        room.results._check.click()
        await eventually(
            lambda: bidder.side.audit is not None and bidder.side.audit.model.stage is AuditStage.DONE
        )
        assert bidder.side.audit is not None
        audited = bidder.side.audit.model.audited
        assert audited is not None
        assert (audited.report.finding, audited.report.ended) == (None, True)
        assert (audited.receipts, audited.report.receipts, audited.wrong_receipts) == (1, 1, 0)
        assert audited.key_origin is KeyOrigin.HOUSE
        assert [row.kind for row in audited.rows if row.mine] == ["bid"]


async def test_a_wrong_password_is_said_at_the_password(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        visit = visit_in(desktop)
        form = sign_in_form(visit)
        failed = next_signal(visit.session.failed)
        form.fill_in(house.url, "ana@example.org", "not this one")
        (failure,) = await failed
        assert failure.field is FailureField.PASSWORD
        assert visit.session.state is SessionState.SIGNED_OUT
        assert form.isVisible()


async def test_a_visit_begins_at_the_window_that_was_painted_before_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        keychain = Keychain(use_keyring=False)
        door = desktop.new_door(keychain)
        door.show()
        visit = desktop.new_visit(keychain, door=door)
        assert visit.open_sign_in() is door
        assert visit.session is door.session
        door.fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        assert not door.isVisible()
        left = next_signal(visit.left)
        assert visit.lobby is not None
        visit.lobby.close()
        await left


async def test_a_house_that_is_not_there_is_said_at_the_address(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, desktop):
        visit = visit_in(desktop)
        failed = next_signal(visit.session.failed)
        visit.session.sign_in("http://127.0.0.1:9", "ana@example.org", PASSWORD)
        (failure,) = await failed
        assert (failure.field, failure.reason) == (FailureField.SERVER, "unreachable")


async def test_a_plain_connection_to_a_public_address_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, desktop):
        visit = visit_in(desktop)
        failed = next_signal(visit.session.failed)
        visit.session.sign_in("http://93.184.216.34", "ana@example.org", PASSWORD)
        (failure,) = await failed
        assert (failure.field, failure.reason) == (FailureField.SERVER, "insecure")


async def test_a_new_account_is_signed_in_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, desktop):
        visit = visit_in(desktop)
        form = sign_in_form(visit).form
        form.register_instead()
        form.fill_in("Núria Vila", "nuria@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.isVisible())
        assert visit.session.user.name == "Núria Vila"


async def test_signing_out_leads_back_to_the_door_and_ends_the_session(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        sale = await house.sale()
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        visit.sales.open_sale_room(sale)
        visit.session.sign_out()
        await eventually(lambda: not visit.sales.windows and visit.lobby is None)
        await eventually(lambda: visit.front is visit.sign_in)
        visit.session.resume()
        await eventually(lambda: visit.session.state is SessionState.SIGNED_OUT)


async def test_a_session_is_resumed_with_the_token_that_was_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        keychain = Keychain(use_keyring=False)
        first, second = desktop.new_visit(keychain), desktop.new_visit(keychain)
        sign_in_form(first).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: first.lobby is not None)
        second.session.resume()
        await eventually(lambda: second.session.state is SessionState.SIGNED_IN)
        assert second.session.user == first.session.user


async def test_the_lobby_tells_paddle_and_wins(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        ana = await house.person("Ana")
        clara = await house.person("Clara", Role.CLERK)
        sale = await house.sale()
        await house.register(ana, sale)
        client = await house.attend(clara, sale)
        for number, action in enumerate((commands.OpenSale(), commands.OpenLot(lot="1"))):
            await client.call(
                "call", {"id": f"c{number}", "sale": sale, "action": msgspec.to_builtins(action)}
            )
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.has_sales)
        assert visit.lobby is not None
        (one,) = visit.lobby._model.sales
        assert one.you is not None
        assert one.you.paddle == "101"


async def test_the_lobby_keeps_the_focus_where_it_was_when_it_asks_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        await house.sale()
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.has_sales)
        lobby = visit.lobby
        assert lobby is not None

        def focused() -> str:
            button = lobby.focusWidget()
            return "" if button is None else button.accessibleName()

        await eventually(lambda: focused().startswith("Enter"))
        lobby.focusPreviousChild()
        assert focused().startswith("Register")
        answered = next_signal(lobby._model.changed)
        lobby._model.refresh()
        await answered
        assert focused().startswith("Register")
        lobby.findChildren(SaleCard)[-1].registered.emit(lobby._model.sales[0].sale.id)
        await eventually(lambda: focused().startswith("Enter"))


async def test_whoever_comes_back_to_the_lobby_begins_at_the_way_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Ana")
        await house.sale()
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.has_sales)
        lobby = visit.lobby
        assert lobby is not None
        lobby._my_bids.setFocus()
        lobby.hide()
        lobby.show()
        button = lobby.focusWidget()
        assert button is not None
        assert button.accessibleName().startswith("Enter")


async def test_a_live_sale_is_called_and_a_timed_one_runs(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Clara", Role.CLERK)
        await house.sale()
        closes_at = house.running.opened.clock() + 3_600_000
        await house.sale(kind=SaleKind.TIMED, closes_at=closes_at)
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "clara@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.has_sales)
        assert visit.lobby is not None
        ways = [card.findChildren(ActionButton)[-1] for card in visit.lobby.findChildren(SaleCard)]
        assert {way.accessibleName().split(":")[0] for way in ways} == {"Call the sale", "Run the sale"}
        offices = [visit.sales.open_office(card.sale.id) for card in visit.lobby._model.sales]
        said = {"Call the sale", "Run the sale"}
        await eventually(lambda: {one._call.accessibleName() for one in offices} == said)


async def test_the_lobby_counts_a_lot_that_is_led_as_led_and_not_as_a_maximum_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        ana, clara = await house.person("Ana"), await house.person("Clara", Role.CLERK)
        sale = await house.sale()
        await house.register(ana, sale)
        client = await house.attend(clara, sale)
        for number, action in enumerate((commands.OpenSale(), commands.OpenLot(lot="1"))):
            await client.call(
                "call", {"id": f"c{number}", "sale": sale, "action": msgspec.to_builtins(action)}
            )
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.has_sales)
        room = visit.sales.open_sale_room(sale)
        await eventually(lambda: room.bidding.button.state is BidButtonState.BID)
        room.bidding.button.click()
        await eventually(lambda: room.bidding.button.state is BidButtonState.LEADING)
        lobby = visit.open_lobby()
        await eventually(lambda: "leading 1 lot" in words_of(lobby))
        assert "maximum" not in words_of(lobby)


def words_of(lobby: LobbyWindow) -> str:
    return " ".join(label.text() for label in lobby.findChildren(QLabel))
