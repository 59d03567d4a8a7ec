"""A sale that is left sets nobody to work any more, whatever was told at the last moment."""

import asyncio

from PySide6.QtWidgets import QApplication

from contract import commands
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from tests.support.rehearsal import SALE, Rehearsal


async def test_news_at_the_last_moment_makes_no_request_after_the_office_was_left(
    qapp: QApplication,
) -> None:
    rehearsal = Rehearsal()
    office = OfficeViewModel(rehearsal.clerk(), SALE, Preferences(SettingsFile(None)))  # type: ignore[arg-type]
    catalogue = CatalogueViewModel(office)
    office.start()
    office.live.flush()
    catalogue.is_read = True
    rehearsal.call(commands.MoveLots(lots=["43"], before=None))
    await office.close()
    await asyncio.sleep(0.1)
    assert not office.tasks.is_busy
    assert not office.live.tasks.is_busy
