"""`martillo-desktop --self-test`: all checks one after another, told as they come."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from contract.programs import is_installed, version
from desktop_client.self_test.report import Check, CheckFailed, Report, checked, line_of

if TYPE_CHECKING:
    from desktop_client.self_test.sale import LoopbackSale


def run(json: Path | None, shots: Path | None) -> int:
    """Test this installation; return 0 when all is well, 1 when not, 2 when `json` cannot be written."""
    _paint_without_a_screen()
    from desktop_client.application import new_application
    from desktop_client.runtime import run as run_on_loop

    app = new_application()
    checks: list[Check] = []

    async def program(stop: asyncio.Event) -> int:
        work = asyncio.create_task(_test(app, shots, checks))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        for task in (work, stopped):
            task.cancel()
        await asyncio.gather(work, stopped, return_exceptions=True)
        return 1 if stop.is_set() else 0

    interrupted = run_on_loop(app, program)
    report = Report(version(), is_installed(), checks)
    _say(f"martillo-desktop {report.version}: {'all is well' if report.ok else 'something is wrong'}")
    if json is not None:
        try:
            json.write_bytes(report.encoded())
        except OSError as error:
            _say(f"{json}: {error.strerror}")
            return 2
    return 0 if report.ok and not interrupted else 1


async def _test(app: QApplication, shots: Path | None, checks: list[Check]) -> None:
    from desktop_client.self_test import carried, system

    async def check(name: str, work: Callable[[], Awaitable[str]]) -> None:
        checks.append(await checked(name, work))
        _say(line_of(checks[-1]))

    for name, work in (
        ("imports", carried.imports),
        ("fonts", carried.fonts),
        ("translations", carried.translations),
        ("pictures", carried.pictures),
        ("tls", system.tls),
        ("keyring", system.keyring),
    ):
        await check(name, work)
    from desktop_client.self_test.sale import LoopbackSale

    with tempfile.TemporaryDirectory(prefix="martillo-self-test-") as folder:
        sale = LoopbackSale(Path(folder))
        try:
            await check("sale", sale.hold)
            await check("windows", lambda: _paint_windows(app, sale, Path(folder), shots))
        finally:
            await sale.close()


async def _paint_windows(app: QApplication, sale: "LoopbackSale", folder: Path, shots: Path | None) -> str:
    from desktop_client.self_test.windows import WindowPictures

    if sale.held is None:
        raise CheckFailed("not tried: there is no sale to show")
    pictures = WindowPictures(app, sale.held, folder, shots)
    try:
        return await pictures.take()
    finally:
        await pictures.close()


def _paint_without_a_screen() -> None:
    """Let Qt paint in memory where there is nothing to show windows on."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _say(line: str) -> None:
    if sys.stdout is not None:  # a Windows program without a console has none
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
