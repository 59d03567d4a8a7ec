"""Qt and asyncio on one thread: the only module that knows qasync.

`run` starts the loop, awaits the program and closes the loop again. Whoever wants the program to end (window
closed, menu, SIGTERM) sets the one stop event; nobody calls `app.quit()`, which would make the runner raise.
"""

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_client.application import PaintWatch
from desktop_client.garbage import garbage_on_this_thread

_END_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PAINTED_WITHIN_S = 2.0


def run(app: QApplication, program: Callable[[asyncio.Event], Coroutine[Any, Any, int]]) -> int:
    """Run `program(stop)` on a Qt loop until it returns; return its exit code.

    SIGINT and SIGTERM set `stop`.
    """

    async def main() -> int:
        stop = asyncio.Event()
        with end_signals(stop.set), garbage_on_this_thread():
            return await program(stop)

    with asyncio.Runner(loop_factory=lambda: new_loop(app)) as runner:
        return runner.run(main())


def new_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """Return an asyncio loop that runs on Qt's."""
    import qasync
    import shiboken6

    class Loop(qasync.QEventLoop):  # type: ignore[misc]  # the library has no types
        """A loop that runs nothing once it has been told to stop, as asyncio's own.

        WORKAROUND: qasync gives Qt a last turn afterwards, without a running loop; a task whose step falls
        there cannot start another (a request's body is left unsent, a timeout raises).
        """

        def run_until_complete(self, future: Awaitable[Any]) -> Any:
            task = asyncio.ensure_future(future, loop=self)
            task.add_done_callback(self._end_run)
            try:
                self.run_forever()
            finally:
                task.remove_done_callback(self._end_run)
            if not task.done():
                raise RuntimeError("the loop was stopped before its work was done")
            return task.result()

        def close(self) -> None:
            """Close, and take the timers down with it.

            WORKAROUND: qasync leaves them to the collector, which may run on another thread, where no timer
            can be stopped.
            """
            if not self.is_closed():
                super().close()
                shiboken6.delete(self._timer)

        def _end_run(self, _task: "asyncio.Future[Any]") -> None:
            self.stop()

    loop: asyncio.AbstractEventLoop = Loop(app)
    return loop


@contextmanager
def end_signals(on_end: Callable[[], None]) -> Iterator[None]:
    """Call `on_end` on the loop's thread when the process is asked to end.

    Python runs a signal handler only between two of its instructions, and an idle Qt loop runs none: the
    wake-up socket makes Qt call into Python at once. (qasync has no add_signal_handler on every platform.)
    """
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    before = {number: signal.signal(number, lambda *_: on_end()) for number in _END_SIGNALS}
    woken = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    woken.activated.connect(lambda: reader.recv(64))
    old_fd = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(old_fd)
        woken.setEnabled(False)
        for number, handler in before.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()


async def ask(dialog: QDialog) -> bool:
    """Show a dialog and return whether it was accepted. The loop goes on meanwhile: no nested loop."""
    answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def answered(result: int) -> None:
        if not answer.done():
            answer.set_result(result == QDialog.DialogCode.Accepted)

    dialog.finished.connect(answered)
    dialog.open()
    try:
        return await answer
    finally:
        dialog.close()
        dialog.deleteLater()


async def painted(window: QWidget) -> None:
    """Wait until a window has been painted once: what costs time comes after."""
    seen = asyncio.Event()
    watch = PaintWatch(seen.set)
    window.installEventFilter(watch)
    try:
        async with asyncio.timeout(_PAINTED_WITHIN_S):
            await seen.wait()
    except TimeoutError:
        return  # covered or minimised: there is nothing to wait for
    finally:
        window.removeEventFilter(watch)
