"""Readable logs, `key=value` on stderr, in UTC. Text from outside cannot forge a line or steer a terminal."""

import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, MutableMapping
from typing import Any, Final

import structlog

Line = MutableMapping[str, Any]

_NO_FAULTS_OF_OURS = ("aiohttp.http_exceptions.", "aiohttp.web_protocol.RequestPayloadError")
"""What aiohttp raises for what came in: by name, so that logs can be set up before it is imported."""

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def set_up_logs(level: int = logging.INFO, *, for_good: bool = True) -> None:
    """Send everything that is logged, by us or by a library, through one formatter to stderr.

    `for_good` is faster: what has logged once does not look again where to.
    """
    structlog.configure(
        processors=[
            *_SHARED,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=for_good,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_SHARED, structlog.processors.format_exc_info],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, one_line, render],
        )
    )
    # A warning would reach stderr in a form of its own; those about what came in repeat it, and are dropped.
    warnings.filterwarnings("ignore", module=r"aiohttp\.multipart")
    logging.captureWarnings(capture=True)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for chatty in ("alembic", "asyncio", "aiohttp"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    served = logging.getLogger("aiohttp.server")
    served.filters = [without_trace, Sparingly()]


def without_trace(record: logging.LogRecord) -> bool:
    """Let a request that is not HTTP cost one line of the log, not a page: it is no fault of ours."""
    kind = record.exc_info[0] if record.exc_info else None
    if kind is not None and f"{kind.__module__}.{kind.__name__}".startswith(_NO_FAULTS_OF_OURS):
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = "a request could not be read: %s", (kind.__name__,)
    return True


class Sparingly(logging.Filter):
    """Lets a few lines of one kind through each minute, and then says how many it held back."""

    AT_MOST: Final = 20
    PER_S: Final = 60

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now, self._until = now, 0.0
        self._seen: Counter[tuple[int, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether the line may be written."""
        now = self._now()
        if now >= self._until:
            self._until = now + self.PER_S
            held_back = sum(max(seen - self.AT_MOST, 0) for seen in self._seen.values())
            self._seen.clear()
            if held_back:
                record.msg, record.args = f"{record.getMessage()} (and {held_back} like it, not shown)", ()
        kind = record.levelno, record.msg.partition(" (and ")[0]
        self._seen[kind] += 1
        return self._seen[kind] <= self.AT_MOST


def one_line(_logger: Any, _method: str, line: Line) -> Line:
    """Make every value printable on one line: what would break it or steer a terminal is escaped."""
    return {key: _printable(value) for key, value in line.items()}


def render(_logger: Any, _method: str, line: Line) -> str:
    """Return `time level event key="value" …`; values are quoted, so that none can look like a key."""
    at, level, event = (line.pop(key, "") for key in ("timestamp", "level", "event"))
    rest = "".join(f" {key}={_quoted(value)}" for key, value in line.items())
    return f"{at} {level:<7} {_quoted(event)}{rest}"


def _printable(value: Any) -> Any:
    if not isinstance(value, str):
        value = value if isinstance(value, int | float | bool | None) else str(value)
    if isinstance(value, str) and not value.isprintable():
        return "".join(sign if sign.isprintable() else _escaped(sign) for sign in value)
    return value


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _quoted(value: Any) -> str:
    if not isinstance(value, str):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
