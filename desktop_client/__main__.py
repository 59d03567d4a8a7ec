"""`martillo-desktop`: the desktop as a person starts it."""

import argparse
import logging
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")


def main() -> None:
    """Start the desktop and exit with its code."""
    parser = argparse.ArgumentParser(
        prog="martillo-desktop", description="Martillo: bid at live auctions, or call them."
    )
    parser.add_argument(
        "--server", metavar="URL", help="the address of the house, e.g. https://house.example"
    )
    parser.add_argument("--sale", metavar="ID", help="the sale to enter after signing in")
    parser.add_argument(
        "--audit", metavar="FILE", type=Path, help="check a ledger file; nobody need be signed in"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

    from desktop_client.bootstrap import run_desktop
    from desktop_client.paths import user_folders
    from desktop_client.runtime import new_application, run

    app = new_application()
    chosen = options.server, options.sale, options.audit
    sys.exit(run(app, lambda stop: run_desktop(app, user_folders(), stop, *chosen)))


if __name__ == "__main__":
    main()
