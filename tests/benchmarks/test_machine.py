"""What is read of the machine and of processes, held against what they did."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from benchmarks import flame, machine, node

SPIN_S = 0.1
PTRACE = Path("/proc/sys/kernel/yama/ptrace_scope")


def spin() -> None:
    until = time.thread_time() + SPIN_S
    while time.thread_time() < until:
        pass


def test_what_a_process_and_its_threads_ran_is_counted() -> None:
    begun, over = threading.Event(), threading.Event()

    def work() -> None:
        spin()
        begun.set()
        over.wait()

    before = machine.cpu_s(os.getpid())
    thread = threading.Thread(target=work)
    thread.start()
    spin()
    begun.wait()
    taken = machine.cpu_s(os.getpid()) - before
    over.set()
    thread.join()
    assert taken >= 2 * SPIN_S * 0.95


def test_waiting_is_not_counted() -> None:
    program = [sys.executable, "-c", "print('started', flush=True); input()"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as idle:
        assert idle.stdout is not None and idle.stdout.readline() == b"started\n"
        before = machine.cpu_s(idle.pid)
        spin()
        assert idle.poll() is None and machine.cpu_s(idle.pid) - before < SPIN_S / 2


def test_both_accounts_of_the_kernel_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    spin()
    fine = machine.cpu_s(os.getpid())
    monkeypatch.setattr(Path, "iterdir", lambda _self: iter([Path("/proc/nowhere")]))
    assert machine.cpu_s(os.getpid()) == pytest.approx(fine, rel=0.5)


def test_a_process_that_is_gone_is_an_error_and_not_a_nought() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with pytest.raises(OSError, match=str(gone.pid)):
        machine.cpu_s(gone.pid)


def test_memory_grows_by_what_a_process_takes() -> None:
    before = machine.resident_kib(os.getpid())
    taken = bytearray(os.urandom(20 * 1024 * 1024))
    assert machine.resident_kib(os.getpid()) - before >= 15 * 1024
    del taken


def test_a_process_started_on_one_processor_stays_there_and_this_one_is_free_again() -> None:
    before = machine.processors()
    asked = [sys.executable, "-c", "import os; print(sorted(os.sched_getaffinity(0)))"]
    with machine.pinned(before[-1]):
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"[{before[-1]}]" and machine.processors() == before


def test_the_machine_and_what_it_runs_are_named() -> None:
    assert f"{len(machine.processors())} processors" in machine.machine()
    assert {"Python", "SQLite", "uvloop", "python-socketio"} <= set(machine.versions())


def test_without_its_packages_there_is_no_peer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARTILLO_BENCH_NODE", str(tmp_path))
    assert node.find() is None and node.versions(None) == {}


def test_the_peer_is_the_program_as_it_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARTILLO_BENCH_NODE", str(tmp_path))
    monkeypatch.setattr(node.shutil, "which", lambda _name: "/usr/bin/node")
    (tmp_path / "complete").touch()
    (tmp_path / "auction.js").write_text("old")
    assert node.find() == tmp_path
    assert (tmp_path / "auction.js").read_bytes() == (node.SOURCE / "auction.js").read_bytes()


def test_where_no_flame_graph_is_wanted_nobody_is_watched() -> None:
    with flame.recorded(0, None):
        pass


@pytest.mark.processes
@pytest.mark.skipif(
    os.geteuid() != 0 and PTRACE.exists() and PTRACE.read_text().strip() != "0",
    reason="only root may watch another process here (kernel.yama.ptrace_scope)",
)
def test_a_flame_graph_shows_where_a_process_spends_its_time(tmp_path: Path) -> None:
    program = "def burn():\n    while True: sum(range(1000))\nburn()"
    with subprocess.Popen([sys.executable, "-c", program]) as burning:
        try:
            with flame.recorded(burning.pid, tmp_path / "flame.svg"):
                for _ in range(10):
                    spin()
        finally:
            burning.kill()
    assert "burn" in (tmp_path / "flame.svg").read_text()
