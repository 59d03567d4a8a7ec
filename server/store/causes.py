"""Reads a failure of the database: does it pass, was nothing written for sure, and what can a person do?

It knows SQLite's result codes (https://www.sqlite.org/rescode.html) and says nothing that came in as a value.
"""

import sqlite3
from typing import Final

from sqlalchemy.exc import DatabaseError

from contract.programs import house_command_to_type

_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "make room on the disk",
    sqlite3.SQLITE_READONLY: "the file or its disk is read-only",
    sqlite3.SQLITE_BUSY: "another program has it locked: close that program",
    sqlite3.SQLITE_CANTOPEN: "look whether the disk is there, has room and may be written",
    sqlite3.SQLITE_IOERR: "look at the disk: it may be full, failing or gone",
}
_DAMAGED: Final = "the file is damaged: keep a copy of it and restore the newest backup"
_NOTHING_WRITTEN: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
    }
)


def is_unavailable(error: Exception) -> bool:
    """Tell whether `error` says that the database cannot be used, rather than that it was used wrongly."""
    original = _original(error)
    if isinstance(original, sqlite3.Error):
        # Plain DatabaseError: "malformed" and "not a database" have no class of their own.
        usual = isinstance(original, sqlite3.OperationalError | sqlite3.InternalError)
        return usual or type(original) is sqlite3.DatabaseError
    return True


def is_damage(error: Exception) -> bool:
    """Tell whether `error` says that the file itself is no good: waiting will not mend it."""
    return _code(error) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def nothing_written(error: Exception) -> bool:
    """Tell whether a COMMIT that failed like this surely wrote nothing.

    A frame that could not be written whole is followed by no commit mark. Anything else, a failed fsync above
    all, may have left the mark in the log, where the next start finds it.
    """
    code = _code(error)
    return code & 0xFF in _NOTHING_WRITTEN or code == sqlite3.SQLITE_IOERR_WRITE


def is_key_taken(error: Exception) -> bool:
    """Tell whether a row was refused because another one has its primary key: another writer was first.

    A trigger refuses a verdict on a command that has one in the other table.
    """
    return _code(error) in {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_TRIGGER}


def reason(error: Exception) -> str:
    """Return why the database failed and what helps: no value, statement or path."""
    original = _original(error)
    words = (original.strerror if isinstance(original, OSError) else None) or str(original)
    advice = _ADVICE.get(_code(error) & 0xFF)
    if is_damage(error):
        advice = f"{_DAMAGED} ({house_command_to_type()} restore)"
    return f"{words}; {advice}" if advice else words


def _code(error: Exception) -> int:
    """Return SQLite's extended result code, 0 where the failure is none of SQLite's."""
    return int(getattr(_original(error), "sqlite_errorcode", 0))


def _original(error: Exception) -> BaseException | None:
    """Return the driver's own error: SQLAlchemy wraps those that it hears of."""
    return error.orig if isinstance(error, DatabaseError) else error
