"""Makes the portable file: a bundle in one file that unpacks itself once and needs no installing.

makeself makes it. Its script is given a beginning of ours (packaging/portable/before.sh), by which every
later start skips the unpacking and the desktop gets its arguments as they are.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from building.faults import CannotMake
from building.layout import copy_bundle
from building.licences import third_party_licences
from building.places import BUILD, BUNDLES, PACKAGING

_FIRST_LINE: Final = "#!/bin/sh\n"
_HEADERS: Final = (
    Path("/usr/share/makeself/makeself-header.sh"),
    Path("/usr/lib/makeself/makeself-header.sh"),
)


def build_portable(version: str, target: Path) -> Path:
    """Make the portable file and return it. Raises CannotMake, subprocess.CalledProcessError."""
    tree = BUILD / "trees" / "portable"
    shutil.rmtree(tree, ignore_errors=True)
    copy_bundle(BUNDLES / "desktop", tree)
    for script in ("settle", "start"):
        shutil.copy(PACKAGING / "portable" / script, tree / script)
    shutil.copy(PACKAGING / "copyright", tree / "copyright")
    (tree / "third-party-licences").write_text(third_party_licences(), encoding="utf-8")
    header = tree.parent / "portable-header.sh"
    before = (PACKAGING / "portable" / "before.sh").read_text(encoding="utf-8")
    before = before.replace("@VERSION@", version).replace("@DIGEST@", digest_of(tree)[:12])
    header.write_text(with_beginning(_makeselfs_header(), before), encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    moment = os.environ.get("SOURCE_DATE_EPOCH", "0")
    command = [
        *("makeself", "--quiet", "--xz", "--complevel", "9", "--sha256", "--nox11"),
        *("--header", f"./{header.name}"),
        *("--packaging-date", moment, "--tar-format", "gnu", "--tar-quietly"),
        *("--tar-extra", f"--sort=name --mtime=@{moment} --owner=0 --group=0 --numeric-owner"),
        # The file tells how it was made: in names that are the same in every checkout.
        *(tree.name, target.name, f"Martillo {version}", "./settle"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=tree.parent)
    (tree.parent / target.name).replace(target)
    return target


def with_beginning(header: str, beginning: str) -> str:
    """Return makeself's header with lines of ours at its beginning. Raises CannotMake.

    The header is a here-document that a shell still expands: ours is escaped, to come out as it is.
    """
    if header.count(_FIRST_LINE) != 1:
        raise CannotMake("makeself's header does not begin as it used to: look at building/portable.py")
    escaped = beginning
    for character in ("\\", "$", "`"):
        escaped = escaped.replace(character, f"\\{character}")
    return header.replace(_FIRST_LINE, _FIRST_LINE + escaped)


def digest_of(tree: Path) -> str:
    """Return a digest of all files of a folder, by which two builds of one version are told apart."""
    digest = hashlib.sha256()
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest.update(path.relative_to(tree).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _makeselfs_header() -> str:
    for header in _HEADERS:
        if header.is_file():
            return header.read_text(encoding="utf-8")
    raise CannotMake("makeself's header was not found; is makeself installed?")
