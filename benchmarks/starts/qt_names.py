"""What the desktop imports of Qt until its first window is painted: read from what it has loaded by then."""

import ast
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path


def imported_of_qt(modules: Iterable[str]) -> list[str]:
    """Return every class that these modules import of Qt as they are loaded, in order: `QtGui.QIcon`."""
    names: dict[str, None] = {}
    for module in modules:
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            continue
        for node in ast.parse(Path(spec.origin).read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                of = (node.module or "").removeprefix("PySide6.")
                names |= dict.fromkeys(f"{of}.{alias.name}" for alias in node.names)
    return list(names)


def modules_of_qt(names: Iterable[str]) -> list[str]:
    """Return the modules of Qt that these classes are in."""
    return list(dict.fromkeys(name.partition(".")[0] for name in names))
