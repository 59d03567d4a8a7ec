"""The command line: `PYTHONPATH=packaging python -m macos` makes, `… --try IMAGE` tries. On a Mac."""

import argparse
import sys
from pathlib import Path

from building.faults import CannotMake
from building.places import BUNDLES, DIST, version
from macos.making import APP, make_image
from macos.trying import try_image


def main() -> int:
    """Make or try a disk image; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macos", description="Make the disk image for macOS.")
    parser.add_argument("--app", type=Path, metavar="APP", help="an app that is made already")
    parser.add_argument(
        "--out", type=Path, default=DIST, metavar="DIR", help="where it goes, if not to dist/"
    )
    parser.add_argument("--try", dest="tried", type=Path, metavar="IMAGE", help="try this one")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="where pictures of the windows go")
    options = parser.parse_args()
    if options.tried is not None:
        return try_image(options.tried, version(), options.shots)
    try:
        if options.app is None:
            from building.bundling import make_bundle

            make_bundle("desktop")
        print(make_image(options.app or BUNDLES / APP, version(), options.out))
    except CannotMake as error:
        print(f"macos: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
