"""What a self-test found: one check after another, as lines for people and as JSON for whoever reads it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

CHECK_WITHIN_S: Final = 90.0


class CheckFailed(Exception):
    """A check found something wrong; the text says what."""


class Check(msgspec.Struct, frozen=True):
    """One check, and what it found in words."""

    name: str
    ok: bool
    took_ms: int
    detail: str


class Report(msgspec.Struct, frozen=True):
    """All checks of one run. `installed`: from a bundle, not from a checkout."""

    version: str
    installed: bool
    checks: list[Check]

    @property
    def ok(self) -> bool:
        """Tell whether every check is good, and there was one."""
        return bool(self.checks) and all(check.ok for check in self.checks)

    def encoded(self) -> bytes:
        """Write it as JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


async def checked(name: str, work: Callable[[], Awaitable[str]]) -> Check:
    """Run one check; whatever it stumbles over makes it a bad one, and the next goes on."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(CHECK_WITHIN_S):
            ok, detail = True, await work()
    except TimeoutError:
        ok, detail = False, f"not done within {CHECK_WITHIN_S:g} s"
    except CheckFailed as failure:
        ok, detail = False, str(failure)
    except Exception as error:  # noqa: BLE001  (a missing library shows itself in any way)
        ok, detail = False, f"{type(error).__name__}: {error}"
    return Check(name, ok, round((time.monotonic() - began) * 1000), detail)


def line_of(check: Check) -> str:
    """Write one check as a line: `ok    fonts         12 ms  Inter, 4 faces`."""
    return f"{'ok' if check.ok else 'WRONG':<6}{check.name:<13}{check.took_ms:>6} ms  {check.detail}"
