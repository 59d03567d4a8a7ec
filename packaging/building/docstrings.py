"""Takes the documentation out of the compiled modules of other people's packages: four megabytes.

Ours stays, as typer's help is made of it. Unlike Python's own `-OO` this leaves assertions where they are.
"""

import ast
import importlib.util
import marshal
import sysconfig
from pathlib import Path
from typing import Final

_HEADER_BYTES: Final = 16
_DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def drop_docstrings(folder: Path, packages: Path | None = None) -> int:
    """Compile a bundle's modules anew from where the packages are installed; return the bytes saved."""
    sources = packages or Path(sysconfig.get_path("purelib"))
    saved = 0
    for compiled in sorted(folder.rglob("*.pyc")):
        name = compiled.relative_to(folder).with_suffix(".py")
        source = sources / name
        if source.is_file():
            before = compiled.stat().st_size
            compiled.write_bytes(_unchecked(undocumented(source.read_bytes(), name.as_posix())))
            saved += before - compiled.stat().st_size
    return saved


def undocumented(source: bytes, name: str) -> bytes:
    """Return a module's code, marshalled, without its docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
            if not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.Pass(lineno=node.lineno, col_offset=node.col_offset))
    return marshal.dumps(compile(tree, name, "exec", dont_inherit=True, optimize=0))


def _unchecked(code: bytes) -> bytes:
    """Return a compiled file that Python takes as it is: there is no source to compare it with."""
    unchecked_hash = (1).to_bytes(4, "little")
    return (importlib.util.MAGIC_NUMBER + unchecked_hash).ljust(_HEADER_BYTES, b"\0") + code
