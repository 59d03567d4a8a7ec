"""Houses as older versions left them, which a newer one has to take over with every bid and account.

Each NNNN.sql is the dump of a house that the code of its day made, NNNN being its schema's version: people
bid over the network in two sales of two lots each, of which one has ended and one runs, with a maximum behind
its price. The first line gives the house's key, which is no part of the database. They are never changed;
when the schema gets another version, a house of the last one is dumped (`dump_of`) as one more file.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PASSWORD: Final = "a horse that counts to nine"  # noqa: S105  # everybody's in them
_KEY: Final = "-- house.key "


@dataclass(frozen=True, slots=True)
class OlderHouse:
    """One of them; `running` and `ended` are its sales."""

    schema: str
    running: str
    ended: str

    @property
    def file(self) -> Path:
        """Return the file of its dump."""
        return Path(__file__).with_name(f"{self.schema}.sql")

    def lay(self, folder: Path) -> Path:
        """Write it into a folder that is not there yet, as its own version did; return the folder."""
        folder.mkdir(mode=0o700)
        dump = self.file.read_text(encoding="ascii")
        _write(folder / "house.key", bytes.fromhex(dump.partition("\n")[0].removeprefix(_KEY)))
        _write(folder / "martillo.db", b"")
        with closing(sqlite3.connect(folder / "martillo.db")) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(dump)
        return folder


OLDER_HOUSES: Final = (
    OlderHouse("0001", running="a-sale-v5xx", ended="a-sale-vuah"),
    OlderHouse("0002", running="a-sale-ue3q", ended="a-sale-y9yc"),
)


def dump_of(house: Path) -> str:
    """Return what a file here holds of a house that no server has open."""
    key = (house / "house.key").read_bytes().hex()
    with closing(sqlite3.connect(house / "martillo.db")) as database:
        return "\n".join([f"{_KEY}{key}", *database.iterdump()]) + "\n"


def _write(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
