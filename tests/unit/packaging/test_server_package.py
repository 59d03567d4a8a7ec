"""The server's package says nothing that the server does not know."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from building.layout import Layout
from building.places import PACKAGING
from contract.programs import COMMAND_VARIABLE
from server.cli.program import app
from server.settings import Limits, Settings

SERVER = PACKAGING / "server"
SHOWN = re.compile(r"^#(MARTILLO_[A-Z_]+)=(.*)$", re.MULTILINE)


def shown_settings() -> dict[str, str]:
    return dict(SHOWN.findall((SERVER / "server.env").read_text(encoding="utf-8")))


def test_every_setting_that_the_file_shows_is_one_of_the_server_and_can_be_taken_as_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = {f"MARTILLO_{name.upper()}" for name in Settings.model_fields} | {
        f"MARTILLO_LIMITS__{name.upper()}" for name in Limits.model_fields
    }
    shown = shown_settings()
    assert shown.keys() <= known
    assert len(shown) > 8
    for name, value in shown.items():
        monkeypatch.setenv(name, value.strip("'"))
    monkeypatch.delenv("MARTILLO_OWN_CERTIFICATE")
    settings = Settings(data=tmp_path)
    assert (settings.port, settings.metrics_port, settings.trusted_proxies) == (8765, 9765, ["127.0.0.1"])


def test_what_the_file_shows_as_the_value_without_the_line_is_the_default(tmp_path: Path) -> None:
    shown, plain = shown_settings(), Settings(data=tmp_path)
    assert shown["MARTILLO_HOST"] == plain.host
    assert shown["MARTILLO_PORT"] == str(plain.port)
    assert shown["MARTILLO_LIMITS__CONNECTIONS_PER_ADDRESS"] == str(plain.limits.connections_per_address)
    assert shown["MARTILLO_LIMITS__CONNECTIONS_PER_USER"] == str(plain.limits.connections_per_user)


def test_the_manual_names_every_command() -> None:
    manual = (PACKAGING / "man" / "martillo.1").read_text(encoding="utf-8")
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {str(group.name) for group in app.registered_groups}
    assert {"users", "sales", "ledger"} <= groups
    for name in commands | groups:
        assert re.search(rf"^\.(B|BR|BI) \"?{name}\b", manual, re.MULTILINE), name


def test_settings_belong_to_the_administrator_and_the_house_to_nobody_else() -> None:
    layout = Layout.read(SERVER / "layout.toml")
    assert layout.conffiles == ["/etc/martillo/server.env"]
    assert "/etc/martillo/server.env" in {entry["to"] for entry in layout.files}
    assert "0700 martillo martillo" in (SERVER / "tmpfiles.conf").read_text(encoding="utf-8")
    for script in ("postinst", "prerm", "postrm"):
        assert "rm -rf /var/lib" not in (SERVER / "scripts" / script).read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize(
    "file", ["martillo-server", *(f"scripts/{name}" for name in ("preinst", "postinst", "prerm", "postrm"))]
)
def test_the_scripts_are_ones_that_any_shell_reads(file: str) -> None:
    subprocess.run(["sh", "-n", str(SERVER / file)], check=True)


@pytest.mark.parametrize(
    ("accounts", "status"),
    [("passwd:1000", 1), ("group:1000", 1), ("passwd:997 group:997", 0), ("", 0)],
)
def test_a_persons_account_or_group_does_not_become_the_services(
    tmp_path: Path, accounts: str, status: int
) -> None:
    told = "".join(f"{name}) echo martillo:x:{number}: ;;\n" for name, number in numbers_of(accounts))
    getent = tmp_path / "getent"
    getent.write_text(f'#!/bin/sh\ncase "$1" in\n{told}*) exit 2 ;;\nesac\n')
    getent.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(SERVER / "scripts" / "preinst"), "install"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == status
    assert ("usermod --login NEWNAME martillo" in done.stderr) == bool(status)


def typed_by_root(tmp_path: Path, typed: str) -> "subprocess.CompletedProcess[str]":
    """Run `martillo-server TYPED` as root would, where the house's user may read nothing."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, does in {
        "id": 'case "$1" in -un) echo root ;; *) echo 0 ;; esac',
        "setpriv": '[ "$4" != test ]',  # and ends well where it is the house's command
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{does}\n")
        (tools / name).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(SERVER / "martillo-server"), typed],
        cwd=tmp_path, env={"PATH": f"{tools}:/usr/bin:/bin"}, check=False, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "refused"),
    [("backup", False), ("./backup", True), ("house.zip", True), ("elsewhere.zip", False)],
)
def test_what_the_houses_user_may_not_read_is_refused_and_a_command_is_no_file(
    tmp_path: Path, typed: str, refused: bool
) -> None:
    (tmp_path / "backup").mkdir()
    (tmp_path / "house.zip").touch()
    done = typed_by_root(tmp_path, typed)
    assert (done.returncode, "chown -R martillo:" in done.stderr) == (int(refused), refused), done.stderr


def test_the_command_that_makes_a_copy_runs_nothing_that_a_files_name_holds(tmp_path: Path) -> None:
    name = 'it\'s $(echo bad) `echo bad` "x".zip'
    (tmp_path / name).touch()
    command = typed_by_root(tmp_path, name).stderr.splitlines()[1].partition("&&")[0]
    said = subprocess.run(
        ["/bin/sh", "-c", command.replace("cp -r --", "printf '%s\\n'")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert said.stdout.splitlines() == [name, f"/var/lib/martillo/{name}"]


def numbers_of(accounts: str) -> list[list[str]]:
    """Read `passwd:1000 group:1000`."""
    return [account.split(":") for account in accounts.split()]


def test_what_people_are_told_to_type_is_a_command_of_the_package() -> None:
    unit = (SERVER / "martillo-server.service").read_text(encoding="utf-8")
    wrapper = (SERVER / "martillo-server").read_text(encoding="utf-8")
    command = re.search(rf"\b{COMMAND_VARIABLE}=(\S+)", unit)
    assert command is not None
    assert f"export {COMMAND_VARIABLE}={command[1]}\n" in wrapper
    laid = {entry["to"] for entry in Layout.read(SERVER / "layout.toml").files}
    assert f"/usr/sbin/{command[1]}" in laid
