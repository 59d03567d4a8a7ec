"""What a user chose survives a restart, a torn file and a full disk."""

from pathlib import Path

import pytest

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
    SettingsFile(file).change(servers=("https://192.168.1.5:8765",), trusted={"192.168.1.5:8765": "ab" * 32})
    assert SettingsFile(file).settings.trusted == {"192.168.1.5:8765": "ab" * 32}


def test_settings_from_before_begin_at_the_last_house(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(
        '{"servers": ["http://127.0.0.1:8765", "https://house.example"], "email": "a@example.org"}'
    )
    assert SettingsFile(file).settings.server == "http://127.0.0.1:8765"
    file.write_text('{"server": "https://b.example", "servers": ["https://a.example", "https://b.example"]}')
    assert SettingsFile(file).settings.servers == ("https://b.example", "https://a.example")


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
