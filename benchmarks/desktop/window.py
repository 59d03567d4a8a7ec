"""A real window of the desktop, offscreen, in a process of its own: how long its loop is held by each turn.

It goes in through the real connection to a teller (see `teller`), opens the window as the desktop does, lets
bids rain on it and prints one line of JSON. The CPU's share is taken first, while no frames are noted.
"""

import argparse
import asyncio
import json
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtWidgets import QApplication

from benchmarks.desktop.frames import Frames
from benchmarks.desktop.sale import SALE
from benchmarks.percentile import percentile
from contract.wire import Role
from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.runtime import run
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels.catalogue_model import CatalogueModel
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow

_SIZE = (1360, 860)


def _pace(rate: int, in_one: int) -> dict[str, str]:
    return {"rate": str(rate), "in_one": str(in_one)}


async def measure(app: QApplication, options: argparse.Namespace) -> dict[str, float | list[float]]:
    """Open the window, let it settle, and let bids rain on it."""
    desktop = Desktop(app, SettingsFile(None))
    house = House(f"http://127.0.0.1:{options.port}")
    house.api.token = "bench"
    frames = Frames()
    model: SaleRoomViewModel | ControlViewModel
    if options.role is Role.BIDDER:
        model = SaleRoomViewModel(house, SALE, desktop.preferences)
        window: SaleRoomWindow | ControlWindow = SaleRoomWindow(model, desktop.preferences)
    else:
        model = ControlViewModel(house, SALE, desktop.preferences)
        window = ControlWindow(model, desktop.preferences)
    window.show()
    window.resize(*_SIZE)
    await asyncio.sleep(0.3)
    frames.begin()
    began, cpu = time.monotonic(), time.process_time()
    model.start()
    await _filled(model.live.catalogue, options.lots)
    opened_s, opened_cpu = time.monotonic() - began, time.process_time() - cpu
    await asyncio.sleep(options.settle)
    frames.end()
    found: dict[str, float | list[float]] = {
        "open_s": opened_s,
        "open_cpu_s": opened_cpu,
        "open_longest_ms": frames.longest_turn_ms,
    }
    await house.api.ask("POST", "/tell", dict, query=_pace(options.rate, options.in_one))
    await asyncio.sleep(0.5)
    room, cpu, began = model.live.room.last, time.process_time(), time.monotonic()
    await asyncio.sleep(options.seconds)
    spent, took = time.process_time() - cpu, time.monotonic() - began
    found["updates_per_s"] = (model.live.room.last - room) / took
    found["cpu_percent"] = spent / took * 100
    frames.begin()
    await asyncio.sleep(options.seconds)
    held = frames.end()
    found |= {
        "frame_p50_ms": percentile(held, 50),
        "frame_p99_ms": percentile(held, 99),
        "frame_longest_ms": max(held),
        "frames_per_s": len(held) / options.seconds,
        "frames_ms": [round(each, 3) for each in held],
    }
    if options.picture:
        window.grab().save(options.picture)
    await model.close()
    window.close()
    await desktop.close()
    await house.close()
    return found


async def _filled(catalogue: CatalogueModel, lots: int) -> None:
    """Wait until the strip has every lot."""
    is_full = asyncio.Event()

    def look() -> None:
        if catalogue.rowCount() >= lots:
            is_full.set()

    catalogue.modelReset.connect(look)
    catalogue.rowsInserted.connect(look)
    await is_full.wait()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--role", type=Role, default=Role.BIDDER)
    parser.add_argument("--lots", type=int, default=5_000)
    parser.add_argument("--rate", type=int, default=1_000)
    parser.add_argument("--in-one", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--settle", type=float, default=2)
    parser.add_argument("--picture", default="")
    options = parser.parse_args()
    app = new_application(["bench"])
    found: dict[str, float | list[float]] = {}

    async def program(_stop: asyncio.Event) -> int:
        found.update(await measure(app, options))
        return 0

    run(app, program)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
