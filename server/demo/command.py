"""`martillo demo`: a running sale to look at, or, without a display, pictures of one."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp

from server.demo.choreography import play_scenes
from server.demo.house_process import HouseNotStarted, HouseProcess
from server.demo.stage import Stage
from server.demo.windows_process import Windows, WindowsFailed
from server.ending import listen_for_the_end
from server.house_client import HouseRefused, HouseUnreachable

DEFAULT_SHOTS: Final = Path("shots")
_LOTS_HEADLESS: Final = 3
_HOW_TO_CALL: Final = (
    "Call the sale in the control window: N opens it, N again puts the next lot on the block, Space is a\n"
    "bid in the room, F fair warning, L final call, S sold. The robots bid by themselves; bid in the other\n"
    "window."
)


@dataclass(frozen=True)
class DemoOptions:
    """What was asked for. `headless` None chooses by whether there is a display; `auto` calls the sale."""

    data: Path | None
    headless: bool | None
    lots: int | None
    speed: float
    shots: Path | None
    auto: bool


def run(options: DemoOptions) -> int:
    """Play the demo until it is over, the windows are closed, or Ctrl+C; return the exit status."""
    try:
        with _data_directory(options.data) as data:
            return asyncio.run(_play(options, data, shots_directory(options)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        _say("The demo was ended.")
        return 0
    except (HouseNotStarted, WindowsFailed, HouseRefused, HouseUnreachable) as error:
        print(f"martillo demo: {error}", file=sys.stderr)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        print(f"martillo demo: {type(error).__name__}: {error}", file=sys.stderr)
    return 1


def has_display() -> bool:
    """Tell whether windows can be shown; only Linux runs without a display of its own."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


async def _play(options: DemoOptions, data: Path, shots: Path | None) -> int:
    lots = options.lots or (None if shots is None else _LOTS_HEADLESS)
    _end_on_sigterm()
    _say("Opening the house …")
    async with Stage(HouseProcess(data), options.speed, lots, _say) as stage:
        _introduce(stage, data if options.data else None)
        if shots is not None:
            await _play_headless(stage, shots)
            return 0
        return await _play_with_windows(stage, auto=options.auto)


async def _play_headless(stage: Stage, shots: Path) -> None:
    windows = await Windows.start(stage.plan(staged=True, shots=str(shots)))
    try:
        await play_scenes(stage, windows, _say)
    finally:
        await windows.close()
    _say(f"{len(windows.pictures)} pictures in {shots}:")
    _say("  " + "  ".join(picture.name for picture in windows.pictures))


async def _play_with_windows(stage: Stage, *, auto: bool) -> int:
    windows = await Windows.start(stage.plan(staged=False, shots=None))
    calling = asyncio.create_task(stage.auctioneer.run(), name="auctioneer") if auto else None
    _say("The auctioneer calls the sale; bid in the other window." if auto else _HOW_TO_CALL)
    _say("Close both windows, or press Ctrl+C, to end the demo.")
    try:
        status = await windows.closed()
        if status != 0:
            raise WindowsFailed(f"the windows' process ended with status {status}: {windows.last_words()}")
        return 0
    finally:
        if calling is not None:
            calling.cancel()
            await asyncio.gather(calling, return_exceptions=True)
        await windows.close()


def _introduce(stage: Stage, kept: Path | None) -> None:
    clerk, bidder = stage.people.clerk, stage.people.bidder
    _say(f"The house listens on {stage.house.url}; the sale is {stage.sale}, {len(stage.catalogue)} lots.")
    for part, account in (("clerk", clerk), ("bidder", bidder)):
        _say(f"  {part:<7} {account.name:<12} {account.email:<20} password {account.password}")
    _say(f"  robots  {', '.join(f'{robot.name} ({robot.temper})' for robot in stage.robots.values())}")
    if kept is not None:
        _say(f"  kept in {kept}")


def shots_directory(options: DemoOptions) -> Path | None:
    """Return where a demo without a display puts its pictures; None for a demo with windows.

    Who names a directory for pictures wants pictures, display or not.
    """
    pictures = options.shots is not None or not has_display()
    if not (pictures if options.headless is None else options.headless):
        return None
    shots = (options.shots or DEFAULT_SHOTS).resolve()
    shots.mkdir(parents=True, exist_ok=True)
    return shots


@contextlib.contextmanager
def _data_directory(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="martillo-demo-") as folder:
        yield Path(folder)


def _end_on_sigterm() -> None:
    """Let SIGTERM end the demo as Ctrl+C does, so that its processes and its data go with it."""
    task = asyncio.current_task()
    assert task is not None
    listen_for_the_end(task.cancel, [signal.SIGTERM])


def _say(line: str) -> None:
    print(line, flush=True)
