"""Which library is known where. Who may import whom among our own packages is said in pyproject.toml."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import Source, findings, found_in, lies_in

# A library, and the only places that may know it.
KNOWN_ONLY_TO = {
    "aiohttp": (
        "server.gateway",
        "server.app",
        "server.house_client",
        "server.demo",
        "desktop_client.connection",
    ),
    "socketio": ("server.gateway", "server.app", "server.demo", "desktop_client.connection"),
    "engineio": ("server.gateway", "server.app", "server.demo", "desktop_client.connection"),
    "sqlalchemy": ("server.store",),
    "alembic": ("server.store",),
    "qasync": ("desktop_client.runtime",),
    "PySide6": ("desktop_client",),
    "typer": ("server.cli", "server.demo", "desktop_client"),
}

# A place, and what it must not know.
IMPURE = ("asyncio", "time", "random", "secrets", "uuid", "socket", "threading", "subprocess", "os")
MUST_NOT_KNOW = {
    "server.rules": (*IMPURE, "pathlib", "server.store", "server.rostrum", "server.gateway"),
    "desktop_client.windows": ("asyncio", "socketio", "aiohttp", "desktop_client.connection"),
    "desktop_client.widgets": ("asyncio", "socketio", "aiohttp", "desktop_client.connection"),
    "desktop_client.viewmodels": ("PySide6.QtWidgets", "PySide6.QtGui"),
    "desktop_client.saleroom": ("PySide6", "asyncio", "aiohttp", "socketio"),
    "desktop_client.connection": ("PySide6",),
}
# A value type made for other threads: pictures are decoded off the one that paints.
HARMLESS = {"PySide6.QtGui.QImage"}


def imported_modules(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each import with its line, wherever it stands: `from a import b` counts as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def libraries_out_of_place(source: Source) -> Iterator[str]:
    for line, name in imported_modules(source.tree):
        library = name.partition(".")[0]
        if library in KNOWN_ONLY_TO and not source.is_in(*KNOWN_ONLY_TO[library]):
            yield f"{line}: imports {name}, which only {', '.join(KNOWN_ONLY_TO[library])} may know"


def forbidden_knowledge(source: Source) -> Iterator[str]:
    for place, forbidden in MUST_NOT_KNOW.items():
        if not source.is_in(place):
            continue
        for line, name in imported_modules(source.tree):
            if lies_in(name, forbidden) and name not in HARMLESS:
                yield f"{line}: {place} must not know {name}"


def impure_contract(source: Source) -> Iterator[str]:
    if source.is_in("contract"):
        allowed = {*sys.stdlib_module_names, "contract", "msgspec"}
        for line, name in imported_modules(source.tree):
            if name.partition(".")[0] not in allowed:
                yield f"{line}: the contract knows only the standard library and msgspec, not {name}"


def test_each_library_is_known_only_where_it_belongs() -> None:
    assert findings(libraries_out_of_place) == []


def test_no_place_knows_what_it_must_not() -> None:
    assert findings(forbidden_knowledge) == []


def test_the_contract_knows_only_the_standard_library_and_msgspec() -> None:
    assert findings(impure_contract) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("server.rostrum.rostrum", "import socketio"),
        ("server.gateway.http.sales", "from sqlalchemy import select"),
        ("desktop_client.windows.lobby", "def late():\n    import qasync"),
        ("server.cli", "from PySide6.QtCore import QObject"),
    ],
)
def test_a_library_out_of_place_is_found(module: str, text: str) -> None:
    assert len(found_in(module, text, libraries_out_of_place)) == 1


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("server.rules.live", "from time import time"),
        ("desktop_client.widgets.toast", "import asyncio"),
        ("desktop_client.viewmodels.lots", "from PySide6 import QtWidgets"),
        ("desktop_client.viewmodels.lots", "from PySide6.QtGui import QImage, QPixmap"),
        ("desktop_client.viewmodels.lots", "from PySide6.QtWidgets import QLabel"),
        ("desktop_client.saleroom.room", "if TYPE_CHECKING:\n    from PySide6.QtCore import QObject"),
        ("desktop_client.connection.clock", "import PySide6.QtCore"),
    ],
)
def test_forbidden_knowledge_is_found(module: str, text: str) -> None:
    assert len(found_in(module, text, forbidden_knowledge)) == 1


def test_a_foreign_import_in_the_contract_is_found() -> None:
    assert (
        found_in("contract.money", "import json, msgspec\nfrom contract import wire", impure_contract) == []
    )
    assert len(found_in("contract.money", "import babel", impure_contract)) == 1
