"""An event loop in virtual time, for programs that may die between any two of their steps.

No clock, no thread, no socket: time jumps to the next timer when nothing is ready, and which of the ready
callbacks runs next is drawn from a seed. So a run is a function of its seed. It knows no auction.
"""

import asyncio
import contextvars
import heapq
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any, TypeVarTuple

Ts = TypeVarTuple("Ts")

_process: "contextvars.ContextVar[Process]" = contextvars.ContextVar("process")


class Died(BaseException):
    """The process ended here: not an Exception, so that nothing of the program handles it."""


class StuckError(Exception):
    """The simulation spins without time going on."""


class Process:
    """What a machine's power switch ends: every callback that began in it is dropped once it is dead."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.alive = True
        self.steps = 0
        self.dies_at_step: int | None = None
        self.when_dead: Callable[[], None] = lambda: None
        self.tasks: list[asyncio.Task[Any]] = []
        self.context = contextvars.copy_context()
        self.context.run(_process.set, self)

    def enter(self, work: Callable[..., object], *args: Any) -> None:
        """Run `work` inside the process, at once; call it from outside only."""
        if self.alive:
            try:
                self.context.copy().run(work, *args)
            except Died:
                return

    def die(self) -> None:
        """End it: none of its callbacks runs any more."""
        if self.alive:
            self.alive = False
            self.when_dead()

    @staticmethod
    def current() -> "Process | None":
        """Return the process whose code runs now."""
        return _process.get(None)


class Answer(asyncio.Future[Any]):
    """A future whose result can be looked at in the moment in which it is given."""

    def set_result(self, result: Any) -> None:
        loop = self.get_loop()
        assert isinstance(loop, VirtualLoop)
        loop.on_result(result)
        super().set_result(result)


class VirtualLoop(asyncio.AbstractEventLoop):
    """Runs callbacks in virtual time; `disorder` (0 to 1) is how often the next one is not the first in line.

    Every part that a real loop has and this one has not raises NotImplementedError: nothing can leak in.
    """

    AT_ONE_TIME_AT_MOST = 20_000

    def __init__(self, random: Random, disorder: float) -> None:
        self._random, self._disorder = random, disorder
        self._now = 0.0
        self._ready: list[asyncio.Handle] = []
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._timer_number = 0
        self._tasks: list[asyncio.Task[Any]] = []
        self._deaf = False
        self.steps = 0
        self.complaints: list[str] = []
        self.on_result: Callable[[Any], None] = lambda result: None

    # What asyncio asks of a loop

    def time(self) -> float:
        return self._now

    def get_debug(self) -> bool:
        return False

    def is_running(self) -> bool:
        return not self._deaf

    def is_closed(self) -> bool:
        return self._deaf

    def call_soon(
        self, callback: Callable[[*Ts], object], *args: *Ts, context: contextvars.Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        if not self._deaf:
            self._ready.append(handle)
        return handle

    def call_later(
        self,
        delay: float,
        callback: Callable[[*Ts], object],
        *args: *Ts,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        return self.call_at(self._now + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[[*Ts], object],
        *args: *Ts,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        self._timer_number += 1
        heapq.heappush(self._timers, (when, self._timer_number, handle))
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Asked by TimerHandle.cancel; a cancelled timer is skipped when its time comes."""

    def create_future(self) -> "asyncio.Future[Any]":
        return Answer(loop=self)

    def create_task(self, coro: Any, **options: Any) -> "asyncio.Task[Any]":
        """Make a task of a coroutine; which options there are depends on the Python."""
        task = asyncio.Task(coro, loop=self, **options)
        self._tasks.append(task)
        process = _process.get(None)
        if process is not None:
            process.tasks.append(task)
        return task

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not self._deaf and not isinstance(error, Died):
            self.complaints.append(f"{context.get('message')}: {error!r}")

    # What a simulation asks of it

    def spawn(self, process: Process, work: Coroutine[Any, Any, Any], name: str) -> None:
        """Begin a task inside a process; call it from outside."""
        process.enter(lambda: self.create_task(work, name=name))

    def run(self, until: float, done: Callable[[], bool]) -> bool:
        """Run until `done` or until the virtual time (s) is reached; tell whether it was `done`.

        Raises StuckError when callbacks beget callbacks without end.
        """
        asyncio._set_running_loop(self)
        try:
            at_this_time = 0
            while not done():
                if self._ready:
                    at_this_time += 1
                    if at_this_time > self.AT_ONE_TIME_AT_MOST:
                        raise StuckError(f"spinning at {self._now:.3f} s: {self._ready[0]!r}")
                    self._step()
                elif self._timers and self._timers[0][0] <= until:
                    at_this_time = 0
                    self._pass_time()
                else:
                    self._now = max(self._now, until)
                    return done()
            return True
        finally:
            asyncio._set_running_loop(None)

    def _step(self) -> None:
        at = 0
        if len(self._ready) > 1 and self._disorder and self._random.random() < self._disorder:
            at = self._random.randrange(len(self._ready))
        handle = self._ready.pop(at)
        if handle._cancelled:
            return
        self.steps += 1
        process = _process_of(handle)
        if process is not None:
            if not process.alive:
                return
            process.steps += 1
            if process.steps == process.dies_at_step:
                process.die()
                return
        handle._run()

    def _pass_time(self) -> None:
        self._now = max(self._now, self._timers[0][0])
        while self._timers and self._timers[0][0] <= self._now:
            handle = heapq.heappop(self._timers)[2]
            if not handle._cancelled:
                self._ready.append(handle)

    def timers_of(self, process: Process) -> list[asyncio.TimerHandle]:
        """Return what still waits for its time in a process."""
        return [
            handle
            for _, _, handle in self._timers
            if not handle._cancelled and _process_of(handle) is process
        ]

    def bury(self) -> None:
        """Take apart what is left, quietly: the dead leave tasks that nobody will ever finish."""
        self._deaf = True
        asyncio._set_running_loop(self)
        try:
            task: Any
            for task in self._tasks:
                if not task.done():
                    task._log_destroy_pending = False  # nobody waits for it: that is what a power cut is
                    _close(task.get_coro())
        finally:
            asyncio._set_running_loop(None)
            self._ready.clear()
            self._timers.clear()
            self._tasks.clear()


def _process_of(handle: Any) -> Process | None:
    process: Process | None = handle._context.get(_process)
    return process


def _close(coroutine: Any) -> None:
    try:
        coroutine.close()
    except (RuntimeError, ValueError):
        return  # it awaited on its way out: there is no loop any more that would answer
