"""What is given up, or asked for anew, leaves nothing behind: no picture twice, no other table's rows."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from contract.catalogue import Draft, RawTable, read_rows
from contract.wire import Role
from desktop_client.receipts.drawer import Drawer
from desktop_client.settings import SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.audit import AuditStage, AuditViewModel
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_import import ImportStage, ImportViewModel
from desktop_client.viewmodels.catalogue_pictures import PicturesViewModel, Sending
from desktop_client.viewmodels.hosting import HostingViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from tests.support.house import PASSWORD, HouseForTests, house_in
from tests.support.late_answers import LateAnswer
from tests.support.waiting import eventually, soon
from tests.widget.windows.test_with_a_real_house import opened, visit_in


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseForTests]:
    async with house_in(tmp_path / "house") as opened:
        yield opened


@pytest.fixture
async def catalogue(house: HouseForTests, qapp: QApplication) -> AsyncIterator[CatalogueViewModel]:
    async with contextlib.AsyncExitStack() as stack:
        way = House(house.url)
        stack.push_async_callback(way.close)
        await way.resume((await house.person("Clara", Role.CLERK)).token)
        office = OfficeViewModel(way, await house.sale(), Preferences(SettingsFile(None)))
        stack.push_async_callback(office.close)
        model = CatalogueViewModel(office)
        office.start()
        model.refresh()
        await eventually(lambda: model.is_read and office.live.state.can_speak)
        yield model


def files(folder: Path, *names: str) -> list[Path]:
    """Write pictures, each of another width."""
    folder.mkdir()
    paths = [folder / name for name in names]
    for width, path in enumerate(paths, start=20):
        image = QImage(width, 20, QImage.Format.Format_RGB32)
        image.fill(0x8A6116)
        assert image.save(str(path))
    return paths


async def pictures(house: HouseForTests, catalogue: CatalogueViewModel) -> list[int]:
    """Return how many pictures the house has of each lot."""
    _, lots = await house.get(f"/api/sales/{catalogue.office.sale_id}/lots")
    return [lot["pictures"] for lot in lots]


async def test_a_picture_on_its_way_when_sending_is_stopped_is_not_sent_again(
    house: HouseForTests, catalogue: CatalogueViewModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = PicturesViewModel(catalogue)
    model.add(files(tmp_path / "drop", "1-1.png", "1-2.png"))
    await eventually(lambda: len(model.items) == 2)
    late = LateAnswer(monkeypatch, "/pictures", "POST")
    model.send()
    await soon(late.came.wait())
    model.stop()
    await asyncio.sleep(0)
    late.hand_over()
    await eventually(lambda: not model.is_busy)
    assert await pictures(house, catalogue) == [1, 0, 0]
    assert [item.sending for item in model.items] == [Sending.DONE, Sending.PLANNED]
    model.send()
    await eventually(lambda: not model.is_busy)
    assert await pictures(house, catalogue) == [2, 0, 0]


async def test_files_that_are_dropped_while_others_are_sent_go_to_their_lots(
    house: HouseForTests, catalogue: CatalogueViewModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = PicturesViewModel(catalogue)
    model.add(files(tmp_path / "first", "3-1.png", "3-2.png"))
    await eventually(lambda: len(model.items) == 2)
    late = LateAnswer(monkeypatch, "/pictures", "POST")
    model.send()
    await soon(late.came.wait())
    model.add(files(tmp_path / "second", "1-1.png", "2-1.png"))
    await eventually(lambda: len(model.items) == 4)
    late.hand_over()
    await eventually(lambda: not model.is_busy)
    assert await pictures(house, catalogue) == [0, 0, 2]
    sent = {item.path.name: item.sending for item in model.items}
    assert [sent[name] for name in ("1-1.png", "2-1.png", "3-1.png", "3-2.png")] == [
        Sending.PLANNED, Sending.PLANNED, Sending.DONE, Sending.DONE,
    ]  # fmt: skip


async def test_rows_worked_out_of_a_table_that_is_no_longer_shown_are_not_taken(
    catalogue: CatalogueViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ImportViewModel(catalogue)
    may_go_on, begun = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow_at_first(table: RawTable, *more: Any) -> Draft:
        if not begun.is_set():
            loop.call_soon_threadsafe(begun.set)
            may_go_on.wait(10)
        return read_rows(table, *more)

    monkeypatch.setattr("desktop_client.viewmodels.catalogue_import.read_rows", slow_at_first)
    model._data = b"Lot;Title;Start\n7;Large;10\n8;Larger;20\n"
    first = model._tasks.spawn(model._read(None))
    await soon(begun.wait())
    model._data = b"Lot;Title;Start\n9;Small;30\n"
    model.choose_sheet("")
    await eventually(lambda: model.stage is ImportStage.PREVIEW)
    may_go_on.set()
    await soon(asyncio.wait({first}))
    assert [row.lot for row in model.ready()] == ["9"]


async def test_an_audit_that_was_stopped_while_it_fetched_begins_no_check(
    house: HouseForTests, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        way = House(house.url)
        stack.push_async_callback(way.close)
        await way.resume((await house.person("Ana")).token)
        sale = await house.sale()
        model = AuditViewModel(Drawer(None), way)
        stack.push_async_callback(model.close)
        late = LateAnswer(monkeypatch, "/ledger")
        model.check_sale(sale)
        await soon(late.came.wait())
        model.cancel()
        late.hand_over()
        await eventually(lambda: not model._tasks.is_busy)
        assert model.stage is AuditStage.IDLE


async def test_signing_out_twice_signs_out(
    house: HouseForTests, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.person("Ana")
    preferences = Preferences(SettingsFile(None))
    session = SessionViewModel(Keychain(use_keyring=False), preferences)
    session.sign_in(house.url, "ana@example.org", PASSWORD)
    await eventually(lambda: session.state is SessionState.SIGNED_IN)
    close, closing, may_close = House.close, asyncio.Event(), asyncio.Event()

    async def slowly(way: House) -> None:
        closing.set()
        await may_close.wait()
        await close(way)

    monkeypatch.setattr(House, "close", slowly)
    session.sign_out()
    await soon(closing.wait())
    session.sign_out()
    may_close.set()
    await eventually(lambda: session.state is SessionState.SIGNED_OUT)
    await session.close()


async def test_a_sale_that_was_made_although_its_form_was_closed_is_in_the_lobby(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Clara", Role.CLERK)
        visit = visit_in(desktop)
        visit.open_sign_in().fill_in(house.url, "clara@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        lobby = visit._lobby._model
        assert lobby is not None
        await eventually(lambda: lobby.is_complete)
        dialog = visit.open_new_sale()
        dialog.about.name.set_text("Autumn")
        late = LateAnswer(monkeypatch, "/api/sales", "POST")
        dialog.submit()
        await soon(late.came.wait())
        dialog.reject()
        await eventually(lambda: [one.sale.title for one in lobby.sales] == ["Autumn"])


async def test_a_first_account_that_is_asked_for_twice_is_made_and_no_fault_is_told(
    house: HouseForTests, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = HostingViewModel(tmp_path, Preferences(SettingsFile(None)))
    told: list[str] = []
    model.admin_made.connect(lambda email, _password: told.append(email))
    model.admin_failed.connect(lambda _failure: told.append("failed"))
    code = await house.running.opened._doors.set_up.begin()
    assert code is not None
    model.url, model._code = house.url, code
    late = LateAnswer(monkeypatch, "/api/set-up", "POST")
    for _ in range(2):
        model.make_admin("Ada", "ada@example.org", PASSWORD)
        await soon(late.came.wait())
    late.hand_over()
    await eventually(lambda: not model._tasks.is_busy)
    assert told == ["ada@example.org"]
