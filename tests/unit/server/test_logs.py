"""A log line is one line, whatever is in it."""

import logging
from typing import Any

import pytest
from aiohttp.http_exceptions import BadHttpMessage

from server.logs import one_line, render, without_trace


def line(**values: Any) -> str:
    entry = {"timestamp": "2026-11-22T18:00:00Z", "level": "info", "event": "hello", **values}
    return render(None, "info", one_line(None, "info", entry))


def test_a_line_has_time_level_event_and_quoted_values() -> None:
    assert line(user="ann", count=3) == '2026-11-22T18:00:00Z info    "hello" user="ann" count=3'


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\u2028b", "a\u202eb", "a\x00b", "a\x85b"], ids=repr
)
def test_security_23_what_would_break_a_line_or_steer_a_terminal_is_escaped(text: str) -> None:
    written = line(name=text)
    assert written.isprintable()
    assert "\\" in written


def test_a_value_cannot_look_like_another_key() -> None:
    assert line(name='x" role="admin') == '2026-11-22T18:00:00Z info    "hello" name="x\\" role=\\"admin"'


def logged(error: Exception) -> logging.LogRecord:
    return logging.LogRecord("aiohttp.server", logging.ERROR, "", 0, "Error", (), (type(error), error, None))


def test_a_request_that_is_not_http_costs_one_line_and_no_trace() -> None:
    record = logged(BadHttpMessage("x" * 5000))
    assert without_trace(record)
    assert record.exc_info is None
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "a request could not be read: BadHttpMessage"


def test_a_fault_of_ours_keeps_its_trace() -> None:
    record = logged(KeyError("x"))
    assert without_trace(record)
    assert record.exc_info is not None
    assert record.levelno == logging.ERROR
