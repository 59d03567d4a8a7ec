"""What must hold after every input: no fault, no leak, nothing forged, and no change by what was refused."""

import re
import sqlite3
from pathlib import Path
from typing import Any, Final

import msgspec

from contract.verdicts import Code

LINE: Final = re.compile(
    r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z "
    r"(?:debug|info|warning|error|critical) *"
    r'"(?:[^"\\]|\\.)*"'
    r'(?: [a-z_]+=(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|True|False|None))*$'
)
"""One line of the log: time, level, event and values, each of them quoted or a number."""

LONGEST_LINE: Final = 2_000
LEAKS: Final = re.compile(r'Traceback|File \\?"|sqlite|SELECT |INSERT |\.py\b|site-packages', re.IGNORECASE)
_CODES: Final = frozenset(Code)


class Fault(AssertionError):
    """An input did what none may do."""


def check_answer(text: str, secrets: tuple[str, ...], sent: str) -> None:
    """Raise Fault when an answer shows the inside of the house, or what only its owner may know.

    Words that came in with `sent`, such as a name, may go out again.
    """
    if (found := LEAKS.search(text)) and found[0].lower() not in sent.lower():
        raise Fault(f"an answer shows {found[0]!r}: {text[:400]}")
    for secret in secrets:
        if secret in text:
            raise Fault(f"an answer shows a secret of the house: {text[:400]}")


def check_refusal(answer: Any) -> bool:
    """Tell whether a Socket.IO answer accepts; a refusal must have a code and a sentence."""
    if not isinstance(answer, dict):
        raise Fault(f"an answer is no object: {answer!r}")
    if answer.get("code") is None:
        return True
    if answer.get("code") not in _CODES or not answer.get("message"):
        raise Fault(f"a refusal without a code or a sentence: {answer!r}")
    return False


def check_http(status: int, content_type: str, body: bytes) -> None:
    """Raise Fault for a server fault, or for a refusal that is no problem with a code and an id."""
    if status == 500 or status > 503:
        raise Fault(f"the house answered {status}: {body[:400]!r}")
    if status < 400 or not body:
        return
    if content_type != "application/problem+json":
        raise Fault(f"a refusal {status} is {content_type}: {body[:400]!r}")
    problem = msgspec.json.decode(body)
    if problem["code"] not in _CODES or not problem["detail"] or not problem["request_id"]:
        raise Fault(f"a refusal lacks its code, sentence or id: {problem!r}")


class Log:
    """The server's log, read as it grows."""

    def __init__(self, path: Path) -> None:
        self._path, self._read, self.lines, self.size = path, 0, 0, 0

    def check(self) -> None:
        """Raise Fault when a line that came is not one of ours, too long, forged or a fault."""
        with self._path.open("rb") as file:
            file.seek(self._read)
            whole, newline, _ = file.read().rpartition(b"\n")
        self._read += len(whole) + len(newline)
        self.size = self._read
        for raw in whole.split(b"\n") if newline else ():
            self.lines += 1
            self._check_line(raw.decode("utf-8"))

    @staticmethod
    def _check_line(line: str) -> None:
        if len(line) > LONGEST_LINE:
            raise Fault(f"a line of {len(line)} characters in the log: {line[:1500]}")
        if not LINE.match(line) or not line.isprintable():
            raise Fault(f"what is no line in the log: {line!r}")
        level, event = line.split(maxsplit=2)[1:]
        if event.startswith('"FORGED"'):
            raise Fault(f"a forged line in the log: {line!r}")
        if level in {"error", "critical"}:
            raise Fault(f"a fault in the log: {line}")


class State:
    """What the house keeps, read past the server: sales, their ledgers, users, sessions."""

    def __init__(self, data: Path) -> None:
        self._connection = sqlite3.connect(f"file:{data / 'martillo.db'}?mode=ro", uri=True)
        self._known: tuple[Any, tuple[Any, ...]] | None = None

    def digest(self, sale: str) -> tuple[Any, ...]:
        """Return what a refused input must leave as it is."""
        ask = self._connection.execute
        version = ask("PRAGMA data_version").fetchone(), sale  # the same as long as nobody has written
        if self._known is None or self._known[0] != version:
            self._known = version, self._read(sale)
        return self._known[1]

    def _read(self, sale: str) -> tuple[Any, ...]:
        ask = self._connection.execute
        return (
            ask("SELECT id, email, name, role, password_hash FROM users ORDER BY id").fetchall(),
            ask("SELECT count(*) FROM sessions").fetchone(),
            ask("SELECT count(*) FROM sales").fetchone(),
            ask(
                "SELECT seq, hash FROM ledger WHERE sale_id = ? ORDER BY seq DESC LIMIT 1", (sale,)
            ).fetchone(),
        )

    def close(self) -> None:
        self._connection.close()
