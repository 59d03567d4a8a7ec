"""The packages are audited, and an installer says what is in it (docs/security.md, 26)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import ROOT

LOCK = ROOT / "packaging" / "locks" / "requirements.lock"
ONLY_FOR_DEVELOPERS = {"pytest", "hypothesis", "mypy", "ruff", "pip-audit", "import-linter"}


@pytest.mark.processes
def test_security_26_the_list_of_parts_is_that_of_the_lock(tmp_path: Path) -> None:
    listed = tmp_path / "parts.json"
    subprocess.run([sys.executable, "packaging/parts.py", listed], cwd=ROOT, check=True, timeout=60)
    bom = json.loads(listed.read_text(encoding="utf-8"))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["name"]: part for part in bom["components"] if part["purl"].startswith("pkg:pypi/")}
    beside = {part["name"] for part in bom["components"]} - parts.keys()
    assert {"python", "openssl", "openssl-in-cryptography", "sqlite", "qt"} <= beside
    assert {"aiohttp", "python-socketio", "pyside6-essentials", "sqlalchemy", "cryptography"} <= set(parts)
    assert not ONLY_FOR_DEVELOPERS & set(parts)
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    for name, part in parts.items():
        assert part["version"] == locked[name]
        assert part["purl"] == f"pkg:pypi/{name}@{locked[name]}"
        assert part["hashes"], name


def test_security_26_the_checks_audit_the_lock_and_do_not_hide_it_when_they_cannot() -> None:
    checks = (ROOT / "dev.d" / "check.sh").read_text(encoding="utf-8")
    audit = (ROOT / "dev.d" / "audit.sh").read_text(encoding="utf-8")
    assert "bash dev.d/audit.sh" in checks
    assert "pip-audit --requirement packaging/locks/requirements.lock" in audit
    assert "skipped: the advisory data cannot be reached" in audit


@pytest.mark.processes
def test_a_list_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    nowhere = tmp_path / "none" / "parts.json"
    command = [sys.executable, "packaging/parts.py", nowhere]
    tried = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
    assert (tried.returncode, tried.stdout) == (1, "")
    assert tried.stderr == f"{nowhere}: No such file or directory\n"
