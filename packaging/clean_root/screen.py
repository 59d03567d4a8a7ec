"""A screen that nobody sits at (Xvfb), outside the machine; a program in it sees only its socket."""

import os
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PIL import Image, ImageGrab

from trials.report import Failed
from trials.waiting import until

SIZE: Final = (1440, 900)
_COLOURS_OF_A_WINDOW: Final = 40
"""A window with text has at least so many; an empty screen has one."""


class Screen:
    """Have a screen for as long as the block lasts."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self.display = ""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-ac", "-noreset"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Failed("Xvfb does not start")
        self.display = f":{number}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find it."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def wait_for_picture(self, file: Path, settle_s: float = 2.0, within_s: float = 120.0) -> str:
        """Wait until something is drawn, let it settle, keep a picture of it; return when it was drawn.

        Raises Failed when nothing is in time; the empty screen is kept, too.
        """
        begun = time.monotonic()
        try:
            until(lambda: is_drawn(self._grab()), f"no window within {within_s:.0f} s", within_s)
            shown = time.monotonic() - begun
            threading.Event().wait(settle_s)
        finally:
            self._grab().save(file)
        return f"first drawn after {shown:.1f} s, {file.name}"

    def _grab(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display)


def is_drawn(picture: Image.Image) -> bool:
    """Tell a window from an empty screen."""
    colours = picture.convert("RGB").getcolors(maxcolors=SIZE[0] * SIZE[1])
    return colours is not None and len(colours) >= _COLOURS_OF_A_WINDOW
