"""Small files with honest names: what keeps the project readable while it grows."""

import ast
import re
import statistics
import tokenize
from collections.abc import Iterator
from io import StringIO

import pytest

from tests.architecture.source_tree import Source, findings, found_in, project_sources

LONGEST = 500
MEDIAN = 150
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def too_long(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield f"{lines} lines, more than {LONGEST}"


def vague_names(source: Source) -> Iterator[str]:
    if vague := VAGUE_NAMES.intersection(source.module.split(".")):
        yield f"'{vague.pop()}' says nothing"


def unexplained(source: Source) -> Iterator[str]:
    if source.tree.body and ast.get_docstring(source.tree) is None:
        yield "no docstring says why this module exists"


def unfinished(source: Source) -> Iterator[str]:
    if UNFINISHED.search(source.text):  # or there is no need to look whether it stands in a comment
        for token in tokenize.generate_tokens(StringIO(source.text).readline):
            if token.type == tokenize.COMMENT and UNFINISHED.search(token.string):
                yield f"{token.start[0]}: {token.string}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node):
            yield f"{node.lineno}: a stub"


def swallowed_errors(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body):
            yield f"{node.lineno}: an error is swallowed (contextlib.suppress and a reason say it better)"


@pytest.mark.parametrize("rule", [too_long, vague_names, unexplained, unfinished, swallowed_errors])
def test_every_file_is_in_good_shape(rule: object) -> None:
    assert callable(rule)
    assert findings(rule) == []


def test_the_median_file_is_short() -> None:
    assert statistics.median(source.text.count("\n") for source in project_sources()) <= MEDIAN


@pytest.mark.parametrize(
    ("rule", "module", "text"),
    [
        (too_long, "server.app", "x = 1\n" * 501),
        (vague_names, "server.utils", ""),
        (vague_names, "desktop_client.common.price", ""),
        (unexplained, "server.app", "x = 1\n"),
        (unfinished, "server.app", "x = 1  # TODO later\n"),
        (unfinished, "server.app", "def f():\n    raise NotImplementedError('later')\n"),
        (swallowed_errors, "server.app", "try:\n    f()\nexcept OSError:\n    pass\n"),
    ],
)
def test_a_file_in_bad_shape_is_found(rule: object, module: str, text: str) -> None:
    assert callable(rule)
    assert len(found_in(module, text, rule)) == 1
