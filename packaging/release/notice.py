"""Makes the signed notice of a version from its files and notes, and checks one against them.

Signs nothing that the desktops of this very checkout would not believe.
"""

import base64
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.releases import NoticeRefused, Release, ReleaseNotes, read_notice, write_notice
from desktop_client.receipts.checking import signature_fits
from release.artefacts import NOTICE, SUMS, ReleaseFault, check_sums, read_sums
from release.keys import public_half


def read_notes(path: Path) -> ReleaseNotes:
    """Read the notes of a version: a TOML file with `en` and `es`. Raises ReleaseFault."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        stripped = {language: text.strip() for language, text in raw.items()}
        return msgspec.convert(stripped, ReleaseNotes)
    except (OSError, ValueError, AttributeError, msgspec.MsgspecError) as error:
        raise ReleaseFault(f"the notes in {path} cannot be read: {error}") from error


def make_notice(
    folder: Path, *, version: str, day: str, page: str, notes: ReleaseNotes, key: Ed25519PrivateKey,
    known: Sequence[str],
) -> Path:  # fmt: skip
    """Sign the files of a version as SHA256SUMS has them, and write the notice beside them.

    `known` are the public keys that the desktops of this version bring along. Raises ReleaseFault.
    """
    if public_half(key) not in known:
        raise ReleaseFault(
            "no desktop knows this key: resources/releases/source.toml has not its public half"
        )
    sums = checked_sums(folder, version)
    try:
        raw = {"version": version, "date": day, "url": page, "sha256": sums, "notes": notes}
        release = msgspec.convert(raw, Release, from_attributes=True)
    except (msgspec.MsgspecError, ValueError) as error:
        raise ReleaseFault(f"this makes no notice: {error}") from error
    signature = base64.b64encode(key.sign(release.statement())).decode("ascii")
    (folder / NOTICE).write_bytes(write_notice(release, signature))
    check_notice(folder, version, known)
    return folder / NOTICE


def check_notice(folder: Path, version: str, known: Sequence[str]) -> Release:
    """Return what a folder's notice says, if desktops will believe it and it is of these files.

    Raises ReleaseFault.
    """
    try:
        release = read_notice((folder / NOTICE).read_bytes(), known, signature_fits)
    except (OSError, NoticeRefused) as error:
        raise ReleaseFault(f"{NOTICE}: {error}") from error
    if release.version != version:
        raise ReleaseFault(f"{NOTICE} is of version {release.version}, not {version}")
    if release.sha256 != checked_sums(folder, version):
        raise ReleaseFault(f"{NOTICE} and {SUMS} name other files")
    return release


def checked_sums(folder: Path, version: str) -> dict[str, str]:
    """Return the sums of a folder after comparing each file with its own. Raises ReleaseFault."""
    try:
        sums = read_sums((folder / SUMS).read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ReleaseFault(f"{SUMS} cannot be read: {error}") from error
    check_sums(folder, version, sums)
    return sums
