"""The way between people and hosts: takes time, loses things, and breaks when a host dies."""

import asyncio
import contextvars
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from contract.commands import Bid, Call
from contract.verdicts import Verdict
from contract.wire import Role, UserView
from server.gateway.commands import place_bid, take_call
from server.rostrum.rostrum import Rostrum
from tests.support.simulation.host import Host, Life
from tests.support.simulation.loop import VirtualLoop
from tests.support.simulation.people import Command


class LostError(Exception):
    """Nobody knows what became of it: no answer came."""


class Network:
    """Carries commands to hosts and verdicts back. `losses` is how often a message vanishes."""

    def __init__(self, loop: VirtualLoop, random: Random, losses: float) -> None:
        self._loop, self._random, self.losses = loop, random, losses
        self._outside = contextvars.copy_context()

    async def ask(self, host: Host, command: Command, patience_s: float, hangs_up: bool) -> Verdict:
        """Send a command and wait for its verdict. Raises LostError when none comes."""
        reply: asyncio.Future[Verdict] = self._loop.create_future()
        link = Link(self, host, command, reply)
        self._send(link.arrive)
        done, _ = await asyncio.wait([reply], timeout=patience_s)
        if not done:
            reply.cancel()
            if hangs_up:
                link.hang_up()
            raise LostError
        return reply.result()

    def _send(self, arrive: Callable[..., object], *args: Any) -> None:
        if self._random.random() >= self.losses:
            delay_s = self._random.uniform(0.0005, 0.08)
            self._loop.call_later(delay_s, arrive, *args, context=self._outside.copy())


class Link:
    """One command on its way, and its verdict on the way back."""

    def __init__(
        self, network: Network, host: Host, command: Command, reply: "asyncio.Future[Verdict]"
    ) -> None:
        self._network, self._host, self._command, self._reply = network, host, command, reply
        self._life: Life | None = None
        self._answer: asyncio.Future[Verdict] | None = None

    def arrive(self) -> None:
        """Reach the host, if there is one just now."""
        life = self._host.life
        if life is None or not life.open or not life.process.alive:
            self._network._send(self._lost)
            return
        self._life = life
        life.waiting.append(self._lost)
        life.process.enter(self._submit, life)

    def _submit(self, life: Life) -> None:
        """Do what the gateway does: stamp the time and put it in line, in one breath."""
        assert life.rostrum is not None
        self._answer = submit(life.rostrum, self._command, life.clock())
        life.answers.append(self._answer)
        self._answer.add_done_callback(partial(self._answered, life))

    def _answered(self, life: Life, answer: "asyncio.Future[Verdict]") -> None:
        life.waiting.remove(self._lost)
        if not answer.cancelled():
            self._network._send(self._deliver, answer.result())

    def _deliver(self, verdict: Verdict) -> None:
        if not self._reply.done():
            self._reply.set_result(verdict)

    def _lost(self) -> None:
        if not self._reply.done():
            self._reply.set_exception(LostError())

    def hang_up(self) -> None:
        """Let the host notice that nobody waits any more."""
        if self._life is not None and self._answer is not None:
            self._life.process.enter(self._answer.cancel)


def submit(rostrum: Rostrum, command: Command, at: int) -> "asyncio.Future[Verdict]":
    """Put a command in a rostrum's line as the gateway does."""
    user = UserView(id=command.user, email="", name=command.user, role=Role.CLERK)
    match command.body:
        case Bid():
            answer = place_bid(rostrum, user, command.body, at)
        case Call():
            answer = take_call(rostrum, user, command.body, at)
        case other:
            answer = rostrum.submit(other, user=user.id, at=at)
    assert isinstance(answer, asyncio.Future)
    return answer
