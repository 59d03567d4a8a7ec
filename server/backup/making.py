"""Makes a backup, whole or not at all, while the house runs or not: database, key, pictures in one file."""

import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from contract.programs import version
from server.backup.files import Progress, copy_hashed, flush, flush_folder, private_file
from server.backup.manifest import (
    MANIFEST_NAME,
    BackupError,
    Manifest,
    StoredFile,
    StoredSale,
    picture_names,
)
from server.rostrum.receipts import HouseKey
from server.store.directory import DATABASE_NAME, KEY_NAME
from server.store.snapshot import Content, check_database, copy_database


def make_backup(data_dir: Path, target: Path, progress: Progress, *, force: bool = False) -> Manifest:
    """Write a backup of the house in `data_dir` into the file `target`; return what is in it.

    Nothing is at `target` before all of it is there and durable. Raises BackupError, StoreError, OSError.
    """
    if target.exists() and not force:
        raise BackupError(f"{target} exists: choose another name, or replace it with --force")
    with _scratch(target.parent, target.name) as scratch:
        draft = scratch / "backup"
        copy, later = scratch / DATABASE_NAME, scratch / "later"
        content = _copied(data_dir, copy, progress)
        while True:
            with private_file(draft) as file:
                manifest = _pack(data_dir, copy, content, file, progress)
                flush(file)
            if not manifest.missing:
                break
            # Lost, or taken out of the catalogue while the others were packed? Then a later moment is kept.
            content = _copied(data_dir, later, progress)
            if _picture_names(content).issuperset(manifest.missing):
                break
            later.replace(copy)
            draft.unlink()
        _put_in_place(draft, target, force=force)
    return manifest


def _copied(data_dir: Path, copy: Path, progress: Progress) -> Content:
    """Copy the database as it is now, and check the copy to its last row."""
    copy_database(data_dir, copy, lambda done, total: progress("copying the database", done, total))
    return check_database(copy)


def _picture_names(content: Content) -> set[str]:
    return {name for sale, sha in content.pictures for name in picture_names(sale, sha)}


def _pack(data_dir: Path, copy: Path, content: Content, file: IO[bytes], progress: Progress) -> Manifest:
    files: list[StoredFile] = []
    missing: list[str] = []
    pictures = [name for sale, sha in content.pictures for name in picture_names(sale, sha)]
    with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        files.append(_add(archive, DATABASE_NAME, copy))
        files.append(_add(archive, KEY_NAME, data_dir / KEY_NAME))
        for done, name in enumerate(pictures, start=1):
            try:
                files.append(_add(archive, name, data_dir / name))
            except FileNotFoundError:
                missing.append(name)  # a lost picture must not keep the rest from being kept
            progress("packing pictures", done, len(pictures))
        manifest = Manifest(
            made_at=time.time_ns() // 1_000_000,
            martillo=version(),
            schema=content.version,
            house_key=HouseKey.read(data_dir).public,
            sales=[StoredSale(sale.id, sale.title, sale.rows, sale.hash) for sale in content.sales],
            files=files,
            missing=missing,
        )
        archive.writestr(_entry(MANIFEST_NAME), manifest.encoded())
    return manifest


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> StoredFile:
    with source.open("rb") as reading, archive.open(_entry(name), "w", force_zip64=True) as writing:
        return copy_hashed(name, reading, writing)


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry that only its owner may read when another program unpacks it."""
    entry = zipfile.ZipInfo(name, time.gmtime()[:6])
    entry.external_attr = 0o600 << 16
    # Pictures are compressed already.
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
    return entry


def _put_in_place(draft: Path, target: Path, *, force: bool) -> None:
    """Give the finished file its name; without `force`, never the name of another that came meanwhile."""
    if force:
        draft.replace(target)
    else:
        try:
            os.link(draft, target)
        except FileExistsError:
            raise BackupError(f"{target} has come to exist meanwhile: choose another name") from None
        except OSError:  # a disk without links, such as a memory stick
            draft.rename(target)
    flush_folder(target.absolute().parent)


@contextmanager
def _scratch(folder: Path, name: str) -> Iterator[Path]:
    """Give a private folder on the target's disk, gone at the end."""
    scratch = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
