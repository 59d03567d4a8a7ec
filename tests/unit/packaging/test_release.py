"""A release is what it says: its files have their sums, and its notice is one that desktops believe."""

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from building.places import version
from contract.releases import ReleaseNotes, read_notice
from desktop_client.receipts.checking import signature_fits
from desktop_client.releases.source import read_source
from release.artefacts import NOTICE, SUMS, ReleaseFault, artefacts, read_sums, write_sums
from release.command import NOTES, PASSPHRASE, main
from release.keys import make_key, public_half, read_key
from release.notice import check_notice, make_notice, read_notes

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KNOWN = [public_half(KEY)]
PAGE = "https://martillo.example/releases/1.2.3"
WORDS = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("martillo_1.2.3_amd64.deb", "martillo-1.2.3.cdx.json", "martillo-1.2.3-windows-amd64.exe"):
        (tmp_path / name).write_text(name)
    for name in (
        "martillo_11.2.3_amd64.deb",
        "martillo_1.2.30_amd64.deb",
        "martillo-1.2.3.4.run",
        "notes.txt",
    ):
        (tmp_path / name).write_text("of another version")
    return tmp_path


def signed(folder: Path, key: Ed25519PrivateKey = KEY, page: str = PAGE) -> Path:
    return make_notice(
        folder,
        version="1.2.3",
        day="2026-12-01",
        page=page,
        notes=ReleaseNotes(en="New.", es="Nuevo."),
        key=key,
        known=KNOWN,
    )


def test_the_files_of_a_version_are_told_by_their_names(folder: Path) -> None:
    assert [path.name for path in artefacts(folder, "1.2.3")] == [
        "martillo-1.2.3-windows-amd64.exe",
        "martillo-1.2.3.cdx.json",
        "martillo_1.2.3_amd64.deb",
    ]
    with pytest.raises(ReleaseFault, match="no file of version 7"):
        artefacts(folder, "7.0.0")


def test_sha256sum_itself_is_content_with_the_sums(folder: Path) -> None:
    assert len(write_sums(folder, "1.2.3")) == 3
    said = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=folder, check=False, capture_output=True, text=True
    )
    assert (said.returncode, said.stdout.count(": OK")) == (0, 3)


@pytest.mark.parametrize(
    "line", ["", "abc  x", f"{'a' * 64}  ../x", f"{'A' * 64}  x", f"{'a' * 64}  x\n{'a' * 64}  x"]
)
def test_sums_that_are_none_are_refused(line: str) -> None:
    with pytest.raises(ReleaseFault):
        read_sums(f"{'0' * 64}  y\n{line}\n")


def test_a_notice_is_made_that_desktops_believe(folder: Path) -> None:
    sums = write_sums(folder, "1.2.3")
    release = read_notice(signed(folder).read_bytes(), KNOWN, signature_fits)
    assert (release.version, release.url, release.sha256) == ("1.2.3", PAGE, sums)
    assert check_notice(folder, "1.2.3", KNOWN) == release
    assert NOTICE not in write_sums(folder, "1.2.3")


def test_a_key_that_no_desktop_knows_signs_nothing(folder: Path) -> None:
    write_sums(folder, "1.2.3")
    with pytest.raises(ReleaseFault, match="no desktop knows this key"):
        signed(folder, Ed25519PrivateKey.generate())
    assert not (folder / NOTICE).exists()


def test_a_page_that_desktops_would_refuse_is_not_signed(folder: Path) -> None:
    write_sums(folder, "1.2.3")
    with pytest.raises(ReleaseFault, match="makes no notice"):
        signed(folder, page="http://martillo.example/")


def test_files_that_changed_since_their_sums_are_not_signed(folder: Path) -> None:
    write_sums(folder, "1.2.3")
    (folder / "martillo_1.2.3_amd64.deb").write_text("somebody else's")
    with pytest.raises(ReleaseFault, match=r"not what it was: martillo_1\.2\.3_amd64\.deb"):
        signed(folder)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda folder: (folder / "martillo_1.2.3_amd64.deb").unlink(), "not there"),
        (lambda folder: (folder / "martillo-1.2.3.zip").touch(), "without a checksum"),
        (lambda folder: (folder / SUMS).unlink(), "cannot be read"),
    ],
)
def test_a_release_that_is_not_whole_is_found(folder: Path, change: object, words: str) -> None:
    write_sums(folder, "1.2.3")
    signed(folder)
    assert callable(change)
    change(folder)
    with pytest.raises(ReleaseFault, match=words):
        check_notice(folder, "1.2.3", KNOWN)


def test_a_notice_beside_files_of_another_making_is_found(folder: Path) -> None:
    write_sums(folder, "1.2.3")
    signed(folder)
    (folder / "martillo_1.2.3_amd64.deb").write_text("made anew")
    write_sums(folder, "1.2.3")
    with pytest.raises(ReleaseFault, match="name other files"):
        check_notice(folder, "1.2.3", KNOWN)


def test_a_key_lies_in_a_file_of_its_owners_and_behind_a_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "release.key"
    public = make_key(path, WORDS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"ENCRYPTED" in path.read_bytes()
    assert public_half(read_key(path, WORDS)) == public
    assert read_source(f'address = ""\nkeys = ["{public}"]').keys == (public,)
    with pytest.raises(ReleaseFault, match="could not be read as a key"):
        read_key(path, "something else")
    with pytest.raises(FileExistsError):
        make_key(path, WORDS)
    with pytest.raises(ReleaseFault, match="at least 12"):
        make_key(tmp_path / "short.key", "short")


def test_this_version_has_notes_in_both_languages() -> None:
    notes = read_notes(NOTES / f"{version()}.toml")
    assert notes.en != notes.es


@pytest.mark.parametrize(
    "text", ["", 'en = "x"', 'en = "x"\nes = 1', 'en = "x"\nes = " "', 'en = "x"\nes = "y"\nfr = "z"']
)
def test_notes_that_lack_a_language_are_refused(tmp_path: Path, text: str) -> None:
    notes = tmp_path / "notes.toml"
    notes.write_text(text)
    with pytest.raises(ReleaseFault, match="cannot be read"):
        read_notes(notes)


def test_a_tag_is_that_of_the_version_or_nothing_is_released(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tag", f"v{version()}"]) == 0
    assert capsys.readouterr().out == f"{version()}\n"
    assert main(["tag", "v99.0.0"]) == 1
    assert "the version is pyproject.toml's" in capsys.readouterr().err


def test_the_page_of_a_release_tells_what_is_new_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["notes"]) == 0
    notes = read_notes(NOTES / f"{version()}.toml")
    assert capsys.readouterr().out == f"{notes.en}\n\n---\n\n{notes.es}\n"


def test_from_a_new_key_to_a_checked_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, PASSPHRASE, WORDS)
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / f"martillo_{version()}_amd64.deb").write_text("a package")
    assert main(["key", str(tmp_path / "release.key")]) == 0
    public = capsys.readouterr().out.strip()
    source = read_source(f'address = "https://martillo.example/{NOTICE}"\nkeys = ["{public}"]')
    monkeypatch.setattr("release.command.built_in_source", lambda: source)
    assert main(["sums", str(dist)]) == 0
    assert main(["notice", str(dist), "--key", str(tmp_path / "release.key"), "--page", PAGE]) == 0
    assert main(["check", str(dist)]) == 0
    assert "signed with a key that this version knows" in capsys.readouterr().out
    assert json.loads((dist / NOTICE).read_bytes())["release"]["version"] == version()
    (dist / f"martillo_{version()}_amd64.deb").write_text("another")
    assert main(["check", str(dist)]) == 1
