"""A thread of one's own for what must always run in one and the same: a database's connection.

`concurrent.futures` would do, at twice the processor time for each hop there and back: a bid that comes alone
makes one, on a processor that has slept (docs/decisions/0020). It knows no database.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from server.store.errors import StoreUnavailable

T = TypeVar("T")
_Job = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[[], Any]]


class OwnThread:
    """Runs one piece of work after the other, in the order in which they came."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._stopped = False
        # A daemon: a program that fails before it has closed its database must be able to end.
        Thread(target=self._work, name=name, daemon=True).start()

    def run(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Return the future of what `work` comes to; cancelled before its turn, it is not done at all.

        Raises StoreUnavailable after `stop`.
        """
        if self._stopped:
            raise StoreUnavailable("the house is closing")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put((loop, future, work))
        return future

    def stop(self) -> None:
        """End the thread when what was asked for is done; do not wait for it."""
        self._stopped = True
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            _do(*job)
            del job  # the next one may be long in coming


def _do(loop: asyncio.AbstractEventLoop, future: "asyncio.Future[T]", work: Callable[[], T]) -> None:
    if not future.cancelled():
        answer = _answer(future, work)
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(answer)


def _answer(future: "asyncio.Future[T]", work: Callable[[], T]) -> Callable[[], None]:
    """Do the work; return what tells its future. (Kept in this frame, an error would keep itself alive.)"""
    try:
        return partial(_give, future, work())
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is for whoever asked
        return partial(_fail, future, error)


def _give(future: "asyncio.Future[T]", result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[T]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
