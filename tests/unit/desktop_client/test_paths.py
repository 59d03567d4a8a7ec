"""The desktop's own folders are where the system has every program's."""

import sys
from pathlib import Path

import platformdirs
import pytest

from desktop_client.paths import user_folders


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is asked itself")
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"XDG_CONFIG_HOME": "/srv/config", "XDG_CACHE_HOME": "/srv/cache", "XDG_DATA_HOME": "/srv/data"},
        {"XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "  "},
    ],
)
def test_the_folders_are_those_that_the_customs_name(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    folders = user_folders()
    assert folders.config == platformdirs.user_config_path("martillo", appauthor=False)
    assert folders.cache == platformdirs.user_cache_path("martillo", appauthor=False)
    assert folders.data == platformdirs.user_data_path("martillo", appauthor=False)
