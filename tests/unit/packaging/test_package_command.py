"""`./dev package` makes anew what is of another version, and fails with a sentence."""

from pathlib import Path

import pytest

from building import bundling, command, deb, layout
from building.metadata import metadata_name


def test_a_kept_bundle_of_another_version_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "BUNDLES", tmp_path)
    inside = tmp_path / "desktop" / "_internal"
    (inside / "martillo-0.0.0.dist-info").mkdir(parents=True)
    assert not bundling.is_made("desktop")
    (inside / metadata_name()).mkdir()
    assert bundling.is_made("desktop")


def test_what_cannot_be_made_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["package", "--only", "desktop", "--keep-bundles"])
    monkeypatch.setattr(command, "is_made", lambda _kind: True)
    monkeypatch.setattr(layout, "BUNDLES", tmp_path)
    monkeypatch.setattr(deb, "BUILD", tmp_path)
    assert command.main() == 1
    assert capsys.readouterr().err.endswith(f"✗ there is no bundle at {tmp_path / 'desktop'}\n")
