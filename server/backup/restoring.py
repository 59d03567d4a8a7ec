"""Restores a backup into an empty directory, all of it or nothing: every byte and every chain is checked."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from server.backup.files import Progress, copy_hashed, flush, flush_folder, private_file
from server.backup.manifest import (
    MANIFEST_BYTES,
    MANIFEST_NAME,
    BackupError,
    Manifest,
    StoredFile,
    StoredSale,
)
from server.rostrum.receipts import HouseKey, HouseKeyError
from server.store.directory import DATABASE_NAME
from server.store.errors import StoreDamaged
from server.store.snapshot import check_database

_WRITTEN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What `making` uses. The others fail in ways of their own, and may ask for any amount of memory."""


def restore_backup(file: Path, data_dir: Path, progress: Progress) -> Manifest:
    """Unpack and check the backup `file` into `data_dir`, which must be empty or not exist.

    Raises BackupError with what is wrong, StoreTooNew, OSError; then `data_dir` is as it was.
    """
    if data_dir.exists() and (not data_dir.is_dir() or any(data_dir.iterdir())):
        raise BackupError(f"{data_dir} is not empty: restore into a new directory")
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    with _opened(file) as archive:
        manifest = _manifest(archive)
        draft = Path(tempfile.mkdtemp(prefix=f".{data_dir.name}-", dir=data_dir.parent))
        try:
            _unpack(archive, manifest, draft, progress)
            progress("checking every ledger", 0, len(manifest.sales))
            _check(draft, manifest)
            if data_dir.exists():
                data_dir.rmdir()
            draft.rename(data_dir)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    flush_folder(data_dir.absolute().parent)
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive; whatever it is damaged by becomes one sentence."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError) as error:
        raise BackupError(f"{file} is no backup of a house, or is damaged: {error}") from error
    except StoreDamaged as error:
        raise BackupError(f"{file} is damaged: {error}") from error
    except HouseKeyError as error:
        raise BackupError(f"{file} is damaged: its house.key is no key") from error
    except BackupError as error:
        raise BackupError(f"{file} cannot be restored: {error}") from error


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if MANIFEST_NAME not in names or archive.getinfo(MANIFEST_NAME).file_size > MANIFEST_BYTES:
        raise BackupError("it is not a backup of a house")
    if any(entry.compress_type not in _WRITTEN for entry in archive.infolist()):
        raise BackupError("it is compressed in a way that no backup is")
    manifest = Manifest.read(archive.read(MANIFEST_NAME))
    if sorted(names) != sorted([MANIFEST_NAME, *(stored.name for stored in manifest.files)]):
        raise BackupError("what lies in it is not what its manifest names")
    return manifest


def _unpack(archive: zipfile.ZipFile, manifest: Manifest, draft: Path, progress: Progress) -> None:
    folders = {draft}
    total = sum(stored.size for stored in manifest.files)
    done = 0
    for stored in manifest.files:
        path = draft / stored.name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folders |= {path.parent, path.parent.parent}
        _unpack_one(archive, stored, path)
        done += stored.size
        progress("unpacking", done, total)
    for folder in folders - {draft.parent}:
        flush_folder(folder)


def _unpack_one(archive: zipfile.ZipFile, stored: StoredFile, path: Path) -> None:
    with archive.open(stored.name) as reading, private_file(path) as writing:
        # Never more than it says to be: a small file could unpack to fill the disk.
        found = copy_hashed(stored.name, reading, writing, at_most=stored.size)
        flush(writing)
    if found != stored:
        raise BackupError(f"{stored.name} in it is not the file that was put in")


def _check(draft: Path, manifest: Manifest) -> None:
    content = check_database(draft / DATABASE_NAME)
    found = [StoredSale(sale.id, sale.title, sale.rows, sale.hash) for sale in content.sales]
    if found != manifest.sales:
        raise BackupError("its ledgers do not end where its manifest says")
    if HouseKey.read(draft).public != manifest.house_key:
        raise BackupError("its house.key is not the key that its manifest names")
