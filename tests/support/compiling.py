"""On a clean checkout the workers of a run share the work of compiling its test files out among them.

Each collects the same files in the same order at the same time, and would rewrite the asserts of all of them
for itself: half of what a collection costs. So each begins at another file, and leaves out what is done.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from _pytest.assertion import rewrite  # pytest offers no other way to its cache


def compile_from(start: int, files: Sequence[Path], config: pytest.Config) -> None:
    """Go once round the files from one of them on, and compile what is not compiled yet."""
    if sys.dont_write_bytecode:
        return
    state = config.stash[rewrite.assertstate_key]
    for path in (*files[start:], *files[:start]):
        kept = rewrite.get_cache_dir(path) / (path.name.removesuffix(".py") + rewrite.PYC_TAIL)
        if rewrite._read_pyc(path, kept) is None and rewrite.try_makedirs(kept.parent):
            source, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, source, kept)
