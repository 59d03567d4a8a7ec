"""Two share the work: each piece is done once, by one of them, and no result is lost."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.rostrum.together import Together


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def test_every_piece_is_done_once(thread: ThreadPoolExecutor) -> None:
    assert sorted(Together(lambda piece: piece * 2, range(1000), thread).finish()) == list(range(0, 2000, 2))


def test_what_the_thread_has_not_begun_is_done_by_who_needs_it(thread: ThreadPoolExecutor) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def work(piece: int) -> tuple[int, str]:
        if piece == 0:
            busy.set()
            go_on.wait(10)
        elif piece == 9:
            go_on.set()
        return piece, threading.current_thread().name

    together = Together(work, range(10), thread)
    assert busy.wait(10)
    done = dict(together.finish())
    assert sorted(done) == list(range(10))
    assert {done[piece] for piece in range(1, 10)} == {threading.current_thread().name}
    assert done[0] != done[9]


def test_a_failure_is_raised_where_the_results_are_needed(thread: ThreadPoolExecutor) -> None:
    def work(piece: int) -> int:
        return 1 // piece

    with pytest.raises(ZeroDivisionError):
        Together(work, [1, 0, 1], thread).finish()
