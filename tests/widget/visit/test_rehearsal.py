"""A rehearsal from the office: a house of its own in a process, a marked window, and nothing left of it."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import resources
from contract.audit import LedgerPage
from contract.wire import Role
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.rehearsal import RehearsalState
from desktop_client.visit.rehearsal_stage import RehearsalStage
from desktop_client.visit.visit import Visit
from tests.support.house import PASSWORD, HouseForTests
from tests.support.waiting import eventually
from tests.widget.windows.test_with_a_real_house import opened, visit_in

BEGINS_WITHIN_S = 60.0

pytestmark = pytest.mark.processes


@pytest.fixture(autouse=True)
def own_folder_for_what_is_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others rehearse at the same time, in processes beside this one: count only what is ours."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def is_running(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def rehearsal_folders() -> set[str]:
    return {folder.name for folder in Path(tempfile.gettempdir()).glob("martillo-rehearsal-*")}


async def signed_in(house: HouseForTests, visit: Visit) -> None:
    await house.person("Clara", Role.CLERK)
    visit.open_sign_in().fill_in(house.url, "clara@example.org", PASSWORD)
    await eventually(lambda: visit.lobby is not None)


async def begun(visit: Visit, sale: str) -> RehearsalStage:
    office = visit.sales.open_office(sale)
    await eventually(lambda: office.model.live.state.can_speak)
    office.rehearsal_asked.emit(sale)
    stage = visit.rehearsal
    await eventually(lambda: stage.window is not None, BEGINS_WITHIN_S)
    assert stage.window is not None
    control = stage.window.model
    await eventually(lambda: control.live.state.can_speak, BEGINS_WITHIN_S)
    return stage


async def ledger_of(house: HouseForTests, sale: str) -> LedgerPage:
    _, page = await house.get(f"/api/sales/{sale}/ledger?after=0")
    return page  # type: ignore[no-any-return]  # compared as it is


async def test_a_rehearsal_is_called_against_robots_and_leaves_nothing(tmp_path: Path) -> None:
    before = rehearsal_folders()
    async with opened(tmp_path) as (house, desktop):
        visit = visit_in(desktop)
        await signed_in(house, visit)
        sale = await house.sale(absentee=True)
        ana = await house.person("Ana")
        await house.register(ana, sale)
        left = {"id": "m", "sale": sale, "lot": "1", "amount": 400_00, "mode": "max"}
        async with house.http.post(f"/api/sales/{sale}/bids", json=left, headers=ana.headers) as answer:
            assert (await answer.json())["ok"]
        picture = resources.path("demo", "pictures", "41-1.jpg").read_bytes()
        path = f"/api/sales/{sale}/lots/1/pictures"
        async with house.http.post(path, data=picture, headers=house.owner) as answer:
            assert answer.status < 300, await answer.text()
        ledger, settings = await ledger_of(house, sale), desktop.preferences.settings
        stage = await begun(visit, sale)
        assert stage.window is not None
        assert stage.window.windowTitle().startswith("REHEARSAL")
        control = stage.window.model
        assert control.live.sale_id != sale
        assert [row.limit for row in control.live.room.desk.lots["1"].book] == [400_00]
        assert control.live.room.desk.lots["2"].reserve == 400_00
        assert control.live.room.catalogue["1"].pictures == 1
        assert stage.model is not None
        assert stage.model.stage is not None
        shown = await stage.model.stage.picture(control.live.sale_id, "1", 1, "thumb")
        assert shown == await visit.session.house.picture(sale, "1", 1, "thumb")
        control.open_sale()
        await eventually(lambda: bool(control.possible(Act.OPEN_LOT, "1")))
        control.open_next()
        await eventually(lambda: control.block_standing is not None and control.block_standing.bids > 1, 30)
        stage.window.display_asked.emit()
        stage.window.office_asked.emit()
        titles = [window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()]
        assert sum(title.startswith("REHEARSAL") for title in titles) == 3
        assert rehearsal_folders() - before
        process = stage.model.process.process_id
        assert is_running(process)
        stage.window.close()
        await eventually(lambda: stage.model is None, 30)
        assert not is_running(process)
        assert await ledger_of(house, sale) == ledger
        assert desktop.preferences.settings == settings
    assert rehearsal_folders() <= before


async def test_a_rehearsal_ends_with_the_desktop(tmp_path: Path) -> None:
    before = rehearsal_folders()
    async with opened(tmp_path) as (house, desktop):
        visit = visit_in(desktop)
        await signed_in(house, visit)
        await begun(visit, await house.sale())
    assert visit.rehearsal.model is None
    assert rehearsal_folders() <= before


async def test_a_killed_rehearsal_is_told_of_and_swept_away_by_the_next_one(tmp_path: Path) -> None:
    before = rehearsal_folders()
    async with opened(tmp_path) as (house, desktop):
        visit = visit_in(desktop)
        await signed_in(house, visit)
        sale = await house.sale()
        stage = await begun(visit, sale)
        model = stage.model
        assert model is not None
        model.process.kill()
        await eventually(lambda: stage.model is None, 30)
        assert model.state is RehearsalState.OVER
        assert rehearsal_folders() - before  # nobody could take it away
        visit.rehearse(sale, visit.sales.open_office(sale))
        await eventually(lambda: stage.window is not None, BEGINS_WITHIN_S)
        assert len(rehearsal_folders() - before) == 1
    assert rehearsal_folders() <= before
