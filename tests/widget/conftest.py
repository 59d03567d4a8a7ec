"""What every test of the desktop needs: garbage stays on its thread, and what others left is out of sight."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_stays_on_this_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Collect garbage between the tests only: a worker thread must not destroy Qt objects (see garbage).

    What was there before a test is set aside and stays there, though a house that closes would let all of it
    back in: to look through what thousands of tests have left would cost more than most tests.
    """
    gc.disable()
    gc.freeze()
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    yield
    gc.collect()
    gc.enable()
