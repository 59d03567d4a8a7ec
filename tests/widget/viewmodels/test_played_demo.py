"""The demo from the first window: one at a time, told when it is over, ended with the program."""

import sys

from desktop_client.viewmodels.played_demo import DemoState, PlayedDemo
from tests.support.qt_signals import next_signal
from tests.support.waiting import eventually


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


async def test_it_is_over_when_its_windows_were_closed() -> None:
    demo = PlayedDemo(python("pass"))
    demo.start()
    assert demo.is_running
    await eventually(lambda: not demo.is_running, 20)
    assert (demo.state, demo.why) == (DemoState.NONE, "")
    demo.start()
    assert demo.is_running
    await demo.close()


async def test_why_it_failed_is_its_last_word() -> None:
    demo = PlayedDemo(python("import sys; print('first', file=sys.stderr); sys.exit('no free port')"))
    demo.start()
    await eventually(lambda: demo.state is DemoState.FAILED, 20)
    assert demo.why == "no free port"


async def test_a_program_that_is_not_there_is_told() -> None:
    demo = PlayedDemo(["/nowhere/martillo"])
    changed = next_signal(demo.changed)
    demo.start()
    await changed
    await eventually(lambda: demo.state is DemoState.FAILED)
    assert demo.why


async def test_it_ends_with_the_program() -> None:
    demo = PlayedDemo(python("import time; print('here', flush=True); time.sleep(60)"))
    demo.start()
    await eventually(lambda: demo._process.processId() != 0)
    await demo.close()
    assert not demo.is_running
