"""New versions are asked for when a person wants it, once a day at most, and only a signed word counts."""

import base64
import logging
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QApplication

from contract.releases import Release, ReleaseNotes, write_notice
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.releases.kept import KeptFile
from desktop_client.releases.source import Source
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels.version_news import DAY_MS, Telling, VersionNews

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
ADDRESS = "https://martillo.example/release.json"
SOURCE = Source(ADDRESS, (PUBLIC,))
NOON = 1_764_000_000_000


def notice(version: str, key: Ed25519PrivateKey = KEY) -> bytes:
    release = Release(
        version=version,
        date="2026-12-01",
        url="https://martillo.example/releases",
        sha256={"martillo.deb": "ab" * 32},
        notes=ReleaseNotes(en="Faster.", es="Más rápido."),
    )
    return write_notice(release, base64.b64encode(key.sign(release.statement())).decode())


class Publisher:
    """What answers at the notice's address."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Computer:
    """One user's files and clock, across starts of the desktop."""

    def __init__(self, folder: Path) -> None:
        self.kept = KeptFile(folder / "new-version.json")
        self.settings = folder / "settings.json"
        self.now = NOON
        self.publisher = Publisher(notice("0.2.0"))

    def start(
        self, installed: str = "0.1.0", source: Source = SOURCE, *, managed: bool = False
    ) -> VersionNews:
        return VersionNews(
            SettingsFile(self.settings),
            source,
            self.kept,
            self.publisher.fetch,
            installed=installed,
            managed=managed,
            now_ms=lambda: self.now,
        )


@pytest.fixture
def computer(tmp_path: Path, qapp: QApplication) -> Computer:
    return Computer(tmp_path)


async def switched_on(computer: Computer) -> VersionNews:
    """Switch on and wait for the answer."""
    news = computer.start()
    news.choose(True)
    await news.ask_if_due()
    return news


async def test_nobody_is_asked_until_a_person_wants_it(computer: Computer) -> None:
    news = computer.start()
    news.start()
    await news.ask_if_due()
    await news.close()
    assert (news.telling, news.newer, computer.publisher.asked) == (Telling.OFF, None, [])


async def test_who_switches_it_on_is_told(computer: Computer) -> None:
    news = await switched_on(computer)
    assert news.newer is not None
    assert (news.newer.version, computer.publisher.asked) == ("0.2.0", [ADDRESS])
    await news.close()


async def test_the_task_itself_asks(computer: Computer) -> None:
    import asyncio

    news = computer.start()
    told = asyncio.Event()
    news.choose(True)
    news.changed.connect(told.set)
    await asyncio.wait_for(told.wait(), 5)
    assert news.newer is not None
    await news.close()


async def test_it_is_asked_once_a_day_however_often_the_desktop_starts(computer: Computer) -> None:
    await (await switched_on(computer)).close()
    for hours, asked in ((1, 1), (22, 1), (1, 2)):
        computer.now += hours * 3_600_000
        news = computer.start()
        await news.ask_if_due()
        assert len(computer.publisher.asked) == asked
        assert news.newer is not None  # it is told all day, and after a further start


async def test_a_failure_is_no_reason_to_ask_again_today(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    computer.publisher.answer = ConnectionUnavailable("nobody there")
    news = await switched_on(computer)
    await news.ask_if_due()
    assert (news.newer, len(computer.publisher.asked)) == (None, 1)
    assert "nobody there" in caplog.text
    await news.close()


async def test_a_clock_that_was_set_back_does_not_put_it_off_for_ever(computer: Computer) -> None:
    await (await switched_on(computer)).close()
    computer.now -= 400 * DAY_MS
    await computer.start().ask_if_due()
    assert len(computer.publisher.asked) == 2


async def test_what_a_stranger_signed_is_not_passed_on_and_does_not_replace_what_is_known(
    computer: Computer,
) -> None:
    news = await switched_on(computer)
    computer.publisher.answer = notice("9.9.9", Ed25519PrivateKey.generate())
    computer.now += DAY_MS
    await news.ask_if_due()
    assert len(computer.publisher.asked) == 2
    assert news.newer is not None and news.newer.version == "0.2.0"
    assert computer.start().newer == news.newer
    await news.close()


async def test_what_was_kept_is_checked_anew_at_each_start(computer: Computer) -> None:
    await (await switched_on(computer)).close()
    computer.kept.write(
        computer.kept.read().__class__(NOON, notice("9.9.9", Ed25519PrivateKey.generate()).decode())
    )
    assert computer.start().newer is None


@pytest.mark.parametrize("installed", ["0.2.0", "0.3.0"])
async def test_nobody_is_told_to_go_back(computer: Computer, installed: str) -> None:
    await (await switched_on(computer)).close()
    assert computer.start(installed).newer is None


async def test_switching_off_ends_the_asking_and_the_telling(computer: Computer) -> None:
    news = await switched_on(computer)
    news.choose(False)
    computer.now += DAY_MS
    await news.ask_if_due()
    assert (news.newer, len(computer.publisher.asked)) == (None, 1)
    assert computer.start().telling is Telling.OFF
    await news.close()


async def test_on_a_managed_computer_nobody_is_asked_whatever_was_chosen_before(computer: Computer) -> None:
    await (await switched_on(computer)).close()
    computer.now += DAY_MS
    news = computer.start(managed=True)
    news.choose(True)
    news.start()
    await news.ask_if_due()
    assert (news.telling, news.newer, len(computer.publisher.asked)) == (Telling.MANAGED, None, 1)
    await news.close()


@pytest.mark.parametrize("source", [Source(), Source(ADDRESS, ()), Source("", (PUBLIC,))])
async def test_a_build_without_address_or_key_asks_nobody(computer: Computer, source: Source) -> None:
    news = computer.start(source=source)
    news.choose(True)
    await news.ask_if_due()
    assert (news.telling, computer.publisher.asked) == (Telling.NOWHERE, [])
    assert not SettingsFile(computer.settings).settings.new_versions
    await news.close()
