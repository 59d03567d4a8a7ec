"""What every test shares: the event loop it runs on, and the promise that it leaves nothing behind.

A GUI test (everything under tests/widget, and whatever is marked `gui`) runs on a Qt loop, where clicks,
signals, sockets and an in-process server work together; every other test runs on the stock asyncio loop.
"""

import asyncio
import contextlib
import inspect
import logging
import os
import sys
from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytestqt.plugin
import structlog
from hypothesis import HealthCheck, settings

from tests.support.compiling import compile_from

if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Of itself it has a screen of 800 × 800, for which windows make themselves small. The path is relative:
    # a colon in it (of a drive) would part it.
    screen = os.path.relpath(Path(__file__).parent / "support" / "screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
os.environ.setdefault("QT_API", "pyside6")

# Machines that run the suite differ in speed, and a slow example is not a wrong one.
settings.register_profile("martillo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("martillo")


def log_plainly() -> None:
    """Log to standard output as structlog does by itself, but show no variables beside a trace.

    They hold tokens, and no test may write one (see `pytest_runtest_makereport`).
    """
    structlog.reset_defaults()
    *before, _ = structlog.get_config()["processors"]
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*before, plain])


log_plainly()

WIDGET_TESTS = Path(__file__).parent / "widget"

_application: Any = None  # pytest-qt's qapp finds this one; without the reference Python would collect it
_qt_loop: asyncio.AbstractEventLoop | None = None


def is_gui_test(item: pytest.Item) -> bool:
    """Say whether the test needs a Qt event loop."""
    return WIDGET_TESTS in item.path.parents or item.get_closest_marker("gui") is not None


def new_qt_loop() -> asyncio.AbstractEventLoop:
    """Return the desktop's own loop, on the one QApplication of this process."""
    global _application, _qt_loop  # noqa: PLW0603
    from PySide6.QtWidgets import QApplication

    from desktop_client.runtime import new_loop

    _application = QApplication.instance() or QApplication(["martillo-tests"])
    _qt_loop = new_loop(_application)
    return _qt_loop


def let_qt_run_in_its_loop() -> None:
    """Have what Qt tells between the phases of a test find the loop that it would find within them.

    pytest-qt lets Qt run there, when the test's loop stands still: a slot that starts a task would find none.
    """
    process_events = pytestqt.plugin._process_events

    def in_the_loop() -> None:
        if _qt_loop is None or _qt_loop.is_closed() or _qt_loop.is_running():
            process_events()
            return
        asyncio._set_running_loop(_qt_loop)
        try:
            process_events()
        finally:
            asyncio._set_running_loop(None)

    pytestqt.plugin._process_events = in_the_loop


let_qt_run_in_its_loop()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the test files together with the other workers, if there are any."""
    worker, workers = os.environ.get("PYTEST_XDIST_WORKER"), os.environ.get("PYTEST_XDIST_WORKER_COUNT")
    if worker and workers and session.config.getoption("assertmode") == "rewrite":
        files = sorted(Path(__file__).parent.rglob("test_*.py"))
        start = len(files) * int(worker.removeprefix("gw")) // int(workers)
        compile_from(start, files, session.config)


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Any]:
    """Choose the loop of an async test."""
    return {"qt": new_qt_loop} if is_gui_test(item) else {"asyncio": asyncio.new_event_loop}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if is_gui_test(item):
            item.add_marker("gui")
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, "no_task_is_left")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that wrote a secret which it was given, to its output or to a log."""
    report = yield
    canaries = sys.modules.get("tests.support.canaries")  # unless nobody has planted any
    if canaries is not None:
        written = "\n".join(text for _, text in report.sections)
        if report.passed and (found := canaries.found_in(written)):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} wrote secrets: {found}"
        if report.when == "teardown":
            canaries.uproot()
    return report


@pytest.fixture
async def no_task_is_left() -> AsyncIterator[None]:
    """Fail an async test whose tasks still run a second after it is over."""
    yield
    end = asyncio.get_running_loop().time() + 1
    # Again and again: a task may start another one in its last step.
    while (
        left := asyncio.all_tasks() - {asyncio.current_task()}
    ) and asyncio.get_running_loop().time() < end:
        await asyncio.wait(left, timeout=end - asyncio.get_running_loop().time())
    assert not left, f"the test left tasks running: {sorted(task.get_name() for task in left)}"


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Take back what a command line that ran in this process did to the logs."""
    root, served = logging.getLogger(), logging.getLogger("aiohttp.server")
    before = root.handlers[:], root.level, served.filters[:]
    yield
    root.handlers[:], served.filters[:] = before[0], before[2]
    root.setLevel(before[1])
    logging.captureWarnings(capture=False)
    log_plainly()


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    """Fail a test that leaves a child process behind."""
    before = child_processes()
    yield
    left = child_processes() - before
    assert not left, f"the test left processes behind: {sorted(left)}"


def child_processes() -> set[int]:
    """Return the ids of this process's children, ended but unreaped ones too. Without /proc: none."""
    children: set[int] = set()
    for listed in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # that thread has just ended
            children.update(int(pid) for pid in listed.read_text(encoding="ascii").split())
    return children
