"""`martillo-desktop`: the desktop as a person starts it, or as a link or another program of ours does."""

import argparse
import gc
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine
    from typing import Any

os.environ.setdefault("QT_API", "pyside6")

_log = logging.getLogger(__name__)


def main() -> None:
    """Start the desktop and exit with its code."""
    # What is loaded at a start stays: to look for garbage in it a dozen times would only delay the window.
    # From the loop on, garbage is collected as `garbage` has it.
    gc.disable()
    options = _parser().parse_args()
    if options.version:
        from contract.programs import version

        sys.stdout.write(f"martillo-desktop {version()}\n")
        sys.exit(0)
    if options.demo_windows:
        from desktop_client.demo.__main__ import main as demo_windows

        demo_windows()
    if options.self_test:
        from desktop_client.self_test.command import run as self_test

        sys.exit(self_test(options.json, options.shots))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    sys.exit(_start(options.server, options.sale, options.audit, options.link))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="martillo-desktop", description="Martillo: bid at live auctions, or call them."
    )
    parser.add_argument(
        "link",
        metavar="LINK",
        nargs="?",
        default="",
        help="a link to a house or a sale, martillo://house.example/sale/ID",
    )
    parser.add_argument(
        "--server", metavar="URL", help="the address of the house, e.g. https://house.example"
    )
    parser.add_argument("--sale", metavar="ID", help="the sale to enter after signing in")
    parser.add_argument(
        "--audit", metavar="FILE", type=Path, help="check a ledger file; nobody need be signed in"
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    parser.add_argument(
        "--self-test", action="store_true", help="check this installation, with a sale of its own, and exit"
    )
    parser.add_argument(
        "--json", metavar="FILE", type=Path, help="with --self-test: write what was found here"
    )
    parser.add_argument(
        "--shots", metavar="DIR", type=Path, help="with --self-test: write pictures of the windows here"
    )
    parser.add_argument("--demo-windows", action="store_true", help=argparse.SUPPRESS)
    return parser


def _start(server: str | None, sale: str | None, audit: Path | None, link: str) -> int:
    """Paint the sign-in window with what little it takes, load the rest behind it, and run.

    A start that only opens Martillo or a link hands it to the desktop that is there already.
    """
    from desktop_client.application import new_application, paint_now
    from desktop_client.bootstrap import Desktop, run_desktop
    from desktop_client.paths import user_folders
    from desktop_client.settings import SettingsFile
    from desktop_client.system.keychain import Keychain
    from desktop_client.system.single_instance import HandOver, hand_over, meeting_place

    app = new_application()
    folders = user_folders()
    handed = None
    if server is None and sale is None and audit is None:
        handed = hand_over(meeting_place(folders), link)
    if handed is HandOver.HEARD:
        _log.info("handed over to the desktop that is there already")
        return 0
    links = None
    if sys.platform == "darwin":
        from desktop_client.system.link_events import LinkEvents

        links = LinkEvents(app)
    settings = SettingsFile(folders.settings_file)
    if server is not None:
        settings.change(servers=settings.settings.servers_with(server))
    desktop = Desktop(app, settings)
    door = None
    if audit is None:
        door = desktop.new_door(Keychain())
        paint_now(app, door)
        _end_at_once_when_asked()
        _log.info("the first window is shown")

    from desktop_client.runtime import run

    def program(stop: "asyncio.Event") -> "Coroutine[Any, Any, int]":
        return run_desktop(
            desktop, folders, stop, door=door, sale=sale, audit=audit, link=link, links=links, handed=handed
        )

    return run(app, program)


def _end_at_once_when_asked() -> None:
    """Let an end signal end the program with 0 until the loop runs: there is nothing to close yet."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))


if __name__ == "__main__":
    main()
