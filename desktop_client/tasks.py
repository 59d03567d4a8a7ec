"""Owned asyncio tasks: kept alive by a strong reference, named, their failures logged, ended at shutdown.

Slots are synchronous and spawn their work here. Knows no Qt. asyncio is loaded with the first task: an owner
is made before the first window is painted, a task only after.
"""

import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger(__name__)


class TaskOwner:
    """Owns the tasks of one part of the program. A task with the name of a running one replaces it."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._tasks: dict[str, asyncio.Task[Any]] = {}
        self._unnamed: set[asyncio.Task[Any]] = set()
        self._count = 0

    def spawn(self, work: Coroutine[Any, Any, Any], name: str = "") -> "asyncio.Task[Any]":
        """Start `work`. With a name, the running task of that name is cancelled first."""
        import asyncio

        is_unnamed = not name
        if is_unnamed:
            self._count += 1
            name = f"{self._count}"
        else:
            self.cancel(name)
        task = asyncio.get_running_loop().create_task(work, name=f"{self._owner}: {name}")
        self._tasks[name] = task
        if is_unnamed:
            self._unnamed.add(task)
            task.add_done_callback(self._unnamed.discard)
        task.add_done_callback(self._forget(name))
        return task

    def cancel(self, name: str) -> None:
        """Cancel the running task of this name, if there is one."""
        if name in self._tasks:
            self._tasks[name].cancel()

    def _forget(self, name: str) -> Callable[["asyncio.Task[Any]"], None]:
        def done(task: "asyncio.Task[Any]") -> None:
            if self._tasks.get(name) is task:
                del self._tasks[name]
            if not task.cancelled() and (error := task.exception()) is not None:
                _log.error("task %s failed", task.get_name(), exc_info=error)

        return done

    @property
    def is_busy(self) -> bool:
        """Tell whether any task is still running."""
        return bool(self._tasks)

    async def stop(self) -> None:
        """Cancel every task but the calling one, and wait until they have ended."""
        import asyncio

        current = asyncio.current_task()
        running = [task for task in self._tasks.values() if task is not current]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def finish_unnamed(self, within_s: float) -> None:
        """Wait, at most so long, for what nothing replaces: changes that were asked for, not readings."""
        import asyncio

        if running := self._unnamed - {asyncio.current_task()}:
            await asyncio.wait(running, timeout=within_s)

    async def finish(self) -> None:
        """Wait until every task but the calling one has done its work: for what must not be lost."""
        import asyncio

        current = asyncio.current_task()
        running = [task for task in self._tasks.values() if task is not current]
        await asyncio.gather(*running, return_exceptions=True)
