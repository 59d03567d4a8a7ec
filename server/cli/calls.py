"""Run one conversation with the house from a command: reach it, ask, say what went wrong."""

from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from server.cli.failures import BAD_INPUT, FAILED, fail, telling_failures

T = TypeVar("T")


def ask_house(data: Path, ask: Callable[..., Awaitable[T]], *, must_exist: bool = False) -> T:
    """Return what `ask`, given a HouseClient, comes to; ends the command with a sentence when it fails."""
    from server.house_client import HouseClient

    async def conversation() -> T:
        async with HouseClient.of(data, must_exist=must_exist) as house:
            return await ask(house)

    return converse(conversation)


def converse(conversation: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Return what a conversation with a house comes to; ends the command with a sentence when it fails."""
    import asyncio

    from server.house_client import HouseRefused, HouseUnreachable

    keep_output_clean()
    try:
        with telling_failures():
            return asyncio.run(conversation())
    except HouseRefused as error:
        fail(str(error), BAD_INPUT if error.status < 500 else FAILED)
    except HouseUnreachable as error:
        fail(str(error), FAILED)


def keep_output_clean() -> None:
    """Send the log of a house that runs inside this command to stderr, and only what is wrong.

    In the server's own form: structlog's would show the values of variables beside a trace, passwords too.
    """
    import logging

    from server.logs import set_up_logs

    set_up_logs(logging.ERROR, for_good=False)
