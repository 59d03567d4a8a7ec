"""Starts the desktop as a normal user and looks at it: a first window, the self-test, an end when told to."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from clean_root.machine import HOME, Machine
from clean_root.screen import Screen
from trials.report import Failed
from trials.self_test import judge

OFFSCREEN: Final = {"QT_QPA_PLATFORM": "offscreen"}
_ENDS_WITHIN_S: Final = 20


@contextmanager
def started(machine: Machine, *command: str, env: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """Have a program run; at the end it is told to end, and must do so by itself and well."""
    program = machine.begin_as_bidder(*command, env=env)
    try:
        yield program
        if program.poll() is not None:
            raise Failed(f"{command[0]} ended by itself with {program.returncode}: {_said(program)}")
        # Below nsenter, which only waits, is the program itself.
        os.kill(int(Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text()), signal.SIGTERM)
        if program.wait(_ENDS_WITHIN_S) not in (0, -signal.SIGTERM, 143):
            raise Failed(f"{command[0]} ended with {program.returncode}: {_said(program)}")
    finally:
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


def self_test(machine: Machine, program: str, version: str, env: Mapping[str, str], kept: Path) -> str:
    """Run the self-test, keep what it found and painted in a folder; return what it came to."""
    kept.mkdir(parents=True, exist_ok=True)
    machine.as_bidder("mkdir", "-p", "shots")
    options = ("--self-test", "--json", f"{HOME}/self-test.json", "--shots", f"{HOME}/shots")
    try:
        machine.as_bidder(program, *options, env=env, timeout=180)
    finally:
        home = machine.root / HOME.lstrip("/")
        for file in (home / "self-test.json", *sorted((home / "shots").glob("*.png"))):
            if file.is_file():
                (kept / file.name).write_bytes(file.read_bytes())
    found = json.loads((kept / "self-test.json").read_text(encoding="utf-8"))
    passed = judge(found, 0, version)
    return f"{passed}, {len(list(kept.glob('*.png')))} pictures in {kept.name}/"


def picture_of(machine: Machine, file: Path, *command: str, settle_s: float = 2.0, **env: str) -> str:
    """Start a program on a screen of its own, keep a picture of it, end it; return how long it took."""
    with Screen() as screen, started(machine, *command, env={**screen.environment, **env}):
        return screen.wait_for_picture(file, settle_s)


def _said(program: "subprocess.Popen[str]") -> str:
    return "" if program.stdout is None else program.stdout.read()[-2000:]
