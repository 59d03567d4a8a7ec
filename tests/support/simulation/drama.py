"""Plays a plan: people act while things break; then nothing breaks any more, and the sale must go on."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from tests.support.simulation import doings, reckoning
from tests.support.simulation.loop import StuckError
from tests.support.simulation.plan import Plan
from tests.support.simulation.world import World

CALM_WITHIN_S = 60.0
"""Once the faults are over, everything that was asked is answered within this virtual time."""

CLOCK_LOOKS_S = 70.0
"""The bell looks at the clock at least once a minute: a jump is noticed within this virtual time."""


def play(plan: Plan) -> World:
    """Play a plan to its end, or to its first failure, and return the world as it was then."""
    world = World(plan)
    with _listening_to_the_log(world):
        try:
            _storm(world)
            _calm(world)
            reckoning.at_the_end(world)
            if world.loop.complaints:
                world.fail("an error nobody caught", world.loop.complaints[0])
        except StuckError as error:
            world.fail("stuck", str(error))
        finally:
            world.loop.bury()
    return world


def _storm(world: World) -> None:
    world.prepare()
    for host in world.hosts:
        host.start()
    for act in world.plan.acts:
        world.loop.call_at(act.at, doings.begin, world, act)
    world.loop.call_at(1.0, reckoning.watch_outages, world, None)
    world.run(world.plan.lasts_s)


def _calm(world: World) -> None:
    world.note("the faults are over")
    world.calm = True
    world.network.losses = 0.0
    for host in world.hosts:
        host.calm = True
        if host.life is not None:
            host.life.process.dies_at_step = None
    if not world.run(world.loop.time() + CALM_WITHIN_S, lambda: _is_quiet(world)):
        world.fail("liveness", f"{world.busy} still wait for an answer; hosts {_open_hosts(world)}")
    for command in list(world.sent.values()):
        world.task(doings.settle(world, command), f"settle {command.user}")
    if not world.run(world.loop.time() + CALM_WITHIN_S, lambda: world.busy == 0):
        world.fail("liveness", f"{world.busy} ids could not be settled")
    world.run(world.loop.time() + (CLOCK_LOOKS_S if world.running_timed else 0.1))


def _is_quiet(world: World) -> bool:
    return world.busy == 0 and _open_hosts(world) == len(world.hosts)


def _open_hosts(world: World) -> int:
    lives = [host.life for host in world.hosts if host.life is not None and not host.life.closing]
    rostra = [life.rostrum for life in lives]
    return sum(rostrum is not None and not rostrum.away for rostrum in rostra)


@contextmanager
def _listening_to_the_log(world: World) -> Iterator[None]:
    """Put what the house logs into the trace; an exception that it logs is a failure."""

    def heard(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        if event.get("exc_info"):
            told = "".join(traceback.format_exception(sys.exception()))
            world.fail("an exception was logged", f"{event.get('event')}: {told}")
        elif method != "info" or event.get("event") != "a call":
            world.note(f"log: {method} {event.get('event')}")
        raise structlog.DropEvent

    # In place, as structlog's own capture_logs does it: bound loggers keep a reference to the list.
    processors = structlog.get_config()["processors"]
    kept = list(processors)
    processors[:] = [heard]
    try:
        yield
    finally:
        processors[:] = kept
