"""One process has a data directory open: the lock that says so. The system lets go of it when a process dies.

This module loads no database, so that a command can find out quickly whether a server runs.
"""

from pathlib import Path

from filelock import FileLock, Timeout

from contract.house_folder import LOCK
from server.store.errors import DataDirInUse, StoreUnavailable


def take_lock(data_dir: Path, *, wait_s: float = 0.5) -> FileLock:
    """Make `data_dir` if it is missing and take its lock.

    It waits a moment, because a command that asks `is_taken` has the lock for an instant. Raises
    DataDirInUse while another process has it, StoreUnavailable when it cannot be used.
    """
    lock = FileLock(data_dir / LOCK, timeout=wait_s, thread_local=False, mode=0o600)
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire()
    except Timeout:
        raise DataDirInUse(f"another process has {data_dir} open") from None
    except OSError as error:
        raise StoreUnavailable(f"the data directory {data_dir} cannot be used: {error.strerror}") from error
    return lock


def is_taken(data_dir: Path) -> bool:
    """Tell whether a process has the directory open just now; a directory that does not exist is free."""
    if not (data_dir / LOCK).exists():
        return False
    try:
        take_lock(data_dir, wait_s=0).release()
    except DataDirInUse:
        return True
    return False
