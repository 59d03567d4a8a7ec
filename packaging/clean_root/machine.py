"""A root that is entered: its own processes, files and loopback; what it runs ends with it."""

import os
import signal
import subprocess
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from trials.report import Failed

HERE: Final = Path(__file__).parent
X11: Final = Path("/tmp/.X11-unix")  # noqa: S108  # where every X server has its sockets
BIDDER: Final = "bidder"
HOME: Final = f"/home/{BIDDER}"
_PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

_APT: Final = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "-o", "Dpkg::Use-Pty=0")


class Init(Enum):
    """What runs first in it."""

    NOTHING = ("sh", "-c", "while :; do sleep 1000 & wait; done")
    SYSTEMD = ("/lib/systemd/systemd", "--unit=multi-user.target", "--show-status=no")


class Machine:
    """Enter a root for as long as the block lasts."""

    def __init__(self, root: Path, init: Init = Init.NOTHING) -> None:
        self.root = root
        self._init = init
        self._outer: subprocess.Popen[str] | None = None
        self._first = 0

    def __enter__(self) -> Self:
        x11 = str(X11) if X11.is_dir() else "none"
        self._outer = subprocess.Popen(
            ["bash", str(HERE / "enter.sh"), str(self.root), x11, *self._init.value],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert self._outer.stdout is not None
        if self._outer.stdout.readline() != "entered\n":
            raise Failed(f"namespaces cannot be entered here: {self._outer.communicate()[1]}")
        self._first = int(Path(f"/proc/{self._outer.pid}/task/{self._outer.pid}/children").read_text())
        if self._init is Init.SYSTEMD:
            booted = "until systemctl is-active -q multi-user.target; do sleep 0.2; done"
            self.run("timeout", "60", "sh", "-c", booted)
        if not (self.root / HOME.lstrip("/")).exists():
            self.run("useradd", "--create-home", "--uid", "1000", "--shell", "/bin/bash", BIDDER)
        self.run("install", "-d", "-m", "0700", "-o", BIDDER, "-g", BIDDER, "/run/user/1000")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._outer is not None:
            # Its first process takes all others with it, and has ended when they have.
            os.kill(self._first or self._outer.pid, signal.SIGKILL)
            self._outer.communicate()
            _forget_group(self._outer.pid)

    def run(
        self, *command: str, timeout: float = 120, stdin: str | None = None, status: int | None = 0
    ) -> str:
        """Run as root; return what it says, on both streams. `status` None takes any."""
        return _done(self._entered(*command), timeout, stdin, status)

    def as_bidder(
        self,
        *command: str,
        env: Mapping[str, str] | None = None,
        timeout: float = 120,
        stdin: str | None = None,
        status: int | None = 0,
    ) -> str:
        """Run as a normal user, in the home directory, with a clean environment."""
        return _done(self._of_bidder(command, env or {}), timeout, stdin, status)

    def begin_as_bidder(self, *command: str, env: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
        """Start something that goes on, as a normal user."""
        return subprocess.Popen(
            self._of_bidder(command, env or {}),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def on_its_network(self, *command: str, timeout: float = 30, status: int | None = 0) -> str:
        """Run a program of this computer on the machine's loopback."""
        return _done(["nsenter", "--target", str(self._first), "--net", *command], timeout, None, status)

    def install(self, *packages: str) -> str:
        """Install packages, by file or name, from what was fetched: without recommendations."""
        return self.run(*_APT, "install", "--no-install-recommends", *packages, timeout=600)

    def satisfy(self, relation: str) -> str:
        """Install what a package's field asks for."""
        return self.run(*_APT, "satisfy", "--no-install-recommends", relation, timeout=600)

    def remove(self, *packages: str, purge: bool = True) -> str:
        """Remove packages and what came with them alone."""
        return self.run(*_APT, "purge" if purge else "remove", "--auto-remove", *packages, timeout=300)

    def files(self) -> frozenset[str]:
        """Return every file and folder on the root's own disk, without people's."""
        return frozenset(
            path for path in self.run("find", "/", "-xdev").splitlines() if not path.startswith("/home/")
        )

    def _entered(self, *command: str) -> list[str]:
        target = ["nsenter", "--target", str(self._first), "--all"]
        return [*target, "env", "-i", f"PATH={_PATH}", "HOME=/root", "LANG=C.UTF-8", *command]

    def _of_bidder(self, command: tuple[str, ...], env: Mapping[str, str]) -> list[str]:
        given = {"HOME": HOME, "USER": BIDDER, "XDG_RUNTIME_DIR": "/run/user/1000", **env}
        return self._entered(
            "setpriv", f"--reuid={BIDDER}", f"--regid={BIDDER}", "--init-groups",
            "env", f"--chdir={HOME}", *(f"{name}={value}" for name, value in given.items()), *command,
        )  # fmt: skip


def _forget_group(pid: int) -> None:
    """Take away the group of processes that enter.sh made; it is empty now."""
    for groups in (Path("/sys/fs/cgroup/unified"), Path("/sys/fs/cgroup")):
        own = groups / f"martillo-test-{pid}"
        for group in sorted((path for path in own.rglob("*") if path.is_dir()), reverse=True):
            group.rmdir()
        if own.is_dir():
            own.rmdir()


def _done(command: list[str], timeout: float, stdin: str | None, status: int | None) -> str:
    done = subprocess.run(
        command, input=stdin or "", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=timeout, check=False,
    )  # fmt: skip
    if status is not None and done.returncode != status:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
    return done.stdout
