"""What the machine is, and what a process took of it: read from /proc, so that both sides are counted alike.

Linux only. Knows nothing of what the processes do.
"""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
PACKAGES: Final = ("python-socketio", "python-engineio", "aiohttp", "uvloop", "msgspec", "PySide6-Essentials")
_TICKS_A_SECOND: Final = os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Return how long a process's threads have run, user and system, in seconds; OSError when it is gone.

    To the nanosecond where the kernel keeps accounts of it (without threads that have ended), else to 10 ms.
    """
    try:
        accounts = [(thread / "schedstat").read_text() for thread in (PROC / str(pid) / "task").iterdir()]
    except FileNotFoundError:
        return _ticks_s(pid)
    return sum(int(account.split()[0]) for account in accounts) / 1e9


def _ticks_s(pid: int) -> float:
    after_the_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    user, system = after_the_name[11:13]
    return (int(user) + int(system)) / _TICKS_A_SECOND


def resident_kib(pid: int) -> float:
    """Return what a process has in memory, in KiB."""
    return _kib(PROC / str(pid) / "status", "VmRSS")


def processors() -> list[int]:
    """Return the processors that this process may use."""
    return sorted(os.sched_getaffinity(0))


@contextmanager
def pinned(processor: int, pid: int = 0) -> Iterator[None]:
    """Keep a process on one processor: this one (0), and whatever it starts meanwhile."""
    before = os.sched_getaffinity(pid)
    os.sched_setaffinity(pid, {processor})
    try:
        yield
    finally:
        os.sched_setaffinity(pid, before)


def machine() -> str:
    """Name the machine: processor, memory, kernel."""
    cores = len(processors())
    memory_gib = _kib(PROC / "meminfo", "MemTotal") / 1024**2
    kernel = f"{platform.system()} {platform.release().split('-')[0]} on {platform.machine()}"
    return f"{processor_name()}, {cores} processors, {memory_gib:.0f} GiB, {kernel}"


def processor_name() -> str:
    """Return what the processor calls itself, or its architecture."""
    for line in (PROC / "cpuinfo").read_text().splitlines():
        name, _, what = line.partition(":")
        if name.strip() in {"model name", "Model", "Hardware"} and what.strip():
            return " ".join(what.split())
    return platform.machine()


def versions() -> dict[str, str]:
    """Return the version of everything of ours that the figures depend on."""
    found = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def commit() -> str:
    """Return which Martillo this is; a + behind it where something was changed since."""
    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty=+", "--exclude=*"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"  # an archive without its history


def load() -> float:
    """Return how many processes wanted a processor over the last minute."""
    return os.getloadavg()[0]


def _kib(file: Path, name: str) -> float:
    for line in file.read_text().splitlines():
        key, _, amount = line.partition(":")
        if key == name:
            return float(amount.split()[0])
    raise LookupError(name)
