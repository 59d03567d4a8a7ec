"""The project's own source, parsed once, for the tests that hold its shape.

A rule is a function from one `Source` to its findings, so that each rule is itself tested on a bad snippet.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("contract", "server", "desktop_client")


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its dotted module name, its text and its syntax tree."""

    module: str
    text: str
    tree: ast.Module

    def is_in(self, *packages: str) -> bool:
        """Say whether this is one of the modules or packages, or lies in one."""
        return lies_in(self.module, packages)


Rule = Callable[[Source], Iterable[str]]


def lies_in(module: str, packages: Iterable[str]) -> bool:
    """Say whether a dotted name is one of the packages or below one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@cache
def project_sources() -> tuple[Source, ...]:
    """Return every Python file of the three packages (written migrations excepted: they are history)."""
    files = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(
        source_of(module_name(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for path in files
        if "versions" not in path.parts
    )


def module_name(path: Path) -> str:
    """Return the dotted name of a file given relative to the root."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def source_of(module: str, text: str) -> Source:
    return Source(module, text, ast.parse(text))


def findings(rule: Rule) -> list[str]:
    """Apply a rule to the whole project."""
    return [f"{source.module}: {finding}" for source in project_sources() for finding in rule(source)]


def found_in(module: str, text: str, rule: Rule) -> list[str]:
    """Apply a rule to a snippet, as if it were that module."""
    return list(rule(source_of(module, text)))


def walk_code(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a tree, leaving out docstrings and other texts that stand alone as a statement."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from walk_code(child)


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `exec` for `dialog.exec()`, `float` for `float(x)`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""
