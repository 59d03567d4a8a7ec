"""`python -m desktop_client.demo`: the process that `martillo demo` starts and speaks to."""

import logging
import os
import sys

os.environ.setdefault("QT_API", "pyside6")

from desktop_client.application import new_application
from desktop_client.demo.running import run_demo
from desktop_client.runtime import run


def main() -> None:
    """Run the demo's windows and exit with their code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app = new_application()
    sys.exit(run(app, lambda stop: run_demo(app, stop)))


if __name__ == "__main__":
    main()
