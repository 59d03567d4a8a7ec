"""What a user chose survives a restart, a torn file and a full disk; tokens never lie in it."""

import asyncio
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from desktop_client.keychain import Keychain
from desktop_client.settings import Language, Settings, SettingsFile, ThemeChoice


def test_settings_come_back_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    SettingsFile(file).change(language=Language.SPANISH, theme=ThemeChoice.DARK, watched={"s": ("47",)})
    again = SettingsFile(file).settings
    assert (again.language, again.theme, again.watched) == (
        Language.SPANISH,
        ThemeChoice.DARK,
        {"s": ("47",)},
    )
    assert list(file.parent.iterdir()) == [file]


def test_a_trusted_certificate_comes_back_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert SettingsFile(file).settings.server == ""
    SettingsFile(file).change(server="https://192.168.1.5:8765", trusted={"192.168.1.5:8765": "ab" * 32})
    assert SettingsFile(file).settings.trusted == {"192.168.1.5:8765": "ab" * 32}


def test_settings_from_before_begin_at_the_last_house(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(
        '{"servers": ["http://127.0.0.1:8765", "https://house.example"], "email": "a@example.org"}'
    )
    assert SettingsFile(file).settings.server == "http://127.0.0.1:8765"


def test_alarms_and_budgets_come_back_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    SettingsFile(file).change(
        alarm_lots=7, alarm_minutes=0, budgets={"s": 250_000}, sounds=False, notices=False
    )
    again = SettingsFile(file).settings
    assert (again.alarm_lots, again.alarm_minutes, again.budgets) == (7, 0, {"s": 250_000})
    assert (again.sounds, again.notices) == (False, False)


@pytest.mark.parametrize(
    "text", ["", "{", '{"language": "xx"}', '{"text_percent": 900}', '{"alarm_lots": 99}', "[]"]
)
def test_a_file_that_cannot_be_read_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    assert SettingsFile(file).settings == Settings()


def test_a_disk_that_refuses_does_not_stop_a_choice(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings = SettingsFile(blocked / "settings.json")
    assert settings.change(text_percent=150).text_percent == 150


class LockedKeyring(KeyringBackend):
    """Refuses everything, as a locked desktop keyring does."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("locked")


class OpenKeyring(KeyringBackend):
    """Keeps passwords in a dictionary."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keyring_of_the_test(monkeypatch: pytest.MonkeyPatch) -> OpenKeyring:
    made = OpenKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    return made


async def test_security_25_a_token_outlives_the_program_in_the_keyring(
    keyring_of_the_test: OpenKeyring,
) -> None:
    await Keychain().remember("https://house.example", "secret")
    assert await Keychain().recall("https://house.example") == "secret"
    await Keychain().forget("https://house.example")
    assert keyring_of_the_test.kept == {}


async def test_security_25_a_locked_keyring_leaves_the_token_in_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", LockedKeyring())
    keychain = Keychain()
    await keychain.remember("https://house.example", "secret")
    assert await keychain.recall("https://house.example") == "secret"
    await keychain.forget("https://house.example")
    assert await keychain.recall("https://house.example") is None
    assert "secret" not in caplog.text
    assert keychain.has_failed


class PlainFile(OpenKeyring):
    """Keeps passwords where anybody may read them, as some backends do."""

    priority = 0.5  # type: ignore[assignment]  # the library's measure is a number


async def test_security_25_a_keyring_that_is_a_plain_file_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = PlainFile()
    monkeypatch.setattr(keyring.core, "_keyring_backend", plain)
    keychain = Keychain()
    await keychain.remember("https://house.example", "secret")
    assert plain.kept == {}
    assert await keychain.recall("https://house.example") == "secret"
    assert keychain.has_failed


async def test_without_a_keyring_nothing_is_asked_of_one(keyring_of_the_test: OpenKeyring) -> None:
    keychain = Keychain(use_keyring=False)
    await asyncio.gather(keychain.remember("a", "1"), keychain.remember("b", "2"))
    assert await keychain.recall("b") == "2"
    assert keyring_of_the_test.kept == {}
