"""From a notice that somebody publishes to the line in a desktop's menu, with every real part between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from PySide6.QtWidgets import QApplication

from desktop_client import version_watch
from desktop_client.bootstrap import Desktop
from desktop_client.paths import Folders
from desktop_client.releases.source import Source
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.version_news import Telling
from tests.support.certificates import Made
from tests.support.waiting import eventually
from tests.widget.viewmodels.test_version_news import PUBLIC, notice


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")


@pytest.fixture
async def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Publish a notice of version 99.0.0 at an address that the system trusts."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=notice("99.0.0"))

    made = Made()
    monkeypatch.setenv("SSL_CERT_FILE", str(made.write(tmp_path)))
    app = web.Application()
    app.router.add_get("/release.json", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=made.context(tmp_path)).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}/release.json"
    await runner.cleanup()


async def test_a_published_notice_comes_to_be_a_line_in_the_menu(
    qapp: QApplication, folders: Folders, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version_watch, "built_in_source", lambda: Source(address, (PUBLIC,)))
    settings = SettingsFile(folders.settings_file)
    settings.change(new_versions=True, language=Language.ENGLISH)
    desktop = Desktop(qapp, settings, reduced_motion=True)
    door = desktop.new_door(Keychain())
    desktop.watch_versions(folders)
    news = desktop.preferences.version_news
    assert news is not None
    await eventually(lambda: news.newer is not None)
    door.menu.aboutToShow.emit()
    assert door.menu.actions()[0].text() == "Version 99.0.0 is out: see what is new"
    assert (folders.cache / "new-version.json").is_file()
    await desktop.close()
    door.deleteLater()


async def test_this_very_build_can_be_watched(qapp: QApplication, folders: Folders) -> None:
    desktop = Desktop(qapp, SettingsFile(None))
    desktop.watch_versions(folders)
    assert desktop.preferences.version_news is not None
    assert desktop.preferences.version_news.telling in set(Telling)
    await desktop.close()


async def test_a_build_whose_source_is_spoilt_starts_all_the_same(
    qapp: QApplication, folders: Folders, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def spoilt() -> Source:
        raise ValueError("spoilt")

    monkeypatch.setattr(version_watch, "built_in_source", spoilt)
    desktop = Desktop(qapp, SettingsFile(None))
    desktop.watch_versions(folders)
    assert desktop.preferences.version_news is not None
    assert desktop.preferences.version_news.telling is Telling.NOWHERE
    assert "cannot ask for new versions: spoilt" in caplog.text
    await desktop.close()
