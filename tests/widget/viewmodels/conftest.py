"""View-models write files in threads: garbage must not be collected there (see runtime)."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_stays_on_this_thread() -> Iterator[None]:
    """Collect garbage between the tests only: a worker thread must not destroy Qt objects."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
