"""What a backup says of itself, and which names may lie in it: the one place that knows its form."""

import re
from typing import Annotated, Final

import msgspec

from server.catalogue.pictures import FOLDER as PICTURES_NAME
from server.catalogue.pictures import PictureSize
from server.store.directory import DATABASE_NAME, KEY_NAME

FORMAT: Final = 1
WHAT: Final = "martillo-backup"
MANIFEST_NAME: Final = "manifest.json"
MANIFEST_BYTES: Final = 64 * 1024 * 1024

_SIZES: Final = "|".join(size.name.lower() for size in PictureSize)
_PICTURE: Final = re.compile(rf"{PICTURES_NAME}/[a-z0-9][a-z0-9-]{{0,63}}/[0-9a-f]{{64}}-(?:{_SIZES})\.jpg")


class BackupError(Exception):
    """A backup cannot be made or restored; the message is a sentence that one can act on."""


class StoredFile(msgspec.Struct, frozen=True):
    """One file of the house: its name under the data directory, its size in bytes, its SHA-256 (hex)."""

    name: str
    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: str


class StoredSale(msgspec.Struct, frozen=True):
    """One sale: how many rows its ledger has, and the hash (hex) of the last."""

    id: str
    title: str
    rows: int
    hash: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in the backup. `made_at` is ms, UTC; `house_key` the public key; `missing` lost pictures."""

    what: str = WHAT
    format: int = FORMAT
    made_at: int
    martillo: str
    schema: str
    house_key: str
    sales: list[StoredSale]
    files: list[StoredFile]
    missing: list[str] = []

    def encoded(self) -> bytes:
        """Return the manifest as JSON that a person can read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)

    @classmethod
    def read(cls, raw: bytes) -> "Manifest":
        """Read a manifest. Raises BackupError for a foreign or newer one, or one that names other files."""
        try:
            manifest = msgspec.json.decode(raw, type=cls)
        except msgspec.DecodeError as error:
            raise BackupError(f"its manifest cannot be read: {error}") from error
        if manifest.what != WHAT:
            raise BackupError("it is not a backup of a house")
        if manifest.format > FORMAT:
            raise BackupError("it was made by a newer Martillo: update Martillo")
        names = [file.name for file in manifest.files]
        if len(set(names)) != len(names) or not {DATABASE_NAME, KEY_NAME} <= set(names):
            raise BackupError("its manifest does not name the database and the key once each")
        for name in names:
            if name not in {DATABASE_NAME, KEY_NAME} and not _PICTURE.fullmatch(name):
                raise BackupError(f"it names a file that is none of a house's: {name[:80]!r}")
        return manifest


def picture_names(sale_id: str, sha: str) -> list[str]:
    """Return the names of a picture's files under the data directory."""
    return [f"{PICTURES_NAME}/{sale_id}/{sha}-{size.name.lower()}.jpg" for size in PictureSize]
