"""Runs before a program of a bundle on Windows and macOS: one with windows has no console to print to.

There its standard streams are None, and whatever prints a line would fail instead of being unheard.
"""

import os
import sys

if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  until the end
if sys.stderr is None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  until the end
