"""The ground that every GUI test stands on: Qt, asyncio and real sockets in one loop."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import pytest
import qasync
from aiohttp import web
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_client.runtime import new_loop
from tests.support.qt_signals import next_signal


class Rostrum(QObject):
    """Emits like a view-model does."""

    sold = Signal(str, int)


async def test_a_click_a_signal_a_server_and_a_client_share_one_loop(qtbot: QtBot) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=f"lot {request.match_info['lot']}")

    app = web.Application()
    app.router.add_get("/lots/{lot}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]

    button = QPushButton("Bid")
    qtbot.addWidget(button)
    button.show()
    clicked = next_signal(button.clicked)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    await clicked

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/lots/27A") as response,
    ):
        button.setText(await response.text())
    assert button.text() == "lot 27A"
    await runner.cleanup()


async def test_a_widget_test_runs_on_the_qt_loop_of_the_one_application(qapp: QApplication) -> None:
    assert isinstance(asyncio.get_running_loop(), qasync.QEventLoop)
    assert QApplication.instance() is qapp


async def test_a_signal_that_comes_before_it_is_awaited_is_not_missed(qapp: QApplication) -> None:
    rostrum = Rostrum()
    sold = next_signal(rostrum.sold)
    rostrum.sold.emit("27A", 130_000)
    assert await sold == ("27A", 130_000)


async def test_waiting_for_a_signal_that_never_comes_ends_in_a_timeout(qtbot: QtBot) -> None:
    button = QPushButton("Bid")
    qtbot.addWidget(button)
    with pytest.raises(TimeoutError):
        await next_signal(button.clicked, timeout=0.05)


def test_a_task_that_outlives_a_run_never_steps_without_its_loop(qapp: QApplication) -> None:
    """A fixture, its test and the end of both are runs of one loop, with the same tasks behind them."""

    async def goes_on() -> None:
        while True:
            await asyncio.create_task(asyncio.sleep(0))

    with asyncio.Runner(loop_factory=lambda: new_loop(qapp)) as runner:
        task = runner.get_loop().create_task(goes_on())
        for _ in range(50):
            runner.run(asyncio.sleep(0))
            assert not task.done()


def test_a_closed_loop_can_be_collected_on_any_thread(qapp: QApplication) -> None:
    loop = new_loop(qapp)
    loop.call_later(60, print)
    loop.close()
    kept = [loop]
    del loop
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(kept.clear).result()
        elsewhere.submit(gc.collect).result()  # a warning of Qt fails the test
