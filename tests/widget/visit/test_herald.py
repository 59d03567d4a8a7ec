"""Where notices are told: in the sale's window, in another one, in the tray; and never while catching up."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from contract import commands
from contract.wire import YouEntry, YouMessage, YouType
from desktop_client.connection.states import ConnectionPhase
from desktop_client.system.sounds import Sound, Sounds
from desktop_client.system.tray import Tray
from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.notices import Notice, NoticeKind
from desktop_client.visit.herald import Herald
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.room_display.window import RoomDisplayWindow
from tests.support.rehearsal import LIVE, SALE
from tests.widget.windows.conftest import Stage, settle


class OtherTray(Tray):
    """A tray on a desktop that has one: the offscreen platform has none."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> bool:
        self.told.append((title, text))
        return True


class Street:
    """A herald, with a window in front that the test chooses."""

    def __init__(self, stage: Stage) -> None:
        self.window: QWidget | None = None
        self.room: HouseWindow | None = None
        self.sounds: list[str] = []
        player = Sounds(lambda file: self.sounds.append(file.stem))
        self.tray = OtherTray()
        self.herald = Herald(
            stage.preferences, lambda _sale: self.room, lambda: self.window, player, self.tray
        )

    def tell(self, *kinds: NoticeKind) -> None:
        for lot, kind in enumerate(kinds, 41):
            self.herald.notices.post(Notice(kind, SALE, "Autumn sale", f"{lot}", "A clock", 5_000, "EUR"))
        self.herald.notices.tell()


@pytest.fixture
async def street(stage: Stage) -> Street:
    return Street(stage)


async def test_behind_another_program_the_tray_tells(street: Street) -> None:
    street.tell(NoticeKind.OUTBID)
    assert street.tray.told == [("Outbid on lot 41", "A clock")]


async def test_a_rush_is_one_message_with_a_line_for_each(street: Street) -> None:
    street.tell(NoticeKind.OUTBID, NoticeKind.SOON, NoticeKind.WON)
    title, text = street.tray.told[0]
    assert len(street.tray.told) == 1
    assert title == "Autumn sale"
    assert text.splitlines() == ["Outbid on lot 41", "Lot 42 comes up soon", "Lot 43 is yours at €50"]


async def test_notices_can_be_off(street: Street, stage: Stage) -> None:
    stage.preferences.choose_notices(False)
    street.tell(NoticeKind.OUTBID)
    assert street.tray.told == []


async def test_the_window_of_the_sale_tells_it_itself(street: Street, stage: Stage) -> None:
    street.room = street.window = await stage.sale_room()
    before = street.room.toasts.texts()
    street.tell(NoticeKind.WON)
    assert (street.tray.told, street.room.toasts.texts()) == ([], before)


async def test_another_window_of_the_program_tells_of_the_sale(street: Street, stage: Stage) -> None:
    street.room = await stage.sale_room()
    street.window = await stage.sale_room(stage.rehearsal.bidder("soler"))
    street.tell(NoticeKind.WON)
    assert isinstance(street.window, HouseWindow)
    assert any("Lot 41 is yours at €50" in text for text in street.window.toasts.texts())
    assert street.tray.told == []


async def test_the_hall_is_not_told_what_concerns_one_bidder(street: Street, stage: Stage) -> None:
    house = stage.rehearsal.bidder("soler")
    model = DisplayViewModel(house, SALE, stage.preferences)  # type: ignore[arg-type]
    street.window = display = RoomDisplayWindow(model, stage.preferences)
    street.tell(NoticeKind.WON)
    assert display.toasts.texts() == []
    assert street.tray.told == [("Lot 41 is yours at €50", "A clock")]
    display.close()
    await model.close()


async def test_a_sound_is_heard_at_once_and_can_be_off(street: Street, stage: Stage) -> None:
    street.tell(NoticeKind.OUTBID)
    assert street.sounds == [Sound.OUTBID.value]
    stage.preferences.choose_sounds(False)
    street.tell(NoticeKind.WON)
    assert street.sounds == [Sound.OUTBID.value]


async def test_a_rush_is_no_drum_roll(street: Street) -> None:
    street.tell(NoticeKind.OUTBID, NoticeKind.OUTBID, NoticeKind.SOON)
    assert len(street.sounds) == 1


async def test_a_watched_lot_is_told_of_as_it_comes_near_and_as_it_is_called(stage: Stage) -> None:
    stage.preferences.choose_alarms(lots=2, minutes=0)
    stage.preferences.toggle_watched(SALE, "45")
    window = await stage.sale_room()
    window.model.notices.tell()
    await settle()
    assert any(
        "Lot 45 comes up soon\nLeica IIIf, with case · one lot before it" in t for t in window.toasts.texts()
    )
    stage.rehearsal.call(commands.Sell(lot="43", override=True))
    stage.rehearsal.call(commands.OpenLot(lot="45"))
    await settle()
    window.model.notices.tell()
    assert any("Lot 45 is on the block" in text for text in window.toasts.texts())


async def test_nothing_is_told_while_catching_up(stage: Stage) -> None:
    stage.preferences.choose_alarms(lots=2, minutes=0)
    window = await stage.sale_room()
    told: list[object] = []
    window.model.notices.came.connect(told.append)
    connection = stage.rehearsal.houses[0].connection
    assert connection is not None
    connection.go(replace(LIVE, phase=ConnectionPhase.CATCHING_UP))
    stage.preferences.toggle_watched(SALE, "44")
    you = window.model.live.you
    assert you is not None
    connection._listeners.on_you(YouMessage(SALE, [YouEntry(type=YouType.OUTBID, lot="43")], you))
    await settle()
    assert told == []
    connection.go(LIVE)
    await settle()
    assert [one.kind for one in told if isinstance(one, Notice)] == [NoticeKind.SOON]


async def test_bidding_on_an_open_lot_rings_no_alarm_for_it(stage: Stage) -> None:
    window = await stage.sale_room()
    told: list[Notice] = []
    window.model.notices.came.connect(told.append)
    window.model.bid()
    await settle()
    assert told == []


async def test_a_lot_that_is_watched_while_it_is_called_rings_no_alarm_and_when_it_is_called_again_one(
    stage: Stage,
) -> None:
    stage.preferences.choose_alarms(lots=0, minutes=0)
    window = await stage.sale_room()
    told: list[Notice] = []
    window.model.notices.came.connect(told.append)
    for lot in ("43", "46"):
        stage.preferences.toggle_watched(SALE, lot)
    await settle()
    assert told == []
    for call in (commands.Pass(lot="43"), commands.OpenLot(lot="46")):
        stage.rehearsal.call(call)
    await settle()
    assert [(one.kind, one.lot) for one in told] == [(NoticeKind.ON_THE_BLOCK, "46")]


async def test_a_lot_in_the_book_rings_when_it_is_called(stage: Stage) -> None:
    stage.preferences.choose_alarms(lots=0, minutes=0)
    window = await stage.sale_room()
    told: list[Notice] = []
    window.model.notices.came.connect(told.append)
    window.model.select_lot("46")
    window.model.leave_max(300_000)
    await settle()
    stage.rehearsal.call(commands.Pass(lot="43"))
    stage.rehearsal.call(commands.OpenLot(lot="46"))
    await settle()
    assert [(one.kind, one.lot) for one in told] == [(NoticeKind.ON_THE_BLOCK, "46")]


async def test_of_a_lot_that_is_closed_by_now_nothing_is_told_any_more(stage: Stage) -> None:
    stage.preferences.toggle_watched(SALE, "44")
    window = await stage.sale_room()
    window.model.notices.tell()
    batches: list[tuple[Notice, ...]] = []
    window.model.notices.gathered.connect(batches.append)
    for action in (commands.Pass(lot="43"), commands.OpenLot(lot="44"), commands.Pass(lot="44")):
        stage.rehearsal.call(action)
        await settle()
    window.model.notices.tell()
    assert batches == []
