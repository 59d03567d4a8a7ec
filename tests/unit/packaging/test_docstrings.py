"""Modules of a bundle lose their documentation and nothing else."""

import marshal
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from building.docstrings import drop_docstrings, undocumented

DOCUMENTED = '''"""What the module is for."""
from __future__ import annotations

class Lot:
    """A thing on offer."""

class Sale(Lot):
    """An event."""
    name = "spring"

def ask(amount):
    """Return the next amount."""

def checked(amount):
    """Return it if it is one."""
    assert amount > 0, "no amount"
    return amount

word = lambda: "not a docstring"
said = f"{word()}" """ and more"""
'''


def run(code: bytes) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "documented"}
    loaded = marshal.loads(code)
    assert isinstance(loaded, CodeType)
    exec(loaded, names)
    return names


def test_documentation_is_gone() -> None:
    names = run(undocumented(DOCUMENTED.encode(), "documented.py"))
    assert [names[name].__doc__ for name in ("Lot", "Sale", "ask", "checked")] == [None] * 4
    assert names.get("__doc__") is None
    assert b"thing on offer" not in undocumented(DOCUMENTED.encode(), "documented.py")


def test_the_rest_is_as_it_was() -> None:
    names = run(undocumented(DOCUMENTED.encode(), "documented.py"))
    assert names["Sale"].name == "spring"
    assert names["ask"](3) is None
    assert names["word"]() == "not a docstring"
    assert names["said"] == "not a docstring and more"
    with pytest.raises(AssertionError, match="no amount"):
        names["checked"](0)


def test_only_modules_of_installed_packages_are_compiled_anew(tmp_path: Path) -> None:
    folder, packages = tmp_path / "bundle", tmp_path / "packages"
    for name in ("theirs", "ours"):
        (folder / name).mkdir(parents=True)
        (folder / name / "lots.pyc").write_bytes(b"\0" * 2000)
    (packages / "theirs").mkdir(parents=True)
    (packages / "theirs" / "lots.py").write_text(DOCUMENTED, encoding="utf-8")
    saved = drop_docstrings(folder, packages)
    assert (folder / "ours" / "lots.pyc").read_bytes() == b"\0" * 2000
    compiled = (folder / "theirs" / "lots.pyc").read_bytes()
    assert len(compiled) == 2000 - saved
    assert run(compiled[16:])["Sale"].name == "spring"
