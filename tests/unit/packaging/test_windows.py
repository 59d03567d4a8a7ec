"""The installer for Windows is made around a bundle, stays with one user, and removes what it brought."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from building.faults import CannotMake
from building.places import PACKAGING
from desktop_client.__main__ import _parser
from windows.making import (
    ICON,
    PROGRAMS,
    SCRIPT,
    four_numbers,
    installer_name,
    kib_of,
    make_installer,
    makensis_command,
)
from windows.trying import try_installer

NSIS = shutil.which("makensis")
TEXT = SCRIPT.read_text(encoding="utf-8")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    made = tmp_path / "bundle"
    (made / "_internal" / "deep").mkdir(parents=True)
    for program in PROGRAMS:
        (made / program).write_bytes(b"MZ" + bytes(5000))
    (made / "_internal" / "deep" / "módulo.pyc").write_bytes(bytes(2048))
    return made


def test_an_installer_is_told_all_that_its_script_asks_for(bundle: Path, tmp_path: Path) -> None:
    command = makensis_command("makensis", bundle, "1.2.3", tmp_path / installer_name("1.2.3"), "sign it")
    defined = {option[2:].partition("=")[0] for option in command if option.startswith("-D")}
    assert defined == {*re.findall(r"\$\{(VERSION|NUMBERS|BUNDLE|OUTPUT|ICON|SIDE|KIB|SIGN)\}", TEXT)}
    assert "-WX" in command  # a warning makes no installer
    assert f"-DKIB={kib_of(bundle)}" in command


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.2.3", "1.2.3.0"), ("0.2.0rc1", "0.2.0.0"), ("1", "1.0.0.0"), ("x", "0.0.0.0")],
)
def test_windows_gets_four_numbers(version: str, numbers: str) -> None:
    assert four_numbers(version) == numbers


@pytest.mark.skipif(NSIS is None, reason="makensis is not here")
def test_makensis_makes_it_without_a_warning(bundle: Path, tmp_path: Path) -> None:
    made = make_installer(bundle, "1.2.3", tmp_path / "dist")
    assert made.name == "martillo-1.2.3-windows-amd64.exe"
    assert made.read_bytes()[:2] == b"MZ"
    assert (bundle / "third-party-licences.txt").stat().st_size > 50_000


def test_a_folder_that_is_no_bundle_makes_no_installer(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("windows.making.find_makensis", lambda: "makensis")
    (bundle / "martillo.exe").unlink()
    with pytest.raises(CannotMake, match=r"martillo\.exe missing"):
        make_installer(bundle, "1.2.3", tmp_path)


def test_nothing_is_written_but_for_one_user() -> None:
    assert "RequestExecutionLevel user" in TEXT
    assert not re.search(r"HKLM|HKCR|SHCTX|\$PROGRAMFILES|\$WINDIR|SetShellVarContext all", TEXT)


def test_what_is_written_to_the_registry_is_taken_out_again() -> None:
    written = set(re.findall(r'WriteReg\w+ HKCU "(\$\{\w+\})', TEXT))
    assert written == set(re.findall(r'DeleteRegKey HKCU "(\$\{\w+\})"', TEXT)) != set()


def test_no_folder_is_emptied_but_that_of_the_modules() -> None:
    assert re.findall(r"RMDir /r (.*)", TEXT) == ['"$INSTDIR\\_internal"']
    for program in PROGRAMS:
        assert f'Delete "$INSTDIR\\{program}"' in TEXT
        assert f"AWAIT_ITS_END {program}" in TEXT


def test_makensis_on_windows_parts_the_folder_from_the_pattern() -> None:
    assert re.findall(r'^ *File .*"(.*)"', TEXT, re.MULTILINE) == ["${BUNDLE}\\*"]


def test_a_link_cannot_become_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert '\'"$INSTDIR\\martillo-desktop.exe" -- "%1"\'' in TEXT
    link = "martillo://house.example/sale/1"
    assert _parser().parse_args(["--", link]).link == link
    with pytest.raises(SystemExit):  # a quote in it ended the argument
        _parser().parse_args(["--", link, "--audit", "ledger"])
    assert "unrecognized arguments" in capsys.readouterr().err


def test_its_texts_are_there_in_both_languages() -> None:
    texts = re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", TEXT)
    names = {name for name, _language in texts}
    assert {(name, language) for name in names for language in ("ENGLISH", "SPANISH")} == set(texts)


def test_the_icons_are_there_in_every_size() -> None:
    from PIL import Image

    with Image.open(ICON) as icon:
        assert {16, 24, 32, 48, 64, 128, 256} == {width for width, _height in icon.info["sizes"]}
    with Image.open(PACKAGING / "macos" / "martillo.icns") as icon:
        assert {width * scale for width, _height, scale in icon.info["sizes"]} >= {32, 64, 256, 512, 1024}


def test_it_is_tried_on_windows_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if sys.platform == "win32":
        pytest.skip("this is Windows")
    assert try_installer(tmp_path / "none.exe", "1.2.3") == 2
    assert "on Windows" in capsys.readouterr().err
