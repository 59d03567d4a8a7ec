"""Disks that fail: small, gone or read-only where the tests may mount, else by limits of the process."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

FILLER = "filler"


def may_mount() -> bool:
    """Tell whether this process may mount file systems (root, and not in a bare container)."""
    if os.geteuid() != 0 or shutil.which("mount") is None or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


class Disk:
    """A mounted file system that can be filled, emptied, taken away and made read-only."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self, *, but: int = 0) -> None:
        """Use up the room, except `but` bytes."""
        filler = (self.path / FILLER).open("ab", buffering=0)
        with filler, contextlib.suppress(OSError):
            while True:
                filler.write(bytes(65_536))
        if but:
            os.truncate(self.path / FILLER, (self.path / FILLER).stat().st_size - but)

    def make_room(self) -> None:
        """Give the room back."""
        (self.path / FILLER).unlink()

    def make_read_only(self) -> None:
        """Refuse writing from now on; nobody may have a file open for it."""
        _run("mount", "-o", "remount,ro", str(self.path))

    def make_writable(self) -> None:
        """Take writing again."""
        _run("mount", "-o", "remount,rw", str(self.path))


@contextlib.contextmanager
def mounted(path: Path, *, size: str = "2m") -> Iterator[Disk]:
    """Mount a small disk at `path` for the length of the block."""
    path.mkdir(parents=True, exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(path))
    try:
        yield Disk(path)
    finally:
        _run("umount", "--lazy", str(path))


@contextlib.contextmanager
def bound(source: Path, path: Path) -> Iterator[None]:
    """Let `source` appear at `path` for the length of the block: a disk that can be pulled out."""
    path.mkdir(parents=True, exist_ok=True)
    _run("mount", "--bind", str(source), str(path))
    try:
        yield
    finally:
        _run("umount", "--lazy", str(path))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
