"""Resources are found from a checkout and from a bundle."""

import sys
from pathlib import Path

import pytest

import resources


def test_a_resource_lies_beside_the_package() -> None:
    assert resources.path("ladders", "auction-fr.json") == (
        Path(resources.__file__).parent / "ladders" / "auction-fr.json"
    )
    assert resources.path("ladders", "auction-fr.json").is_file()


def test_a_bundle_keeps_its_resources_in_the_folder_that_it_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("icons", "gavel.svg") == tmp_path / "resources" / "icons" / "gavel.svg"
