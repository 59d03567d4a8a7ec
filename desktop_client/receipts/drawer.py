"""Where receipts lie: a file of JSON lines for each house and sale, appended to only, for its owner alone.

A line is on the disk before `keep` returns. A power cut can tear the last line and no other: the next one
begins on a line of its own, and a torn line is told about and left where it is.
"""

import hashlib
import os
import re
import stat
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_client.receipts.receipt import FiledReceipt

_OWNER_ALONE: Final = stat.S_IRUSR | stat.S_IWUSR
_OWNERS_FOLDER: Final = stat.S_IRWXU
_SUFFIX: Final = ".jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """What a drawer holds of a house, oldest first within each sale; `damaged` lines could not be read."""

    receipts: tuple[FiledReceipt, ...] = ()
    damaged: int = 0


class Drawer:
    """Receipts on disk; without a folder they are kept in memory only (tests, demo). Thread-safe."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: list[FiledReceipt] = []
        self._lock = threading.Lock()

    def keep(self, receipt: FiledReceipt) -> None:
        """Keep a receipt durably. Raises OSError when the disk refuses."""
        with self._lock:
            if self._folder is None:
                self._memory.append(receipt)
                return
            path = self.file_of(receipt.house, receipt.sale)
            assert path is not None
            path.parent.mkdir(mode=_OWNERS_FOLDER, parents=True, exist_ok=True)
            _append(path, receipt.line())

    def of_house(self, house: str) -> Found:
        """Return every receipt from a house. Raises OSError when the disk refuses."""
        if self._folder is None:
            return Found(tuple(one for one in self._memory if one.house == house))
        return _read(sorted((self._folder / _name(house)).glob(f"*{_SUFFIX}")))

    def everything(self) -> Found:
        """Return every receipt from every house: for a ledger out of a file, whose house is not known."""
        if self._folder is None:
            return Found(tuple(self._memory))
        return _read(sorted(self._folder.glob(f"*/*{_SUFFIX}")))

    def file_of(self, house: str, sale: str) -> Path | None:
        """Return where the receipts of a house's sale lie; None in memory."""
        return None if self._folder is None else self._folder / _name(house) / f"{_name(sale)}{_SUFFIX}"


def export(path: Path, receipts: Iterable[FiledReceipt]) -> None:
    """Write receipts to a file, whole or not at all, readable by its owner alone. Raises OSError."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ALONE), "wb") as file:
            file.writelines(receipt.line() for receipt in receipts)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _append(path: Path, line: bytes) -> None:
    is_new = not path.exists()
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, _OWNER_ALONE), "rb+", 0) as file:
        if not is_new and _is_torn(file.fileno()):
            line = b"\n" + line
        # One write: two windows that append to the same file do not mix their lines.
        if file.write(line) != len(line):
            raise OSError("the disk took only a part of a receipt")
        os.fsync(file.fileno())
    if is_new:
        _make_name_durable(path.parent)


def _is_torn(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    if not size:
        return False
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


def _make_name_durable(folder: Path) -> None:
    if os.name == "nt":  # Windows neither needs nor allows this
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(paths: Iterable[Path]) -> Found:
    receipts: list[FiledReceipt] = []
    damaged = 0
    for path in paths:
        for line in path.read_bytes().split(b"\n"):
            receipt = FiledReceipt.read(line) if line.strip() else None
            if receipt is not None:
                receipts.append(receipt)
            elif line.strip():
                damaged += 1
    return Found(tuple(receipts), damaged)


def _name(text: str) -> str:
    """Make a file's name of what a house called something; the digest keeps two of them apart."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    plain = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:48]
    return f"{plain}-{digest}"
