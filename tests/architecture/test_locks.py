"""What is installed is what was committed: every package pinned and hashed, from whatever index there is."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

LOCKS = sorted((ROOT / "packaging" / "locks").iterdir())
PINNED = re.compile(r"^([a-z0-9][a-z0-9-]*)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_registry(lock: Path) -> None:
    assert not re.search(r"https?://|--index-url|--find-links|file:", lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_is_held_to_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert [package.split()[0] for package in packages if not PINNED.match(package)] == []


def test_the_lock_has_every_package_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {
        name
        for name, _ in PINNED.findall((LOCKS[0].parent / "requirements.lock").read_text(encoding="utf-8"))
    }
    assert {re.split(r"[\[<>=;~ ]", name)[0].lower() for name in named} - locked == set()
