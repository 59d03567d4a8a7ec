"""Run commands as a person would, in this process, on a data directory of their own."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from server.cli.program import app

Martillo = Callable[..., Result]

CATALOGUE = """LotNum,Title,StartPrice,Reserve,ImageFile.1
1,Chair,100,,chair.png
2,Table,100,400,
"""


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """Undo what a command does to the log: it writes to a stderr that is closed after it."""
    root, served = logging.getLogger(), logging.getLogger("aiohttp.server")
    handlers, level, filters = list(root.handlers), root.level, list(served.filters)
    chosen = structlog.get_config()
    yield
    structlog.configure(**chosen)
    logging.captureWarnings(capture=False)
    root.handlers[:], served.filters[:] = handlers, filters
    root.setLevel(level)


@pytest.fixture
def martillo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Martillo:
    monkeypatch.setenv("MARTILLO_DATA", str(tmp_path / "house"))

    def run(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.csv"
    path.write_text(CATALOGUE)
    return path
