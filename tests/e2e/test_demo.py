"""`martillo demo` without a display: a sale is played, and every window is seen in its telling states."""

import os
import re
import signal
from pathlib import Path

import pytest
from PIL import Image

from tests.support.processes import martillo, run_martillo

pytestmark = pytest.mark.processes

LOOKS = ("es", "dark", "200", "es_dark_200")
STATES = {
    "sign_in": "",
    "lobby": "",
    "sale_room": "bid leading outbid reconnecting back fair_warning sold ended",
    "control": "open reconnecting fair_warning final_call sold ended",
}
PAGES = "catalogue bidders book display after"
SIZES = {"lobby": (1080, 760), "room": (1600, 900)}
SIZE = (1360, 860)
FEWEST_COLOURS = 40


def expected() -> set[str]:
    """Return the names of all pictures."""
    states = {f"{window}_{state}" for window, told in STATES.items() for state in told.split()}
    looks = {f"{window}_{look}" for window in STATES for look in LOOKS}
    beside = {f"office_{page}" for page in PAGES.split()} | {"room_display", "room_display_sold"}
    return states | looks | {"sign_in", "lobby"} | beside


@pytest.mark.timeout(300)  # forty windows are drawn: half a minute of a processor, if it can be had
async def test_a_demo_without_a_display_plays_a_lot_and_shows_every_window(tmp_path: Path) -> None:
    played = await run_martillo(
        *("demo", "--headless", "--lots", "1", "--speed", "20", "--shots", tmp_path), within_s=280
    )
    assert played.status == 0, played.err
    check_pictures(tmp_path)
    check_commentary(played.out)


def check_pictures(shots: Path) -> None:
    """Fail unless every picture is there, is as large as its window, and shows something of its own."""
    assert {picture.stem for picture in shots.iterdir()} == expected()
    for picture in shots.iterdir():
        with Image.open(picture) as image:
            size = SIZES.get(picture.stem.partition("_")[0], SIZE)
            assert (picture.name, image.size) == (picture.name, size)
            colours = image.convert("RGB").getcolors(maxcolors=size[0] * size[1])
            assert colours is not None and len(colours) > FEWEST_COLOURS, picture.name
    seen = [picture.read_bytes() for picture in shots.glob("sale_room_*.png")]
    assert len(set(seen)) == len(seen)


def check_commentary(told: str) -> None:
    """Fail unless the sale was told from its beginning to its end."""
    lines = iter(told.splitlines())
    for line in (
        r"The sale is open",
        r"Lot 41 · .+ · opened at € 1\.400",
        r" +paddle \d+ \(.+\) bids € 1\.400",
        r" +\(the server is killed\)",
        r" +Fair warning",
        r" +Final call",
        r" +Sold to paddle \d+ \(Ana Ruiz\) for € [\d.]+",
        r"The sale is over",
    ):
        assert any(re.fullmatch(line, heard) for heard in lines), f"never said: {line}\n{told}"


async def test_a_demo_that_is_interrupted_ends_with_0_and_takes_its_data_along(tmp_path: Path) -> None:
    settings = {"TMPDIR": str(tmp_path)}
    async with martillo("demo", "--headless", "--shots", tmp_path / "shots", settings=settings) as demo:
        await demo.says(re.compile(r"^The house listens on", re.MULTILINE))
        assert data_directories(tmp_path) == 1
        ended = await demo.end(signal.SIGTERM)
    assert (ended.status, ended.err) == (0, "")
    assert data_directories(tmp_path) == 0


def data_directories(folder: Path) -> int:
    return len(list(folder.glob("martillo-demo-*")))


async def test_a_demo_whose_server_cannot_start_says_so_and_fails(tmp_path: Path) -> None:
    (tmp_path / "martillo.db").mkdir()
    failed = await run_martillo("demo", "--headless", "--data", tmp_path, "--shots", tmp_path / "shots")
    assert failed.status == 1
    assert re.fullmatch(r"martillo demo: the server ended with status 1: .+\n", failed.err)


async def test_a_demo_with_windows_ends_with_its_windows(tmp_path: Path) -> None:
    options = ("--windows", "--auto-auctioneer", "--lots", "1", "--speed", "20")
    async with martillo("demo", *options, settings={"TMPDIR": str(tmp_path)}) as demo:
        await demo.says(re.compile(r"^The sale is over$", re.MULTILINE), within_s=60)
        # SIGTERM closes the windows as a person would: both at once, from their own process.
        os.kill(windows_of(demo.pid), signal.SIGTERM)
        ended = await demo.finished()
    assert (ended.status, ended.err) == (0, "")
    assert data_directories(tmp_path) == 0


def windows_of(demo: int) -> int:
    """Return the id of the process that shows a demo's windows."""
    children = Path(f"/proc/{demo}/task/{demo}/children").read_text().split()
    shown = [pid for pid in children if b"desktop_client.demo" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return int(shown[0])
