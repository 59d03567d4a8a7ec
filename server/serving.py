"""A house as a process: what `martillo serve` prints, writes and ends with. Whoever hosts one reads it.

It knows nothing of how a house works: `server.app` does.
"""

import asyncio
import errno
import os
import stat
import sys
from pathlib import Path
from typing import Unpack

import msgspec
import structlog
from pydantic import ValidationError

from contract.house_folder import NOTE, HouseNote
from contract.programs import house_command_to_type
from server.app import RunningHouse, running
from server.certificate import own_certificate
from server.collector import look_seldom
from server.ending import listen_for_the_end
from server.logs import set_up_logs
from server.rostrum.receipts import HouseKeyError
from server.settings import ServeOptions, Settings
from server.store.errors import StoreError

log = structlog.get_logger(__name__)


def serve(data: Path, host: str, port: int, **options: Unpack[ServeOptions]) -> int:
    """Run the server until SIGTERM or SIGINT; return the exit code."""
    try:
        settings = Settings(data=data, host=host, port=port, **options)
    except ValidationError as error:
        for fault in error.errors():
            print(f"martillo serve: {fault['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        return 2
    set_up_logs()
    try:
        if settings.own_certificate:
            settings = _with_own_certificate(settings)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(serve_until_told(settings))
    except OSError as error:
        in_use = f"port {port} is in use; choose another with --port, or 0 for a free one"
        told = in_use if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        print(f"martillo serve: {told}", file=sys.stderr)
        return 1
    except (StoreError, HouseKeyError) as error:
        print(f"martillo serve: {error}", file=sys.stderr)
        return 1
    return 0


def _with_own_certificate(settings: Settings) -> Settings:
    """Let the house show its own certificate, and print what bidders compare."""
    own = own_certificate(settings.data)
    print(f"certificate sha256 {own.fingerprint}", flush=True)
    return settings.model_copy(update={"certificate": own.file, "own_certificate": False})


async def serve_until_told(settings: Settings) -> None:
    """Run a house until SIGTERM or SIGINT, and say where it is. Raises OSError, StoreError, HouseKeyError."""
    stop = asyncio.Event()
    listen_for_the_end(stop.set)
    async with running(settings.data, settings=settings) as house:
        look_seldom()
        note = settings.data / NOTE
        _write_note(note, house)
        try:
            code = await house.opened.set_up.begin()  # before anybody is told where to ask for it
            print(f"listening on {house.url}", flush=True)
            if house.metrics_url is not None:
                print(f"metrics on {house.metrics_url}", flush=True)
            if code is not None:
                _offer_set_up(code)
            await stop.wait()
            log.info("stopping")
        finally:
            note.unlink(missing_ok=True)


def _offer_set_up(code: str) -> None:
    """Print the code that makes the first admin, where the house has none: on stdout, never in the log."""
    print(
        f"no admin yet: make one with `{house_command_to_type()} users add EMAIL --name NAME --role admin`, "
        f"or from elsewhere within an hour with this one-time set-up code: {code}",
        flush=True,
    )


def _write_note(path: Path, house: RunningHouse) -> None:
    """Tell the command line where the house is and how to prove itself; only the owner may read it."""
    told = HouseNote(url=house.url, token=house.token, pid=os.getpid(), certificate=house.certificate)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(told))
    draft.replace(path)


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    """Return uvloop's loop where there is one."""
    try:
        import uvloop
    except ImportError:
        return None
    factory: type[asyncio.AbstractEventLoop] = uvloop.Loop
    return factory
