"""What was tried and what came of it: a line a step while it goes, and all of it in a file at the end."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path


class Failed(Exception):
    """Something is not as a stranger may expect it; the message says what."""


def expect(is_so: bool, otherwise: str) -> None:
    """Raise Failed with these words unless it is so."""
    if not is_so:
        raise Failed(otherwise)


class PartEnded(Exception):
    """A step failed that the rest of its part stands on."""


@dataclass(slots=True)
class Step:
    """One thing that was tried."""

    name: str
    ok: bool = False
    took_ms: int = 0
    detail: str = ""

    def line(self) -> str:
        """Return the line that a person reads."""
        told = f"  {self.detail}" if self.detail else ""
        return f"{'ok    ' if self.ok else 'FAILED'} {self.took_ms / 1000:6.1f} s  {self.name}{told}"


@dataclass(slots=True)
class Report:
    """All steps of a run."""

    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Try one thing; what it tells goes into `detail`. A failure ends the part (PartEnded)."""
        step, begun = Step(name), time.monotonic()
        self.steps.append(step)
        try:
            yield step
            step.ok = True
        except (Failed, OSError, ValueError, subprocess.SubprocessError) as error:
            step.detail = _why(error)
            raise PartEnded(name) from error
        finally:
            step.took_ms = round((time.monotonic() - begun) * 1000)
            print(step.line(), flush=True)

    @contextmanager
    def check(self, name: str) -> Iterator[Step]:
        """Try one thing that nothing else stands on: a failure ends nothing."""
        with suppress(PartEnded), self.step(name) as step:
            yield step

    @property
    def ok(self) -> bool:
        """Tell whether anything was tried and all of it is well."""
        return bool(self.steps) and all(step.ok for step in self.steps)

    def summary(self) -> str:
        """Return the last line."""
        failed = [step.name for step in self.steps if not step.ok]
        if failed:
            return f"{len(failed)} of {len(self.steps)} steps failed: {'; '.join(failed)}"
        return f"all {len(self.steps)} steps passed"

    def write(self, file: Path) -> None:
        """Keep it as JSON."""
        told = {"ok": self.ok, "steps": [asdict(step) for step in self.steps]}
        file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _why(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError | subprocess.TimeoutExpired):
        said = "\n".join(
            part if isinstance(part, str) else part.decode(errors="replace")
            for part in (error.stdout, error.stderr)
            if part
        )
        return f"{error}\n{said[-4000:]}".rstrip()
    return str(error)
