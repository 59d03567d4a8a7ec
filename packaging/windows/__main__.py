"""The command line: `PYTHONPATH=packaging python -m windows` makes, `… --try INSTALLER` tries."""

import argparse
import os
import sys
from pathlib import Path

from building.faults import CannotMake
from building.places import DIST, version
from windows.making import make_installer


def main() -> int:
    """Make or try an installer; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m windows", description="Make the installer for Windows.")
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="a bundle that is made already")
    parser.add_argument(
        "--out", type=Path, default=DIST, metavar="DIR", help="where it goes, if not to dist/"
    )
    parser.add_argument(
        "--try", dest="tried", type=Path, metavar="INSTALLER", help="install it and try it, here"
    )
    parser.add_argument("--shots", type=Path, metavar="DIR", help="where pictures of the windows go")
    options = parser.parse_args()
    if options.tried is not None:
        from windows.trying import try_installer

        return try_installer(options.tried, version(), options.shots)
    if options.bundle is None:
        from building.bundling import make_bundle

        options.bundle = make_bundle("desktop")
    try:
        made = make_installer(
            options.bundle, version(), options.out, os.environ.get("MARTILLO_SIGN_COMMAND", "")
        )
    except CannotMake as error:
        print(f"windows: {error}", file=sys.stderr)
        return 1
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
