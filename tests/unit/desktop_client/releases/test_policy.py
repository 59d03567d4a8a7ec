"""Who manages a computer switches the question off for everybody on it, and a bad policy allows nothing."""

import json
import plistlib
from pathlib import Path

import pytest

from desktop_client.releases.policy import file_forbids


def test_without_a_policy_everybody_decides_for_himself(tmp_path: Path) -> None:
    assert not file_forbids(tmp_path / "none.json", json.loads, "new_versions")


@pytest.mark.parametrize(
    ("text", "forbids"),
    [
        ('{"new_versions": false}', True),
        ('{"new_versions": true}', False),
        ('{"of a later version": 1}', False),
        ('{"new_versions": "no"}', True),
        ("[" * 100_000, True),
        ('{"new_versions": null}', True),
        ("[]", True),
        ("{", True),
        ("\udcff", True),
    ],
)
def test_a_policy_forbids_unless_it_clearly_allows(tmp_path: Path, text: str, forbids: bool) -> None:
    policy = tmp_path / "policy.json"
    policy.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert file_forbids(policy, json.loads, "new_versions") is forbids


def test_a_policy_that_may_not_be_read_forbids(tmp_path: Path) -> None:
    assert file_forbids(tmp_path, json.loads, "new_versions")  # a folder: root may read everything else


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_managed_preferences_of_a_mac_are_understood(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    policy = tmp_path / "org.martillo.desktop.plist"
    policy.write_bytes(plistlib.dumps({"NewVersions": False}, fmt=form))
    assert file_forbids(policy, plistlib.loads, "NewVersions")
    policy.write_bytes(b"no plist")
    assert file_forbids(policy, plistlib.loads, "NewVersions")
